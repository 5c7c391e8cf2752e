"""The order and grouping in which documents come cannot be seen in what is exported."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.api import Decision

TEXTS = {
    "en": "Iceland's Foreign Minister Jóna Birgisdóttir met her Jordanian counterpart Sami "
    'al-Haddad in Amman on Tuesday.\n\n"We will open an embassy," Birgisdóttir said.',
    "en2": "Foreign Minister Birgisdóttir of Iceland held talks with Jordan's Foreign Minister "
    "Sami Al Haddad in Amman on 4 June 2024. She invited him to Reykjavik.",
    "de": "Die isländische Außenministerin Jóna Birgisdóttir traf am Dienstag in Amman ihren "
    "jordanischen Amtskollegen Sami al-Haddad. Man werde eine Botschaft eröffnen, sagte sie.",
    "copy": "Iceland's Foreign Minister Jóna Birgisdóttir met her Jordanian counterpart Sami "
    "al-Haddad in Amman on Tuesday.",
    "later": "Jordan's Foreign Minister Sami al-Haddad arrived in Reykjavik on 10 July 2024 for a "
    "two-day visit and met Foreign Minister Jóna Birgisdóttir.",
}
NAMES = sorted(TEXTS)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in TEXTS.items():
        row = {"id": name, "text": text, "published": "2024-06-05" if name != "later" else None}
        (folder / f"{name}.jsonl").write_text(json.dumps(row))
    return folder


def exported(reports: Path, groups: list[list[str]]) -> bytes:
    """The export of a fresh book to which `groups` of reports came one after the other."""
    with tempfile.TemporaryDirectory() as folder, dragoman.open(Path(folder) / "s.db") as book:
        for group in groups:
            book.add([reports / f"{name}.jsonl" for name in group])
        out = io.BytesIO()
        book.export(out)
        return out.getvalue()


@st.composite
def groupings(draw: st.DrawFn) -> list[list[str]]:
    order = draw(st.permutations(NAMES))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1))))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(groups=groupings())
def test_order_and_grouping_change_nothing(reports: Path, groups: list[list[str]]) -> None:
    assert exported(reports, groups) == exported(reports, [NAMES])


def test_adding_again_changes_nothing(reports: Path, tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "s.db") as book:
        first = book.add([reports])
        again = book.add([reports])
        assert (first.read, again.read, again.known) == (5, 0, 5)
        assert first.record is not None
        assert again.record is None
        before = (tmp_path / "s.db").read_bytes()
        book.add([reports])
    assert (tmp_path / "s.db").read_bytes() == before or not again.record


def test_judgements_hold_whatever_comes_later(reports: Path, tmp_path: Path) -> None:
    with dragoman.open(tmp_path / "s.db") as book:
        book.add([reports / f"{name}.jsonl" for name in NAMES if name != "later"])
        line = book.timeline().lines[0]
        book.judge(Decision(action="reject", subject=line.id, author="ann"))
        assert line.id not in {other.id for other in book.timeline().lines}
        book.add([reports / "later.jsonl"])
        assert line.id not in {other.id for other in book.timeline().lines}
        assert [j.action for j in book.judgements()] == ["reject"]
