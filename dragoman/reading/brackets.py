"""Verbs in two parts: "reist … ab", whose second half stands at the end of the clause.

A head like "trifft" has one meaning alone ("meets") and others with a particle
("trifft … ein": arrives).  The particle decides, and being part of the verb it
is no preposition and no content.  "spricht … +mit" wants its preposition anywhere
in the clause, and leaves it one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.language.phrases import Entry, Match, PhraseTable
from dragoman.language.tokens import Token

if TYPE_CHECKING:
    from dragoman.reading.sentences import Sentence

TAIL = "tail"
"""Category of the second half of a verb."""
_VERBS = {"saying", "trigger"}


def join_tails(
    tokens: list[Token],
    sentences: Sequence[Sentence],
    matches: list[Match],
    table: PhraseTable,
    auxiliaries: frozenset[str] = frozenset(),
) -> list[Match]:
    """Keep of each match what its sentence bears out, and mark the tails found.

    In a language with `auxiliaries` a finite verb may close a clause that has none of them, and
    its preposition stand before it: "dass X mit Y sprach".
    """
    at_start = {m.start: m for m in matches}
    stops = [s.end for s in sentences]
    kept: list[Match] = []
    tails: dict[int, Match] = {}
    joined: set[int] = set()
    two_halved = {m.start for m in matches for e in m.entries if e.tail}
    if not two_halved:
        return matches
    for match in matches:
        if match.start not in two_halved:
            kept.append(match)
            continue
        stop = stops[bisect_right(stops, match.start)]
        found = _around(tokens, at_start, match, stop, auxiliaries)
        if found is None:
            entries = tuple(e for e in match.entries if not e.tail)
        else:
            at, tail, length = found
            entries = _with_tail(match, tail)
            if not tail.startswith("+"):
                tails[at] = Match(at, at + length, (Entry(TAIL, tail),))
        end = match.end
        if end in tails:
            # "hob hervor, dass …": nothing between, one word in two.
            end = tails.pop(end).end
            joined.add(match.start)
        if entries:
            kept.append(Match(match.start, end, entries, match.prefix))
        elif match.end - match.start > 1:
            kept += _parts(tokens, match, table)
    if not tails and not joined:
        return kept
    taken = {i for m in tails.values() for i in range(m.start, m.end)}
    taken |= {i for m in kept for i in range(m.start + 1, m.end) if m.start in joined}
    kept = [m for m in kept if m.start in joined or taken.isdisjoint(range(m.start, m.end))]
    return sorted([*kept, *tails.values()], key=lambda m: m.start)


def _parts(tokens: list[Token], match: Match, table: PhraseTable) -> list[Match]:
    """What the words of a phrase are without its second half: "wird das …" without "tun"."""
    words = tokens[match.start : match.end]
    parts = []
    for part in table.find(words, [(0, len(words) - 1), (len(words) - 1, len(words))]):
        entries = tuple(e for e in part.entries if not e.tail)
        if entries:
            span = match.start + part.start, match.start + part.end
            parts.append(Match(*span, entries, part.prefix))
    return parts


def _nearest(
    tokens: list[Token], at_start: dict[int, Match], start: int, stop: int, tails: set[str]
) -> tuple[int, str, int] | None:
    """The first of `tails` between `start` and `stop`: its place, itself, its length in words."""
    found = None
    for tail in sorted(tails, key=lambda t: (-len(t), t)):
        words = tuple(tail.split())
        if tail.startswith("+"):
            at = _find_word(tokens, at_start, start, stop, words[1:] or (tail[1:],))
        else:
            at = _find_tail(tokens, at_start, start, stop, words)
        if at is not None and (found is None or at < found[0]):
            found = (at, tail, len(words))
    return found


def _with_tail(match: Match, tail: str) -> tuple[Entry, ...]:
    """What a head means with its second half: nothing that it means alone."""
    told = {e.category for e in match.entries if e.tail == tail}
    if not tail.startswith("+"):
        told |= _VERBS  # "sagte die Reise ab" says nothing
    return tuple(
        e for e in match.entries if e.tail == tail or (not e.tail and e.category not in told)
    )


def _around(
    tokens: list[Token],
    at_start: dict[int, Match],
    match: Match,
    stop: int,
    auxiliaries: frozenset[str],
) -> tuple[int, str, int] | None:
    """The nearest second half of a verb, behind it or, where it closes its clause, before it."""
    tailed = {e.tail for e in match.entries if e.tail}
    found = _nearest(tokens, at_start, match.end, stop, tailed)
    if found is None and auxiliaries and _closes(tokens, at_start, match.end, stop):
        return _before(tokens, match, tailed, auxiliaries)
    return found


def _before(
    tokens: list[Token], verb: Match, tails: set[str], auxiliaries: frozenset[str]
) -> tuple[int, str, int] | None:
    """The nearest of the words that a verb wants, in its clause before it."""
    wanted = {tail.removeprefix("+").strip(): tail for tail in tails if tail.startswith("+")}
    found = None
    if verb.end < len(tokens) and tokens[verb.end].norm in auxiliaries:
        return None
    for i in range(verb.start - 1, max(-1, verb.start - _CLAUSE), -1):
        if tokens[i].text in ",;:.":
            break
        if tokens[i].norm in auxiliaries:
            return None
        if found is None and tokens[i].norm in wanted:
            found = (i, wanted[tokens[i].norm], 1)
    return found


_CLAUSE = 30
"""Tokens of a clause before the verb that closes it."""


def _find_tail(
    tokens: list[Token], matches: dict[int, Match], start: int, stop: int, words: tuple[str, ...]
) -> int | None:
    """Where `words` close the clause that goes on at `start`."""
    for i in range(start, stop - len(words) + 1):
        if tokens[i].text in ";:":
            return None
        if _stand_at(tokens, i, words) and _closes(tokens, matches, i + len(words), stop):
            return i
    return None


def _find_word(
    tokens: list[Token], matches: dict[int, Match], start: int, stop: int, words: tuple[str, ...]
) -> int | None:
    """Where `words` stand in the clause that goes on at `start`, a name put in by commas left out."""
    i = start
    while i < stop:
        if tokens[i].text in ";:":
            return None
        if tokens[i].text == ",":
            i = _behind_name(tokens, matches, i, stop)
            if i < 0:
                return None
            continue
        if _stand_at(tokens, i, words):
            return i
        i += 1
    return None


def _behind_name(tokens: list[Token], matches: dict[int, Match], comma: int, stop: int) -> int:
    """The token behind the second comma of "handed Togo's president, Ivo Marsk, a letter"; -1 where
    what stands between is no name."""
    for i in range(comma + 1, min(stop, comma + _NAME)):
        if tokens[i].text == ",":
            return i + 1 if i > comma + 1 else -1
        match = matches.get(i)
        if (match is not None and _is_no_part(match)) or not (
            tokens[i].is_capital or match is not None or i > comma + 1
        ):
            return -1
    return -1


def _is_no_part(match: Match) -> bool:
    """Whether a word is no part of a name or of who its bearer is: "…, der Präsident von Togo, …"."""
    if match.entry("trigger", "saying") is not None:
        return True
    return match.entry("grammar") is not None and not match.has("grammar", "determiner")


_NAME = 8
"""Tokens within which a name that commas put in must end."""


def _stand_at(tokens: list[Token], i: int, words: tuple[str, ...]) -> bool:
    if tokens[i].norm != words[0]:
        return False
    return len(words) == 1 or tuple(t.norm for t in tokens[i : i + len(words)]) == words


def _closes(tokens: list[Token], matches: dict[int, Match], after: int, stop: int) -> bool:
    """Whether a clause ends before token `after`: at a mark, or before a conjunction."""
    if after >= stop or not (tokens[after].is_word or tokens[after].text[0].isdigit()):
        return True
    match = matches.get(after)
    return match is not None and match.has("grammar", "and", "but", "that", "because", "auxiliary")
