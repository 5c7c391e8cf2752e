"""What is of several: plurals by their endings, one office of two states, nouns for many events."""

from __future__ import annotations

import itertools
import re

from dragoman.language.alternatives import expand
from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in, normalize
from dragoman.reading.chunk import HUMAN, Chunk, Element
from dragoman.reading.scan import Scan


def only_plural(trigger: Match) -> bool:
    """Whether a noun has no singular, so that its plural is one event: "переговоры между A и B"."""
    return any(e.category == "trigger" and e.phrase.endswith("~pl") for e in trigger.entries)


_PHRASE = 5
"""Tokens from a preposition to its noun: adjectives, a length of time."""


def is_plural_noun(scan: Scan, trigger: Match) -> bool:
    """Whether the noun is plural where the pack names it in the singular ("exchange of visits")."""
    ending = scan.pack.meta.plural
    norm = scan.tokens[trigger.end - 1].norm
    governed = bool(trigger.start) and scan.is_category(trigger.start - 1, "marker")
    if scan.pack.meta.paradigms and governed and norm.endswith("ии"):
        # "на пресс-конференции": the ending of one in the prepositional case is that of many.
        return False
    before = _governor(scan, trigger)
    if before in scan.pack.meta.governs.get("ins", ()) and re.search("[её]й$|ой$", norm):
        # "перед встречей": the instrumental of one looks like the genitive of many.
        return False
    if before in scan.pack.meta.governs.get("gen", ()):
        # "в ходе беседы": the genitive of one looks like the nominative of many.
        return False
    return (
        bool(ending)
        and ends_in(norm, ending)
        and not any(
            e.phrase.casefold().rstrip("~").endswith(norm)
            for e in trigger.entries
            if e.category == "trigger" and e.value == "noun"
        )
    )


def _governor(scan: Scan, trigger: Match) -> str:
    """The word before the noun; in languages of case the one before its adjectives.

    "В ходе рабочей встречи", "после первой за десять лет встречи".
    """
    first = trigger.start - 1
    if first < 0:
        return ""
    governs = scan.pack.meta.governs
    instrumental = ends_in(scan.tokens[trigger.end - 1].norm, "[оеё]й|[ая]ми")
    for i in range(first, max(-1, first - _PHRASE), -1) if scan.pack.meta.paradigms else ():
        token, match = scan.tokens[i], scan.covered[i]
        if token.norm in governs.get("ins" if instrumental else "gen", ()):
            return token.norm
        verb = match is not None and match.entry("trigger", "saying") is not None
        if verb or not token.text.islower():
            break
    return scan.tokens[first].norm


def told_once(scan: Scan, trigger: Match, subject: list[Chunk], partner: list[Chunk]) -> bool:
    """Whether what looks like a plural tells of one event: "на переговорах с X", "отложил переговоры с X".

    In "X says that talks with Y are of no use" it does not. "Не исключил встречи с X" looks like many.
    """
    norm = scan.tokens[trigger.end - 1].norm
    if not partner and only_plural(trigger):
        # "в переговорах приняли участие X и Y"
        behind = range(trigger.end, min(trigger.end + _PHRASE, len(scan.tokens)))
        return len(subject) > 1 and scan.has_grammar_in(behind.start, behind.stop, "light")
    meta = scan.pack.meta
    if meta.inversion and meta.analytic and any(c.name is not None for c in partner):
        return True  # "in agenda gli incontri con il ministro e con il presidente X"
    if not meta.paradigms or not any(c.kind in HUMAN for c in partner):
        return False
    if only_plural(trigger) and (not norm.endswith(("ы", "и")) or norm.endswith("ми")):
        return True
    return bool(scan.matches_in(max(0, trigger.start - _PHRASE + 1), trigger.start, "modality"))


def mark_groups(scan: Scan, chunks: list[Chunk]) -> None:
    """A bare office of two states is the office of both: "土耳其与德国领导人", "главы МИД Ирана и Ирака".

    Chinese marks no plural, nor does Russian in "главы", nor German in "die Außenminister"; an
    office of one state alone would stand with its holder's name.
    """
    for i, (before, chunk) in enumerate(itertools.pairwise(chunks)):
        if _of_many(scan, before, chunks, i + 1) or _of_both(before, chunk, chunks[i + 2 : i + 4]):
            before.kind = "group"
            continue
        if scan.pack.meta.paradigms:
            bare = before.kind == "role" and before.head is not None and not before.counterpart
            states = before.state and chunk.kind == "state" and chunk.joined
            feminine = before.head is not None and "~f" in before.head.phrase
            many = scan.tokens[before.head_at].norm.endswith("ы")
            if bare and states and feminine and many:
                before.kind = "group"
            continue
        if scan.pack.meta.spaces:
            continue
        two = (
            chunk.joined and chunk.kind == "role" and not chunk.counterpart and not chunk.modifiers
        )
        if two and chunk.state and before.kind == "state" and before.state != chunk.state:
            chunk.kind, chunk.slot = "group", before.slot


def _of_many(scan: Scan, role: Chunk, chunks: list[Chunk], k: int) -> bool:
    """Whether a list of states goes on behind an office of one: "die Minister von A, B und C"."""
    if (
        role.kind != "role"
        or role.counterpart
        or not role.state
        or not scan.pack.meta.noun_capitals
    ):
        return False
    listed: list[Chunk] = []
    end = role.end
    while k < len(chunks) and chunks[k].kind == "state" and chunks[k].sentence == role.sentence:
        comma = chunks[k].start - end == 1 and scan.tokens[end].text == ","
        if not (comma or chunks[k].joined):
            break
        listed.append(chunks[k])
        end = chunks[k].end
        k += 1
    if len(listed) < 2 or not listed[-1].joined:
        return False
    for chunk in listed:
        chunk.joined = True
    return True


def _of_both(role: Chunk, state: Chunk, named: list[Chunk]) -> bool:
    """Whether an office is of two states: "of A and of B", or of A and B with two names behind."""
    states = bool(role.state) and state.kind in ("state", "demonym") and role.state != state.state
    if role.kind != "role" or role.counterpart or not states or not state.joined:
        return False
    if state.slot == "of" and state.kind == "state" and not role.slot:
        return True
    return (
        [c.name is not None for c in named] == [True, True]
        and named[1].joined
        and named[0].start - state.end <= 2
    )


def is_plural_office(scan: Scan, elements: list[Element]) -> bool:
    pattern = scan.pack.meta.plural
    if not pattern:
        return False
    heads = [e for e in elements if e.kind in ("office", "counterpart")]
    if scan.pack.meta.paradigms:
        return any(_is_plural_head(scan, e, pattern) for e in heads[:1])
    if not scan.pack.meta.capitals and scan.pack.meta.spaces:
        # In construct chains the first word shows it: "وزراء خارجية", but not "رئيس وزراء".
        return any(ends_in(scan.tokens[e.start].norm, pattern) for e in heads)
    if any(_begins_in_plural(scan, e, pattern) for e in heads):
        return True
    return any(
        ends_in(scan.tokens[e.end - 1].norm, pattern)
        and e.entry is not None
        and not _ends_in_field(scan, e)
        # What ends like a plural and means a counterpart is one: "colleghi".
        and (e.kind == "counterpart" or not _singular(e.entry.phrase, scan.tokens[e.end - 1].norm))
        for e in heads
    )


def _ends_in_field(scan: Scan, head: Element) -> bool:
    """Whether an office ends with what it is for, and not with its noun: "ministra da Cultura e Comunidades"."""
    last = scan.tokens[head.end - 1]
    return head.end - head.start > 1 and last.is_capital and last.norm in scan.pack.fields


def _begins_in_plural(scan: Scan, head: Element, pattern: str) -> bool:
    """Whether the noun that opens an office of several words is in the plural: "ministri degli Esteri"."""
    meta = scan.pack.meta
    if head.entry is None or head.end - head.start < 2 or not (meta.analytic and meta.inversion):
        return False
    whole = scan.match_at.get(head.start)
    if whole is not None and whole.end == head.end and whole.entry("collective"):
        return True  # "los líderes de Turquía y Alemania"
    first = head.entry.phrase.split(" ")[0].lstrip("=")
    return "~" in first and ends_in(scan.tokens[head.start].norm, pattern)


def _singular(phrase: str, last: str) -> bool:
    """Whether an office ends in a word that only looks like a plural ("minister of … affairs")."""
    return any(plain.casefold().endswith(last) for plain in expand(phrase))


_PLURAL_FEMININE = "ам|ами|ах"
"""Endings that show the plural of a noun on -а beyond doubt; -ы is its genitive too."""


def _is_plural_head(scan: Scan, head: Element, pattern: str) -> bool:
    """Whether the first noun of an office is in the plural: "министры иностранных дел"."""
    if head.entry is None:
        return False
    at = head.start
    for word in head.entry.phrase.split(" "):
        stem, tilde, of_class = word.lstrip("=").partition("~")
        at += 1 + 2 * stem.count("-")
        if not tilde or of_class == "adj":
            continue
        norm = scan.tokens[at - 1].norm
        suffix = norm[len(normalize(stem.rsplit("-", 1)[-1], scan.pack.code)) :]
        plural = _PLURAL_FEMININE if of_class == "f" else pattern
        return re.fullmatch(plural, suffix) is not None
    return False
