"""Chinese names by their signs: family names, and signs that spell foreign sounds."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dragoman.language.pack import Pack
from dragoman.reading.name_titles import TITLES
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan

DOTS = "·•・‧∙"


_EMPTY = "让于因当达多比本可会即"
"""Signs that are more often a word of their own before a name than its first sound."""


_WEAK = frozenset(
    "让于因当达多比本可会即日土东西南海万金法立力利平安保通文武希道热丰基贵高加里都米班代富宽良敏培素提铁伍香延宜义永真知"
)
"""Signs that spell sounds but stand in many everyday words."""


class _Signs(msgspec.Struct, frozen=True):
    """What a pack knows of names in Han characters."""

    surnames: frozenset[str]
    sounds: frozenset[str]
    usual: dict[str, tuple[str, ...]]
    """First character -> usual names that begin with it, the longest first."""
    bodies: dict[str, tuple[str, ...]]
    """First character -> the words for bodies that begin with it, the longest first."""


@lru_cache(maxsize=4)
def _signs(surnames: str, sounds: str, given: frozenset[str], bodies: frozenset[str]) -> _Signs:
    return _Signs(frozenset(surnames), frozenset(sounds), _by_first(given), _by_first(bodies))


def _by_first(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(held) for first, held in found.items()}


def signs_of(pack: Pack) -> _Signs:
    meta = pack.meta
    return _signs(meta.surname_signs, meta.sound_signs, pack.given_names, pack.organization_words)


class Names(msgspec.Struct, kw_only=True):
    scan: Scan
    signs: _Signs
    free: list[bool]
    """Token -> whether it is a character that no word of the vocabulary and no time covers."""
    known: dict[str, None] = {}
    bodies: dict[str, None] = {}


def names_in(scan: Scan) -> Names:
    """What is needed to find the names of a text, none found yet."""
    free = [
        match is None and token.is_word and not token.text.isascii() and i not in scan.date_tokens
        for i, (token, match) in enumerate(zip(scan.tokens, scan.covered, strict=True))
    ]
    return Names(scan=scan, signs=signs_of(scan.pack), free=free, known={}, bodies={})


def is_free(names: Names, k: int, near: int) -> bool:
    """A character that no word of the vocabulary covers, in the sentence of token `near`."""
    sentence_of = names.scan.sentence_of
    return 0 <= k < len(sentence_of) and names.free[k] and sentence_of[k] == sentence_of[near]


def sounds_alone(names: Names, k: int) -> bool:
    """Whether a word of one sign stands at token `k` that spells a sound as well: 比 in "鲁比欧"."""
    scan = names.scan
    match = scan.covered[k] if k < len(scan.tokens) else None
    single = match is not None and match.end - match.start == 1 and k not in scan.date_tokens
    return single and scan.tokens[k].norm in names.signs.sounds


def _titled(scan: Scan, i: int) -> bool:
    """Whether a title ends right before token `i`."""
    return (
        i > 0
        and scan.sentence_of[i - 1] == scan.sentence_of[i]
        and (scan.is_category(i - 1, *TITLES) or scan.has_grammar(i - 1, "folk"))
    )


def _title_at(scan: Scan, i: int) -> bool:
    match = scan.match_at.get(i)
    return match is not None and match.entry(*TITLES) is not None


def opens_name_here(scan: Scan, i: int) -> bool:
    """Whether something ends before token `i`: the sentence, a mark, or a word of the vocabulary."""
    if i == 0 or scan.sentence_of[i - 1] != scan.sentence_of[i]:
        return True
    return (
        not scan.tokens[i - 1].is_word
        or scan.covered[i - 1] is not None
        or i - 1 in scan.date_tokens
    )


_GOES_ON = ("saying", "trigger", "marker", "modality", "grammar", "office", "honorific")


def acts_beside(scan: Scan, i: int) -> bool:
    """Whether what follows at token `i` is what people do: a verb, a preposition, a date."""
    if i >= len(scan.tokens) or not scan.tokens[i].is_word:
        return i in scan.date_tokens
    return i in scan.date_tokens or scan.is_category(i, *_GOES_ON)


def _is_proper(scan: Scan, i: int, end: int) -> bool:
    return scan.proper is not None and any(k in scan.proper for k in range(i, end))


def spelled_end(names: Names, i: int) -> NameRun | None:
    scan, sounds = names.scan, names.signs.sounds
    usual = usual_end(names, i)
    place = scan.match_at.get(i)
    if place is not None and place.entry("city", "capital") and place.end < len(scan.tokens):
        # "波恩先生": a town's name with a title is someone's.
        title = scan.match_at.get(place.end)
        if title is not None and title.entry("honorific"):
            return NameRun(i, place.end, True)
    if usual == i and not (is_free(names, i, i) and scan.tokens[i].norm in sounds):
        return None
    end, dotted = _sound_end(names, i, max(usual, i))
    if dotted:
        # "让特雷莎·梅": a word of its own before the name.
        first = scan.tokens[i].norm
        if (
            first in _EMPTY
            and scan.tokens[i + 1].norm not in DOTS
            and not _is_proper(scan, i, i + 1)
        ):
            return None
        left = range(i, next(k for k in range(i, end) if scan.tokens[k].norm in DOTS))
        if (
            not opens_name_here(scan, i)
            and not _is_proper(scan, i, i + 1)
            and _is_proper(scan, i, left.stop)
        ):
            return None
        return NameRun(i, end, True)
    end = _and_latin(scan, i, end)
    if usual > i and (end == usual or not _is_proper(scan, usual, end)):
        end = usual
    if usual > i and (usual - i > 1):
        return NameRun(i, max(end, usual), True)
    if end - i < 2:
        return None
    if _titled(scan, i) or _title_at(scan, end):
        return NameRun(i, _given_end(names, i, end), True)
    strong = sum(scan.tokens[k].norm not in _WEAK for k in range(i, end))
    if end - i >= 3 and strong >= 2 and opens_name_here(scan, i):
        tagged = scan.proper is None or _is_proper(scan, i, end)
        if tagged and acts_beside(scan, end):
            return NameRun(i, end, True)
        return NameRun(i, end, False) if tagged else None
    told = opens_name_here(scan, i) and scan.is_category(end, "saying")
    certain = told and strong == end - i and _is_proper(scan, i, end)
    return NameRun(i, end, True) if certain else None


def _given_end(names: Names, i: int, end: int) -> int:
    """The end of a Chinese name of which two signs spell sounds as well: "发言人郭雅慧指出"."""
    chinese = end - i == 2 and names.scan.tokens[i].norm in names.signs.surnames
    free = is_free(names, end, i) and names.scan.tokens[end].norm not in names.scan.pack.common
    return end + 1 if chinese and free and _is_over(names.scan, end + 1) else end


def usual_end(names: Names, i: int) -> int:
    """The end of a usual name that begins at token `i`; `i` if there is none."""
    scan = names.scan
    token = scan.tokens[i]
    for name in names.signs.usual.get(token.norm[:1], ()):
        if not scan.lookup.startswith(name, token.start):
            continue
        end = i + len(name)
        inside = [scan.covered[k] for k in range(i, end)]
        if any(m is not None and (m.start < i or m.end > end) for m in inside):
            continue
        return end
    return i


def _sound_end(names: Names, i: int, end: int) -> tuple[int, bool]:
    """The end of the run of sound signs from `i`, and whether a dot ties its parts."""
    scan, sounds = names.scan, names.signs.sounds
    dotted = False
    n = len(scan.tokens)
    while end < n and scan.sentence_of[end] == scan.sentence_of[i]:
        token = scan.tokens[end]
        if token.text in DOTS and end > i and end + 1 < n and scan.tokens[end + 1].is_word:
            part = _part_end(names, end + 1)
            if part == end + 1 and end + 3 < n and scan.tokens[end + 2].text in "-－":
                part = end + 2  # "卡里娜·让-皮埃尔"
            if part == end + 1:
                break
            end, dotted = part, True
            continue
        if (
            token.text in "-－"
            and end > i
            and is_free(names, end + 1, i)
            and scan.tokens[end + 1].norm in sounds
        ):
            end += 1
            continue
        last = end > i and (
            _ends_clause(scan, end)
            or _compares_nothing(scan, i, end)
            or (end > i + 1 and _spells_on(names, end))
        )
        if token.norm not in sounds or not (is_free(names, end, i) or last):
            break
        if token.norm in _EMPTY and dotted and not _is_proper(scan, end, end + 1):
            break
        end += 1
    return end, dotted


_SPELLED = 8
"""Signs of one part of a name."""


def _spells_on(names: Names, at: int) -> bool:
    """Whether a word of one sign stands amid signs of sound up to the dot: "卡西姆若马尔特·托卡耶夫"."""
    scan = names.scan
    if not sounds_alone(names, at):
        return False
    for k in range(at + 1, min(at + _SPELLED, len(scan.tokens))):
        if scan.tokens[k].text in DOTS:
            return k > at + 1
        if not is_free(names, k, at) or scan.tokens[k].norm not in names.signs.sounds:
            return False
    return False


def _ends_clause(scan: Scan, i: int) -> bool:
    """Whether a preposition of one sign has nothing behind it: then it is the name's last sound."""
    match = scan.covered[i]
    if match is None or match.end - match.start > 1 or match.entry("marker") is None:
        return False
    return i + 1 >= len(scan.tokens) or not scan.tokens[i + 1].is_word


def _compares_nothing(scan: Scan, i: int, at: int) -> bool:
    """Whether 比 ("than") behind a title has a verb behind it: the name's last sound, "同副总统恩钦比举行会谈"."""
    match = scan.match_at.get(at + 1)
    if scan.tokens[at].norm != "比" or match is None or not (_titled(scan, i) or at - i > 2):
        return False
    return match.entry("trigger", "saying") is not None or match.has("grammar", "light")


def _part_end(names: Names, i: int) -> int:
    """The end of the part behind a dot: signs of sound, even where they spell a word or a place."""
    scan, sounds = names.scan, names.signs.sounds
    usual = usual_end(names, i)
    if usual > i:
        return usual
    end = i
    while end < len(scan.tokens) and scan.sentence_of[end] == scan.sentence_of[i]:
        if end in scan.date_tokens or scan.tokens[end].norm not in sounds:
            break
        match = scan.covered[end]
        if match is not None:
            place = match.entry("state", "city", "capital", "region") is not None and end == i
            single = (
                match.end - match.start == 1 and match.entry("saying", "marker", "trigger") is None
            )
            if not place and not (single and end == i):
                break
            end = match.end
            continue
        end += 1
    if (
        end == i
        and scan.tokens[i].is_word
        and not scan.tokens[i].text.isascii()
        and scan.covered[i] is None
    ):
        # A sign the pack does not list: the part goes on to the next word it knows.
        while is_free(names, end, i) and end - i < 4:
            end += 1
    return end


def _and_latin(scan: Scan, i: int, end: int) -> int:
    """A family name left in Latin letters right behind a given name: "彼得Tsouvallaris"."""
    if end > i and end < len(scan.tokens) and scan.tokens[end].glued:
        token = scan.tokens[end]
        if token.text[0].isascii() and token.is_capital and not token.text.isupper():
            return end + 1
    return end


def _is_over(scan: Scan, i: int) -> bool:
    """Whether a name that ends before token `i` is whole: a mark stands there, or what people do."""
    return i >= len(scan.tokens) or not scan.tokens[i].is_word or acts_beside(scan, i)


def chinese_end(names: Names, i: int) -> NameRun | None:
    """A family name with one or two signs: after a title, before one, or where someone acts."""
    scan = names.scan
    if not is_free(names, i, i) or scan.tokens[i].norm not in names.signs.surnames:
        return None
    end = i + 1
    while is_free(names, end, i) and end - i < 3 and scan.tokens[end].norm not in scan.pack.common:
        end += 1
    if end - i == 1 and _titled(scan, i) and _holds_word(names, end):
        return NameRun(i, end + 2, True)
    if end - i == 1 and is_free(names, end, i) and _is_over(scan, end + 1):
        end += 1  # "总理李明。": no word begins with the sign here
    if end - i == 2 and _titled(scan, i) and is_free(names, end, i) and _is_over(scan, end + 1):
        end += 1  # "夫人金建希与": no word begins with the sign here either
    whole = end - i == 3 and _titled(scan, i) and _is_over(scan, end)
    if scan.proper is not None and i in scan.proper and not whole:
        stop = i + 1
        while stop < end and stop in scan.proper:
            stop += 1
        if stop - i >= 2:
            end = stop
    if _titled(scan, i) and end - i >= 2:
        return NameRun(i, end, True)
    if end - i >= 2 and _title_at(scan, end) and opens_name_here(scan, i):
        return NameRun(i, end, True)
    if end - i == 1 and opens_name_here(scan, i) and _title_at(scan, end):
        # "李先生", "王部长"
        return NameRun(i, end, True)
    if end - i < 2 or not opens_name_here(scan, i) or not acts_beside(scan, end):
        return None
    if scan.proper is None:
        return NameRun(i, end, True) if scan.is_category(end, "saying") else None
    told = _is_proper(scan, i, i + 1) or (end - i == 3 and _opens_telling(scan, i, end))
    return NameRun(i, end, True) if told else None


def _holds_word(names: Names, at: int) -> bool:
    """Whether the middle of a name is a sign that is a word as well: "市长陈其迈表示"."""
    scan = names.scan
    match = scan.covered[at] if at < len(scan.tokens) else None
    single = match is not None and match.end - match.start == 1
    last = single and match is not None and match.entry("grammar", "pronoun") is not None
    return last and is_free(names, at + 1, at) and _is_over(scan, at + 2)


_TELLING = 14
"""Signs between a name that opens its sentence and the verb by which it speaks."""


def _opens_telling(scan: Scan, i: int, end: int) -> bool:
    """Whether a sentence begins at token `i` and says in its first clause: "王晓兰在门外告诉记者，…"."""
    sentence = scan.sentences[scan.sentence_of[i]]
    if sentence.start != i:
        return False
    said = scan.matches_in(end, min(end + _TELLING, sentence.end), "saying")
    return any(
        m.has("saying", "say", "tell") and not scan.has_mark(end, m.start, ",，") for m in said
    )


def titled_end(names: Names, i: int) -> NameRun | None:
    """Signs that no pack lists behind a title, some of which spell sounds: "外长贲迪拓将于…"."""
    scan, sounds = names.scan, names.signs.sounds
    if not _titled(scan, i) or not _in_title_name(names, i, i):
        return None
    end = i
    while _in_title_name(names, end, i) and scan.tokens[end].norm not in scan.pack.common:
        end += 1
    strong = any(
        scan.tokens[k].norm in sounds and scan.tokens[k].norm not in _WEAK for k in range(i, end)
    )
    title = scan.covered[i - 1]
    of_state = title is not None and title.start and scan.is_category(title.start - 1, "state")
    tagged = of_state or scan.proper is None or _is_proper(scan, i, end)
    whole = 2 <= end - i <= _LONGEST and _is_over(scan, end)
    return NameRun(i, end, True) if whole and strong and tagged else None


def _in_title_name(names: Names, k: int, near: int) -> bool:
    """Whether the sign at token `k` is free, or is "than", which spells a sound: "总统比亚", "外长哈比比"."""
    match = names.scan.covered[k] if k < len(names.scan.tokens) else None
    than = match is not None and match.has("marker", "against") and len(match.entries) == 1
    return is_free(names, k, near) or (than and sounds_alone(names, k))


_LONGEST = 6
"""Signs of a name without a dot."""
