"""What holds for every text in every language: spans, no surprises, the same bytes always."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.language.pack import codes, load
from dragoman.model import Document, Reading, Span
from dragoman.reading import read

GOLDEN = Path(__file__).parent / "golden"
REPORTS = {code: (GOLDEN / f"{code}.txt").read_text(encoding="utf-8") for code in codes()}
MARKS = ["\n", "\n\n", ". ", ", ", "“", "”", '"', "«", "»", "„", "‘", "’", ": ", " – ", "(", ")"]
PUBLISHED = "2024-06-05"


def _read(text: str, language: str) -> Reading:
    return read(Document(id="x", text=text, language=language, published=PUBLISHED))


def _spans(reading: Reading) -> list[Span]:
    """Every span of a reading."""
    spans = [span for actor in reading.actors for span in actor.mentions]
    spans += [span for event in reading.events for span in event.evidence]
    for statement in reading.statements:
        spans += statement.content
        spans += [statement.cue] if statement.cue else []
        spans += [Span(term.start, term.end) for term in statement.terms]
    spans += [commitment.content for commitment in reading.commitments]
    spans += [Span(term.start, term.end) for term in reading.terms]
    return spans + [Span(one.start, one.end) for one in reading.unresolved]


def _check(text: str, reading: Reading) -> None:
    """What must hold of any reading of `text`."""
    for span in _spans(reading):
        assert span.end <= len(text)
        words = span.of(text)
        assert words.strip()
        assert words == words.strip()
    for statement in reading.statements:
        ordered = list(statement.content)
        assert ordered == sorted(ordered)
        assert not any(a.overlaps(b) for a, b in pairwise(ordered))
        assert statement.event is None or statement.event < len(reading.events)
        assert statement.speaker
    starts = [event.evidence[0].start for event in reading.events]
    assert starts == sorted(starts)


@st.composite
def _texts(draw: st.DrawFn) -> tuple[str, str]:
    """Words and marks of a language's reports in any order, among them bare noise."""
    code = draw(st.sampled_from(codes()))
    words = REPORTS[code].split()
    piece = st.one_of(
        st.sampled_from(words),
        st.sampled_from(words),
        st.sampled_from(MARKS),
        st.text(max_size=6),
    )
    space = "" if code == "zh" else " "
    return code, space.join(draw(st.lists(piece, max_size=60)))


@pytest.mark.parametrize("code", codes())
def test_a_text_that_breaks_off_after_any_word_reads(code: str) -> None:
    """A feed's teaser ends where its letters are used up: behind a verb, a title, a mark."""
    text = REPORTS[code][:600]
    for end in range(0, len(text), 7):
        _check(text[:end], _read(text[:end], code))
    for trigger in [e for e in load(code).table.entries() if e.category == "trigger"][:40]:
        word = trigger.phrase.partition("~")[0].strip("=")
        _check(word, _read(word, code))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(_texts())
def test_any_text_reads_with_spans_inside_it(drawn: tuple[str, str]) -> None:
    code, text = drawn
    _check(text, _read(text, code))


@settings(max_examples=60)
@given(st.sampled_from(codes()), st.text(max_size=300))
def test_noise_never_raises(code: str, text: str) -> None:
    _check(text, _read(text, code))


@pytest.mark.parametrize("code", codes())
def test_reports_read_with_spans_inside_them(code: str) -> None:
    _check(REPORTS[code], _read(REPORTS[code], code))


@pytest.mark.parametrize("code", codes())
def test_reading_twice_gives_equal_bytes(code: str) -> None:
    first, second = (_read(REPORTS[code], code) for _ in range(2))
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ufeff", "\x00", "“", "»«", "…", "٠١٢", "\u200f"]
)
def test_next_to_nothing_reads_as_nothing(text: str) -> None:
    for code in codes():
        reading = _read(text, code)
        assert (reading.events, reading.statements) == ((), ())


def test_a_language_without_a_pack_gives_an_empty_reading() -> None:
    reading = _read("Ministri kohtus kolleegiga.", "et")
    assert (reading.actors, reading.events, reading.statements) == ((), (), ())


SCRIPT = """
import hashlib, sys
from pathlib import Path
import msgspec
from dragoman.model import Document
from dragoman.reading import read
sum = hashlib.sha256()
readings = {}
for path in (sorted if sys.argv[2] == "forward" else lambda p: sorted(p, reverse=True))(
    Path(sys.argv[1]).glob("??.txt")
):
    document = Document(
        id=path.stem, text=path.read_text(encoding="utf-8"), language=path.stem,
        published="2024-06-05",
    )
    readings[path.stem] = msgspec.json.encode(read(document))
for name in sorted(readings):
    sum.update(readings[name])
print(sum.hexdigest())
"""


def test_neither_hash_seed_nor_order_shows_in_the_bytes(root: Path) -> None:
    """Fresh processes: another hash seed, and documents the other way round."""
    digests = set()
    for seed, order in (("0", "forward"), ("1", "forward"), ("4242", "backward")):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(GOLDEN), order],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1
