"""Who stands behind a verb: "Welcoming X at the palace, Y urged …", "Waiting for him was X", "saw X"."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, PLACES, Chunk
from dragoman.reading.cleft import cleft, opens_cleft
from dragoman.reading.frames import Arguments
from dragoman.reading.nouns import main_subject
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def opens_sentence(scan: Scan, sentence: Sentence, trigger: Match) -> bool:
    """Whether the subject of a verb that goes before its clause stands behind the comma.

    Where little but endings marks a subject it may open the sentence anywhere; else close to its
    start: "Earlier, welcoming X at the palace, Y urged …".
    """
    meta = scan.pack.meta
    if bool(meta.paradigms) or trigger.start - sentence.start <= _OPENING:
        return True
    # "Speaking to reporters in Lima after meeting X, Y said": a participle opens it.
    ending = meta.active_participle or meta.gerund
    heads = [t.norm for t in scan.tokens[sentence.start : min(sentence.start + 2, trigger.start)]]
    return (
        bool(ending)
        and any(re.search(f"(?:{ending})$", head) for head in heads)
        and not scan.has_mark(sentence.start, trigger.start, ",;:")
    )


_OPENING = 3


def subject_behind(
    scan: Scan, trigger: Match, form: str, right: list[Chunk], found: Arguments
) -> None:
    """The subject of an infinitive or participle that opens the sentence stands behind it."""
    before = trigger.start - scan.sentences[scan.sentence_of[trigger.start]].start
    if (form == "base" or before <= 2) and not scan.pack.meta.auxiliaries:
        # "Tras reunirse con X, Y dijo …", "Après avoir rencontré X, Y …"
        # "After meeting with X, Y said": whom the verb met is marked, so Y is no object.
        # "Avant de se rendre à Lima, Y …": what stands behind the comma is no object either.
        met = found.object[:1]
        apart = met and scan.has_mark(trigger.end, met[0].start, ",،，")
        taken = [] if found.partner or apart else found.object
        main = main_subject(scan, trigger, [], [c for c in right if is_plain(c) and c not in taken])
        found.subject = with_joined(right, main) if main is not None else []
        if found.subject and found.object and found.subject[0] is found.object[0]:
            found.object = []
    if form == "base" and not found.subject and (before <= 1 or opens_cleft(scan, trigger, right)):
        found.subject = cleft(scan, trigger, right)


def _behind_time(scan: Scan, match: Match, chunks: list[Chunk]) -> int:
    """The token behind the days, adverbs and places of "verra lundi à Lima pour la première fois X"."""
    i = match.end
    if not (scan.pack.meta.inversion and scan.pack.meta.analytic):
        return i
    places = {c.marker: c.end for c in chunks if c.kind in PLACES and c.slot == "in"}
    end = scan.sentences[scan.sentence_of[match.start]].end
    while i < end and (i in scan.date_tokens or i in places or scan.has_grammar(i, "adverb")):
        i = places.get(i, i + 1)
    return i


def plainly_met(scan: Scan, match: Match, chunks: list[Chunk]) -> bool:
    """Whether "saw", "to see" or "called" has a person behind it of whom nothing more is said.

    Not "saw X as a partner", "called X a liar", "wants to see X resign", "is called X"; `chunks`
    are those of the sentence.
    """
    before = scan.tokens[match.start - 1] if match.start else None
    if before is not None and (before.text == "-" or before.norm in scan.pack.meta.passive):
        return False
    sentence = scan.sentences[scan.sentence_of[match.start]]
    behind = _behind_time(scan, match, chunks)
    kinds = (*HUMAN, "group") if behind > match.end or scan.pack.meta.inversion else HUMAN
    seen = [c for c in chunks if 0 <= c.start - behind <= 1 and c.kind in kinds]
    if not seen or scan.has_grammar(behind, "indefinite"):
        return False
    i = with_joined(chunks, seen[0])[-1].end
    if i >= sentence.end or i in scan.date_tokens:
        return True
    if not scan.tokens[i].is_word:
        return scan.tokens[i].text in ",.;:)–—"
    found = scan.covered[i]
    if found is None or found.has("grammar", "capacity"):
        return False
    joins = found.has("grammar", "and", "because", "adverb")
    return joins or found.entry("marker", "modality") is not None
