"""The related tables: read back by programs nobody here wrote, value by value."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.errors import OptionError
from dragoman.export import Bounds, unescaped
from dragoman.export.escaping import encodable, escaped, fields
from dragoman.export.source import rows
from dragoman.model.selection import Selection
from dragoman.views.tables import TABLES
from dragoman.views.tables.rows import file_name

Tables = dict[str, list[tuple[Any, ...]]]
ANY_TEXT = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z", "Cc", "Cf", "Cs", "Co"]))


def tables(
    book: dragoman.Book, selection: Selection | None = None, bounds: Bounds = Bounds()
) -> Tables:
    """What the record holds, straight from the stream."""
    found: Tables = {table.name: [] for table in TABLES}
    with book.portion(selection) as portion:
        for name, some in rows(portion, bounds):
            found[name] += zip(*some, strict=True)
    return found


def shown(name: str) -> list[int]:
    table = next(t for t in TABLES if t.name == name)
    return [i for i, column in enumerate(table.columns) if column.shown]


def as_text(value: Any) -> str:
    return "" if value is None or value != value else str(value)


def same(found: Iterable[Iterable[Any]], expected: Tables, name: str) -> None:
    kept = shown(name)
    assert [tuple(as_text(v) for v in row) for row in found] == [
        tuple(as_text(row[i]) for i in kept) for row in expected[name]
    ], name


@pytest.fixture
def csv_folder(any_book: dragoman.Book, tmp_path: Path) -> Path:
    any_book.export(tmp_path / "csv", "csv")
    return tmp_path / "csv"


@pytest.fixture
def parquet_folder(any_book: dragoman.Book, tmp_path: Path) -> Path:
    any_book.export(tmp_path / "parquet", "parquet")
    return tmp_path / "parquet"


def test_pandas_reads_the_csv(any_book: dragoman.Book, csv_folder: Path) -> None:
    expected = tables(any_book)
    assert sum(map(len, expected.values())) > 20
    for table in TABLES:
        path = csv_folder / f"{table.name}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        same((map(unescaped, row) for row in frame.itertuples(index=False)), expected, table.name)


def test_polars_reads_the_csv(any_book: dragoman.Book, csv_folder: Path) -> None:
    expected = tables(any_book)
    for table in TABLES:
        frame = pl.read_csv(csv_folder / f"{table.name}.csv", infer_schema=False)
        same((map(unescaped, map(as_text, row)) for row in frame.iter_rows()), expected, table.name)


def test_duckdb_reads_the_csv(any_book: dragoman.Book, csv_folder: Path) -> None:
    expected = tables(any_book)
    for table in TABLES:
        if expected[table.name]:
            path = str(csv_folder / f"{table.name}.csv")
            found = duckdb.read_csv(path, all_varchar=True, header=True, delimiter=",").fetchall()
            same((map(unescaped, map(as_text, row)) for row in found), expected, table.name)


def test_pandas_polars_and_duckdb_read_the_parquet(
    any_book: dragoman.Book, parquet_folder: Path
) -> None:
    expected = tables(any_book)
    for table in TABLES:
        path = str(parquet_folder / f"{table.name}.parquet")
        same(pl.read_parquet(path).iter_rows(), expected, table.name)
        same(duckdb.read_parquet(path).fetchall(), expected, table.name)
        frame = pd.read_parquet(path).astype(object)
        same(frame.where(frame.notna(), None).itertuples(index=False), expected, table.name)


def test_a_row_is_a_line_and_no_cell_is_a_formula(csv_folder: Path) -> None:
    for path in csv_folder.glob("*.csv"):
        text = path.read_bytes().decode("utf-8")
        assert text.endswith("\n")
        assert len(text.splitlines()) == len(pd.read_csv(path, dtype=str)) + 1
        for row in pd.read_csv(path, dtype=str, keep_default_na=False).itertuples(index=False):
            assert not [cell for cell in row if cell[:1] in set("=+-@\t\r")]


@given(ANY_TEXT)
def test_every_text_comes_back_from_its_escape(text: str) -> None:
    cell = escaped(text)
    assert unescaped(cell) == text
    assert len(cell.splitlines()) <= 1
    assert cell[:1] not in set("=+-@")
    cell.encode("utf-8")
    assert not set(cell) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.lists(ANY_TEXT | st.text(',"=-x ', max_size=3) | st.none(), max_size=5))
def test_a_column_becomes_fields_as_each_cell_would_alone(column: list[str | None]) -> None:
    file = io.StringIO()
    # Two in a row: a lone empty cell would be written as a pair of quotation marks.
    csv.writer(file, lineterminator="\n").writerows([(escaped(c or ""), "") for c in column])
    assert "".join(f"{field},\n" for field in fields(column)) == file.getvalue()


@given(ANY_TEXT)
def test_what_utf8_cannot_hold_is_written_out(text: str) -> None:
    assert encodable(text).encode("utf-8") == text.encode("utf-8", "surrogatepass") or any(
        "\ud800" <= c <= "\udfff" for c in text
    )


def test_keys_are_keys_and_references_lead_somewhere(any_book: dragoman.Book) -> None:
    check_keys(tables(any_book), part=False)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(states=("LBN",)),
        Selection(kinds=("call",)),
        Selection(statuses=("planned",), until="2024-06"),
        Selection(person="Mekdad", limit=2),
        Selection(languages=("de",)),
    ],
    ids=["state", "kind", "status", "person", "language"],
)
def test_a_part_is_closed_under_its_keys(book: dragoman.Book, selection: Selection) -> None:
    part, whole = tables(book, selection), tables(book)
    assert 0 < len(part["events"]) < len(whole["events"])
    lines = book.timeline(selection).lines
    folded = {plan.id for line in lines for plan in line.plans}
    kept = [row[0] for row in part["events"] if row[0] not in folded]
    assert kept == [line.id for line in lines][: len(kept)]
    check_keys(part, part=True)
    for name, some in part.items():
        if name not in ("stories", "story_documents"):
            assert set(some) <= set(whole[name]), name


def check_keys(found: Tables, *, part: bool) -> None:
    values = {
        f"{table.name}.{column.name}": {row[i] for row in found[table.name]}
        for table in TABLES
        for i, column in enumerate(table.columns)
    }
    for table in TABLES:
        at = [table.names.index(name) for name in table.key]
        keys = [tuple(row[i] for i in at) for row in found[table.name]]
        assert len(keys) == len(set(keys)), table.name
        for row in found[table.name]:
            assert len(row) == len(table.columns)
        for i, column in enumerate(table.columns):
            if column.refers and not (part and column.loose):
                used = {row[i] for row in found[table.name]} - {None}
                assert used <= values[column.refers], (table.name, column.name)
            if column.values:
                assert {row[i] for row in found[table.name]} <= {*column.values, None}


def test_texts_go_out_only_when_asked_for(book: dragoman.Book, tmp_path: Path) -> None:
    book.export(tmp_path / "a", "csv", bounds=Bounds(snippet=40))
    frame = pd.read_csv(tmp_path / "a" / "documents.csv")
    assert "text" not in frame.columns
    versions = pd.read_csv(tmp_path / "a" / "statement_versions.csv")
    assert versions["snippet"].map(lambda cell: len(unescaped(cell))).max() == 40
    book.export(tmp_path / "b", "csv", bounds=Bounds(snippet=None, texts=True))
    texts = pd.read_csv(tmp_path / "b" / "documents.csv").set_index("document")["text"]
    assert {d.id: d.text for d in book.documents()} == texts.map(unescaped).to_dict()


def test_snippets_are_the_words_at_the_offsets(book: dragoman.Book) -> None:
    whole = tables(book, bounds=Bounds(snippet=None, texts=True))
    texts = {row[0]: row[-1] for row in whole["documents"]}
    for name in ("accounts", "statement_versions", "commitment_accounts"):
        table = next(t for t in TABLES if t.name == name)
        spans, snippet = table.names.index("spans"), table.names.index("snippet")
        assert whole[name]
        for row in whole[name]:
            pieces = [tuple(map(int, span.split(":"))) for span in row[spans].split()]
            assert row[snippet] == " … ".join(texts[row[1]][a:b] for a, b in pieces)


def test_no_folder_of_this_machine_goes_out(
    book: dragoman.Book, root: Path, tmp_path: Path
) -> None:
    book.export(tmp_path, "csv")
    for path in tmp_path.iterdir():
        assert str(root) not in path.read_text(encoding="utf-8")


def test_the_data_package_names_every_column(csv_folder: Path) -> None:
    package = json.loads((csv_folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        frame = pd.read_csv(csv_folder / resource["path"], dtype=str)
        assert [field["name"] for field in resource["schema"]["fields"]] == list(frame.columns)
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert set(resource["schema"]["primaryKey"]) <= set(frame.columns)


def test_an_unknown_format_and_a_folder_without_a_name_are_told(
    book: dragoman.Book, tmp_path: Path
) -> None:
    with pytest.raises(OptionError, match="no export format"):
        book.export(tmp_path / "x", "xml")
    with (tmp_path / "x").open("wb") as file, pytest.raises(OptionError, match="several files"):
        book.export(file, "csv")
    with pytest.raises(OptionError, match="cannot be written"):
        book.export(tmp_path / "x" / "y", "csv")


def test_what_goes_wrong_half_way_leaves_nothing(book: dragoman.Book, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "events.csv").write_text("old", encoding="utf-8")
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "out" / "actors.csv").mkdir()  # cannot be replaced by a file
    with pytest.raises(OptionError):
        book.export(tmp_path / "out", "csv")
    assert (tmp_path / "out" / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "out" / ".dragoman-part").exists()


@pytest.mark.skipif(os.sep == "\\", reason="a backslash parts folders here")
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ada/reports/june.txt", "june.txt"),
        ("reports/AC\\DC.txt", "AC\\DC.txt"),
        ("C:\\Users\\Ada\\june.txt", "june.txt"),
        ("\\\\host\\share\\june.txt", "june.txt"),
        ("june.txt", "june.txt"),
        (None, None),
    ],
)
def test_a_name_is_the_last_part_of_its_path(path: str | None, name: str | None) -> None:
    assert file_name(path) == name


def test_a_limit_counts_the_lines_of_the_timeline(book: dragoman.Book) -> None:
    """What stands in the first lines is exported, the plans under them too."""
    every = book.timeline()
    assert every.folded, "no plan stands under what came of it"
    for offset, limit in ((0, 3), (0, len(every.lines) - 1), (2, 5), (4, None)):
        shown = book.timeline(limit=limit, offset=offset).lines
        under = {plan.id for line in shown for plan in line.plans}
        with book.portion(limit=limit, offset=offset) as portion:
            assert set(portion.chosen) == {line.id for line in shown} | under
            days = [event.start or "9" for batch in portion.events() for event in batch]
        assert days == sorted(days)
    with book.portion(limit=2, statuses=["held"]) as portion:
        assert portion.chosen == [
            line.id for line in book.timeline(limit=2, statuses=["held"]).lines
        ]
