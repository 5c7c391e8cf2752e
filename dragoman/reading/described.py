"""Who a speaker is, told behind a comma: "said X, an expert on trade at the institute"."""

from __future__ import annotations

from dragoman.reading.chunk import Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence


def is_described(scan: Scan, chunk: Chunk) -> bool:
    """Whether an office behind a comma is part of the phrase: "X, a professor" of law."""
    if chunk.name is None or chunk.kind != "person":
        return False
    return scan.has_mark(chunk.name[1], chunk.end, ",،")


def no_clause(scan: Scan, start: int, end: int) -> bool:
    """Whether tokens `start` to `end` are one phrase, without a verb that the packs know."""
    return not any(
        scan.tokens[i].text in ",،;:"
        or tells_deed(scan, i)
        or scan.has_grammar(i, "auxiliary", "relative")
        for i in range(start, end)
    )


def tells_deed(scan: Scan, i: int) -> bool:
    """Whether a word tells of something done or said: "an interview" does not."""
    match = scan.covered[i]
    if match is None:
        return False
    told = match.entry("trigger") or match.entry("saying")
    return told is not None and "noun" not in (told.key, told.value)


def past_description(scan: Scan, sentence: Sentence, behind: int) -> int:
    """Just past what tells who the speaker is who ends at token `behind`; `behind` if nothing does.

    Where subjects stand first a verb may follow its report, and then its subject with all that is
    said of him: "…, said X, who leads the institute, …".
    """
    meta = scan.pack.meta
    if meta.order != "svo" or meta.inversion or not meta.spaces:
        return behind
    head = behind + 1
    if head >= sentence.end or scan.tokens[behind].text != ",":
        return behind
    end = next(
        (
            i
            for i in range(head, sentence.end)
            if scan.tokens[i].text in ",;" or scan.quote_of[i] >= 0
        ),
        sentence.end,
    )
    relative = scan.has_grammar(head, "relative") and not scan.has_grammar(head, "that")
    named = scan.is_category(head, "office", "modifier") or scan.has_grammar(head, "determiner")
    return end if relative or (named and no_clause(scan, head, end)) else behind
