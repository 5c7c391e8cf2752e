"""Whether a person is a woman or a man, where titles, offices, verbs or given names show it.

"אמרה ננסי פלוסי", "Außenministerin", "Mrs Ampem" and "Elena" show a woman, "אמר פומפאו",
"Außenminister", "Mr Marsk" and "Ivo" a man; a pronoun then stands for no one of the other kind.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.language.declension import analyses
from dragoman.language.meta import Gender
from dragoman.language.pack import women_and_men
from dragoman.language.phrases import Match
from dragoman.reading.cast import Cast
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan

_FINITE = ("past", "present", "future")
_SAYING = ("say", "tell", "stress", "charged")
_TITLES = ("office", "counterpart", "honorific")
_HER = ("she", "her")
_HIS = ("he", "his", "him")


def differs(scan: Scan, cast: Cast, key: str) -> bool:
    """Whether the pronoun `key` ("he", "she" and their forms) cannot mean an actor, by its mentions."""
    meta = scan.pack.meta
    # Romance "su", "son", "suo" agree with what is owned; German "ihr" is "their" too.
    told = ("he", "she", "him") if meta.inversion or meta.auxiliaries else (*_HER, *_HIS)
    if key not in told:
        return False
    votes = _votes(scan, cast)
    return votes < 0 if key in _HER else votes > 0


def unlike(scan: Scan, cast: Cast, chunk: Chunk) -> bool:
    """Whether a noun phrase ("la ministra") shows another sex than the mentions of an actor.

    An office with its state may stand in the masculine for a woman too ("il ministro sloveno").
    """
    own = _sign(scan, chunk)
    if own < 0 and (chunk.state or chunk.organization):
        return False
    return own != 0 and own * _votes(scan, cast) < 0


def both_women(scan: Scan, cast: Cast, chunk: Chunk) -> bool:
    """Whether a noun phrase ("la ministra") and the mentions of an actor show a woman: rather she
    than somebody whom nothing shows to be one."""
    return _sign(scan, chunk) > 0 and _votes(scan, cast) > 0


def disagrees(scan: Scan, match: Match, chunk: Chunk) -> bool:
    """Whether a verb cannot have a noun phrase as its subject, by gender.

    "ودعت الرئيس إلى …": she called on him.  A body whose word is feminine has no masculine verb.
    """
    told = verb_sign(scan, match)
    if not told:
        return False
    if chunk.kind in ("organization", "institution"):
        word = scan.tokens[chunk.start].norm
        sort = scan.pack.meta.body_word
        masculine = bool(sort) and re.search(sort, word) and not word.endswith(_FEMININE)
        return bool(masculine) if told > 0 else word.endswith(_FEMININE)
    return chunk.kind in ("person", "role") and told * _by_words(scan, chunk) < 0


def of_other_sex(scan: Scan, cast: Cast, told: int) -> bool:
    """Whether a verb that shows a woman (1) or a man (-1) cannot be an actor's, by its mentions."""
    if cast.kind == "organization":
        return told < 0 and bool(cast.name) and cast.name.split()[0].endswith(_FEMININE)
    return told * _votes(scan, cast) < 0


_FEMININE = "ة"
"""The ending that shows a feminine noun for a body."""


def verb_sign(scan: Scan, match: Match) -> int:
    """1 for a verb whose subject is one woman or a feminine body, -1 for one man, 0 where nothing shows."""
    gender = scan.pack.meta.gender
    norm = scan.tokens[match.start].norm[len(match.prefix) :]
    if gender.woman_verb and match.end - match.start > 1 and _of_craft(scan, match):
        return 0  # "هبطت طائرة الرئيس": it is the plane that lands
    if not gender.woman_verb or (gender.several and re.fullmatch(gender.several, norm)):
        return 0
    return _shown(gender.woman_verb, gender.man_verb, norm)


def _of_craft(scan: Scan, match: Match) -> bool:
    """Whether what carries somebody stands within a verb's phrase, as its subject."""
    return any(
        e.category == "grammar" and e.key == "craft"
        for token in scan.tokens[match.start + 1 : match.end]
        for e in scan.pack.table.single(token)
    )


def fits(scan: Scan, cast: Cast, key: str) -> bool:
    """Whether the pronoun `key` is a woman's, and the mentions of an actor show one."""
    return key in _HER and _votes(scan, cast) > 0


_UNSHOWN = Gender()


def _votes(scan: Scan, cast: Cast) -> int:
    """Mentions that show a woman less those that show a man."""
    if scan.pack.meta.gender == _UNSHOWN:
        return 0
    # Asked at every pronoun: only what was mentioned since the last time is looked at.
    cast.votes += sum(_vote(scan, c) for c in cast.mentions[cast.voted :])
    cast.voted = len(cast.mentions)
    return cast.votes


def _vote(scan: Scan, chunk: Chunk) -> int:
    """1 for a woman, -1 for a man, 0 where a mention shows nothing."""
    if chunk.kind == "pronoun" or chunk.start >= chunk.end:
        return 0
    if shown := _by_words(scan, chunk):
        return shown
    return 0 if chunk.slot else _by_verb(scan, chunk)


def _by_words(scan: Scan, chunk: Chunk) -> int:
    """What the titles and names of a mention show."""
    gender = scan.pack.meta.gender
    first = max(scan.sentences[chunk.sentence].start, chunk.start - 1)
    for i in range(first, chunk.end):
        match = scan.covered[i]
        if match is None or match.start != i:
            continue
        # An office before the phrase is someone else's.
        titles = ("honorific",) if i < chunk.start else _TITLES
        if match.entry(*titles) and (shown := _titled(scan, match)):
            return shown
    if gender.names and (shown := _named(scan, chunk)):
        return shown
    if scan.pack.meta.paradigms and (shown := _given(scan, chunk)):
        return shown
    return _sign(scan, chunk)


def _sign(scan: Scan, chunk: Chunk) -> int:
    """What the word at the head of a noun phrase or right before it shows: "la ministre"."""
    gender = scan.pack.meta.gender
    if chunk.kind not in ("person", "role") or chunk.start >= chunk.end:
        return 0
    for i in (chunk.start, max(0, chunk.start - 1)):
        match = scan.covered[i]
        titled = match is not None and match.entry(*_TITLES) is not None
        norm = scan.tokens[i].norm
        if titled and (shown := _shown(gender.woman, gender.man, norm)):
            return shown
        if shown := _shown(gender.woman_word, gender.man_word, norm):
            return shown
    return 0


def _titled(scan: Scan, match: Match) -> int:
    """What the words of an office or title show: those of the first that shows anything."""
    gender = scan.pack.meta.gender
    for i in range(match.start, match.end):
        norm = scan.tokens[i].norm
        norm = norm[len(match.prefix) :] if i == match.start else norm
        if shown := _shown(gender.woman, gender.man, norm):
            return shown
    return 0


def _named(scan: Scan, chunk: Chunk) -> int:
    """What a given name before a surname shows."""
    if chunk.name is None or chunk.name[1] - chunk.name[0] < 2:
        return 0
    women, men = women_and_men()
    norm = scan.tokens[chunk.name[0]].norm
    return (norm in women) - (norm in men)


def _given(scan: Scan, chunk: Chunk) -> int:
    """What a given name that the pack knows shows before a surname, in any case (Russian)."""
    if chunk.name is None or chunk.name[1] - chunk.name[0] < 2:
        return 0
    norm, pack = scan.tokens[chunk.name[0]].norm, scan.pack
    known = [
        base for base, case in (*analyses(norm, pack.meta.paradigms), (norm, "nom"))
        if base in pack.given_names and case in (chunk.case or "nom", "nom")
    ]  # fmt: skip
    if not known:
        return 0
    women = [b for b in known if b.endswith(("а", "я")) and b not in pack.meta.masculine]
    return 1 if len(women) == len(known) else 0 if women else -1


def _by_verb(scan: Scan, chunk: Chunk) -> int:
    """What the verb right behind or before the mention shows of its subject."""
    if not scan.pack.meta.gender.woman_verb:
        return 0
    for i in (chunk.end, chunk.start - 1):
        if not 0 <= i < len(scan.tokens) or scan.sentence_of[i] != chunk.sentence:
            continue
        match = scan.covered[i]
        if match is not None and _has_subject(scan, match):
            return verb_sign(scan, match)
    return 0


def _has_subject(scan: Scan, match: Match) -> bool:
    """Whether a verb has its subject beside it: what stands behind other Arabic verbs may be the object."""
    if scan.pack.meta.order == "vso":
        return match.has("saying", "say")
    return match.has("saying", *_SAYING) or match.has_value("trigger", *_FINITE)


@lru_cache(maxsize=4096)
def _shown(woman: str, man: str, norm: str) -> int:
    if woman and re.fullmatch(woman, norm):
        return 1
    return -1 if man and re.fullmatch(man, norm) else 0
