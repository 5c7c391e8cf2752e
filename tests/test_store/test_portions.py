"""A part of a record comes out the same from either engine, by one process and by several."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import api
from dragoman.export import sharing


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def expected(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """All tables of the examples and those of a limited part, out of memory."""
    folder = tmp_path_factory.mktemp("expected")
    with api.open(":memory:") as book:
        book.add([examples / "damascus"])
        book.export(folder / "all", "csv")
        book.export(folder / "part", "csv", states=["SYR"], limit=7)
    return [files(folder / "all"), files(folder / "part")]


def test_either_engine_and_any_number_of_processes_give_the_same(
    address: str,
    examples: Path,
    expected: list[dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sharing, "WORTH", 1)
    monkeypatch.setattr(sharing, "_THINGS", 10)
    with api.open(address) as book:
        book.add([examples / "damascus"])
        for workers in (1, 2):
            folder = tmp_path / str(workers)
            book.export(folder / "all", "csv", workers=workers)
            book.export(folder / "part", "csv", workers=workers, states=["SYR"], limit=7)
            assert [files(folder / "all"), files(folder / "part")] == expected
