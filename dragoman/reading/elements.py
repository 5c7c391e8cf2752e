"""The elements of noun phrases in a sentence: vocabulary and name runs that may stand together."""

from __future__ import annotations

import re

import msgspec

from dragoman.language.phrases import Entry, Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import NOUNS, Element, has_entry, is_determiner
from dragoman.reading.han_parts import represents
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_RANKS = {category: rank for rank, category in enumerate(NOUNS)}


def elements_of(scan: Scan, sentence: Sentence, names: dict[int, NameRun]) -> list[Element]:
    """The elements of a sentence in order; `names` are the document's name runs by first token."""
    elements: list[Element] = []
    covered, i = scan.covered, sentence.start
    while i < sentence.end:
        match = covered[i]
        if (run := names.get(i)) is not None:
            kind = "body" if run.organization else "name"
            if i > sentence.start and scan.has_grammar(i - 1, "folk"):
                told = covered[i - 1]
                assert told is not None
                # "店主王伟": no office, but who he is, and no part of what stands before.
                elements.append(Element("honorific", told.start, told.end, None))
            elements.append(Element(kind, i, run.end, None, run.attached, run))
            i = run.end
        elif match is not None and match.start == i and match.end <= sentence.end:
            last = elements[-1] if elements else None
            if not (_is_no_noun(scan, match, last) or represents(scan, match)):
                elements += _elements_in(scan, match, last)
            i = match.end
        else:
            i += 1
    if any(e.entry is not None and e.entry.key == "sheikh" for e in elements):
        elements = _with_inner_titles(scan, elements)
    for element in elements:
        element.possessive = _is_possessive(scan, element.end, sentence.end)
    return elements


def _with_inner_titles(scan: Scan, elements: list[Element]) -> list[Element]:
    """Names that hold a title: "Hassan Sheikh Mohamud", "محمد ولد الشيخ الغزواني".

    With its article the Arabic title opens a name of its own, unless a particle ties it.
    """
    found: list[Element] = []
    for element in elements:
        last = found[-2:]
        if (
            len(last) == 2
            and element.kind == last[0].kind == "name"
            and last[1].entry is not None
            and last[1].entry.key == "sheikh"
            and _ties(scan, last[0].end, last[1].start)
            and last[1].end == element.start
            and (not last[1].prefix or scan.tokens[last[1].start - 1].norm in scan.pack.particles)
            and not element.prefix
        ):
            first = found[-2]
            run = first.run and msgspec.structs.replace(first.run, end=element.end, sure=True)
            found[-2:] = [Element("name", first.start, element.end, None, first.prefix, run)]
            continue
        found.append(element)
    return found


def _ties(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but particles of names stands between two tokens ("محمد ولد الشيخ …")."""
    return all(scan.tokens[i].norm in scan.pack.particles for i in range(start, end))


def _is_no_noun(scan: Scan, match: Match, last: Element | None) -> bool:
    """Whether a word can at once be told to be no part of a noun phrase: most can."""
    category = match.entries[0].category
    if len(match.entries) > 1 or category in _RANKS or (last and last.kind == "office"):
        return False
    owned = bool(scan.pack.meta.owned) and category == "trigger"
    return not owned and match.end - match.start <= 2


def _elements_in(scan: Scan, match: Match, last: Element | None) -> list[Element]:
    """What a phrase of the vocabulary gives to noun phrases; `last` is the element before it."""
    i = match.start
    spoken = last is not None and last.kind == "office" and scan.has_grammar(i, "country")
    if last is not None and spoken and not _named_behind(scan, match.end):
        state = _country_spoken_of(scan, last, i)
        if state is not None:
            return [Element("state", i, match.end, state)]
    entry = _noun_entry(scan, match)
    if entry is not None and entry.category == "collective" and _of_states(scan, match.end):
        # "los ministros de Exteriores de Egipto y Turquía": the office, and whose it is.
        office = _office_at_end(scan, match)
        if office is not None:
            return [office]
    if entry is not None and scan.pack.meta.paradigms:
        object_too = next((e for e in match.entries if e.key in ("him", "them")), None)
        if object_too is not None:
            entry = _object_or_owner(scan, match, object_too)
            return [Element("pronoun", i, match.end, entry, match.prefix)]
    elif entry is not None and entry.category == "pronoun" and _before_verb(scan, match.end):
        # "lui a remis", "leur a dit": what is a subject or an owner elsewhere is an object here.
        entry = next((e for e in match.entries if e.key in ("him", "them")), entry)
    if (
        entry is not None
        and entry.key in ("him", "them")
        and not (_object_here(scan, match) or _enclitic(scan, i))
    ):
        entry = None
    if entry is not None:
        return [_element(scan, match, entry)]
    if scan.pack.meta.inserted and (subject := _written_on(scan, match)):
        return subject
    return _attached_owner(scan, match) if scan.pack.meta.owned else []


def _named_behind(scan: Scan, i: int) -> bool:
    """Whether the state has its name behind the word: "президент республики Перу"."""
    while i < len(scan.tokens) and scan.is_category(i, "marker", "grammar"):
        i += 1
    return i < len(scan.tokens) and scan.is_category(i, "state")


def _element(scan: Scan, match: Match, entry: Entry) -> Element:
    """What a match is in a noun phrase; `entry` is the first by which it may be part of one."""
    if len(match.entries) == 1:
        kind, offices = entry.category, (entry.key,) if entry.category == "office" else ()
        return Element(kind, match.start, match.end, entry, match.prefix, offices=offices)
    kind = _preferred_here(scan, match)
    implied = dict.fromkeys(e.key for e in match.entries if e.category == "implied")
    return Element(
        kind,
        match.start,
        match.end,
        match.entry(kind) or entry,
        match.prefix,
        implied=";".join(implied),
        offices=tuple(e.key for e in match.entries if e.category == "office"),
    )


def _office_at_end(scan: Scan, match: Match) -> Element | None:
    """The office or the body with which a collective ends: "i due ministri degli Esteri", "las
    delegaciones de Egipto y Turquía"."""
    for i in range(match.start + 1, match.end):
        for found in scan.pack.table.find(scan.tokens[i : match.end]):
            entry = found.entry("office", "institution")
            if found.start == 0 and i + found.end == match.end and entry is not None:
                offices = tuple(e.key for e in found.entries if e.category == "office")
                return Element(entry.category, match.start, match.end, entry, offices=offices)
    return None


_BACK = 120
"""Tokens before "this country" in which the country is named."""


def _country_spoken_of(scan: Scan, office: Element, i: int) -> Entry | None:
    """The state that "the president of this country" means: the one named last before it."""
    if any(scan.covered[k] is None or not is_determiner(scan, k) for k in range(office.end, i)):
        return None
    for k in range(office.start - 1, max(-1, office.start - _BACK), -1):
        match = scan.covered[k]
        found = match.entry("state", "capital") if match is not None else None
        if found is not None:
            return Entry("state", found.key)
    return None


def _attached_owner(scan: Scan, match: Match) -> list[Element]:
    """The owner or object written onto a word: "زيارته", "recibirlo"; it has no token of its own."""
    entry = match.entry("trigger")
    if entry is None:
        return []
    norm = scan.tokens[match.end - 1].norm
    found = re.fullmatch(scan.pack.meta.owned, norm)
    tied = scan.tokens[match.end - 2].text == "-" if match.end - match.start > 2 else False
    if found is None or (entry.phrase.endswith(norm) and not tied):
        return []
    several = found["their"] is not None
    noun = match.has_value("trigger", "noun")
    hers = "her" in found.groupdict() and found["her"] is not None
    owner = "their" if several else "her" if hers else "his"
    key = owner if noun else ("them" if several else "him")
    at = match.start if noun else match.end
    return [Element("pronoun", at, at, Entry("pronoun", key))]


def _of_states(scan: Scan, i: int) -> bool:
    """Whether a state, nationality or portfolio follows that says which ministers are meant."""
    for _ in range(3):
        if i >= len(scan.tokens) or (match := scan.match_at.get(i)) is None:
            return i < len(scan.tokens) and scan.covered[i] is None and scan.tokens[i].is_capital
        if match.entry("state", "demonym", "institution", "capital"):
            return True
        if not (match.entry("marker") is not None and has_entry(match, "of")):
            return False
        i = match.end
    return False


def _written_on(scan: Scan, match: Match) -> list[Element]:
    """The subject that French writes onto its verb, inside the verb's phrase: "a-t-il ajouté"."""
    for i in range(match.start + 1, match.end - 1):
        if scan.tokens[i].glued and scan.tokens[i - 1].text == "-":
            for entry in scan.pack.table.single(scan.tokens[i]):
                if entry.category == "pronoun":
                    return [Element("pronoun", i, i + 1, entry)]
    return []


def _compounds(scan: Scan, i: int) -> bool:
    """Whether a hyphen ties a lower-case word to what ends before `i` ("Iran-backed")."""
    tokens = scan.tokens
    return (
        scan.pack.meta.capitals
        and i + 1 < len(tokens)
        and tokens[i].text == "-"
        and tokens[i].glued
        and tokens[i + 1].glued
        and tokens[i + 1].text.islower()
        and (scan.covered[i + 1] is None or not scan.is_category(i + 1, *NOUNS))
    )


def _noun_entry(scan: Scan, match: Match) -> Entry | None:
    """The entry by which a match is part of a noun phrase, None where it is none."""
    first = match.entries[0]
    entry = first if first.category in _RANKS else match.entry(*_RANKS)
    if entry is None or _compounds(scan, match.end):
        return None
    if entry.key in ("he", "she") and match.end - match.start > 1 and _is_title(scan, match.end):
        return None  # "o petista Luiz Inácio Lula da Silva", where "o petista disse" is who he is
    demonstrative = scan.pack.meta.noun_capitals or scan.pack.meta.paradigms
    if entry.key == "latter" and demonstrative and not _is_finite(scan, match.end):
        return None  # "dieser Besuch", where "Dieser wird …" is whoever was named last
    if entry.key == "latter" and scan.pack.meta.order == "vso" and not _alone(scan, match):
        return None  # "اللقاء الأخير", the last meeting, where "يعود الأخير" is who was named last
    return None if entry.key == "they" and _qualifies(scan, match.end) else entry


def _alone(scan: Scan, match: Match) -> bool:
    """Whether an adjective stands where a noun does: behind a verb, a preposition or "that"."""
    before = scan.covered[match.start - 1] if match.start else None
    if before is None or before.end != match.start:
        return False
    verb = before.has_value("trigger", "past", "present", "future")
    with_noun = before.has("marker", "with", "to", "from", "object", "by")
    return verb or with_noun or before.has("grammar", "that") or before.entry("saying") is not None


def _is_title(scan: Scan, i: int) -> bool:
    """Whether a name stands at token `i`, behind a noun for a person."""
    token = scan.tokens[i] if i < len(scan.tokens) else None
    return token is not None and token.is_capital and scan.covered[i] is None


def _is_finite(scan: Scan, i: int) -> bool:
    """Whether a finite verb stands at token `i`."""
    match = scan.covered[i] if i < len(scan.tokens) else None
    return match is not None and (
        match.has("grammar", "auxiliary")
        or match.has_value("trigger", "past", "present")
        or match.entry("saying") is not None
    )


def _object_or_owner(scan: Scan, match: Match, entry: Entry) -> Entry:
    """ "его": object of the verb beside it, else the owner of the noun behind it."""
    owner = next((e for e in match.entries if e.key in ("his", "their")), None)
    if owner is None or _before_verb(scan, match.end) or _after_verb(scan, match.start):
        return entry
    return owner


def _qualifies(scan: Scan, i: int) -> bool:
    """Whether a plural noun follows: "the two heavyweights" is no pronoun."""
    if i < len(scan.tokens) and scan.is_category(i, "marker") and scan.tokens[i - 1].norm == "both":
        return True
    plural = scan.pack.meta.plural
    if scan.pack.meta.noun_capitals and i < len(scan.tokens) and scan.tokens[i].is_capital:
        return True
    return (
        bool(plural)
        and i < len(scan.tokens)
        and scan.covered[i] is None
        and ends_in(scan.tokens[i].norm, plural)
    )


def _enclitic(scan: Scan, i: int) -> bool:
    """Whether a hyphen ties the pronoun to the verb before it ("convidou-o")."""
    return (
        i > 1
        and scan.tokens[i].glued
        and scan.tokens[i - 1].text == "-"
        and scan.tokens[i - 1].glued
        and scan.is_category(i - 2, "trigger", "saying")
    )


def _object_here(scan: Scan, match: Match) -> bool:
    """Whether an object pronoun stands before its verb, and is neither an article nor "to"."""
    i = match.start
    if not _before_verb(scan, match.end):
        return False
    if not scan.pack.meta.late_clitics or match.end - i > 1:
        return True
    if i == scan.sentences[scan.sentence_of[i]].start or scan.quote_of[i] != scan.quote_of[i - 1]:
        return False
    verb = scan.covered[match.end]
    loose = match.entry("marker") is not None and verb is not None
    if not loose or verb is None or not verb.has_value("trigger", "base"):
        return True
    return scan.is_category(i - 1, "marker")


def _before_verb(scan: Scan, i: int) -> bool:
    """Whether a verb follows, so that "lo" or "los" is an object and no article."""
    for k in range(i, min(i + 2, len(scan.tokens))):
        match = scan.covered[k]
        if match is None:
            return False
        values = [e.value for e in match.entries if e.category == "trigger"]
        said = any(
            e.category == "saying" and e.key not in ("noun", "according") for e in match.entries
        )
        if "noun" not in values and (values or said):
            return True
        if not match.has("grammar", "auxiliary"):
            return False
    return False


def _after_verb(scan: Scan, i: int) -> bool:
    """Whether a trigger verb stands right before: "пригласил его"."""
    match = scan.covered[i - 1] if i else None
    return match is not None and any(
        e.category == "trigger" and e.value != "noun" for e in match.entries
    )


def _preferred(match: Match) -> str:
    """The category of a match that comes first among those of noun phrases."""
    if len(match.entries) == 1:
        return match.entries[0].category
    nouns = [e.category for e in match.entries if e.category in _RANKS]
    return min(nouns, key=_RANKS.__getitem__, default=match.entries[0].category)


def _preferred_here(scan: Scan, match: Match) -> str:
    """What a word of several meanings is at this place, in scripts without capitals."""
    kind = _preferred(match)
    if scan.pack.meta.capitals or not match.prefix.endswith("ال"):
        return kind
    if kind == "state" and match.entry("demonym"):
        behind = match.end if match.end < len(scan.tokens) else match.start
        if scan.covered[behind] is None and scan.tokens[behind].norm in scan.pack.given_names:
            return "demonym"  # "السعودية ليلى رمضاني": who comes from there
        # "وكالة الأنباء السورية": behind a definite noun it qualifies; behind a man it is the state.
        before = scan.tokens[match.start - 1] if match.start else None
        covered = scan.covered[match.start - 1] if match.start else None
        man = (
            covered is not None
            and covered.entry("office")
            and before is not None
            and before.norm[-1] != "ة"
        )
        if before is not None and re.match("[وبلك]?ال|لل", before.norm) and not man:
            return "demonym"
    if kind == "office" and match.entry("collective"):
        # "الوزيران" alone are the two spoken of; "الوزيران المصري والتركي" are told by their states.
        after = scan.covered[match.end] if match.end < len(scan.tokens) else None
        if after is None or not after.entry("demonym", "state"):
            return "collective"
    return kind


def _is_possessive(scan: Scan, end: int, limit: int) -> bool:
    match = scan.covered[end] if end < limit else None
    entry = match.entry("grammar") if match is not None else None
    return entry is not None and entry.key == "possessive"
