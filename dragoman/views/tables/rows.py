"""The things of a record as rows of the related tables."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from dragoman.model import (
    Account,
    Copy,
    Document,
    Judgement,
    Office,
    Place,
    RecordedActor,
    RecordedCommitment,
    RecordedEvent,
    RecordedStatement,
    Span,
    Story,
)
from dragoman.views.tables.columns import Columns, Row
from dragoman.views.timeline import office_at

Rows = Iterator[tuple[str, Columns]]
"""Names of tables, each with some of its rows."""

_APART = "; "
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")
"""How a whole path begins there: a drive, or a machine."""
_REMEMBERED = 100_000
"""Actors at a date whose office is kept: some ten megabytes."""
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


class Bearer(Protocol):
    """An actor as far as it is named in a row."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def state(self) -> str | None: ...
    @property
    def offices(self) -> tuple[Office, ...]: ...


class Lookups(Protocol):
    """What rows need beside the thing itself."""

    def tellings(self, documents: Iterable[str], /) -> Mapping[str, Telling]: ...
    def bearers(self, actors: Iterable[str], /) -> Mapping[str, Bearer]: ...
    def copied(self, documents: Iterable[str], /) -> Mapping[str, str]: ...


def _joined(values: Iterable[str]) -> str | None:
    """Several values in one, None if there are none."""
    return _APART.join(values) or None


def place_key(place: Place | None) -> str | None:
    """Country and name, as the places table has them for key."""
    if place is None or not (place.country or place.name):
        return None
    return f"{place.country or '?'}: {place.name}" if place.name else place.country


def spelled(spans: Sequence[Span]) -> str:
    """Spans as "10:120 200:230"."""
    return " ".join([f"{span.start}:{span.end}" for span in spans])


def snippet(text: str, spans: Sequence[Span], length: int | None) -> str:
    """The words at `spans`, at most `length` characters of them."""
    return cut(" … ".join([text[span.start : span.end] for span in spans]), length)


def cut(words: str, length: int | None) -> str:
    """At most `length` characters of `words`."""
    return words if length is None or len(words) <= length else f"{words[: length - 1]}…"


def precision(date: str | None) -> str | None:
    """day, month or year."""
    return {4: "year", 7: "month"}.get(len(date), "day") if date else None


class Tabulation:
    """Makes rows of what it is given, column by column; remembers the places it has met.

    Columns are what files of columns take as they are, and what is searched for text that needs
    an escape in one go.
    """

    def __init__(self, lookups: Lookups, bounds: Bounds) -> None:
        self._look = lookups
        self._bounds = bounds
        self._places: dict[tuple[str | None, str | None], str | None] = {}
        self._held: dict[tuple[str, str | None], str | None] = {}

    def events(self, batch: Sequence[RecordedEvent]) -> Rows:
        """Events, and all the tables that hang on them."""
        told = [(event.id, account) for event in batch for account in event.accounts]
        tellings = self._look.tellings({account.document for _, account in told})
        yield "events", self._events(batch, tellings)
        yield "participants", self._participants(batch)
        parties = [(e.id, party) for e in batch for party in dict.fromkeys(e.parties)]
        yield "parties", _columns(parties, 2)
        yield "accounts", self._accounts(told, tellings)
        differing = [
            (event.id, difference.field, one.value, document)
            for event in batch
            for difference in event.differences
            for one in difference.values
            for document in one.documents
        ]
        yield "differences", _columns(differing, 4)
        linked = [(e.id, link.kind, link.event) for e in batch for link in e.links]
        yield "links", _columns(linked, 3)

    def _events(self, batch: Sequence[RecordedEvent], tellings: Mapping[str, Telling]) -> Columns:
        languages: list[str | None] = []
        published: list[str | None] = []
        for event in batch:
            told = [tellings[a.document] for a in event.accounts if a.document in tellings]
            languages.append(_joined(sorted({t.language for t in told if t.language})))
            published.append(min([t.published for t in told if t.published], default=None))
        return (
            [e.id for e in batch],
            [e.kind for e in batch],
            [e.status for e in batch],
            [e.type for e in batch],
            [e.mode for e in batch],
            [e.start for e in batch],
            [e.end for e in batch],
            [precision(e.start) for e in batch],
            [e.date_basis for e in batch],
            [self._place(e.place) for e in batch],
            [_joined(e.parties) for e in batch],
            [len(e.accounts) for e in batch],
            [e.independent_accounts for e in batch],
            languages,
            published,
            [_joined([d.field for d in e.differences]) if e.differences else None for e in batch],
            [e.story for e in batch],
        )

    def _participants(self, batch: Sequence[RecordedEvent]) -> Columns:
        parts = [(event, part) for event in batch for part in event.participants]
        actors = self._look.bearers({part.actor for _, part in parts})
        named = [actors.get(part.actor) for _, part in parts]
        return (
            [event.id for event, _ in parts],
            [part.actor for _, part in parts],
            [part.role for _, part in parts],
            [
                actor.name if actor else part.actor
                for actor, (_, part) in zip(named, parts, strict=True)
            ],
            [
                self._office(actor, event.start) if actor else None
                for actor, (event, _) in zip(named, parts, strict=True)
            ],
            [actor.state if actor else None for actor in named],
            [len(part.documents) for _, part in parts],
        )

    def _accounts(
        self, told: Sequence[tuple[str, Account]], tellings: Mapping[str, Telling]
    ) -> Columns:
        copies = self._look.copied(tellings)
        given = [account.fields for _, account in told]
        return (
            [event for event, _ in told],
            [account.document for _, account in told],
            [fields.status for fields in given],
            [fields.start for fields in given],
            [fields.end for fields in given],
            [fields.date_basis for fields in given],
            [self._place(fields.place) for fields in given],
            [_joined([f"{p.actor}={p.role}" for p in fields.participants]) for fields in given],
            [copies.get(account.document) for _, account in told],
            [spelled(account.evidence) for _, account in told],
            [self._words(tellings, account.document, account.evidence) for _, account in told],
        )

    def statements(self, batch: Sequence[RecordedStatement]) -> Rows:
        """Statements, who said them, and their versions."""
        tellings = self._look.tellings({v.document for s in batch for v in s.versions})
        yield (
            "statements",
            (
                [s.id for s in batch],
                [s.speaker for s in batch],
                [s.event for s in batch],
                [s.addressee for s in batch],
                [_joined(s.topics) for s in batch],
                [len(s.versions) for s in batch],
            ),
        )
        said = [(s.id, actor) for s in batch for actor in dict.fromkeys(s.speaker.split(_APART))]
        yield "speakers", _columns(said, 2)
        versions = [(s.id, v) for s in batch for v in s.versions]
        yield (
            "statement_versions",
            (
                [statement for statement, _ in versions],
                [v.document for _, v in versions],
                [v.index for _, v in versions],
                [v.form for _, v in versions],
                [spelled(v.content) for _, v in versions],
                [self._words(tellings, v.document, v.content) for _, v in versions],
            ),
        )

    def commitments(self, batch: Sequence[RecordedCommitment]) -> Rows:
        """Commitments and their accounts."""
        tellings = self._look.tellings({a.document for c in batch for a in c.accounts})
        promised = [
            (c.id, c.by, c.to, c.kind, c.status, c.due, c.met_by, len(c.accounts)) for c in batch
        ]
        yield "commitments", _columns(promised, 8)
        accounts = [
            (
                c.id, a.document, spelled((a.content,)),
                self._words(tellings, a.document, (a.content,)),
            )
            for c in batch
            for a in c.accounts
        ]  # fmt: skip
        yield "commitment_accounts", _columns(accounts, 4)

    def copies(self, batch: Sequence[Copy]) -> Rows:
        """Copies."""
        found = [(c.document, c.of, c.kind, c.score, _joined(c.why)) for c in batch]
        yield "copies", _columns(found, 5)

    def stories(self, batch: Sequence[Story]) -> Rows:
        """Stories and their reports."""
        yield "stories", _columns([(story.id, len(story.documents)) for story in batch], 2)
        told = [
            (story.id, document, _joined(story.why.get(document, ())))
            for story in batch
            for document in story.documents
        ]
        yield "story_documents", _columns(told, 3)

    def documents(self, batch: Sequence[Document]) -> Rows:
        """Reports, with their text only if that is wanted."""
        whole, length = self._bounds.texts, self._bounds.snippet
        yield (
            "documents",
            (
                [d.id for d in batch],
                [d.url for d in batch],
                [file_name(d.path) for d in batch],
                [d.title for d in batch],
                [d.language for d in batch],
                [d.published for d in batch],
                [d.published_basis for d in batch],
                [d.modified for d in batch],
                [d.outlet for d in batch],
                [d.agency for d in batch],
                [d.byline for d in batch],
                [d.dateline for d in batch],
                [len(d.text) for d in batch],
                [text_hash(d.text) for d in batch],
                [cut(d.text, length) for d in batch],
                [d.text if whole else None for d in batch],
            ),
        )

    def actors(self, batch: Sequence[RecordedActor]) -> Rows:
        """Actors, their names and their offices."""
        listed = [(a.id, a.name, a.kind, a.state, len(a.documents)) for a in batch]
        yield "actors", _columns(listed, 5)
        names = [(a.id, n.text, n.language, n.documents) for a in batch for n in a.names]
        yield "names", _columns(names, 4)
        offices = [(a.id, o.office, o.state, o.first, o.last) for a in batch for o in a.offices]
        yield "offices", _columns(offices, 5)

    def judgements(self, batch: Sequence[Judgement]) -> Rows:
        """People's corrections."""
        made = [
            (j.id, j.action, j.subject, j.object, j.field, j.value, j.author, j.at, j.reason)
            for j in batch
        ]
        yield "judgements", _columns(made, 9)

    def places(self) -> Rows:
        """The places of all events and accounts that rows were made of, by key."""
        named = {key: pair for pair, key in reversed(self._places.items()) if key is not None}
        yield "places", _columns([(key, *pair) for key, pair in sorted(named.items())], 3)

    @property
    def met(self) -> dict[tuple[str | None, str | None], str | None]:
        """The places of all rows that were made, with their keys, in the order they were met."""
        return self._places

    def meet(self, places: Mapping[tuple[str | None, str | None], str | None]) -> None:
        """Remember places that rows made elsewhere name."""
        for pair, key in places.items():
            self._places.setdefault(pair, key)

    def _place(self, place: Place | None) -> str | None:
        if place is None:
            return None
        pair = (place.name, place.country)
        if pair not in self._places:
            self._places[pair] = place_key(place)
        return self._places[pair]

    def _office(self, actor: Bearer, date: str | None) -> str | None:
        if not actor.offices:
            return None
        asked = (actor.id, date)
        if asked not in self._held:
            if len(self._held) >= _REMEMBERED:
                self._held.clear()
            self._held[asked] = office_at(actor.offices, date)
        return self._held[asked]

    def _words(
        self, tellings: Mapping[str, Telling], document: str, spans: Sequence[Span]
    ) -> str | None:
        telling = tellings.get(document)
        return None if telling is None else snippet(telling.text, spans, self._bounds.snippet)


def _columns(rows: Sequence[Row], width: int) -> Columns:
    """`rows`, of `width` values each, column by column."""
    return tuple(zip(*rows, strict=True)) if rows else ((),) * width


def file_name(path: str | None) -> str | None:
    """The last part of a path: folders tell of the machine and its owner, not of the report.

    A backslash parts folders on Windows alone; elsewhere a name may hold one.
    """
    if not path:
        return None
    windows = os.sep == "\\" or _WINDOWS.match(path)
    return re.split(r"[\\/]" if windows else "/", path)[-1]


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
