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
from dragoman.reading.apposition import (
    appositions,
    counted_pairs,
    sent_beyond,
    tie_coordination,
    titled_across,
)
from dragoman.reading.case_titles import services_named, titled_at_length
from dragoman.reading.chunk import (
    OWNERS,
    RANKS,
    SERVING,
    Chunk,
    Element,
)
from dragoman.reading.demonyms import name_capital, name_compatriot
from dragoman.reading.elements import elements_of
from dragoman.reading.ellipses import offices_understood
from dragoman.reading.enclosed import take_brackets
from dragoman.reading.gaps import gap_between, is_unwritten
from dragoman.reading.han_phrases import han_phrases
from dragoman.reading.kin import mark_kin
from dragoman.reading.listed_subjects import part_subjects
from dragoman.reading.long_titles import ministries_in_full, titled_beyond
from dragoman.reading.marking import mark_part
from dragoman.reading.name_words import NameRun
from dragoman.reading.offices import (
    has_no_owner,
    head_of,
    head_of_the_state,
    is_press_service,
    met_behind,
    office_behind,
    office_here,
    office_of_origin,
    only_ranked,
    owner_behind,
    whole_office,
    with_town,
)
from dragoman.reading.owned_offices import join_owners, owned_counterparts
from dragoman.reading.plurals import is_plural_office, mark_groups
from dragoman.reading.scan import Scan
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
        found = appositions(scan, titled_beyond(scan, ministries_in_full(scan, found)))
        found = offices_understood(scan, sent_beyond(scan, titled_across(scan, found)))
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
        if len(current) > 1 and _owns_office(current[-1], element):
            owner = current.pop()
            current[-1].end = owner.end
        if current and not _fits(scan, current, element):
            chunks.append(_build(scan, sentence, _without_loose_end(current)))
            current = []
        current.append(element)
    if current:
        chunks.append(_build(scan, sentence, _without_loose_end(current)))
    return chunks


def _owns_office(last: Element, new: Element) -> bool:
    """Whether the name before a name only says whose office he holds: "помощник Токаева Иван Петров"."""
    return last.run is not None and last.run.owner and new.start == last.end


def _without_loose_end(elements: list[Element]) -> list[Element]:
    """Leave out "new" behind a state: "в Казахстане новые заводы" speaks of works, not of it."""
    if len(elements) == 2 and elements[0].kind in _STATES and elements[1].kind == "modifier":
        return elements[:1]
    return elements


_HEADS = ("office", "counterpart", "institution", "organization", "body")
_STATES = ("state", "demonym")
_OWNING = frozenset((*_STATES, "metonym", "institution", "organization"))
_TELLING = frozenset(("name", "body", "office", "counterpart"))
"""Elements that make of a phrase what they are not called themselves."""
_ALONE = ("pair", "collective", "city", "capital", "region", "metonym")

# What a possessive written before it may own: "his counterpart", "their foreign ministers".
_OWNED = frozenset(("demonym", "counterpart", "modifier", "office"))


def _fits(scan: Scan, current: list[Element], new: Element) -> bool:
    """Whether `new` belongs to the same noun phrase as what stands before it."""
    last = current[-1]
    kinds = [e.kind for e in current]
    if (last.kind == "agency" and new.start > last.end) or _owns_behind(scan, last, new):
        return False  # "تهران- ایرنا- وزیران …": the agency's name ends the dateline
    if new.kind == "region" and last.kind == "office":
        return gap_between(scan, last, new) == "of"
    if (
        new.kind == "metonym"
        and last.kind in ("institution", "office")
        and gap_between(scan, last, new) in ("", "of")
    ):
        # "пресс-служба Кремля", "the spokesman of the Kremlin"
        return not any(k in _STATES for k in kinds)
    if new.kind in _ALONE or last.kind in _ALONE or new.kind == "pronoun":
        return _is_government(scan, current, new)
    if last.kind == "pronoun":
        compound = _compounded(scan, new)  # "seinem US-Kollegen"
        if new.start != last.end or (new.kind not in _OWNED and not compound):
            return False
        last.entry = _owner_entry(scan, last) or last.entry
        return last.entry is not None and last.entry.key in OWNERS
    gap = gap_between(scan, last, new)
    if gap is None:
        return False
    if new.kind == "name":
        return _name_fits(scan, current, kinds, gap)
    if new.kind in _STATES:
        return _state_fits(scan, current, kinds, gap, new)
    if new.kind == "honorific" and last.kind in ("institution", "organization"):
        # "in the office of the ministry His Excellency X": the title opens a phrase of its own.
        return "office" in kinds and "name" not in kinds
    if new.kind == "honorific" and gap == "of" and scan.pack.meta.analytic:
        return False  # "l'avocat de M. X": whose lawyer it is
    if new.kind == "modifier" and last.kind in _STATES and new.start > last.end:
        # "con su homólogo peruano los principales temas": the article opens another phrase.
        return not scan.pack.meta.adjective_after and "name" not in kinds
    if new.kind in ("modifier", "honorific"):
        after = new.kind == "honorific" or (kinds[-1] == "office" and is_unwritten(scan))
        return "name" not in kinds or (gap == "" and after)
    if new.kind == "office":
        return _office_fits(scan, current, kinds, gap, new)
    if new.kind == "counterpart" and "name" in kinds:
        return gap == "" and is_unwritten(scan)  # "فواد حسین همتای عراقی خود"
    if new.kind == "counterpart":
        return "counterpart" not in kinds
    if new.kind in ("institution", "organization", "body"):
        return "name" not in kinds and (gap == "of" or kinds[-1] in ("office", *_STATES))
    return False


def _owns_behind(scan: Scan, last: Element, new: Element) -> bool:
    """ "konuk bakanı Türkiye'ye davet etti": in Turkish owners stand before what is theirs."""
    return bool(scan.pack.meta.nominal) and last.kind == "office" and new.kind in _OWNING


def _is_government(scan: Scan, current: list[Element], new: Element) -> bool:
    """ "Madrid yönetimi": a government by its capital, in languages that put the owner before."""
    beside = current[-1].kind == "capital" and len(current) == 1 and new.start == current[-1].end
    return bool(scan.pack.meta.nominal) and beside and new.kind == "institution"


def _compounded(scan: Scan, new: Element) -> bool:
    """Whether a state's name opens a compound: "der Berater von US-Präsident X"."""
    hyphen = scan.tokens[new.end : new.end + 1] if new.kind == "state" else []
    return bool(hyphen) and hyphen[0].text in "-–" and hyphen[0].glued


def _state_fits(
    scan: Scan, current: list[Element], kinds: list[str], gap: str, new: Element
) -> bool:
    if any(k in _STATES for k in kinds):
        return False
    if gap == "of":
        tied = kinds[-1] == "name" and scan.has_grammar_in(current[-1].end, new.start, "and")
        compound = "office" in kinds and _compounded(scan, new)
        return not (tied or compound) and any(k in _HEADS or k == "name" for k in kinds)
    if has_no_owner(current[-1], new):
        return False
    behind = office_behind(scan, current[-1], new) or office_of_origin(scan, current, new)
    return "name" not in kinds or behind or kinds[-1] in ("counterpart", "modifier")


def _owner_entry(scan: Scan, pronoun: Element) -> Entry | None:
    """The pronoun as an owner, where one word is both: "met her", "her counterpart"."""
    match = scan.match_at.get(pronoun.start)
    entries = match.entries if match else ()
    return next((e for e in entries if e.category == "pronoun" and e.key in OWNERS), None)


def _name_fits(scan: Scan, current: list[Element], kinds: list[str], gap: str) -> bool:
    if "name" in kinds or gap == "of":
        return False
    if any(k in ("office", "counterpart", "honorific") for k in kinds):
        return True
    # "Iran's Pezeshkian", "Syria's Assad", "the Iranian Pezeshkian".
    return kinds[-1] in ("demonym", "modifier") or (kinds[-1] == "state" and current[-1].possessive)


def _office_fits(
    scan: Scan, current: list[Element], kinds: list[str], gap: str, new: Element
) -> bool:
    if kinds[-1] == "agency" and new.start == current[-1].end and new.entry is not None:
        # "in einem Interview mit der dpa Außenminister X": no agency has ministers.
        offices = ("",) if scan.pack.meta.paradigms else ("minister", "president", "premier")
        return not any(word in new.entry.key for word in offices)
    if kinds[-1] == "institution" and gap == "" and _article_before(scan, current[-1], new):
        return False  # "al palazzo presidenziale il capo dello Stato": a phrase of its own
    ranked = new.entry is not None and new.entry.key in RANKS and gap == ""
    if ranked and kinds[-1] in (*_STATES, "institution", "organization") and "name" not in kinds:
        # "эмир Катара шейх Тамим", "the defence minister of Chad General X": office and rank.
        return "office" in kinds
    if "office" in kinds and not only_ranked(scan, current):
        if scan.pack.meta.paradigms and kinds[-2:] == ["office", "demonym"] and gap == "":
            # "пресс-секретарь российского президента": whose spokesman it is.
            held = current[-2].entry
            return held is not None and held.key in SERVING and "name" not in kinds
        if kinds[-2:] == ["office", "demonym"] and _serves_another(scan, current, gap, new):
            return True
        # "Deputy Prime Minister and Foreign Minister", "王毅国务委员兼外长": two offices of one person.
        tied = "name" not in kinds or scan.has_grammar_in(current[-1].end, new.start, "holds")
        return kinds[-1] == "office" and gap in ("", "and") and tied
    if owner_behind(scan) and kinds[-1] == "state" and gap == "":
        return False
    if "name" in kinds:
        behind = gap == "" and scan.pack.meta.order != "v2" and not scan.pack.meta.capitals
        return behind and not met_behind(scan, current, new)
    return gap != "of" or kinds[-1] == "modifier"


def _serves_another(scan: Scan, current: list[Element], gap: str, new: Element) -> bool:
    """ "Der Sprecher des russischen Präsidenten, X, …": whose spokesman it is, no name behind it."""
    held, behind = current[-2].entry, scan.tokens[new.end : new.end + 1]
    serves = scan.pack.meta.order == "v2" and held is not None and held.key in SERVING
    return serves and gap == "" and not (behind and behind[0].is_capital)


def _article_before(scan: Scan, last: Element, new: Element) -> bool:
    """Whether an article parts two nouns, in languages that write none inside a title."""
    meta = scan.pack.meta
    apart = scan.has_grammar_in(last.end, new.start, "determiner")
    return meta.inversion and meta.analytic and apart


_BESIDE_HEADS = frozenset(("modifier", "honorific", "demonym", "name"))


def _build(scan: Scan, sentence: Sentence, elements: list[Element]) -> Chunk:
    chunk = Chunk(kind="", start=elements[0].start, end=elements[-1].end, sentence=sentence.index)
    chunk.quoted = _quotation(scan, chunk)
    chunk.possessive = elements[-1].possessive
    chunk.attached = elements[0].prefix
    for element in elements:
        _take(chunk, element)
        if element.kind == "body":
            chunk.organization = chunk.organization or scan.words(element.start, element.end)
        if element.kind == "office" and (former := scan.pack.meta.prefixed.get(element.prefix)):
            chunk.modifiers = (*chunk.modifiers, former)
    if elements[-1].entry is not None and elements[-1].kind != "pronoun":
        chunk.ending = _suffix(scan, elements[-1].entry, elements[-1].end - 1)
    for head in elements:
        deputy = head.kind == "modifier" and head.entry and "~soft" in head.entry.phrase
        if head.kind not in _BESIDE_HEADS or deputy:  # "заместителя начальника": his is the case
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
    if chunk.kind == "role" and is_plural_office(scan, elements):
        behind = scan.covered[chunk.end] if chunk.end < len(scan.tokens) else None
        owned = behind is not None and behind.has("marker", "of")  # "los ministros de Economía"
        match = scan.match_at.get(chunk.start) if len(elements) == 1 and not owned else None
        both = match.entry("collective") if match is not None and match.end == chunk.end else None
        # "The ministers", alone, are the two spoken of; "the ministers of Ghana" are any.
        chunk.kind, chunk.key = ("collective", both.key) if both else ("group", chunk.key)
        chunk.office = None if both else chunk.office
    return chunk


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
    elif element.kind in _STATES or element.kind == "metonym":
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
    if len(elements) == 1 and elements[0].kind not in _TELLING:
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
    for kind in ("institution", "organization", "agency", *_ALONE, "state", "demonym"):
        if kind in kinds:
            return kind
    return kinds[-1]
