"""Runs of capitalised words that may name someone: where one begins, goes on and ends."""

from __future__ import annotations

import re

from dragoman.language.tokens import ends_in
from dragoman.reading.name_evidence import (
    breaks,
    goes_on_as_body,
    heads_body,
    is_numbered,
)
from dragoman.reading.name_links import links_here, may_link, owns_behind
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan
from dragoman.reading.surnames import (
    behind_given,
    given_elsewhere,
    hyphenated,
    is_surname,
    name_after_all,
    short_surname,
    ties,
)

_MAX_PARTS = 6


def run_at(scan: Scan, i: int) -> NameRun | None:
    """The longest run of name-like tokens that begins at token `i`."""
    tokens, pack = scan.tokens, scan.pack
    if heads_body(scan, i):
        return None
    start = i
    if tokens[i].norm in pack.particles and not _is_name_token(scan, i):
        if not may_link(scan, i, i) or (
            tokens[i].text.islower() and not pack.meta.noun_capitals and scan.covered[i] is not None
        ):
            # "de Lula", "al Asad": a word of the grammar before a name is not its first part.
            return None
        i = _skip_particles(scan, i)
        if i >= len(tokens) or not _is_name_token(scan, i) or breaks(scan, start, i):
            return None
    elif not _is_name_token(scan, i):
        return None
    end, parts = i + 1, 1
    while end < len(tokens) and parts < _MAX_PARTS:
        if tokens[end].norm in pack.particles and (
            not may_link(scan, start, end) or owns_behind(scan, start, end)
        ):
            break
        if (
            pack.meta.nominal
            and tokens[end].norm in pack.particles
            and not links_here(scan, end, parts)
        ):
            break
        step = _next_part(scan, end)
        if step is None:
            step = goes_on_as_body(scan, start, end)
        if step is None:
            break
        end, parts = step, parts + 1
    if pack.meta.nominal:
        # Where the head stands last, a body's name ends with the word that says what it is.
        end = next((k + 1 for k in range(start, end) if _is_body(scan, k)), end)
    organization = any(
        (_is_body(scan, k, parts) and not is_surname(scan, start, k)) or is_numbered(scan, k)
        for k in range(start, end)
    )
    if pack.meta.paradigms and scan.words(start, end).isascii():
        organization = (
            True  # Cyrillic spells people by their sound: "лидер Ukip", "сообщает Toyota"
        )
    return NameRun(start, end, False, organization)


def _is_body(scan: Scan, i: int, parts: int = 1) -> bool:
    """Whether a token says that the name is a body's, with or without an ending of case."""
    norm, words = scan.tokens[i].norm, scan.pack.organization_words
    if norm in words:
        return True
    if parts > 1 and scan.pack.meta.body_noun and ends_in(norm, scan.pack.meta.body_noun):
        return True  # "Mutterkonzern Daimler"
    if not scan.pack.meta.cases:
        return False
    return any(
        norm[:-k] in words
        and any(re.fullmatch(p, norm[-k:]) for p in scan.pack.meta.cases.values())
        for k in range(1, min(5, len(norm) - 3))
    )


def _next_part(scan: Scan, end: int) -> int | None:
    """The end of the run if it goes on at `end`, None if it stops there."""
    tokens = scan.tokens
    if tokens[end].text == "." and tokens[end].glued and len(tokens[end - 1].text) == 1:
        end += 1
        if end >= len(tokens):
            return None
    if tokens[end].text in "-–" and tokens[end].glued:
        after = end + 1
        if after < len(tokens) and tokens[after].glued and tokens[after].is_word:
            joined = _is_name_token(scan, after) or tokens[end - 1].norm in scan.pack.particles
            if joined or tokens[after].is_capital:
                return after + 1
            # Korean and Arabic names write lower-case parts after a hyphen (Jong-un, Abdul-aziz).
            if tokens[after].text.islower() and len(tokens[after].text) <= 5:
                free = scan.covered[after] is None or _ends_full_name(scan, end, after)
                return after + 1 if free else None
        return None
    if breaks(scan, end - 1, end) or _other_script(scan, end):
        return None
    if _is_name_token(scan, end):
        return end + 1
    if tokens[end].norm in scan.pack.particles:
        after = _skip_particles(scan, end)
        if after < len(tokens) and scan.pack.meta.body_noun and _is_body(scan, after, 2):
            return None  # "Ada Lind von der Agentur"
        if (
            after < len(tokens)
            and not breaks(scan, end, after)
            and (_is_name_token(scan, after) or is_surname(scan, end - 1, after))
        ):
            return after + 1
    return None


def _ends_full_name(scan: Scan, hyphen: int, after: int) -> bool:
    """Whether a short word that is a preposition too ends a name of two parts ("Moon Jae-in")."""
    tokens = scan.tokens
    beyond = tokens[after + 1].text if after + 1 < len(tokens) else ""
    return (
        beyond != "-"
        and hyphen > 1
        and len(tokens[after].text) <= 3
        and _is_name_token(scan, hyphen - 2)
        and tokens[hyphen - 1].is_capital
    )


def _other_script(scan: Scan, i: int) -> bool:
    """Whether a name in Latin letters ends before token `i`: "телеканалу ATV Иванов заявил"."""
    before = scan.tokens[i - 1] if scan.tokens[i - 1].is_word else scan.tokens[i - 2]  # "С. Лавров"
    cyrillic = scan.pack.meta.paradigms
    return bool(cyrillic) and before.text.isascii() != scan.tokens[i].text.isascii()


def _skip_particles(scan: Scan, i: int) -> int:
    limit = i + 3
    while (
        i < len(scan.tokens)
        and i < limit
        and (scan.tokens[i].norm in scan.pack.particles or scan.tokens[i].text == "-")
    ):
        i += 1
    return i


def _is_name_token(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    if not token.is_word or not token.is_capital or i in scan.date_tokens:
        return False
    short = len(token.text) == 1 and scan.pack.meta.paradigms
    if short and (_begins_initials(scan, i) or _ends_short_name(scan, i)):
        return True
    if token.text.isupper() and ties(scan, i) and scan.is_category(i + 2, "office"):
        return False  # initials of a party before an office: "VP-Außenminister Kurz"
    match = scan.covered[i]
    if match is not None:
        return match.end - match.start == 1 and (
            name_after_all(scan, i) or hyphenated(scan, i) or short_surname(scan, i)
        )
    if token.norm in scan.pack.organization_words:
        return True
    if token.norm in scan.pack.common:
        # German adverbs have no capital within a sentence: "Markus Knapp"; nor have Romance nouns.
        shown = scan.pack.meta.noun_capitals or scan.pack.meta.adjective_after
        return shown and i > 0 and (behind_given(scan, i) or given_elsewhere(scan, i))
    return len(token.text) > 1 or _is_initial_letter(scan, i)


def _begins_initials(scan: Scan, i: int) -> bool:
    """Whether a single letter is an initial, though it spells a preposition too ("В. Путин")."""
    tokens = scan.tokens
    if not _is_initial_letter(scan, i) or i + 2 >= len(tokens):
        return False
    after = tokens[i + 2]
    return after.is_capital and not breaks(scan, i, i + 2)


def _ends_short_name(scan: Scan, i: int) -> bool:
    """Whether a single letter is a name, though it spells a conjunction too ("Ван И заявил")."""
    before = scan.tokens[i - 1] if i else None
    return (
        before is not None
        and before.is_capital
        and not before.text.isupper()
        and scan.covered[i - 1] is None
        and not breaks(scan, i - 1, i)
    )


def _is_initial_letter(scan: Scan, i: int) -> bool:
    after = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    if after is not None and after.text == "." and after.glued:
        return True
    # "Minister S Jaishankar", "George W Bush": without a dot, between a title or name and a name.
    between = after is not None and after.is_capital and len(after.text) > 1 and i > 0
    if not between or scan.covered[i + 1] is not None or breaks(scan, i - 1, i + 1):
        return False
    before = scan.tokens[i - 1]
    named = before.is_capital and scan.covered[i - 1] is None and len(before.text) > 1
    return named or scan.is_category(i - 1, "office", "honorific")
