"""The parts of a trigger that stand before it: where verbs stand last, all that it governs does.

Finite verbs, participles, nominalised verbs and nouns made to happen by a verb without a meaning
of its own ("ziyaretini tamamladı", "toplantı düzenledi") each keep subject and object elsewhere.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, HUMAN, PLACES, Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.verblast import (
    NEAR,
    SIGNS,
    clause_floor,
    ends,
    first_subject,
    head_behind,
    is_nominal,
    is_participle,
    is_signed,
    is_subject,
    of_noun_between,
    on_board,
)

if TYPE_CHECKING:
    from dragoman.reading.frames import Arguments


def parts_before(
    scan: Scan, near: list[Chunk], trigger: Match, form: str, found: Arguments
) -> tuple[list[Chunk], list[Chunk]]:
    """Subject and object of a trigger; gives the chunks of its clause before it, and what it has behind."""
    floor = clause_floor(scan, scan.sentences[scan.sentence_of[trigger.start]], trigger)
    before = [c for c in near if c.end <= trigger.start]
    left = [c for c in before if c.start >= floor]
    owners = _acting_owners(left)
    if is_nominal(scan, trigger) and not owners:
        owners = _owner_before_converb(scan, before, floor)
    if form == "noun":
        _of_noun(scan, near, trigger, (before, left, owners), found)
        verb = light_verb_behind(scan, trigger)
        # "ziyaretini Lima'ya yaptı": what the noun's verb governs may stand between the two.
        return left, [c for c in near if trigger.end <= c.start < verb and c.slot]
    left = [*_past_participle(scan, trigger, before, floor), *left]
    _of_verb(scan, trigger, form, (near, before, left, owners), found)
    if not is_nominal(scan, trigger):
        return left, []
    # "geldiği Özbekistan'da": the place that a relative verb qualifies stands right behind it.
    behind = [c for c in near if c.start == trigger.end and c.kind in PLACES]
    return left, [c for c in behind if c.slot or c.possessive]


def _acting_owners(chunks: list[Chunk]) -> list[Chunk]:
    """Whoever owns a verb or noun: not "Y'nin" of "X'in, Y'nin Özel Temsilcisi Z ile görüşmesi"."""
    owners = [c for c in chunks if c.possessive and c.kind in ANIMATE]
    titled = {c.start for c in chunks if c.kind == "person" and c.office}
    free = [c for c in owners if c.end + 1 not in titled and c.end not in titled]
    return free or owners


def _of_verb(
    scan: Scan, trigger: Match, form: str, around: tuple[list[Chunk], ...], found: Arguments
) -> None:
    """Who acts and whom on; `around` are the chunks of sentence and clause, and their owners."""
    near, before, left, owners = around
    objects = [c for c in left if c.slot == "object" and c.kind in ANIMATE]
    if form == "passive":
        # "Kuveyt'i ziyaretinde X tarafından kabul edildi": the object of the journey.
        objects = [c for c in objects if c.kind in HUMAN]
    found.object = _tied(left, objects[-1]) if objects else []
    subjects = _but_partners(before, [c for c in before if is_subject(scan, c)])
    inner = [c for c in left if c in subjects]
    hosts = [c for c in left if c.slot == "by" and c.kind in HUMAN]
    if form != "passive" and inner and hosts and trigger.has("trigger", "meeting"):
        # "iki lider, X'in ev sahipliğinde buluştu": the host met them too.
        found.subject, found.partner = _tied(left, inner[-1]), hosts[-1:]
    elif form == "passive" or (any(c.slot == "by" for c in left) and not objects):
        _of_passive(scan, near, trigger, (before, left, inner or owners or subjects), found)
    elif is_participle(scan, trigger):
        head = head_behind(scan, near, trigger)
        found.subject = _tied(near, head) if head is not None else []
    elif is_nominal(scan, trigger) and owners:
        found.subject = _tied(before, owners[0])
        found.object = found.object or _audience(scan, trigger, owners[1:])
        _relative_object(scan, near, trigger, found)
    elif (owner := _owner_of_clause(scan, trigger, owners)) is not None:
        found.subject = _tied(left, owner)
    elif inner or subjects:
        subject = first_subject(scan, inner or subjects)
        found.subject = _tied(before, subject)
        if owners and trigger.start - owners[-1].end <= 2:
            # "X'in mektubunu iletti": whose letter someone else hands over.
            found.sender = [owners[-1]]
        found.object = found.object or _audience(scan, trigger, owners)
        rest = [c for c in inner if c not in found.subject and c.kind in HUMAN]
        if rest and not found.object:
            found.object = _tied(left, rest[-1])
    elif trigger.has("trigger", "arrival", "departure"):
        found.subject = on_board(scan, trigger, left)
        found.object = [c for c in found.object if c not in found.subject]


def _of_passive(
    scan: Scan, near: list[Chunk], trigger: Match,
    around: tuple[list[Chunk], list[Chunk], list[Chunk]], found: Arguments,
) -> None:  # fmt: skip
    """Who is received or invited, and by whom; the last of `around` may be the patient."""
    before, left, able = around
    agents = [c for c in left if c.slot == "by"]
    found.subject = _tied(left, agents[-1]) if agents else []
    if is_participle(scan, trigger):
        # "X tarafından karşılanan Y": who is received stands right behind.
        head = head_behind(scan, near, trigger)
        found.object = found.object or (_tied(near, head) if head is not None else [])
        return
    # "Fidan'ın, geldiği Azerbaycan'da X tarafından kabul edildiği": people before places.
    told = before if is_nominal(scan, trigger) else left
    people = [c for c in told if c.possessive and c.kind in HUMAN]
    plain = [c for c in able if not c.possessive and c.start >= (left[0].start if left else 0)]
    patient = plain[-1:] or people[:1] or able[:1]
    found.object = found.object or (_tied(before, patient[0]) if patient else [])


def _but_partners(chunks: list[Chunk], subjects: list[Chunk]) -> list[Chunk]:
    """Leave out all but the last of "A, B ve C ile", whose marking stands behind it, if others may act."""
    partners: list[Chunk] = []
    for a, b in reversed(list(itertools.pairwise(chunks))):
        marked = b.slot == "with" or b in partners
        if b.joined and marked and not a.slot and b.start - a.end == 1:
            partners.append(a)
    return [c for c in subjects if c not in partners] or subjects


def _past_participle(scan: Scan, trigger: Match, before: list[Chunk], floor: int) -> list[Chunk]:
    """To whom: "X'e Lima'da toplanacak komite için davette bulundu"; the participle has a clause inside."""
    verbs = scan.matches_in(max(0, floor - 1), floor, "trigger")
    inside = any(m.end == floor and is_participle(scan, m) for m in verbs)
    given = trigger.has("trigger", "invitation", "message", "congratulation")
    if not inside or not given:
        return []
    return [c for c in before if c.end <= floor and c.slot == "to" and c.kind in HUMAN][-1:]


def _audience(scan: Scan, trigger: Match, owners: list[Chunk]) -> list[Chunk]:
    """Before whom one appears: "Kral X'in huzuruna çıktı"; the trigger's own noun is owned by him."""
    beside = [c for c in owners[-1:] if trigger.start - c.end <= 2]
    owned = trigger.end - trigger.start > 1 and ends(
        scan.pack.meta.qualified, scan.tokens[trigger.start].norm
    )
    return beside if owned and trigger.has("trigger", "meeting") else []


def _relative_object(scan: Scan, near: list[Chunk], trigger: Match, found: Arguments) -> None:
    """ "X'in kabul ettiği Y", "X'in görüştüğü Y": whom the verb of a relative clause governs is behind it."""
    if found.object or not ends_in(scan.tokens[trigger.end - 1].norm, scan.pack.meta.relative_verb):
        return
    met = [c for c in near if c.start == trigger.end and c.kind in HUMAN]
    mutual = trigger.has("trigger", "meeting", "negotiation", "call")
    if met and mutual:
        found.partner = _tied(near, met[0])
    elif met:
        found.object = _tied(near, met[0])


def _owner_before_converb(scan: Scan, before: list[Chunk], floor: int) -> list[Chunk]:
    """ "X'in Lima'ya geçerek Y ile görüşmesi": the owner of two verbs stands before the first.

    So does that of "X'in Y ile görüşmesi ve … imza atması bekleniyor".
    """
    verbs = scan.matches_in(max(0, floor - 4), floor, "trigger", "saying")
    last = verbs[-1] if verbs else None
    if last is None or last.end != floor:
        return []
    tied = scan.has_grammar(floor, "and") and is_nominal(scan, last)
    if not tied and not ends(scan.pack.meta.converb, scan.tokens[floor - 1].norm):
        return []
    start = clause_floor(scan, scan.sentences[scan.sentence_of[last.start]], last)
    held = [c for c in before if start <= c.start < last.start and c.possessive]
    return [c for c in held if c.kind in HUMAN and not _owns_noun(scan, c)]


_CHAIN = 12
"""Tokens up to the verb that a converb hangs on."""


def of_other_telling(scan: Scan, match: Match, first: int, last: int) -> bool:
    """Whether a day is that of a noun before the trigger: "yarın yapılacak zirve öncesinde görüştü".

    Or one told behind the trigger's own verb: "ziyaretini yapan X, temmuzda … olacağını söyledi".
    """
    if behind_finite(scan, first, match) or of_noun_between(scan, match, last):
        return True
    if first >= match.end and not match.has_value("trigger", "noun") and match.entry("trigger"):
        return True  # times stand before their verb
    for i in range(last, min(last + NEAR + 1, match.start - 2)):
        word = scan.match_at.get(i)
        if word is not None and word.has("modality", "future") and is_participle(scan, word):
            return match.start - word.end > 1
    return False


def _owner_of_clause(scan: Scan, trigger: Match, owners: list[Chunk]) -> Chunk | None:
    """ "X'in Y'yi arayarak … ilettiğini aktardı": the converb has the subject of the clause told."""
    meta = scan.pack.meta
    if not ends(meta.converb, scan.tokens[trigger.end - 1].norm):
        return None
    able = [c for c in owners if c.kind in HUMAN and not _owns_noun(scan, c)]
    end = scan.sentences[scan.sentence_of[trigger.start]].end
    chain = range(trigger.end, min(trigger.end + _CHAIN, end))
    told = any(ends(meta.nominal, scan.tokens[i].norm) for i in chain)
    return able[0] if able and told else None


def _owns_noun(scan: Scan, owner: Chunk) -> bool:
    """Whether what stands right behind an owner is owned: "X'in mektubunu"."""
    i = owner.end
    while i < len(scan.tokens) and scan.tokens[i].text[0] in "'’":
        i += 1
    return i < len(scan.tokens) and ends(scan.pack.meta.qualified, scan.tokens[i].norm)


def _of_noun(
    scan: Scan, near: list[Chunk], trigger: Match,
    around: tuple[list[Chunk], list[Chunk], list[Chunk]], found: Arguments,
) -> None:  # fmt: skip
    """Whose visit, whose talks: the owner, or the subject of the verb that makes it happen."""
    before, left, owners = around
    entry = trigger.entry("trigger")
    if (
        entry is not None
        and entry.key == "summit"
        and re.search("n[ıiuü]n$", scan.tokens[trigger.end - 1].norm)
    ):
        found.bare = True  # "zirvenin oturum aralarında": where others met, told apart
        return
    found.beside = [
        c for c in left if c.end == trigger.start and c.kind in ("organization", "pair", "demonym")
        and not c.possessive
    ]  # fmt: skip
    if owners:
        found.subject, found.owned = _tied(before, owners[-1]), True
        found.object = _received(trigger, left)
        return
    if any(c.slot == "between" for c in left):
        return  # whoever speaks of talks between two others takes no part in them
    if _subject_itself(scan, trigger):
        found.bare = True
        return
    light_at = light_verb_behind(scan, trigger)
    light = light_at >= 0
    found.bare = not light
    inner = [c for c in left if is_subject(scan, c)] or [c for c in before if is_subject(scan, c)]
    if not inner and (both := _hosts(left) or _both_behind(scan, near, trigger)):
        found.subject, found.bare = both, False
    elif inner:
        found.subject = _tied(before, inner[0])
    elif not any(c.slot in ("with", "between") for c in left):
        behind = [c for c in near if c.start >= trigger.end and is_subject(scan, c)]
        # "ziyareti 2007'de X yaptı": the subject stands between the noun and its verb;
        # "ziyaretini Lima'ya yapan X": behind it.
        verb = scan.covered[light_at] if light else None
        done = verb is not None and is_participle(scan, verb)
        if behind and (not light or behind[0].end <= light_at or done):
            head = head_behind(scan, near, verb) if verb is not None and done else behind[0]
            found.subject = _tied(near, head) if head is not None else []
    else:
        # "X ile düzenlediği toplantının ardından Y, …", "X'le toplantıda konuşan Y, …"
        behind = [c for c in near if c.start >= trigger.end and is_subject(scan, c)]
        if behind and behind[0].kind in HUMAN and is_signed(scan, behind[0]):
            found.subject = _tied(near, behind[0])
    found.bare = found.bare or not (found.subject or found.beside)


def _received(trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Whom a noun for a reception governs: "X'in Y'yi kabulü"."""
    guests = [c for c in left if c.slot == "object" and c.kind in HUMAN]
    return _tied(left, guests[-1]) if guests and trigger.has("trigger", "reception") else []


def _hosts(left: list[Chunk]) -> list[Chunk]:
    """By whom something is given for a guest: "X onuruna Y tarafından yemek verildi"."""
    guests = any(c.slot == "with" and c.kind in HUMAN for c in left)
    return [c for c in left if c.slot == "by" and c.kind in HUMAN][-1:] if guests else []


def _both_behind(scan: Scan, near: list[Chunk], trigger: Match) -> list[Chunk]:
    """ "Dün yapılan görüşmede X ile Y, … ele aldı": both sides open the clause behind the noun."""
    word, start = _inflected(scan, trigger)
    if not trigger.has("trigger", "meeting", "negotiation", "call"):
        return []
    if not ends(scan.pack.meta.cases.get("in", ""), word):
        return []
    behind = [c for c in near if c.start >= start][:2]
    first = behind[0].start if behind else -1
    if len(behind) < 2 or any(scan.tokens[i].text not in ",'’" for i in range(start, first)):
        return []
    people = all(c.kind in HUMAN and not c.possessive for c in behind)
    return behind if people and behind[1].joined and is_signed(scan, behind[1]) else []


def _subject_itself(scan: Scan, trigger: Match) -> bool:
    """Whether the noun is the subject of what is told: "toplantının planlandığını söyledi"."""
    meta = scan.pack.meta
    word, start = _inflected(scan, trigger)
    at = any(ends(meta.cases.get(key, ""), word) for key in ("in", "from"))
    if at or _opens_time(scan, word, start):
        return False  # "görüşmede", "görüşmeden", "görüşmenin ardından"
    end = min(start + NEAR + 2, scan.sentences[scan.sentence_of[trigger.start]].end)
    for i in range(start, end):
        if scan.tokens[i].text[0] in SIGNS:
            return False
        if ends(meta.nominal, scan.tokens[i].norm):
            passive = ends(meta.passive_nominal, scan.tokens[i].norm)
            return passive or ends(meta.cases.get("of", ""), word)
    return False


def _opens_time(scan: Scan, word: str, start: int) -> bool:
    """Whether a noun owns a word of time behind it: "görüşmesinin ardından", "toplantının sonunda"."""
    cases = scan.pack.meta.cases
    if start >= len(scan.tokens) or not ends(cases.get("of", ""), word):
        return False
    return re.search("[ıiuü]nd[ae]n?$", scan.tokens[start].norm) is not None


def is_over(scan: Scan, trigger: Match, word: Match) -> bool:
    """Whether "after" stands behind a noun and before a word: "görüşmesinin ardından … planladığını"."""
    _, start = _inflected(scan, trigger)
    if not trigger.has_value("trigger", "noun") or start >= word.start:
        return False
    return scan.has_grammar(start, "afterwards")


def not_done(scan: Scan, trigger: Match) -> bool:
    """Whether the verb behind a noun denies it: "bir görüşme planlanmadığını", "toplantı yapılmadı"."""
    cases = scan.pack.meta.cases
    word, start = _inflected(scan, trigger)
    if not scan.pack.meta.nominal or ends(cases.get("from", ""), word):
        return False
    # "ziyarette bulunmadı": a noun told as a place has its verb right behind.
    reach = 1 if ends(cases.get("in", ""), word) else NEAR + 1
    for i in range(start, min(start + reach, len(scan.tokens))):
        if scan.tokens[i].text[0] in SIGNS or scan.is_category(i, "trigger", "saying"):
            return False
        match = scan.covered[i]
        if match is not None and match.has("modality", "negation"):
            return True
    return False


def light_verb_behind(scan: Scan, trigger: Match) -> int:
    """The verb that makes a noun happen, -1 without: "toplantı düzenledi", "ziyarette bulundu".

    What a noun is only the place, time or owner of is made by no verb but one right behind it.
    """
    end = scan.sentences[scan.sentence_of[trigger.start]].end
    cases = scan.pack.meta.cases
    word, start = _inflected(scan, trigger)
    if any(ends(cases.get(key, ""), word) for key in ("in", "from", "of")):
        end = min(end, start + 1)
    return next((i for i in range(start, end) if scan.has_grammar(i, "light")), -1)


def _inflected(scan: Scan, trigger: Match) -> tuple[str, int]:
    """The word that shows a noun's case, and the token behind it: "Zirve Toplantısı'nın"."""
    i = trigger.end
    if i < len(scan.tokens) and scan.tokens[i].text[0] in "'’" and scan.tokens[i].is_word:
        return scan.tokens[i].norm, i + 1
    return scan.tokens[i - 1].norm, i


def _tied(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    """`chunk` with all that is coordinated with it."""
    i = next(k for k, c in enumerate(chunks) if c is chunk)
    first = last = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in (*ANIMATE, "capital"):
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].joined and chunks[last + 1].kind in ANIMATE:
        last += 1
    return [c for c in chunks[first : last + 1] if c.kind in (*ANIMATE, "capital")]


def behind_finite(scan: Scan, word: int, trigger: Match) -> bool:
    """Whether the noun's own verb is told as past before token `word`: "ziyaretini yapan X, … olacağını söyledi"."""
    if not trigger.has_value("trigger", "noun"):
        return False
    verb = light_verb_behind(scan, trigger)
    if not trigger.end <= verb < word:
        return False
    meta, norm = scan.pack.meta, scan.tokens[verb].norm
    past = meta.classes.get("past", "")
    return ends_in(norm, meta.participle) or (bool(past) and ends_in(norm, past))
