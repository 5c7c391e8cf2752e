"""Why a document reads as it does: every find with the pack entries and rules behind it.

For a linguist who mends a pack: sentence by sentence, the noun phrases and
whom they stand for, the vocabulary that matched (with file and line), what
each trigger and cue came to, and for those that came to nothing, why.
"""

from __future__ import annotations

import msgspec

from dragoman.language.phrases import Entry, Match
from dragoman.model import Document, Event, Span, Statement
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.cast import Cast
from dragoman.reading.chunk import Chunk
from dragoman.reading.cue import Cue
from dragoman.reading.cues import find_cues
from dragoman.reading.finished import office_of
from dragoman.reading.reader import prepare, tell
from dragoman.reading.sentences import Sentence

_SHOWN = ("trigger", "saying", "modality")
_NAMING = ("office", "modifier", "counterpart", "state", "demonym", "institution", "organization")


class Matched(msgspec.Struct, frozen=True, kw_only=True):
    """Words that a pack entry matched; `outcome` says what a trigger or cue came to.

    `led` is whether it led to a find.
    """

    words: str
    start: int
    end: int
    category: str
    key: str
    phrase: str
    origin: str
    outcome: str | None = None
    led: bool = False


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase: what kind it is, what marks it, whom it stands for, by which entries."""

    words: str
    kind: str
    marked: str
    stands_for: tuple[str, ...]
    entries: tuple[str, ...] = ()
    """"foreign minister (en/offices.toml:12)"."""


class ExplainedSentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence (numbered from 1), what was seen in it and what it came to."""

    number: int
    text: str
    phrases: tuple[Phrase, ...]
    matched: tuple[Matched, ...]
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()


class _Finds(msgspec.Struct, kw_only=True):
    """What the reading of the whole document found."""

    told: list[tuple[Event, Candidate]]
    statements: list[Statement]


def explain(document: Document) -> tuple[ExplainedSentence, ...]:
    """The way from words to finds, sentence by sentence.

    Raises PackError when the document's language has no pack.
    """
    reader = prepare(document)
    told, statements = tell(reader)
    finds = _Finds(told=told, statements=statements)
    return tuple(_sentence(reader, s, finds) for s in reader.scan.sentences)


def _sentence(reader: Reader, sentence: Sentence, finds: _Finds) -> ExplainedSentence:
    span = reader.scan.span(sentence.start, sentence.end)
    cues = {cue.start: cue for cue in find_cues(reader, sentence)}
    return ExplainedSentence(
        number=sentence.index + 1,
        text=span.of(reader.scan.text),
        phrases=tuple(_phrase(reader, chunk) for chunk in reader.of_sentence(sentence.index)),
        # Alternatives of one phrase may match the same words twice.
        matched=tuple(
            dict.fromkeys(
                _matched(reader, match, entry, finds, cues)
                for match in reader.scan.matches_in(sentence.start, sentence.end, *_SHOWN)
                for entry in match.entries
                if entry.category in _SHOWN
            )
        ),
        events=tuple(e for e, _ in finds.told if any(v.overlaps(span) for v in e.evidence)),
        statements=tuple(s for s in finds.statements if span.overlaps(s.content[0])),
    )


def _phrase(reader: Reader, chunk: Chunk) -> Phrase:
    scan = reader.scan
    indices = chunk.actors or ((chunk.actor,) if chunk.actor >= 0 else ())
    marker = ""
    if 0 <= chunk.marker < chunk.start:
        marker = f" ({scan.words(chunk.marker, chunk.marker + 1)})"
    return Phrase(
        words=scan.words(chunk.start, chunk.end),
        kind=chunk.kind,
        marked=f"{chunk.slot}{marker}" if chunk.slot else "",
        stands_for=tuple(_who(reader.casting.actors[i]) for i in indices),
        entries=tuple(
            f"{entry.key or entry.category} ({entry.origin})"
            for match in scan.matches_in(chunk.start, chunk.end, *_NAMING)
            if (entry := match.entry(*_NAMING)) is not None and entry.origin
        ),
    )


def _who(cast: Cast) -> str:
    office = office_of(cast)
    return ", ".join(dict.fromkeys(part for part in (cast.name, office, cast.state) if part))


def _matched(
    reader: Reader, match: Match, entry: Entry, finds: _Finds, cues: dict[int, Cue]
) -> Matched:
    span = reader.scan.span(match.start, match.end)
    outcome: str | None = None
    led = False
    if entry.category == "trigger":
        outcome, led = _event_of(reader, match, entry, finds)
    elif entry.category == "saying":
        outcome, led = _statement_of(span, cues.get(match.start), finds)
    return Matched(
        words=span.of(reader.scan.text),
        start=span.start,
        end=span.end,
        category=entry.category,
        key=f"{entry.key} {entry.value}".strip(),
        phrase=entry.phrase,
        origin=entry.origin,
        outcome=outcome,
        led=led,
    )


def _event_of(reader: Reader, match: Match, entry: Entry, finds: _Finds) -> tuple[str, bool]:
    """What a trigger came to, and whether that is an event."""
    span = reader.scan.span(match.start, match.end)
    if match.start in reader.scan.date_tokens:
        return "part of a date", False
    if match.entry("trigger") is not entry:
        return "another entry for the same words comes first", False
    for event, candidate in finds.told:
        if candidate.trigger == match.start:
            because = f" because of “{candidate.because}”" if candidate.because else ""
            return f"{_event(event)}{because}", True
    for unresolved in reader.unresolved:
        if unresolved.start == span.start and unresolved.what == "trigger":
            return f"nothing: {unresolved.reason}", False
    for event, _ in finds.told:
        if any(evidence.holds(span) for evidence in event.evidence):
            return f"told again: {_event(event)}", True
    return "nothing: it adds no one to an event already told", False


def _event(event: Event) -> str:
    people = ", ".join(p.name for p in event.participants) or ", ".join(event.parties)
    return f"{event.kind} {event.status}: {people}"


def _statement_of(span: Span, cue: Cue | None, finds: _Finds) -> tuple[str, bool]:
    """What a word of saying came to, and whether that is a statement."""
    for statement in finds.statements:
        if statement.cue is not None and statement.cue.overlaps(span):
            return f"{statement.form} statement of {statement.speaker}", True
    if cue is None:
        return "no cue here: noun, passive, nested in a report or in quotation marks", False
    return ("nothing: no content beside it" if cue.speaker else "nothing: no speaker found"), False
