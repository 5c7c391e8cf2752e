"""Which office a word means here, and whose it is: split portfolios, words that mean two offices,
offices behind a name."""

from __future__ import annotations

from dragoman.reading.chunk import RANKS, Chunk, Element
from dragoman.reading.scan import Scan

_CHANCELLED = ("DEU", "AUT", "CHE", "LIE")
"""States with a chancellor; elsewhere Spanish "canciller", Portuguese "chanceler" is the foreign minister."""
_MINISTRY = " ministry"


def office_here(offices: tuple[str, ...], state: str | None) -> str | None:
    """The office that an ambiguous word means in a state; None where it is not ambiguous."""
    if "chancellor" not in offices or len(offices) < 2:
        return None
    if state in _CHANCELLED:
        return "chancellor"
    return next(o for o in offices if o != "chancellor")


def whole_office(office: str | None, institution: str | None) -> tuple[str | None, str | None]:
    """ "ministra iraní de Exteriores": minister and portfolio, told apart, are one office."""
    if (office, institution) == ("head", "government"):
        return "prime minister", None
    if office is None or institution is None or not institution.endswith(_MINISTRY):
        return office, institution
    portfolio = institution.removesuffix(_MINISTRY)
    if office in ("minister", "deputy minister", "head"):
        rank = "deputy " if office == "deputy minister" else ""
        return f"{rank}{portfolio} minister", None
    if office == "spokesperson" and portfolio == "foreign":
        return "foreign ministry spokesperson", None
    return office, institution


def head_of(office: str | None, state: str | None, institution: str | None) -> str | None:
    """ "глава Киргизии": the head of a state, where nothing narrower is headed."""
    return "head of state" if office == "head" and state and not institution else office


def head_of_the_state(scan: Scan, office: str, end: int) -> tuple[str, int]:
    """ "глава российского государства": the office and where it ends, the noun behind the adjective."""
    if end < len(scan.tokens) and scan.has_grammar(end, "country"):
        return "head of state", end + 1
    return office, end


def office_behind(scan: Scan, last: Element, new: Element) -> bool:
    """Whether an office without its genitive written stands behind the name: "X وزير خارجية قطر".

    With its article it is someone else: "دعا X الرئيس المصري".
    """
    bare = not scan.pack.meta.capitals and scan.pack.meta.spaces
    return bare and last.kind == "office" and not last.prefix and new.kind == "state"


def office_of_origin(scan: Scan, current: list[Element], new: Element) -> bool:
    """ "قال X وزير الخارجية المصري": the office behind a name, where nobody else can be meant.

    Behind a verb of meeting ("استقبل X وزير الخارجية المصري") it is whom he met, unless he is
    told behind it, or X stands behind a comma or a preposition.
    """
    if scan.pack.meta.order != "vso" or current[-1].kind != "office" or new.kind != "demonym":
        return False
    first, behind = current[0], new.end
    if current[-1].prefix or behind >= len(scan.tokens):
        return False
    after = scan.covered[behind]
    if after is not None and after.entry("counterpart"):
        return True
    if after is None and scan.tokens[behind].is_word and behind not in scan.date_tokens:
        return False  # a name: "استقبل X وزير الخارجية المصري Y"
    if _met_later(scan, behind):
        return True
    before = first.start - 1
    if before < 0 or scan.sentence_of[before] != scan.sentence_of[first.start]:
        return False
    if scan.tokens[before].text in ",،" or first.prefix:
        return True
    return scan.is_category(before, "saying", "marker")


def owner_behind(scan: Scan) -> bool:
    """Whether whose office it is stands behind it alone: "по приглашению правительства Перу президент
    Чили …", "הגיע לישראל שר החוץ הגרמני", "وصل إلى العراق وزير خارجية غانا"."""
    meta = scan.pack.meta
    return bool(meta.paradigms or meta.article) or meta.order == "vso"


def only_ranked(scan: Scan, current: list[Element]) -> bool:
    """Whether a name has but a rank before it: "الأمير X وزير الخارجية" has his office behind it."""
    if scan.pack.meta.order != "vso" or current[-1].kind != "name":
        return False
    return all(e.entry is not None and e.entry.key in RANKS for e in current if e.kind == "office")


def met_behind(scan: Scan, current: list[Element], new: Element) -> bool:
    """ "استقبل X وزير الخارجية المصري في باريس": the office with its state is whom he met."""
    before, behind = current[0].start - 1, new.end
    if scan.pack.meta.order != "vso" or before < 0 or behind >= len(scan.tokens):
        return False
    if scan.sentence_of[before] != scan.sentence_of[new.start]:
        return False
    verb, state = scan.covered[before], scan.match_at.get(behind)
    if state is None or not state.entry("demonym", "state"):
        return False
    if new.prefix.endswith("ال"):
        return verb is not None and verb.entry("trigger", "saying") is not None
    if verb is None or not verb.has("trigger", "meeting", "reception"):
        return False
    after = scan.covered[state.end] if state.end < len(scan.tokens) else None
    if after is not None and after.entry("counterpart"):
        return False
    return not _met_later(scan, state.end)


_ASIDE = 12
"""Tokens of times and places between somebody's title and whoever he met."""


def _met_later(scan: Scan, end: int) -> bool:
    """Whether whom he met stands behind commas: "استقبل X وزير خارجية غانا، اليوم في لومي، معالي Y"."""
    sentence = scan.sentences[scan.sentence_of[end - 1]]
    if end >= sentence.end or scan.tokens[end].text not in ",،":
        return False
    for i in range(end, min(end + _ASIDE, sentence.end - 1)):
        opens = scan.match_at.get(i + 1)
        if scan.tokens[i].text not in ",،" or opens is None or opens.prefix.startswith("و"):
            continue
        if opens.entry("honorific", "counterpart", "office") is not None:
            return True
    return False


def is_press_service(elements: list[Element]) -> bool:
    """Whether the office that speaks for a leader heads the phrase, and no one is named in it."""
    entry = elements[0].entry
    voice = entry is not None and entry.key in ("presidency", "prime minister's office")
    return elements[0].kind == "institution" and voice and all(e.kind != "name" for e in elements)


def with_town(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Make a town in the genitive a part of the office it owns: "A, B und Wiens Bürgermeister C"."""
    if not scan.pack.meta.genitive:
        return chunks
    result: list[Chunk] = []
    for chunk in chunks:
        town = result[-1] if result else None
        if (
            town is not None
            and town.possessive
            and not town.slot
            and town.kind in ("capital", "city")
            and town.end == chunk.start
            and chunk.kind in ("person", "role")
            and chunk.office
        ):
            chunk.start, chunk.state = town.start, chunk.state or town.state
            result.pop()
        result.append(chunk)
    return result


_ARTICLE = "ال"


def has_no_owner(office: Element, state: Element) -> bool:
    """Whether an office has its article, so that no state can own it: "حمّل الوزيران إسرائيل …"."""
    definite = office.kind == "office" and office.prefix.endswith(_ARTICLE)
    return definite and state.kind == "state" and not state.prefix.endswith(_ARTICLE)
