"""Whether a day is that of an announcement: "said on Monday she will meet …"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Reader
from dragoman.reading.otherdays import BESIDE
from dragoman.reading.scan import Scan


def of_saying(reader: Reader, match: Match, first: int, last: int) -> bool:
    """Whether a day is that of the announcement: "said on Monday she will meet …".

    The verb of saying stands beside the day, and both on one side of the plan.
    """
    scan = reader.scan
    sentence = scan.sentences[scan.sentence_of[match.start]]
    for saying in scan.matches_in(sentence.start, sentence.end, "saying"):
        if saying.start <= match.start < saying.end or match.start <= saying.start < match.end:
            continue
        if (saying.start < match.start) != (first < match.start):
            continue
        if saying.end <= first and _that_before(scan, saying.end, first):
            continue
        gap = first - saying.end if saying.end <= first else saying.start - last
        low, high = sorted((saying.end, first)) if saying.end <= first else (last, saying.start)
        reach = BESIDE if scan.pack.meta.spaces else 6 * BESIDE  # "外交部5日发布消息说"
        if gap <= reach and not scan.has_mark(low, high, ",;:，；："):
            return True
        if scan.pack.meta.order == "vso" and saying.end <= first and first <= match.start:
            # "أعلن المتحدث باسم الرئاسة X، مساء الأربعاء، تأجيل …": but the speaker stands between.
            inside = reader.in_phrases(sentence.index)
            if all(i in inside or not scan.tokens[i].is_word for i in range(low, high)):
                return True
    return False


def _that_before(scan: Scan, start: int, day: int) -> bool:
    """Whether "that" stands between a verb of saying and a day: "dijo que el martes viajará a …"."""
    ends = scan.pack.table.single(scan.tokens[start - 1])
    within = any(e.category == "grammar" and e.key == "that" for e in ends)
    return within or scan.has_grammar_in(start, day, "that")
