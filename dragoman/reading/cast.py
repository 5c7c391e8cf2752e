"""An actor in the making, and the table of all of a document's actors."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from functools import lru_cache
from pathlib import Path

import msgspec

from dragoman.language.pack import folder
from dragoman.language.packfile import read_toml
from dragoman.language.tokens import normalize
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

FAR = 12
"""Sentences after which a bare role or pronoun no longer reaches back."""


class Cast(msgspec.Struct, kw_only=True):
    """An actor in the making."""

    index: int
    kind: str
    name: str
    parts: tuple[str, ...] = ()
    glosses: tuple[str, ...] = ()
    """The parts of its form in Latin letters, where the text adds one in brackets."""
    initials: str = ""
    """The first letters of parts and glosses: no other form of a name begins with another."""
    office: str | None = None
    modifiers: tuple[str, ...] = ()
    state: str | None = None
    organization: str | None = None
    institution: str | None = None
    key: str | None = None
    mentions: list[Chunk] = []
    spoken_of: list[int] = []
    """The sentences that name it or tell its office, in order."""
    votes: int = 0
    """Mentions that show a woman, less those that show a man, among the first `voted`."""
    voted: int = 0
    last: int = -1
    """Sentence of the last mention."""
    fitness: int = -1
    """How well the mention that gave a state its name does so."""
    named: bool = True


class Casting(msgspec.Struct, kw_only=True):
    """All actors of a document and the ways to find them."""

    scan: Scan
    actors: list[Cast] = []
    states: dict[str, int] = {}
    bodies: dict[tuple[str, str], int] = {}
    home: str | None = None

    def add(self, cast: Cast) -> Cast:
        cast.index = len(self.actors)
        self.actors.append(cast)
        return cast

    def persons(self) -> list[Cast]:
        return [a for a in self.actors if a.kind == "person"]


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    data = read_toml(Path(folder()).parent / "kin.toml")
    return {held: frozenset(words) for held, words in data.items()}


def may_mean(held: str | None, word: str | None, *, compatriot: bool = True) -> bool:
    """Whether someone who holds the office `held` may be called `word`, which is told as one of
    the same state (`compatriot`) or not."""
    if held is None or word is None:
        return False
    if held == word:
        return True
    words = _kin().get(held, frozenset())
    return word in words or (compatriot and f"{word} of the state" in words)


def learn(cast: Cast, chunk: Chunk) -> None:
    """Take over what a mention says of its actor; what came first stays."""
    cast.mentions.append(chunk)
    insort(cast.spoken_of, chunk.sentence)
    narrower = may_mean(chunk.office, cast.office) and not may_mean(cast.office, chunk.office)
    if chunk.office and (cast.office is None or narrower):
        if cast.office != chunk.office:
            cast.modifiers = chunk.modifiers
        cast.office = chunk.office
    if chunk.office == cast.office and chunk.modifiers and not cast.modifiers:
        cast.modifiers = chunk.modifiers
    cast.state = cast.state or chunk.state
    cast.organization = cast.organization or chunk.organization
    cast.institution = cast.institution or chunk.institution


def sentences_away(cast: Cast, chunk: Chunk) -> int:
    """Sentences from a mention to the nearest that speaks of an actor; its own number if none does."""
    at = bisect_left(cast.spoken_of, chunk.sentence)
    near = cast.spoken_of[max(0, at - 1) : at + 1]
    return min((abs(s - chunk.sentence) for s in near), default=chunk.sentence)


def words_of(scan: Scan, chunk: Chunk) -> str:
    if scan.pack.meta.paradigms:
        # Imported here: cases are told of chunks, which casts stand for.
        from dragoman.reading.cases import base_words

        return base_words(scan, chunk)
    text = scan.words(chunk.start, chunk.end)
    particle = chunk.attached.removesuffix("ال")
    if particle and normalize(text, scan.pack.code).startswith(particle):
        # The article is part of the name (الأمم المتحدة); in لل it has lost its first letter.
        text = ("ال" if particle.endswith("لل") else "") + text[len(particle) :]
    return without_case(scan, " ".join(text.split()))


def without_case(scan: Scan, text: str) -> str:
    """The name of a body without the ending of case written onto its last word (Turkish -ndan)."""
    words = scan.pack.organization_words
    cases = [*scan.pack.meta.cases.values(), *scan.pack.meta.suffixes.values()]
    norm = normalize(text, scan.pack.code).rpartition(" ")[2] if cases else ""
    if not norm or norm in words:
        return text
    for k in range(1, min(5, len(norm) - 3)):
        if norm[:-k] in words and any(re.fullmatch(p, norm[-k:]) for p in cases):
            return text[:-k]
    return text


def definite(scan: Scan, chunk: Chunk) -> bool:
    i = chunk.start - 1
    match = scan.covered[i] if i >= 0 else None
    return match is not None and any(e.key == "determiner" for e in match.entries)


def indefinite(scan: Scan, chunk: Chunk) -> bool:
    """Whether "a" or its like stands before a chunk: then it is no one spoken of before.

    Where an article is written onto words, a nationality without one says so: "رئيس كيني", "שר חוץ קנייתי".
    """
    if chunk.start > 0 and scan.has_grammar(chunk.start - 1, "indefinite"):
        return True
    return any_holder(scan, chunk)


_ARTICLES = ("ال", "لل", "ה")
"""What is written onto words to make them definite, in Arabic and Hebrew."""


def any_holder(scan: Scan, chunk: Chunk) -> bool:
    """Whether an office without a name has a nationality behind it and no article: "a Kenyan president"."""
    meta = scan.pack.meta
    written = meta.order == "vso" or bool(meta.article)
    if not written or chunk.kind != "role" or chunk.counterpart or chunk.start == chunk.end - 1:
        return False
    last, first = scan.covered[chunk.end - 1], scan.covered[chunk.start]
    if last is None or first is None or last.entry("demonym") is None or last.entry("state"):
        return False
    definite = last.prefix.endswith(_ARTICLES) or first.prefix.endswith(_ARTICLES)
    # A pack may hold an office with its article: "המלך".
    definite = definite or any(
        scan.tokens[i].norm.startswith(_ARTICLES) and scan.is_category(i, "office")
        for i in range(chunk.start, chunk.end)
    )
    inner = any(
        (m := scan.covered[i]) is not None and m.start == i and m.prefix.endswith(_ARTICLES)
        for i in range(chunk.start, chunk.end)
    )
    return not (definite or inner)


def is_person(cast: Cast) -> bool:
    return cast.kind == "person" or len(cast.parts) > 1


def talks_on(scan: Scan, cast: Cast) -> bool:
    """Whether a lone surname is somebody's, by what people alone do: "Trump continued: …"."""
    return any(
        (entry := scan.entry(m.end, "saying")) is not None and entry.key == "quoting"
        for m in cast.mentions
        if m.kind == "name" and not m.slot and not m.possessive and m.end < len(scan.tokens)
    )


def _inverted(scan: Scan, verb: int) -> bool:
    """Whether a verb of saying closes a report, so that its subject follows: "« … », a dit X"."""
    match = scan.covered[verb]
    if match is None or not scan.pack.meta.inversion or match.end != verb + 1:
        return False
    closed = match.start > 0 and scan.tokens[match.start - 1].text in ',»”"'
    return closed and match.has("saying", "say", "tell")


def is_subject(scan: Scan, chunk: Chunk) -> bool:
    """Unmarked, and not the object of a verb that stands right before it."""
    if chunk.slot or chunk.possessive:
        return False
    before = chunk.start - 1
    if chunk.certain and chunk.case == "nom":
        return True
    if before < 0 or scan.pack.meta.order != "svo" or scan.sentence_of[before] != chunk.sentence:
        return True
    return not scan.is_category(before, "trigger", "saying") or _inverted(scan, before)


def speaks(scan: Scan, chunk: Chunk) -> bool:
    """Whether a verb of saying stands right beside a mention."""
    for i in (chunk.end, chunk.start - 1):
        match = scan.covered[i] if 0 <= i < len(scan.tokens) else None
        here = match is not None and scan.sentence_of[i] == chunk.sentence
        if here and match is not None and match.has("saying", "say", "tell", "stress", "charged"):
            return True
    if not scan.pack.meta.nominal or chunk.slot or chunk.possessive:
        return False
    # Where verbs stand last, what is said stands between.
    behind = scan.matches_in(chunk.end, scan.sentences[chunk.sentence].end, "saying")
    return any(scan.quote_of[m.start] < 0 and m.has("saying", "say", "charged") for m in behind)
