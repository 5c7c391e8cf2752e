"""Accounts side by side: claims in rows, independent voices in columns, copies beside their source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from dragoman.model import Account, RecordedActor, RecordedEvent, RecordedStatement, Span, hull
from dragoman.views.origins import source_name
from dragoman.views.speakers import names, speakers
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import office_at

# The words a date rests on stand first and in quotation marks in its basis.
_QUOTED = re.compile(r"'([^']+)'")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What one account gives for one claim, and the words that carry it.

    `stand`, among independent voices: `agrees`, `differs`, `silent` (gives
    nothing), `only_here` (no other voice gives anything) or `given` (there is
    no other voice).  A copy stands so towards the text it goes back to.
    `via` names the copy by which a voice is known to give it.
    """

    stand: str
    value: str | None = None
    basis: str | None = None
    via: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that accounts may say of an event, with what each column gives.

    `about` is `status`, `day`, `place`, `participant`, `topic` or `statement`;
    `subject` is the id of the actor or statement that the claim is about.
    """

    about: str
    label: str
    cells: tuple[Given, ...]
    subject: str | None = None
    detail: str | None = None


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One account: an independent voice, or a copy of the voice at column `copy_of`."""

    document: str
    source: str
    title: str | None
    language: str | None
    published: str | None
    copy_of: int | None = None
    copy_kind: str | None = None


class SideBySide(msgspec.Struct, frozen=True, kw_only=True):
    """Each voice's column is followed by those of its copies."""

    columns: tuple[Column, ...]
    claims: tuple[Claim, ...]


class _Value(msgspec.Struct, frozen=True, kw_only=True):
    """What an account gives, as it is compared (`key`) and as it is read."""

    key: str
    value: str
    span: Span
    basis: str | None = None


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A claim before it is compared: what each document gives."""

    about: str
    label: str
    values: Mapping[str, _Value]
    differ: Callable[[str, str], bool]
    subject: str | None = None
    detail: str | None = None


_From = tuple[Column, _Value]
"""The account that a value was found in, and the value."""


def side_by_side(event: RecordedEvent, around: Surroundings) -> SideBySide:
    """`event`'s accounts compared claim by claim."""
    columns = _columns(event, around)
    rows = [*_fields(event, around), *_participants(event, around)]
    claims = [_claim(row, columns) for row in rows]
    claims += [_claim(row, columns) for row in _topics(around)]
    said = [_claim(row, columns) for row in _statements(around)]
    return SideBySide(columns=columns, claims=(*claims, *sorted(said, key=_first_told)))


def _first_told(claim: Claim) -> tuple[int, int]:
    """The first column that gives a claim, and where in its text: a text's own order is kept."""
    places = ((n, cell.start) for n, cell in enumerate(claim.cells) if cell.start is not None)
    return min(places, default=(len(claim.cells), 0))


def _columns(event: RecordedEvent, around: Surroundings) -> tuple[Column, ...]:
    """Voices by day of publication, each followed by its copies."""
    voices: dict[str, list[str]] = {}
    for account in event.accounts:
        voices.setdefault(_root(account.document, around), []).append(account.document)

    def order(document: str) -> tuple[bool, str, str]:
        known = around.documents.get(document)
        return document in around.copies, (known and known.published) or "9", document

    columns: list[Column] = []
    groups = sorted(
        (sorted(set(documents), key=order) for documents in voices.values()),
        key=lambda group: order(group[0])[1:],
    )
    for first, *copies in groups:
        voice = len(columns)
        columns.append(_column(first, around, None))
        columns.extend(_column(copy, around, voice) for copy in copies)
    return tuple(columns)


def _root(document: str, around: Surroundings) -> str:
    """The text that `document` goes back to in the end; of a ring of copies, the least id."""
    seen = [document]
    while (copy := around.copies.get(seen[-1])) is not None:
        if copy.of in seen:
            return min(seen[seen.index(copy.of) :])
        seen.append(copy.of)
    return seen[-1]


def _column(document: str, around: Surroundings, voice: int | None) -> Column:
    known = around.documents.get(document)
    copy = around.copies.get(document)
    return Column(
        document=document,
        source=source_name(known, document),
        title=known.title if known else None,
        language=known.language if known else None,
        published=known.published if known else None,
        copy_of=voice,
        copy_kind=copy.kind if copy else None,
    )


def _fields(event: RecordedEvent, around: Surroundings) -> Iterable[_Row]:
    differing = {difference.field for difference in event.differences}

    def row(about: str, label: str, fields: set[str], read: Callable[..., _Value | None]) -> _Row:
        return _Row(
            about=about,
            label=label,
            values=_present((a.document, read(a, around)) for a in event.accounts),
            differ=(lambda one, other: one != other) if fields & differing else _never,
        )

    yield row("status", "Status", {"status"}, _status)
    yield row("day", "Day", {"start", "end"}, _day)
    yield row("place", "Place", {"place"}, _place)


def _status(account: Account, around: Surroundings) -> _Value | None:
    status = account.fields.status
    if status is None:
        return None
    return _Value(key=status, value=status, span=account.evidence[0])


def _day(account: Account, around: Surroundings) -> _Value | None:
    start, end, basis = account.fields.start, account.fields.end, account.fields.date_basis
    day = start or end
    if day is None:
        return None
    quoted = _QUOTED.search(basis or "")
    span = _holding(account, around, [quoted[1]] if quoted else [])
    value = day if end in (None, start) else f"{start or '…'}/{end}"
    return _Value(key=value, value=value, span=span, basis=basis)


def _place(account: Account, around: Surroundings) -> _Value | None:
    place = account.fields.place
    words = [part for part in (place.name, place.country) if part] if place else []
    if not words:
        return None
    value = ", ".join(words)
    return _Value(key=value, value=value, span=_holding(account, around, words[:1]))


def _participants(event: RecordedEvent, around: Surroundings) -> Iterable[_Row]:
    """One row for each who is named by any account, those of the record first."""
    ids = [part.actor for part in event.participants]
    ids += sorted({p.actor for account in event.accounts for p in account.fields.participants})
    for id in dict.fromkeys(ids):
        actor = around.actors.get(id)
        yield _Row(
            about="participant",
            label=actor.name if actor else id,
            values=_present((a.document, _part(a, id, around)) for a in event.accounts),
            differ=_roles_differ,
            subject=id,
            detail=office_at(actor.offices, event.start) if actor else None,
        )


def _part(account: Account, id: str, around: Surroundings) -> _Value | None:
    roles = sorted({p.role for p in account.fields.participants if p.actor == id})
    if not roles:
        return None
    span = _holding(account, around, _names(around.actors.get(id)))
    return _Value(key=roles[0], value=", ".join(roles), span=span)


def _names(actor: RecordedActor | None) -> list[str]:
    """Full names, the longest first, and then their last words."""
    if actor is None:
        return []
    full = sorted({actor.name, *(name.text for name in actor.names)}, key=lambda n: (-len(n), n))
    return list(dict.fromkeys([*full, *(name.split()[-1] for name in full if name.split())]))


def _roles_differ(one: str, other: str) -> bool:
    """To call someone a participant says less than visitor or host, not something else."""
    return one != other and "participant" not in (one, other)


def _never(one: str, other: str) -> bool:
    return False


def _topics(around: Surroundings) -> Iterable[_Row]:
    """One row for each topic of what was said there, given by whoever tells such a statement."""
    by_topic: dict[str, dict[str, _Value]] = {}
    for statement in around.statements:
        for topic in statement.topics:
            for document, value in _versions(statement, around):
                if value is not None:
                    told = _Value(key=topic, value=topic, span=value.span)
                    by_topic.setdefault(topic, {}).setdefault(document, told)
    for topic, values in sorted(by_topic.items()):
        yield _Row(about="topic", label=topic, values=values, differ=_never)


def _statements(around: Surroundings) -> Iterable[_Row]:
    for statement in around.statements:
        yield _Row(
            about="statement",
            label=names(speakers(statement, around.actors)),
            values=_present(_versions(statement, around)),
            differ=_never,
            subject=statement.id,
        )


def _versions(
    statement: RecordedStatement, around: Surroundings
) -> Iterable[tuple[str, _Value | None]]:
    for version in statement.versions:
        document = around.documents.get(version.document)
        if document is not None:
            words = " … ".join(span.of(document.text) for span in version.content)
            span = hull(version.content)
            yield version.document, _Value(key=version.form, value=words, span=span)


def _present(pairs: Iterable[tuple[str, _Value | None]]) -> dict[str, _Value]:
    found: dict[str, _Value] = {}
    for document, value in pairs:
        if value is not None:
            found.setdefault(document, value)
    return found


def _holding(account: Account, around: Surroundings, wanted: Sequence[str]) -> Span:
    """The passage of the evidence in which the first of `wanted` that is found stands."""
    document = around.documents.get(account.document)
    for words in wanted if document else ():
        for span in account.evidence:
            if document and words.casefold() in span.of(document.text).casefold():
                return span
    return account.evidence[0]


def _claim(row: _Row, columns: Sequence[Column]) -> Claim:
    voices = [n for n, column in enumerate(columns) if column.copy_of is None]
    known = {voice: _of_voice(row, voice, columns) for voice in voices}
    cells: list[Given] = []
    for n, column in enumerate(columns):
        if column.copy_of is None:
            own = known[n]
            others = [known[voice] for voice in voices if voice != n]
        else:
            own = _of(row, column)
            others = [_of(row, columns[column.copy_of])]
        cells.append(_cell(row, column, own, others))
    return Claim(
        about=row.about,
        label=row.label,
        cells=tuple(cells),
        subject=row.subject,
        detail=row.detail,
    )


def _of(row: _Row, column: Column) -> _From | None:
    value = row.values.get(column.document)
    return None if value is None else (column, value)


def _of_voice(row: _Row, voice: int, columns: Sequence[Column]) -> _From | None:
    """What a voice gives, itself or else by the first of its copies that gives it."""
    for n, column in enumerate(columns):
        if (n == voice or column.copy_of == voice) and column.document in row.values:
            return _of(row, column)
    return None


def _cell(row: _Row, column: Column, own: _From | None, others: Sequence[_From | None]) -> Given:
    if own is None:
        return Given(stand="silent")
    giver, value = own
    given = [other[1] for other in others if other is not None]
    if not others:
        stand = "given"
    elif not given:
        stand = "only_here"
    else:
        stand = "differs" if any(row.differ(value.key, o.key) for o in given) else "agrees"
    return Given(
        stand=stand,
        value=value.value,
        basis=value.basis,
        via=giver.source if giver.document != column.document else None,
        document=giver.document,
        start=value.span.start,
        end=value.span.end,
    )
