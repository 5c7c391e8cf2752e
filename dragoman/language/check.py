"""`dragoman packs check`: what a language pack lacks, and where it contradicts itself.

A hole is something that other packs have and this one should; a contradiction
is one phrase that stands for two things which exclude each other.  A pack
that does not even load is reported as an error, with file and line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from dragoman.errors import PackError
from dragoman.language.alternatives import expand
from dragoman.language.meta import FRAMES, SAYINGS
from dragoman.language.pack import Pack, alpha2, codes, folder, load
from dragoman.language.phrases import Entry
from dragoman.language.tokens import tokenize

FILES = (
    "pack.toml", "world.toml", "offices.toml", "grammar.toml", "events.toml", "speech.toml",
    "terms.toml", "time.toml", "pages.toml",
)  # fmt: skip
_NEEDED_MARKERS = ("with", "to", "in")
_NEEDED_MODALITY = ("negation", "planned", "cancelled")
_RARE_FRAMES = (
    "hosting",
    "tour",
    "onward",
    "acceptance",
    "answer",
    "congratulation",
    "departure",
    "negotiation",
    "receipt",
    "bidden",
)
_RARE_SAYINGS = ("label", "ask", "quoted", "tell", "stress", "noun")
_EXCLUDE = ("state", "demonym", "capital")
"""Categories of which one phrase may stand for one state only."""


class Finding(msgspec.Struct, frozen=True, order=True):
    """One thing to mend: `error` (does not load), `hole` or `contradiction`."""

    language: str
    kind: str
    where: str
    message: str


def check_packs(languages: Sequence[str] = (), root: Path | None = None) -> list[Finding]:
    """Everything found in the packs of `languages` (all of them when none is named).

    Raises PackError when a language named has no pack at all.
    """
    found: list[Finding] = []
    for code in languages or codes():
        found += check_pack(code, root)
    return sorted(found)


def check_pack(code: str, root: Path | None = None) -> list[Finding]:
    """What is missing or contradictory in one pack."""
    base = (root or folder()) / code
    if not base.exists():
        raise PackError(f"there is no pack for {code!r}", hint=f"packs: {', '.join(codes())}")
    try:
        pack = load(code, root)
    except PackError as error:
        return [Finding(code, "error", error.where or str(base), error.message)]
    found = [
        Finding(code, "hole", f"{code}/{name}", "the file is missing")
        for name in FILES
        if not (base / name).exists()
    ]
    found += _states(code, base, adjectives=pack.meta.spaces)
    found += _keys(code, base, "events.toml", set(FRAMES) - set(_RARE_FRAMES))
    found += _keys(code, base, "speech.toml", set(SAYINGS) - set(_RARE_SAYINGS))
    found += _markers(code, base)
    found += _modality(code, base)
    found += _offices(code, base)
    found += _contradictions(code, pack.table.entries())
    if pack.meta.spaces:
        found += _swallowed(pack)
    return found


def _data(path: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _states(code: str, base: Path, adjectives: bool) -> Iterator[Finding]:
    states = _data(base / "world.toml").get("states", {})
    for iso3 in sorted(alpha2()):
        row = states.get(iso3)
        where = f"{code}/world.toml"
        if not isinstance(row, dict) or not row.get("names"):
            yield Finding(code, "hole", where, f"no name for the state {iso3}")
        elif adjectives and not row.get("adjectives"):
            yield Finding(code, "hole", where, f"no adjective for the state {iso3}")


def _keys(code: str, base: Path, name: str, wanted: set[str]) -> Iterator[Finding]:
    data = _data(base / name)
    for key in sorted(wanted - set(data)):
        yield Finding(code, "hole", f"{code}/{name}", f"no words under [{key}]")


def _markers(code: str, base: Path) -> Iterator[Finding]:
    grammar = _data(base / "grammar.toml")
    marked = {
        slot
        for table in ("markers", "postpositions", "suffixes")
        for slot in grammar.get(table, {})
    }
    attached = grammar.get("attached", {})
    marked.update(str(slot) for slot in attached.values())
    for slot in _NEEDED_MARKERS:
        if slot not in marked:
            yield Finding(code, "hole", f"{code}/grammar.toml", f"nothing marks {slot!r}")


def _modality(code: str, base: Path) -> Iterator[Finding]:
    words = _data(base / "grammar.toml").get("modality", {})
    for key in _NEEDED_MODALITY:
        if not words.get(key):
            yield Finding(code, "hole", f"{code}/grammar.toml", f"no words of {key}")


def _offices(code: str, base: Path) -> Iterator[Finding]:
    """Offices, organisations and institutions that English has and this pack lacks."""
    if code == "en":
        return
    mine, english = _data(base / "offices.toml"), _data(folder() / "en" / "offices.toml")
    for table in ("offices", "modifiers", "institutions"):
        for key in sorted(set(english.get(table, {})) - set(mine.get(table, {}))):
            yield Finding(code, "hole", f"{code}/offices.toml", f"[{table}] lacks {key!r}")


def _contradictions(code: str, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Phrases that name two states."""
    states: dict[str, set[str]] = {}
    origin: dict[str, str] = {}
    for entry in entries:
        for phrase in expand(entry.phrase):
            if entry.category in _EXCLUDE:
                states.setdefault(phrase, set()).add(entry.key)
                origin.setdefault(phrase, entry.origin)
    for form, keys in sorted(states.items()):
        if len(keys) > 1:
            yield Finding(
                code,
                "contradiction",
                origin[form],
                f"{form!r} stands for {', '.join(sorted(keys))}",
            )


def _swallowed(pack: Pack) -> Iterator[Finding]:
    """Offices and bodies whose phrase holds the name of a state, so that the state is not read.

    "secretary of state of Peru" as one phrase leaves its holder without a state.
    """
    entries = pack.table.entries()
    implied = {phrase for e in entries if e.category == "implied" for phrase in expand(e.phrase)}
    for entry in entries:
        if entry.category not in ("office", "institution"):
            continue
        for phrase in expand(entry.phrase):
            tokens = tokenize(phrase, pack.code, pack.elisions)
            if phrase not in implied and any(
                match.start == 0 and not match.prefix and match.entry(*_EXCLUDE) is not None
                for i in range(1, len(tokens))
                for match in pack.table.find(tokens[i:])
            ):
                message = f"{phrase!r} holds the name of a state: leave that out, or say so under [implied]"
                yield Finding(pack.code, "contradiction", entry.origin, message)
                break
