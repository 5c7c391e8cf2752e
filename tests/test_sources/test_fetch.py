"""Pages of a server on this machine: politeness, limits, and what is kept."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import OptionError
from dragoman.model import Quarantined, RawItem
from dragoman.model.page import Page
from dragoman.run import Options
from dragoman.sources import FetchOptions, Limits, SourceOptions, open_sources, read_mapping
from dragoman.sources.http import _public
from dragoman.sources.robots import read_robots

PAGE = (
    "<!doctype html><html lang='en'><head><title>Fish deal in Oslo</title>"
    "<meta property='article:published_time' content='2024-06-05T10:00:00Z'></head><body><article>"
    "<p>The foreign ministers of Norway and Chile met in Oslo on Monday to talk about fisheries.</p>"
    "<p>{} The two countries will meet again next year, the Norwegian minister said after the talks.</p>"
    "</article></body></html>"
)


@dataclass
class Site:
    """A server and what it was asked."""

    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    conditional: int = 0
    note: str = "First."
    open: int = 0
    most: int = 0
    pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)


def _send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            site.asked[self.path] += 1
            site.agents.add(self.headers.get("User-Agent", ""))
            site.open += 1
            site.most = max(site.most, site.open)
            try:
                self._answer()
            except OSError:
                pass
            finally:
                site.open -= 1

        def _answer(self) -> None:
            path = self.path
            if path in site.pages:
                site.pages[path](self)
            elif path == "/robots.txt":
                _send(self, 200, b"User-agent: *\nDisallow: /closed/\nAllow: /closed/open\n")
            elif path.startswith("/fish") or path == "/closed/open":
                body = PAGE.format(site.note).encode()
                tag = f'"{site.note}"'
                if self.headers.get("If-None-Match") == tag:
                    site.conditional += 1
                    _send(self, 304, b"")
                else:
                    _send(self, 200, body, ETag=tag, Content_Type="text/html; charset=utf-8")
            else:
                _send(self, 404, b"nothing")

    return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


class Kept(dict[str, Page]):
    def page(self, url: str) -> Page | None:
        return self.get(url)

    def keep_page(self, page: Page) -> None:
        self[page.url] = page


def options(seconds: float = 10.0, private: bool = True, **more: object) -> SourceOptions:
    limits = Limits(private=private, seconds=seconds, wait=seconds)
    return SourceOptions(fetch=FetchOptions(limits=limits, pause=0.01), **more)  # type: ignore[arg-type]


def fetch(*urls: str, how: SourceOptions | None = None) -> list[RawItem | Quarantined]:
    return list(open_sources(urls, how or options()))


def reasons(items: list[RawItem | Quarantined]) -> list[str]:
    return [i.reason if isinstance(i, Quarantined) else "read" for i in items]


def test_a_page_and_who_asks(site: Site) -> None:
    (item,) = fetch(f"{site.url}/fish#part")
    assert isinstance(item, RawItem)
    assert (item.place, item.url) == (f"{site.url}/fish", f"{site.url}/fish")
    assert "First." in (item.html or "")
    (agent,) = site.agents
    assert agent.startswith("dragoman/")


def test_nothing_is_fetched_twice_and_one_at_a_time(site: Site) -> None:
    urls = [f"{site.url}/fish", f"{site.url}/fish#x", f"{site.url}/fish2", f"{site.url}/fish"]
    assert reasons(fetch(*urls)) == ["read", "read"]
    assert site.asked == {"/robots.txt": 1, "/fish": 1, "/fish2": 1}
    assert site.most == 1


def test_robots_are_obeyed(site: Site) -> None:
    found = fetch(f"{site.url}/closed/a", f"{site.url}/closed/open")
    assert reasons(found) == ["forbidden", "read"]
    assert "/closed/a" not in site.asked


def test_robots_rules() -> None:
    text = (
        "# all\nUser-agent: other\nDisallow: /\n\nUser-agent: Dragoman\nUser-agent: x\n"
        "Disallow: /*.pdf$\nDisallow: /a\nAllow: /a/b\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /"
    )
    robots = read_robots(text, "dragoman")
    allowed = {p: robots.allows(p) for p in ("/", "/a", "/a/b/c", "/x.pdf", "/x.pdf?y", "/b")}
    assert allowed == {
        "/": True, "/a": False, "/a/b/c": True, "/x.pdf": False, "/x.pdf?y": True, "/b": True,
    }  # fmt: skip
    assert robots.delay == 2
    assert read_robots("", "dragoman").allows("/x")
    assert not read_robots("user-agent: *\ndisallow: /", "dragoman").allows("/x")


def test_a_site_that_cannot_say_its_rules_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = lambda h: _send(h, 503, b"")
    assert reasons(fetch(f"{site.url}/fish")) == ["forbidden"]


def test_missing_refused_and_broken(site: Site) -> None:
    site.pages["/refused"] = lambda h: _send(h, 403, b"")
    site.pages["/short"] = lambda h: (
        h.send_response(200), h.send_header("Content-Length", "900"), h.end_headers(),
        h.wfile.write(b"<p>cut"),
    )[0]  # fmt: skip
    found = fetch(f"{site.url}/none", f"{site.url}/refused", f"{site.url}/short", "http://[x/")
    assert reasons(found) == ["missing", "forbidden", "unreadable", "malformed"]
    assert reasons(fetch("http://127.0.0.1:9/x")) == ["unreadable"]


def test_a_busy_server_is_asked_again(site: Site) -> None:
    def busy(handler: BaseHTTPRequestHandler) -> None:
        if site.asked["/busy"] < 3:
            _send(handler, 503, b"", Retry_After="0")
        else:
            _send(handler, 200, PAGE.format("At last.").encode(), Content_Type="text/html")

    site.pages["/busy"] = busy
    assert reasons(fetch(f"{site.url}/busy")) == ["read"]
    assert site.asked["/busy"] == 3


def test_redirects_lead_on_but_not_in_circles(site: Site) -> None:
    site.pages["/moved"] = lambda h: _send(h, 301, b"", Location="/fish")
    site.pages["/round"] = lambda h: _send(h, 302, b"", Location="/and")
    site.pages["/and"] = lambda h: _send(h, 302, b"", Location="/round")
    for n in range(9):
        site.pages[f"/far{n}"] = lambda h, n=n: _send(h, 302, b"", Location=f"/far{n + 1}")  # type: ignore[misc]
    site.pages["/file"] = lambda h: _send(h, 302, b"", Location="file:///etc/hostname")
    urls = [f"{site.url}/{name}" for name in ("moved", "round", "far0", "file")]
    found = fetch(*urls)
    assert reasons(found) == ["read", "unreadable", "unreadable", "malformed"]
    assert isinstance(found[0], RawItem)
    assert found[0].url == f"{site.url}/fish"


def test_a_byte_at_a_time_ends(site: Site) -> None:
    def slowly(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"<")
            handler.wfile.flush()
            time.sleep(0.05)

    site.pages["/slow"] = slowly
    began = time.monotonic()
    assert reasons(fetch(f"{site.url}/slow", how=options(seconds=0.6))) == ["timeout"]
    assert time.monotonic() - began < 3


def test_too_large_as_sent_or_unpacked(site: Site) -> None:
    site.pages["/huge"] = lambda h: _send(h, 200, b"x" * 300_000)
    bomb = gzip.compress(b"x" * 5_000_000)
    site.pages["/bomb"] = lambda h: _send(h, 200, bomb, Content_Encoding="gzip")
    page = gzip.compress(PAGE.format("Packed.").encode())
    site.pages["/packed"] = lambda h: _send(
        h, 200, page, Content_Encoding="gzip", Content_Type="text/html"
    )
    urls = [f"{site.url}/{name}" for name in ("huge", "bomb", "packed")]
    found = fetch(*urls, how=options(max_bytes=100_000))
    assert reasons(found) == ["too_large", "too_large", "read"]


def test_private_addresses_need_leave(site: Site) -> None:
    assert reasons(fetch(f"{site.url}/fish", how=options(private=False))) == ["forbidden"]
    assert not site.asked
    private = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fe80::1%lo",
               "64:ff9b::7f00:1", "2002:7f00:1::", "0.0.0.0", "224.0.0.1", "100.64.0.1"]  # fmt: skip
    assert not [ip for ip in private if _public(ip)]
    assert _public("93.184.216.34")
    assert _public("2606:4700::1111")


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    kept = Kept()
    (first,) = fetch(f"{site.url}/fish", how=options(pages=kept))
    (second,) = fetch(f"{site.url}/fish", how=options(pages=kept))
    assert first == second
    assert site.conditional == 1


def test_a_changed_page_is_a_new_version(site: Site, tmp_path: Path) -> None:
    how = Options(sources=options())
    url = f"{site.url}/fish"
    with dragoman.open(tmp_path / "s.db") as book:
        book.add([url], how)
        book.add([url], how)
        assert site.conditional == 1
        site.note = "Corrected."
        book.add([url], how)
        (document,) = book.documents()
        assert "Corrected." in document.text
        versions = book.versions(document.id)
        assert ["Corrected." in v.text for v in versions] == [True, False]
        assert sorted(i.fate for i in book.sources().items) == ["read", "replaced"]


def test_retry_reads_what_could_not_be_read(site: Site, tmp_path: Path) -> None:
    how = Options(sources=options())
    table = tmp_path / "t.csv"
    table.write_text("title,text\nA,One,two\n", "utf-8")
    site.pages["/later"] = lambda h: _send(h, 404, b"")
    with dragoman.open(tmp_path / "s.db") as book:
        built = book.add([f"{site.url}/later", table], how)
        assert [q.reason for q in built.set_aside] == ["missing", "malformed"]
        again = book.retry(how)
        assert (again.tried, again.read) == (2, 0)
        body = PAGE.format("Here now.").encode()
        site.pages["/later"] = lambda h: _send(h, 200, body, Content_Type="text/html")
        words = "The ministers of Norway and Chile met in Oslo on Monday to talk about fish."
        table.write_text(f'title,text\nA,"{words}"\n', "utf-8")
        again = book.retry(how)
        assert (again.tried, again.read) == (2, 2)
        table.write_text(f'title,text\nA,"{words}"\nB,x,y\n', "utf-8")
        assert len(book.add([table], how).set_aside) == 1
        table.write_text(f'title,text\nA,"{words}"\n', "utf-8")
        again = book.retry(how)
        assert (again.tried, again.read, again.gone) == (1, 0, 1)
        assert {i.fate for i in book.sources().items} == {"read"}


def test_mapping() -> None:
    assert read_mapping("title=Headline, text=Body") == {"title": "Headline", "text": "Body"}
    with pytest.raises(OptionError, match="Headline"):
        read_mapping("Headline")
    with pytest.raises(OptionError, match="fields are"):
        read_mapping("nothing=Headline")


def test_retry_on_the_command_line(site: Site, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from dragoman.faces.cli.app import app

    def told(*arguments: str) -> str:
        return CliRunner().invoke(app, [*arguments, "--store", str(tmp_path / "s.db")]).output

    table = tmp_path / "t.csv"
    table.write_text("Headline,Body\nA,One,two\n", "utf-8")
    told("build", str(table), "--map", "title=Headline,text=Body")
    table.write_text("Headline,Body\nA,The ministers met in Oslo on Monday.\n", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0")
    told("build", str(tmp_path / "b.txt"))
    said = told("retry", "--map", "title=Headline,text=Body")
    assert "2 set-aside items tried again: 1 read now, 1 still set aside.\n" in said
    assert "Put right what is named, then run dragoman retry again" in said
    assert "items: " not in said  # those of the files opened again that were never set aside
    (tmp_path / "b.txt").write_text("The ministers met in Bergen on Monday.\n", "utf-8")
    assert "1 set-aside item tried again: 1 read now.\n" in told("retry")
    assert "Nothing is set aside." in told("retry")
