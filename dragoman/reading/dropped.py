"""Subjects left out: "Añadió que …", "Firmaram um acordo" go on with whoever was spoken of.

A verb has dropped its subject where it opens a clause and no noun phrase of its
own follows.  Its ending tells one from several.
"""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.candidate import Reader
from dragoman.reading.cast import Casting
from dragoman.reading.chunk import HUMAN, Chunk, chunks_of
from dragoman.reading.firstperson import own_voice
from dragoman.reading.frames import Arguments
from dragoman.reading.gender import of_other_sex, verb_sign
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_OPENING = ',،;؛:–—-"”“»«(¿¡'
_BACK = 4
"""Sentences back in which the subject may stand."""


def opens_clause(scan: Scan, sentence: Sentence, start: int) -> bool:
    """Whether nothing but adverbs, object pronouns or times stands between a clause's head and `start`."""
    i = start - 1
    while i >= sentence.start:
        token = scan.tokens[i]
        if token.text[0] in _OPENING:
            return True
        if i in scan.date_tokens or scan.has_grammar(i, "adverb", "auxiliary", "there"):
            i -= 1
            continue
        told = i + 1 in scan.date_tokens or scan.has_grammar(i + 1, "there")
        if told and (scan.has_grammar(i, "determiner") or scan.is_category(i, "marker")):
            i -= 1  # "En 2023 estuvo en …", "De allí viajará a …"
            continue
        if (before := _before_place(scan, sentence, i)) is not None:
            i = before  # "En Panamá se reunirá con …"
            continue
        if scan.has_grammar(i, "relative") and scan.is_category(i - 1, "marker"):
            return True  # "…, con quien ya se reunió en mayo"
        match = scan.covered[i]
        if scan.pack.meta.article and match is not None and match.start == sentence.start:
            return match.has_value("trigger", "noun")  # "עם הגעתו נפגש עם X"
        if match is not None and match.entry("pronoun") and match.entries[0].key in ("him", "them"):
            i -= 1
            continue
        return scan.has_grammar(i, "and", "but", "that") or bool(
            match and (match.has("saying", "according") or ends_in_that(scan, match))
        )
    return True


def _before_place(scan: Scan, sentence: Sentence, i: int) -> int | None:
    """The token before a place that opens a sentence with its preposition and ends at token `i`."""
    place = scan.covered[i]
    if place is None or not scan.pack.meta.inversion or not place.entry("capital", "city", "state"):
        return None
    first = place.start - 1
    while first > sentence.start and scan.has_grammar(first, "determiner"):
        first -= 1
    opens = first == sentence.start or scan.has_grammar(first - 1, "and", "but", "adverb")
    marked = scan.entry(first, "marker") if first >= sentence.start else None
    return first - 1 if opens and marked is not None and marked.key == "in" else None


def ends_in_that(scan: Scan, match: Match) -> bool:
    """Whether a phrase of saying holds the word that opens its clause ("وأشار إلى أنه سيلتقي")."""
    return match.end - match.start > 1 and any(
        e.category == "grammar" and e.key == "that"
        for e in scan.pack.table.single(scan.tokens[match.end - 1])
    )


def lacks_subject(scan: Scan, sentence: Sentence, end: int) -> bool:
    """Whether no noun phrase that could be the verb's subject follows token `end`."""
    i = end
    while i < sentence.end and (i in scan.date_tokens or scan.has_grammar(i, "adverb")):
        i += 1
    if i >= sentence.end or not scan.tokens[i].is_word or scan.quote_of[i] >= 0:
        return True
    if scan.has_grammar(i, "that") or scan.tokens[min(i + 1, sentence.end - 1)].text == ":":
        return True  # "diz apenas: “…”"
    match = scan.covered[i]
    # "dijo una mujer", "dijeron fuentes": a bare noun phrase speaks.
    return match is not None and match.entry("marker") is not None


def is_plural(scan: Scan, start: int, end: int) -> bool:
    """Whether the ending of the verb in tokens `start` to `end` says several."""
    pattern = scan.pack.meta.plural_verb
    if scan.pack.meta.order == "vso" and scan.is_category(start, "trigger", "saying"):
        end = start + 1  # "اتصل هاتفيا": what follows the verb is none
    return bool(pattern) and any(
        ends_in(scan.tokens[i].norm, pattern) and not _is_preposition(scan, start, i)
        for i in range(start, end)
    )


def _is_preposition(scan: Scan, verb: int, i: int) -> bool:
    """Whether token `i` of a verb's phrase is a preposition or "that": "estuvo en", "أكد أن"."""
    return any(
        (i > verb and (e.category == "marker" or e.key == "that")) or e.key == "according"
        for e in scan.pack.table.single(scan.tokens[i])
    )


def subject_before(
    casting: Casting, chunks: list[Chunk], sentence: Sentence, plural: bool, *, sex: int = 0
) -> tuple[int, ...]:
    """The persons that the last sentences had as their subject.

    `sex` is 1 where the verb shows one woman, -1 where it shows one man, else 0.
    """
    scan = casting.scan
    for back in range(1, min(_BACK, sentence.index) + 1):
        here = [
            c
            for c in chunks_of(chunks, sentence.index - back)
            if c.quoted < 0 and (c.actor >= 0 or c.actors)
        ]
        if scan.sentences[sentence.index - back].line < sentence.line - 2:
            return ()
        people = [c for c in here if c.kind in HUMAN]
        if plural:
            found = _several(casting, people)
        else:
            found = next(
                (
                    (c.actor,)
                    for c in people
                    if not c.slot and not c.possessive and c.actor >= 0
                    if not _is_object(scan, c)
                    if not sex or not of_other_sex(scan, casting.actors[c.actor], sex)
                ),
                (),
            )
        if found:
            return found
    return ()


_DONE_TO = ("meeting", "reception", "invitation", "congratulation")


def _is_object(scan: Scan, chunk: Chunk) -> bool:
    """Whether somebody stands right behind the verb of what is done to him: "dove incontrerà X"."""
    i = chunk.start
    first = scan.sentences[chunk.sentence].start
    while i > first and (
        scan.has_grammar(i - 1, "determiner", "adverb") or i - 1 in scan.date_tokens
    ):
        i -= 1
    verb = scan.covered[i - 1] if i > first else None
    romance = scan.pack.meta.inversion and scan.pack.meta.analytic and not scan.pack.meta.object_to
    if verb is None or not romance or not verb.has("trigger", *_DONE_TO):
        return False
    if scan.tokens[verb.start].norm in _EACH_OTHER:
        return False
    return verb.has_value("trigger", "past", "present", "future", "base")


_EACH_OTHER = ("si", "se")
"""What opens a verb of which several are the subject: "si sono incontrati X e Y"."""


def _several(casting: Casting, people: list[Chunk]) -> tuple[int, ...]:
    for chunk in people:
        if len(chunk.actors) > 1:
            return chunk.actors
    persons: dict[int, str | None] = {}
    for chunk in people:
        if chunk.actor >= 0 and casting.actors[chunk.actor].kind in ("person", "name"):
            persons.setdefault(chunk.actor, casting.actors[chunk.actor].state)
    if len(persons) == 2:
        return tuple(persons)
    return ()


def complete_dropped(reader: Reader, match: Match, form: str, found: Arguments) -> None:
    """Give a verb that dropped its subject, or a passive its patient, whoever was spoken of."""
    if speaker := own_voice(reader, match, form):
        found.subject = speaker
    if form in ("past", "present", "future", "base") and not found.subject:
        supply_subject(reader, match, found)
    if form == "passive" and found.subject and not found.object:
        # "È stata accolta dal presidente": the one received is the one before.
        agent, found.subject = found.subject, []
        supply_subject(reader, match, found, bare=True)
        found.object, found.subject = found.subject, agent


def supply_subject(reader: Reader, match: Match, found: Arguments, *, bare: bool = False) -> None:
    """A verb that opens its clause without a subject goes on with the last sentence's."""
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    opens = opens_clause(scan, sentence, match.start) or _opens_with_partner(reader, match)
    if scan.quote_of[match.start] >= 0 or not (bare or opens):
        return
    plural = is_plural(scan, match.start, match.end)
    sex = verb_sign(scan, match)
    actors = subject_before(reader.casting, reader.chunks, sentence, plural, sex=sex)
    if actors:
        found.subject = [
            Chunk(
                kind="collective", start=match.start, end=match.start,
                sentence=sentence.index, actors=actors,
            )
        ]  # fmt: skip


def _opens_with_partner(reader: Reader, match: Match) -> bool:
    """Whether a Chinese sentence begins with nothing but days, places and the other side: "与王毅举行会谈"."""
    scan = reader.scan
    if scan.pack.meta.spaces:
        return False
    index = scan.sentence_of[match.start]
    within = {
        i
        for c in reader.of_sentence(index)
        if c.slot in ("with", "in") and c.end <= match.start
        for i in range(c.marker, c.end)
    }
    first = scan.sentences[index].start
    return bool(within) and all(
        i in within or i in scan.date_tokens or scan.has_grammar(i, "adverb", "auxiliary")
        for i in range(first, match.start)
    )
