"""Web addresses to raw items, fetched politely.

robots.txt is asked and obeyed; addresses are fetched one after the other, with
a pause between two of one host, so that no host ever has more than one
connection; a server that is busy is asked again later, and later still; what
was fetched before is asked for with the marks the server gave it, so that an
unchanged page is not sent again.  Nothing is fetched twice in one run.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import Generic, TypeVar
from urllib.parse import SplitResult, urldefrag, urljoin

import msgspec

from dragoman.errors import SourceError
from dragoman.model import Quarantined, RawItem
from dragoman.model.page import Page
from dragoman.sources.http import Answer, Limits, exchange, page_id, parts_of
from dragoman.sources.options import SourceOptions
from dragoman.sources.robots import ANYTHING, LARGEST, NOTHING, Robots, read_robots

AGENT = "dragoman"
WEB = re.compile(r"https?://", re.IGNORECASE)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 500, 502, 503, 504})
GONE = frozenset({404, 410})
REFUSED = frozenset({401, 402, 403, 407, 451})
LONGEST_WAIT = 60.0
"""Seconds; a server that asks for more is left for `dragoman retry`."""
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5"


def is_address(name: str) -> bool:
    """Whether an input is an address of the web and no path."""
    return WEB.match(name) is not None


def address(name: str) -> str:
    """The address of a page as it is asked for: what stands behind "#" is a place on it."""
    return urldefrag(name.strip()).url


T = TypeVar("T", bound=msgspec.Struct)
OpenBytes = Callable[[bytes, str, str | None, SourceOptions], Iterator[T | RawItem | Quarantined]]


@dataclass
class Fetcher(Generic[T]):
    """The hosts and addresses of one run."""

    options: SourceOptions
    open_bytes: OpenBytes[T]
    """Opens what was fetched as a file of that name would be opened."""
    robots: dict[str, Robots] = field(default_factory=dict)
    silent: dict[str, SourceError] = field(default_factory=dict)
    """Sites that did not answer; they are not asked again in this run."""
    last: dict[str, float] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    """What was wrong with the addresses that brought nothing."""

    def open(self, url: str) -> Iterator[T | RawItem | Quarantined]:
        """The items of what stands at `url`; nothing the second time."""
        url = address(url)
        if url not in self.done:
            yield from self._fetched(url)

    def listed(self, url: str) -> Iterator[T | RawItem | Quarantined]:
        """The items of a page that a list names: as it is kept, without asking whether it has
        changed, else fetched.  A page named twice gives its items twice, and is fetched once."""
        url = address(url)
        kept = self.options.pages.page(url) if self.options.pages is not None else None
        if kept is not None:
            yield from self._items(kept)
        elif url not in self.done:
            yield from self._fetched(url)
        else:
            yield Quarantined(
                place=url,
                reason="unreadable",
                message=self.failed.get(url, f"Its page was read already in this run: {url}."),
            )

    def keeps(self, url: str) -> bool:
        """Whether the page at `url` was fetched before and is kept."""
        return self.options.pages is not None and self.options.pages.page(address(url)) is not None

    def _fetched(self, url: str) -> Iterator[T | RawItem | Quarantined]:
        self.done.add(url)
        try:
            page = self._page(url)
        except SourceError as error:
            message = f"{error.message} {error.hint}" if error.hint else error.message
            self.failed[url] = message
            yield Quarantined(place=url, reason=error.reason, message=message)
            return
        yield from self._items(page)

    def _items(self, page: Page) -> Iterator[T | RawItem | Quarantined]:
        """The items of a fetched page; a page that is one document is known by its address."""
        charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", page.kind, re.IGNORECASE)
        body = page.body
        if charset and page.kind.lower().startswith(
            ("text/html", "text/plain", "application/xhtml")
        ):
            with contextlib.suppress(LookupError, UnicodeDecodeError):
                body = page.body.decode(charset[1]).encode()
        for item in self.open_bytes(body, page.url, None, self.options):
            if isinstance(item, RawItem) and item.place == page.url:
                yield _named(item, page)
            else:
                yield item

    def _page(self, url: str) -> Page:
        """The page at `url`, from where it is kept if the server says that it still stands."""
        pages = self.options.pages
        kept = pages.page(url) if pages is not None else None
        at, seen = parts_of(url), set[str]()
        for _ in range(self.options.fetch.redirects + 1):
            seen.add(at.geturl())
            old = kept if kept and kept.final == at.geturl() else None
            answer = self._answer(at, old)
            if old and answer.status == 304:
                return old
            if answer.status in REDIRECTS and answer.headers.get("location"):
                at = parts_of(urldefrag(urljoin(at.geturl(), answer.headers["location"])).url)
                if at.geturl() in seen:
                    raise _failed(url, "unreadable", f"Its redirects lead in a circle ({url}).")
                continue
            page = _page_of(url, at.geturl(), answer)
            if pages is not None:
                pages.keep_page(page)
            return page
        raise _failed(
            url, "unreadable", f"More than {self.options.fetch.redirects} redirects from {url}."
        )

    def _answer(self, at: SplitResult, old: Page | None) -> Answer:
        """One answer, asked for again where the server was busy. Raises SourceError."""
        rules = self._rules(at)
        if not rules.allows(at.path + (f"?{at.query}" if at.query else "")):
            raise _failed(
                at.geturl(),
                "forbidden",
                f"The robots.txt of {at.netloc} asks programs not to fetch this.",
            )
        fetch = self.options.fetch
        limits = replace(fetch.limits, bytes=self.options.max_bytes)
        for attempt in range(1, fetch.attempts + 1):
            self._pause(at.netloc, rules.delay)
            try:
                answer = exchange(at, self._headers(old), limits)
            except SourceError as error:
                if attempt == fetch.attempts or error.reason != "unreadable":
                    raise
                time.sleep(fetch.pause * 2**attempt)
                continue
            wait = _wait(answer, fetch.pause * 2**attempt)
            if answer.status not in BUSY or attempt == fetch.attempts or wait > LONGEST_WAIT:
                return answer
            time.sleep(wait)
        raise AssertionError("an attempt returns or raises")

    def _rules(self, at: SplitResult) -> Robots:
        """The site's rules; a site that fails to say them is left alone (RFC 9309, 2.3.1)."""
        site = f"{at.scheme}://{at.netloc}"
        if site in self.silent:
            raise self.silent[site]
        if site not in self.robots:
            try:
                self.robots[site] = self._asked_rules(site)
            except SourceError as error:
                self.silent[site] = error
                raise
        return self.robots[site]

    def _asked_rules(self, site: str) -> Robots:
        at = parts_of(f"{site}/robots.txt")
        limits = replace(self.options.fetch.limits, bytes=LARGEST)
        for _ in range(self.options.fetch.redirects + 1):
            self._pause(at.netloc, 0.0)
            answer = exchange(at, self._headers(None), limits)
            if answer.status in REDIRECTS and answer.headers.get("location"):
                at = parts_of(urljoin(at.geturl(), answer.headers["location"]))
            elif answer.status == 200:
                return read_robots(answer.body.decode("utf-8", errors="replace"), AGENT)
            else:
                return NOTHING if answer.status >= 500 or answer.status == 429 else ANYTHING
        return ANYTHING

    def _pause(self, host: str, asked: float) -> None:
        """Wait until the host has had its rest."""
        rest = max(self.options.fetch.pause, asked)
        since = time.monotonic() - self.last[host] if host in self.last else rest
        if since < rest:
            time.sleep(rest - since)
        self.last[host] = time.monotonic()

    def _headers(self, old: Page | None) -> dict[str, str]:
        contact = self.options.fetch.contact
        headers = {
            "User-Agent": f"{AGENT}/{version('dragoman')} (reads news reports for research"
            f"{'; ' + contact if contact else ''})",
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, identity",
            "Connection": "close",
        }
        if old and old.etag:
            headers["If-None-Match"] = old.etag
        if old and old.modified:
            headers["If-Modified-Since"] = old.modified
        return headers


def _wait(answer: Answer, ours: float) -> float:
    """Seconds until the next try: the server's wish, else ours."""
    asked = answer.headers.get("retry-after", "").strip()
    return max(float(asked), ours) if re.fullmatch(r"\d{1,6}", asked) else ours


def _page_of(url: str, final: str, answer: Answer) -> Page:
    if answer.status in GONE:
        raise _failed(url, "missing", f"There is no such page (status {answer.status}).")
    if answer.status in REFUSED:
        raise _failed(url, "forbidden", f"The server refuses it (status {answer.status}).")
    if answer.status != 200:
        raise _failed(url, "unreadable", f"The server answered with status {answer.status}.")
    return Page(
        url=url,
        final=final,
        body=answer.body,
        kind=answer.headers.get("content-type", ""),
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
        fetched=answer.headers.get("date"),
    )


def _failed(url: str, reason: str, message: str) -> SourceError:
    hint = "Save the page from your browser and give the file." if reason == "forbidden" else None
    again = "Try again later: dragoman retry." if reason == "unreadable" else None
    return SourceError(message, reason=reason, where=url, hint=hint or again)


def _named(item: RawItem, page: Page) -> RawItem:
    """`item` as the one document that the page is."""
    return msgspec.structs.replace(
        item,
        url=item.url or page.final,
        path=None,
        id=item.id or page_id(page.final),
        metadata={**item.metadata, "fetched": page.fetched},
    )


__all__ = ["Fetcher", "Limits", "address", "is_address"]
