"""Languages whose verbs stand last: the parts of a verb, and which noun phrase is its subject.

In Turkish, Japanese or Korean everything a verb governs stands before it: subject, objects and
the clause it reports.  Three endings tell the verbs of one sentence apart: finite verbs close a
clause; participles ("gelen bakan", the minister who came) have their subject right behind;
nominalised verbs ("geldiğini", that he came) own it in the genitive.  The endings are data of the
pack (`participle`, `nominal`, `qualified`).
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, HUMAN, PLACES, Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

if TYPE_CHECKING:
    from dragoman.reading.frames import Arguments

_NEAR = 3
"""Tokens between a participle and its subject ("gelen Suriyeli Bakan", an adjective or two)."""
_SIGNS = ",:;–—\"”“»«'‘’"


def is_participle(scan: Scan, match: Match) -> bool:
    """Whether the verb of `match` has its subject right behind it."""
    if not _ends(scan.pack.meta.participle, scan.tokens[match.end - 1].norm):
        return False
    # The same form may close a sentence ("gelecek", will come): then no noun follows.
    i = match.end
    if i >= len(scan.tokens) or scan.sentence_of[i] != scan.sentence_of[match.start]:
        return False
    after = scan.covered[i]
    return scan.tokens[i].is_word and not (
        after is not None
        and after.entry("grammar") is not None
        and after.entries[0].key in ("and", "but")
    )


def is_nominal(scan: Scan, match: Match) -> bool:
    """Whether the verb of `match` is made a noun, so that its subject owns it."""
    return _ends(scan.pack.meta.nominal, scan.tokens[match.end - 1].norm)


def _ends(pattern: str, norm: str) -> bool:
    return bool(pattern) and ends_in(norm, pattern)


def is_subject(scan: Scan, chunk: Chunk) -> bool:
    """Whether a chunk can be the subject of a verb behind it: unmarked, and no noun's qualifier.

    "Filistin meselesi" is an issue, "AB karşıtlığı" an attitude: a name right before a noun that
    carries the ending of what is owned only qualifies it.  States and bodies qualify so often
    that they need a sign of their own: a comma, a quotation, a time or a small word behind them.
    """
    owner = chunk.kind == "pronoun" and chunk.pronoun in ("his", "her", "their", "its")
    if chunk.kind not in ANIMATE or chunk.slot or chunk.possessive or owner:
        return False
    i = chunk.end
    if i >= len(scan.tokens) or scan.sentence_of[i] != chunk.sentence or _set_off(scan, chunk, i):
        return True
    qualified = scan.pack.meta.qualified
    owned = _ends(qualified, scan.tokens[i].norm) and not scan.is_category(i, "saying")
    if (
        not owned
        and chunk.kind == "institution"
        and ends_in(scan.tokens[i].norm, scan.pack.meta.cases.get("of", ""))
    ):
        return True  # "Madrid hükümeti mektubun içeriğini": the noun behind owns one of its own
    if chunk.kind in ("person", "role", "pronoun", "collective"):
        return not owned or chunk.kind == "person" or chunk.name is not None
    if owned or chunk.kind == "name":
        return not owned
    after = scan.tokens[i + 1].norm if i + 1 < len(scan.tokens) else ""
    first = chunk.start == scan.sentences[chunk.sentence].start
    return first and not scan.tokens[i].is_capital and not _ends(qualified, after)


def _set_off(scan: Scan, chunk: Chunk, i: int) -> bool:
    """Whether a mark, a time, a quotation or a small word follows at token `i`."""
    if (
        scan.tokens[i].text[0] in _SIGNS
        or i in scan.date_tokens
        or scan.quote_of[i] != chunk.quoted
    ):
        return True
    return scan.has_grammar(i, "adverb", "but", "and")


def is_signed(scan: Scan, chunk: Chunk) -> bool:
    """Whether a mark or small word behind a chunk sets it off as the subject ("Fidan, …", "Fidan ise")."""
    i = chunk.end
    if i >= len(scan.tokens) or scan.sentence_of[i] != chunk.sentence:
        return False
    match = scan.covered[i]
    return scan.tokens[i].text[0] in _SIGNS or (
        match is not None and match.has("grammar", "adverb", "but")
    )


def first_subject(scan: Scan, subjects: list[Chunk]) -> Chunk:
    """The subject among those that may be: the first, unless it is a bare word and one is set off."""
    first = subjects[0]
    if first.kind in ("name", "state", "organization", "institution") and not is_signed(
        scan, first
    ):
        return next((c for c in subjects[1:] if is_signed(scan, c) and c.kind != "pronoun"), first)
    return first


def clause_floor(scan: Scan, sentence: Sentence, verb: Match) -> int:
    """The token at which the clause of `verb` may begin: behind the verb before it."""
    floor = sentence.start
    for match in scan.matches_in(sentence.start, verb.start, "trigger", "saying"):
        if scan.quote_of[match.start] != scan.quote_of[verb.start] or match.end > verb.start:
            continue
        for entry in match.entries:
            verbal = entry.category == "trigger" and entry.value != "noun"
            said = entry.category == "saying" and entry.key not in ("noun", "according")
            if verbal or said:
                floor = match.end
    for i in range(floor, verb.start):
        if scan.tokens[i].text == ";":
            floor = i + 1
    return floor


def head_behind(scan: Scan, chunks: list[Chunk], verb: Match) -> Chunk | None:
    """The noun phrase that a participle qualifies."""
    for chunk in chunks:
        if chunk.start >= verb.end:
            near = chunk.start - verb.end <= _NEAR and not scan.has_mark(
                verb.end, chunk.start, ",;:"
            )
            return chunk if near and chunk.kind in (*ANIMATE, "capital") else None
    return None


def unnamed_head(scan: Scan, verb: Match, end: int) -> int | None:
    """Where what follows "diyen ünlü oyuncu," begins: a participle's head without a name, and a comma."""
    i = verb.end
    while i < end and i - verb.end <= _NEAR and scan.tokens[i].is_word:
        named = scan.tokens[i].is_capital and scan.covered[i] is None
        if named or scan.is_category(i, "saying", "trigger"):
            return None
        i += 1
    return i + 1 if verb.end < i < end and scan.tokens[i].text == "," else None


def parts_before(
    scan: Scan, near: list[Chunk], trigger: Match, form: str, found: Arguments
) -> list[Chunk]:
    """Subject and object of a trigger whose parts stand before it; gives the chunks of its clause."""
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    before = [c for c in near if c.end <= trigger.start]
    floor = clause_floor(scan, sentence, trigger)
    left = [c for c in before if c.start >= floor]
    owners = [c for c in left if c.possessive and c.kind in ANIMATE]
    if form != "noun":
        left = [*_past_participle(scan, trigger, before, floor), *left]
    if form == "noun":
        _of_noun(scan, near, trigger, (before, left, owners), found)
        return left
    objects = [c for c in left if c.slot == "object" and c.kind in ANIMATE]
    found.object = _tied(left, objects[-1]) if objects else []
    subjects = [c for c in before if is_subject(scan, c)]
    subjects = _but_partners(before, subjects)
    inner = [c for c in left if c in subjects]
    if form == "passive" or (any(c.slot == "by" for c in left) and not objects):
        agents = [c for c in left if c.slot == "by"]
        # "Fidan'ın, geldiği Azerbaycan'da X tarafından kabul edildiği": people before places.
        told = before if is_nominal(scan, trigger) else left
        people = [c for c in told if c.possessive and c.kind in HUMAN]
        patient = inner[-1:] or people[:1] or owners[:1] or subjects[:1]
        found.object = found.object or (_tied(before, patient[0]) if patient else [])
        found.subject = [agents[-1]] if agents else []
    elif is_participle(scan, trigger):
        head = head_behind(scan, near, trigger)
        found.subject = _tied(near, head) if head is not None else []
    elif is_nominal(scan, trigger) and owners:
        found.subject = _tied(left, owners[0])
        found.object = found.object or _audience(scan, trigger, owners[1:])
    elif (owner := _owner_of_clause(scan, sentence, trigger, owners)) is not None:
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
    if is_nominal(scan, trigger):
        # "geldiği Özbekistan'da": the place that a relative verb qualifies stands right behind it.
        behind = [c for c in near if c.start == trigger.end and c.kind in PLACES]
        left = [*left, *(c for c in behind if c.slot or c.possessive)]
    return left


def _but_partners(chunks: list[Chunk], subjects: list[Chunk]) -> list[Chunk]:
    """Leave out the first of "A ve B ile", whose marking stands behind the last, if others may act."""
    partners = [
        a for a, b in itertools.pairwise(chunks)
        if b.joined and b.slot == "with" and not a.slot and b.start - a.end == 1
    ]  # fmt: skip
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
    owned = trigger.end - trigger.start > 1 and _ends(
        scan.pack.meta.qualified, scan.tokens[trigger.start].norm
    )
    return beside if owned and trigger.has("trigger", "meeting") else []


_CHAIN = 12
"""Tokens up to the verb that a converb hangs on."""


def of_coming_noun(scan: Scan, match: Match, last: int) -> bool:
    """Whether a day is that of a noun before the trigger: "yarın yapılacak zirve öncesinde görüştü"."""
    for i in range(last, min(last + _NEAR + 1, match.start - 2)):
        word = scan.match_at.get(i)
        if word is not None and word.has("modality", "future") and is_participle(scan, word):
            return match.start - word.end > 1
    return False


def _owner_of_clause(
    scan: Scan, sentence: Sentence, trigger: Match, owners: list[Chunk]
) -> Chunk | None:
    """ "X'in Y'yi arayarak … ilettiğini aktardı": the converb has the subject of the clause told."""
    meta = scan.pack.meta
    if not _ends(meta.converb, scan.tokens[trigger.end - 1].norm):
        return None
    able = [c for c in owners if c.kind in HUMAN and not _owns_noun(scan, c)]
    chain = range(trigger.end, min(trigger.end + _CHAIN, sentence.end))
    told = any(_ends(meta.nominal, scan.tokens[i].norm) for i in chain)
    return able[0] if able and told else None


def _owns_noun(scan: Scan, owner: Chunk) -> bool:
    """Whether what stands right behind an owner is owned: "X'in mektubunu"."""
    i = owner.end
    while i < len(scan.tokens) and scan.tokens[i].text[0] in "'’":
        i += 1
    return i < len(scan.tokens) and _ends(scan.pack.meta.qualified, scan.tokens[i].norm)


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
        found.subject, found.owned = _tied(left, owners[-1]), True
        return
    if left and left[-1].slot == "between" and trigger.start - left[-1].end <= _NEAR:
        return  # whoever speaks of talks between two others takes no part in them
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    light = any(_is_light(scan, i) for i in range(trigger.end, sentence.end))
    found.bare = not light
    inner = [c for c in left if is_subject(scan, c)] or [c for c in before if is_subject(scan, c)]
    if inner:
        found.subject = _tied(before, inner[0])
    elif not any(c.slot in ("with", "between") for c in left):
        behind = [c for c in near if c.start >= trigger.end and is_subject(scan, c)]
        if behind and not light:
            found.subject = _tied(near, behind[0])
    else:
        # "X ile düzenlediği toplantının ardından Y, …", "X'le toplantıda konuşan Y, …"
        behind = [c for c in near if c.start >= trigger.end and is_subject(scan, c)]
        if behind and behind[0].kind in HUMAN and is_signed(scan, behind[0]):
            found.subject = _tied(near, behind[0])


def _is_light(scan: Scan, i: int) -> bool:
    return scan.has_grammar(i, "light")


def _tied(chunks: list[Chunk], chunk: Chunk) -> list[Chunk]:
    """`chunk` with all that is coordinated with it."""
    i = next(k for k, c in enumerate(chunks) if c is chunk)
    first = last = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in (*ANIMATE, "capital"):
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].joined and chunks[last + 1].kind in ANIMATE:
        last += 1
    return [c for c in chunks[first : last + 1] if c.kind in (*ANIMATE, "capital")]
