"""A briefing on a relation and a period: sentences, each with a footnote for every report of it.

What it says stands in the record; it draws no conclusion.  `briefing_markdown` and
`briefing_docx` write it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from dragoman.export.happenings import Evidence, Happening, happenings
from dragoman.model import RecordedActor, RecordedCommitment, RecordedStatement, Span
from dragoman.model.selection import Selection
from dragoman.views.origins import source_name
from dragoman.views.tables import Bounds
from dragoman.views.tables.rows import snippet, spelled
from dragoman.views.timeline import Who

if TYPE_CHECKING:
    from dragoman.store.portions import Portion, Telling

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_NOUNS = {
    "meeting": "a meeting", "visit": "a visit", "call": "a telephone call",
    "press_conference": "a press conference", "summit": "a summit", "signing": "a signing",
    "message": "a message", "invitation": "an invitation", "negotiation": "negotiations",
}  # fmt: skip
_STATUS = {
    "held": "reports tell of", "planned": "reports announce", "proposed": "reports tell of a "
    "proposal for", "cancelled": "reports say that there will not be",
}  # fmt: skip


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence and the reports it rests on, each a footnote."""

    text: str
    notes: tuple[str, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences under one heading."""

    heading: str
    sentences: tuple[Sentence, ...]


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """All that goes into one briefing."""

    title: str
    sections: tuple[Section, ...]


def brief(portion: Portion, bounds: Bounds) -> Briefing:
    """The briefing on what `portion` holds."""
    found = list(happenings(portion))
    held = [h for h in found if h.event.status == "held"]
    coming = [h for h in found if h.event.status != "held"]
    sections = [
        ("What is reported to have happened", [_told(h, bounds) for h in held]),
        ("What was planned, proposed or called off", [_told(h, bounds) for h in coming]),
        ("Where reports differ", [s for h in found for s in _differing(h, bounds)]),
        ("What was said", list(_said(portion, bounds))),
        ("What was promised", list(_promised(portion, bounds))),
    ]
    return Briefing(
        title=_title(portion.selection),
        sections=tuple(
            Section(heading=heading, sentences=tuple(sentences))
            for heading, sentences in sections
            if sentences
        ),
    )


def _title(wanted: Selection) -> str:
    states = " and ".join(state_name(state) for state in wanted.states)
    who = ", with ".join(filter(None, (states, wanted.person))) or "Reported diplomacy"
    if wanted.since and wanted.until:
        return f"{who}, {_day(wanted.since)} to {_day(wanted.until)}"
    if wanted.since or wanted.until:
        limit = f"from {_day(wanted.since)}" if wanted.since else f"until {_day(wanted.until)}"
        return f"{who}, {limit}"
    return who


def _told(happening: Happening, bounds: Bounds) -> Sentence:
    event = happening.event
    when = "At a time not given"
    if event.start:
        on = "On" if len(event.start) == 10 else "In"
        when = f"{on} {_day(event.start)}"
        if event.end and event.end != event.start:
            when = f"From {_day(event.start)} to {_day(event.end)}"
    what = _NOUNS.get(event.kind, event.kind.replace("_", " "))
    where = ""
    if event.place:
        country = state_name(event.place.country) if event.place.country else None
        where = f" in {', '.join(filter(None, (event.place.name, country)))}"
    who = _listed([_named(one) for one in happening.who])
    silent = [p for p in event.parties if p not in {one.state for one in happening.who}]
    others = _listed([state_name(party) for party in silent])
    between = f": {who}" if who else ""
    also = f"{'; also a party' if who else ''}: {others}" if others else ""
    count = event.independent_accounts
    voices = "" if count == 1 else f" ({count} independent voices)"
    text = f"{when} {_STATUS.get(event.status, 'reports tell of')} {what}{where}{between}{also}"
    notes = tuple(_note(one) for one in happening.evidence(bounds.snippet))
    return Sentence(text=f"{text}{voices}.", notes=notes)


def _named(who: Who) -> str:
    about = ", ".join(filter(None, (who.office, state_name(who.state) if who.state else None)))
    return f"{who.name} ({about})" if about and who.kind == "person" else who.name


def _differing(happening: Happening, bounds: Bounds) -> Iterator[Sentence]:
    event = happening.event
    evidence = {one.document: one for one in happening.evidence(bounds.snippet)}
    what = _NOUNS.get(event.kind, event.kind.replace("_", " ")).split(" ", 1)[-1]
    who = _listed([one.name for one in happening.who])
    for difference in event.differences:
        values = _listed([_value(one.value) for one in difference.values])
        told = [d for one in difference.values for d in one.documents if d in evidence]
        yield Sentence(
            text=f"On the {what} of {who or 'those named'} ({_day(event.start) or 'undated'}) "
            f"reports differ in the field “{difference.field}”: {values}.",
            notes=tuple(_note(evidence[d]) for d in dict.fromkeys(told)),
        )


def _value(value: str) -> str:
    return _day(value) if value[:4].isdigit() and len(value) in (4, 7, 10) else value


def _said(portion: Portion, bounds: Bounds) -> Iterator[Sentence]:
    for batch in portion.statements():
        tellings = portion.tellings(v.document for s in batch for v in s.versions)
        actors = portion.named(a for s in batch for a in s.speaker.split("; "))
        for statement in batch:
            yield _statement(statement, actors, tellings, bounds)


def _statement(
    statement: RecordedStatement,
    actors: Mapping[str, RecordedActor],
    tellings: Mapping[str, Telling],
    bounds: Bounds,
) -> Sentence:
    names = [actors[a].name if a in actors else a for a in statement.speaker.split("; ")]
    forms = {"direct": "in quotation marks", "indirect": "in its own words"}
    told = [v for v in statement.versions if v.document in tellings]
    form = forms.get(told[0].form, "partly in quotation marks") if told else ""
    count = f"{len(told)} reports give" if len(told) > 1 else "One report gives"
    return Sentence(
        text=f"{count} words of {_listed(names)}, {form}.",
        notes=tuple(_quoted(tellings[v.document], v.content, bounds) for v in told),
    )


def _promised(portion: Portion, bounds: Bounds) -> Iterator[Sentence]:
    for batch in portion.commitments():
        tellings = portion.tellings(a.document for c in batch for a in c.accounts)
        actors = portion.named(a for c in batch for a in (c.by, c.to) if a)
        for promise in batch:
            yield Sentence(
                text=_promise(promise, actors),
                notes=tuple(
                    _quoted(tellings[a.document], (a.content,), bounds)
                    for a in promise.accounts
                    if a.document in tellings
                ),
            )


def _promise(promise: RecordedCommitment, actors: Mapping[str, RecordedActor]) -> str:
    by = actors[promise.by].name if promise.by in actors else promise.by
    to = promise.to
    if to is not None and to in actors:
        to = actors[to].name
    due = f" by {_day(promise.due)}" if promise.due else ""
    came = {
        "open": "the record has no event that meets it",
        "met": "an event in the record meets it",
        "overtaken": "events have overtaken it",
    }
    what = "" if promise.kind == "other" else f" ({promise.kind})"
    return (
        f"{by} made a commitment{what}{f' to {to}' if to else ''}{due}; "
        f"{came.get(promise.status, promise.status)}."
    )


def _quoted(telling: Telling, spans: tuple[Span, ...], bounds: Bounds) -> str:
    words = snippet(telling.text, spans, bounds.snippet)
    return _source(
        telling.outlet or telling.agency or source_name(None, telling.id), telling.title,
        telling.published, telling.url, f"“{words}” (characters {spelled(spans)})",
    )  # fmt: skip


def _note(one: Evidence) -> str:
    return _source(
        one.outlet or one.document, one.title, one.published, one.url,
        f"“{one.snippet}” (characters {one.spans})",
    )  # fmt: skip


def _source(outlet: str, *more: str | None) -> str:
    return " ".join(", ".join(part for part in (outlet, *more) if part).split())


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _day(date: str | None) -> str:
    """4 June 2024, June 2024 or 2024."""
    parts = (date or "").split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    words += [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*words, parts[0]])


@lru_cache(maxsize=600)
def state_name(code: str) -> str:
    """The English name of a state or country, by its ISO 3166-1 code of three or two letters."""
    from babel import Locale

    from dragoman.language import pack

    two = pack.alpha2().get(code, code)
    return str(Locale.parse("en").territories.get(two, code))
