"""Where a name ends in a script without capitals: at vocabulary, marks, a joined \"and\"."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.language.tokens import has_shape
from dragoman.reading.name_titles import TITLES, after_title, is_portfolio, stops_name
from dragoman.reading.name_words import AND, Names, articled, is_plain

_MAX_PARTS = 4


def _enclosed(names: Names, start: int, i: int) -> bool:
    """Whether commas close off the words from `start` to `i`: "فرستاده ویژه نروژ، پاتریک هوگن، …",
    or marks all but a part of them: "«پاتریک هوگن»"."""
    tokens = names.scan.tokens
    if not start or i + 1 >= len(tokens):
        return False
    if tokens[start - 1].text == "«" and names.scan.pack.meta.order == "sov":
        return any(t.text == "»" for t in tokens[start + 2 : start + _MAX_PARTS])
    return tokens[start - 1].text in ",،" and tokens[i + 1].text in ",،"


def _doubted(names: Names, i: int, parts: int) -> bool:
    """Whether the tagger takes token `i` for a plain word, and nothing else makes it a name."""
    scan, pack, before = names.scan, names.scan.pack, names.scan.tokens[i - 1]
    if scan.proper is None or (pack.meta.article and before.text == "-"):
        return False
    if scan.tokens[i].norm in pack.given_names:
        return False
    articled = bool(names.article or pack.meta.article)
    if parts <= 1 and (articled or before.norm in pack.given_names):
        return False
    return i not in scan.proper and bool(scan.proper)


def before_its_office(names: Names, i: int) -> bool:
    """Whether unknown words stand before an office: "و X Y، همتای ژاپنی", "«X Y» وزیر خارجه"."""
    scan = names.scan
    if scan.pack.meta.order != "sov":
        return False
    before = scan.tokens[i - 1].text if i else "\n"
    marked = before == "«"
    apart = scan.sentences[scan.sentence_of[i]].start == i or before in ",،:«"
    if (
        not apart
        and not scan.is_category(i - 1, "marker")
        and not scan.has_grammar(i - 1, "and", "that")
        and not scan.is_category(i - 1, "saying", "modality")
        and i - 1 not in scan.date_tokens
        and not _is_deed(scan.covered[i - 1])
    ):
        return False
    end = i
    while end < len(scan.tokens) and end - i <= _MAX_PARTS and is_plain(names, end):
        end += 1
    if not 2 <= end - i <= _MAX_PARTS or end + 2 >= len(scan.tokens):
        return False
    if not marked and _titled_behind(names, i, end):
        return True
    closing = "»" if marked else ",،"
    behind = end + 1 + (marked and scan.tokens[end + 1].text in ",،")
    after = scan.match_at.get(behind)
    return (
        scan.tokens[end].text in closing
        and after is not None
        and after.entry("office", "counterpart", "modifier") is not None
    )


def _is_deed(match: Match | None) -> bool:
    """Whether a word is a noun whose owner stands right behind: "سفر X Y وزیر خارجه عمان".

    So is the first part of a verb whose last closes the clause: "میزبان X Y وزیر خارجه عمان بود".
    """
    return match is not None and (
        match.has_value("trigger", "noun", "passive")
        or any(e.category == "trigger" and e.tail for e in match.entries)
    )


NO_NAME_END = "(ها|های|هایی|ات|ای|‌ای|ترین|گاه|گی|یت|سازی|مندی|شان|کننده|شده|ش)$"
"""Endings of words that are no part of a name: plurals, adjectives, abstract nouns."""


def _titled_behind(names: Names, first: int, end: int) -> bool:
    """Whether a whole title stands right behind unknown words: "با X Y رئیس جمهور پرو دیدار کرد"."""
    scan = names.scan
    title = scan.match_at.get(end)
    if title is None or title.entry("office", "counterpart") is None:
        return False
    if any(re.search(NO_NAME_END, scan.tokens[k].norm) for k in range(first, end)):
        return False
    last = title.end
    while last < len(scan.tokens) and scan.is_category(last, "modifier"):
        last += 1  # "رئیس جمهور موقت سوریه"
    of = scan.covered[last] if last < len(scan.tokens) else None
    land = of is not None and (
        of.entry("state", "demonym", "capital") is not None or of.has("grammar", "country")
    )
    return land and scan.sentence_of[title.end] == scan.sentence_of[first]


def is_cited(names: Names, i: int) -> bool:
    """Whether unknown words behind "in the words of" name someone, up to where the report begins."""
    scan = names.scan
    if i == 0 or not scan.has_grammar(i - 1, "cited") or is_portfolio(names, i):
        return False
    end = i
    while end < len(scan.tokens) and end - i < _MAX_PARTS and is_plain(names, end):
        end += 1
    if not 2 <= end - i < _MAX_PARTS or not stops_name(names, end):
        return False
    closed = end < len(scan.tokens) and scan.tokens[end].text in ",،"
    several = re.search(_SEVERAL, scan.tokens[i].norm) is not None
    return (closed and not several) or (scan.proper is not None and i in scan.proper)


_SEVERAL = "(ها|های|ان|ات|ون|ים|ות|ي|ה)$"
"""Endings of nouns in the plural and of adjectives: "in the words of local experts"."""


def before_surname(names: Names, i: int) -> bool:
    """Whether the word behind is one that only surnames are: "قاهر رسول‌زاده", "אנז'יי שיקורסקי"."""
    endings, behind = names.scan.pack.meta.surname_endings, i + 1
    return (
        bool(endings)
        and behind < len(names.scan.tokens)
        and names.scan.sentence_of[behind] == names.scan.sentence_of[i]
        and is_plain(names, behind)
        and has_shape(names.scan.tokens[behind].norm, endings)
    )


def _titled(names: Names, start: int, i: int) -> bool:
    """Whether a title and a comma enclose two unknown words: "مشاور X Y،"."""
    scan = names.scan
    if scan.pack.meta.order != "sov" or i != start + 1 or not start or i + 1 >= len(scan.tokens):
        return False
    return scan.tokens[i + 1].text in ",،" and scan.is_category(start - 1, *TITLES)


def plain_end(names: Names, start: int) -> int:
    """Names end at vocabulary, punctuation, a joined "and", or after four parts."""
    scan = names.scan
    tokens, pack = scan.tokens, scan.pack
    i, parts = start, 0
    ends: list[int] = []
    told = before_its_office(names, start) or is_cited(names, start)
    told = told or before_surname(names, start)
    while i < len(tokens) and parts < _MAX_PARTS and scan.sentence_of[i] == scan.sentence_of[start]:
        token = tokens[i]
        if token.text in "-·." and token.glued and i > start:
            i += 1
            continue
        particle = token.norm in pack.particles
        if token.text[0].isascii() != tokens[start].text[0].isascii():
            # Latin letters in another script are a name of their own.
            break
        if i > start and (_closed(names, i) or (not particle and _breaks_off(names, i, parts))):
            break
        behind = i > start and tokens[i - 1].norm in pack.particles and scan.covered[i] is None
        if (
            not particle
            and not behind
            and not is_plain(names, i)
            and not _between_names(names, i, start)
            and not _surname_after_all(names, i, start)
            and not _of_origin(names, i, start)
            and not (i > start and token.norm in pack.meta.name_tails)
        ):
            break
        known = told or _enclosed(names, start, i) or _titled(names, start, i)
        if i > start and not particle and not known and _doubted(names, i, parts):
            break
        # The halves of a double name are one part: "קאסים-ג'ומארט".
        tied = token.norm in pack.meta.name_tails or (i > start and tokens[i - 1].text == "-")
        parts += not particle and not tied
        i += 1
        ends.append(i)
    while i > start + 1 and (tokens[i - 1].norm in pack.particles or tokens[i - 1].text in "-·."):
        i -= 1
    if (
        names.article
        and parts == _MAX_PARTS
        and not stops_name(names, i)
        and not _sure_part(names, i - 1)
    ):
        # Words run on and on: no name has more than two parts that nothing confirms.
        return ends[1] if len(ends) > 1 else i
    return i


def _sure_part(names: Names, i: int) -> bool:
    norm = names.scan.tokens[i].norm
    return norm in names.scan.pack.given_names or articled(names, i)


def _surname_after_all(names: Names, i: int, start: int) -> bool:
    """A word right behind a given name that only its ending makes look common is the surname."""
    scan = names.scan
    written = scan.pack.meta.article or names.article
    tied = i == start + 2 and scan.tokens[i - 1].norm in scan.pack.meta.name_tails
    if not written or not (i == start + 1 or tied) or scan.covered[i] is not None:
        return False
    if not scan.tokens[i].is_word or not (
        scan.tokens[start].norm in scan.pack.given_names or (start and after_title(names, start))
    ):
        return False
    norm, shape = scan.tokens[i].norm, scan.pack.meta.no_name
    if i in scan.date_tokens or norm in scan.pack.common or (shape and has_shape(norm, shape)):
        return False
    if names.article:
        # "خوسيه خيري": an adjective in the singular would have the article behind a man's name.
        related = norm[-1] == "ي" and norm[:-1] in scan.pack.common
        shown = scan.proper is not None and start in scan.proper and i in scan.proper
        shown = (shown and norm[-1] != "ا") or _enclosed(names, start, i)
        given = scan.tokens[start].norm
        known = given in scan.pack.given_names or given[1:] in scan.pack.given_names
        return (related or shown) and known
    return norm[0] not in "הבלשכ" or len(norm) < 4


def _of_origin(names: Names, i: int, start: int) -> bool:
    """Whether a nationality ends a name: "رئيس الوزراء العراقي محمد شياع السوداني".

    Behind a title with a nationality of its own it is the name's, and then it is so everywhere.
    """
    scan = names.scan
    match = scan.covered[i]
    if match is None or i < start + 2 or start < 2 or match.entry("demonym") is None:
        return False
    if match.prefix != names.article or not names.article or match.end != i + 1:
        return False
    title = scan.covered[start - 1]
    return title is not None and title.entry("demonym", "state") is not None


def _between_names(names: Names, i: int, start: int) -> bool:
    """A common word between two given names is part of the name (حسين أمير عبداللهيان)."""
    scan = names.scan
    given = scan.pack.given_names
    if not start < i < len(scan.tokens) - 1 or scan.covered[i] is not None:
        return False
    if not scan.tokens[i].is_word:
        return False  # "X زلنسکی، امانوئل Y": a list of two
    return scan.tokens[i - 1].norm in given and scan.tokens[i + 1].norm in given


def _closed(names: Names, i: int) -> bool:
    """Whether the part before token `i` is one that names end with ("Faisal al-Mekdad" + …)."""
    scan = names.scan
    before, token = scan.tokens[i - 1], scan.tokens[i]
    if "\n" in scan.text[before.end : token.start]:
        return True
    if before.norm in scan.pack.meta.family_names and token.norm not in scan.pack.given_names:
        return True
    if not articled(names, i - 1) or len(before.norm) < 4:
        return False
    if before.norm in scan.pack.meta.name_tails:
        return False  # "صلاح الدين مزوار"
    if before.norm in scan.pack.given_names or token.norm in scan.pack.particles:
        return False
    after_particle = i >= 2 and scan.tokens[i - 2].norm in scan.pack.particles
    return not after_particle and not articled(names, i)


def _breaks_off(names: Names, i: int, parts: int) -> bool:
    """Whether token `i` begins something new: a joined "and", a preposition, a verb in the present."""
    scan = names.scan
    norm = scan.tokens[i].norm
    given = scan.pack.given_names
    if norm in given:
        return False
    if names.prefixes and norm.startswith(AND) and len(norm) > 3:
        return True
    if scan.pack.meta.article and norm.startswith("לה") and len(norm) > 4:
        return True  # an infinitive: "ביקש מ-X להסיר"
    if not names.article:
        return False
    if norm.startswith(("لل", "بال", "وال", "كال")) and len(norm) > 4:
        return True
    if any(norm.startswith(p) and len(norm) > 4 and norm[len(p) :] in given for p in ("ل", "ب")):
        return True
    if has_shape(norm, _OWNED):
        return True
    proper = scan.proper
    first = parts == 1 and scan.tokens[i - 1].norm in given
    if has_shape(norm, _HIS) and not first and (proper is None or i not in proper):
        return True
    if (
        proper is not None
        and i not in proper
        and i - 1 in proper
        and scan.tokens[i - 1].norm not in given
    ):
        # The tagger ends the name where a word with a particle follows ("نوجرو الضرر").
        return norm.startswith(("ال", "ب", "ل", "ك")) and len(norm) > 4
    if proper is not None and i in proper:
        return False
    if proper and norm.startswith("ب") and scan.tokens[i - 1].norm not in given:
        return True
    # Present and future verbs begin with ي, سي or ست; surnames that do are listed.
    return norm.startswith(("ي", "سي", "ست")) and len(norm) >= (4 if parts > 1 else 5)


_HIS = ".{2,}(اه|ها|هم|هما)"
"""A noun with its owner behind it: "أبدى مانشيني رضاه"."""
_OWNED = "[بلك].{3,}(ها|هم|هما)"
"""A noun with a particle before it and its owner behind it: "بتلبيتها"."""


def body_end(names: Names, i: int) -> int:
    """The end of a company's or body's name that a word for it opens ("the company X")."""
    scan = names.scan
    norm = scan.tokens[i].norm
    particles = (*AND, *"מבל") if scan.pack.meta.article else AND  # "מלשכת X", from X's office
    begun = norm.startswith(particles) and norm not in scan.pack.organization_words
    plain = norm[1:] if begun else norm
    if plain not in scan.pack.organization_words:
        return i
    end = i + 1
    while (
        end < len(scan.tokens) and end - i <= 2
        and scan.sentence_of[end] == scan.sentence_of[i]
        and is_plain(names, end)
        and not (names.prefixes and scan.tokens[end].norm.startswith(AND))
        and not scan.tokens[end].norm.startswith(("لل", "ب"))
        and not scan.tokens[end].glued
    ):  # fmt: skip
        end += 1
    return end if end > i + 1 else i


def and_prefix(names: Names, i: int) -> str:
    norm = names.scan.tokens[i].norm
    return "" if norm in names.scan.pack.organization_words else norm[0]
