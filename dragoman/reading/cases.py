"""Case where endings show it (Russian): what part a noun phrase plays without a preposition.

The office before a name shows its case best ("президентом Казахстана …"), the preposition next,
the name's own ending last: it counts where the document has the name in the nominative too, or
where the ending belongs to no nominative ("-ского", "-овым").
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.language.declension import CASES, analyses, nominative, same_case
from dragoman.language.phrases import Entry
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_ALL = frozenset(CASES)
_ORDER = ("gen", "dat", "ins", "pre", "acc")


def set_case(scan: Scan, sentence: Sentence, chunk: Chunk) -> None:
    """Give a chunk its case, and the slot that the case alone says."""
    head = _head_cases(scan, chunk)
    if head is not None and "nom" in head and chunk.kind in ("person", "role"):
        # Who lives has the accusative of the genitive: "президент" is the subject.
        head -= {"acc"}
    if head is not None and "gen" in head and "nom" not in head and _acts(scan, sentence, chunk):
        head = frozenset({"nom"})
    governed = _governed(scan, sentence, chunk)
    name = _name_cases(scan, chunk)
    cases = head if head is not None else _ALL
    if head is None and governed is not None and name is not None and not governed & name:
        governed = None  # "В завершении Казакбаев пригласил": nothing of the preposition's
    if governed is not None:
        cases = cases & governed or cases
    if name is not None:
        cases = cases & name or cases
    if head is None and governed is None and name is None:
        return
    chunk.case = "nom" if "nom" in cases else next((c for c in _ORDER if c in cases), "")
    chunk.certain = (head is not None and head <= {"nom"}) or (
        cases == {"nom"} and governed is None
    )
    if chunk.slot or chunk.case in ("", "nom", "pre") or chunk.kind == "pronoun":
        return
    if chunk.case in ("gen", "acc"):
        governed_by_verb = cases == {"acc"} or _opens(scan, sentence, chunk)
        chunk.slot = "object" if governed_by_verb or _behind_verb(scan, sentence, chunk) else "of"
    else:
        chunk.slot = {"dat": "to", "ins": "by"}[chunk.case]
        if chunk.slot == "by" and (beside := _beside(scan, sentence, chunk)) is not None:
            chunk.slot, chunk.marker = "with", beside
            return
    chunk.marker = chunk.start


_VERB = 12
"""Tokens behind noun phrases in which their verb may stand: names, places and days come before it."""


def _acts(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a plural opens its clause and a verb in the plural follows: "главы МИД … подписали".

    The plural of such nouns looks like the genitive of one: "делегации России", "главы МИД".
    """
    plural = scan.pack.meta.plural_verb
    if not plural or chunk.start == sentence.end or not _opens(scan, sentence, chunk):
        return False
    if not ends_in(scan.tokens[chunk.head_at].norm, "ы|и"):
        return False
    for i in range(chunk.end, min(chunk.end + _VERB, sentence.end)):
        token, match = scan.tokens[i], scan.covered[i]
        if token.text in ",;:":
            return False
        told = match is not None and (
            match.has_value("trigger", "past", "present", "future")
            or match.has("saying", "say", "tell", "stress", "charged")
            or match.has("grammar", "light")
        )
        if told and match is not None:
            return ends_in(scan.tokens[match.start].norm, plural)
    return False


_TITLE = 4
"""Tokens of a title that the pack does not know: "с раисом Татарстана Рустамом Миннихановым"."""


def _beside(scan: Scan, sentence: Sentence, chunk: Chunk) -> int | None:
    """The token of "with" before an unknown title of a name in the instrumental, if there is one."""
    first = max(sentence.start, chunk.start - _TITLE - 1)
    for i in range(chunk.start - 1, first - 1, -1):
        token = scan.tokens[i]
        if not token.is_word or i in scan.date_tokens or scan.is_category(i, "trigger", "saying"):
            return None
        match = scan.covered[i]
        marker = match.entry("marker") if match is not None else None
        if marker is not None:
            return i if marker.key == "with" and i + 1 < chunk.start else None
    return None


def _head_cases(scan: Scan, chunk: Chunk) -> frozenset[str] | None:
    """The cases that the word which heads the phrase may stand in."""
    if chunk.head is None:
        return None
    ending = _ending(scan, chunk.head, chunk.head_at)
    if ending is None:
        return None
    of_class, suffix = ending
    found = scan.pack.meta.endings.get(of_class)
    if found is None:
        return None
    return _shown(tuple(found.items()), suffix) or None


@lru_cache(maxsize=4096)
def _shown(endings: tuple[tuple[str, str], ...], suffix: str) -> frozenset[str]:
    """The cases that a suffix may show, of the endings of a class of nouns."""
    return frozenset(case for case, pattern in endings if re.fullmatch(pattern, suffix))


def _ending(scan: Scan, entry: Entry, start: int) -> tuple[str, str] | None:
    """Class and suffix of the first noun of a phrase, as it stands in the text."""
    found = _head_noun(scan, entry, start)
    return found[:2] if found is not None else None


def _head_noun(scan: Scan, entry: Entry, start: int) -> tuple[str, str, int] | None:
    """Class and suffix of the first noun of a phrase, as it stands in the text, and its token."""
    at = start
    for word in entry.phrase.split(" "):
        stem, tilde, of_class = word.lstrip("=").partition("~")
        width = 1 + 2 * stem.count("-")
        at += width
        if tilde and of_class != "adj" and at <= len(scan.tokens) and "(" not in stem:
            norm = scan.tokens[at - 1].norm
            last = stem.rsplit("-", 1)[-1].casefold().replace("ё", "е")
            if not norm.startswith(last):
                return None
            return of_class or "default", norm[len(last) :], at - 1
    return None


_PLURAL = re.compile("(?:ов|ев|ей|[ая]м|[ая]ми|[ая]х)$")
_VOWELS = "аеиоуыэюя"


def base_words(scan: Scan, chunk: Chunk) -> str:
    """The words of a body, an office or a place with their noun in the nominative: "в Кремле" → "Кремль".

    Left as they stand where an adjective before the noun or a plural would have to change too.
    """
    words = " ".join(scan.words(chunk.start, chunk.end).split())
    found = _head_noun(scan, chunk.head, chunk.head_at) if chunk.head is not None else None
    if found is None or not chunk.slot or not _begins(scan, chunk, found[2]):
        return words
    of_class, suffix, at = found
    shown = scan.pack.meta.endings.get(of_class, {}).get("nom")
    several = _PLURAL.search(suffix) or (of_class == "default" and suffix in ("ы", "и"))
    if shown is None or several or re.fullmatch(shown, suffix):
        return words
    form = scan.text[scan.tokens[chunk.start].start : scan.tokens[at].end]
    stem = form[: len(form) - len(suffix)]
    nominatives = shown.split("|")
    if of_class == "soft":
        nominatives = ["й" if stem[-1:] in tuple(_VOWELS) else "ь"]
    return stem + nominatives[0] + words[len(form) :]


def _begins(scan: Scan, chunk: Chunk, at: int) -> bool:
    """Whether token `at` is the first word of a phrase, or the end of its first one: "пресс-служба"."""
    between = scan.tokens[chunk.start + 1 : at + 1]
    return chunk.start <= at and all(t.glued for t in between)


@lru_cache(maxsize=16)
def _governing(table: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for case, words in table:
        for word in words:
            found.setdefault(word, set()).add(case)
    return {word: frozenset(cases) for word, cases in found.items()}


def _governed(scan: Scan, sentence: Sentence, chunk: Chunk) -> frozenset[str] | None:
    """The cases that the preposition right before the phrase takes."""
    table = _governing(tuple(scan.pack.meta.governs.items()))
    i = chunk.start - 1
    while (
        i >= sentence.start
        and scan.covered[i] is not None
        and scan.is_category(i, "grammar")
        and not scan.has_grammar(i, "adverb")
        and (scan.tokens[i].norm not in table)
    ):
        i -= 1
    if i < sentence.start or i in scan.date_tokens:
        return None  # "Накануне Фам Минь завершил визит": a day, where "накануне визита" has none
    before = scan.covered[i]
    if before is not None and before.has("grammar", "adverb") and before.end - before.start > 1:
        return None  # "До этого X заявил": the preposition has its own word
    return table.get(scan.tokens[i].norm)


def _name_cases(scan: Scan, chunk: Chunk) -> frozenset[str] | None:
    if chunk.name is None:
        return None
    parts = [_part_cases(scan, i) for i in range(*chunk.name) if scan.tokens[i].is_capital]
    shared = same_case([p for p in parts if p])
    return shared if shared != _ALL and shared else None


def _part_cases(scan: Scan, i: int) -> frozenset[str]:
    """The cases one part of a name may stand in; all where nothing shows it."""
    token = scan.tokens[i]
    paradigms = scan.pack.meta.paradigms
    strong = (
        ends_in(token.norm, scan.pack.meta.oblique_endings)
        if scan.pack.meta.oblique_endings
        else False
    )
    found = {
        case
        for base, case in analyses(token.norm, paradigms)
        if strong or base in scan.words_known or base in scan.pack.given_names
    }
    if found:
        return frozenset(found)
    if len(token.text) > 2 and token.norm[-1] not in "аеиоуыэюя":
        # A consonant or -й at the end: the nominative, or a name that never changes.
        return frozenset({"nom"}) if _declines(scan, token.norm) else _ALL
    return _ALL


def _declines(scan: Scan, norm: str) -> bool:
    """Whether other forms of the name stand in the document, so that this one is the nominative."""
    return any(
        norm + ending in scan.words_known for ending in ("а", "у", "ом", "ым", "ем")
    ) or norm.endswith(("ов", "ев", "ин", "ский", "цкий"))


def _opens(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the phrase stands first in its clause, so that no noun before it can own it."""
    i = chunk.start - 1
    while i >= sentence.start and (
        i in scan.date_tokens or (i + 1 in scan.date_tokens and scan.is_category(i, "marker"))
    ):
        i -= 1
    return i < sentence.start or scan.tokens[i].text in ",;:—–"


def _behind_verb(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a verb that the pack knows stands right before, or with its place between.

    Then the phrase is its object: "принял в Анкаре министров".
    """
    for i in range(chunk.start - 1, max(sentence.start, chunk.start - 5) - 1, -1):
        match = scan.covered[i]
        if match is None:
            if i not in scan.date_tokens:
                return False
            continue
        if scan.has_grammar(i, "agreement"):
            return False  # "приветствовал решение президента X": its owner
        if any(
            (e.category == "trigger" and e.value != "noun")
            or (e.category == "saying" and e.key not in ("noun", "according"))
            for e in match.entries
        ):
            return True
        # "во вторник в Кремле": when and where, which may stand between.
        aside = i + 1 < chunk.start and (
            i + 1 in scan.date_tokens
            or scan.is_category(i + 1, "capital", "city", "state", "metonym")
        )
        if match.entry("trigger", "saying") or (match.entry("marker") and not aside):
            return False
    return False


def base_name(scan: Scan, chunk: Chunk) -> str:
    """The name of a chunk in the nominative."""
    assert chunk.name is not None
    start, end = chunk.name
    text = scan.words(start, end)
    if chunk.case in ("", "nom"):
        return " ".join(text.split())
    pieces: list[str] = []
    at = scan.tokens[start].start
    paradigms = scan.pack.meta.paradigms
    feminine = _feminine(scan, start, chunk.case)
    for i in range(start, end):
        token = scan.tokens[i]
        pieces.append(scan.text[at : token.start])
        form = token.text
        if token.is_capital and len(form) > 2:
            base = nominative(
                token.norm, chunk.case, paradigms,
                lambda b: b in scan.words_known or b in scan.pack.given_names, feminine,
            )  # fmt: skip
            kept = next(
                (k for k, (a, b) in enumerate(zip(token.norm, base, strict=False)) if a != b),
                min(len(base), len(form)),
            )
            form = form[:kept] + base[kept:] if base != token.norm else form
        pieces.append(form)
        at = token.end
    return " ".join("".join(pieces).split())


def _feminine(scan: Scan, start: int, case: str) -> bool:
    """Whether the given name that begins a name is a woman's (Мария in any case)."""
    norm = scan.tokens[start].norm
    for base, found in ((norm, case), *analyses(norm, scan.pack.meta.paradigms)):
        if found == case and base in scan.pack.given_names:
            return base.endswith(("а", "я")) and base not in scan.pack.meta.masculine
    return False
