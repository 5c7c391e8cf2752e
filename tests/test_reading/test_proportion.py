"""A report twice as long takes twice the work, in every language, also where no mark ends a sentence.

Work is counted, not timed: every line that Python runs and every turn of a loop, function by
function, so a loop over all tokens, mentions or events inside another one shows at small sizes
and on any machine.  What C does in one step (a slice, a search in a string) is not seen.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from dragoman.language.pack import codes, load
from dragoman.language.tokens import tokenize
from dragoman.model import Document
from dragoman.reading import read

GOLD = Path(__file__).parent.parent / "gold"
UNIT = 125
"""Tokens of the passage that is repeated: half of the longest sentence, so that every size is cut alike."""
REPEATED = (2, 4, 8)
PROPORTION = 2.5
"""What is in proportion adds twice as much from the second size to the third as from the first to the
second, what is quadratic four times."""
SHARE = 0.002
"""A function with a smaller share of all work is let pass: it may be called first in a later sentence."""


def _passage(code: str) -> str:
    """UNIT tokens of reports of the language, without their marks."""
    reports = sorted((GOLD / code / "text").glob("*.txt"))
    text = " ".join(report.read_text(encoding="utf-8") for report in reports[:3])
    text = re.sub(r"[^\w\s]|\s+", " ", text)
    tokens = tokenize(text, code, load(code).elisions)
    return text[tokens[0].start : tokens[UNIT - 1].end]


def _work(code: str, text: str) -> Counter[str]:
    """Lines run in each function of the package while `text` is read."""
    lines: Counter[int] = Counter()
    functions: dict[int, CodeType] = {}

    def count(frame: FrameType, event: str, arg: Any) -> Any:
        lines[id(frame.f_code)] += 1  # Hashing the code itself would take longest of all.
        return count

    def enter(frame: FrameType, event: str, arg: Any) -> Any:
        functions[id(frame.f_code)] = frame.f_code
        return count if "dragoman" in frame.f_code.co_filename else None

    document = Document(id="x", text=text, language=code, published="2024-06-05")
    before = sys.gettrace()
    sys.settrace(enter)
    try:
        read(document)
    finally:
        sys.settrace(before)
    return Counter(
        {f"{functions[f].co_filename}:{functions[f].co_firstlineno}": n for f, n in lines.items()}
    )


@pytest.mark.parametrize("code", codes())
def test_work_is_in_proportion_to_the_length_of_a_report(code: str) -> None:
    passage = _passage(code)
    texts = [" ".join([passage] * times) for times in REPEATED]
    _work(code, texts[0])  # What is remembered of words must not look like work saved or added.
    short, middle, long = (_work(code, text) for text in texts)
    assert long.total() > 10_000
    steep = {
        function: (short[function], middle[function], count)
        for function, count in long.items()
        if count - middle[function]
        > PROPORTION * (middle[function] - short[function]) + SHARE * long.total()
    }
    assert not steep


def test_a_loop_in_a_loop_is_seen() -> None:
    """The count grows with the turns of a loop that stands in one line."""

    def pairs(of: int) -> int:
        return sum(1 for a in range(of) for b in range(of) if a < b)

    def count(of: int) -> int:
        lines = 0

        def trace(frame: FrameType, event: str, arg: Any) -> Any:
            nonlocal lines
            lines += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            pairs(of)
        finally:
            sys.settrace(before)
        return lines

    assert count(40) > 3.5 * count(20)
