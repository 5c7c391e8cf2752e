"""Words of the vocabulary that only look like it: verbs, signs and names taken for something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from dragoman.language.pack import Pack
from dragoman.language.phrases import Entry, Match
from dragoman.language.tokens import Token


def without_false_verbs(tokens: list[Token], matches: list[Match], pack: Pack) -> list[Match]:
    """Leave out verbs found behind a particle that only nouns take (Hebrew מאמר is no מ + אמר)."""
    if not pack.meta.noun_prefixes:
        return matches
    pattern = re.compile(pack.meta.noun_prefixes)
    kept = []
    for match in matches:
        if match.prefix in _TO and pack.meta.order == "vso":
            match = Match(
                match.start, match.end, tuple(_as_noun(e) for e in match.entries), match.prefix
            )
        if match.prefix and pattern.fullmatch(match.prefix):
            entries = tuple(
                e
                for e in match.entries
                if not _is_verb(e, match.prefix) or _is_traveller(tokens, match, e, pack)
            )
            if not entries:
                continue
            match = Match(match.start, match.end, entries, match.prefix)
        kept.append(match)
    return kept


def as_written(tokens: list[Token], matches: list[Match], pack: Pack) -> list[Match]:
    """A word that names a state and what belongs to it is an adjective where it has no capital:
    "la indonesia ISA", "a chinesa", but "Indonesia"."""
    if not pack.meta.capitals:
        return matches
    kept = []
    for match in matches:
        if tokens[match.start].is_capital or not match.entry("demonym") or not match.entry("state"):
            kept.append(match)
            continue
        entries = tuple(e for e in match.entries if e.category != "state")
        kept.append(Match(match.start, match.end, entries, match.prefix))
    return kept


_ARTICLE = "ال"
_TO = ("ل", "ول", "فل")
"""The Arabic particle of purpose, never before a verb of the past."""


def _as_noun(entry: Entry) -> Entry:
    """What looks like a verb of the past behind "to" is its noun: "لعقد لقاء", to hold a meeting."""
    past = entry.category == "trigger" and entry.value == "past"
    return msgspec.structs.replace(entry, value="base") if past else entry


def _is_verb(entry: Entry, prefix: str) -> bool:
    if entry.category == "saying":
        return entry.key not in ("noun", "according")
    if entry.category == "modality" and not prefix.endswith(_ARTICLE):
        return entry.key in ("planned", "possible", "proposed", "cancelled")
    return entry.category == "trigger" and entry.value not in ("noun", "base")


def _is_traveller(tokens: list[Token], match: Match, entry: Entry, pack: Pack) -> bool:
    """Whether a participle with the article says who travels: "X, המבקר בישראל", "X המקיים ביקור"."""
    if (
        not match.prefix
        or match.prefix != pack.meta.article
        or entry.value != "present"
        or entry.key not in _TRAVEL
    ):
        return False
    behind = tokens[match.end].norm[:1] if match.end < len(tokens) else ""
    placed = pack.meta.attached.get(behind) in ("in", "to")
    return bool(entry.tail) or match.end - match.start > 1 or placed


_BESIDE = ("office", "institution", "modifier")


_TRAVEL = ("visit", "arrival", "departure", "tour")


def without_stray_signs(tokens: list[Token], matches: list[Match]) -> list[Match]:
    """Leave out signs that mean a state or a journey only beside their like.

    "美总统", "访美": one Han character is short for a state before an office or behind a verb
    of travel, and 访 is a verb of travel before a place.
    """
    at = {m.start: m for m in matches}
    ends = {m.end: m for m in matches}
    kept = []
    for match in matches:
        if match.end - match.start > 1 or tokens[match.start].text < "\u3400":
            kept.append(match)
            continue
        before, after = ends.get(match.start), at.get(match.end)
        journey = match.entry("trigger")
        if journey is not None and journey.key in _TRAVEL:
            near = after is not None and after.end - after.start == 1 and after.entry("state")
            if journey.value == "present" and match.entry("marker") is not None:
                kept.append(match if _goes_to_do(at, after) else _but_journey(match))
            elif (journey.value == "present" and near) or (
                journey.value != "present"
                and (
                    after is not None
                    and after.entry("state", "demonym", "capital", "city", "metonym", "region")
                )
            ):
                # A sign of many uses ("来", listed as present) needs a one-sign place: "来华".
                kept.append(match)
        elif match.entry("state", "demonym", "capital"):
            if capacity_end(tokens, match.start):
                continue  # "以国务资政身份访问": not Israel's
            travels = before.entry("trigger") if before is not None else None
            if (after is not None and after.entry(*_BESIDE)) or (
                travels is not None and travels.key in _TRAVEL
            ):
                kept.append(match)
        else:
            kept.append(match)
    return kept


_DONE_THERE = ("meeting", "reception", "negotiation", "signing", "visit")


def _goes_to_do(at: dict[int, Match], place: Match | None) -> bool:
    """ "到利马会见X": where one goes to do something, the preposition before it is a verb of travel."""
    if place is None or not place.entry("state", "capital", "city"):
        return False
    deed = at.get(place.end)
    told = deed.entry("trigger") if deed is not None else None
    return told is not None and told.key in _DONE_THERE and told.value != "noun"


def _but_journey(match: Match) -> Match:
    """The match without its entries that tell of a journey."""
    rest = tuple(e for e in match.entries if e.category != "trigger")
    return msgspec.structs.replace(match, entries=rest)


CAPACITY = 20
"""Signs between 以 and the word that closes a capacity."""
_SHOWN_AS = ("身份", "身分", "名义", "名義")


def capacity_end(tokens: Sequence[Token], start: int) -> int:
    """Where "以…身份" ("as", of an office) ends that begins at token `start`; 0 where none does."""
    if tokens[start].text != "以":
        return 0
    for i in range(start + 1, min(start + CAPACITY, len(tokens) - 1)):
        if tokens[i].text in ",，。;；":
            return 0
        if tokens[i].text + tokens[i + 1].text in _SHOWN_AS:
            return i
    return 0


def is_given_name(match: Match, tokens: list[Token], pack: Pack) -> bool:
    """A given name is no shorter word with a particle attached (فيصل is not ف + يصل).

    Nor is a name that begins with أل a word with the article, which has no hamza (ألباريس).
    Asked of matches that a particle was taken off from.
    """
    if match.prefix.endswith("ال") and "أل" in tokens[match.start].text[: len(match.prefix)]:
        return True
    return (
        not match.prefix.endswith("ال")
        and match.end - match.start == 1
        and tokens[match.start].norm in pack.given_names
    )


def names_airline(match: Match, tokens: list[Token]) -> bool:
    """Whether a state or town is part of an airline's name: "Air India said" is not said by India."""
    before = match.start - 1
    return (
        before >= 0
        and tokens[before].text == "Air"
        and match.entry("state", "capital", "city", "region") is not None
    )
