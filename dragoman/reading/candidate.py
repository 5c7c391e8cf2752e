"""What the steps over one document share: the reader's desk, and an event in the making."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from dragoman.language.dates import ResolvedDate
from dragoman.language.phrases import Match
from dragoman.model import Document, Place, Span, Unresolved
from dragoman.reading.cast import Casting
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan


class Candidate(msgspec.Struct, kw_only=True):
    """One telling of an event: what one trigger and its arguments give."""

    kind: str
    status: str
    roles: dict[int, str]
    """Actor index -> role."""
    states: tuple[str, ...]
    """States and organisations that take part beside the persons."""
    evidence: list[Span]
    sentence: int
    form: str
    start: str | None = None
    end: str | None = None
    date_basis: str | None = None
    place: Place | None = None
    open_side: bool = False
    invitation: bool = False
    """An invitation noun whose sides are still to be found."""
    joint: bool = False
    """Held by both sides of the meeting told before, though one alone is named here."""
    bare: bool = False
    """Told by a noun alone, which points back to an event already told."""
    background: bool = False
    trigger: int = -1
    """First token of the trigger."""
    adjunct: bool = False
    """Told by a noun behind "after" or "before": the mood of the clause says nothing of it."""
    says_of: int = 0
    """Sentences back to what this tells the occasion of ("جاء ذلك خلال اتصال")."""
    talk: bool = False
    """Told by a word that says neither call nor meeting ("spoke with")."""
    gathering: bool = False
    """A conference or forum that somebody attends: no talks of two."""
    again: bool = False
    """Its verb has the letter written onto it ("نقلها"): the one told before is handed over."""
    delivers: bool = False
    """A message that hands over nothing but an invitation told with it."""
    because: str = ""
    """The phrase its status rests on."""
    timed_apart: bool = False
    """A time expression of its own sets it apart from the news of the report."""
    unreal: bool = False
    """It was to have happened by the day of the report, and did not."""
    onward: bool = False
    """A later stop of a journey: the day of the news is not its day."""
    timed: bool = False
    """Its sentence has a time expression of its own, resolved or not."""
    now: bool = False
    """A verb in the present tells of it, be it a noun's: "am Freitag führt X Gespräche mit Y"."""
    daypart: str = ""
    """The words for a part of the day ("in the evening"), where no day stands beside them."""
    receiver: int = -1
    """Who receives, welcomes or sees off the others."""
    occasion: str = ""
    """ "meal" or "welcome": a meeting apart from the talks."""
    begun_in: int = -1
    """The sentence that told of setting out or arriving, where its day is that of no more than this."""

    def take_day(self, other: Candidate) -> None:
        """Be dated as another telling is, for the same reason."""
        self.start, self.end, self.date_basis = other.start, other.end, other.date_basis
        self.begun_in = other.begun_in


class Reader(msgspec.Struct, kw_only=True):
    """What every step over one document needs."""

    scan: Scan
    chunks: list[Chunk]
    casting: Casting
    document: Document
    unresolved: list[Unresolved] = []

    by_sentence: dict[int, list[Chunk]] = {}
    named_days: dict[str, ResolvedDate] | None = None
    """Days that the report names with their year, once they were asked for."""
    phrase_tokens: dict[int, frozenset[int]] = {}
    voices: dict[int, int] = {}
    """The actors who speak in quotations, by the number of the quotation."""

    def of_sentence(self, index: int) -> list[Chunk]:
        if not self.by_sentence:
            for chunk in self.chunks:
                self.by_sentence.setdefault(chunk.sentence, []).append(chunk)
        return self.by_sentence.get(index, [])

    def in_phrases(self, sentence: int) -> frozenset[int]:
        """The tokens of a sentence's noun phrases."""
        held = self.phrase_tokens.get(sentence)
        if held is None:
            chunks = self.of_sentence(sentence)
            held = frozenset([i for c in chunks for i in range(c.start, c.end)])
            self.phrase_tokens[sentence] = held
        return held

    def within(self, start: int, end: int) -> list[Chunk]:
        """The chunks that begin in tokens `start` to `end`."""
        first = bisect_left(self.chunks, start, key=lambda c: c.start)
        return self.chunks[first : bisect_left(self.chunks, end, key=lambda c: c.start)]


def steps_between(reader: Reader, match: Match, first: int, last: int) -> int:
    """Tokens between a trigger and tokens `first` to `last`; a noun phrase is one step."""
    low, high = (match.end, first) if first >= match.end else (last, match.start)
    inside = (
        min(chunk.end, high) - max(chunk.start, low) - 1
        for chunk in reader.of_sentence(reader.scan.sentence_of[match.start])
        if chunk.start < high and chunk.end > low
    )
    return max(0, high - low - sum(max(0, more) for more in inside))
