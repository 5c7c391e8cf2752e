"""Which chunk plays which part for a trigger word, by the order of words of the language."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.attributive import attributed, letter_of
from dragoman.reading.case_parts import (
    before_matter,
    had_behind,
    had_by,
    oblique_relative,
    parts_by_case,
    settle_finite,
    with_before,
)
from dragoman.reading.chunk import ANIMATE, HUMAN, PLACES, Chunk
from dragoman.reading.clauses import (
    Clause,
    clause_around,
    outer_subject,
    relative_partner,
    sides_in_clause,
)
from dragoman.reading.denial import is_negated
from dragoman.reading.errands import on_errand
from dragoman.reading.frames import Arguments, persons_between
from dragoman.reading.han_parts import qualified, travelling_object, who_arrived, within_setting
from dragoman.reading.nouns import light_verb, noun_parts
from dragoman.reading.openings import opens_sentence, subject_behind
from dragoman.reading.otherdays import told_aside
from dragoman.reading.participles import of_a_thing
from dragoman.reading.partners import (
    addressed,
    elsewhere,
    next_deed,
    of_another,
    offered,
    open_partner,
    opens_next,
    received_from,
    second_side,
    with_too,
)
from dragoman.reading.passives import passive_parts
from dragoman.reading.plurals import only_plural
from dragoman.reading.relative import apposed, complete_relative
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.unwritten_genitive import behind_verb
from dragoman.reading.upon_invitation import take_occasion, was_given, without_hosts
from dragoman.reading.verblast_parts import parts_before
from dragoman.reading.verbs import (
    antecedent,
    is_plain,
    last_report,
    verb_parts,
    with_joined,
)


def find_arguments(scan: Scan, chunks: list[Chunk], trigger: Match, form: str) -> Arguments:
    """All parts around `trigger`, whose form is `form`; `chunks` are those of its sentence."""
    whole = attributed(scan, trigger, chunks)
    return whole if whole is not None else _parts(scan, chunks, trigger, form)


def _parts(scan: Scan, chunks: list[Chunk], trigger: Match, form: str) -> Arguments:
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    (near, left, right), found = _around(scan, chunks, trigger, form), Arguments()
    verb = trigger.start if form != "noun" else light_verb(scan, sentence, trigger)
    told = antecedent(scan, near, verb) if verb >= 0 else []
    head, guests, right = _by_journey(scan, trigger, form, told, right)
    if scan.pack.meta.auxiliaries:
        clause = clause_around(scan, sentence, chunks, trigger)
        left = [c for c in left if c.start >= clause.start]
        right = [c for c in right if c.start < clause.end]
    if scan.pack.meta.nominal:
        left, right = parts_before(scan, near, trigger, form, found)
    elif form == "noun":
        noun_parts(scan, trigger, left, right, found)
        had_by(scan, trigger, left, found)
    elif form != "passive" and scan.pack.meta.auxiliaries:
        sides = sides_in_clause(scan, clause, near, trigger, form)
        found.subject, found.object = sides.subject, sides.object
    elif form == "passive":
        passive_parts(scan, trigger, left, right, found)
    else:
        verb_parts(scan, trigger, left, right, found)
        found.object = guests or found.object or received_from(scan, trigger, left)
        found.object = found.object or who_arrived(scan, trigger, left, found.subject)
        if head and not scan.pack.meta.spaces and not any(c.kind in PLACES for c in near):
            # "X与到访的Y举行会谈": who came is X's guest.
            found.object = [c for c in left if is_plain(c) and c.kind in HUMAN][:1]
    if head and form != "passive" and not scan.pack.meta.nominal:
        _give_antecedent(scan, verb, head, found)
    elif form in ("past", "present") and of_a_thing(scan, near, verb):
        found.subject = []
    parts_by_case(scan, trigger, form, (near, left, right), found)
    _marked_parts(scan, trigger, left, within_setting(scan, trigger, form, (left, right)), found)
    on_errand(scan, trigger, left, found)
    if scan.pack.meta.order == "svo" and not scan.pack.meta.paradigms:
        if form not in ("noun", "passive") and not head:
            complete_relative(scan, near, trigger.start, found)
        elif form == "noun" and not found.partner:
            offered(scan, trigger, right, found)
            if not found.partner and verb >= 0:
                complete_relative(scan, near, verb, found, partner_only=True)
    if form in ("base", "past") and not found.subject:
        subject_behind(scan, trigger, form, right, found)
    settle_finite(scan, trigger, form, left, found)
    if form not in ("noun", "passive"):
        found.object = _clitics(near, trigger) or found.object or _governed(trigger, right)
    if scan.pack.meta.auxiliaries:
        _from_clauses(scan, clause, near, (trigger, form), found)
    _finish(scan, trigger, form, (near, right), found)
    return found


def _by_journey(
    scan: Scan, trigger: Match, form: str, head: list[Chunk], right: list[Chunk]
) -> tuple[list[Chunk], list[Chunk], list[Chunk]]:
    """What Chinese tells of journeys before a noun: the verb's head, whom it meets, what is right of it."""
    if scan.pack.meta.spaces or form == "noun":
        return head, [], right
    head = head or qualified(scan, trigger, right)
    return (head, [], right) if head else (head, *travelling_object(scan, trigger, right))


def _around(
    scan: Scan, chunks: list[Chunk], trigger: Match, form: str
) -> tuple[list[Chunk], list[Chunk], list[Chunk]]:
    """The chunks of the trigger's own quotation: all, those left of it, those within its reach right."""
    quote = scan.quote_of[trigger.start]
    near = [c for c in chunks if c.quoted == quote or (quote < 0 and c.quoted < 0)]
    left = without_hosts(scan, trigger, [c for c in near if c.end <= trigger.start])
    right = [c for c in near if c.start >= trigger.end]
    if form != "noun" or any(is_plain(c) for c in left):
        sentence = scan.sentences[scan.sentence_of[trigger.start]]
        nobody = not any(is_plain(c) and c.kind in HUMAN for c in left)
        opening = form == "base" and nobody and opens_sentence(scan, sentence, trigger)
        right = _before_barrier(scan, sentence, trigger, right, opening)
    return near, left, right


def _give_antecedent(scan: Scan, verb: int, head: list[Chunk], found: Arguments) -> None:
    """The noun before a relative word is the subject of its clause, or what its case says."""
    if scan.pack.meta.paradigms and oblique_relative(scan, verb):
        # "которого пригласил король": the antecedent is the object.
        found.object = head
    else:
        found.subject = head


def _governed(trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """ "Paid a courtesy call on X", "ligou para X": whom the trigger's own last word marks."""
    own = [c for c in right if trigger.start <= c.marker < trigger.end and c.kind in HUMAN]
    return with_joined(right, own[0]) if own else []


def _clitics(near: list[Chunk], trigger: Match) -> list[Chunk]:
    """ "lo invitó a visitar China": the pronoun is the object, whatever follows."""
    return [
        c
        for c in near
        if c.pronoun in ("him", "them")
        and (0 <= trigger.start - c.end <= 1 or 0 <= c.start - trigger.end <= 1)
    ]


def _finish(
    scan: Scan,
    trigger: Match,
    form: str,
    around: tuple[list[Chunk], list[Chunk]],
    found: Arguments,
) -> None:
    """What the parts found say of the whole: denied, bare, open on one side, an invitation's aim."""
    near, right = around
    if form == "noun":
        take_occasion(scan, trigger, near, found)
    if (named := apposed(scan, trigger, near)) is not None:
        found.subject = [named]
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    entry = trigger.entry("trigger")
    alone = bool(scan.pack.meta.paradigms) or (entry is not None and entry.key == "signing")
    if form == "noun" and not found.owned and len(persons_between(found.between)) > 1:
        # "plans a second summit between Kim and Trump": who plans it takes no part in it, nor does
        # who stands behind "the talks between A and B dealt with the wishes of C".
        end = found.between[0].end if trigger.has("trigger", "meeting", "negotiation") else None
        found.subject = [c for c in found.subject if not alone and (end is None or c.start < end)]
    found.bare = found.bare and not (found.partner or found.between or found.beside)
    if found.subject and found.partner and had_behind(scan, trigger, found.partner):
        found.generic = False  # "Переговоры с ним провёл X"
    if found.generic and found.between and only_plural(trigger):
        found.generic, found.subject = False, []
    found.denied = any(is_negated(scan, sentence, c) for c in found.subject)
    found.open_partner = not found.partner and open_partner(scan, trigger)
    found.group = any(
        c.kind == "group" and (c.slot == "with" or c.start - trigger.end <= 2) for c in right
    ) or (
        # "Mit deutschen Unternehmern will er danach diskutieren"
        bool(scan.pack.meta.auxiliaries)
        and form != "noun"
        and any(c.kind == "group" and c.slot == "with" for c in near)
    )
    # "came at the invitation of": a finite verb is no purpose of the invitation before it.
    meta = scan.pack.meta
    finite = form in ("past", "present", "future")
    came = finite and bool(meta.nominal or meta.paradigms or meta.inversion)
    came = came or (form == "past" and meta.order == "svo" and meta.spaces)  # "X invited Y, came"
    found.accepted = form in ("base", "noun") and _is_aim(
        scan, sentence, trigger, "acceptance", near
    )
    taken = found.accepted and meta.order == "svo" and meta.spaces and not meta.paradigms
    found.invited = not (came or taken) and _is_aim(scan, sentence, trigger, "invitation", near)


def _from_clauses(
    scan: Scan, clause: Clause, near: list[Chunk], told: tuple[Match, str], found: Arguments
) -> None:
    """Complete the parts from beyond the clause: relative words, invited guests, outer subjects."""
    trigger, form = told
    if not found.partner:
        found.partner = relative_partner(scan, clause, near, "with")
    if form == "noun" and not found.partner and _is_purpose(scan, trigger):
        # "hat den Kanzler zu einem Gespräch geladen": the object of the verb is the other side.
        here = [c for c in near if clause.start <= c.start < clause.end]
        found.partner = [c for c in here if c.slot == "object" and c.kind in HUMAN][:1]
    there = scan.pack.meta.auxiliaries.get("there", ())
    placed = any(c.slot in ("in", "to") for c in found.places)
    if not placed and any(scan.tokens[i].norm in there for i in range(clause.start, clause.end)):
        # "in Kairo, wo er …", "in Kairo; dort …"
        before = [
            c for c in near if c.end <= clause.start and c.kind in PLACES and c.slot in ("in", "to")
        ]
        found.places += before[-1:]
    kind = trigger.entry("trigger")
    if kind is not None and kind.key == "receipt":
        found.sender = found.sender or letter_of(scan, trigger, near)
    signed = form == "passive" and kind is not None and kind.key == "signing"
    tied = scan.has_grammar(clause.start - 1, "and", "but") if clause.start else False
    if form == "passive" and tied and found.subject and not found.object:
        # "… trifft sie X und wird von Y empfangen"
        found.object = outer_subject(near, clause)
    if not found.subject and (form == "noun" or signed):
        found.subject = outer_subject(near, clause)


def _is_purpose(scan: Scan, trigger: Match) -> bool:
    """Whether "zu" or its like stands before the noun, adjectives apart."""
    for i in range(trigger.start - 1, max(-1, trigger.start - 4), -1):
        if (entry := scan.entry(i, "marker")) is not None and entry.key != "object":
            return entry.key == "to"
        if scan.tokens[i].is_capital or not scan.tokens[i].is_word:
            return False
    return False


def _is_aim(scan: Scan, sentence: Sentence, trigger: Match, of: str, near: list[Chunk]) -> bool:
    """Whether a trigger of the frame `of` stands close by, so that this one is what it is for.

    The words of actors and places (`near`) are no distance.
    """
    behind = _AIM_BEHIND if scan.pack.meta.auxiliaries else 6
    if not _has_frame(scan, trigger.start - _AIM_BEFORE, trigger.end + behind, of):
        return False
    first, left = trigger.start, (5 if scan.pack.meta.spaces else 14)
    left += 2 * bool(scan.pack.meta.auxiliaries or of == "acceptance")
    while first > sentence.start and left and trigger.start - first < _AIM_BEFORE:
        first -= 1
        itself = (w := scan.covered[first]) is not None and w.has("trigger", of)
        itself = itself and not scan.has_mark(first, trigger.start, ",")
        left -= not (itself or any(c.start <= first < c.end for c in near))
        if scan.is_category(first, "saying") and not scan.is_category(first, "trigger"):
            left = 0  # "gratitude for the invitation, assuring he would come"
    reach = range(first, trigger.start)
    if scan.pack.meta.auxiliaries:
        reach = range(reach.start, min(sentence.end, trigger.end + behind))
    elif scan.pack.meta.order == "sov" or not scan.pack.meta.spaces:
        # "ziyaret daveti", "访问肯尼亚的邀请": what an invitation is for stands before it.
        reach = range(reach.start, min(sentence.end, trigger.end + behind))
    if not scan.pack.meta.spaces:
        # "应X邀请,Y将访问…": the comma ends the occasion, and the journey is told as one.
        commas = [i for i in range(reach.start, trigger.start) if scan.tokens[i].text in ",，"]
        reach = range(commas[-1] if commas else reach.start, reach.stop)
    return _has_frame(scan, reach.start, reach.stop, of)


_AIM_BEFORE = 30
_AIM_BEHIND = 8
"""Tokens before and behind a trigger in which what it is for may stand."""


def _has_frame(scan: Scan, start: int, end: int, name: str) -> bool:
    """Whether a trigger of the frame `name` begins in tokens `start` to `end`."""
    if not scan.holds("trigger", name):
        return False
    for match in scan.matches_in(start, end, "trigger"):
        entry = match.entry("trigger")
        if entry is not None and entry.key == name and not was_given(scan, match):
            return True
    return False


def _before_barrier(
    scan: Scan, sentence: Sentence, trigger: Match, right: list[Chunk], opening: bool
) -> list[Chunk]:
    """Leave out what belongs to a later cue or trigger verb of the sentence.

    The subject of a verb that goes before its clause stays: "Встретившись с X, Y заявил".
    """
    if scan.pack.meta.order in ("v2", "sov"):
        return right
    for match in scan.matches_in(trigger.end, sentence.end, "saying", "trigger"):
        entry = match.entry("trigger")
        if entry is not None and entry.value == "noun":
            held = next_deed(scan, trigger, match)
            if held >= 0:
                return [c for c in right if c.end <= held]
        if entry is not None and entry.value in ("noun", "base"):
            continue
        if entry is not None and not scan.pack.meta.spaces and qualified(scan, match, right):
            continue  # "会见来华出席论坛的X": the journey is the guest's
        cue = match.entry("saying")
        if cue is not None and cue.key in ("noun", "according"):
            continue
        before = [c for c in right if c.end <= match.start]
        return (
            before[:-1]
            if before and not opening and opens_next(scan, before[-1], match)
            else before
        )
    return right


_FAR = 20
"""Tokens between "received" and whom the letter is from: the recipient and the letter stand there."""


def _marked_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    order = scan.pack.meta.order
    entry = trigger.entry("trigger")
    received = entry is not None and (entry.key in ("receipt", "bidden") or bool(entry.tail))
    both = [*right, *reversed(left)] if order != "sov" else [*reversed(left), *right]
    either = order in ("v2", "sov") or not scan.pack.meta.spaces
    for chunk in both:
        behind = chunk.start >= trigger.end
        if (
            not behind
            and not either
            and chunk.slot != "in"
            and not (order == "vso" and chunk.slot == "between")
            and not (scan.pack.meta.paradigms and with_before(scan, trigger, chunk))
        ):
            continue
        if of_another(scan, trigger, chunk):
            continue
        if chunk.slot == "with" and chunk.kind in (*ANIMATE, "capital") and not found.partner:
            found.partner = with_joined(right if behind else left, chunk)
        elif found.partner and behind and with_too(scan, found.partner, chunk):
            found.partner = [*found.partner, *with_joined(right, chunk)]
        elif chunk.slot == "between" and chunk.kind in ANIMATE and not found.between:
            found.between = with_joined(right if behind else left, chunk)
            if scan.pack.meta.article:
                found.between += second_side(found.between, chunk, right)
        elif chunk.slot == "to" and chunk.kind in ANIMATE and not found.recipient:
            if chunk.kind not in PLACES or behind:
                found.recipient = with_joined(right if behind else left, chunk)
        elif chunk.slot == "by" and chunk.kind in ANIMATE and not found.agent:
            found.agent = [chunk]
        elif (
            (
                (chunk.slot in ("of", "from") or (chunk.possessive and not scan.pack.meta.spaces))
                and chunk.kind in HUMAN
                and not found.sender
            )
            and (behind or (received and order == "sov" and chunk.slot == "from"))
            and chunk.start - trigger.end <= (_FAR if received else 8)
        ):
            found.sender = [chunk]
    said = last_report(scan, trigger) if order == "sov" and not scan.pack.meta.nominal else 0
    # Where someone speaks is not where happens what he speaks of.
    left = [c for c in left if c.start >= said and not elsewhere(scan, trigger, c)]
    found.places = _places(scan, trigger, left, before_matter(scan, trigger, right))
    found.partner = found.partner or addressed(scan, trigger, found.recipient)


def _places(scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk]) -> list[Chunk]:
    """Places by nearness: after the trigger first, then before it."""
    chunks = [*behind_verb(scan, trigger, right), *reversed(left)]
    # "in the Kremlin": the seat of a government is a place where it is marked as one.
    return [
        c
        for c in chunks
        if (c.kind in PLACES and c.kind != "region") or (c.kind == "metonym" and c.slot == "in")
        if not told_aside(scan, c.start)
    ]
