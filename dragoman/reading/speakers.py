"""Who speaks: the subject of a verb of saying, before it, behind it, or left out."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, HUMAN, OWNERS, Chunk
from dragoman.reading.cue import Cue, SayingVerb, can_speak, is_adverb, is_that
from dragoman.reading.described import is_described, no_clause
from dragoman.reading.han_parts import feels_about, past_quoted, speaks_words, who_met
from dragoman.reading.relative_heads import outside_relative
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def after_and(scan: Scan, match: Match, floor: int) -> bool:
    """Whether "and" stands between token `floor` and the verb: then the subject is shared."""
    i = match.start - 1
    while i >= floor and is_adverb(scan, i):
        i -= 1
    if i < floor:
        return False
    word = scan.covered[i]
    return word is not None and word.has("grammar", "and")


def starts_clause(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether a comma, dash or the sentence's beginning stands right before the verb."""
    i = match.start - 1
    while i >= sentence.start and is_adverb(scan, i):
        i -= 1
    return i < sentence.start or scan.tokens[i].text in ",;:–—-"


def owner_of(scan: Scan, chunks: list[Chunk], match: Match) -> Chunk | None:
    """Whose statement says so: "its statement read", "the ministry's statement said"."""
    for chunk in chunks:
        owns = chunk.possessive or chunk.pronoun in ("his", "her", "their", "its")
        gap = 1 if chunk.possessive else 0
        if not owns or chunk.kind not in (*ANIMATE, "capital"):
            continue
        if 0 <= match.start - chunk.end <= gap or _through_voice(scan, chunk.end, match.start):
            return chunk
    return None


def _through_voice(scan: Scan, start: int, end: int) -> bool:
    """Whether only an office that speaks for its owner stands between: "X's office said"."""
    if not 1 <= end - start <= 3:
        return False
    return scan.is_category(end - 1, "grammar") and any(
        e.key == "voice"
        for e in scan.covered[end - 1].entries  # type: ignore[union-attr]
    )


def _word_before(scan: Scan, sentence: Sentence, match: Match) -> int:
    """The token right before a verb, adverbs apart; before the sentence's first where it opens it."""
    i = match.start - 1
    while i > sentence.start and is_adverb(scan, i):
        i -= 1
    return i


def unnamed_source(scan: Scan, sentence: Sentence, chunks: list[Chunk], match: Match) -> bool:
    """ "A Vietnamese official said": someone without a name speaks, and no one named does."""
    i = _word_before(scan, sentence, match)
    if i < sentence.start or any(c.start <= i < c.end and c.name is not None for c in chunks):
        return False
    noun = scan.covered[i]
    return noun is not None and noun.has("grammar", "source")


def unnamed_behind(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """ "рассказал агентству источник": someone without a name speaks, behind whom he told it."""
    for i in range(match.end, min(match.end + 5, sentence.end)):
        if not scan.tokens[i].is_word or is_that(scan, i):
            return False
        if scan.has_grammar(i, "source"):
            return True
    return False


def after_conjunction(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether "and" or "but" stands right before the verb: its subject is that of the verb before."""
    i = _word_before(scan, sentence, match)
    found = scan.covered[i] if i >= sentence.start else None
    return found is not None and found.has("grammar", "and", "but")


def text_speaks(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """ "The document also calls for …": a text is the subject, and goes on for those who gave it."""
    i = _word_before(scan, sentence, match)
    noun = scan.covered[i] if i >= sentence.start else None
    if noun is None or not noun.has("saying", "noun"):
        return False
    first = noun.start - 1
    article = scan.covered[first] if first >= sentence.start else None
    return (
        first <= sentence.start + 1 and article is not None and article.has("grammar", "determiner")
    )


def quoted_speaker(at: SayingVerb, cue: Cue) -> Cue | None:
    """ "Mehr quoted X as saying": the object speaks, the subject is the channel."""
    scan, match = at.scan, at.match
    named = [c for c in at.chunks if 0 <= c.start - match.end <= 3 and c.kind in ANIMATE]
    words = [c for c in named if c.slot in ("of", "object") or c.pronoun in ("his", "her", "their")]
    if words and words[0].case in ("gen", "acc", "") and words[0].kind not in ("agency", "state"):
        # "передаёт ТАСС слова министра", "приводит агентство его слова"
        cue.speaker, cue.inverted = [words[0]], True
        return cue
    objects = [
        c
        for c in at.chunks
        if match.end <= c.start < at.limit + 8 and (can_speak(c) or speaks_words(scan, c))
    ]
    if not objects or objects[0].start - match.end > 3:
        return None
    cue.speaker = [objects[0]]
    cue.end = max(cue.end, past_quoted(scan, objects[0].end))
    agencies = [c for c in at.before() if c.kind in ("agency", "organization")]
    if agencies:
        cue.via = agencies[-1].key or agencies[-1].organization
    return cue


def ends_aside(scan: Scan, sentence: Sentence, speaker: list[Chunk]) -> bool:
    """Whether nothing but an aside follows the speaker: "said X.", "said X on Tuesday"."""
    i = speaker[-1].end
    if i >= sentence.end or scan.tokens[i].text in '.,،;:!?…"”“»«)–—-':
        return True
    if is_described(scan, speaker[-1]):
        return True  # "said X, an expert on trade at …"
    if i in scan.date_tokens:
        return True
    match = scan.covered[i]
    return match is not None and match.entry("marker", "relative") is not None


def subject_before(scan: Scan, before: list[Chunk], match: Match, floor: int) -> Chunk | None:
    """The nearest unmarked actor before the verb, people before states at a distance."""
    near = [c for c in before if c.start >= floor]
    if not near:
        return None
    if scan.pack.meta.order == "sov":
        return near[0]
    named = _before_aside(scan, near, match) or who_met(scan, near, match)
    named = named or feels_about(scan, near, match)
    if named is not None:
        return named
    near = outside_relative(scan, near, match)
    last = near[-1]
    if scan.pack.meta.pro_drop and last.kind not in HUMAN and _closes_aside(scan, last, match):
        return None
    loose = ("state", "capital", "organization", "institution", "agency", "name")
    if last.kind in loose and match.start - last.end > 3:
        humans = [c for c in near if c.kind in HUMAN]
        if humans:
            return humans[-1]
    return last


def _closes_aside(scan: Scan, chunk: Chunk, match: Match) -> bool:
    """ "Sobre Macron, que chamou o regime de fraco, diz …": what stands in an aside is no subject."""
    return scan.tokens[match.start - 1].text == "," and scan.has_grammar_in(
        max(scan.sentences[chunk.sentence].start, chunk.start - 12), chunk.start, "relative", "that"
    )


def _before_aside(scan: Scan, near: list[Chunk], match: Match) -> Chunk | None:
    """The subject of "Name, who has worked there for years, said …": before the first comma."""
    i = match.start - 1
    while i > 0 and is_adverb(scan, i):
        i -= 1
    if scan.tokens[i].text not in ",،":
        return None
    for chunk in near:
        if chunk.end < i and scan.tokens[chunk.end].text in ",،" and chunk.kind != "pronoun":
            return chunk
        if is_described(scan, chunk) and no_clause(scan, chunk.end, i):
            return chunk  # "X, a professor of law at the university, said"
    first, last = near[0], near[-1]
    if first.kind == "person" and last.kind == "role" and first.sentence == last.sentence:
        opening = scan.sentences[first.sentence].start == first.start
        if opening and not any(
            scan.is_category(k, "saying", "trigger") for k in range(first.end, i)
        ):
            # "X, ambassador in Beijing, governor for years, said": all that follows him is about him.
            return first
    return None


_DASHES = "–—-"
_BETWEEN = 14
"""Tokens that an aside between dashes may have: "l'accordo - ha detto ieri X - è vicino"."""


def between_dashes(scan: Scan, sentence: Sentence, verb: int) -> bool:
    """Whether a verb of saying opens an aside between spaced dashes."""
    if not (scan.pack.meta.inversion and scan.pack.meta.analytic):
        return False
    i = verb - 1
    if i <= sentence.start or not _is_dash(scan, i):
        return False
    return any(_is_dash(scan, k) for k in range(verb + 1, min(verb + _BETWEEN, sentence.end)))


def _is_dash(scan: Scan, i: int) -> bool:
    return scan.tokens[i].text in _DASHES and not scan.tokens[i].glued


def find_addressee(cue: Cue, chunks: list[Chunk], match: Match) -> None:
    for chunk in chunks:
        if chunk.start < match.end or chunk in cue.speaker:
            continue
        if chunk.pronoun in OWNERS:
            return  # "told his guest": whose guest it is was not told anything
        if chunk.start - match.end <= 3 and chunk.kind in (*ANIMATE, "agency"):
            cue.addressee = [chunk]
        return


def names_nobody(scan: Scan, match: Match) -> bool:
    """Whether a comma follows "Según dijo", which goes on with whoever spoke last."""
    if not scan.pack.meta.pro_drop or match.end - match.start < 2 or match.end >= len(scan.tokens):
        return False
    verb = any(
        e.category == "saying" and e.key in ("say", "stress")
        for e in scan.pack.table.single(scan.tokens[match.end - 1])
    )
    return verb and scan.tokens[match.end].text == ","
