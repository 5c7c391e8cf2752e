"""Verbs of saying with their speakers, in each order of words."""

from __future__ import annotations

from dragoman.language.tokens import ends_in
from dragoman.reading.cast import is_subject
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.cue import (
    Cue,
    SayingVerb,
    coordinated,
    has_and,
    is_gerund,
    is_relative,
    with_coordinated,
)
from dragoman.reading.described import past_description
from dragoman.reading.dropped import lacks_subject, opens_clause
from dragoman.reading.han_parts import opens_with_object
from dragoman.reading.issued import conveyed, given_out, issuer
from dragoman.reading.saying_in_clause import in_clause, quoted_in_passive
from dragoman.reading.scan import Scan
from dragoman.reading.speakers import (
    after_and,
    after_conjunction,
    ends_aside,
    find_addressee,
    owner_of,
    quoted_speaker,
    starts_clause,
    subject_before,
    text_speaks,
    unnamed_behind,
    unnamed_source,
)
from dragoman.reading.speakers_behind import (
    is_inverted,
    subject_at_end,
    subject_behind,
    unknown_behind,
)
from dragoman.reading.speaking_places import of_place, speaking_place
from dragoman.reading.subjects import antecedent
from dragoman.reading.verb_first import contrasted, inside_report, subject_of


def carry_speaker(scan: Scan, cues: list[Cue], cue: Cue) -> None:
    """A verb of saying right behind a comma goes on with the sentence's speaker: "…，称…"."""
    if not cues or not cue.speaker or cue.inverted or cue.saying not in ("say", "tell", "charged"):
        return
    last = cues[-1]
    before = cue.start - 1
    if last.speaker and scan.tokens[before].text in ",，" and cue.speaker[-1].end <= before:
        cue.speaker, cue.elided = last.speaker, True


_Settled = tuple[bool, Cue | None]
"""Whether the question is settled, and the cue it came to (None: no cue here)."""
_OPEN: _Settled = (False, None)


def verb(at: SayingVerb) -> Cue | None:
    """The cue of a verb of saying with its speaker; None where nothing is reported."""
    cue = Cue(saying=at.saying, start=at.match.start, end=at.match.end)
    if (end := _behind_one(at)) is not None:
        return _said_there(at, cue, end)
    if (read := conveyed(at.scan, at.match, at.chunks)) is not None:
        return read
    for settle in (_by_its_place, _by_its_form, _by_ties):
        settled, result = settle(at, cue)
        if settled:
            return result
    near, settled = _near(at, cue)
    if settled:
        return cue
    behind = _behind(at, near)
    if at.saying == "say" and behind is None and unknown_behind(at.scan, at.sentence, at.match):
        if _is_person_noun(at):
            # "…, a lâché le quadragénaire": whoever was spoken of, by a word the pack does not have.
            cue.opens = cue.inverted = True
            return cue
        if near is not None:
            return None
    if near is None and behind is None and at.scan.pack.meta.place_speaks:
        cue.speaker = speaking_place(at.scan, at.match, at.chunks)
        if cue.speaker:
            return cue
    if at.saying == "quoted":
        return quoted_speaker(at, cue)
    return _choose(at, cue, near, behind)


def _behind_one(at: SayingVerb) -> int | None:
    """The token behind "one" as a verb's subject ("souligne-t-on", "a-t-on appris"); None if it is not."""
    scan, match = at.scan, at.match
    for i in range(match.start + 2, min(match.end + 4, at.sentence.end)):
        token = scan.tokens[i]
        if i >= match.end and not (token.glued and scan.tokens[match.end].text == "-"):
            return None
        if token.norm in scan.pack.meta.one and token.glued and scan.tokens[i - 1].text == "-":
            return max(i + 1, match.end)
    return None


_THERE = 6
"""Tokens between "it is said" and the body or place where it is."""


def _said_there(at: SayingVerb, cue: Cue, end: int) -> Cue | None:
    """ "…, souligne-t-on à Lima", "…, a-t-on appris auprès du ministère": those there speak."""
    kinds = ("capital", "metonym", "institution", "organization", "state")
    there = [c for c in at.chunks if 0 <= c.start - end <= _THERE and c.kind in kinds]
    if not there or there[0].slot not in ("in", "with", "from", "to"):
        there = [c for c in (issuer(at.scan, end, at.chunks),) if c is not None]
    if not there:
        return None
    cue.end, cue.saying, cue.speaker, cue.inverted = end, "say", [there[0]], True
    return cue


def _is_person_noun(at: SayingVerb) -> bool:
    """Whether the noun behind the verb and its article is one for a person ("le quadragénaire")."""
    scan, sign, i = at.scan, at.scan.pack.meta.person_noun, at.match.end
    while i < at.sentence.end and i in scan.date_tokens:
        i += 1
    if not sign or i + 1 >= at.sentence.end or scan.has_grammar(i, "indefinite"):
        return False
    behind = scan.tokens[i + 2].text if i + 2 < at.sentence.end else "."
    closed = not behind[0].isalpha() or scan.is_category(i + 2, "marker")
    return closed and ends_in(scan.tokens[i + 1].norm, sign)


def _by_its_place(at: SayingVerb, cue: Cue) -> _Settled:
    """Cues whose speaker the place of the verb shows: "who said", "said the Kremlin"."""
    scan, match = at.scan, at.match
    placed = of_place(scan, match, at.chunks)
    if placed is not None:
        cue.speaker, cue.inverted, cue.opens = placed
        return True, cue
    head = antecedent(scan, at.chunks, match.start)
    if head:
        cue.speaker = head
        return True, cue
    if scan.pack.meta.auxiliaries and at.saying == "quoted":
        quoted = quoted_in_passive(at, cue)
        if quoted is not None:
            return True, quoted
    if scan.pack.meta.auxiliaries and at.saying != "quoted":
        return True, in_clause(at, cue)
    return _OPEN


def _by_its_form(at: SayingVerb, cue: Cue) -> _Settled:
    """Cues of unnamed sources and of texts, and verbs that hold their subject."""
    scan, match = at.scan, at.match
    if at.order == "svo" and unnamed_source(scan, at.sentence, at.chunks, match):
        return True, None
    if at.saying == "stress" and _named_in_relative(at):
        return True, None
    inverts = scan.pack.meta.inversion and scan.pack.meta.analytic
    closed = inverts and match.start > 0 and starts_clause(scan, at.sentence, match)
    if (scan.pack.meta.paradigms or closed) and unnamed_behind(scan, at.sentence, match):
        return True, None
    if at.saying in ("say", "tell", "charged", "stress", "label") and (
        given := given_out(scan, at.sentence, match, at.chunks)
    ):
        cue.speaker, cue.opening = [given[0]], given[1]
        cue.inverted = cue.opening >= match.end
        return True, cue
    if at.order == "svo" and scan.pack.meta.passive and text_speaks(scan, at.sentence, match):
        cue.carried = True
        return True, cue
    inside = [
        c for c in at.chunks if match.start < c.start and c.end < match.end and c.kind == "pronoun"
    ]
    if inside:
        # "a-t-il ajouté": the subject stands within the verb.
        cue.speaker, cue.inverted = inside, True
        return True, cue
    first = match.start == at.sentence.start
    if at.order == "svo" and not first and is_relative(scan, match.start - 1):
        # "…, which confirms the thaw": a thing is the subject.
        return True, None
    return _OPEN


_NAMED = 5
"""Tokens back from a verb to the relative word that is its object."""


def _named_in_relative(at: SayingVerb) -> bool:
    """ "присутствие, которое он назвал гибридным": in passing, and without a quotation."""
    scan, first = at.scan, max(at.sentence.start, at.match.start - _NAMED)
    if not scan.pack.meta.paradigms or scan.tokens[at.match.start - 1].text == ",":
        return False
    relative = [i for i in range(first, at.match.start - 1) if scan.has_grammar(i, "relative")]
    if not relative or scan.has_mark(relative[-1], at.match.start, ",;:"):
        return False
    return all(scan.quote_of[i] < 0 for i in range(at.match.end, at.sentence.end))


def _by_ties(at: SayingVerb, cue: Cue) -> _Settled:
    """Cues tied to an owner or, by a gerund, to the cue before."""
    owner = owner_of(at.scan, at.chunks, at.match)
    if owner is not None:
        cue.speaker = [owner]
        return True, cue
    if at.cues and at.scan.pack.meta.gerund and is_gerund(at.scan, at.match):
        cue.speaker, cue.elided = at.cues[-1].speaker, True
        return True, cue
    return _OPEN


def _near(at: SayingVerb, cue: Cue) -> tuple[Chunk | None, bool]:
    """The subject before the verb; True when the cue goes on with the speaker before instead."""
    scan, match, cues = at.scan, at.match, at.cues
    before = at.before()
    near = subject_before(scan, before, match, at.floor)
    if scan.pack.meta.paradigms and is_gerund(scan, match):
        # "Путин поздравил X, отметив, что …": whoever the clause before has as its subject.
        near = next((c for c in before if c.kind in HUMAN and is_subject(scan, c)), near)
    if at.order == "svo" and near is not None and after_conjunction(scan, at.sentence, match):
        if cues and not cues[-1].inverted and cues[-1].saying != "according":
            cue.speaker, cue.elided = cues[-1].speaker, True
            return near, True
        subjects = [c for c in before if c.kind in HUMAN and is_subject(scan, c)]
        near = subjects[-1] if subjects else near
    if cues and opens_with_object(scan, near, match):
        cue.speaker, cue.elided = cues[-1].speaker, True
        return None, True
    if near is not None and cues and has_and(match) and near.end < match.start:
        # "X said that Y would come, and added": Y is inside the report.
        near = None
    if near is None and cues and coordinated(scan, match, at.floor):
        cue.speaker, cue.elided = cues[-1].speaker, True
        return None, True
    return near, False


def _behind(at: SayingVerb, near: Chunk | None) -> Chunk | None:
    """The subject behind the verb, where the language or the words let it stand there."""
    behind = subject_behind(at.scan, at.sentence, at.match, at.after())
    if behind is None and _is_free(at):
        behind = subject_at_end(at.scan, at.sentence, at.match, at.after())
    if near is not None and at.order == "sov":
        return None
    if near is not None and at.saying in ("charged", "stress") and at.order == "svo":
        return None
    return behind


def _choose(at: SayingVerb, cue: Cue, near: Chunk | None, behind: Chunk | None) -> Cue | None:
    """Settle between a subject before the verb, one behind it, and the speaker before."""
    scan, match, cues, meta = at.scan, at.match, at.cues, at.scan.pack.meta
    behind = _bare_behind(at, near, behind)
    if meta.inversion and near is not None and cues and after_and(scan, match, near.end):
        near = None
    if near is None and behind is None and cues and coordinated(scan, match, at.floor):
        cue.speaker, cue.elided = cues[-1].speaker, True
        return cue
    near = None if _starts_anew(at, near, behind) or _in_setting(at, near, behind) else near
    if near is not None and near.kind == "agency" and at.saying == "backward" and behind:
        near = None  # "Об этом РИА Новости сообщил X"
    inverted = at.order == "vso" or near is None or is_inverted(scan, at.sentence, match)
    if behind is not None and inverted:
        cue.speaker, cue.inverted = with_coordinated(at.chunks, behind), True
        cue.aside = past_description(scan, at.sentence, cue.right)
    elif near is not None:
        cue.speaker = with_coordinated(at.chunks, near)
    elif behind is not None and at.order == "v2":
        cue.speaker, cue.inverted = with_coordinated(at.chunks, behind), True
    elif cues:
        if meta.pro_drop and not opens_clause(scan, at.sentence, match.start):
            # "dijo que su país apoya …": a subject the pack does not know stands before the verb.
            return None
        cue.speaker, cue.elided = cues[-1].speaker, True
    takes_object = at.saying in ("stress", "charged")
    cue.opens = (
        not cue.speaker
        and opens_clause(scan, at.sentence, match.start)
        and (takes_object or lacks_subject(scan, at.sentence, match.end))
    )
    if at.saying == "tell":
        find_addressee(cue, at.chunks, match)
    return cue


def _is_free(at: SayingVerb) -> bool:
    return at.scan.pack.meta.inversion and at.saying in ("say", "tell", "backward")


def _bare_behind(at: SayingVerb, near: Chunk | None, behind: Chunk | None) -> Chunk | None:
    """`behind`, unless what stands there is content or the object of the verb."""
    if behind is None:
        return None
    tied = with_coordinated(at.chunks, behind)
    if at.order == "svo" and not _is_free(at) and not ends_aside(at.scan, at.sentence, tied):
        return None
    if near is None and at.scan.pack.meta.pro_drop and at.saying in ("charged", "stress"):
        # "exortou os Estados Unidos a …": what stands bare behind the verb is its object.
        last = tied[-1].end
        if last < at.sentence.end and at.scan.tokens[last].is_word:
            return None
    return behind


def _starts_anew(at: SayingVerb, near: Chunk | None, behind: Chunk | None) -> bool:
    """Whether the verb opens a clause of its own, so that a far subject before it is another's."""
    return (
        near is not None
        and behind is not None
        and _is_free(at)
        and at.match.start - near.end > 2
        and starts_clause(at.scan, at.sentence, at.match)
    )


def _in_setting(at: SayingVerb, near: Chunk | None, behind: Chunk | None) -> bool:
    """ "לקראת ביקור X בפרו אמר Y: …": whoever stands in the setting before the verb does not speak."""
    if near is None or behind is None or not at.scan.pack.meta.article or behind.counterpart:
        return False
    fronted = near.start > at.sentence.start and near.end < at.match.start
    return fronted and behind.start == at.match.end and at.saying in ("say", "tell")


def verb_first(at: SayingVerb) -> Cue | None:
    """A cue of a language whose verbs come first."""
    scan, match, saying, chunks, cues = at.scan, at.match, at.saying, at.chunks, at.cues
    cue = Cue(saying="say" if saying == "quoted" else saying, start=match.start, end=match.end)
    if saying == "quoted":
        return _relayed(at, cue)
    floor = max((max(c.end, c.right) for c in cues), default=0)
    if inside_report(scan, match, floor) and not contrasted(scan, match, chunks):
        return None
    head = antecedent(scan, chunks, match.start)
    if head:
        cue.speaker = head
        return cue
    found = subject_of(at, floor)
    if found.chunk is not None:
        cue.speaker = [found.chunk] if found.shared else with_coordinated(chunks, found.chunk)
        cue.inverted, cue.elided = found.behind, found.shared
    elif found.shared and cues:
        cue.speaker, cue.elided, cue.actors = cues[-1].speaker, True, cues[-1].actors
    cue.opens = found.dropped
    if saying == "tell":
        find_addressee(cue, chunks, match)
    return cue


def _relayed(at: SayingVerb, cue: Cue) -> Cue | None:
    """ "نقلت الوكالة عن X أن …": the agency is the channel.

    Of "نقلت الوكالة عن X قوله" the next cue has the speaker.
    """
    scan = at.scan
    for chunk in at.chunks:
        if chunk.start < at.match.end or chunk.slot != "about" or chunk.start >= at.limit:
            continue
        i = chunk.end + (scan.tokens[chunk.end].text in "،,")
        if chunk.kind not in (*ANIMATE, "capital") or not scan.has_grammar(i, "that"):
            return None
        cue.speaker, cue.inverted = [chunk], True
        agencies = [c for c in at.chunks if at.match.end <= c.start < chunk.start]
        if agencies and agencies[0].kind in ("agency", "organization"):
            cue.via = agencies[0].key or agencies[0].organization
        return cue
    return None
