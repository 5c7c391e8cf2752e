"""Writing models: one folder a language, compressed parts, and a card that says what they are."""

from __future__ import annotations

import json
import lzma
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from dragoman.language.models.files import FORMAT

LICENCE = "CC-BY-SA-4.0"


def write_parts(
    folder: Path,
    parts: Mapping[str, bytes],
    sources: Mapping[str, str],
    measured: Mapping[str, object],
) -> int:
    """Add or replace parts in a language's folder and its card; returns their size in bytes.

    `sources` are the sets trained on with their licences. Speeds stay out of the card: they
    are the machine's, and a card is the same wherever it is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "card.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if before.get("format") != FORMAT:
        before = {}
    size = 0
    for name, content in parts.items():
        packed = lzma.compress(content, preset=9 | lzma.PRESET_EXTREME)
        (folder / f"{name}.xz").write_bytes(packed)
        size += len(packed)
    lasting = {name: value for name, value in measured.items() if not name.endswith("_per_second")}
    card = {
        "format": FORMAT,
        "language": folder.name,
        "licence": LICENCE,
        "parts": _merged(before, "parts", {name: f"{name}.xz" for name in parts}),
        "trained_on": _merged(before, "trained_on", {name: dict(sources) for name in parts}),
        "made_with": {name: version(name) for name in ("python-crfsuite", "ufal.udpipe")},
        "figures": _merged(before, "figures", lasting),
    }
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    return size


def _merged(
    before: Mapping[str, Mapping[str, object]], key: str, new: Mapping[str, object]
) -> dict[str, object]:
    return dict(sorted({**before.get(key, {}), **new}.items()))
