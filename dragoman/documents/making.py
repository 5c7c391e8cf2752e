"""A raw item to a document: the order of the steps, nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any

import msgspec

from dragoman.documents import publication
from dragoman.documents.cleaning import clean, clean_page, kept
from dragoman.documents.dateline_forms import Dateline
from dragoman.documents.datelines import city_of_line, find_dateline
from dragoman.documents.dateorder import written_order
from dragoman.documents.furniture import credited_agency
from dragoman.documents.lines import Line, normalise, split
from dragoman.documents.origin import byline_of, host_of, notes_of, outlet_of
from dragoman.documents.parts import parts_of
from dragoman.documents.today import from_today
from dragoman.errors import SourceError
from dragoman.language.agencies import agencies_in
from dragoman.language.detect import detect
from dragoman.language.pages import fold
from dragoman.model import Document, RawItem, Removed
from dragoman.model.document import content_hash

ROUNDS = 5
"""Cleaning is done again until nothing changes; texts settle after one or two rounds."""


def make(item: RawItem) -> Document:
    """The document of one raw item.

    A pure function of the item.  Raises SourceError (reason `no_text`) when
    nothing readable is left.
    """
    draft = _draft(item)
    clues = _clues_outside(item, draft.metadata)
    tidy = clean if item.html is None else clean_page
    for _ in range(ROUNDS):
        before = [(x.text, x.reason) for x in draft.lines]
        publication.take_prefix(clues, draft.lines)
        draft.title = tidy(draft.lines, draft.title)
        draft.dateline = draft.dateline or _take_dateline(draft.lines)
        publication.from_lines(clues, draft.lines, draft.title)
        if before == [(x.text, x.reason) for x in draft.lines]:
            break
    if draft.dateline and draft.dateline.day:
        clues.add(publication.DATELINE, draft.dateline.day, publication.STATED)
    from_today(clues, draft.lines, draft.title, item.url)
    return _document(item, draft, publication.choose(clues, _order(item, draft, clues)))


@dataclass
class _Draft:
    """A document on its way."""

    lines: list[Line]
    title: str | None
    metadata: dict[str, Any]
    dateline: Dateline | None = None


def _draft(item: RawItem) -> _Draft:
    text, title, metadata = item.text or "", item.title, dict(item.metadata)
    if item.html is not None:
        from dragoman.documents.page import read_page

        page = read_page(item.html, item.place)
        text, title = page.text, title or page.title
        metadata.update(page.metadata)
    return _Draft(split(normalise(text)), _one_line(title), metadata)


def _clues_outside(item: RawItem, metadata: dict[str, Any]) -> publication.Clues:
    """Clues for the date that stand outside the text."""
    clues = publication.Clues()
    publication.given(clues, item.published, item.published_basis)
    publication.from_url(clues, item.url or metadata.get("url"))
    publication.from_metadata(clues, metadata)
    publication.from_path(clues, _own_path(item))
    return clues


def _order(item: RawItem, draft: _Draft, clues: publication.Clues) -> str | None:
    """How this document writes a date in numbers, where a clue asks for it."""
    if not any(clue.other for clue in clues.found):
        return None
    written = item.language or draft.metadata.get("language")
    return written_order(
        [line.folded for line in draft.lines],
        _language(draft.lines, written),
        host_of(item.url or draft.metadata.get("url")),
        written,
    )


def _document(item: RawItem, draft: _Draft, day: publication.Publication) -> Document:
    lines, metadata = draft.lines, draft.metadata
    text = "\n".join(line.text for line in kept(lines) if line.text)
    if not re.search(r"\w", text):
        raise SourceError(
            "No readable text is left after cleaning.",
            reason="no_text",
            where=item.place,
            hint="Look at the file; if the report is in it, give its text as JSON Lines.",
        )
    language, parts = parts_of(
        text.split("\n"), _language(lines, item.language or metadata.get("language"))
    )
    city = draft.dateline.city if draft.dateline else _city_line(lines)
    document = Document(
        id=item.id or "",
        text=text,
        path=item.path,
        url=item.url or metadata.get("url"),
        title=draft.title,
        language=language,
        published=day.published,
        published_basis=day.basis,
        modified=day.modified,
        outlet=item.outlet or outlet_of(item.url, metadata, lines),
        agency=_agency(lines, draft.dateline),
        dateline=city,
        byline=byline_of(lines, metadata),
        removed=_removed(lines),
        notes=notes_of(lines),
        dates=day.dates,
        parts=parts,
        fetched=moment(draft.metadata.get("fetched")),
    )
    return msgspec.structs.replace(
        document, id=item.id or identify(document), hash=content_hash(document)
    )


def identify(document: Document) -> str:
    """A short id from the words and their source: the address, else outlet and agency.

    The file is no source: a report saved twice is one document, whatever the files are called.
    Without an address the title and the dates that the item itself gives are among the words,
    since two reports may have no more than a formula for their text.
    """
    if document.url:
        return _short(document.url, document.text)
    dates = sorted({clue.date for clue in document.dates if clue.basis != publication.FILE_NAME})
    return _short(document.outlet, document.agency, document.title, *dates, document.text)


def _short(*parts: str | None) -> str:
    return sha256("\0".join(part or "" for part in parts).encode()).hexdigest()[:16]


def moment(told: object) -> str | None:
    """When a page was fetched, as a server (HTTP) or an archive (ISO 8601) has it; in UTC."""
    if not isinstance(told, str) or not told:
        return None
    try:
        at = datetime.fromisoformat(told) if told[:1].isdigit() else parsedate_to_datetime(told)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _own_path(item: RawItem) -> str | None:
    """The path, unless the file holds many items: its name then dates none of them."""
    return item.path if item.path and item.place == item.path else None


def _one_line(title: str | None) -> str | None:
    return " ".join(normalise(title).split()) or None if title else None


def _take_dateline(lines: list[Line]) -> Dateline | None:
    """Cut the dateline of the first paragraph (the second where a standfirst is before it)."""
    for place, line in enumerate([x for x in lines if x.kept and x.prose][:3]):
        found = find_dateline(line.text, first=place <= 1)
        if found and found.length < len(line.text):
            line.cut(0, found.length, "dateline")
            return found
    return None


def _city_line(lines: list[Line]) -> str | None:
    """The city of a line before the first paragraph: alone, or with an agency and a day."""
    first = next((i for i, x in enumerate(lines) if x.kept and x.prose), 0)
    for line in reversed(lines[:first]):
        if line.reason in ("dateline", "date_line") and (city := city_of_line(line.text)):
            return city
        if line.reason == "dateline":
            return line.text
    return None


def _language(lines: list[Line], given: str | None) -> str | None:
    """Of the paragraphs: headings and names are too short, furniture is the site's language."""
    prose = [x.text for x in lines if x.kept and x.prose]
    found = detect("\n".join(prose or [x.text for x in lines if x.kept]))
    if given:
        code = re.split(r"[-_]", fold(given))[0]
        if len(code) == 2 and (found is None or sum(map(len, prose)) < 60):
            return code
    return found


def _agency(lines: list[Line], dateline: Dateline | None) -> str | None:
    if dateline and dateline.agency:
        return dateline.agency
    for line in lines:
        for text, reason in line.cuts:
            if reason == "credit" and credited_agency(text):
                return credited_agency(text)
        if line.reason in ("credit", "byline", "date_line", "metadata"):
            credits = agencies_in(line.text)
            if credits:
                return credits[0]
    body = [x for x in lines if x.kept and x.prose]
    for line in [*body[-2:], *body[:1]]:
        found = credited_agency(line.text)
        if found:
            return found
    return _opening_agency(body[0].text) if body else None


def _opening_agency(text: str) -> str | None:
    """ "AhlulBayt News Agency (ABNA): ..." at the very beginning."""
    match = re.match(r"^[^.:]{0,60}?\(([^()]{2,12})\)\s*[:–—-]", text)
    return credited_agency(match[1]) if match else None


def _removed(lines: list[Line]) -> tuple[Removed, ...]:
    found: list[Removed] = []
    for line in lines:
        found += [Removed(text, reason) for text, reason in line.cuts if text]
        if line.reason:
            found.append(Removed(line.text, line.reason))
    return tuple(found)
