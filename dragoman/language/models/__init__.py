"""Small trained parts, where they are installed: tagger, parser, segmenter, names a language.

Every function gives None when the models, the language's part or the library behind it
are absent, and every caller must then read by rules alone.  Parts are loaded at first
use, once a process, and give the same answer for the same words always.

    tags = tagger("en").analyse(words)
    arcs = parser("en").parse(words, tags)

Words are the reader's tokens (`dragoman.language.tokens`): whole words with attached
Arabic or Hebrew prefixes, elisions and suffixes after an apostrophe cut off.  For
Chinese, group the tokens into words with `segmenter` first.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from dragoman.language.models.files import read_part, version
from dragoman.language.models.parts import Arc, Name, Namer, Parser, Segmenter, Tagger

__all__ = [
    "Arc",
    "Name",
    "Namer",
    "Parser",
    "Segmenter",
    "Tagger",
    "namer",
    "parser",
    "segmenter",
    "tagger",
    "version",
]


@cache
def tagger(language: str) -> Tagger | None:
    """The tagger of a language (ISO 639-1), or None."""
    model = read_part(language, "tagger") if _installed("pycrfsuite") else None
    return Tagger(model) if model is not None else None


@cache
def namer(language: str) -> Namer | None:
    """The tagger of names; None where no open data of names exist for the language."""
    model = read_part(language, "names") if _installed("pycrfsuite") else None
    return Namer(model) if model is not None else None


@cache
def segmenter(language: str) -> Segmenter | None:
    """What finds words in Chinese; None for languages that separate their words."""
    model = read_part(language, "segmenter") if _installed("pycrfsuite") else None
    return Segmenter(model) if model is not None else None


@cache
def parser(language: str) -> Parser | None:
    """The dependency parser of a language, or None."""
    if not _installed("ufal.udpipe"):
        return None
    model, vocabulary = read_part(language, "parser"), read_part(language, "vocabulary")
    return Parser(model, vocabulary) if model is not None and vocabulary is not None else None


def _installed(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ModuleNotFoundError:
        return False
