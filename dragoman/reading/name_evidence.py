"""Whether a capitalised run names someone, and how far: what its neighbourhood and the report show."""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.language.tokens import ends_in
from dragoman.reading.name_titles import TITLES
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan


class _Shouted:
    """Offsets that lie in lines whose capitals mean nothing; the lines come in order."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = ranges

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._ranges, offset, key=lambda r: r[0]) - 1
        return at >= 0 and offset < self._ranges[at][1]


def title_case_lines(scan: Scan) -> _Shouted:
    ranges = []
    for sentence in scan.sentences:
        words = [
            t for t in scan.tokens[sentence.start : sentence.end] if t.is_word and len(t.text) > 3
        ]
        if len(words) >= 4:
            high = sum(t.is_capital for t in words)
            # Headlines of English-language outlets capitalise all but the small words.
            closed = scan.tokens[sentence.end - 1].text == "."
            limit = 0.95 if scan.pack.meta.noun_capitals or closed else 0.75
            if high >= limit * len(words):
                first, last = scan.tokens[sentence.start], scan.tokens[sentence.end - 1]
                ranges.append((first.start, last.end))
    return _Shouted(ranges)


def breaks(scan: Scan, left: int, right: int) -> bool:
    """Whether a line ends, or something other than one space stands, between two tokens."""
    between = scan.text[scan.tokens[left].end : scan.tokens[right].start]
    return "\n" in between or scan.sentence_of[left] != scan.sentence_of[right]


def goes_on_as_body(scan: Scan, start: int, end: int) -> int | None:
    """Where a body's name ends that goes on with a word that is common too, None where it does not.

    "Servicio Sismológico Nacional", "Cámara Nacional de Comercio".
    """
    if not scan.pack.meta.adjective_after or end + 1 >= len(scan.tokens):
        return None
    linked = scan.tokens[end].norm in scan.pack.particles
    at = end + linked
    token = scan.tokens[at]
    match = scan.covered[at]
    common = match is None and token.norm in scan.pack.common
    common = common or (match is not None and all(e.category == "topic" for e in match.entries))
    if not (token.is_capital and common) or breaks(scan, at - 1, at):
        return None
    if not linked and not token.norm.endswith(("al", "ar", "or")):
        return None
    body = any(scan.tokens[k].norm in scan.pack.organization_words for k in range(start, end))
    return at + 1 if body else None


def heads_body(scan: Scan, i: int) -> bool:
    """Whether token `i` is the article before a body's name at the head of a sentence: "La Cámara …"."""
    return (
        scan.pack.meta.adjective_after
        and i + 1 < len(scan.tokens)
        and scan.tokens[i + 1].norm in scan.pack.organization_words
        and scan.has_grammar(i, "determiner")
        and is_initial(scan, i)
    )


def is_site(scan: Scan, run: NameRun) -> bool:
    """Whether a place is called by the name: "el aeropuerto internacional de X", "el monumento a X"."""
    i = run.start - 1
    if not scan.holds("grammar", "site") or i < 2 or not scan.is_category(i, "marker"):
        return False
    if scan.entry(i, "marker").key not in ("of", "to"):  # type: ignore[union-attr]
        return False
    site = i - 1
    if scan.covered[site] is None and scan.tokens[site].text.islower():
        site -= scan.has_grammar(site - 1, "site")  # "internacional"
    return scan.has_grammar(site, "site") and scan.sentence_of[site] == scan.sentence_of[i]


def is_numbered(scan: Scan, i: int) -> bool:
    """Whether a word with a capital and figures names a summit or a thing, no one: "COP30", "F-16"."""
    text = scan.tokens[i].text
    return text[:1].isupper() and text[-1:].isdigit()


def is_initial(scan: Scan, i: int) -> bool:
    """Whether a capital at token `i` may be due to the beginning of a sentence or quotation."""
    sentence = scan.sentences[scan.sentence_of[i]]
    j = i - 1
    while j >= sentence.start and not scan.tokens[j].is_word and not scan.tokens[j].text.isdigit():
        if scan.tokens[j].text in ",/&":
            return False
        j -= 1
    return j < sentence.start or (scan.quote_of[i] != scan.quote_of[j] and scan.quote_of[i] >= 0)


def _supported(scan: Scan, run: NameRun) -> bool:
    """Whether the neighbourhood or a given name shows that the run names a person."""
    tokens = scan.tokens
    if tokens[run.start].norm in scan.pack.given_names and run.end - run.start > 1:
        return True
    before = run.start - 1
    while before >= 0 and tokens[before].text in ',«"“':
        before -= 1
    return (
        before >= 0
        and scan.sentence_of[before] == scan.sentence_of[run.start]
        and scan.is_category(before, *TITLES)
    )


def known_parts(scan: Scan, candidates: list[tuple[NameRun, bool]]) -> frozenset[str]:
    """Words that some place of the document shows to be part of a name."""
    known: set[str] = set()
    plain = not scan.pack.meta.noun_capitals
    supported = set()
    if scan.pack.meta.genitive:
        whole = (run for run, _ in candidates if _supported(scan, run))
        supported = {t.norm for run in whole for t in scan.tokens[run.start : run.end]}
    for run, weak in candidates:
        # A compound ("Brexit-Gegner") is one word where every noun has a capital.
        several = (
            sum(
                t.is_capital and (plain or not t.glued or i == run.start)
                for i, t in enumerate(scan.tokens[run.start : run.end], run.start)
            )
            > 1
        )
        if several and not plain and _owns_last(scan, run, supported):
            continue  # "Entscheidungen Lawrows"
        speaks = not plain and run.end - run.start == 1 and _stands_alone(scan, run)
        # "Salón Blanco": half of a common name is nobody's.
        alone = plain and not weak and (several or not _completes(scan, run))
        if _supported(scan, run) or alone or (not weak and several) or speaks:
            known.update(
                t.norm for t in scan.tokens[run.start : run.end] if t.is_capital and len(t.text) > 1
            )
    return frozenset(known)


def _owns_last(scan: Scan, run: NameRun, supported: set[str]) -> bool:
    """Whether a run ends with a name that others show, in the genitive, behind a noun they do not."""
    first, last = scan.tokens[run.start].norm, scan.tokens[run.end - 1].norm
    owner = last.removesuffix(scan.pack.meta.genitive)
    return owner != last and owner in supported and first not in supported


def accept_run(
    scan: Scan, run: NameRun, weak: bool, known: frozenset[str], shouted: _Shouted
) -> bool:
    if _supported(scan, run):
        return True
    words = [t for t in scan.tokens[run.start : run.end] if t.is_capital]
    if len(words) == 1 and words[0].norm not in known and _completes(scan, run):
        return False
    if scan.pack.meta.noun_capitals and _tagged(scan, run) and not _looks_like_nouns(scan, run):
        return True
    if scan.tokens[run.start].start in shouted or scan.pack.meta.noun_capitals:
        # A compound ("Brexit-Gegner") is one word, however many capitals it has.
        apart = sum(not t.glued for t in words[1:]) + 1
        if (
            (apart if scan.pack.meta.noun_capitals else len(words)) > 1
            and not weak
            and not _looks_like_nouns(scan, run)
        ):
            return True
        genitive = scan.pack.meta.genitive
        if all(
            t.norm in known
            or t.norm in scan.pack.particles
            or (genitive and t.norm.removesuffix(genitive) in known)
            for t in words
        ):
            return True
        first = scan.tokens[run.start]
        if (
            first.norm in scan.pack.particles
            and not scan.covered[run.start]
            and run.end - run.start > 1
        ):
            # "al-Sisi": no common noun begins with an Arabic article.
            return True
        return scan.pack.meta.noun_capitals and len(words) == 1 and _stands_alone(scan, run)
    # The first word of a sentence proves nothing; the second has its capital of its own.
    return not weak or len(words) > 1 or words[0].norm in known or _acts(scan, run)


def _stands_alone(scan: Scan, run: NameRun) -> bool:
    """Whether a capitalised word without an article is the one who says something.

    Nouns in the singular have an article: "Toyota sagte", "sagte Branstad", but "Diplomaten sagten".
    """
    plural = scan.pack.meta.plural_verb
    before, after = run.start - 1, run.end
    for verb in (after, before):
        if (
            not 0 <= verb < len(scan.tokens)
            or scan.sentence_of[verb] != scan.sentence_of[run.start]
        ):
            continue
        if not scan.is_category(verb, "saying") or scan.tokens[verb].is_capital:
            continue
        if plural and not ends_in(scan.tokens[verb].norm, plural):
            if verb == before:
                return after >= len(scan.tokens) or not scan.tokens[after].text[0].isalnum()
            return is_initial(scan, run.start) or scan.tokens[before].text == ","
    return False


def _tagged(scan: Scan, run: NameRun) -> bool:
    """Whether the trained tagger takes every capitalised word of the run for a proper noun."""
    return scan.proper is not None and all(
        i in scan.proper for i in range(run.start, run.end) if scan.tokens[i].is_capital
    )


def _completes(scan: Scan, run: NameRun) -> bool:
    """Whether the run is the second half of a common name ("Salón Blanco", "Plaza Mayor")."""
    i = run.start - 1
    if not scan.pack.meta.adjective_after or i < 0 or breaks(scan, i, run.start):
        return False
    before = scan.tokens[i]
    initial = i == scan.sentences[scan.sentence_of[i]].start
    return before.is_capital and not initial and before.norm in scan.pack.common


def _acts(scan: Scan, run: NameRun) -> bool:
    """Whether a lone word at the head of a sentence does something there: "Scholz, the first …"."""
    if scan.has_text(scan.tokens[run.start].norm):
        return False
    after = run.end
    if after >= len(scan.tokens) or scan.sentence_of[after] != scan.sentence_of[run.start]:
        return False
    if scan.tokens[after].text == ",":
        if scan.tokens[run.start].norm in scan.pack.given_names:
            return True
        after += 1
        match = scan.covered[after] if after < len(scan.tokens) else None
        return match is not None and any(
            e.key in ("determiner", "relative", "adverb") or e.category in ("modifier", "office")
            for e in match.entries
        )
    match = scan.covered[after]
    return match is not None and any(
        e.category in ("saying", "possessive")
        or (e.category == "trigger" and e.value in ("past", "present"))
        for e in match.entries
    )


def _looks_like_nouns(scan: Scan, run: NameRun) -> bool:
    """Whether an article before the run shows that it is a common noun."""
    before = run.start - 1
    if before > 0 and scan.has_grammar(before, "and") and scan.tokens[before - 1].is_capital:
        return scan.is_category(before - 2, "grammar")  # "zwischen Berg und Lind"
    return before >= 0 and scan.is_category(before, "grammar")


def without_title(scan: Scan, run: NameRun) -> NameRun:
    """Leave out a noun before a given name: "Richterkandidat Brett Kavanaugh"."""
    signs, given = scan.pack.meta.noun_signs, scan.pack.given_names
    first = scan.tokens[run.start]
    if not signs or len(first.text) < 8 or first.norm in given or not re.search(signs, first.norm):
        return run
    for k in range(run.start + 1, run.end - 1):
        if scan.tokens[k].norm in given and not scan.tokens[k].glued:
            return NameRun(k, run.end, run.sure, run.organization, run.attached)
    return run


def without_owned(scan: Scan, run: NameRun, known: frozenset[str]) -> NameRun:
    """End a run with the name in the genitive before the noun it owns: "Grahams Stimme"."""
    ending = scan.pack.meta.genitive
    norms = [t.norm for t in scan.tokens[run.start : run.end]]
    fresh = len(norms) == 2 and known.isdisjoint(norms) and norms[1].endswith(ending)
    if fresh and norms[1].removesuffix(ending) in known:
        return NameRun(run.end - 1, run.end, False, False)  # "Besuchsort Lawrows"
    for k in range(run.start, run.end - 1):
        norm, behind = scan.tokens[k].norm, scan.tokens[k + 1]
        owner = norm.endswith(ending) and norm.removesuffix(ending) in known
        if owner and norm not in known and behind.is_capital and behind.norm not in known:
            return NameRun(run.start, k + 1, False, False, run.attached)
    return run


def without_body(scan: Scan, run: NameRun) -> NameRun:
    """Leave out the short form of a body before a full name: "la secrétaire de la CGT Anna Lind"."""
    first = scan.tokens[run.start].text
    if run.end - run.start < 3 or not (first.isupper() and len(first) > 1) or not run.start:
        return run
    rest = scan.tokens[run.start + 1 : run.end]
    named = all(t.is_word and t.is_capital and not t.text.isupper() for t in rest)
    marked = scan.is_category(run.start - 1, "marker") or scan.has_grammar(
        run.start - 1, "determiner"
    )
    if not (scan.pack.meta.inversion and marked and named):
        return run
    return NameRun(run.start + 1, run.end, run.sure, run.organization, run.attached)
