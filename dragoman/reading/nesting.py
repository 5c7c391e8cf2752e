"""Words of saying inside what is reported: "X said Y had promised …"."""

from __future__ import annotations

from dragoman.reading.cue import Cue, is_that, joins_clauses
from dragoman.reading.described import tells_deed
from dragoman.reading.han_parts import object_before
from dragoman.reading.scan import Scan


def nested(scan: Scan, cues: list[Cue], cue: Cue) -> bool:
    """Whether a cue stands inside what the cue before it reports ("X said Y had promised …").

    A coordination or a new clause behind a comma ends the first report.
    """
    if cues and cues[-1].saying == "quoted" and cue.start < cues[-1].end:
        return True  # "引述X表示"
    if not cues or cue.saying == "according":
        return False
    last = cues[-1]
    if scan.pack.meta.order == "sov" and last.saying == "according" and cue.saying == "charged":
        # "به گفته وی، ایران … حمایت می‌کند": what he says that Iran does.
        return all(c.kind not in ("agency", "organization") for c in last.speaker)
    if last.saying == "according":
        return _in_subordinate(scan, last.right, cue.start)
    if last.inverted or last.end > cue.left:
        return False
    if scan.pack.meta.order in ("sov", "vso"):
        return False
    start = max(last.right, last.end)
    between = range(start, cue.left)
    if not scan.pack.meta.spaces:
        return _nested_in_clauses(scan, cue, start)
    if cue.elided:
        near = range(max(start, cue.start - 4), cue.start + 1)
        if scan.pack.meta.paradigms and _reported_deed(scan, near):
            return True
        return not any(joins_clauses(scan, i) or scan.tokens[i].text == ":" for i in near)
    for i in between:
        if scan.tokens[i].text in ";.":
            return False
        if _opens_report(scan, last, i):
            continue
        if scan.tokens[i].text in ",،" and (i + 1 == cue.left or joins_clauses(scan, i + 1)):
            return False
        if joins_clauses(scan, i) and cue.left - i <= 3:
            return False
    return True


def _reported_deed(scan: Scan, near: range) -> bool:
    """Whether "that" stands right before a verb, no "and" between: "заявила, что не признаёт"."""
    opened = [i for i in near if is_that(scan, i)]
    return bool(opened) and not any(
        scan.has_grammar(i, "and", "but") for i in range(opened[-1], near.stop)
    )


def _in_subordinate(scan: Scan, start: int, verb: int) -> bool:
    """Whether a verb only tells of a noun, or why: "According to X, the ministry that blamed Y …"."""
    if scan.pack.meta.order != "svo" or not scan.pack.meta.spaces:
        return False
    for i in range(verb - 1, start, -1):
        if scan.tokens[i].text in ",;:":
            return False
        if scan.has_grammar(i, "because", "relative", "that"):
            return True
        if tells_deed(scan, i):
            return False  # "the president who attacked Lima said"
    return False


def _opens_report(scan: Scan, last: Cue, comma: int) -> bool:
    """Whether a comma right behind a verb of saying opens what is reported: "X утверждает, что Y обещал"."""
    paired = scan.tokens[comma].text == "," and comma == max(last.right, last.end)
    return bool(scan.pack.meta.paradigms) and paired and is_that(scan, comma + 1)


def _nested_in_clauses(scan: Scan, cue: Cue, start: int) -> bool:
    """Chinese strings clauses by commas: a report goes on behind them until someone else speaks."""
    if cue.elided:
        charged = cue.saying == "charged"
        opens = object_before(scan, cue.speaker, cue.start) if charged else cue.start
        near = range(max(start, opens - 4), opens)
        return not any(
            scan.has_grammar(i, "and", "but", "adverb") or scan.tokens[i].text in ";；"
            for i in near
        )
    if scan.has_mark(start, cue.left, ";；。"):
        return False
    before = cue.left - 1
    while before > start and scan.has_grammar(before, "but"):
        before -= 1  # "X说，…，但他强调…"
    if before <= start and cue.saying not in ("tell", "quoted"):
        return True  # "X写道,他相信…": nothing else is what X says
    closes = before >= start and scan.tokens[before].text in ",，"
    if closes and cue.saying == "charged" and scan.has_grammar(cue.start - 1, "contrast"):
        return False  # "X警告…，Y则称赞…"
    return not (closes and cue.saying in ("say", "tell", "quoted"))
