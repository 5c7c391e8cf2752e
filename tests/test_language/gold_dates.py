"""Scores dates on the gold cases beside the project: `python tests/test_language/gold_dates.py`.

The cases are commands to an assistant with a reference date ("I'll go back on
Friday") and give a past and a future value.  Counted are cases with one
expression, a day, a week or a range of days (no months, years, decades), that the reference implementation
supports.  Where the values are one, ours without tense must be it; where
they are two, ours must be the past one in the past tense and the future one
in the future tense (`strict`), or either without (`either`).  A command tells
of no other day, so "the day after" counts from the reference.  Their ranges
end on the first day after a unit and on the last day of a range that is
written out; both are taken.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.language.dates import ResolvedDate, Tense, TimeExpression, resolve, spot

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dates"
LANGUAGES = {
    "English": "en", "German": "de", "Spanish": "es", "French": "fr", "Portuguese": "pt",
    "Italian": "it", "Turkish": "tr", "Arabic": "ar", "Chinese": "zh",
}  # fmt: skip
FILES = ("DateParser", "DatePeriodParser", "DateTimeModel")
Pair = tuple[str, str]
Case = tuple[str | None, str, str, tuple[Pair, ...]]


def cases(folder: Path) -> Iterator[Case]:
    """Reference, sentence, words and values (past first) of every case that counts."""
    for name in FILES:
        for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            unsupported = case.get("NotSupported", "") + case.get("NotSupportedByDesign", "")
            if len(case["Results"]) != 1 or "dotnet" in unsupported.lower():
                continue
            result = case["Results"][0]
            kind = (result.get("Type") or result.get("TypeName", "")).removeprefix("datetimeV2.")
            values = _values(result)
            if kind not in ("date", "daterange") or not values or not _of_days(kind, result):
                continue
            reference = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10] or None
            yield reference, case["Input"], result["Text"], values


def _values(result: dict[str, Any]) -> tuple[Pair, ...]:
    """Past and future value of a result; none if open on a side or no such day."""
    found: list[Any] = []
    value, resolution = result.get("Value"), result.get("Resolution")
    if isinstance(value, dict):
        for name in ("PastResolution", "FutureResolution"):
            side = value.get(name) or {}
            found.append(
                (side.get("date") or side.get("startDate"), side.get("date") or side.get("endDate"))
            )
    elif isinstance(resolution, dict):
        for side in resolution.get("values") or []:
            if "Mod" in side:
                return ()
            start, end = side.get("start"), side.get("end")
            found.append((side.get("value") or start, side.get("value") or end))
    if any(not a or not b or a[:4] == "0001" or "not" in a for a, b in found):
        return ()
    return tuple(dict.fromkeys(found))


def _of_days(kind: str, result: dict[str, Any]) -> bool:
    """Whether a value has the precision of days: no month, year, quarter, decade or century."""
    if kind == "date":
        return True
    value, resolution = result.get("Value") or {}, result.get("Resolution") or {}
    timex = value.get("Timex") or resolution["values"][0].get("timex", "")
    return re.match(r"(\S{4}-W|\(\S{4}-\d\d-\d\d,\S{4}-\d\d-\d\d,P\d+[DW]\))", timex) is not None


def agrees(ours: ResolvedDate | None, gold: Pair, begins: str | None = None) -> bool:
    """Whether the days are the same, with either way of writing the end of a range.

    Where a range ends with a year, month or week ("from 2014 to 2018", "from
    week 31 to week 35") theirs ends where that begins, ours with its last
    day; `begins` is the first day of such a last unit.
    """
    if ours is None or ours.first is None or ours.last is None or ours.first != gold[0]:
        return False
    last = date.fromisoformat(ours.last)
    ends = {ours.last, (last + timedelta(days=1)).isoformat() if last.year < 9999 else ""}
    if ours.end and len(ours.end) < 10:
        ends.add(f"{ours.end}-01-01"[:10])
    return gold[1] in ends or (begins is not None and gold[1] == begins)


def right(
    found: tuple[TimeExpression, ...], reference: str | None, values: tuple[Pair, ...]
) -> tuple[bool, bool]:
    """Whether an expression is right in both tenses, and whether it is under either reading."""
    strict = either = False
    tenses: tuple[Tense, ...] = ("past", "future")
    for expression in (*found, *(e.ends[0] for e in found if e.kind in ("since", "until"))):

        def right_in(tense: Tense | None, gold: Pair, e: TimeExpression = expression) -> bool:
            ours = resolve(e, reference, tense, reference)
            unit = _last_unit(e)
            last = ours and ours.end and unit and resolve(unit, ours.end, "past")
            return agrees(ours, gold, last.first if last else None)

        if len(values) == 1:
            strict = strict or right_in(None, values[0])
        else:
            strict = strict or all(right_in(t, v) for t, v in zip(tenses, values, strict=False))
        either = either or any(right_in(t, v) for t in (None, *tenses) for v in values)
    return strict, either


def _last_unit(expression: TimeExpression) -> TimeExpression | None:
    """The expression of a week, month or year that ends a range; None if a day does."""
    if not expression.ends:
        return None
    last = expression.ends[-1]
    return last if last.kind in ("month", "year", "period") else None


def left_open(found: tuple[TimeExpression, ...]) -> bool:
    """Whether we found words and left them open on purpose ("the next day", "that weekend"):
    theirs count from the speaker's today, ours from an event that only the report knows."""
    return bool(found) and all(e.kind == "anaphoric" for e in found)


def score(name: str, show: bool = False) -> tuple[int, int, int, int, int]:
    """Cases, right in both tenses, right in either, with the very words, and left open."""
    total = strict_right = either_right = exact = opened = 0
    for reference, sentence, words, values in cases(GOLD / name):
        found = spot(sentence, LANGUAGES[name])
        strict, either = right(found, reference, values)
        total += 1
        strict_right += strict
        either_right += either
        opened += not strict and left_open(found)
        exact += strict and any(e.text.lower() == words.strip().lower() for e in found)
        if show and not strict:
            print(f"{'~' if either else '-'} {reference} {sentence!r} [{words}] {values}")
            for e in found:
                print(f"      {e.text!r} {e.rule} {dict(e.parts)} {resolve(e, reference)}")
    return total, strict_right, either_right, exact, opened


def main() -> None:
    names = [n for n in LANGUAGES if not sys.argv[1:] or LANGUAGES[n] in sys.argv[1:]]
    print(f"{'':12}{'cases':>6}{'strict':>8}{'either':>8}{'exact':>8}{'open':>6}{'of rest':>9}")
    for name in names:
        total, strict, either, exact, opened = score(name, show="--errors" in sys.argv)
        shares = "".join(f"{n / total:8.3f}" for n in (strict, either, exact))
        print(f"{name:12}{total:6}{shares}{opened:6}{strict / (total - opened):9.3f}")


if __name__ == "__main__":
    main()
