"""Two short reports a language read as they did when someone last looked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.test_reading import golden


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DRAGOMAN_MODELS", "")
    golden.without_trained_parts()
    yield
    for part in golden.PARTS:
        part.cache_clear()


@pytest.mark.parametrize("code", golden.codes())
def test_reports_read_as_they_did(code: str) -> None:
    hint = f"look at the difference; python tests/test_reading/golden.py {code} accepts it"
    assert golden.rendered(code) == golden.expected(code), hint


def test_every_pack_has_golden_readings() -> None:
    from dragoman.language.pack import codes

    assert golden.codes() == sorted(codes())
