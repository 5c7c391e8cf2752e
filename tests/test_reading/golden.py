"""Golden readings: what two short reports a language read as, by the rules alone.

`golden/<code>.txt` holds the reports, `golden/<code>.expected.txt` what is read in them.

    python tests/test_reading/golden.py [CODE…]     writes the second anew

Look at the difference before keeping it: an expected reading may be wrong
where the reader still is, and then it shows what is not yet right.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dragoman.language import models
from dragoman.model import Document, Event, Reading, Statement
from dragoman.reading import read

FOLDER = Path(__file__).parent / "golden"
BETWEEN = "\n=====\n"
PARTS = (models.tagger, models.parser, models.segmenter, models.namer)


def codes() -> list[str]:
    """Languages that have golden readings."""
    return sorted(path.stem for path in FOLDER.glob("??.txt"))


def rendered(code: str) -> str:
    """All reports of a language as they read now."""
    reports = (FOLDER / f"{code}.txt").read_text(encoding="utf-8").split(BETWEEN)
    return BETWEEN.join(_report(code, report) for report in reports)


def expected(code: str) -> str:
    """All reports of a language as they are to read."""
    path = FOLDER / f"{code}.expected.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def without_trained_parts() -> None:
    """Read by rules alone from here on."""
    os.environ["DRAGOMAN_MODELS"] = ""
    for part in PARTS:
        part.cache_clear()


def _report(code: str, report: str) -> str:
    head, text = report.strip().split("\n\n", 1)
    published = head.removeprefix("published: ")
    reading = read(Document(id="golden", text=text, language=code, published=published))
    lines = [text.split("\n", 1)[0], ""]
    lines += [f"actor       {line}" for line in _actors(reading)]
    lines += [f"event       {_event(event, text)}" for event in reading.events]
    lines += [f"statement   {_statement(one, text)}" for one in reading.statements]
    lines += [
        f"commitment  {one.by}: {one.content.of(text)!r} to {one.to}, {one.kind}, due {one.due}"
        for one in reading.commitments
    ]
    lines += [
        f"left open   {one.what}: {text[one.start : one.end]!r}: {one.reason}"
        for one in reading.unresolved
    ]
    return "\n".join(lines) + "\n"


def _actors(reading: Reading) -> list[str]:
    return [
        f"{a.name} ({a.kind}, {a.office or 'no office'}, {a.state or 'no state'}) "
        f"× {len(a.mentions)}"
        for a in reading.actors
    ]


def _event(event: Event, text: str) -> str:
    people = "; ".join(f"{p.name} ({p.role})" for p in event.participants)
    place = f"{event.place.name}, {event.place.country}" if event.place else "nowhere"
    when = event.start or "undated"
    when = f"{when}…{event.end}" if event.end and event.end != event.start else when
    told = " | ".join(" ".join(span.of(text).split())[:50] for span in event.evidence)
    return (
        f"{event.kind} {event.status} {when} ({event.date_basis}) in {place}\n"
        f"            who: {people or 'nobody'}; parties: {', '.join(event.parties)}\n"
        f"            told: {told}"
    )


def _statement(one: Statement, text: str) -> str:
    content = " … ".join(repr(span.of(text)) for span in one.content)
    cue = one.cue.of(text) if one.cue else "none"
    at = "" if one.event is None else f", at event {one.event + 1}"
    return f"{one.speaker} ({one.form}, {one.state}{at}), cue {cue!r}\n            {content}"


def main(wanted: list[str]) -> None:
    without_trained_parts()
    for code in wanted or codes():
        (FOLDER / f"{code}.expected.txt").write_text(rendered(code), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
