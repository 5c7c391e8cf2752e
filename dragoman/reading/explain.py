"""Why a document reads as it does: every find with the pack entries and rules behind it.

For a linguist who mends a pack: sentence by sentence, the vocabulary that
matched (with file and line), the noun phrases and whom they stand for, what
each trigger and cue came to, and for those that came to nothing, why.
"""

from __future__ import annotations

import msgspec

from dragoman.language.pack import load
from dragoman.language.phrases import Match
from dragoman.model import Document
from dragoman.reading.actors import find_actors
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunks import Chunk, find_chunks
from dragoman.reading.cues import Cue, find_cues
from dragoman.reading.events import find_events
from dragoman.reading.home import home_of
from dragoman.reading.names import find_names
from dragoman.reading.scan import Scan, Sentence, scan
from dragoman.reading.statements import find_statements

_SHOWN = ("trigger", "saying", "modality")


class Matched(msgspec.Struct, frozen=True, kw_only=True):
    """Words that a pack entry matched; `outcome` says what a trigger or cue came to."""

    words: str
    start: int
    end: int
    category: str
    key: str
    phrase: str
    origin: str
    outcome: str | None = None


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase: what kind it is, what marks it, whom it stands for."""

    words: str
    kind: str
    marked: str
    stands_for: tuple[str, ...]


class ExplainedSentence(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    phrases: tuple[Phrase, ...]
    matched: tuple[Matched, ...]


def explain(document: Document) -> tuple[ExplainedSentence, ...]:
    """The way from words to finds, sentence by sentence.

    Raises PackError when the document's language has no pack.
    """
    pack = load(document.language or "")
    seen = scan(document.text, pack)
    chunks = find_chunks(seen, find_names(seen))
    casting = find_actors(seen, chunks, home_of(document, pack, chunks))
    reader = Reader(scan=seen, chunks=chunks, casting=casting, document=document, unresolved=[])
    told = find_events(reader)
    spoken = {s.cue.start: s.speaker for s in find_statements(reader, [c for _, c in told]) if s.cue}
    candidates = {c.trigger: c for _, c in told}
    return tuple(
        ExplainedSentence(
            text=seen.words(s.start, s.end),
            phrases=tuple(_phrase(reader, c) for c in reader.of_sentence(s.index)),
            matched=tuple(_matched(reader, s, candidates, spoken)),
        )
        for s in seen.sentences
    )


def _phrase(reader: Reader, chunk: Chunk) -> Phrase:
    indices = chunk.actors or ((chunk.actor,) if chunk.actor >= 0 else ())
    return Phrase(
        words=reader.scan.words(chunk.start, chunk.end),
        kind=chunk.kind,
        marked=chunk.slot,
        stands_for=tuple(reader.casting.actors[i].name for i in indices),
    )


def _matched(
    reader: Reader, sentence: Sentence, candidates: dict[int, Candidate], spoken: dict[int, str]
) -> list[Matched]:
    seen = reader.scan
    cues = {c.start: c for c in find_cues(reader, sentence)}
    found = []
    for match in seen.matches_in(sentence.start, sentence.end, *_SHOWN):
        for entry in match.entries:
            if entry.category not in _SHOWN:
                continue
            span = seen.span(match.start, match.end)
            found.append(
                Matched(
                    words=span.of(seen.text),
                    start=span.start,
                    end=span.end,
                    category=entry.category,
                    key=f"{entry.key} {entry.value}".strip(),
                    phrase=entry.phrase,
                    origin=entry.origin,
                    outcome=_outcome(reader, match, entry.category, candidates, cues, spoken),
                )
            )
    return found


def _outcome(
    reader: Reader,
    match: Match,
    category: str,
    candidates: dict[int, Candidate],
    cues: dict[int, Cue],
    spoken: dict[int, str],
) -> str | None:
    if category == "trigger":
        if match.start in candidates:
            c = candidates[match.start]
            because = f" because of {c.because!r}" if c.because else ""
            return f"{c.kind}, {c.status}{because}"
        return _reason(reader, match.start, reader.scan) or "told again: joined to an event of its kind"
    if category == "saying":
        start = reader.scan.tokens[match.start].start
        if start in spoken:
            return f"statement of {spoken[start]}"
        cue = cues.get(match.start)
        if cue is None:
            return "no cue here: noun, passive, nested in a report or in quotation marks"
        return "no content beside it" if cue.speaker else "no speaker found"
    return None


def _reason(reader: Reader, token: int, seen: Scan) -> str | None:
    start = seen.tokens[token].start
    return next((u.reason for u in reader.unresolved if u.start == start and u.what == "trigger"), None)
