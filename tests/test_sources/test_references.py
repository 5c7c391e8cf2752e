"""Lists of addresses and libraries of references: what they name is followed, politely and no further than allowed."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import dragoman
from dragoman.documents import make
from dragoman.model import Quarantined, RawItem
from dragoman.run import Options
from dragoman.sources import FetchOptions, Limits, SourceOptions, open_sources

WORDS = "The foreign ministers of Norway and Chile met in Oslo on Monday to talk about fisheries."
PAGE = (
    "<!doctype html><html lang='en'><head><title>{0}</title></head><body><article><p>" + WORDS +
    "</p><p>They will meet again next year, it was said of {0} after the talks.</p></article></body></html>"
)  # fmt: skip
MEDIA_CLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    "9f,2024-06-07,en,Fjord Herald,fjord.example,2024-06-05,Fish deal,{0}/a\n"
    "8e,2024-06-07,en,Fjord Herald,fjord.example,2024-06-06,Ice deal,{0}/b\n"
    "7d,2024-06-07,en,Fjord Herald,fjord.example,2024-06-06,Gone,{0}/none\n"
)
GDELT_CSV = "DATE,DocumentIdentifier,V2Themes\n20240605101500,{0}/a,X\n20240605101500,{0}/b,Y\n"
GDELT_API = (
    '{{"articles": [{{"url": "{0}/a", "url_mobile": "", "title": "Fish deal",'
    ' "seendate": "20240605T101500Z", "domain": "fjord.example", "language": "English"}},'
    ' {{"url": "{0}/b", "title": "Ice deal", "language": "English"}}]}}'
)
ONE_A_LINE = "# saved in June\n{0}/a\n\n{0}/b\n{0}/a\n"


def gdelt(cells: int, at: int) -> str:
    def row(url: str) -> str:
        return "\t".join(url if n == at else str(n) for n in range(cells))

    return "\n".join(row(f"{{0}}/{name}") for name in "aab") + "\n"


LISTS = {
    "gdelt.csv": GDELT_CSV,
    "gdelt.json": GDELT_API,
    "urls.txt": ONE_A_LINE,
    "events.CSV": gdelt(61, 60),
    "events1.csv": gdelt(58, 57),
    "gkg.csv": gdelt(27, 4),
    "mentions.CSV": gdelt(16, 5),
    "pages.jsonl": '{{"url": "{0}/a"}}\n{{"url": "{0}/b", "title": "Ice deal"}}\n',
    "feed.xml": '<rss version="2.0"><channel><title>F</title><item><link>{0}/a</link><title>A</title>'
    "</item><item><link>{0}/b</link><title>B</title></item></channel></rss>",
}


class Site(Counter[str]):
    """What a server was asked for."""

    url = ""


@pytest.fixture
def site() -> Iterator[Site]:
    asked = Site()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            asked[self.path] += 1
            known = self.path in ("/a", "/b")
            body = PAGE.format(f"Page {self.path[1:]}").encode() if known else b"nothing"
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    asked.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield asked
    server.shutdown()
    server.server_close()
    thread.join()


def options(*, fetch: bool) -> SourceOptions:
    limits = Limits(private=True, seconds=10, wait=10)
    return SourceOptions(fetch=FetchOptions(limits=limits, pause=0.01, listed=fetch))


def tell(items: list[RawItem | Quarantined]) -> list[str]:
    return [i.reason if isinstance(i, Quarantined) else "read" for i in items]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_set_aside_unless_its_pages_are_to_be_fetched(
    name: str, site: Site, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(LISTS[name].format(site.url), "utf-8")
    left = list(open_sources([path], options(fetch=False)))
    assert tell(left) == ["no_text", "no_text"]
    assert all("--fetch" in i.message for i in left if isinstance(i, Quarantined))
    assert f"{site.url}/a" in getattr(left[0], "message", "")
    assert not site
    read = list(open_sources([path], options(fetch=True)))
    assert [make(i).url for i in read if isinstance(i, RawItem)] == [
        f"{site.url}/a",
        f"{site.url}/b",
    ]
    assert [i.place for i in read] == [i.place for i in left]
    assert site == {"/robots.txt": 1, "/a": 1, "/b": 1}


def test_what_a_list_knows_of_a_page_stands_where_the_page_is_silent(
    site: Site, tmp_path: Path
) -> None:
    path = tmp_path / "media cloud.csv"
    path.write_text(MEDIA_CLOUD.format(site.url), "utf-8")
    items = list(open_sources([path], options(fetch=True)))
    assert tell(items) == ["read", "read", "missing"]
    assert [i.place for i in items] == [f"{path}:{n}" for n in (2, 3, 4)]
    assert isinstance(items[0], RawItem)
    document = make(items[0])
    assert (document.outlet, document.published, document.title) == (
        "Fjord Herald", "2024-06-05", "Fish deal",
    )  # fmt: skip


def test_retry_fetches_and_nothing_is_fetched_twice(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "urls.csv"
    path.write_text(MEDIA_CLOUD.format(site.url), "utf-8")
    quiet, asking = Options(sources=options(fetch=False)), Options(sources=options(fetch=True))
    with dragoman.open(tmp_path / "s.db") as book:
        assert [q.reason for q in book.add([path], quiet).set_aside] == ["no_text"] * 3
        again = book.retry(asking)
        assert (again.tried, again.read) == (3, 2)
        assert len(list(book.documents())) == 2
        book.retry(asking)
        assert (site["/a"], site["/b"], site["/none"]) == (1, 1, 2)
        # Without leave to fetch, what is kept still stands.
        book.add([path], quiet)
        assert book.sources().fates == {"read": 2, "set_aside": 1}
        # The page given by its own address is the same document, asked for anew.
        book.add([f"{site.url}/a"], quiet)
        assert len(list(book.documents())) == 2
        assert site["/a"] == 2


def test_a_row_with_text_is_not_fetched(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"url,text\n{site.url}/a,{WORDS}\n{site.url}/b,\n", "utf-8")
    items = list(open_sources([path], options(fetch=True)))
    assert tell(items) == ["read", "read"]
    assert site["/a"] == 0


def library(**more: object) -> str:
    entry = {
        "id": "fjord2024", "type": "article-newspaper", "title": "Fish deal in Oslo",
        "container-title": "Fjord Herald", "issued": {"date-parts": [[2024, 6, 5]]},
    }  # fmt: skip
    return json.dumps([{**entry, **more}])


def attached(folder: Path, **more: object) -> list[RawItem | Quarantined]:
    (folder / "library.json").write_text(library(**more), "utf-8")
    return list(open_sources([folder / "library.json"]))


@pytest.mark.parametrize(
    "given",
    [
        {"file": "files/12/page.html"},
        {"file": "Snapshot:files/12/page.html:text/html"},
        {"attachments": ["files/12/page.html"]},
        {"attachments": [{"title": "Snapshot", "path": "files/12/page.html"}]},
        {"file": "files/12/page.html", "abstract": "Short words on fish."},
    ],
)
def test_attached_files_are_read_with_what_the_library_knows(
    given: dict[str, object], tmp_path: Path
) -> None:
    (tmp_path / "files" / "12").mkdir(parents=True)
    (tmp_path / "files" / "12" / "page.html").write_text(PAGE.format("it"), "utf-8")
    (item,) = attached(tmp_path, **given)
    assert isinstance(item, RawItem), item
    document = make(item)
    assert WORDS in document.text
    assert (document.id, document.title, document.published, document.outlet) == (
        "fjord2024", "Fish deal in Oslo", "2024-06-05", "Fjord Herald",
    )  # fmt: skip
    assert item.place == f"{tmp_path}/library.json/files/12/page.html"
    # The folder as a whole: the attachment is one item, not two.
    assert len(list(open_sources([tmp_path]))) == 1


def test_two_attachments_are_two_documents(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"{WORDS} {name}\n", "utf-8")
    items = attached(tmp_path, attachments=["a.txt", {"localPath": str(tmp_path / "b.txt")}])
    assert tell(items) == ["read", "read"]
    assert len({make(i).id for i in items if isinstance(i, RawItem)}) == 2


def test_files_outside_the_folder_are_not_opened(tmp_path: Path) -> None:
    inner = tmp_path / "library"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text(WORDS, "utf-8")
    (inner / "link.txt").symlink_to(tmp_path / "secret.txt")
    for name in ("../secret.txt", str(tmp_path / "secret.txt"), "link.txt", "file:///etc/hostname"):
        (item,) = attached(inner, file=name)
        assert isinstance(item, Quarantined)
        assert item.reason == "forbidden"
        assert "folder" in item.message
    assert tell(attached(inner, file="none.pdf")) == ["missing"]
    assert tell(attached(inner, file="a\0b")) == ["unreadable"]
    # The abstract stands in for a file that cannot be read.
    assert tell(attached(inner, file="none.pdf", abstract=WORDS)) == ["missing", "read"]


def test_a_mended_attachment_is_read_by_retry(tmp_path: Path) -> None:
    (tmp_path / "library.json").write_text(library(file="page.html"), "utf-8")
    with dragoman.open(tmp_path / "s.db") as book:
        assert [q.reason for q in book.add([tmp_path / "library.json"]).set_aside] == ["missing"]
        (tmp_path / "page.html").write_text(PAGE.format("it"), "utf-8")
        again = book.retry()
        assert (again.tried, again.read) == (1, 1)
        (document,) = book.documents()
        assert document.title == "Fish deal in Oslo"
