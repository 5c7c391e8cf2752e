"""Bodies told by a noun alone: those no pack lists, and those named before.

"Teilte die Kreisverwaltung mit" has a speaker whom no vocabulary knows but by the ending of the
noun; "das Unternehmen" and "eine Sprecherin" stand for whatever body was named last.
"""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.cast import Cast, Casting
from dragoman.reading.chunk import Chunk
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan

_NOT_VERBS = ("noun",)
_BACK = 14
"""Tokens back from a verb of saying in which its clause may begin: "wie die Behörde am Montag in … mitteilte"."""
_ADJECTIVES = 3
"""Words between the article and its noun: "die örtliche Polizeidirektion"."""
_REACH = 10
"""Sentences in which a body named before may be told by a noun alone; articles on one firm are long."""


def body_runs(scan: Scan, runs: list[NameRun]) -> list[NameRun]:
    """The nouns for bodies that are the subject of a verb of saying, as name runs."""
    if not scan.pack.meta.body_noun:
        return []
    taken = {i for run in runs for i in range(run.start, run.end)}
    found: dict[int, NameRun] = {}
    for match in scan.matches_in(0, len(scan.tokens), "saying"):
        if scan.quote_of[match.start] >= 0 or all(
            e.key in _NOT_VERBS for e in match.entries if e.category == "saying"
        ):
            continue
        for i in (_behind(scan, match), _before(scan, match)):
            if i is None or i in taken:
                continue
            first = i - 2 if _compounded(scan, i) else i
            found[first] = NameRun(first, i + 1, False, True)
            named = _named_before(scan, first, taken) if _sort(scan, i) else None
            if named is not None and named.start not in found:
                found[named.start] = named
    return list(found.values())


def _named_before(scan: Scan, i: int, taken: set[int]) -> NameRun | None:
    """The name told last before "the firm", where the tagger alone sees one: "die Lufthansa"."""
    if scan.proper is None:
        return None
    sentence = scan.sentences[scan.sentence_of[i]]
    before = scan.sentences[max(0, sentence.index - 2) : sentence.index]
    for start, end in ((sentence.start, i - 1), *((s.start, s.end) for s in reversed(before))):
        for k in range(start, end):
            if not _is_proper(scan, k):
                continue
            last = k + 1
            while last < end and _is_proper(scan, last):
                last += 1
            if k == scan.sentences[scan.sentence_of[k]].start and last - k == 1:
                continue  # the capital of a sentence's first word shows nothing
            return None if k in taken else NameRun(k, last, False, True)
    return None


def _is_proper(scan: Scan, i: int) -> bool:
    """Whether the tagger takes a capitalised word, not in the vocabulary, for a proper noun."""
    token = scan.tokens[i]
    plain = token.is_word and token.is_capital and scan.covered[i] is None
    return plain and i not in scan.date_tokens and scan.proper is not None and i in scan.proper


def _behind(scan: Scan, match: Match) -> int | None:
    """The noun right behind a verb, or behind "according to"."""
    i, according = match.end, match.has("saying", "according")
    limit = scan.sentences[scan.sentence_of[match.start]].end
    if scan.tokens[i - 1].norm in scan.pack.meta.auxiliaries.get("impersonal", ()):
        # "hieß es vom Verband", "hieß es bei der Behörde"
        by = scan.is_category(i, "marker") if i < limit else False
        i, according = i + by, by
    while i < limit and (i in scan.date_tokens or scan.has_grammar(i, "adverb")):
        i += 1
    article = i < limit and _is_article(scan, i, oblique=according)
    if not article and not according:
        return None
    return _noun(scan, i + article, limit)


def _before(scan: Scan, match: Match) -> int | None:
    """The noun with which the verb's clause begins, or which "zufolge" follows."""
    sentence = scan.sentences[scan.sentence_of[match.start]]
    oblique = match.entry("postposition") is not None
    floor = max(sentence.start, match.start - _BACK)
    for i in range(match.start - 2, floor - 1, -1):
        if scan.tokens[i + 1].text in ",;:" or scan.quote_of[i] >= 0:
            return None
        opens = i == sentence.start or not scan.tokens[i - 1].is_word
        opens = opens or scan.has_grammar(i - 1, "because", "that", "and", "but")
        if opens and _is_article(scan, i, oblique=oblique):
            return _noun(scan, i + 1, match.start)
    return None


def _is_article(scan: Scan, i: int, *, oblique: bool) -> bool:
    if not scan.has_grammar(i, "determiner") or scan.has_grammar(i, "indefinite"):
        return False
    return oblique or not scan.is_category(i, "marker")


def _noun(scan: Scan, i: int, limit: int) -> int | None:
    """The noun for a body that ends the phrase at token `i`, if no name follows it."""
    last = min(i + _ADJECTIVES, limit - 1)
    while i < last and not scan.tokens[i].is_capital and scan.tokens[i].is_word:
        i += 1
    if i + 2 < limit and _compounded(scan, i + 2):
        i += 2  # "das US-Unternehmen"
    if i >= limit or not is_body_noun(scan, i):
        return None
    behind = i + 1
    if behind < limit and scan.tokens[behind].is_capital and behind not in scan.date_tokens:
        return None  # "die Gewerkschaft Verdi"
    glued = behind < limit and scan.tokens[behind].text == "-"
    return None if glued else i


def _compounded(scan: Scan, i: int) -> bool:
    """Whether a hyphen ties the word at token `i` to a capitalised one before it."""
    hyphen = scan.tokens[i - 1]
    tied = hyphen.text == "-" and hyphen.glued and scan.tokens[i].glued
    return tied and scan.tokens[i - 2].is_capital


def is_body_noun(scan: Scan, i: int) -> bool:
    """Whether a token is a noun for a body, listed or by its ending."""
    token = scan.tokens[i]
    if not token.is_capital or i in scan.date_tokens:
        return False
    if scan.covered[i] is not None:
        return False
    return _sort(scan, i) is not None or ends_in(token.norm, scan.pack.meta.body_noun)


def _sort(scan: Scan, i: int) -> str | None:
    """What a noun that says no more than that it is a body calls it: "firm", or the noun itself."""
    word = scan.pack.meta.body_word
    found = re.search(word, scan.tokens[i].norm) if word else None
    if found is None:
        return None
    return "firm" if found["firm"] else found[0].rstrip("sn")


def is_body_word(scan: Scan, i: int) -> bool:
    """Whether a token is a noun that says no more than that it is a body."""
    return _sort(scan, i) is not None


def _sorts(scan: Scan, chunk: Chunk) -> set[str | None]:
    return {_sort(scan, i) for i in range(chunk.start, chunk.end)} - {None}


def stands_for_body(scan: Scan, chunk: Chunk) -> bool:
    """Whether a chunk is a noun that any body may be called by: "das Unternehmen", "der US-Konzern"."""
    if chunk.kind != "organization" or chunk.name is None:
        return False
    alone = chunk.end - chunk.start == 1 or scan.tokens[chunk.end - 2].text == "-"
    if not alone and not scan.pack.meta.capitals and chunk.name[1] - chunk.name[0] == 1:
        return _sort(scan, chunk.name[0]) is not None  # "الشركة اليابانية"
    return alone and _sort(scan, chunk.end - 1) is not None


def body_before(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """The body that a report speaks of before chunk `i`: the one told most often, then the last."""
    best: tuple[bool, int, bool] | None = None
    found: Cast | None = None
    sort = _sort(casting.scan, chunks[i].name[1] - 1) if chunks[i].name else None  # type: ignore[index]
    for chunk in reversed(chunks[:i]):
        away = chunks[i].sentence - chunk.sentence
        if away > 2 * _REACH or (away > _REACH and best is not None and best[0]):
            break
        if chunk.actor < 0 or chunk.kind not in ("organization", "institution", "name"):
            continue
        cast = casting.actors[chunk.actor]
        if chunk.quoted >= 0 or not _is_body(casting.scan, cast, chunk, sort):
            continue
        named = sort is not None and sort in _sorts(casting.scan, chunk)
        if away > _REACH and not named:
            continue
        rank = (named, len(cast.mentions), not chunk.slot and not chunk.possessive)
        if best is None or rank > best:
            best, found = rank, cast
    return found


_WHERE = ("in", "to", "from", "for", "about", "between")
"""Parts of a sentence in which a name that no pack knows is as well a place or a thing."""


def _is_body(scan: Scan, cast: Cast, chunk: Chunk, sort: str | None) -> bool:
    """Whether an actor is a body of the sort, or may be: a proper noun that nothing shows to be a person's.

    A body that is called by a general noun as well ("Gewerkschaft Verdi") is of no other sort.
    """
    if cast.kind == "organization":
        if chunk.name is None:
            known = scan.entry(chunk.start, "organization")
            return (sort == "firm") == (known is not None and known.value == "firm")
        if stands_for_body(scan, chunk):
            return sort is not None and sort in _sorts(scan, chunk)
        if chunk.slot in _WHERE:
            return False
        alone = chunk.end - chunk.start == 1
        if alone and scan.tokens[chunk.start].norm in scan.pack.organization_words:
            return False
        own = _sorts(scan, chunk)
        return sort is None or not own or sort in own
    if cast.kind != "name" or cast.office is not None or chunk.slot or chunk.name is None:
        return False
    if chunk.start == scan.sentences[chunk.sentence].start and len(cast.mentions) == 1:
        return False  # any noun has its capital there
    return chunk.possessive or all(_is_proper(scan, i) for i in range(*chunk.name))
