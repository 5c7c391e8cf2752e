"""Whether a release comes out the same when it is made again; and how two releases differ."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import OptionError
from dragoman.export.escaping import unescaped
from dragoman.model import Judgement
from dragoman.release.making import SUMS, described, digest, listed, planned, release
from dragoman.run import Options


class RowChange(msgspec.Struct, frozen=True, kw_only=True):
    """A row that one release has and the other has not, or has with other values."""

    table: str
    key: tuple[str, ...]
    what: str
    """added, removed or changed."""
    fields: dict[str, tuple[str, str]] = {}
    """Of a changed row: by column, the value before and after."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What verifying came to.

    `altered` are files that are not as the release lists them, `versions` what
    this installation has in other versions, `differing` files that came out
    otherwise, `rows` how the tables differ, `aside` sources that were set aside.
    """

    altered: tuple[str, ...]
    versions: tuple[str, ...]
    differing: tuple[str, ...]
    rows: tuple[RowChange, ...]
    aside: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the release is as it was made and comes out the same."""
        return not self.altered and not self.differing


def verify(folder: Path, sources: Sequence[str | Path], options: Options | None = None) -> Verdict:
    """Make the release in `folder` again from `sources`, wherever they lie now, and compare.

    Raises OptionError.
    """
    from dragoman import api

    plan, told = planned(folder)
    before = listed(folder)
    altered = [n for n, d in before.items() if not _is(folder / n, d)]
    with tempfile.TemporaryDirectory(prefix="dragoman-") as parent:
        again = Path(parent) / "release"
        with api.open(Path(parent) / "record.db") as book:
            built = book.add(sources, options)
            book.join(_judgements(folder))
            release(book, again, plan, options.workers if options else 1)
        after = listed(again)
        differing = sorted(n for n in before | after if before.get(n) != after.get(n))
        rows = tuple(changes(folder, again)) if any(n[:5] == "data/" for n in differing) else ()
    return Verdict(
        altered=tuple(altered),
        versions=tuple(_otherwise(told.get("versions", {}), described(plan)["versions"])),
        differing=tuple(differing),
        rows=rows,
        aside=tuple(f"{item.place}: {item.message}" for item in built.set_aside),
    )


def _is(path: Path, wanted: str) -> bool:
    return path.is_file() and digest(path) == wanted


def _judgements(folder: Path) -> list[Judgement]:
    try:
        lines = (folder / "judgements.jsonl").read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Judgement) for line in lines]
    except (OSError, msgspec.DecodeError) as error:
        raise OptionError(
            f"judgements.jsonl cannot be read: {error}", where=str(folder),
            hint="Take the release as it was published.",
        ) from error  # fmt: skip


def _otherwise(then: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    for name in sorted(then.keys() | now.keys()):
        one, two = then.get(name), now.get(name)
        if isinstance(one, dict) and isinstance(two, dict):
            yield from (f"{name} {inner}" for inner in _differing_keys(one, two))
        elif one != two:
            yield f"{name}: {one} then, {two} here"


def _differing_keys(one: dict[str, Any], two: dict[str, Any]) -> list[str]:
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def changes(before: Path, after: Path) -> Iterator[RowChange]:
    """How the tables of two releases differ, row by row, by table and key.  Raises OptionError."""
    one, two = _keys(before), _keys(after)
    for table in sorted(one.keys() | two.keys()):
        old = _rows(before, table, one.get(table))
        new = _rows(after, table, two.get(table))
        for key in sorted(old.keys() | new.keys()):
            was, now = old.get(key), new.get(key)
            if was is None or now is None:
                what = "added" if was is None else "removed"
                yield RowChange(table=table, key=key, what=what)
            elif was != now:
                fields = {
                    name: (was.get(name, ""), now.get(name, ""))
                    for name in dict.fromkeys((*was, *now))
                    if was.get(name, "") != now.get(name, "")
                }
                yield RowChange(table=table, key=key, what="changed", fields=fields)


def _keys(folder: Path) -> dict[str, list[str]]:
    try:
        package = json.loads((folder / "data" / "datapackage.json").read_text(encoding="utf-8"))
        return {one["name"]: one["schema"]["primaryKey"] for one in package["resources"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OptionError(
            f"is no release ({SUMS} and data/datapackage.json are needed)", where=str(folder),
            hint="Name two folders that `dragoman release` made.",
        ) from error  # fmt: skip


def _rows(
    folder: Path, table: str, key: Sequence[str] | None
) -> dict[tuple[str, ...], dict[str, str]]:
    path = folder / "data" / f"{table}.csv"
    if key is None or not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            tuple(unescaped(row[name]) for name in key): {n: unescaped(v) for n, v in row.items()}
            for row in csv.DictReader(file)
        }
