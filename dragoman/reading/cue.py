"""A cue of reported speech, and the small questions that its neighbourhood answers."""

from __future__ import annotations

import msgspec

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, Chunk
from dragoman.reading.name_words import AND
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

SPEAKING = ("backward", "say", "tell", "stress", "charged", "quoted")


class Cue(msgspec.Struct, kw_only=True):
    """A cue of one sentence: tokens `start` to `end` hold its words, `speaker` who says it."""

    saying: str
    start: int
    end: int
    speaker: list[Chunk] = []
    inverted: bool = False
    """The speaker stands behind the verb ("said X")."""
    elided: bool = False
    """The speaker is that of the cue before ("… and added")."""
    addressee: list[Chunk] = []
    via: str | None = None
    carried: bool = False
    """A text speaks ("the document adds"): the speakers are those of the statement before."""
    actors: tuple[int, ...] = ()
    """Who speaks, where the verb has dropped its subject."""
    opens: bool = False
    """The verb opens a clause and no subject of its own follows."""
    opening: int = -1
    """First token of the clause of saying, where the clause shows it."""
    aside: int = -1
    """Just past an aside behind the verb that tells the source ("…, وفق بيان للوزارة، …")."""
    reported_from: int = -1
    """First token of what is reported, where the verb stands behind it."""

    @property
    def left(self) -> int:
        """First token of cue and speaker together."""
        starts = [c.start for c in self.speaker if not self.elided]
        if self.opening >= 0 and not self.inverted:
            starts.append(self.opening)
        if self.reported_from >= 0:
            starts.append(self.reported_from)
        return min([self.start, *starts])

    @property
    def right(self) -> int:
        """Just past cue, speaker and addressee."""
        ends = [
            c.end
            for c in (*self.speaker, *self.addressee)
            if not self.elided or c in self.addressee
        ]
        return max([self.end, self.aside, *ends])


def joins_clauses(scan: Scan, token: int) -> bool:
    if scan.tokens[token].text in ",،;":
        return True
    match = scan.covered[token]
    return match is not None and (
        match.has("grammar", "and", "but") or (bool(match.prefix) and match.prefix[0] in "وו")
    )


def is_determiner(scan: Scan, i: int) -> bool:
    return scan.has_grammar(i, "determiner")


ACTORS = ("office", "counterpart", "honorific", "institution", "organization", "agency", "state", "demonym", "metonym", "capital", "modifier", "pronoun", "collective", "tail")  # fmt: skip


def with_coordinated(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    kinds = (*ANIMATE, "capital") if chunk.kind == "capital" else ANIMATE
    i = next(k for k, c in enumerate(chunks) if c is chunk)
    first = last = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in kinds:
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].joined and chunks[last + 1].kind in kinds:
        last += 1
    return chunks[first : last + 1]


def can_speak(chunk: Chunk) -> bool:
    if chunk.kind not in (*ANIMATE, "agency", "capital") or chunk.possessive:
        return False
    return not chunk.slot and chunk.pronoun not in ("his", "her", "their", "its")


def coordinated(scan: Scan, match: Match, floor: int) -> bool:
    """Whether "and", or a comma, ties the verb to the cue before it."""
    if has_and(match):
        return True
    i = match.start - 1
    while i > floor and is_adverb(scan, i):
        i -= 1
    return i >= floor and joins_clauses(scan, i)


def has_and(match: Match) -> bool:
    """Whether "and" is attached to the verb itself (Hebrew והוסיף)."""
    return match.prefix == AND[1]


def is_adverb(scan: Scan, token: int) -> bool:
    return scan.has_grammar(token, "adverb", "auxiliary")


def is_relative(scan: Scan, token: int) -> bool:
    return scan.has_grammar(token, "relative")


def is_gerund(scan: Scan, match: Match) -> bool:
    """Whether the verb goes on with the report before: "…, estimant que", "…, sottolineando la …"."""
    ending = scan.pack.meta.gerund
    return bool(ending) and ends_in(scan.tokens[match.start].norm, ending)


def is_that(scan: Scan, i: int) -> bool:
    return scan.has_grammar(i, "that")


class SayingVerb(msgspec.Struct, frozen=True, kw_only=True):
    """A verb of saying where it stands: the cues before it, and where the next one begins."""

    scan: Scan
    sentence: Sentence
    match: Match
    saying: str
    chunks: list[Chunk]
    cues: list[Cue]
    limit: int

    @property
    def order(self) -> str:
        return self.scan.pack.meta.order

    @property
    def floor(self) -> int:
        """Just past the cue before."""
        return self.cues[-1].end if self.cues else self.sentence.start

    def before(self) -> list[Chunk]:
        return [c for c in self.chunks if c.end <= self.match.start and can_speak(c)]

    def after(self) -> list[Chunk]:
        return [c for c in self.chunks if self.match.end <= c.start < self.limit and can_speak(c)]
