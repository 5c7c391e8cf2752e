"""A record of the examples, and one whose texts would break a careless format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.run.deciding import Decision

FORMULA = "=cmd|' /C calc'!A0"
HOSTILE = [
    {
        "id": "=1+1",
        "title": '=HYPERLINK("http://x.example","a")',
        "outlet": '@Post, "daily"',
        "url": "https://h.example/a?b=1,2&c=<d>",
        "published": "2024-06-05",
        "text": "Foreign ministers of Iceland and Jordan meet in Amman\n\n"
        "AMMAN, 4 June 2024 (Harbour Post) - Iceland's Foreign Minister Jóna Birgisdóttir met "
        "her Jordanian counterpart Sami al-Haddad in Amman on Tuesday.\n\n"
        '"+We will open\tan \\embassy\\n, {or} <b>two</b> & more; 100% $x$ _y_ *z* |w|,\n'
        '\u200fin Amman\u200e next year," Birgisdóttir said after the talks.\n',
    },
    {
        "id": "-2,\t\"x\"\n'y'",
        "title": "]]> </script><script>alert(1)</script> \\end{document}",
        "outlet": "+Post } % # ~",
        "text": "Jordan's minister calls Reykjavik\n\nREYKJAVIK, 10 July 2024 - Jordan's Foreign "
        "Minister Sami al-Haddad spoke by telephone with Iceland's Foreign Minister Jóna "
        "Birgisdóttir on Wednesday.\n\nIceland's Foreign Minister Jóna Birgisdóttir will visit "
        "Jordan on 3 September 2024.\n",
    },
]


@pytest.fixture(scope="session")
def store(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example reports."""
    path = tmp_path_factory.mktemp("record") / "damascus.db"
    with dragoman.open(path) as book:
        book.add([examples / "damascus"])
    return path


@pytest.fixture
def book(store: Path) -> Iterator[dragoman.Book]:
    with dragoman.open(store) as book:
        yield book


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose ids, titles, texts and judgements hold what breaks tables and markup."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = "".join(json.dumps(report) + "\n" for report in HOSTILE)
    (folder / "reports.jsonl").write_text(lines, encoding="utf-8")
    with dragoman.open(folder / "hostile.db") as book:
        built = book.add([folder / "reports.jsonl"])
        assert not built.set_aside
        actor = next(a for a in book.record().actors if a.kind == "person")
        reason = f"{FORMULA}\t\r\n\u202eturned\u202c \x00\x1b[31m \\n \u2028 ,;\"'`"
        book.judge(
            Decision(
                action="edit", subject=actor.id, author="@an", field="name",
                value=FORMULA, reason=reason.replace("\x00", ""),
            )
        )  # fmt: skip
    return folder / "hostile.db"


@pytest.fixture(params=["plain", "hostile"])
def any_book(
    request: pytest.FixtureRequest, store: Path, hostile_store: Path
) -> Iterator[dragoman.Book]:
    """Each of the two records in turn."""
    with dragoman.open(store if request.param == "plain" else hostile_store) as book:
        yield book
