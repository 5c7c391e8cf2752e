"""Speech whose verb no pack lists: behind a quotation any verb with its subject reports it."""

from __future__ import annotations

from bisect import bisect_left

from dragoman.reading.chunk import Chunk
from dragoman.reading.cue import Cue, can_speak
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_SPEECH = 3
"""Words from which a quotation may be speech."""
_VERB = 3
"""Words of the verb between quotation and speaker at most ("restó importancia", "a tonné")."""


def unlisted_cues(
    scan: Scan, sentence: Sentence, chunks: list[Chunk], cues: list[Cue]
) -> list[Cue]:
    """Cues such as "«…», bromeó la ministra": between a quotation and a subject stands but a verb.

    `chunks` are those of the sentence outside its quotations, `cues` the ones already found.
    """
    if not scan.pack.meta.analytic or not chunks:
        return []
    found = []
    closing = bisect_left(scan.quotes, scan.tokens[sentence.start].end, key=lambda q: q.close)
    for quote in scan.quotes[closing:]:
        first = scan.token_at(quote.close)
        if first >= sentence.end:
            break
        if quote.words < _SPEECH:
            continue
        while first < sentence.end and scan.tokens[first].text in ",–—-":
            first += 1
        cue = _behind(scan, sentence, chunks, first)
        if cue is not None and not any(
            c.start < cue.speaker[0].end and cue.start < c.end + _VERB for c in cues
        ):
            found.append(cue)
    return found


def _behind(scan: Scan, sentence: Sentence, chunks: list[Chunk], first: int) -> Cue | None:
    """The cue whose verb begins at token `first`, right behind the quotation."""
    for chunk in chunks:
        if chunk.start <= first:
            continue
        named = chunk.kind in ("person", "role", "name") and can_speak(chunk)
        last = chunk.start
        while last > first and scan.has_grammar(last - 1, "determiner"):
            last -= 1
        if not named or not 1 <= last - first <= _VERB or not _is_verb(scan, first, last):
            return None
        return Cue(saying="say", start=first, end=last, speaker=[chunk], inverted=True)
    return None


def _is_verb(scan: Scan, start: int, end: int) -> bool:
    """Whether tokens may be a verb that the pack does not know: small words, one of them unlisted."""
    words = [scan.tokens[i] for i in range(start, end)]
    if not all(w.is_word and w.text.islower() for w in words):
        return False
    if any(scan.is_category(i, "marker", "saying", "trigger") for i in range(start, end)):
        return False
    if any(scan.in_subjunctive(i) for i in range(start, end)):
        return False  # "die „…“, müsse der Kanzler einschreiten, so X"
    return any(scan.covered[i] is None for i in range(start, end)) and not scan.has_grammar_in(
        start, end, "and", "but", "that", "because", "relative"
    )
