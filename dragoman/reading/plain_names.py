"""Names in scripts without capitals: Arabic, Persian, Hebrew.

A name stands after a title, right behind a verb of saying, or begins with a
name the pack knows; it ends at vocabulary, at a common word, or where its
parts no longer look like names.  A part that one place of the document shows
is then known everywhere in it, with particles attached or without.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.reading.name_endings import and_prefix, body_end, plain_end
from dragoman.reading.name_openings import opens_name
from dragoman.reading.name_repeats import as_told_once
from dragoman.reading.name_words import NameRun, Names, common_words, is_plain
from dragoman.reading.paired_names import named_pairs
from dragoman.reading.plain_bodies import speaking_runs
from dragoman.reading.scan import Scan


def plain_runs(scan: Scan) -> list[NameRun]:
    """The name runs of a document, in order."""
    meta = scan.pack.meta
    prefixes = tuple(sorted(meta.prefixes, key=len, reverse=True))
    names = Names(
        scan=scan,
        article="ال" if "ال" in meta.prefixes else "",
        prefixes=prefixes,
        common=common_words(scan.pack.common, prefixes, meta.classes.get("common", "")),
        known={},
    )
    taken: set[int] = set()
    runs = named_pairs(names, as_told_once(names, _first_runs(names, taken)))
    taken.update(k for run in runs for k in range(run.start, run.end))
    speaking = speaking_runs(scan, taken)
    taken.update(k for run in speaking for k in range(run.start, run.end))
    runs += speaking
    runs += _later_mentions(names, taken)
    return sorted(runs, key=lambda r: r.start)


def _first_runs(names: Names, sites: set[int]) -> list[NameRun]:
    """The runs that their own place shows; tokens by which a place is called go to `sites`."""
    scan = names.scan
    runs: list[NameRun] = []
    i, n = 0, len(scan.tokens)
    while i < n:
        if scan.covered[i] is None and (body := body_end(names, i)) > i:
            runs.append(NameRun(i, body, True, True, and_prefix(names, i)))
            i = body
            continue
        if _is_given_after_all(names, i):
            end = plain_end(names, i + 1)
            runs.append(NameRun(i, end, True))
            names.known.update((scan.tokens[k].norm, None) for k in range(i + 1, end))
            i = end
            continue
        attached = opens_name(names, i) if scan.covered[i] is None else None
        if attached is None:
            i += 1
            continue
        end = plain_end(names, i)
        tied = scan.tokens[i - 1].text == "-" and scan.tokens[i - 1].glued and scan.tokens[i].glued
        if tied and names.article and runs and runs[-1].end == i - 1:
            # "ريم العبلي-رادوفان"
            runs[-1] = msgspec.structs.replace(runs[-1], end=end)
            i = end
            continue
        if _calls_a_place(names, i) or _is_byline(scan, i, end):
            # "مطار جومو كينياتا": the place is called after him.
            sites.update(range(i, end))
            i = end
            continue
        runs.append(NameRun(i, end, True, False, attached))
        for k in range(i, end):
            norm = scan.tokens[k].norm[len(attached) if k == i else 0 :]
            if len(norm) > 2 and norm not in scan.pack.particles:
                names.known.setdefault(norm)
        i = end
    return runs


_HEAD = 3
"""Lines of a report among which its author may stand."""


def _is_byline(scan: Scan, i: int, end: int) -> bool:
    """Whether a line at the head holds a place or paper, a dash and a name alone: "الرباط - X"."""
    sentence = scan.sentences[scan.sentence_of[i]]
    if sentence.index >= _HEAD or end != sentence.end or scan.tokens[i - 1].text not in "-–—/|":
        return False
    return i - sentence.start <= 4 and not scan.matches_in(sentence.start, end, "trigger", "saying")


def _calls_a_place(names: Names, i: int) -> bool:
    """Whether a place is called after whom token `i` names, with his title or without."""
    scan = names.scan
    before = scan.covered[i - 1] if i else None
    if (
        before is not None
        and before.entry("office", "honorific")
        and not before.prefix.endswith("لل")
    ):
        return before.start > 0 and scan.has_grammar(before.start - 1, "site")
    return i > 0 and scan.has_grammar(i - 1, "site")


def _is_given_after_all(names: Names, i: int) -> bool:
    """Whether a given name that is a state's too stands behind a title with a state of its own:
    "رئيسة الوزراء الإيطالية جورجيا ميلوني", but not "رئيس وزراء جورجيا إيراكلي كوباخيدزه"."""
    scan = names.scan
    match = scan.covered[i]
    if match is None or match.prefix or match.end != i + 1 or match.entry("state") is None:
        return False
    if scan.tokens[i].norm not in scan.pack.given_names or i + 1 >= len(scan.tokens):
        return False
    title = scan.covered[i - 1] if i else None
    if title is None:
        return False
    definite = title.entry("office") is not None and title.prefix.endswith("ال")
    of_state = definite or title.entry("demonym") is not None
    return of_state and scan.covered[i + 1] is None and is_plain(names, i + 1)


def _later_mentions(names: Names, taken: set[int]) -> Iterator[NameRun]:
    scan, known = names.scan, names.known
    i, n = 0, len(scan.tokens)
    while i < n:
        free = i not in taken and i not in scan.date_tokens
        free = free and (scan.covered[i] is None or _bears_origin(names, i))
        attached = _attached(names, scan.tokens[i].norm) if free else None
        if attached is None:
            i += 1
            continue
        end = i + 1
        while (
            end < n
            and end not in taken
            and scan.sentence_of[end] == scan.sentence_of[i]
            and (
                scan.tokens[end].norm in known
                or scan.tokens[end].text == "-"
                or (
                    scan.tokens[end].norm in scan.pack.particles
                    and end + 1 < n
                    and scan.tokens[end + 1].norm in known
                )
            )
        ):
            end += 1
        while scan.tokens[end - 1].text == "-":
            end -= 1
        yield NameRun(i, end, True, False, attached)
        i = end


def _bears_origin(names: Names, i: int) -> bool:
    """Whether a nationality stands where a name does: "قال السوداني", not "الوزير السوداني"."""
    match = names.scan.covered[i]
    if (
        match is None
        or match.entry("demonym") is None
        or names.scan.tokens[i].norm not in names.known
    ):
        return False
    before = names.scan.covered[i - 1] if i else None
    return before is not None and before.entry("saying", "trigger", "marker", "grammar") is not None


def _attached(names: Names, norm: str) -> str | None:
    """The particle to take off so that a known name part is left, None if none is."""
    if norm in names.known:
        return ""
    if not norm.startswith(names.prefixes):
        return None
    for prefix in names.prefixes:
        if norm.startswith(prefix) and len(norm) - len(prefix) > 2:
            rest = norm[len(prefix) :]
            if rest in names.known and prefix != names.article:
                return prefix
            if prefix.endswith("لل") and names.article + rest in names.known:
                return prefix
    return None
