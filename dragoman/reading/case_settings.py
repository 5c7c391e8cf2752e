"""Encounters at which somebody said or did something else, in languages of case (Russian)."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.case_parts import had_by
from dragoman.reading.chunk import HUMAN, OWNERS, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.partners import open_partner
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.said_after import stretch
from dragoman.reading.scan import Scan

_PHRASE = 5
"""Tokens from a preposition to its noun: adjectives, a length of time."""
_PAST = "л|ла|ло|ли|лся|лась|лось|лись"


def is_setting(scan: Scan, noun: Match) -> bool:
    """Whether a noun says when something else was done: "на встрече с X", "в ходе рабочей поездки".

    "Согласился на встречу" is no setting: that is what was agreed.
    """
    setting = noun_governor(scan, noun)
    if setting < 0:
        return False
    if scan.has_grammar(setting, "setting"):
        return True
    plain = scan.tokens[setting].norm in scan.pack.meta.governs.get("pre", ())
    return (
        plain
        and scan.has_grammar(setting, "at")
        and ends_in(scan.tokens[noun.end - 1].norm, "е|ии|ах|ях")
    )


def noun_governor(scan: Scan, noun: Match) -> int:
    """The preposition that governs a noun, adjectives between; -1 without one."""
    for i in range(noun.start - 1, max(-1, noun.start - 1 - _PHRASE), -1):
        if scan.has_grammar(i, "setting", "at"):
            return i
        match, token = scan.covered[i], scan.tokens[i]
        told = match is not None and match.entry("trigger", "saying", "modality") is not None
        if told or not token.text.islower() or scan.is_category(i, "marker"):
            return -1
    return -1


def of_what_was_done(scan: Scan, word: Match, trigger: Match) -> bool:
    """Whether a wish or a refusal is what somebody did there, not the encounter.

    "На встрече с X он предложил отложить выборы", "выразил готовность помочь".
    """
    if not scan.pack.meta.paradigms:
        return False
    if word.start > trigger.end and scan.has_grammar_in(trigger.end, word.start, "that"):
        return True  # "на встрече с X заявил, что войны не будет"
    if not word.has("modality", "proposed", "cancelled") or not is_setting(scan, trigger):
        return False
    first = noun_governor(scan, trigger)
    if first <= word.start < trigger.end:
        return False
    past = any(ends_in(scan.tokens[i].norm, _PAST) for i in range(word.start, word.end))
    return past or word.has("modality", "cancelled")


_TOLD = 3
"""Tokens between a verb of saying and whom somebody tells something: a day, an adverb."""


def told_by_case(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> bool:
    """Whether somebody told another something in talks that name no side; both go to `found`.

    "X сообщил Y в ходе встречи …", "на встрече в Лиме X заверил Y в поддержке".
    """
    if not trigger.has("trigger", "meeting", "negotiation", "call") or not is_setting(
        scan, trigger
    ):
        return False
    if open_partner(scan, trigger) or scan.quote_of[trigger.start] >= 0:
        return False
    first, last = stretch(scan, trigger.start)
    near = [c for c in (*left, *right) if first <= c.start and c.end <= last]
    for verb in scan.matches_in(first, last, "saying"):
        if not verb.has("saying", "say", "tell", "charged", "stress"):
            continue
        tellers = [c for c in near if is_plain(c) and c.kind in HUMAN and c.end <= verb.start]
        told = [c for c in near if _is_told(c, verb)]
        beside = any(c.slot == "with" for c in near)
        if tellers and told and not beside and not _other_verb(scan, (first, last), verb):
            found.subject = with_joined(near, tellers[-1])
            found.partner, found.setting = with_joined(near, told[0]), True
            return True
    return False


def _is_told(chunk: Chunk, verb: Match) -> bool:
    """Whether a phrase behind a verb of saying is in the case of whom one tells something."""
    marked = chunk.slot == "object" or (chunk.slot == "to" and _unmarked(chunk))
    close = 0 <= chunk.start - verb.end <= _TOLD
    return marked and close and chunk.kind in HUMAN and chunk.pronoun not in OWNERS


def _unmarked(chunk: Chunk) -> bool:
    """Whether its case alone says what part a phrase plays."""
    return not 0 <= chunk.marker < chunk.start


def _other_verb(scan: Scan, clause: tuple[int, int], verb: Match) -> bool:
    """Whether another verb of the clause tells of an encounter itself."""
    told = scan.matches_in(*clause, "trigger")
    return any(m.has_value("trigger", "past", "present", "future") and m != verb for m in told)


def had_or_offered(scan: Scan, trigger: Match, left: list[Chunk], found: Arguments) -> None:
    """Whose talks they are, and to whom they were proposed, as cases show it."""
    had_by(scan, trigger, left, found)
    if scan.pack.meta.paradigms:
        _offered(scan, trigger, left, found)


def _offered(scan: Scan, trigger: Match, left: list[Chunk], found: Arguments) -> None:
    """ "Предложил X встречу": to whom it is offered is its other side."""
    if found.partner or found.between or not found.subject or found.owned:
        return
    for chunk in reversed(left):
        if chunk.kind not in HUMAN or chunk.slot != "to" or not _unmarked(chunk):
            continue
        verb = scan.covered[chunk.start - 1] if chunk.start else None
        if verb is not None and verb.has("modality", "proposed"):
            found.partner, found.bare, found.generic = with_joined(left, chunk), False, False
        return


def told_by(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether somebody behind a noun only tells of it: "о визите сообщил X", "состоится встреча, сообщил X"."""
    if not scan.pack.meta.paradigms:
        return False
    between = scan.matches_in(trigger.end, chunk.start, "saying")
    said = [m for m in between if m.has("saying", "say", "tell", "stress")]
    if not scan.has_mark(trigger.end, chunk.start, ",;:"):
        return bool(said)
    # In "по итогам встречи, сообщил X, …" he may have been there.
    return (
        bool(said)
        and scan.tokens[said[-1].start - 1].text == ","
        and not scan.has_mark(said[-1].end, chunk.start, ",;:")
        and not is_setting(scan, trigger)
    )
