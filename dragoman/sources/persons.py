"""A list of known persons from a CSV file (see docs/sources.md)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.language import pack
from dragoman.model.person import KnownPerson, Tenure

COLUMNS = ("name", "other_names", "office", "state", "from", "to", "wikidata")
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ITEM = re.compile(r"Q[1-9]\d*")


def read_persons(path: str | Path) -> tuple[KnownPerson, ...]:
    """The persons that the file at `path` lists, sorted; rows of one Wikidata id, or without one
    of one name, are offices of one person.

    Raises SourceError that names the line and what is wrong with it.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            f"cannot be read as UTF-8 text: {error}", reason="unreadable", where=str(path)
        ) from error
    found: dict[str, KnownPerson] = {}
    for row, where in _rows(text, str(path)):
        person = _person(row, where)
        key = person.wikidata or f"name {person.name}"
        known = found.get(key)
        found[key] = _joined(known, person) if known else person
    return tuple(sorted(found.values(), key=lambda p: (p.name, p.wikidata or "")))


def _rows(text: str, path: str) -> Iterator[tuple[dict[str, str], str]]:
    lines = csv.reader(text.splitlines(keepends=True))
    header = [name.strip().lower().replace(" ", "_") for name in next(lines, [])]
    unknown = [name for name in header if name not in COLUMNS]
    if "name" not in header or unknown:
        raise SourceError(
            f"no column {unknown[0]!r} is known" if unknown else "there is no column 'name'",
            reason="columns", where=f"{path}:1",
            hint=f"The first line names the columns: {', '.join(COLUMNS)}; all but name may be left out.",
        )  # fmt: skip
    for values in lines:
        where = f"{path}:{lines.line_num}"
        if len(values) > len(header):
            raise SourceError(
                f"{len(values)} values for {len(header)} columns", reason="columns", where=where,
                hint="Put a value that holds a comma in double quotes.",
            )  # fmt: skip
        if any(value.strip() for value in values):
            yield {name: value.strip() for name, value in zip(header, values, strict=False)}, where


def _person(row: Mapping[str, str], where: str) -> KnownPerson:
    if not row.get("name"):
        raise SourceError("a person without a name", reason="name", where=where)
    state = row.get("state", "").upper() or None
    if state and state not in set(pack.alpha3().values()):
        raise SourceError(
            f"no state has the code {state!r}", reason="state", where=where,
            hint="Write states as ISO 3166-1 alpha-3: SYR, IRN, DEU.",
        )  # fmt: skip
    first, last = (_day(row.get(name, ""), where) for name in ("from", "to"))
    if first and last and first[: len(last)] > last[: len(first)]:
        raise SourceError(f"from {first} is after to {last}", reason="days", where=where)
    item = row.get("wikidata", "").rpartition("/")[2] or None
    if item and not _ITEM.fullmatch(item):
        raise SourceError(
            f"{item!r} is no Wikidata id", reason="wikidata", where=where, hint="They are like Q42."
        )
    others = tuple(sorted({n.strip() for n in row.get("other_names", "").split(";") if n.strip()}))
    tenure = Tenure(row.get("office", "").lower() or None, state, first, last)
    return KnownPerson(
        name=row["name"], names=others, wikidata=item,
        tenures=(tenure,) if tenure != Tenure() else (),
    )  # fmt: skip


def _day(text: str, where: str) -> str | None:
    if text and not _DAY.fullmatch(text):
        raise SourceError(
            f"{text!r} is no day", reason="days", where=where,
            hint="Write days as 2024-06-04, 2024-06 or 2024.",
        )  # fmt: skip
    return text or None


def _joined(one: KnownPerson, two: KnownPerson) -> KnownPerson:
    names = {*one.names, *two.names, two.name} - {one.name}
    tenures = sorted(
        {*one.tenures, *two.tenures},
        key=lambda t: (t.first or "", t.last or "9999", t.state or "", t.office or ""),
    )
    return KnownPerson(
        name=one.name, names=tuple(sorted(names)), wikidata=one.wikidata, tenures=tuple(tenures)
    )
