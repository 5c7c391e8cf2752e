"""Which chunk plays which part for a trigger word, by the order of words of the language."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.aims import holds_event, is_aim, is_purpose
from dragoman.reading.attributive import attributed, letter_of
from dragoman.reading.borrowed import quote_told_in
from dragoman.reading.case_parts import (
    due_with,
    had_behind,
    oblique_relative,
    parts_by_case,
    settle_finite,
)
from dragoman.reading.case_settings import had_or_offered
from dragoman.reading.chunk import HUMAN, PLACES, Chunk
from dragoman.reading.clauses import (
    Clause,
    clause_around,
    outer_subject,
    relative_partner,
    sides_in_clause,
)
from dragoman.reading.conveyance import carried
from dragoman.reading.denial import is_negated
from dragoman.reading.errands import on_errand
from dragoman.reading.frames import Arguments, persons_between
from dragoman.reading.han_parts import (
    qualified,
    travelling_object,
    who_arrived,
    within_setting,
    without_teller,
)
from dragoman.reading.made_by import end_of_clause, made_by
from dragoman.reading.marked_parts import marked_parts
from dragoman.reading.nouns import light_verb, noun_parts
from dragoman.reading.openings import opens_sentence, subject_behind
from dragoman.reading.participles import of_a_thing
from dragoman.reading.partners import (
    next_deed,
    offered,
    open_partner,
    opens_next,
    received_from,
)
from dragoman.reading.passives import participle_parts, passive_parts
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.plurals import only_plural, told_once
from dragoman.reading.ranked import named_behind
from dragoman.reading.relative import apposed, complete_relative
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.subjects import antecedent
from dragoman.reading.upon_invitation import take_occasion, without_hosts
from dragoman.reading.verblast_parts import parts_before
from dragoman.reading.verbs import verb_parts


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
        left, right = _of_clause(scan, clause, trigger, left, right)
    if scan.pack.meta.nominal:
        left, right = parts_before(scan, near, trigger, form, found)
    elif form == "noun":
        noun_parts(scan, trigger, left, right, found)
        had_or_offered(scan, trigger, left, found)
    elif form != "passive" and scan.pack.meta.auxiliaries:
        sides = sides_in_clause(scan, clause, near, trigger, form)
        found.subject, found.object = sides.subject, sides.object
    elif form == "passive":
        passive_parts(scan, trigger, left, right, found)
        participle_parts(scan, trigger, near, found)
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
    marked_parts(scan, trigger, left, within_setting(scan, trigger, form, (left, right)), found)
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
    carried(scan, trigger, form, left, found)
    if form not in ("noun", "passive"):
        found.object = _clitics(near, trigger) or found.object or _governed(trigger, right)
    if scan.pack.meta.auxiliaries:
        _from_clauses(scan, clause, near, (trigger, form), found)
    return _finish(scan, trigger, form, (near, right), found)


def _of_clause(
    scan: Scan, clause: Clause, trigger: Match, left: list[Chunk], right: list[Chunk]
) -> tuple[list[Chunk], list[Chunk]]:
    """The chunks left and right of the trigger in its clause, and in the one that tells who does it."""
    maker = made_by(scan, trigger, right)
    end = end_of_clause(scan, maker[-1].end) if maker else clause.end
    return [c for c in left if c.start >= clause.start], [c for c in right if c.start < end]


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
    own = (quote, quote_told_in(scan, trigger))
    near = [c for c in chunks if c.quoted in own or (quote < 0 and c.quoted < 0)]
    left = without_hosts(scan, trigger, [c for c in near if c.end <= trigger.start])
    left = without_teller(scan, left)
    right = [c for c in near if c.start >= trigger.end]
    if form != "noun" or any(is_plain(c) for c in left):
        sentence = scan.sentences[scan.sentence_of[trigger.start]]
        nobody = not any(is_plain(c) and c.kind in HUMAN for c in left)
        fronted = form == "base" or (form == "passive" and scan.pack.meta.inversion)
        opening = fronted and nobody and opens_sentence(scan, sentence, trigger)
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


_TALKS = ("meeting", "negotiation", "call")


def _finish(
    scan: Scan,
    trigger: Match,
    form: str,
    around: tuple[list[Chunk], list[Chunk]],
    found: Arguments,
) -> Arguments:
    """What the parts found say of the whole: denied, bare, open on one side, an invitation's aim."""
    near, right = around
    if form == "noun":
        take_occasion(scan, trigger, near, found)
    if (named := apposed(scan, trigger, near)) is not None:
        found.subject = [named]
    found.subject = named_behind(scan, near, trigger, form) or found.subject
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    entry = trigger.entry("trigger")
    alone = bool(scan.pack.meta.paradigms) or (entry is not None and entry.key == "signing")
    alone = alone or _arranged(scan, trigger, found)
    if form == "noun" and not found.owned and len(persons_between(found.between)) > 1:
        # "plans a second summit between Kim and Trump": who plans it takes no part in it, nor does
        # who stands behind "the talks between A and B dealt with the wishes of C".
        end = found.between[0].end if trigger.has("trigger", *_TALKS) else None
        found.subject = [c for c in found.subject if not alone and (end is None or c.start < end)]
    found.object = [c for c in found.object if not holds_event(scan, trigger, form, c)]
    found.bare = found.bare and not (found.partner or found.between or found.beside)
    found.generic = found.generic and not _is_one(scan, trigger, found)
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
    came = _came(scan, trigger, form)
    found.accepted = form in ("base", "noun") and is_aim(
        scan, sentence, trigger, "acceptance", near
    )
    meta = scan.pack.meta
    taken = found.accepted and meta.order == "svo" and meta.spaces and not meta.paradigms
    found.invited = not (came or taken) and is_aim(scan, sentence, trigger, "invitation", near)
    return found


def _came(scan: Scan, trigger: Match, form: str) -> bool:
    """ "came at the invitation of": whether a finite verb is no purpose of the invitation before it."""
    meta = scan.pack.meta
    came = form in ("past", "present", "future")
    came = came and bool(meta.nominal or meta.paradigms or meta.inversion)
    came = came or (form == "past" and meta.order == "svo" and meta.spaces)  # "X invited Y, came"
    return came or (form == "future" and bool(meta.active_participle) and _goes_on(scan, trigger))


def _goes_on(scan: Scan, trigger: Match) -> bool:
    """Whether "and" ties a verb to the one before it: "has been invited and will travel in May"."""
    i = trigger.start - 1
    while i > 0 and (i in scan.date_tokens or scan.has_grammar(i, "adverb")):
        i -= 1
    return i > 0 and scan.has_grammar(i, "and", "but")


_TIED = 3
"""Tokens between a noun and "between": adjectives."""


def _arranged(scan: Scan, noun: Match, found: Arguments) -> bool:
    """Whether a verb that brings nothing about stands between a subject and a noun: "prepara la
    reunión entre X e Y", in languages whose light verbs the pack lists with their forms."""
    subject, between = found.subject, found.between
    if not scan.pack.meta.adjective_after or not subject or not between:
        return False
    tied = 0 <= between[0].marker - noun.end <= _TIED
    if not tied or subject[-1].end > noun.start:
        return False
    return not scan.has_grammar_in(subject[-1].end, noun.start, "light")


def _is_one(scan: Scan, trigger: Match, found: Arguments) -> bool:
    """Whether a plural tells of one event all the same."""
    if found.subject and found.partner and had_behind(scan, trigger, found.partner):
        return True  # "Переговоры с ним провёл X"
    told = found.subject or _ahead(scan, trigger)
    once = bool(told) and told_once(scan, trigger, found.subject, found.partner)
    # "Запланированы встречи с X": whoever was told to come has them.
    return once or due_with(scan, trigger, found.partner)


def _ahead(scan: Scan, trigger: Match) -> bool:
    """Whether a word of plans right before a noun tells of what a programme holds: "in programma incontri con X"."""
    first = max(0, trigger.start - _PROGRAMME)
    words = scan.matches_in(first, trigger.start, "modality")
    return any(m.has("modality", "planned") for m in words)


_PROGRAMME = 4
"""Tokens between "in programma" and what it holds: an article, an adjective."""


def _from_clauses(
    scan: Scan, clause: Clause, near: list[Chunk], told: tuple[Match, str], found: Arguments
) -> None:
    """Complete the parts from beyond the clause: relative words, invited guests, outer subjects."""
    trigger, form = told
    if not found.partner:
        found.partner = relative_partner(scan, clause, near, "with")
    if form == "noun" and not found.partner and is_purpose(scan, trigger):
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
