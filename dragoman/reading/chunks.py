"""Chunks: the noun phrases that can act, be acted on, or tell where.

"Iran's acting foreign minister Ali Bagheri Kani", "his Syrian counterpart", "the two ministers",
"Damascus": vocabulary and name runs that stand together become one chunk that knows its name,
office, state and the word that marks its part in the sentence.  The same assembly serves every
language: what may stand together is data, the order in which it does is not asked.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.language.phrases import Entry
from dragoman.language.tokens import normalize
from dragoman.reading.apposition import appositions, counted_pairs, sent_beyond, titled_across
from dragoman.reading.case_titles import services_named, titled_at_length
from dragoman.reading.chunk import (
    RANKS,
    Chunk,
    Element,
)
from dragoman.reading.chunk_fit import (
    ALONE,
    BESIDE_HEADS,
    STATES,
    TELLING,
    fits,
    owner_here,
    owns_office,
)
from dragoman.reading.coordination import tie_coordination
from dragoman.reading.demonyms import name_capital, name_compatriot
from dragoman.reading.elements import elements_of
from dragoman.reading.ellipses import offices_understood
from dragoman.reading.enclosed import take_brackets
from dragoman.reading.fields import fields_of
from dragoman.reading.han_phrases import han_phrases
from dragoman.reading.kin import mark_kin
from dragoman.reading.listed_subjects import part_subjects
from dragoman.reading.long_titles import ministries_in_full, titled_beyond
from dragoman.reading.marking import mark_part
from dragoman.reading.name_words import NameRun
from dragoman.reading.offices import (
    head_of,
    head_of_the_state,
    is_press_service,
    office_here,
    whole_office,
    with_town,
)
from dragoman.reading.owned_offices import join_owners, owned_counterparts
from dragoman.reading.plain_titles import titled_between_commas
from dragoman.reading.plurals import is_plural_office, mark_groups
from dragoman.reading.scan import Scan
from dragoman.reading.second_offices import second_offices
from dragoman.reading.sentences import Sentence


def find_chunks(scan: Scan, names: dict[int, NameRun]) -> list[Chunk]:
    """All chunks of a document in order."""
    chunks: list[Chunk] = []
    for sentence in scan.sentences:
        elements = elements_of(scan, sentence, names)
        found = _without_sorts(take_brackets(scan, _assemble(scan, sentence, elements)))
        for chunk in found:
            mark_part(scan, sentence, chunk)
            if scan.pack.meta.paradigms:
                # Imported here: cases are told of chunks.
                from dragoman.reading.cases import set_case

                set_case(scan, sentence, chunk)
            name_compatriot(scan, chunk)
        if scan.pack.meta.order == "sov" and not scan.pack.meta.capitals:
            found = owned_counterparts(found)
        found = with_town(scan, counted_pairs(scan, join_owners(scan, found)))
        found = titled_beyond(scan, ministries_in_full(scan, fields_of(scan, found)))
        found = appositions(scan, titled_between_commas(scan, found))
        found = offices_understood(scan, sent_beyond(scan, titled_across(scan, found)))
        found = second_offices(scan, found)
        if scan.pack.meta.paradigms:
            found = services_named(titled_at_length(scan, found))
        for chunk in found:
            name_capital(scan, chunk)
        mark_kin(scan, found)
        found = han_phrases(scan, found)
        tie_coordination(scan, found)
        part_subjects(scan, found)
        mark_groups(scan, found)
        chunks += found
    return chunks


def _without_sorts(found: list[Chunk]) -> list[Chunk]:
    """Leave out "the firm" right before its name: "le groupe Dubreuil" is Dubreuil."""
    named = {c.start for c in found if c.kind in ("name", "organization", "person")}
    return [c for c in found if c.pronoun not in ("firm", "ministry") or c.end not in named]


def _assemble(scan: Scan, sentence: Sentence, elements: list[Element]) -> list[Chunk]:
    chunks: list[Chunk] = []
    current: list[Element] = []
    for element in elements:
        if len(current) > 1 and owns_office(current[-1], element):
            owner = current.pop()
            current[-1].end = owner.end
        if current and not fits(scan, current, element):
            chunks.append(_build(scan, sentence, _without_loose_end(current)))
            current = []
        current.append(element)
    if current:
        chunks.append(_build(scan, sentence, _without_loose_end(current)))
    return chunks


def _without_loose_end(elements: list[Element]) -> list[Element]:
    """Leave out "new" behind a state: "в Казахстане новые заводы" speaks of works, not of it."""
    if len(elements) == 2 and elements[0].kind in STATES and elements[1].kind == "modifier":
        return elements[:1]
    return elements


def _build(scan: Scan, sentence: Sentence, elements: list[Element]) -> Chunk:
    chunk = Chunk(kind="", start=elements[0].start, end=elements[-1].end, sentence=sentence.index)
    chunk.quoted = _quotation(scan, chunk)
    chunk.possessive = elements[-1].possessive
    chunk.attached = elements[0].prefix
    for element in elements:
        _take(chunk, element)
        if element.kind == "body" and not _is_mere_word(scan, element):
            chunk.organization = chunk.organization or scan.words(element.start, element.end)
        if element.kind == "office" and (former := scan.pack.meta.prefixed.get(element.prefix)):
            chunk.modifiers = (*chunk.modifiers, former)
    if elements[-1].entry is not None and elements[-1].kind != "pronoun":
        chunk.ending = _suffix(scan, elements[-1].entry, elements[-1].end - 1)
    for head in elements:
        deputy = head.kind == "modifier" and head.entry and "~soft" in head.entry.phrase
        if head.kind not in BESIDE_HEADS or deputy:  # "заместителя начальника": his is the case
            chunk.head, chunk.head_at = head.entry, head.start
            break
    if scan.pack.meta.paradigms and is_press_service(elements):
        # "пресс-служба белорусского лидера": the service speaks, not the leader.
        chunk.office, chunk.offices = None, ()
    chunk.office = office_here(chunk.offices, chunk.state) or chunk.office
    chunk.office, chunk.institution = whole_office(chunk.office, chunk.institution)
    if chunk.office == "head" and elements[-1].kind == "demonym":
        chunk.office, chunk.end = head_of_the_state(scan, chunk.office, chunk.end)
    if scan.pack.meta.paradigms and elements[-1].kind in ("state", "name"):
        chunk.office = head_of(chunk.office, chunk.state, chunk.organization or chunk.institution)
    chunk.kind = _kind(chunk, elements)
    if chunk.kind != "pronoun":
        chunk.pronoun = ""
    elif (own := owner_here(scan, elements[0])) is not None:
        chunk.owner = chunk.pronoun = own
    if chunk.kind == "role" and is_plural_office(scan, elements):
        behind = scan.covered[chunk.end] if chunk.end < len(scan.tokens) else None
        owned = behind is not None and behind.has("marker", "of")  # "los ministros de Economía"
        match = scan.match_at.get(chunk.start) if len(elements) == 1 and not owned else None
        both = match.entry("collective") if match is not None and match.end == chunk.end else None
        # "The ministers", alone, are the two spoken of; "the ministers of Ghana" are any.
        chunk.kind, chunk.key = ("collective", both.key) if both else ("group", chunk.key)
        chunk.office = None if both else chunk.office
    return chunk


def _is_mere_word(scan: Scan, body: Element) -> bool:
    """Whether a body is called by one general word: "le chef du Bureau" is of no body of that name."""
    alone = body.end - body.start == 1
    return alone and scan.tokens[body.start].norm in scan.pack.organization_words


def _suffix(scan: Scan, entry: Entry, token: int) -> str:
    """What the token adds to the stem that the pack gives ("bakan" + "ıyla")."""
    stem = _last_stem(entry.phrase, scan.pack.code)
    norm = scan.tokens[token].norm
    return norm[len(stem) :] if stem and norm.startswith(stem) else ""


@lru_cache(maxsize=50_000)
def _last_stem(phrase: str, language: str) -> str:
    """The stem of the last word of a phrase of the pack, empty where that takes no endings."""
    stem, tilde, _ = phrase.rsplit(" ", 1)[-1].partition("~")
    return normalize(stem.lstrip("="), language) if tilde else ""


def _quotation(scan: Scan, chunk: Chunk) -> int:
    """The quotation a chunk stands in; marks around nothing but a name quote nobody."""
    number = scan.quote_of[chunk.start] if chunk.start < len(scan.quote_of) else -1
    if number < 0 or chunk.start == chunk.end:
        return number
    quote, span = scan.quotes[number], scan.span(chunk.start, chunk.end)
    return -1 if span.start <= quote.start and quote.end <= span.end else number


def _take(chunk: Chunk, element: Element) -> None:
    entry = element.entry
    if element.kind == "name" or (element.kind == "body" and chunk.office is None):
        chunk.name = (element.start, element.end)
    if entry is None:
        return
    chunk.implied = chunk.implied or element.implied
    if element.kind == "office":
        chunk.office = entry.key if chunk.office in (None, *RANKS) else chunk.office
        chunk.offices = chunk.offices or tuple(element.offices)
    elif element.kind == "modifier":
        chunk.modifiers = (*chunk.modifiers, entry.key)
    elif element.kind in STATES or element.kind == "metonym":
        chunk.state, chunk.place = chunk.state or entry.key, chunk.place or entry.value or None
    elif element.kind == "counterpart":
        chunk.counterpart = True
    elif element.kind == "institution":
        chunk.institution = chunk.institution or entry.key
    elif element.kind == "organization":
        chunk.organization = chunk.organization or entry.key
    elif element.kind == "agency":
        chunk.key = entry.key
    elif element.kind == "pronoun":
        chunk.owner = chunk.pronoun = entry.key
    elif element.kind == "capital":
        chunk.state, chunk.place = entry.key, entry.value
    elif element.kind == "city":
        chunk.place, chunk.country = entry.value, entry.key
    elif element.kind in ("region", "pair", "collective"):
        chunk.key = entry.key


def _kind(chunk: Chunk, elements: list[Element]) -> str:
    if len(elements) == 1 and elements[0].kind not in TELLING:
        return "capital" if chunk.place and elements[0].kind == "metonym" else elements[0].kind
    kinds = [e.kind for e in elements]
    led = "name" in kinds and chunk.office is not None
    if chunk.name is not None and "body" in kinds and not led:
        return "organization"
    if chunk.name is not None:
        run = next(e.run for e in elements if e.kind == "name")
        titled = chunk.office or chunk.counterpart or "honorific" in kinds
        return "person" if titled or (run is not None and run.sure) else "name"
    if chunk.counterpart or chunk.office:
        return "role"
    if "pronoun" in kinds:
        return "pronoun" if len(kinds) == 1 else kinds[-1]
    for kind in ("institution", "organization", "agency", *ALONE, "state", "demonym"):
        if kind in kinds:
            return kind
    return kinds[-1]
