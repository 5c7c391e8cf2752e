"""Where a name begins in a script without capitals: after a title, beside a verb, by a given name."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.name_endings import (
    NO_NAME_END,
    before_its_office,
    before_surname,
    is_cited,
    plain_end,
)
from dragoman.reading.name_titles import after_title, is_portfolio, stops_name
from dragoman.reading.name_words import AND, Names, articled, is_plain
from dragoman.reading.proper import ProperNouns
from dragoman.reading.scan import Scan


def _given_behind(names: Names, norm: str) -> str | None:
    """The particle that stands attached before a given name, None if none does."""
    given = names.scan.pack.given_names
    for prefix in names.prefixes:
        rest = norm[len(prefix) :]
        least = 3 if prefix in AND else 4
        fits = norm.startswith(prefix) and len(rest) >= least and rest in given
        if fits and prefix != names.article:
            # The article is part of the name: "والسيسي" is "and al-Sisi".
            whole = bool(names.article) and len(prefix) > 2 and prefix.endswith(names.article)
            return prefix.removesuffix(names.article) if whole else prefix
    return None


def _heads_given(names: Names, i: int) -> str | None:
    """The particle before a name that shows by the word behind it: the first word of one in two
    ("عبد العزيز"), a son before his father ("سالم بن فهد"); None for others."""
    meta, tokens = names.scan.pack.meta, names.scan.tokens
    if not meta.name_heads or i + 1 >= len(tokens):
        return None
    if tokens[i + 1].norm in meta.name_links:
        return ""
    if not (
        tokens[i + 1].norm.startswith("ال") or tokens[i + 1].norm in names.scan.pack.given_names
    ):
        return None
    for prefix in ("", *names.prefixes):
        if tokens[i].norm.startswith(prefix) and tokens[i].norm[len(prefix) :] in meta.name_heads:
            return prefix
    return None


def _tagged(names: Names, proper: ProperNouns, i: int) -> bool:
    """Whether the tagger takes token `i` for a name, and what stands beside it fits."""
    if not names.article and _beside_act(names.scan, i) and i in proper:
        return True
    behind = i + 1
    return (
        behind < len(names.scan.tokens)
        and is_plain(names, behind)
        and i in proper
        and behind in proper
    )


def opens_name(names: Names, i: int) -> str | None:
    """The particle attached to the name that begins at token `i`; None if none begins there."""
    scan = names.scan
    if not is_plain(names, i):
        return None
    norm = scan.tokens[i].norm
    given = scan.pack.given_names
    if norm in given:
        return ""
    attached = _given_behind(names, norm)
    if attached is not None:
        return attached
    if (heads := _heads_given(names, i)) is not None:
        return heads
    if scan.proper is not None and _tagged(names, scan.proper, i):
        return ""
    if _speaks_first(names, i) or (scan.pack.meta.order == "sov" and _heads_sentence(names, i)):
        return ""
    if _told_beside(names, i):
        return ""
    if i == 0 or scan.sentence_of[i] != scan.sentence_of[i - 1]:
        return None
    if (
        names.article
        and len(norm) >= 5
        and norm.startswith(("سي", "ست", "ي"))
        and not (scan.proper is not None and i in scan.proper)
    ):
        # A verb in the present or future behind its subject ("الوزير سيؤكد …").
        return None
    if names.article and norm.startswith(AND[0] + names.article) and len(norm) > 5:
        # "وزير الصناعة والثروة المعدنية": a second portfolio, not the minister's name.
        return None
    particle = norm in scan.pack.particles
    behind = i + 1
    if scan.pack.meta.article and behind < len(scan.tokens) and scan.tokens[behind].text in "-–":
        # "א-סיסי": the particle is tied to the name.
        behind += 1
    if particle and not (behind < len(scan.tokens) and is_plain(names, behind)):
        return None
    if particle and behind > i + 1 and scan.tokens[behind].norm in given:
        return ""
    if is_portfolio(names, i):
        return None
    if _is_seat(names, i):
        return None
    if after_title(names, i) or (_after_saying(names, i) and not particle):
        return ""
    return None


def _is_seat(names: Names, i: int) -> bool:
    """Whether one unknown word behind "the governor of" is the province: "والی بلخ"."""
    title = names.scan.covered[i - 1]
    governs = title is not None and title.has("office", "governor", "mayor")
    return governs and names.scan.pack.meta.order == "sov" and plain_end(names, i) == i + 1


def _speaks_first(names: Names, i: int) -> bool:
    """Whether unknown words at the head of a sentence have a verb of saying right behind them."""
    scan = names.scan
    if not scan.pack.meta.article or scan.sentences[scan.sentence_of[i]].start != i:
        return False
    if is_portfolio(names, i):
        return False
    end = plain_end(names, i)
    entry = scan.entry(end, "saying") if end < len(scan.tokens) else None
    if entry is None or end - i > 3 or scan.sentence_of[end] != scan.sentence_of[i]:
        return False
    match = scan.covered[end]
    return match is not None and not match.prefix and entry.key in ("say", "tell")


def _heads_sentence(names: Names, i: int) -> bool:
    """Whether unknown words at the head of a sentence name someone, by what follows them.

    "X said that …" with a verb in the singular, since common nouns without "a" or "this" that
    speak are mostly plural; "X, the foreign minister of …".
    """
    scan = names.scan
    head = scan.sentences[scan.sentence_of[i]].start
    if any(scan.tokens[k].is_word and not scan.is_category(k, "grammar") for k in range(head, i)):
        return False
    end = i
    while end < len(scan.tokens) and end - i < 4 and is_plain(names, end):
        end += 1
    if end - i > 3 or end >= len(scan.tokens) or scan.sentence_of[end] != scan.sentence_of[i]:
        return False
    match = scan.match_at.get(end)
    entry = match.entry("saying") if match is not None else None
    if match is not None and entry is not None:
        several = re.search("ند$", scan.tokens[match.end - 1].norm) or re.search(
            "(ها|های|ات|یان)$", scan.tokens[end - 1].norm
        )
        return several is None and entry.key in ("say", "tell", "charged", "stress")
    after = scan.match_at.get(end + 1)
    return (
        scan.tokens[end].text in "،,"
        and after is not None
        and (after.entry("office", "modifier") is not None)
    )


def _told_beside(names: Names, i: int) -> bool:
    """Whether marks, an office behind, "in the words of" or a surname's ending show a name."""
    told = _marked_alone(names, i) or before_its_office(names, i)
    return told or is_cited(names, i) or before_surname(names, i)


def _marked_alone(names: Names, i: int) -> bool:
    """Whether unknown words in marks open a clause as whoever speaks or is told of: "«X Y» … گفت".

    What is no person has a noun before the marks ("فیلم «X Y»"), or is followed by no verb of saying.
    """
    scan = names.scan
    if scan.pack.meta.order != "sov" or i < 1 or scan.tokens[i - 1].text != "«":
        return False
    sentence = scan.sentences[scan.sentence_of[i]]
    if i - 1 > sentence.start and scan.tokens[i - 2].text not in ",،":
        return False
    end = i
    while end < sentence.end and end - i <= _IN_MARKS and is_plain(names, end):
        if re.search(NO_NAME_END, scan.tokens[end].norm):
            return False
        end += 1
    if not 2 <= end - i <= _IN_MARKS or end + 1 >= sentence.end or scan.tokens[end].text != "»":
        return False
    if scan.has_grammar(end + 1, "that"):
        return True
    told = scan.matches_in(end, sentence.end, "saying")
    return any(
        m.has("saying", "say", "tell") and not re.search("ند$", scan.tokens[m.end - 1].norm)
        for m in told[:1]
    )


_IN_MARKS = 3
"""Words of a name in marks."""


def _beside_act(scan: Scan, i: int) -> bool:
    """Whether a verb of saying or meeting stands right before or behind the token."""
    return any(
        0 <= k < len(scan.tokens)
        and scan.sentence_of[k] == scan.sentence_of[i]
        and scan.is_category(k, "saying", "trigger")
        for k in (i - 1, i + 1)
    )


def _after_saying(names: Names, i: int) -> bool:
    """Whether a finite verb of saying stands right before token `i` ("X said" in verb-first order)."""
    scan = names.scan
    match = scan.covered[i - 1]
    if scan.pack.meta.article:
        return match is not None and _subject_behind(names, match, i)
    if match is None or scan.pack.meta.order != "vso" or scan.quote_of[i] != scan.quote_of[i - 1]:
        return False
    entry = match.entry("saying")
    if entry is None or entry.key not in ("say", "tell", "charged", "stress"):
        return False
    ending = scan.pack.meta.dependent
    if ending and re.fullmatch(ending, scan.tokens[match.end - 1].norm):
        return False
    if match.end - match.start > 1:
        return False
    norm = scan.tokens[i].norm
    if articled(names, i):
        return False
    if entry.key not in ("say", "tell"):
        end = plain_end(names, i)
        return end - i >= 2 and stops_name(names, end)
    return not re.search("(ات|يون|يين|ية)$", norm) and stops_name(names, plain_end(names, i))


def _subject_behind(names: Names, match: Match, i: int) -> bool:
    """Whether a verb with its subject on either side has it at `i`: "…", אמר X; אמר X כי …"""
    scan = names.scan
    entry = match.entry("saying")
    if entry is None or entry.key not in ("say", "tell") or match.end - match.start > 1:
        return False
    if scan.quote_of[i] != scan.quote_of[i - 1] or not stops_name(names, plain_end(names, i)):
        return False
    before = match.start - 1
    if before >= 0 and scan.sentence_of[before] == scan.sentence_of[i]:
        mark = scan.tokens[before].text
        if mark in '"“”‘’' or (mark in ",–-" and not scan.tokens[i].norm.startswith("ש")):
            return True
    # A particle may be attached to what is no name: אמר שהממשלה …
    particles = {p[0] for p in names.prefixes if len(p) == 1}
    return scan.tokens[i].norm[0] not in particles
