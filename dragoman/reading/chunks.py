"""Chunks: the noun phrases that can act, be acted on, or tell where.

"Iran's acting foreign minister Ali Bagheri Kani", "his Syrian counterpart",
"the two ministers", "Damascus": vocabulary and name runs that stand together
become one chunk that knows its name, office, state and the word that marks
its part in the sentence.  The same assembly serves every language: what may
stand together is data, the order in which it does is not asked.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from dragoman.language.pack import capital_name
from dragoman.language.phrases import Entry, Match
from dragoman.language.tokens import Token, normalize
from dragoman.reading.name_words import NameRun
from dragoman.reading.offices import office_here, whole_office
from dragoman.reading.scan import Scan, Sentence

ANIMATE = ("person", "role", "name", "pronoun", "collective", "state", "organization", "institution", "metonym", "pair", "group")  # fmt: skip
OWNERS = ("his", "her", "their", "its")
HUMAN = ("person", "role", "name", "pronoun", "collective")
PLACES = ("capital", "city", "state", "region")
_NOUNS = (
    "counterpart", "office", "modifier", "honorific", "institution", "organization", "agency",
    "state", "demonym", "capital", "metonym", "city", "region", "pair", "collective", "pronoun",
)  # fmt: skip


class Chunk(msgspec.Struct, kw_only=True, gc=False):
    """One noun phrase: tokens `start` to `end`, and what its parts say."""

    kind: str
    start: int
    end: int
    sentence: int
    name: tuple[int, int] | None = None
    """Token range of the proper name."""
    attached: str = ""
    office: str | None = None
    modifiers: tuple[str, ...] = ()
    state: str | None = None
    organization: str | None = None
    institution: str | None = None
    key: str | None = None
    place: str | None = None
    """English name of a town; its country is `country` (alpha-2)."""
    country: str | None = None
    slot: str = ""
    """What the marking word says of its part: with, to, in, by, of, between, …"""
    marker: int = -1
    """First token of the marking word."""
    possessive: bool = False
    owner: str = ""
    """Key of the pronoun that owns it ("his counterpart")."""
    counterpart: bool = False
    pronoun: str = ""
    quoted: int = -1
    joined: bool = False
    """Tied to the chunk before it by "and" or a comma."""
    implied: str = ""
    """The state that its word of office implies ("Bundeskanzler"), weaker than one named."""
    actor: int = -1
    """Index of the actor it stands for, once known."""
    actors: tuple[int, ...] = ()
    """For collectives: all of them."""
    states: tuple[str, ...] = ()
    """For groups: the states they come from."""
    offices: tuple[str, ...] = ()
    """All offices that the word used may mean."""
    case: str = ""
    """nom, gen, dat, acc, ins or pre, where endings show it."""
    certain: bool = False
    """The nominative is beyond doubt."""
    head: Entry | None = None
    """What the pack knows of the word that heads the phrase, which stands at token `head_at`."""
    head_at: int = -1
    ending: str = ""
    """The suffix of its last word, where that is a word of the vocabulary."""


class _Element(msgspec.Struct, gc=False):
    kind: str
    start: int
    end: int
    entry: Entry | None = None
    prefix: str = ""
    run: NameRun | None = None
    possessive: bool = False
    implied: str = ""
    offices: tuple[str, ...] = ()
    """All offices the word may mean (Spanish "canciller")."""


def find_chunks(scan: Scan, names: dict[int, NameRun]) -> list[Chunk]:
    """All chunks of a document in order."""
    chunks: list[Chunk] = []
    for sentence in scan.sentences:
        elements = _elements(scan, sentence, names)
        found = _assemble(scan, sentence, elements)
        for chunk in found:
            _mark(scan, sentence, chunk)
            if scan.pack.meta.paradigms:
                # Imported here: cases are told of chunks.
                from dragoman.reading.cases import set_case

                set_case(scan, sentence, chunk)
            _name_compatriot(scan, chunk)
        if scan.pack.meta.order == "sov" and not scan.pack.meta.capitals:
            found = _owned_counterparts(found)
        found = _titled_across(scan, _appositions(scan, found))
        for chunk in found:
            _name_capital(scan, chunk)
        _join(scan, found)
        chunks += found
    return chunks


def _elements(scan: Scan, sentence: Sentence, names: dict[int, NameRun]) -> list[_Element]:
    elements: list[_Element] = []
    i = sentence.start
    while i < sentence.end:
        run = names.get(i)
        if run is not None:
            kind = "body" if run.organization else "name"
            elements.append(_Element(kind, i, run.end, None, run.attached, run))
            i = run.end
            continue
        match = scan.match_at.get(i)
        if match is None or match.end > sentence.end:
            i += 1
            continue
        entry = match.entry(*_NOUNS) if _is_noun(match) else None
        if entry is not None and entry.key == "they" and _qualifies(scan, match.end):
            entry = None
        if entry is not None and _compounds(scan, match.end):
            entry = None
        if entry is not None and entry.category == "collective" and _of_states(scan, match.end):
            # "los ministros de Exteriores de Egipto y Turquía": the office, and whose it is.
            office = next(
                (e for e in scan.pack.table.single(scan.tokens[match.end - 1]) if e.category == "office"), None
            )
            if office is not None:
                elements.append(_Element("office", match.end - 1, match.end, office))
                i = match.end
                continue
        if entry is not None and entry.key in ("him", "them") and scan.pack.meta.paradigms:
            # "его": object of the verb behind it, else the owner of the noun behind it.
            owner = next((e for e in match.entries if e.key in ("his", "their")), None)
            entry = entry if owner is None or _before_verb(scan, match.end) or _after_verb(scan, i) else owner
            elements.append(_Element("pronoun", i, match.end, entry, match.prefix))
            i = match.end
            continue
        if entry is not None and entry.key in ("him", "them") and not (
            _before_verb(scan, match.end) or _enclitic(scan, i)
        ):
            entry = None
        if entry is not None:
            kind = _preferred_here(scan, match)
            entry = match.entry(kind) or entry
            elements.append(_Element(kind, i, match.end, entry, match.prefix))
            implied = match.entry("implied")
            elements[-1].implied = implied.key if implied else ""
            elements[-1].offices = tuple(e.key for e in match.entries if e.category == "office")
        elif scan.pack.meta.inserted and (subject := _written_on(scan, match)):
            elements += subject
        elif scan.pack.meta.owned:
            elements += _attached_owner(scan, match)
        i = match.end
    for element in elements:
        element.possessive = _is_possessive(scan, element.end, sentence.end)
    return elements


def _attached_owner(scan: Scan, match: Match) -> list[_Element]:
    """The owner or object written onto a word: "زيارته", "استقبله"; it has no token of its own."""
    entry = match.entry("trigger")
    if entry is None:
        return []
    norm = scan.tokens[match.end - 1].norm
    found = re.fullmatch(scan.pack.meta.owned, norm)
    if found is None or entry.phrase.endswith(norm):
        return []
    several = found["their"] is not None
    noun = any(e.category == "trigger" and e.value == "noun" for e in match.entries)
    key = ("their" if several else "his") if noun else ("them" if several else "him")
    at = match.start if noun else match.end
    return [_Element("pronoun", at, at, Entry("pronoun", key))]


def _of_states(scan: Scan, i: int) -> bool:
    """Whether a state, nationality or portfolio follows that says which ministers are meant."""
    for _ in range(3):
        if i >= len(scan.tokens) or (match := scan.match_at.get(i)) is None:
            return i < len(scan.tokens) and scan.covered[i] is None and scan.tokens[i].is_capital
        if match.entry("state", "demonym", "institution", "capital"):
            return True
        if not (match.entry("marker") is not None and _also(match, "of")):
            return False
        i = match.end
    return False


def _written_on(scan: Scan, match: Match) -> list[_Element]:
    """The subject that French writes onto its verb, inside the verb's phrase: "a-t-il ajouté"."""
    for i in range(match.start + 1, match.end - 1):
        if scan.tokens[i].glued and scan.tokens[i - 1].text == "-":
            for entry in scan.pack.table.single(scan.tokens[i]):
                if entry.category == "pronoun":
                    return [_Element("pronoun", i, i + 1, entry)]
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
        and (scan.covered[i + 1] is None or not scan.is_category(i + 1, *_NOUNS))
    )


def _qualifies(scan: Scan, i: int) -> bool:
    """Whether a plural noun follows: "the two heavyweights" is no pronoun."""
    if i < len(scan.tokens) and scan.is_category(i, "marker") and scan.tokens[i - 1].norm == "both":
        return True
    plural = scan.pack.meta.plural
    if scan.pack.meta.noun_capitals and i < len(scan.tokens) and scan.tokens[i].is_capital:
        return True
    return bool(plural) and i < len(scan.tokens) and scan.covered[i] is None and bool(
        re.search(f"(?:{plural})$", scan.tokens[i].norm)
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


def _before_verb(scan: Scan, i: int) -> bool:
    """Whether a verb follows, so that "lo" or "los" is an object and no article."""
    for k in range(i, min(i + 2, len(scan.tokens))):
        match = scan.covered[k]
        if match is None:
            return False
        values = [e.value for e in match.entries if e.category == "trigger"]
        said = any(e.category == "saying" and e.key not in ("noun", "according") for e in match.entries)
        if "noun" not in values and (values or said):
            return True
        if not any(e.category == "grammar" and e.key == "auxiliary" for e in match.entries):
            return False
    return False


def _after_verb(scan: Scan, i: int) -> bool:
    """Whether a trigger verb stands right before: "пригласил его"."""
    match = scan.covered[i - 1] if i else None
    return match is not None and any(e.category == "trigger" and e.value != "noun" for e in match.entries)


def _is_noun(match: Match) -> bool:
    return match.entries[0].category in _NOUNS or match.entry(*_NOUNS) is not None


def _preferred(match: Match) -> str:
    categories = {entry.category for entry in match.entries}
    for category in _NOUNS:
        if category in categories:
            return category
    return match.entries[0].category


def _preferred_here(scan: Scan, match: Match) -> str:
    """What a word of several meanings is at this place, in scripts without capitals."""
    kind = _preferred(match)
    if scan.pack.meta.capitals or not match.prefix.endswith("ال"):
        return kind
    if kind == "state" and match.entry("demonym"):
        # "وكالة الأنباء السورية": behind a definite noun it qualifies; behind a man it is the state.
        before = scan.tokens[match.start - 1] if match.start else None
        covered = scan.covered[match.start - 1] if match.start else None
        man = covered is not None and covered.entry("office") and before is not None and before.norm[-1] != "ة"
        if before is not None and re.match("[وبلك]?ال|لل", before.norm) and not man:
            return "demonym"
    if kind == "office" and match.entry("collective"):
        # "الوزيران" alone are the two spoken of; "الوزيران المصري والتركي" are told by their states.
        after = scan.covered[match.end] if match.end < len(scan.tokens) else None
        if after is None or not after.entry("demonym", "state"):
            return "collective"
    return kind


def _is_possessive(scan: Scan, end: int, limit: int) -> bool:
    return end < limit and scan.is_category(end, "grammar") and (
        (entry := scan.entry(end, "grammar")) is not None and entry.key == "possessive"
    )


# --- putting elements together ---------------------------------------------------------------


def _assemble(scan: Scan, sentence: Sentence, elements: list[_Element]) -> list[Chunk]:
    chunks: list[Chunk] = []
    current: list[_Element] = []
    for element in elements:
        if current and not _fits(scan, current, element):
            chunks.append(_build(scan, sentence, current))
            current = []
        current.append(element)
    if current:
        chunks.append(_build(scan, sentence, current))
    return chunks


_HEADS = ("office", "counterpart", "institution", "organization", "body")
_STATES = ("state", "demonym")
_ALONE = ("pair", "collective", "city", "capital", "region", "metonym")


def _fits(scan: Scan, current: list[_Element], new: _Element) -> bool:
    """Whether `new` belongs to the same noun phrase as what stands before it."""
    last = current[-1]
    kinds = [e.kind for e in current]
    if new.kind == "region" and last.kind == "office":
        return _gap(scan, last, new) == "of"
    if new.kind == "metonym" and last.kind in ("institution", "office") and _gap(scan, last, new) in ("", "of"):
        # "пресс-служба Кремля", "the spokesman of the Kremlin"
        return not any(k in _STATES for k in kinds)
    if new.kind in _ALONE or last.kind in _ALONE or new.kind == "pronoun":
        return False
    if last.kind == "pronoun":
        if new.start != last.end or new.kind not in ("demonym", "counterpart", "modifier", "office"):
            return False
        last.entry = _owner_entry(scan, last) or last.entry
        return last.entry is not None and last.entry.key in OWNERS
    gap = _gap(scan, last, new)
    if gap is None:
        return False
    if new.kind == "name":
        return _name_fits(scan, current, kinds, gap)
    if new.kind in _STATES:
        return not any(k in _STATES for k in kinds) and (
            gap == "of" or "name" not in kinds
        ) and (gap != "of" or any(k in _HEADS or k == "name" for k in kinds))
    if new.kind in ("modifier", "honorific"):
        return "name" not in kinds or (gap == "" and new.kind == "honorific")
    if new.kind == "office":
        return _office_fits(scan, current, kinds, gap, new)
    if new.kind == "counterpart":
        if "name" in kinds:
            # Persian adds it to the name without a comma: "فواد حسین همتای عراقی خود".
            return gap == "" and scan.pack.meta.order == "sov" and not scan.pack.meta.capitals
        return "counterpart" not in kinds
    if new.kind in ("institution", "organization", "body"):
        return "name" not in kinds and (gap == "of" or kinds[-1] in ("office", *_STATES))
    return False


def _owner_entry(scan: Scan, pronoun: _Element) -> Entry | None:
    """The pronoun as an owner, where one word is both: "met her", "her counterpart"."""
    match = scan.match_at.get(pronoun.start)
    entries = match.entries if match else ()
    return next((e for e in entries if e.category == "pronoun" and e.key in OWNERS), None)


def _name_fits(scan: Scan, current: list[_Element], kinds: list[str], gap: str) -> bool:
    if "name" in kinds or gap == "of":
        return False
    if any(k in ("office", "counterpart", "honorific") for k in kinds):
        return True
    # "Iran's Pezeshkian", "Syria's Assad", "the Iranian Pezeshkian".
    return kinds[-1] in ("demonym", "modifier") or (kinds[-1] == "state" and current[-1].possessive)


def _office_fits(
    scan: Scan, current: list[_Element], kinds: list[str], gap: str, new: _Element
) -> bool:
    if "office" in kinds:
        # "Deputy Prime Minister and Foreign Minister": two offices of one person.
        return kinds[-1] == "office" and gap in ("", "and") and "name" not in kinds
    if "name" in kinds:
        return gap == "" and scan.pack.meta.order != "v2" and not scan.pack.meta.capitals
    return gap != "of" or kinds[-1] in ("modifier",)


def _owning(scan: Scan, ending: Token) -> bool:
    """Whether an ending behind an apostrophe leaves room for the noun phrase to go on (genitive)."""
    suffixes = scan.pack.meta.suffixes
    return "of" not in suffixes or bool(re.fullmatch(suffixes["of"], ending.norm[1:]))


def _gap(scan: Scan, last: _Element, new: _Element) -> str | None:
    """What stands between two elements: "" nothing of weight, "of", "and", or None for a break."""
    kind = ""
    i = last.end
    if scan.text.count("\n", scan.tokens[last.end - 1].end, scan.tokens[new.start].start):
        return None
    while i < new.start:
        token = scan.tokens[i]
        match = scan.match_at.get(i)
        entry = match.entry("marker", "grammar") if match else None
        if token.text in "-–‐" and token.glued:
            i += 1
        elif token.text[0] in "'’" and not _owning(scan, token):
            return None
        elif token.text[0] in "'’":
            i += 1
        elif entry is None or match is None:
            return None
        elif entry.key == "of" or match.entry("marker") is not None and _also(match, "of"):
            kind = "of"
            i = match.end
        elif _also(match, "determiner") or _also(match, "possessive"):
            i = match.end
        elif entry.key == "and" and kind == "":
            kind = "and"
            i = match.end
        else:
            return None
    if kind == "" and (slot := scan.pack.meta.attached.get(new.prefix)) is not None:
        return "of" if slot == "of" else None
    if kind == "and" or _joined_prefix(scan, new.prefix):
        return "and" if new.kind == "office" and last.kind == "office" else None
    return kind


def _also(match: Match, key: str) -> bool:
    return any(e.key == key for e in match.entries)


def _joined_prefix(scan: Scan, prefix: str) -> bool:
    return bool(prefix) and prefix[0] in "وו"


def _build(scan: Scan, sentence: Sentence, elements: list[_Element]) -> Chunk:
    chunk = Chunk(
        kind="", start=elements[0].start, end=elements[-1].end, sentence=sentence.index
    )
    chunk.quoted = _quotation(scan, chunk)
    chunk.possessive = elements[-1].possessive
    chunk.attached = elements[0].prefix
    for element in elements:
        _take(chunk, element)
        if element.kind == "body":
            chunk.organization = chunk.organization or scan.words(element.start, element.end)
        former = scan.pack.meta.prefixed.get(element.prefix)
        if former and element.kind == "office":
            chunk.modifiers = (*chunk.modifiers, former)
    if elements[-1].entry is not None and elements[-1].kind != "pronoun":
        chunk.ending = _suffix(scan, elements[-1].entry, elements[-1].end - 1)
    head = next((e for e in elements if e.kind not in ("modifier", "honorific", "demonym", "name")), None)
    if head is not None:
        chunk.head, chunk.head_at = head.entry, head.start
    chunk.office = office_here(chunk.offices, chunk.state) or chunk.office
    chunk.office, chunk.institution = whole_office(chunk.office, chunk.institution)
    chunk.kind = _kind(chunk, elements)
    if chunk.kind != "pronoun":
        chunk.pronoun = ""
    if chunk.kind == "role" and _is_plural(scan, elements):
        chunk.kind = "group"
    return chunk


def _suffix(scan: Scan, entry: Entry, token: int) -> str:
    """What the token adds to the stem that the pack gives ("bakan" + "ıyla")."""
    word = entry.phrase.rsplit(" ", 1)[-1]
    stem, tilde, _ = word.partition("~")
    stem = normalize(stem.lstrip("="), scan.pack.code)
    norm = scan.tokens[token].norm
    return norm[len(stem) :] if tilde and stem and norm.startswith(stem) else ""


def _quotation(scan: Scan, chunk: Chunk) -> int:
    """The quotation a chunk stands in; marks around nothing but a name quote nobody."""
    number = scan.quote_of[chunk.start] if chunk.start < len(scan.tokens) else -1
    if number < 0 or chunk.start == chunk.end:
        return number
    quote, span = scan.quotes[number], scan.span(chunk.start, chunk.end)
    return -1 if span.start <= quote.start and quote.end <= span.end else number


def _take(chunk: Chunk, element: _Element) -> None:
    entry = element.entry
    if element.kind == "name" or (element.kind == "body" and chunk.office is None):
        chunk.name = (element.start, element.end)
    if entry is None:
        return
    chunk.implied = chunk.implied or element.implied
    if element.kind == "office":
        chunk.office = chunk.office or entry.key
        chunk.offices = chunk.offices or tuple(element.offices)
    elif element.kind == "modifier":
        chunk.modifiers = (*chunk.modifiers, entry.key)
    elif element.kind in _STATES or element.kind == "metonym":
        chunk.state = chunk.state or entry.key
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


def _kind(chunk: Chunk, elements: list[_Element]) -> str:
    kinds = [e.kind for e in elements]
    if chunk.name is not None and "body" in kinds:
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


def _is_plural(scan: Scan, elements: list[_Element]) -> bool:
    pattern = scan.pack.meta.plural
    if not pattern:
        return False
    heads = [e for e in elements if e.kind in ("office", "counterpart")]
    if not scan.pack.meta.capitals and scan.pack.meta.spaces:
        # In construct chains the first word shows it: "وزراء خارجية", but not "رئيس وزراء".
        return any(re.search(f"(?:{pattern})$", scan.tokens[e.start].norm) for e in heads)
    return any(
        re.search(f"(?:{pattern})$", scan.tokens[e.end - 1].norm)
        and e.entry is not None
        and not e.entry.phrase.casefold().endswith(scan.tokens[e.end - 1].norm)
        for e in heads
    )


def _name_compatriot(scan: Scan, chunk: Chunk) -> None:
    """"dijo el argentino": an adjective with an article and no noun stands for someone of that state."""
    before = chunk.start - 1
    if chunk.kind != "demonym" or not scan.pack.meta.adjective_after or before < 0:
        return
    plural = scan.pack.meta.plural
    if not _is_determiner(scan, before) or (plural and re.search(f"(?:{plural})$", scan.tokens[before].norm)):
        return
    if chunk.end < len(scan.tokens) and scan.sentence_of[chunk.end] == chunk.sentence:
        token, match = scan.tokens[chunk.end], scan.covered[chunk.end]
        if token.is_word and (match is None or match.entry("saying", "trigger", "marker", "grammar") is None):
            return
    chunk.kind = "role"


def _name_capital(scan: Scan, chunk: Chunk) -> None:
    """"The Saudi capital" is the place whose name it does not say."""
    if chunk.kind not in ("demonym", "state") or not chunk.state:
        return
    behind = chunk.end + (1 if chunk.possessive else 0)
    for i in (behind, chunk.start - 1):
        if 0 <= i < len(scan.tokens) and scan.sentence_of[i] == chunk.sentence and _is_key(scan, i, "capital"):
            match = scan.covered[i]
            assert match is not None
            chunk.start, chunk.end = min(chunk.start, match.start), max(chunk.end, match.end)
            chunk.kind, chunk.place = "capital", capital_name(chunk.state)
            chunk.possessive = False
            if match.start == chunk.start:
                _mark(scan, scan.sentences[chunk.sentence], chunk)
            return


# --- what marks a chunk, and what stands beside it -------------------------------------------


@lru_cache(maxsize=64)
def _endings(patterns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((slot, re.compile(pattern)) for slot, pattern in patterns)


def _stands_alone(scan: Scan, i: int) -> bool:
    """Whether no noun follows: "invited her to …", not "her visit"."""
    if i >= len(scan.tokens) or not scan.tokens[i].is_word:
        return True
    return scan.is_category(i, "marker", "grammar", "modality")


def _mark(scan: Scan, sentence: Sentence, chunk: Chunk) -> None:
    """Find the word that marks the part of `chunk`: before it, after it, or in its ending."""
    meta = scan.pack.meta
    if chunk.pronoun in ("him", "them"):
        chunk.slot, chunk.marker = "object", chunk.start
        return
    i = chunk.start - 1
    personal = chunk.kind == "pronoun" and chunk.pronoun not in OWNERS
    while i >= sentence.start and _is_determiner(scan, i) and not (meta.auxiliaries and personal):
        i -= 1
    if i >= sentence.start and (match := scan.covered[i]) is not None:
        entry = next((e for e in match.entries if e.category == "marker" and e.key != "object"), None)
        if chunk.kind in ("state", "capital", "city", "region"):
            # French "à" and "au", Italian "a" and "al" are "to" with persons, "in" with places.
            entry = next((e for e in match.entries if e.category == "marker" and e.key == "in"), entry)
        if entry is None and match.end == i + 1 and match.end - match.start > 1:
            # "meeting with": the trigger's phrase ends with the marking word.
            entry = next((e for e in scan.pack.table.single(scan.tokens[i]) if e.category == "marker"), None)
            if entry is not None and chunk.kind in HUMAN and _takes(match, entry.key):
                entry = None
        if entry is not None and match.start >= sentence.start:
            chunk.slot, chunk.marker = entry.key, match.start
    if not chunk.slot and (
        (_is_object(scan, sentence, chunk.start - 1) and not _is_relative_word(scan, chunk))
        or (chunk.kind == "pronoun" and _is_object(scan, sentence, chunk.start))
    ):
        chunk.slot, chunk.marker = "object", chunk.start - 1
    if not meta.spaces and not chunk.slot and chunk.kind in ("person", "role"):
        _mark_across(scan, sentence, chunk)
    chunk.implied = chunk.implied or _party_state(scan, chunk)
    if meta.genitive and not chunk.possessive:
        chunk.possessive = _owns(scan, sentence, chunk)
    if not chunk.slot and chunk.attached:
        # "in|with": an attached ب says where before a place, with whom before a person.
        place, _, person = meta.attached.get(chunk.attached, "").partition("|")
        human = chunk.kind in HUMAN and chunk.key != "countries"
        chunk.slot = person if person and human else place
        if chunk.slot:
            chunk.marker = chunk.start
    end = chunk.end
    if not chunk.slot and chunk.ending and meta.cases:
        for slot, pattern in _endings(tuple(meta.cases.items())):
            if pattern.fullmatch(chunk.ending):
                chunk.slot, chunk.marker = slot, chunk.start
                chunk.possessive = slot == "of"
                break
    if end < sentence.end and scan.tokens[end].text[0] in "'’" and meta.suffixes:
        ending = scan.tokens[end].norm[1:]
        for slot, pattern in _endings(tuple(meta.suffixes.items())):
            if pattern.fullmatch(ending):
                chunk.slot, chunk.marker = slot, end
                chunk.possessive = slot == "of"
                break
        end += 1
    if meta.postpositions and end < sentence.end:
        after = scan.match_at.get(end)
        entry = after.entry("postposition") if after else None
        if entry is not None:
            chunk.slot, chunk.marker = entry.key, end
    oblique = chunk.kind == "pronoun" and scan.tokens[chunk.start].norm in meta.oblique
    if not chunk.slot and oblique and _stands_alone(scan, chunk.end):
        chunk.slot, chunk.marker = "object", chunk.start


_AWAY = 14
"""Characters that may stand between a marking word and the head of what it marks."""


def _mark_across(scan: Scan, sentence: Sentence, chunk: Chunk) -> None:
    """Find the mark before what qualifies a person: "同来访的X", "与汽车工业协会主席X".

    Where nothing separates words the qualifier stands between the two: words the pack does not
    know, bodies, and a verb of travel tied by the word for "of".
    """
    i, verb = chunk.start - 1, False
    floor = max(sentence.start, chunk.start - _AWAY)
    while i >= floor:
        match = scan.covered[i]
        if match is None:
            if not scan.tokens[i].is_word:
                return
            i -= 1
            continue
        kinds = {e.category for e in match.entries}
        marker = next((e for e in match.entries if e.category == "marker"), None)
        if marker is not None and marker.key in ("with", "to", "by"):
            chunk.slot, chunk.marker = marker.key, match.start
            return
        travels = match.entry("trigger")
        tied = _also(match, "possessive")
        if travels is not None and travels.key in _TRAVELS and travels.value == "base":
            verb = True
        elif not (
            tied or kinds & {"organization", "institution", "modifier", "agency"}
            or _also(match, "word") or _also(match, "auxiliary") or verb and marker is not None
            or (verb or _tied_verb(scan, match.end)) and kinds & {"state", "capital", "city"}
        ):
            return
        i = match.start - 1


_TRAVELS = ("visit", "arrival")


def _tied_verb(scan: Scan, i: int) -> bool:
    return i < len(scan.tokens) and _is_key(scan, i, "possessive")


def _party_state(scan: Scan, chunk: Chunk) -> str:
    """The state of a party named in brackets behind a name, or by hyphen before an office."""
    tokens = scan.tokens
    if chunk.end + 1 < len(tokens) and tokens[chunk.end].text == "(" and chunk.name is not None:
        entry = scan.entry(chunk.end + 1, "implied")
    elif chunk.start >= 2 and tokens[chunk.start - 1].text == "-" and tokens[chunk.start].glued:
        entry = scan.entry(chunk.start - 2, "implied")
    else:
        entry = None
    return entry.key if entry else ""


def _takes(match: Match, slot: str) -> bool:
    """Whether a verb's own preposition marks its object: "a serré la main de X"."""
    verb = any(e.category == "trigger" and e.value not in ("noun", "passive") for e in match.entries)
    return verb and slot in ("of", "to")


def _is_relative_word(scan: Scan, chunk: Chunk) -> bool:
    """Whether the article before a chunk is a pronoun instead: "den Blinken getroffen hatte"."""
    match = scan.covered[chunk.start - 1]
    if match is not None and match.entry("pronoun") is not None:
        return True
    bare = chunk.kind == "pronoun" or (chunk.name is not None and chunk.name[0] == chunk.start)
    return bare and chunk.start >= 2 and scan.tokens[chunk.start - 2].text == ","


def _is_object(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Whether token `i` is an article that only objects have ("den Präsidenten")."""
    match = scan.covered[i] if i >= sentence.start else None
    return match is not None and any(
        e.category == "marker" and e.key == "object" for e in match.entries
    )


def _owns(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a name in the genitive stands before the noun it owns ("Lawrows Besuch").

    The ending counts only where the name without it is known: from the pack for
    states and towns, from the document for persons.
    """
    if chunk.end >= sentence.end or chunk.kind not in ("person", "name", "state", "capital", "city"):
        return False
    token, after = scan.tokens[chunk.end - 1], scan.tokens[chunk.end]
    ending = re.search(f"(?:{scan.pack.meta.genitive})$", token.norm)
    if ending is None or not after.is_word or scan.is_category(chunk.end, "saying", "modality"):
        return False
    if not after.is_capital and not scan.is_category(chunk.end, "demonym", "modifier"):
        return False
    bare = token.norm[: ending.start()]
    if chunk.name is None:
        plain = Token(0, len(bare), bare.capitalize(), bare)
        return any(e.category in PLACES for e in scan.pack.table.single(plain))
    return any(t.norm == bare for t in scan.tokens)


def _is_determiner(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    return match is not None and any(
        e.category == "grammar" and e.key == "determiner" for e in match.entries
    )


_SENT = ("envoy", "special envoy", "ambassador", "special representative", "representative", "permanent representative")


def _appositions(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Merge "Name, office of state," and "the Turkish president, Name,"."""
    result: list[Chunk] = []
    for chunk in chunks:
        before = result[-1] if result else None
        if before is not None and _is_apposition(scan, before, chunk):
            _merge(before, chunk)
        else:
            result.append(chunk)
    return result


def _owned_counterparts(chunks: list[Chunk]) -> list[Chunk]:
    """Join "همتای روس او ولادیمیر پوتین": the owner's pronoun stands between title and name."""
    result: list[Chunk] = []
    for chunk in chunks:
        if len(result) >= 2 and chunk.name is not None and not chunk.office and not chunk.slot:
            role, owner = result[-2:]
            beside = role.end == owner.start and owner.end == chunk.start
            if beside and role.kind == "role" and role.counterpart and owner.pronoun in ("he", "she"):
                role.name, role.kind, role.end, role.owner = chunk.name, "person", chunk.end, "his"
                result.pop()
                continue
        result.append(chunk)
    return result


def _titled_across(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a name its office across a place: "the US ambassador to China Terry Branstad"."""
    result: list[Chunk] = []
    for chunk in chunks:
        named = chunk.kind == "name" or chunk.kind == "person" and not chunk.office
        if len(result) >= 2 and named and not chunk.slot and chunk.start == result[-1].end:
            place, role = result[-1], result[-2]
            seat = place.slot in ("in", "to", "of", "for") and place.name is None
            # Without capitals "the president in Damascus X" may be two men; an envoy is sent somewhere.
            seat = seat and (scan.pack.meta.capitals or role.office in _SENT)
            if seat and role.kind == "role" and not role.counterpart and place.start - role.end <= 2:
                role.name, role.kind, role.end = chunk.name, "person", chunk.end
                result.pop()
                continue
        result.append(chunk)
    return result


_RANKS = ("prince", "princess", "sheikh", "general", "admiral", "colonel", "ayatollah", "professor")
"""Offices that are titles of rank: they may stand before a name beside an office proper."""


def _is_apposition(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    between = [t.text for t in scan.tokens[before.end : chunk.start]]
    words = [
        t for i, t in enumerate(scan.tokens[before.end : chunk.start], before.end)
        if t.text not in ",،(«" and not _is_determiner(scan, i)
    ]  # fmt: skip
    if not between or words or between[0] not in (",", "،", "("):
        return False
    if before.possessive or chunk.slot or before.kind == "pronoun":
        return False
    if chunk.state and before.state and chunk.state != before.state:
        return False
    named = before.name is not None and before.kind in ("person", "name")
    if named and chunk.kind == "role" and not before.office and not chunk.counterpart:
        # Romance appositions do without the article: "X, ambassadeur des États-Unis en Chine et …".
        article = len(between) > 1 or scan.pack.meta.inversion
        return article or _closes_after(scan, chunk) or between[0] == "("
    if before.kind == "role" and chunk.name is not None and (
        not chunk.office or before.counterpart or chunk.office in _RANKS
    ):
        return _closes_after(scan, chunk) or between[0] == "("
    return False


def _closes_after(scan: Scan, chunk: Chunk) -> bool:
    if chunk.end >= len(scan.tokens) or scan.sentence_of[chunk.end] != chunk.sentence:
        return True
    after = scan.tokens[chunk.end].text
    return after in ",،.;:)–—" or after[0] in "'’"


def _merge(first: Chunk, second: Chunk) -> None:
    first.end = second.end
    first.name = first.name or second.name
    first.office = first.office or second.office
    first.modifiers = first.modifiers or second.modifiers
    first.state = first.state or second.state
    first.organization = first.organization or second.organization
    first.institution = first.institution or second.institution
    first.counterpart = first.counterpart or second.counterpart
    first.possessive = second.possessive
    first.kind = "person"


def _join(scan: Scan, chunks: list[Chunk]) -> None:
    """Mark coordination: "X and Y", "X, Y and Z"; the second takes the first one's marking.

    A comma alone joins only within a list that an "and" closes.
    """
    closed = False
    for before, chunk in zip(reversed(chunks[:-1]), reversed(chunks[1:]), strict=True):
        between = range(before.end, chunk.start)
        tied = (between or _joined_prefix(scan, chunk.attached)) and len(between) <= 4
        if not tied or (before.possessive and before.kind not in PLACES) or not all(
            _ties(scan, i) or _repeats(scan, before, i) for i in between
        ):
            closed = False
            continue
        conjunction = _joined_prefix(scan, chunk.attached) or any(
            _is_key(scan, i, "and") for i in between
        )
        alike = (before.kind in HUMAN) == (chunk.kind in HUMAN)
        chunk.joined = conjunction or (closed and alike)
        if chunk.joined and chunk.kind == "name" and before.kind == "person" and before.office:
            # "die Präsidenten Erdogan und al-Sisi"
            chunk.kind = "person"
        closed = chunk.joined
    for before, chunk in zip(chunks, chunks[1:], strict=False):
        own = chunk.case == "nom" and chunk.certain
        told = chunk.slot and chunk.marker == chunk.start and chunk.case and chunk.case == before.case
        if chunk.joined and (not chunk.slot or told) and before.slot and not own:
            chunk.slot = before.slot
            chunk.marker = before.marker


def _repeats(scan: Scan, before: Chunk, i: int) -> bool:
    """Whether token `i` marks the same part again: "to Syria and to Lebanon"."""
    match = scan.covered[i]
    return match is not None and bool(before.slot) and any(
        e.category == "marker" and e.key == before.slot for e in match.entries
    )


def _is_key(scan: Scan, i: int, key: str) -> bool:
    match = scan.covered[i]
    return match is not None and any(e.category == "grammar" and e.key == key for e in match.entries)


def _ties(scan: Scan, i: int) -> bool:
    text = scan.tokens[i].text
    if text in ",،、/&-–" or text[0] in "'’":
        return True
    match = scan.covered[i]
    return match is not None and any(
        e.category == "grammar" and e.key in ("and", "determiner", "possessive") for e in match.entries
    )
