"""The workbench over the example reports, and over a report that means harm."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import dragoman
from dragoman.api import Book
from dragoman.faces.web.app import workbench

HERE = "http://127.0.0.1"

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"""\
Ministers meet {SCRIPT}{{{{ 7*7 }}}} "><img src=x onerror=alert(2)>

NAIROBI, 4 June 2024 (Harbour Post) - Iceland's Foreign Minister Jóna Birgisdóttir met her Kenyan \
counterpart Tomas Okello in Nairobi on Tuesday \u202e<svg/onload=alert(4)> {SCRIPT}.

"We will open an embassy {{% include '/etc/passwd' %}} </p></article><script>x</script>," \
Birgisdóttir said after the talks. <b onmouseover=alert(3)>They</b> parted.
"""


def token_of(web: TestClient) -> str:
    """The token that forms made for this client carry."""
    found = re.search(r'name="token" value="(\w+)"', web.get("/search?q=a").text)
    assert found
    return found[1]


@pytest.fixture(scope="session")
def book(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """A book with the example reports; nothing here changes it."""
    with dragoman.open(tmp_path_factory.mktemp("web") / "examples.db") as opened:
        opened.add([str(examples / "damascus")])
        yield opened


@pytest.fixture(scope="session")
def web(book: Book) -> TestClient:
    return TestClient(workbench(book), base_url=HERE)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Book, TestClient]]:
    """A book of which every field that a report controls tries to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    report = {
        "id": "a/b?<x>&\"'#",
        "title": f"Title {SCRIPT}",
        "url": "javascript:alert(5)//https://example.org/",
        "outlet": '"><script>alert(6)</script>',
        "published": "2024-06-05",
        "text": HOSTILE,
    }
    (folder / "harm.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    (folder / "<img src=x onerror=alert(7)>.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "<script>.txt").write_bytes(b"\x00\x01\x02binary")
    with dragoman.open(folder / "harm.db") as opened:
        opened.add([str(folder / "harm.jsonl"), *map(str, sorted(folder.glob("*.txt")))])
        yield opened, TestClient(workbench(opened), base_url=HERE)
