"""Who speaks where the verb comes first: "قال الوزير إن …", "وأضاف أن …", "… مؤكداً أن …".

The subject stands right behind its verb or, in headlines, right before it; a
participle shares the subject of the clause it hangs on, and a verb without a
subject goes on with the last one.
"""

from __future__ import annotations

import re

import msgspec

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.cue import SayingVerb
from dragoman.reading.dropped import lacks_subject, opens_clause
from dragoman.reading.fronted import told_ahead
from dragoman.reading.gender import disagrees
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_REACH = {"say": 7, "tell": 5}
"""Tokens between a verb of saying and its subject: times, places and asides may come between."""
_NEAR = 3
"""The same for verbs whose object looks like a subject ("أكد أهمية …")."""


class Subject(msgspec.Struct, kw_only=True):
    """The speaker of a cue and where it was found."""

    chunk: Chunk | None = None
    behind: bool = False
    shared: bool = False
    """The speaker of the cue before goes on."""
    dropped: bool = False
    """No subject is there: whoever spoke last goes on."""


def is_participle(scan: Scan, match: Match) -> bool:
    """Whether a cue is a form without a subject of its own."""
    pattern = scan.pack.meta.dependent
    norm = scan.tokens[match.start].norm[len(match.prefix) :]
    return bool(pattern) and re.fullmatch(pattern, norm) is not None


def subject_of(at: SayingVerb, floor: int) -> Subject:
    """Who is the subject of a cue; `floor` is the end of the cue before it, 0 without one."""
    scan, sentence, match, saying = at.scan, at.sentence, at.match, at.saying
    chunks, limit = at.chunks, at.limit
    able = [c for c in chunks if _able(c)]
    if is_participle(scan, match):
        return _of_clause(scan, match, chunks, able, bool(floor))
    if (ahead := told_ahead(scan, chunks, match)) is not None:
        return Subject(chunk=ahead)
    joined = bool(match.prefix) and match.prefix[0] in "وف"
    before = [c for c in able if c.end <= match.start and c.start >= floor]
    if (
        before
        and before[0] is before[-1]
        and before[0].start == sentence.start
        and not joined
        and (before[0].end == match.start)
    ):
        # A headline puts its subject first.
        return Subject(chunk=before[0])
    if (issuer := _issuer(scan, match, chunks)) is not None:
        return Subject(chunk=issuer, behind=True)
    if (told := _named_last(at, able)) is not None:
        return Subject(chunk=told, behind=True)
    if before and scan.has_grammar(match.end, "therein"):
        named = [c for c in before if c.kind in HUMAN and c.name is not None]
        return Subject(chunk=(named or before)[0])
    if before and _was_saying(scan, before[-1], match):
        return Subject(chunk=before[-1])
    after = [c for c in able if match.end <= c.start < limit and _agrees(scan, match, c)]
    if after and _reaches(scan, match, after[0], saying):
        return Subject(chunk=after[0], behind=True)
    if before and not joined and _only_asides(scan, before[-1].end, match.start, 1):
        return Subject(chunk=before[-1])
    if before and match.start and scan.has_grammar(match.start - 1, "because", "there"):
        # "لم تتأخر الوزارة في الرد، إذ ذكرت …": whoever the clause before is about.
        return Subject(chunk=before[0])
    if not _bare(scan, sentence, match, saying):
        return Subject()
    if not joined and not floor and not opens_clause(scan, sentence, match.start):
        return Subject()  # "اتصالا من X هنأه فيه": a clause about what stands before it
    if joined and not floor and (acting := _acting(scan, sentence, match, chunks)) is not None:
        return Subject(chunk=acting)
    return Subject(shared=bool(floor), dropped=not floor)


def _acting(scan: Scan, sentence: Sentence, match: Match, chunks: list[Chunk]) -> Chunk | None:
    """The subject of the clause before "and said": "اجتمع X بY، وقال عقب اللقاء إن …".

    Somebody else who was met stands behind him, or what stands behind the verb might be whom.
    """
    people = [c for c in chunks if c.end <= match.start and c.kind in HUMAN and c.quoted < 0]
    verbs = scan.matches_in(sentence.start, match.start, "trigger")
    if len(people) < 2 or people[0].slot or people[0].possessive or people[1].joined:
        return None
    return people[0] if any(not m.has_value("trigger", "noun") for m in verbs) else None


def inside_report(scan: Scan, match: Match, floor: int) -> bool:
    """Whether a verb stands inside what an earlier cue of the sentence reports.

    A new report begins with "and", with a conjunction or behind a comma.
    """
    if match.prefix.endswith("ل") and match.prefix != "ال":
        # "ليعبر عن": what someone is to do.
        return True
    norm = scan.tokens[match.start].norm[len(match.prefix) :]
    if floor and scan.pack.meta.order == "vso" and re.match("س[يتان].{2}", norm):
        return True  # "إنه سيوطد العلاقة وسيدعو X": what he says he will say
    if not floor or is_participle(scan, match) or (match.prefix and match.prefix[0] in "وف"):
        return False
    i = match.start - 1
    while i > floor and scan.has_grammar(i, "adverb", "auxiliary"):
        i -= 1
    if i == floor and (scan.has_grammar(i, "that") or _ends_in_that(scan, floor - 1)):
        return True  # "قال إن بلاده ترفض"
    if i <= floor or scan.tokens[i].text in ',،;؛:–—-"”»“«':
        return False
    covered = scan.covered[i]
    joined = (covered is not None and covered.prefix.startswith(("و", "ف"))) or (
        scan.tokens[i].norm.startswith("و") and scan.has_grammar(i, "that")
    )
    if joined and scan.has_grammar(i, "that"):
        return True  # "أكد أن الحوار ضروري، وأنها ترفض العنف"
    return not joined and not scan.has_grammar(i, "and", "but", "because")


def _ends_in_that(scan: Scan, i: int) -> bool:
    """Whether the last word of a cue, at token `i`, is its "that" ("أكد أن")."""
    last = scan.pack.table.single(scan.tokens[i])
    return any(e.category == "grammar" and e.key == "that" for e in last)


def contrasted(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether "but" and the verb's own subject stand before it: "…، لكن X اعتبرت أن …"."""
    return any(
        c.end == match.start and _able(c) and scan.has_grammar(c.start - 1, "but") for c in chunks
    )


def _of_clause(
    scan: Scan, match: Match, chunks: list[Chunk], able: list[Chunk], follows: bool
) -> Subject:
    """The subject of a participle, or the source of "نقل عن X قوله"."""
    sources = [
        c
        for c in chunks
        if c.end <= match.start
        and c.kind in HUMAN
        and (c.slot == "about" or (c.slot == "to" and c.end == match.start))
    ]  # "نقل عن X قوله", "نسب إلى X قوله"
    if sources and match.start - sources[-1].end <= 2:
        return Subject(chunk=sources[-1])
    if follows:
        return Subject(shared=True)
    before = [c for c in able if c.end <= match.start]
    people = [c for c in before if c.kind in HUMAN] or before
    return Subject(chunk=people[0], shared=True) if people else Subject(dropped=True)


def _able(chunk: Chunk) -> bool:
    speaking = (
        *HUMAN,
        "state",
        "organization",
        "institution",
        "metonym",
        "group",
        "agency",
        "capital",
    )
    if chunk.kind not in speaking or chunk.possessive or chunk.slot or chunk.start == chunk.end:
        return False
    return chunk.pronoun not in ("his", "her", "their", "its", "him", "them")


def _agrees(scan: Scan, match: Match, chunk: Chunk) -> bool:
    """A masculine verb has no feminine state as its subject: "دعا إيران إلى …" calls on it."""
    meta = scan.pack.meta
    if disagrees(scan, match, chunk):
        return False
    if chunk.kind not in ("state", "capital") or not meta.feminine_verb:
        return True
    feminine = re.search(meta.feminine_verb, scan.tokens[match.start].norm[len(match.prefix) :])
    return feminine is not None or chunk.state in meta.masculine_states


def _was_saying(scan: Scan, chunk: Chunk, match: Match) -> bool:
    """Whether the subject stands between the verb and its auxiliary: "وكانت اللجنة، اتهمت X"."""
    auxiliary = chunk.start > 0 and scan.has_grammar(chunk.start - 1, "auxiliary")
    return (
        auxiliary
        and scan.tokens[chunk.start - 1].norm.lstrip("وف").startswith("كان")
        and _agrees(scan, match, chunk)
        and _only_asides(scan, chunk.end, match.start, 0)
    )


def _issuer(scan: Scan, match: Match, chunks: list[Chunk]) -> Chunk | None:
    """Whose statement it is that reads: "جاء في بيان لوزارة الخارجية", "ذكر بيان صادر عن X"."""
    last = scan.pack.table.single(scan.tokens[match.end - 1])
    if match.end - match.start < 2 or not any(
        e.category == "saying" and e.key == "noun" for e in last
    ):
        return None
    near = [c for c in chunks if 0 <= c.start - match.end <= 2 and c.kind != "pronoun"]
    return near[0] if near and near[0].slot in ("to", "from", "about", "by", "of") else None


_TITLE = 18
"""Tokens that may describe a speaker before the name: "نائبة رئيسة المفوضية المكلفة بالمنافسة، X، …"."""


def _named_last(at: SayingVerb, able: list[Chunk]) -> Chunk | None:
    """The speaker whose name stands behind a long description, right before what is said.

    "قال أستاذ القانون في جامعة نيروبي X إن …", "قالت نائبة رئيسة المفوضية، X، …".
    """
    scan, first = at.scan, at.match.end
    for chunk in able:
        if chunk.start < first or chunk.start >= at.limit:
            continue
        if chunk.name is None or chunk.kind not in ("person", "name"):
            continue
        if (
            chunk.end >= len(scan.tokens)
            or chunk.start - first > _TITLE
            or chunk.joined
            or not _agrees(scan, at.match, chunk)
        ):
            return None
        before, behind = scan.tokens[chunk.start - 1].text, scan.tokens[chunk.end].text
        goes_on = behind in "،,:" or scan.is_category(chunk.end, "marker", "grammar")
        enclosed = before in "،," and goes_on
        closed = enclosed or behind == ":" or scan.has_grammar(chunk.end, "that")
        return chunk if closed and _describes(scan, first, chunk.start) else None
    return None


def _describes(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but a noun phrase, with commas at most before a name, stands between."""
    if end <= start or start in scan.date_tokens:
        return False
    head = scan.covered[start]
    if head is not None and head.entry(
        "grammar", "marker", "state", "capital", "pronoun", "metonym"
    ):
        return False
    for i in range(start, end):
        match = scan.covered[i]
        if scan.tokens[i].text in ':؛;.«»"“”' or scan.has_grammar(i, "that", "because", "relative"):
            return False
        if scan.tokens[i].text in "،," and i != end - 1:
            return False
        if match is not None and match.has_value("trigger", "past", "present", "future"):
            return False
    return True


def _reaches(scan: Scan, match: Match, chunk: Chunk, saying: str) -> bool:
    between = chunk.start - match.end
    if between > _REACH.get(saying, _NEAR) + _dated(scan, match.end, chunk.start):
        return False
    if saying in _REACH:
        return not any(_ends_search(scan, i) for i in range(match.end, chunk.start))
    return _only_asides(scan, match.end, chunk.start, 0)


def _dated(scan: Scan, start: int, end: int) -> int:
    return sum(i in scan.date_tokens for i in range(start, end))


def _ends_search(scan: Scan, i: int) -> bool:
    """What no subject stands behind: "that", a colon, or speech."""
    text = scan.tokens[i].text
    opens = text in '"“«' and scan.quote_of[min(i + 1, len(scan.tokens) - 1)] >= 0
    long = opens and scan.quotes[scan.quote_of[i + 1]].words > 3
    return text in ":؛;" or long or scan.has_grammar(i, "that", "relative", "because")


def _only_asides(scan: Scan, start: int, end: int, spare: int) -> bool:
    """Whether nothing but times, commas, adverbs and `spare` unknown words lies between."""
    unknown = 0
    for i in range(start, end):
        if i in scan.date_tokens or scan.tokens[i].text in ',،-–"“”«»()':
            continue
        match = scan.covered[i]
        if scan.has_grammar(i, "adverb", "auxiliary", "determiner"):
            continue
        if match is not None and match.entry("honorific", "modifier"):
            continue
        unknown += 1
    return unknown <= spare


def _is_owned(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Whether an unknown noun has its owner written onto it: in "وأعلنت عزمها" it is no subject."""
    if i >= sentence.end or scan.covered[i] is not None or not scan.pack.meta.owned:
        return False
    return re.fullmatch(scan.pack.meta.owned, scan.tokens[i].norm) is not None


def _bare(scan: Scan, sentence: Sentence, match: Match, saying: str) -> bool:
    """Whether the verb has no subject at all, rather than one that the packs do not know."""
    if lacks_subject(scan, sentence, match.end):
        return True
    if match.end - match.start > 1 and scan.has_grammar(match.end - 1, "that"):
        return True
    if scan.has_grammar(match.end, "therein", "amid"):
        return True  # "وقال عقب اللقاء إن"
    if saying in _REACH:
        return _ends_in_that(scan, match.end - 1) or _is_owned(scan, sentence, match.end)
    if match.end < sentence.end and scan.has_grammar(match.end, "source"):
        return False
    if _is_owned(scan, sentence, match.end):
        return True
    # "أكد أهمية …": the word behind is the object, unless a clause follows it ("أكد خبراء أن").
    reach = range(match.end, min(match.end + 4, sentence.end))
    return not any(scan.has_grammar(i, "that") for i in reach)
