"""Labelled reports: what a careful reader noted down, to score readings against.

A gold set is a folder with `labels/<id>.json` and, under the same name,
`text/<id>.txt`; either may lie deeper in folders of its own (`labels/de/…`).
Where a `documents.jsonl` stands beside them it is read in place of the
texts, since it holds the addresses of the pages too.

Gold with `lines` is labelled by line: who speaks on which line of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.errors import OptionError, SourceError

LABELS, TEXTS, DOCUMENTS = "labels", "text", "documents.jsonl"
_HINT = "A gold set is a folder with labels/<id>.json and text/<id>.txt or documents.jsonl."


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """Someone a report names: `name` as the labels call them, `also` other accepted names."""

    name: str
    kind: str = "person"
    surface: str | None = None
    also: tuple[str, ...] = ()
    office: str | None = None
    state: str | None = None


class Encounter(msgspec.Struct, frozen=True, kw_only=True):
    """An event that a report tells.  What is `optional` costs nothing, found or missed."""

    kind: str
    status: str
    participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    date: str | None = None
    date_optional: bool = False
    place: str | None = None
    kind_alt: tuple[str, ...] = ()
    evidence: str | None = None
    optional: bool = False


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that a report gives; joint speakers stand as "A; B".

    Its content is `text`, or what lies from `starts` to `ends`, or the
    `lines` it stands on (`soft` ones may be missed).
    """

    speaker: str
    form: str | None = None
    text: str | None = None
    starts: str | None = None
    ends: str | None = None
    lines: tuple[int, ...] = ()
    soft: tuple[int, ...] = ()
    no_quotes: bool = False
    optional: bool = False


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """All labels of one report, as its file holds them."""

    id: str = ""
    lang: str | None = None
    published: str | None = None
    actors: tuple[GoldActor, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    statements: tuple[Saying, ...] = ()
    boilerplate: tuple[str, ...] = ()
    lines: tuple[str, ...] | None = None
    ignore_lines: tuple[int, ...] = ()
    ignore_encounter_lines: tuple[int, ...] = ()


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One labelled report; `contents` are the words of each statement (or of each line)."""

    id: str
    labels: Labels
    contents: tuple[str, ...]

    @property
    def language(self) -> str:
        return self.labels.lang or "?"


class GoldSet(msgspec.Struct, frozen=True, kw_only=True):
    """One folder of labelled reports; `paths` are what the reader is given."""

    name: str
    folder: Path
    paths: tuple[str, ...]
    documents: dict[str, GoldDocument]


def find_sets(paths: Sequence[str | Path], languages: Sequence[str] = ()) -> list[GoldSet]:
    """The gold sets at `paths`: each folder itself, or those folders in it that are one.

    Only documents in `languages` (ISO 639-1), if any are named.  Raises
    OptionError where there is none, SourceError for labels that cannot be used.
    """
    found = []
    for path in map(Path, paths):
        inside = sorted(p for p in path.glob("*/") if (p / LABELS).is_dir())
        folders = [path] if (path / LABELS).is_dir() else inside
        if not folders:
            raise OptionError("no gold set is here", where=str(path), hint=_HINT)
        found += [_load(folder, languages) for folder in folders]
    found = [one for one in found if one.documents]
    if not found:
        raise OptionError(f"no labelled report in {', '.join(languages) or 'any language'}")
    return found


def _load(folder: Path, languages: Sequence[str]) -> GoldSet:
    documents, texts = {}, []
    for file in sorted((folder / LABELS).rglob("*.json")):
        text = folder / TEXTS / file.relative_to(folder / LABELS).with_suffix(".txt")
        document = _document(file, text)
        if languages and document.language not in languages:
            continue
        if file.stem in documents:
            raise SourceError("two reports have this id", reason="malformed", where=str(file))
        documents[file.stem] = document
        texts.append(str(text))
    table = folder / DOCUMENTS
    if table.is_file():
        given = _ids(table)
        texts = [str(table), *(text for text in texts if Path(text).stem not in given)]
    paths = tuple(texts)
    return GoldSet(name=_name(folder), folder=folder, paths=paths, documents=documents)


def _ids(table: Path) -> set[str]:
    """The ids of the documents that `table` holds."""
    try:
        rows = [
            msgspec.json.decode(line) for line in table.read_bytes().splitlines() if line.strip()
        ]
    except msgspec.DecodeError as error:
        raise SourceError(str(error), reason="malformed", where=str(table), hint=_HINT) from error
    return {str(row.get("id")) for row in rows}


def _name(folder: Path) -> str:
    """The folder's name; a folder named after a language is a part of the set above it."""
    folder = folder.resolve()
    is_language = len(folder.name) == 2 and folder.name.isalpha()
    return folder.parent.name if is_language else folder.name


def _document(file: Path, text: Path) -> GoldDocument:
    try:
        labels = msgspec.json.decode(file.read_bytes(), type=Labels)
    except msgspec.DecodeError as error:
        raise SourceError(str(error), reason="malformed", where=str(file), hint=_HINT) from error
    if not text.is_file():
        raise SourceError(
            f"its text is missing: {text}", reason="missing", where=str(file), hint=_HINT
        )
    if labels.lines is not None:
        contents = labels.lines
    else:
        raw = text.read_text(encoding="utf-8")
        contents = tuple(_content(s, raw, f"{file}: statements[{i}]") for i, s in _counted(labels))
    return GoldDocument(id=file.stem, labels=labels, contents=contents)


def _counted(labels: Labels) -> list[tuple[int, Saying]]:
    return list(enumerate(labels.statements))


def _content(saying: Saying, text: str, where: str) -> str:
    if saying.text is not None:
        return saying.text
    start = text.find(saying.starts) if saying.starts else -1
    end = text.find(saying.ends, start) if saying.ends and start >= 0 else -1
    if end < 0:
        edge = f"starts {saying.starts!r}" if start < 0 else f"ends {saying.ends!r}"
        raise SourceError(
            f"the text does not hold what the statement {edge} with",
            reason="malformed",
            where=where,
        )
    return text[start : end + len(saying.ends or "")]
