"""A report with two states' names exchanged: what the one is called, the other is called now.

Every name, adjective, capital and seat of government of a state that the pack
of the language knows is replaced by the other's of the same sort, in the same
inflection: the ending that stood on the one stem is put on the other where
both stems are of one class of the pack.

An exchange that would not give a sentence as people write it, or one that tells less than the
first did, is none: the article must fit, and the new name must mean that state alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

import msgspec

from dragoman.language import pack as packs
from dragoman.language.alternatives import expand
from dragoman.language.pack import Pack
from dragoman.language.phrases import Entry, Match
from dragoman.model import Document, Span
from dragoman.reading import read
from dragoman.reading.offices import office_here
from dragoman.reading.scan import Scan, scan

_SORTS = ("state", "demonym", "capital", "metonym")
_PLACES = ("city", "region")
_PLURAL = frozenset(("ARE", "BHS", "COM", "MDV", "MHL", "NLD", "PHL", "SLB", "SYC", "USA"))
"""States whose names are plural in the languages of western Europe, and have an article there."""
_WESTERN = frozenset(("de", "en", "es", "fr", "it", "pt"))
_THE = _PLURAL | {"CAF", "COD", "COG", "DOM", "GBR", "GMB"}
"""States that English names with an article."""


class NotSwappable(ValueError):
    """The names of two states cannot be exchanged in a report; the message says why."""


class Form(msgspec.Struct, frozen=True):
    """One way of naming a state: plain words, and the class of suffixes the last of them takes."""

    stem: str
    suffixes: str | None


@lru_cache(maxsize=20)
def _forms_of(code: str) -> Mapping[tuple[str, str], tuple[Form, ...]]:
    return forms(packs.load(code))


def forms(pack: Pack) -> Mapping[tuple[str, str], tuple[Form, ...]]:
    """How the pack names states: (sort, state) -> forms, in the order of the pack."""
    found: dict[tuple[str, str], list[Form]] = {}
    for entry in pack.table.entries():
        if entry.category in _SORTS:
            known = found.setdefault((entry.category, entry.key), [])
            known += [form for form in _forms(entry) if form not in known]
    return {key: tuple(values) for key, values in found.items()}


def _forms(entry: Entry) -> list[Form]:
    out = []
    for plain in expand(entry.phrase):
        *before, last = plain.split() or [""]
        if any("~" in word for word in before):
            continue  # inflected inside: no ending can be carried over
        stem, mark, suffixes = last.partition("~")
        words = " ".join(word.removeprefix("=") for word in (*before, stem))
        out.append(Form(words, suffixes if mark else None))
    return out


def states_in(document: Document) -> set[str]:
    """The states that a report names, by the pack of its language."""
    found = scan(document.text, _pack(document))
    named = (match.entry(*_SORTS) for match in found.matches)
    return {entry.key for entry in named if entry is not None}


def swapped(document: Document, one: str, two: str) -> Document:
    """`document` with the states `one` and `two` exchanged, in its text and where it comes from.

    Raises NotSwappable where a form has no counterpart that fits, or where a town
    or region of one of them is named, or a party or office that one alone has:
    these cannot change sides.
    """
    other = {one: two, two: one}
    return msgspec.structs.replace(
        document,
        text=_exchanged(document, document.text, other),
        dateline=document.dateline and _exchanged(document, document.dateline, other),
        url=_address(document.url, other),
        title=None,
    )


def _exchanged(document: Document, text: str, other: Mapping[str, str]) -> str:
    pack = _pack(document)
    found = scan(text, pack)
    persons = _named_persons(document, text)
    names = _surnames(found, persons)
    pieces: list[str] = []
    turned: list[tuple[int, str]] = []
    done = 0
    _demand_common(found, other)
    for match in found.matches:
        place = match.entry(*_PLACES)
        entry = match.entry(*_SORTS)
        if entry is None or entry.key not in other:
            if place is not None and packs.alpha3().get(place.key, place.key) in other:
                raise NotSwappable(f"names {found.words(match.start, match.end)}")
            continue
        start, end = _bounds(found, match)
        if found.date_tokens.issuperset(range(match.start, match.end)):
            continue  # "دوشنبه" is Monday, and Dushanbe
        if entry.category == "demonym" and names & {
            text[start:end],
            match.prefix + text[start:end],
        }:
            raise NotSwappable(f"“{text[start:end]}” is a person's name here")
        named = any(p.start == start and end < p.end and not _of_office(found, p) for p in persons)
        if entry.category in ("capital", "state") and named:
            continue  # Santiago and Georgia are first names as well
        _demand_article(found, match, entry, other[entry.key])
        form = _counterpart(text[start:end], entry, other[entry.key], pack)
        if pack.code == "ar":
            _demand_construct(text[start:end], form, entry.category)
        _demand_meaning(form, entry.category, other[entry.key], pack.code)
        pieces += (text[done:start], form)
        turned.append((sum(map(len, pieces)), other[entry.key]))
        done = end
    exchanged = "".join([*pieces, text[done:]])
    if pieces:
        after = scan(exchanged, pack)
        # "صدراعظم", chancellor, before the name of India is its prime minister.
        _demand_common(after, other)
        _demand_seen(after, turned)
    return exchanged


def _demand_seen(found: Scan, turned: Sequence[tuple[int, str]]) -> None:
    """Raises NotSwappable where what was put in, known by its end and state, has become a part of
    something else: of the Washington Post, of a day of the week."""
    seen = {
        (found.span(match.start, match.end).end, entry.key)
        for match in found.matches
        if not found.date_tokens.issuperset(range(match.start, match.end))
        for entry in match.entries
        if entry.category in _SORTS
    }
    for end, state in turned:
        if (end, state) not in seen:
            raise NotSwappable(f"a name may mean more than {state} where it stands")


def _demand_common(found: Scan, states: Mapping[str, str]) -> None:
    """Raises NotSwappable where an office or body is named that one of `states` alone has."""
    for match in found.matches:
        own = any(e.category == "implied" and e.key in states for e in match.entries)
        if own or _means_another(match, states):
            raise NotSwappable(f"{found.words(match.start, match.end)} is one state's own")
        paired = [
            set(e.key.split(";")) & set(states) for e in match.entries if e.category == "pair"
        ]
        if any(len(some) == 1 for some in paired):
            raise NotSwappable(f"{found.words(match.start, match.end)} names more than one state")


def _means_another(match: Match, states: Mapping[str, str]) -> bool:
    """Whether a word is another office in one of the states: "chanceler", Germany's chancellor, is
    Brazil's foreign minister."""
    offices = tuple(e.key for e in match.entries if e.category == "office")
    return len({office_here(offices, state) for state in states}) > 1


@lru_cache(maxsize=64)
def _named_persons(document: Document, text: str) -> tuple[Span, ...]:
    """Where `text` has the names of persons that the report tells of."""
    names = {one.name for one in read(document).actors if one.kind == "person"}
    return tuple(
        Span(*found.span()) for name in names for found in re.finditer(re.escape(name), text)
    )


def _of_office(found: Scan, person: Span) -> bool:
    """Whether somebody is told by an office alone: "Irak Dışişleri Bakanlığı Sözcüsü"."""
    first, last = found.token_range(person.start, person.end)
    return any(found.is_category(i, "office", "counterpart") for i in range(first, last))


def _surnames(found: Scan, persons: Sequence[Span]) -> set[str]:
    """The last words of names, of those persons that are not told by their office alone."""
    offices = [
        found.span(match.start, match.end).start
        for match in found.matches
        if match.entry("office", "counterpart") is not None
    ]
    return {
        words[-1]
        for person in persons
        if len(words := found.text[person.start : person.end].split()) > 1
        and not any(person.start <= start < person.end for start in offices)
    }


def _demand_article(found: Scan, match: Match, entry: Entry, state: str) -> None:
    """Raises NotSwappable where the name of the other state has another number or article."""
    language = found.pack.code
    if entry.category != "state":
        return
    fits = language not in _WESTERN or (entry.key in _PLURAL) == (state in _PLURAL)
    if language == "en" and found.tokens[match.start - 1].text.casefold() == "the":
        fits = fits and (entry.key in _THE) == (state in _THE)
    if language == "ar":
        fits = bool(match.prefix.endswith("ال")) == _with_article(state)
    if not fits:
        raise NotSwappable(
            f"the article before {found.words(match.start, match.end)} would not fit"
        )


def _demand_construct(mine: str, theirs: str, sort: str) -> None:
    """Raises NotSwappable where the article of an Arabic seat of government may be another.

    "قصر قرطاج" has none for that it is tied to a name, "الديوان الأميري" has two; the pack names
    both without, so only two of one build ("قصر …") are known to fit.
    """
    if sort in ("state", "demonym") and len(theirs.split()) > 1:
        # The pack names "جنوب السودان" without its inner article.
        raise NotSwappable(f"the article before {theirs} would not fit")
    head, *rest = mine.split()
    if sort == "metonym" and (not rest or theirs.split(maxsplit=1)[0] != head):
        raise NotSwappable(f"the article before {mine} would not fit")


def _with_article(state: str) -> bool:
    """Whether Arabic names a state with its article, by CLDR."""
    from babel import Locale

    name = str(Locale.parse("ar").territories.get(packs.alpha2().get(state, ""), ""))
    return name.startswith("ال")


@lru_cache(maxsize=2000)
def _demand_meaning(form: str, sort: str, state: str, language: str) -> None:
    """Raises NotSwappable where `form` may mean something else than the one state by one sort of
    name: where a capital is called as its state is, or as a town elsewhere."""
    meant = {
        (entry.category, packs.alpha3().get(entry.key, entry.key))
        for match in scan(form, packs.load(language)).matches
        for entry in match.entries
        if entry.category in (*_SORTS, *_PLACES)
    }
    # "Argentina" is an adjective too, of the same state: an own capital letter shows the name.
    # Where no capitals do ("السعودية"), only what stands around it could.
    told = (
        {(sort, state), ("demonym", state)}
        if packs.load(language).meta.capitals
        else {(sort, state)}
    )
    if sort != "demonym" and meant - told:
        raise NotSwappable(f"“{form}” may mean more than {state}")


def _address(url: str | None, other: Mapping[str, str]) -> str | None:
    """The country of an address says where a report is at home, so it changes too."""
    ending = (urlsplit(url).hostname or "").rsplit(".", 1)[-1].upper() if url else ""
    state = packs.alpha3().get("GB" if ending == "UK" else ending)
    if state is None or state not in other:
        return url
    return f"https://report.example.{packs.alpha2()[other[state]].lower()}/"


def _pack(document: Document) -> Pack:
    if document.language not in packs.codes():
        raise NotSwappable(f"no pack for {document.language}")
    return packs.load(document.language)


def _bounds(found: Scan, match: Match) -> tuple[int, int]:
    """The characters of the name itself, without the particles written onto it."""
    span = found.span(match.start, match.end)
    return span.start + len(match.prefix), span.end


def _counterpart(surface: str, entry: Entry, state: str, pack: Pack) -> str:
    """What stands for `surface` of the other state; names of as many words come first.

    Raises NotSwappable where no name takes the ending that stands on `surface`.
    """
    mine = [
        (form, surface[len(form.stem) :])
        for form in _forms(entry)
        if surface[: len(form.stem)].casefold() == form.stem.casefold()
    ]
    if not mine:
        raise NotSwappable(f"“{surface}” is inflected inside")
    form, ending = max(mine, key=lambda pair: len(pair[0].stem))
    words = len(form.stem.split())
    theirs = sorted(
        _forms_of(pack.code).get((entry.category, state), ()),
        key=lambda one: len(one.stem.split()) != words,
    )
    for candidate in theirs:
        if _cased(candidate.stem) == _cased(form.stem) and _takes(candidate, form, ending, pack):
            return _begun(candidate.stem + ending, surface)
    raise NotSwappable(f"“{surface}” has no counterpart of {state} in the same inflection")


def _takes(candidate: Form, form: Form, ending: str, pack: Pack) -> bool:
    """Whether `candidate` is inflected as `form` is with `ending`: of one class, or both plain."""
    if candidate.suffixes == form.suffixes:
        return True
    if ending or pack.code not in _WESTERN:
        return not ending and candidate.suffixes is None
    return candidate.suffixes is None or bool(
        re.fullmatch(pack.meta.classes[candidate.suffixes or "default"], "")
    )


def _begun(form: str, surface: str) -> str:
    """`form` with a capital letter where `surface`, at the beginning of a sentence, has one."""
    return form[:1].upper() + form[1:] if surface[:1].isupper() else form


def _cased(stem: str) -> bool:
    return stem[:1].isupper()
