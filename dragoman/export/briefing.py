"""A briefing on a relation and a period: sentences, each with a footnote for every report of it.

What it says stands in the record; it draws no conclusion.  `briefing_markdown` and
`briefing_docx` write it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.export.happenings import Evidence, Happening, happenings, place_name, state_name
from dragoman.model import (
    DifferingValue,
    RecordedActor,
    RecordedCommitment,
    Span,
    StatementVersion,
)
from dragoman.model.selection import Selection
from dragoman.views.origins import source_name
from dragoman.views.tables import Bounds
from dragoman.views.tables.rows import snippet, spelled
from dragoman.views.timeline import Who

if TYPE_CHECKING:
    from dragoman.store.lookups import Telling
    from dragoman.store.portions import Portion

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
    "held": ("a report tells of", "reports tell of"),
    "planned": ("a report announces", "reports announce"),
    "proposed": ("a report tells of a proposal for", "reports tell of a proposal for"),
    "cancelled": (
        "a report says that there will not be",
        "reports say that there will not be",
    ),
}
"""What one report does, and what several do."""


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
        ("What was said", _said(portion, bounds)),
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
        where = f" in {place_name(event.place)}"
    who = _listed([_named(one) for one in happening.who])
    silent = [p for p in event.parties if p not in {one.state for one in happening.who}]
    others = _listed([state_name(party) for party in silent])
    between = f": {who}" if who else ""
    also = f"{'; also a party' if who else ''}: {others}" if others else ""
    count = event.independent_accounts
    voices = "" if count == 1 else f" ({count} independent voices)"
    told = _STATUS.get(event.status, _STATUS["held"])[len(event.accounts) > 1]
    text = f"{when} {told} {what}{where}{between}{also}"
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
    fields: dict[tuple[DifferingValue, ...], list[str]] = {}
    for difference in event.differences:
        fields.setdefault(difference.values, []).append(f"“{difference.field}”")
    for given, named in fields.items():
        values = _listed([_value(one.value) for one in given])
        told = [d for one in given for d in one.documents if d in evidence]
        yield Sentence(
            text=f"On the {what} of {who or 'those named'} ({_day(event.start) or 'undated'}) "
            f"reports differ in the field{'s' if named[1:] else ''} {_listed(named)}: {values}.",
            notes=tuple(_note(evidence[d]) for d in dict.fromkeys(told)),
        )


def _value(value: str) -> str:
    return _day(value) if value[:4].isdigit() and len(value) in (4, 7, 10) else value


def _said(portion: Portion, bounds: Bounds) -> list[Sentence]:
    """What was said, by the day of its first report."""
    found: list[tuple[str, str, Sentence]] = []
    for batch in portion.statements():
        tellings = portion.tellings(v.document for s in batch for v in s.versions)
        actors = portion.named(a for s in batch for a in s.speaker.split("; "))
        for statement in batch:
            told = [v for v in statement.versions if v.document in tellings]
            told.sort(key=lambda v: (tellings[v.document].published or "~", v.document, v.index))
            if told:
                names = [
                    actors[a].name if a in actors else a for a in statement.speaker.split("; ")
                ]
                day = tellings[told[0].document].published or "~"
                sentence = _statement(_listed(names), told, tellings, bounds)
                found.append((day, statement.id, sentence))
    return [sentence for _, _, sentence in sorted(found, key=lambda one: one[:2])]


def _statement(
    speaker: str,
    told: Sequence[StatementVersion],
    tellings: Mapping[str, Telling],
    bounds: Bounds,
) -> Sentence:
    """Who said it, with the words of the first report; the other reports' words are in the notes."""
    first = told[0]
    words = snippet(tellings[first.document].text, first.content, bounds.snippet)
    day = tellings[first.document].published
    count = f" ({len(told)} reports)" if len(told) > 1 else ""
    how = "said" if first.form == "direct" else "is reported to have said"
    when = f", in a report of {_day(day)}" if day else ""
    return Sentence(
        text=_begun(f"{speaker} {how}{when}{count}: “{' '.join(words.split())}”"),
        notes=(
            _quoted(tellings[first.document], first.content, None),
            *(_quoted(tellings[v.document], v.content, bounds) for v in told[1:]),
        ),
    )


def _promised(portion: Portion, bounds: Bounds) -> Iterator[Sentence]:
    for batch in portion.commitments():
        tellings = portion.tellings(a.document for c in batch for a in c.accounts)
        actors = portion.named(a for c in batch for a in (c.by, c.to) if a)
        for promise in batch:
            told = [a for a in promise.accounts if a.document in tellings]
            words = [
                snippet(tellings[a.document].text, (a.content,), bounds.snippet) for a in told[:1]
            ]
            notes = [_quoted(tellings[a.document], (a.content,), bounds) for a in told[1:]]
            notes[:0] = [_quoted(tellings[a.document], (a.content,), None) for a in told[:1]]
            yield Sentence(text=_promise(promise, actors, words), notes=tuple(notes))


def _promise(
    promise: RecordedCommitment, actors: Mapping[str, RecordedActor], words: Sequence[str]
) -> str:
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
    said = f": “{' '.join(words[0].split())}”" if words else ""
    return _begun(
        f"{by} made a commitment{what}{f' to {to}' if to else ''}{due}{said}; "
        f"{came.get(promise.status, promise.status)}."
    )


def _begun(sentence: str) -> str:
    """With a capital letter: who speaks may be "presidential palace"."""
    return sentence[:1].upper() + sentence[1:]


def _quoted(telling: Telling, spans: tuple[Span, ...], bounds: Bounds | None) -> str:
    """Where it stands, with its words unless they stand in the sentence (no `bounds`)."""
    where = f"characters {spelled(spans)}"
    if bounds is not None:
        where = f"“{snippet(telling.text, spans, bounds.snippet)}” ({where})"
    return _source(
        telling.outlet or telling.agency or source_name(None, telling.id), telling.title,
        telling.published, telling.url, where,
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
