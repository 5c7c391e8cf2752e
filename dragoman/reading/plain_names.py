"""Names in scripts without capitals: Arabic, Persian, Hebrew.

A name stands after a title, right behind a verb of saying, or begins with a
name the pack knows; it ends at vocabulary, at a common word, or where its
parts no longer look like names.  A part that one place of the document shows
is then known everywhere in it, with particles attached or without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.language.phrases import Match
from dragoman.reading.name_words import AND, NameRun, Names, is_plain
from dragoman.reading.scan import Scan

TITLES = ("office", "honorific", "counterpart")
_BETWEEN = (
    "demonym",
    "state",
    "modifier",
    "organization",
    "institution",
    "capital",
    "region",
    "honorific",
)
"""What may stand between a title and its holder's name: "the Syrian foreign minister X"."""
_MAX_PARTS = 4
_SENT = ("envoy", "special envoy", "ambassador", "special representative", "representative")
"""Offices that name where they are sent: "the envoy to Syria X"."""


def plain_runs(scan: Scan) -> list[NameRun]:
    """The name runs of a document, in order."""
    meta = scan.pack.meta
    names = Names(
        scan=scan,
        article="ال" if "ال" in meta.prefixes else "",
        prefixes=tuple(sorted(meta.prefixes, key=len, reverse=True)),
        endings=re.compile(meta.classes.get("common", "")),
        known={},
    )
    runs = _first_runs(names)
    taken = {k for run in runs for k in range(run.start, run.end)}
    runs += _later_mentions(names, taken)
    return sorted(runs, key=lambda r: r.start)


def _first_runs(names: Names) -> list[NameRun]:
    scan = names.scan
    runs: list[NameRun] = []
    i, n = 0, len(scan.tokens)
    while i < n:
        if scan.covered[i] is None and (body := _body_end(names, i)) > i:
            runs.append(NameRun(i, body, True, True, _and_prefix(names, i)))
            i = body
            continue
        attached = _opens_name(names, i) if scan.covered[i] is None else None
        if attached is None:
            i += 1
            continue
        end = _plain_end(names, i)
        runs.append(NameRun(i, end, True, False, attached))
        for k in range(i, end):
            norm = scan.tokens[k].norm[len(attached) if k == i else 0 :]
            if len(norm) > 2 and norm not in scan.pack.particles:
                names.known.setdefault(norm)
        i = end
    return runs


def _opens_name(names: Names, i: int) -> str | None:
    """The particle attached to the name that begins at token `i`; None if none begins there."""
    scan = names.scan
    if not is_plain(names, i):
        return None
    norm = scan.tokens[i].norm
    given = scan.pack.given_names
    if norm in given:
        return ""
    for prefix in names.prefixes:
        rest = norm[len(prefix) :]
        least = 3 if prefix in AND else 4
        if (
            norm.startswith(prefix)
            and len(rest) >= least
            and rest in given
            and prefix != names.article
        ):
            return prefix
    if (
        scan.proper is not None
        and i in scan.proper
        and (
            (i + 1 in scan.proper
            and is_plain(names, i + 1))
            or (not names.article
            and _beside_act(scan, i))
        )
    ):
        return ""
    if _speaks_first(names, i) or scan.pack.meta.order == "sov" and _heads_sentence(names, i):
        return ""
    if i == 0 or scan.sentence_of[i] != scan.sentence_of[i - 1]:
        return None
    if (
        names.article
        and len(norm) >= 5
        and norm.startswith(("سي", "ست", "ي"))
        and not (scan.proper and i in scan.proper)
    ):
        # A verb in the present or future behind its subject ("الوزير سيؤكد …").
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
    if _is_portfolio(names, i):
        return None
    if _after_title(names, i) or (_after_saying(names, i) and not particle):
        return ""
    return None


def _is_portfolio(names: Names, i: int) -> bool:
    """A word with an article that names do not take, behind a title: "שר העסקים X"."""
    article = names.scan.pack.meta.article
    norm = names.scan.tokens[i].norm
    return bool(article) and norm.startswith(article) and len(norm) > 3 and norm not in names.known


def _speaks_first(names: Names, i: int) -> bool:
    """Whether unknown words at the head of a sentence have a verb of saying right behind them."""
    scan = names.scan
    if not scan.pack.meta.article or scan.sentences[scan.sentence_of[i]].start != i:
        return False
    if _is_portfolio(names, i):
        return False
    end = _plain_end(names, i)
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
    return scan.tokens[end].text in "،," and after is not None and (
        after.entry("office", "modifier") is not None
    )


def _beside_act(scan: Scan, i: int) -> bool:
    """Whether a verb of saying or meeting stands right before or behind the token."""
    return any(
        0 <= k < len(scan.tokens)
        and scan.sentence_of[k] == scan.sentence_of[i]
        and scan.is_category(k, "saying", "trigger")
        for k in (i - 1, i + 1)
    )


def _after_title(names: Names, i: int) -> bool:
    """Whether a title stands before token `i`, as it is or with its state, body or rank between."""
    scan = names.scan
    before = i - 1
    if scan.tokens[before].text in '،,:«"“”(-–':
        before -= 1
    if before < 1 and scan.covered[max(before, 0)] is None:
        return False
    if scan.sentence_of[before] != scan.sentence_of[i]:
        return False
    article = bool(names.article) and scan.tokens[i].norm.startswith(names.article)
    match = scan.covered[before]
    if match is None and _is_portfolio(names, before) and is_plain(names, before):
        # שר העסקים X: the portfolio is unknown, the title is not.
        title = scan.covered[before - 1]
        return title is not None and title.entry("office") is not None and before == i - 1
    if match is None:
        # "The minister of <unknown portfolio> X": an unknown word with the article behind the title.
        title = scan.covered[before - 1]
        unknown = bool(names.article) and scan.tokens[before].norm.startswith(names.article)
        return (
            unknown and not article and before == i - 1 and title is not None
            and title.entry("office") is not None and names.article not in title.prefix
            and is_plain(names, before) and scan.tokens[before].norm not in names.known
        )  # fmt: skip
    if match.entry("office") and article and names.article not in match.prefix and before == i - 1:
        # A word with the article right behind a bare title is its portfolio, not its holder.
        return match.end - match.start > 1
    return _chain_has_title(names, match)


def _chain_has_title(names: Names, match: Match | None) -> bool:
    scan = names.scan
    goal = False
    for _ in range(6):
        if match is None:
            return False
        if match.entry("office", "counterpart"):
            entry = match.entry("office")
            return not goal or (entry is not None and entry.key in _SENT)
        if match.entry("honorific") and not goal:
            return True
        marker = match.entry("marker")
        if marker is not None and marker.key in ("to", "in"):
            goal = True
        elif not match.entry(*_BETWEEN):
            return False
        first = match.start - 1
        if first < 0 or scan.sentence_of[first] != scan.sentence_of[match.start]:
            return False
        match = scan.covered[first]
    return False


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
    if names.article and norm.startswith(names.article):
        return False
    if entry.key not in ("say", "tell"):
        end = _plain_end(names, i)
        return end - i >= 2 and _stops(names, end)
    return not re.search("(ات|يون|يين|ية)$", norm) and _stops(names, _plain_end(names, i))


def _subject_behind(names: Names, match: Match, i: int) -> bool:
    """Whether a verb with its subject on either side has it at `i`: "…", אמר X; אמר X כי …"""
    scan = names.scan
    entry = match.entry("saying")
    if entry is None or entry.key not in ("say", "tell") or match.end - match.start > 1:
        return False
    if scan.quote_of[i] != scan.quote_of[i - 1] or not _stops(names, _plain_end(names, i)):
        return False
    before = match.start - 1
    if before >= 0 and scan.sentence_of[before] == scan.sentence_of[i]:
        mark = scan.tokens[before].text
        if mark in '"“”‘’' or (mark in ",–-" and not scan.tokens[i].norm.startswith("ש")):
            return True
    # A particle may be attached to what is no name: אמר שהממשלה …
    particles = {p[0] for p in names.prefixes if len(p) == 1}
    return scan.tokens[i].norm[0] not in particles


def _stops(names: Names, end: int) -> bool:
    """Whether the clause visibly goes on at `end`: a mark, a known word, or the sentence's end."""
    scan = names.scan
    if end >= len(scan.tokens) or scan.sentence_of[end] != scan.sentence_of[end - 1]:
        return True
    return not scan.tokens[end].is_word or not is_plain(names, end)


def _plain_end(names: Names, start: int) -> int:
    """Names end at vocabulary, punctuation, a joined "and", or after four parts."""
    scan = names.scan
    tokens, pack = scan.tokens, scan.pack
    i, parts = start, 0
    ends: list[int] = []
    while i < len(tokens) and parts < _MAX_PARTS and scan.sentence_of[i] == scan.sentence_of[start]:
        token = tokens[i]
        if token.text in "-·." and token.glued and i > start:
            i += 1
            continue
        particle = token.norm in pack.particles
        if token.text[0].isascii() != tokens[start].text[0].isascii():
            # Latin letters in another script are a name of their own.
            break
        if i > start and (_closed(names, i) or (not particle and _breaks_off(names, i, parts))):
            break
        behind = i > start and tokens[i - 1].norm in pack.particles and scan.covered[i] is None
        if (
            not particle
            and not behind
            and not is_plain(names, i)
            and not _between_names(names, i, start)
            and not _surname_after_all(names, i, start)
        ):
            break
        if (
            i > start
            and scan.proper
            and i not in scan.proper
            and not particle
            and not (pack.meta.article and tokens[i - 1].text == "-")
            and (token.norm not in pack.given_names
            and (parts > 1 or not (names.article or pack.meta.article)
            and tokens[i - 1].norm not in pack.given_names))
        ):
            break
        i += 1
        parts += not particle
        ends.append(i)
    while i > start + 1 and (tokens[i - 1].norm in pack.particles or tokens[i - 1].text in "-·."):
        i -= 1
    if (
        names.article
        and parts == _MAX_PARTS
        and not _stops(names, i)
        and not _sure_part(names, i - 1)
    ):
        # Words run on and on: no name has more than two parts that nothing confirms.
        return ends[1] if len(ends) > 1 else i
    return i


def _sure_part(names: Names, i: int) -> bool:
    norm = names.scan.tokens[i].norm
    return (
        norm in names.scan.pack.given_names
        or (bool(names.article)
        and norm.startswith(names.article))
    )


def _surname_after_all(names: Names, i: int, start: int) -> bool:
    """A word right behind a given name that only its ending makes look common is the surname."""
    scan = names.scan
    if not scan.pack.meta.article or i != start + 1 or scan.covered[i] is not None:
        return False
    if not scan.tokens[i].is_word or not (
        scan.tokens[start].norm in scan.pack.given_names or (start and _after_title(names, start))
    ):
        return False
    norm, shape = scan.tokens[i].norm, scan.pack.meta.no_name
    if i in scan.date_tokens or norm in scan.pack.common or (shape and re.fullmatch(shape, norm)):
        return False
    return norm[0] not in "הבלשכ" or len(norm) < 4


def _between_names(names: Names, i: int, start: int) -> bool:
    """A common word between two given names is part of the name (حسين أمير عبداللهيان)."""
    scan = names.scan
    given = scan.pack.given_names
    if not start < i < len(scan.tokens) - 1 or scan.covered[i] is not None:
        return False
    return scan.tokens[i - 1].norm in given and scan.tokens[i + 1].norm in given


def _closed(names: Names, i: int) -> bool:
    """Whether the part before token `i` is one that names end with ("Faisal al-Mekdad" + …)."""
    scan = names.scan
    before, token = scan.tokens[i - 1], scan.tokens[i]
    if "\n" in scan.text[before.end : token.start]:
        return True
    if before.norm in scan.pack.meta.family_names and token.norm not in scan.pack.given_names:
        return True
    if not names.article or not before.norm.startswith(names.article) or len(before.norm) < 4:
        return False
    if before.norm in scan.pack.given_names or token.norm in scan.pack.particles:
        return False
    after_particle = i >= 2 and scan.tokens[i - 2].norm in scan.pack.particles
    return not after_particle and not token.norm.startswith(names.article)


def _breaks_off(names: Names, i: int, parts: int) -> bool:
    """Whether token `i` begins something new: a joined "and", a preposition, a verb in the present."""
    scan = names.scan
    norm = scan.tokens[i].norm
    given = scan.pack.given_names
    if norm in given:
        return False
    if norm.startswith(AND) and len(norm) > 3:
        return True
    if not names.article:
        return False
    if norm.startswith(("لل", "بال", "وال", "كال")) and len(norm) > 4:
        return True
    if any(norm.startswith(p) and len(norm) > 4 and norm[len(p) :] in given for p in ("ل", "ب")):
        return True
    proper = scan.proper
    if proper and i not in proper and i - 1 in proper and scan.tokens[i - 1].norm not in given:
        # The tagger ends the name where a word with a particle follows ("نوجرو الضرر").
        return norm.startswith(("ال", "ب", "ل", "ك")) and len(norm) > 4
    if proper and i in proper:
        return False
    if proper and norm.startswith("ب") and scan.tokens[i - 1].norm not in given:
        return True
    # Present and future verbs begin with ي, سي or ست; surnames that do are listed.
    return norm.startswith(("ي", "سي", "ست")) and len(norm) >= (4 if parts > 1 else 5)


def _body_end(names: Names, i: int) -> int:
    """The end of a company's or body's name that a word for it opens ("the company X")."""
    scan = names.scan
    norm = scan.tokens[i].norm
    plain = norm[1:] if norm.startswith(AND) and norm not in scan.pack.organization_words else norm
    if plain not in scan.pack.organization_words:
        return i
    end = i + 1
    while (
        end < len(scan.tokens) and end - i <= 2
        and scan.sentence_of[end] == scan.sentence_of[i]
        and is_plain(names, end)
        and not scan.tokens[end].norm.startswith(AND)
        and not scan.tokens[end].norm.startswith(("لل", "ب"))
        and not scan.tokens[end].glued
    ):  # fmt: skip
        end += 1
    return end if end > i + 1 else i


def _and_prefix(names: Names, i: int) -> str:
    norm = names.scan.tokens[i].norm
    return "" if norm in names.scan.pack.organization_words else norm[0]


def _later_mentions(names: Names, taken: set[int]) -> Iterator[NameRun]:
    scan, known = names.scan, names.known
    i, n = 0, len(scan.tokens)
    while i < n:
        free = i not in taken and scan.covered[i] is None and i not in scan.date_tokens
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
                or (scan.tokens[end].norm in scan.pack.particles
                and end + 1 < n
                and scan.tokens[end + 1].norm in known)
            )
        ):
            end += 1
        while scan.tokens[end - 1].text == "-":
            end -= 1
        yield NameRun(i, end, True, False, attached)
        i = end


def _attached(names: Names, norm: str) -> str | None:
    """The particle to take off so that a known name part is left, None if none is."""
    if norm in names.known:
        return ""
    for prefix in names.prefixes:
        rest = norm[len(prefix) :]
        if len(rest) > 2 and norm.startswith(prefix):
            if rest in names.known and prefix != names.article:
                return prefix
            if prefix.endswith("لل") and names.article + rest in names.known:
                return prefix
    return None
