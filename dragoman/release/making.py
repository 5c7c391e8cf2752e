"""A release: everything a reader of a data set needs, in one folder that can be made again.

    DIR/README.md            what it is, how to read it, how to make it again
    DIR/CODEBOOK.md          every variable
    DIR/data/                the related tables (CSV), and `events.jsonl` in the terms of PLOVER
    DIR/sources.csv          every input item with its fate
    DIR/coverage.csv         reports and events by language, outlet and month
    DIR/absences.csv         what was set aside or left open, and why
    DIR/judgements.jsonl     people's corrections, which `dragoman judge import` takes
    DIR/evaluation.json, agreement.json   figures, where they were given
    DIR/release.json         configuration, versions of the software and of the language packs
    DIR/SHA256SUMS           checksums, which `sha256sum -c` checks

Nothing in it depends on the machine, the hour or the folders of whoever makes it.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.errors import OptionError
from dragoman.export import plover, sharing
from dragoman.export.codebook import codebook, examples, figures
from dragoman.export.escaping import encodable, escaped
from dragoman.export.writing import filled
from dragoman.model.origin import KEPT
from dragoman.model.selection import Selection
from dragoman.release.page import page
from dragoman.release.plan import Plan
from dragoman.views.tables import Bounds
from dragoman.views.tables.rows import file_name, text_hash

if TYPE_CHECKING:
    from dragoman.api import Book

FORMAT = 1
SUMS = "SHA256SUMS"


def release(book: Book, folder: Path, plan: Plan, workers: int = 1) -> None:
    """Fill `folder`, which must be new, empty, or an earlier release.

    The bytes are the same however many `workers` (processes) make the tables of a large record.
    Raises OptionError.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / SUMS).exists():
        raise OptionError(
            "is a folder with other files in it", where=str(folder), hint="Name a new one."
        )
    earlier = set(listed(folder)) if (folder / SUMS).exists() else set()
    with filled(folder) as part:
        data = part / "data"
        data.mkdir()
        with book.portion(plan.selection) as portion:
            sharing.write(portion, {"csv": data}, plan.bounds, workers)
        with book.portion(plan.selection) as portion, (data / "events.jsonl").open("wb") as file:
            plover.write(portion, file, plan.bounds)
        with book.portion(plan.selection) as portion:
            shown = examples(portion, plan.bounds)
        # As `--verify` will read it: JSON with its keys in order.
        told = json.loads(json.dumps(plan.evaluation, sort_keys=True))
        measured = figures([told]) if told else {}
        _text(part / "CODEBOOK.md", codebook(shown, measured))
        _tables(book, part)
        lines = (msgspec.json.encode(judgement) for judgement in book.judgements())
        (part / "judgements.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
        for name in ("evaluation", "agreement"):
            if (given := getattr(plan, name)) is not None:
                _json(part / f"{name}.json", given)
        _json(part / "release.json", described(plan))
        _text(part / "README.md", page(plan, _counts(data), described(plan)["versions"]))
        _sums(part)
    for name in earlier - set(listed(folder)):
        (folder / name).unlink(missing_ok=True)


def listed(folder: Path) -> dict[str, str]:
    """The checksums that a release lists, by file.  Raises OptionError if it lists none."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise OptionError(
            f"is no release: {SUMS} is missing", where=str(folder),
            hint="Name the folder that `dragoman release` made.",
        ) from error  # fmt: skip
    found: dict[str, str] = {}
    for line in lines:
        digest, _, name = line.partition("  ")
        if Path(name).is_absolute() or ".." in Path(name).parts or len(digest) != 64:
            raise OptionError(f"a line of {SUMS} makes no sense: {line[:80]}", where=str(folder))
        found[name] = digest
    return found


def described(plan: Plan) -> dict[str, Any]:
    """What `release.json` says: enough, with the sources, to make it again."""
    from dragoman import api

    return {
        "release": FORMAT,
        "title": plan.title,
        "selection": msgspec.to_builtins(plan.selection),
        "bounds": msgspec.to_builtins(plan.bounds),
        "versions": msgspec.to_builtins(api.versions()),
    }


def planned(folder: Path) -> tuple[Plan, dict[str, Any]]:
    """How the release in `folder` was made, and what its `release.json` says.

    Raises OptionError.
    """
    try:
        told = json.loads((folder / "release.json").read_text(encoding="utf-8"))
        given = {
            name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            for name in ("evaluation", "agreement")
            if (folder / f"{name}.json").exists()
        }
        plan = Plan(
            title=told["title"],
            selection=msgspec.convert(told["selection"], Selection),
            bounds=msgspec.convert(told["bounds"], Bounds),
            **given,
        )
    except (OSError, ValueError, KeyError, msgspec.ValidationError) as error:
        raise OptionError(
            "release.json is missing or malformed", where=str(folder),
            hint="Name the folder that `dragoman release` made.",
        ) from error  # fmt: skip
    return plan, told


def _tables(book: Book, part: Path) -> None:
    hashes = {document.id: text_hash(document.text) for document in book.documents()}
    items = book.sources().items
    _csv(
        part / "sources.csv",
        ("file", "fate", "document", "title", "language", "published", "outlet", "sha256"),
        sorted(
            (
                (
                    file_name(item.place), item.fate, item.document, item.title, item.language,
                    item.published, item.outlet, hashes.get(item.document or ""),
                )
                for item in items
                if item.fate not in ("replaced", "forgotten")  # no longer among the sources
            ),
            key=lambda row: tuple(value or "" for value in row),
        ),
    )  # fmt: skip
    read = [item for item in items if item.fate in KEPT]
    events = Counter[tuple[str, str, str]]()
    with book.portion() as portion:
        for batch in portion.events():
            for event in batch:
                events["events", event.kind, (event.start or "undated")[:7]] += 1
    reports = Counter(("reports", i.language or "", (i.published or "undated")[:7]) for i in read)
    outlets = Counter(("outlets", item.outlet or "", "") for item in read)
    _csv(
        part / "coverage.csv",
        ("what", "which", "month", "count"),
        [(*k, n) for counted in (reports, outlets, events) for k, n in sorted(counted.items())],
    )
    _csv(part / "absences.csv", ("what", "which", "reason", "count"), _absences(book))


def _absences(book: Book) -> list[tuple[str, str, str, int]]:
    """Items set aside; reports without a day, language or event; events without a day."""
    items = book.sources().items
    aside = Counter(
        ("set aside", file_name(i.place) or "", i.reason or "") for i in items
        if i.fate == "set_aside"
    )  # fmt: skip
    told: set[str] = set()
    open_days = Counter[tuple[str, str, str]]()
    with book.portion() as portion:
        for batch in portion.events():
            for event in batch:
                told.update(account.document for account in event.accounts)
                if event.start is None:
                    open_days["event without a date", event.kind, "no report fixes it"] += 1
    silent = Counter[tuple[str, str, str]]()
    for document in book.documents():
        language = document.language or "unknown"
        if document.id not in told:
            silent["report without an event", language, "none was found in it"] += 1
        if document.published is None:
            silent["report without a day", language, "no part of the input gives one"] += 1
    return [(*k, n) for counted in (aside, silent, open_days) for k, n in sorted(counted.items())]


def _counts(data: Path) -> dict[str, int]:
    """Rows of each table; a row is a line."""
    found = {}
    for path in sorted(data.glob("*.csv")):
        with path.open("rb") as file:
            found[path.stem] = sum(1 for _ in file) - 1
    return found


def _csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows([escaped(v) if isinstance(v, str) else v for v in row] for row in rows)


def _json(path: Path, value: Any) -> None:
    _text(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _text(path: Path, text: str) -> None:
    path.write_text(encodable(text), encoding="utf-8", newline="\n")


def _sums(part: Path) -> None:
    files = sorted(p for p in part.rglob("*") if p.is_file())
    lines = [f"{digest(path)}  {path.relative_to(part).as_posix()}\n" for path in files]
    _text(part / SUMS, "".join(lines))


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
