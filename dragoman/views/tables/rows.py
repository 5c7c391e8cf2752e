"""The things of a record as rows of the related tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from dragoman.model import (
    Account,
    Copy,
    Document,
    Judgement,
    Place,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Span,
    Story,
)
from dragoman.views.tables.columns import Row
from dragoman.views.timeline import office_at

Rows = Iterator[tuple[str, list[Row]]]
"""Names of tables, each with some of its rows."""

_APART = "; "
SNIPPET = 300
"""Characters of a snippet unless another length is asked for: two sentences, which is a quotation
and not a reprint."""


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the reports' own words goes out: snippets of at most `snippet` characters (None:
    as long as the evidence is), and the whole texts only if `texts`."""

    snippet: int | None = SNIPPET
    texts: bool = False


class Telling(Protocol):
    """A document as far as evidence is shown with it."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...


class Lookups(Protocol):
    """What rows need beside the thing itself."""

    def tellings(self, documents: Iterable[str], /) -> Mapping[str, Telling]: ...
    def named(self, actors: Iterable[str], /) -> Mapping[str, RecordedActor]: ...
    def copied(self, documents: Iterable[str], /) -> Mapping[str, str]: ...


def _joined(values: Iterable[str]) -> str | None:
    """Several values in one, None if there are none."""
    return _APART.join(values) or None


def place_key(place: Place | None) -> str | None:
    """Country and name, as the places table has them for key."""
    if place is None or not (place.country or place.name):
        return None
    return f"{place.country or '?'}: {place.name}" if place.name else place.country


def spelled(spans: Iterable[Span]) -> str:
    """Spans as "10:120 200:230"."""
    return " ".join(f"{span.start}:{span.end}" for span in spans)


def snippet(text: str, spans: Sequence[Span], length: int | None) -> str:
    """The words at `spans`, at most `length` characters of them."""
    words = " … ".join(text[span.start : span.end] for span in spans)
    return words if length is None or len(words) <= length else f"{words[: length - 1]}…"


def precision(date: str | None) -> str | None:
    """day, month or year."""
    return {4: "year", 7: "month"}.get(len(date), "day") if date else None


class Tabulation:
    """Makes rows of what it is given; remembers the places it has met."""

    def __init__(self, lookups: Lookups, bounds: Bounds) -> None:
        self._look = lookups
        self._bounds = bounds
        self._places: dict[str, Place] = {}

    def events(self, batch: Sequence[RecordedEvent]) -> Rows:
        """Events, and all the tables that hang on them."""
        tellings = self._look.tellings(a.document for e in batch for a in e.accounts)
        actors = self._look.named(p.actor for e in batch for p in e.participants)
        copies = self._look.copied(tellings)
        yield "events", [self._event(event, tellings) for event in batch]
        yield (
            "participants",
            [
                (
                    event.id, part.actor, part.role, actor.name if actor else part.actor,
                    office_at(actor, event.start) if actor else None,
                    actor.state if actor else None, len(part.documents),
                )
                for event in batch
                for part in event.participants
                for actor in (actors.get(part.actor),)
            ],
        )  # fmt: skip
        yield "parties", [(e.id, party) for e in batch for party in dict.fromkeys(e.parties)]
        yield (
            "accounts",
            [
                self._account(event.id, account, tellings, copies)
                for event in batch
                for account in event.accounts
            ],
        )
        yield (
            "differences",
            [
                (event.id, difference.field, one.value, document)
                for event in batch
                for difference in event.differences
                for one in difference.values
                for document in one.documents
            ],
        )
        yield "links", [(e.id, link.kind, link.event) for e in batch for link in e.links]

    def _event(self, event: RecordedEvent, tellings: Mapping[str, Telling]) -> Row:
        told = [tellings[a.document] for a in event.accounts if a.document in tellings]
        return (
            event.id, event.kind, event.status, event.type, event.mode, event.start, event.end,
            precision(event.start), event.date_basis, self._place(event.place),
            _joined(event.parties), len(event.accounts), event.independent_accounts,
            _joined(sorted({t.language for t in told if t.language})),
            min((t.published for t in told if t.published), default=None),
            _joined(difference.field for difference in event.differences), event.story,
        )  # fmt: skip

    def _account(
        self, event: str, account: Account, tellings: Mapping[str, Telling],
        copies: Mapping[str, str],
    ) -> Row:  # fmt: skip
        given = account.fields
        return (
            event, account.document, given.status, given.start, given.end, given.date_basis,
            self._place(given.place),
            _joined(f"{part.actor}={part.role}" for part in given.participants),
            copies.get(account.document), spelled(account.evidence),
            self._words(tellings, account.document, account.evidence),
        )  # fmt: skip

    def statements(self, batch: Sequence[RecordedStatement]) -> Rows:
        """Statements, who said them, and their versions."""
        tellings = self._look.tellings(v.document for s in batch for v in s.versions)
        yield (
            "statements",
            [
                (s.id, s.speaker, s.event, s.addressee, _joined(s.topics), len(s.versions))
                for s in batch
            ],
        )
        yield (
            "speakers",
            [(s.id, actor) for s in batch for actor in dict.fromkeys(s.speaker.split(_APART))],
        )
        yield (
            "statement_versions",
            [
                (
                    s.id, v.document, v.index, v.form, spelled(v.content),
                    self._words(tellings, v.document, v.content),
                )
                for s in batch
                for v in s.versions
            ],
        )  # fmt: skip

    def commitments(self, batch: Sequence[RecordedCommitment]) -> Rows:
        """Commitments and their accounts."""
        tellings = self._look.tellings(a.document for c in batch for a in c.accounts)
        yield (
            "commitments",
            [(c.id, c.by, c.to, c.kind, c.status, c.due, c.met_by, len(c.accounts)) for c in batch],
        )
        yield (
            "commitment_accounts",
            [
                (
                    c.id, a.document, spelled((a.content,)),
                    self._words(tellings, a.document, (a.content,)),
                )
                for c in batch
                for a in c.accounts
            ],
        )  # fmt: skip

    def copies(self, batch: Sequence[Copy]) -> Rows:
        """Copies."""
        yield "copies", [(c.document, c.of, c.kind, c.score, _joined(c.why)) for c in batch]

    def stories(self, batch: Sequence[Story]) -> Rows:
        """Stories and their reports."""
        yield "stories", [(story.id, len(story.documents)) for story in batch]
        yield (
            "story_documents",
            [
                (story.id, document, _joined(story.why.get(document, ())))
                for story in batch
                for document in story.documents
            ],
        )

    def documents(self, batch: Sequence[Document]) -> Rows:
        """Reports, with their text only if that is wanted."""
        whole = self._bounds.texts
        yield (
            "documents",
            [
                (
                    d.id, d.url, file_name(d.path), d.title, d.language, d.published,
                    d.published_basis, d.modified, d.outlet, d.agency, d.byline, d.dateline,
                    len(d.text), text_hash(d.text),
                    snippet(d.text, (Span(0, max(1, len(d.text))),), self._bounds.snippet),
                    d.text if whole else None,
                )
                for d in batch
            ],
        )  # fmt: skip

    def actors(self, batch: Sequence[RecordedActor]) -> Rows:
        """Actors, their names and their offices."""
        yield "actors", [(a.id, a.name, a.kind, a.state, len(a.documents)) for a in batch]
        yield (
            "names",
            [(a.id, n.text, n.language, n.documents) for a in batch for n in a.names],
        )
        yield (
            "offices",
            [(a.id, o.office, o.state, o.first, o.last) for a in batch for o in a.offices],
        )

    def judgements(self, batch: Sequence[Judgement]) -> Rows:
        """People's corrections."""
        yield (
            "judgements",
            [
                (j.id, j.action, j.subject, j.object, j.field, j.value, j.author, j.at, j.reason)
                for j in batch
            ],
        )

    def places(self) -> Rows:
        """The places of all events and accounts that rows were made of, by key."""
        yield (
            "places",
            [(key, place.name, place.country) for key, place in sorted(self._places.items())],
        )

    def _place(self, place: Place | None) -> str | None:
        key = place_key(place)
        if key is not None and place is not None:
            self._places.setdefault(key, place)
        return key

    def _words(
        self, tellings: Mapping[str, Telling], document: str, spans: Sequence[Span]
    ) -> str | None:
        telling = tellings.get(document)
        return None if telling is None else snippet(telling.text, spans, self._bounds.snippet)


def file_name(path: str | None) -> str | None:
    """The last part of a path: folders tell of the machine and its owner, not of the report."""
    return path.replace("\\", "/").rsplit("/", 1)[-1] if path else None


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
