"""The interface for programs, called with whatever its own description lets through, and more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import dragoman
from dragoman.api import Book
from dragoman.faces.web.app import workbench

schemathesis = pytest.importorskip("schemathesis")

HERE = {"host": "127.0.0.1"}
OFTEN = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_nothing_that_is_sent_breaks_it(examples: Path, tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "fuzzed.db") as book:
        book.add([str(next((examples / "damascus").glob("*.jsonl")))])
        _fuzz(book)


def _fuzz(book: Book) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", workbench(book), headers=HERE)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:
        answers = _answers(operation)
        assert answers <= {200, 201, 400, 403, 404, 405, 409, 422}, operation.path
        assert answers, operation.path


def _answers(operation: Any) -> set[int]:
    """With what statuses an operation answers all that is sent to it."""
    answers: set[int] = set()

    @OFTEN
    @given(case=operation.as_strategy())
    def call(case: Any) -> None:
        answer = case.call(headers=HERE)
        assert answer.status_code < 500, (case.method, case.path, answer.text)
        answers.add(answer.status_code)

    call()
    return answers


@pytest.mark.parametrize("path", ["/", "/search", "/statements", "/stories", "/network", "/map"])
def test_numbers_beyond_all_bounds_are_answered(book: Book, path: str) -> None:
    from fastapi.testclient import TestClient

    web = TestClient(workbench(book), base_url="http://127.0.0.1", raise_server_exceptions=False)
    for query in (
        "page=99999",
        "after=9999999999999999999",
        "page=-1",
        "q=%00",
        "q=%22",
        "q=%EF%BF%BF",
    ):
        assert web.get(f"{path}?{query}").status_code in (200, 400, 422), (path, query)
