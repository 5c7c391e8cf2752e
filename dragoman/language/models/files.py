"""Where trained parts are found: the package `dragoman_models`, or a directory.

Each language has a folder with `card.json` (format, training data, figures) and the
compressed parts.  The directory named by the environment variable DRAGOMAN_MODELS
comes before the installed package; set it to an empty directory to read by rules alone.
"""

from __future__ import annotations

import hashlib
import lzma
import os
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from dragoman.errors import PackError

#: Changes whenever features or encoding change: models of another format are refused.
FORMAT = 1
PACKAGE = "dragoman_models"
VARIABLE = "DRAGOMAN_MODELS"


class Card(msgspec.Struct, frozen=True):
    """What a model says of itself in `card.json`."""

    format: int
    language: str
    parts: dict[str, str]
    """Name of each part ("tagger", "parser", ...) and its file."""


def root() -> Traversable | None:
    """The folder that holds one folder a language, or None where no models are installed."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    try:
        return resources.files(PACKAGE)
    except ModuleNotFoundError:
        return None


def parts_of(language: str) -> tuple[str, ...]:
    """Names of the parts that are installed for a language.  Raises PackError as `read_part`."""
    card = _card(language)
    return tuple(sorted(card.parts)) if card else ()


@cache
def version() -> str:
    """Names the trained parts in use: a digest of their cards, empty where there are none.

    A reading made with other parts may differ, so readers put it into their version.
    """
    folder = root()
    if folder is None or not folder.is_dir():
        return ""
    cards = sorted(
        (entry.name, (entry / "card.json").read_bytes())
        for entry in folder.iterdir()
        if entry.is_dir() and (entry / "card.json").is_file()
    )
    if not cards:
        return ""
    digest = hashlib.sha256()
    for name, card in cards:
        digest.update(name.encode() + b"\0" + card)
    return digest.hexdigest()[:8]


def read_part(language: str, part: str) -> bytes | None:
    """The uncompressed bytes of a part; None when the language has no such part.

    Raises PackError when the files are there and cannot be used.
    """
    folder, card = root(), _card(language)
    if folder is None or card is None:
        return None
    if part not in card.parts:
        return None
    file = folder / language / card.parts[part]
    try:
        return lzma.decompress(file.read_bytes())
    except (OSError, lzma.LZMAError) as error:
        raise _broken(file, f"cannot be read: {error}") from error


def _card(language: str) -> Card | None:
    folder = root()
    if folder is None or not language.isalpha():
        return None
    card_file = folder / language / "card.json"
    if not card_file.is_file():
        return None
    try:
        card = msgspec.json.decode(card_file.read_bytes(), type=Card)
    except msgspec.DecodeError as error:
        raise _broken(card_file, str(error)) from error
    if card.format != FORMAT:
        raise _broken(card_file, f"model format {card.format}, this reader wants {FORMAT}")
    return card


def _broken(file: Traversable, message: str) -> PackError:
    hint = (
        "Install the dragoman-models that belongs to this version, make the models again with "
        f"`python -m training.train`, or set {VARIABLE}= (empty) to read by rules alone."
    )
    return PackError(message, where=str(file), hint=hint)
