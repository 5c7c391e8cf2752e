"""Who speaks where the verb's subject may stand on either side of it, in the verb's own clause."""

from __future__ import annotations

from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.clauses import Clause, clause_around, sides_in_clause
from dragoman.reading.cue import Cue, SayingVerb, can_speak, coordinated
from dragoman.reading.scan import Scan
from dragoman.reading.speakers import owner_of
from dragoman.reading.speakers_behind import is_inverted


def quoted_in_passive(at: SayingVerb, cue: Cue) -> Cue | None:
    """ "…“, wurde Lind von der Agentur zitiert": whose words they are is the subject."""
    scan, words = at.scan, at.scan.pack.meta.auxiliaries
    passive = (*words.get("passive", ()), *words.get("modal", ()))
    clause = clause_around(scan, at.sentence, at.chunks, at.match)
    if not any(scan.tokens[i].norm in passive for i in range(clause.start, clause.end)):
        return None
    here = [c for c in at.chunks if clause.start <= c.start < clause.end]
    subject = [c for c in here if can_speak(c) and c.kind != "agency"][:1]
    if not subject:
        return None
    cue.speaker, cue.saying, cue.opening = subject, "say", clause.start
    cue.start, cue.inverted = min(cue.start, subject[0].start), True
    agencies = [c for c in here if c.kind in ("agency", "organization") and c.slot == "by"]
    cue.via = (agencies[0].key or agencies[0].organization) if agencies else None
    return cue


def in_clause(at: SayingVerb, cue: Cue) -> Cue:
    """The cue with the speaker that its clause shows; no speaker where someone unknown speaks."""
    scan, match, chunks, cues = at.scan, at.match, at.chunks, at.cues
    owner = owner_of(scan, chunks, match)
    clause = clause_around(scan, at.sentence, chunks, match)
    here = [c for c in chunks if clause.start <= c.start < clause.end]
    cue.opening = clause.start
    outside = cues and coordinated(scan, match, cues[-1].end)
    if owner is not None:
        cue.speaker = [owner]
    elif (named := _named_aside(at)) is not None:
        cue.speaker, cue.inverted = [named], True
    elif _known_otherwise(at):
        # «…», sagte der Freiburger: whoever was spoken of, by a word the pack does not have.
        cue.opens = cue.inverted = True
    elif (source := _source(at, clause, here)) is not None:
        cue.speaker = [source]
    elif not any(can_speak(c) for c in here) and (
        _unknown_subject(at, clause) or scan.has_grammar_in(clause.start, clause.end, "source")
    ):
        cue.opening = -1
    elif not any(can_speak(c) for c in here) and outside:
        cue.speaker, cue.elided = cues[-1].speaker, True
    elif scan.tokens[match.end - 1].norm in scan.pack.meta.auxiliaries.get("impersonal", ()):
        _of_nobody(at, cue, clause, here)
    else:
        _of_sides(at, cue, clause, here)
    return cue


def _source(at: SayingVerb, clause: Clause, here: list[Chunk]) -> Chunk | None:
    """ "Wie aus dem Kreml verlautete": where it comes from, in a clause that nobody is the subject of."""
    scan = at.scan
    if any(can_speak(c) for c in here) or not scan.has_grammar(clause.start, "because"):
        return None
    start = clause.start + 1
    if scan.tokens[start].norm in scan.pack.meta.auxiliaries.get("impersonal", ()):
        start += 1
    kinds = ("metonym", "organization", "capital", "state")
    for chunk in here:
        named = chunk.kind in kinds or (chunk.kind == "institution" and bool(chunk.state))
        owned = any(c.kind == "pronoun" and c.end == chunk.start for c in here)
        if named and not owned and chunk.slot in ("from", "in") and chunk.start - start <= 3:
            return chunk
    return None


def _of_sides(at: SayingVerb, cue: Cue, clause: Clause, here: list[Chunk]) -> None:
    able = [c for c in at.chunks if can_speak(c) or c.slot == "object"]
    sides = sides_in_clause(at.scan, clause, able, at.match, "past")
    first = next((c for c in here if c.kind in _BODIES and can_speak(c)), None)
    if first is not None and _leads(at, clause, first) and _verb_at(at, first.end):
        # "Peking hat das Vorgehen der USA kritisiert", "Die UNO forderte Ministerin X auf"
        sides.object = sides.subject if sides.subject != [first] else sides.object
        sides.subject = [first]
    cue.speaker = sides.subject
    if not sides.subject or not any(c in here for c in sides.subject):
        capitals = [c for c in here if c.kind == "capital" and can_speak(c)]
        sides.subject = capitals[:1] or sides.subject
    cue.inverted = bool(sides.subject) and sides.subject[0].start >= at.match.end
    if len(cue.speaker) == 1 and cue.speaker[0].name is None and cue.speaker[0].key is None:
        both = cue.speaker[0]
        if both.kind == "collective" and both.end - both.start == 2:
            cue.actors = both.actors[:1]  # "… bezeichnete Putin Xi als Freund": subject and object
    if not any(c in here for c in cue.speaker):
        cue.elided = True
    if cue.saying == "tell":
        cue.addressee = sides.object if any(c in here for c in sides.object) else []


_BODIES = ("capital", "organization", "institution", "metonym")


def _leads(at: SayingVerb, clause: Clause, first: Chunk) -> bool:
    """Whether a body opens its clause, behind an article and a noun for what it is."""
    scan, i = at.scan, first.start
    if first.kind == "capital":
        return i == clause.start
    if i - clause.start == 2 and scan.covered[i - 1] is None and scan.tokens[i - 1].is_capital:
        i -= 1
    if i - clause.start == 1 and scan.has_grammar(clause.start, "determiner"):
        i -= 1
    return i == clause.start


def _verb_at(at: SayingVerb, i: int) -> bool:
    """Whether the finite verb stands at token `i`: an auxiliary, or the verb of saying."""
    perfect = at.scan.pack.meta.auxiliaries.get("perfect", ())
    return i == at.match.start or (i < at.match.start and at.scan.tokens[i].norm in perfect)


def _of_nobody(at: SayingVerb, cue: Cue, clause: Clause, here: list[Chunk]) -> None:
    """ "Hieß es in Paris", "hieß es aus dem Ministerium": whoever is named in the clause.

    "Hieß es zur Begründung" goes on with the speaker before.
    """
    named = (*ANIMATE, "agency", "capital")
    cue.speaker = [c for c in here if c.start >= at.match.end and c.kind in named][:1]
    cue.inverted = bool(cue.speaker)
    if not cue.speaker:
        # "Aus dem Ministerium hieß es"
        before = [c for c in here if c.end <= at.match.start and c.slot in ("from", "in")]
        cue.speaker = [c for c in before if c.kind in named and c.kind not in HUMAN][-1:]
    if not cue.speaker and is_inverted(at.scan, at.sentence, at.match):
        cue.carried = not _told_by_others(at.scan, at.match.end, clause.end)


def _told_by_others(scan: Scan, start: int, end: int) -> bool:
    """Whether the clause tells where from: "hieß es aus Kreisen der Koalition"."""
    return any(
        (entry := scan.entry(i, "marker")) is not None
        and entry.key in ("from", "in", "by")
        and not any(scan.is_category(k, "saying") for k in range(i, min(i + 4, end)))
        and i + 1 not in scan.date_tokens
        for i in range(start, end)
    )


_ASIDE = 10
"""Tokens from a verb to the comma before the name: "sagte der Leiter der örtlichen Behörde, X, …"."""


def _named_aside(at: SayingVerb) -> Chunk | None:
    """ "…“, sagte die Sprecherin der Stahlsparte, Ada Lind": the name behind the comma speaks.

    What stands before it, with its article, is a noun that no pack need know.
    """
    scan, start = at.scan, at.match.end
    if not is_inverted(scan, at.sentence, at.match) or not scan.has_grammar(start, "determiner"):
        return None
    comma = next(
        (
            i
            for i in range(start + 2, min(start + _ASIDE, at.sentence.end))
            if scan.tokens[i].text in ",;:.(“”»«"
        ),
        -1,
    )
    if comma < 0 or scan.tokens[comma].text != "," or not scan.tokens[start + 1].is_word:
        return None
    named = next((c for c in at.chunks if c.start == comma + 1), None)
    if named is None or named.kind not in ("person", "name") or named.slot or named.possessive:
        return None
    if any(c.name is not None and c.start >= start for c in at.chunks if c.end <= comma):
        return None
    closed = named.end >= at.sentence.end or not scan.tokens[named.end].is_word
    return named if closed and named.name is not None else None


def _known_otherwise(at: SayingVerb) -> bool:
    """Whether a noun for a person, with its article, is the subject right behind the verb."""
    scan, i = at.scan, at.match.end
    if not is_inverted(scan, at.sentence, at.match):
        return False
    return _is_someone(at, i)


def _is_someone(at: SayingVerb, i: int) -> bool:
    """Whether a definite article and a plain noun for a person stand at token `i`."""
    scan, sign = at.scan, at.scan.pack.meta.person_noun
    if not sign or i + 1 >= at.sentence.end:
        return False
    noun = scan.tokens[i + 1]
    plain = scan.covered[i + 1] is None or scan.has_grammar(i + 1, "guest")
    free = plain and not any(c.start <= i + 1 < c.end for c in at.chunks)
    article = scan.has_grammar(i, "determiner") and not scan.has_grammar(i, "indefinite")
    behind = scan.tokens[i + 2] if i + 2 < at.sentence.end else None
    named = behind is not None and behind.is_capital  # "sagte der Physiker Max Born"
    return article and free and not named and noun.is_capital and ends_in(noun.norm, sign)


_PHRASE = 4
"""Words of a noun phrase before its noun: "das in Wien erscheinende Blatt"."""


def _unknown_subject(at: SayingVerb, clause: Clause) -> bool:
    """Whether a noun that the pack does not know is the subject: "berichtete die Zeitung".

    Right behind the verb, or at the head of the clause; then nobody who is named speaks.
    """
    scan, match = at.scan, at.match
    if match.has("saying", "according"):
        return False
    first = match.end
    while first < clause.end and (first in scan.date_tokens or scan.has_grammar(first, "adverb")):
        first += 1
    if is_inverted(scan, at.sentence, match):
        said = at.saying in ("say", "tell", "quoted")
        return said and _is_plain_noun(scan, first, clause.end)
    head = clause.start
    if scan.has_grammar(head, "because", "and", "but"):
        head += 1
    return _is_plain_noun(scan, head, match.start)


def _is_plain_noun(scan: Scan, i: int, end: int) -> bool:
    """Whether a noun phrase of words the pack does not know begins at token `i`."""
    if i < end and scan.has_grammar(i, "determiner"):
        if scan.is_category(i, "marker") or scan.tokens[i].norm.endswith(("einer", "eines")):
            return False  # "dem Sender": an object
        i += 1
    last = min(i + _PHRASE, end)
    while i < last and scan.covered[i] is None and not scan.tokens[i].is_capital:
        i += 1
    noun = i < last and scan.tokens[i].is_capital and scan.tokens[i].is_word
    return noun and scan.covered[i] is None and i not in scan.date_tokens
