"""How fast a web archive is read when one page in ten is about diplomacy.

    python -m benchmarks.archive [--pages 20000] [--compared 20000] [--reading] [--keep FILE.warc.gz]

An archive of invented pages in ten languages is written first: sentences from
archive.toml in page frames with what newspapers put around a report (scripts,
menus, teasers, related links, comments, cookie notes).  Every page is a gzip
record of its own, as Common Crawl has them.  A page about diplomacy has two to
five sentences on it among general paragraphs, or one alone in the first of
them; the others are about anything else, their menus and teasers name states
and ministers all the same.

Measured in one run and one process, by processor time, the two ways taking
turns of a hundred pages so that a busy machine slows both: the whole way to
documents (records, first look, main text, cleaning, date, language), and what
a page costs that is passed over and one that is not; fastwarc and trafilatura
on every page; the share of the diplomatic pages that the first look lets
through, by language; and the memory, now and at its peak, after each tenth of
the archive.  The last line says how much of a processor the run had.
`--compared` gives trafilatura fewer pages (0: none, for the memory of our way
alone), `--reading` reads the documents too (outside the rate).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import random
import resource
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ONE_IN = 10
TURN = 100
"""Pages that one way reads before the other takes its turn: what else the machine does then slows
both alike, in processor time too (caches, clock rate, shared cores)."""
WARM = 600
"""Pages before the clock starts: some of each language and kind."""
HOST = "https://{language}.example.org/{number}"
SCRIPT = 'window.{name}=window.{name}||[];{name}.push({{"slot":"{slot}","sizes":[[300,250],[728,90]],"path":"/{path}"}});'


def sentences() -> dict[str, dict[str, list[str]]]:
    """The sentences, by language."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


class Pages:
    """Writes invented pages; the same seed gives the same archive."""

    def __init__(self, seed: int = 5) -> None:
        self.chance = random.Random(seed)
        self.words = sentences()
        self.languages = sorted(self.words)

    def page(self, number: int) -> tuple[str, str, bool]:
        """Language, HTML, and whether the page is about diplomacy."""
        language = self.languages[number // ONE_IN % len(self.languages)]
        told = number % ONE_IN == 0
        title, paragraphs = self._report(language, told)
        return language, self._framed(language, title, paragraphs, number), told

    def _told(self, language: str) -> str:
        words, chance = self.words[language], self.chance
        p, q = chance.sample(words["persons"], 2)
        s, t = chance.sample(words["states"], 2)
        sentence = chance.choice(words["told"])
        return sentence.format(p=p, q=q, s=s, t=t, c=chance.choice(words["capitals"]))

    def _other(self, language: str, many: int) -> str:
        between = "" if language == "zh" else " "
        return between.join(self.chance.sample(self.words[language]["other"], many))

    def _report(self, language: str, told: bool) -> tuple[str, list[str]]:
        chance = self.chance
        paragraphs = [
            self._other(language, chance.randint(2, 4)) for _ in range(chance.randint(4, 9))
        ]
        if told:
            for place in range(chance.choice((1, 2, 3, 5))):
                at = min(place, len(paragraphs) - 1)
                paragraphs[at] = f"{self._told(language)} {paragraphs[at]}"
        return paragraphs[0][: chance.randint(30, 70)], paragraphs

    def _links(self, language: str, many: int, size: int) -> str:
        words, chance = self.words[language], self.chance
        out = []
        for _ in range(many):
            text = chance.choice((chance.choice(words["states"]), chance.choice(words["other"])[:size],
                                  chance.choice(words["persons"])))  # fmt: skip
            out.append(
                f'<li class="item item-{chance.randrange(90)}"><a href="/{chance.randrange(9**6)}" data-track="nav">{text}</a></li>'
            )
        return f'<ul class="list">{"".join(out)}</ul>'

    def _teasers(self, language: str) -> str:
        words, chance = self.words[language], self.chance
        cards = []
        for _ in range(18):
            head = chance.choice(words["told" if chance.random() < 0.1 else "other"])[:55]
            cards.append(
                f'<article class="card"><a href="/{chance.randrange(9**6)}"><img alt="" src="/i/{chance.randrange(9**6)}.jpg"'
                f' srcset="/i/a.jpg 1x, /i/b.jpg 2x"><h3 class="card__title">{head.split("{")[0]}</h3></a>'
                f'<span class="card__time">{chance.randrange(1, 24)} h</span></article>'
            )
        return f'<section class="related-stories">{"".join(cards)}</section>'

    def _scripts(self, many: int) -> str:
        chance = self.chance
        body = "".join(
            SCRIPT.format(
                name=f"q{chance.randrange(99)}",
                slot=chance.randrange(9**8),
                path=chance.randrange(9**8),
            )
            for _ in range(many)
        )
        return f"<script>{body}</script>"

    def _framed(self, language: str, title: str, paragraphs: list[str], number: int) -> str:
        day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
        body = "".join(f'<p class="text">{p}</p>' for p in paragraphs)
        comments = "".join(
            f'<div class="comment"><b>{self.chance.choice(self.words[language]["persons"])}</b>'
            f"<p>{self._other(language, 1)[:70]}</p></div>"
            for _ in range(4)
        )
        return (
            f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Example {language}">'
            f'<meta property="article:published_time" content="{day}T08:00:00Z">{self._scripts(120)}'
            f"<style>{'.list li{margin:0 4px}.card{float:left}' * 60}</style></head><body>"
            f'<header class="top"><nav class="menu">{self._links(language, 70, 16)}</nav></header>'
            f'<main><article class="article"><h1>{title}</h1><div class="share"><a href="#">f</a><a href="#">x</a></div>'
            f'<div class="article-body">{body}</div></article>{self._teasers(language)}'
            f'<section id="comments" class="comments">{comments}</section></main>'
            f'<aside class="sidebar">{self._links(language, 40, 45)}{self._scripts(60)}</aside>'
            f'<footer class="footer">{self._links(language, 40, 20)}</footer>{self._scripts(60)}</body></html>'
        )


def write(path: Path, pages: int) -> set[str]:
    """Write the archive; the addresses of the pages about diplomacy."""
    maker, told = Pages(), set()
    with path.open("wb") as file:
        for number in range(pages):
            language, html, about = maker.page(number)
            url = HOST.format(language=language, number=number)
            told |= {url} if about else set()
            body = html.encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
                f"WARC-Date: 2024-12-31T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 1))
    return told


class Way:
    """The whole way of every page of an archive, and the processor seconds of its parts."""

    def __init__(self) -> None:
        self.looked = self.made = self.read = 0.0
        self.documents = 0

    def pages(self, path: Path, reading: bool = False) -> Iterator[str | None]:
        """The address of each page that became a document, None for one passed over."""
        from dragoman.documents import make
        from dragoman.model import RawItem
        from dragoman.reading import read
        from dragoman.sources import open_sources

        began = time.process_time()
        for item in open_sources([path]):
            looked = time.process_time()
            self.looked += looked - began
            address = None
            if isinstance(item, RawItem):
                document = make(item)
                address = document.url
                made = time.process_time()
                self.made += made - looked
                self.documents += 1
                if reading:
                    read(document)
                    self.read += time.process_time() - made
            yield address
            began = time.process_time()


def extracted(path: Path) -> Iterator[str | None]:
    """fastwarc and trafilatura on every page."""
    import trafilatura
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as file:
        records = ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True)
        for record in records:
            yield trafilatura.extract(record.reader.read(), include_comments=False)


class Theirs:
    """fastwarc and trafilatura over the same archive, taken on by as many pages as are asked for,
    and the processor seconds it took."""

    def __init__(self, path: Path, most: int) -> None:
        self._texts = extracted(path)
        self.most = most
        self.pages = 0
        self.seconds = 0.0

    def go_on(self, pages: int) -> None:
        """Extract so many more pages, up to `most`."""
        began = time.process_time()
        for _ in itertools.islice(self._texts, min(pages, self.most - self.pages)):
            self.pages += 1
        self.seconds += time.process_time() - began


def resident() -> float:
    """Megabytes of this process in memory now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


def peak() -> float:
    """The most megabytes that this process has had in memory."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Write the archive, read it both ways, print."""
    options = argparse.ArgumentParser(description="Pages a second of a web archive.")
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--compared", type=int, help="pages that trafilatura reads (all)")
    options.add_argument("--reading", action="store_true", help="read the documents as well")
    options.add_argument("--keep", type=Path, help="keep the archive here")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.keep or Path(folder, "invented.warc.gz")
        told = write(path, chosen.pages)
        print(
            f"{chosen.pages} pages, {len(told)} about diplomacy, {path.stat().st_size / 1e6:.0f} MB"
        )
        for _ in itertools.islice(extracted(path), WARM // 10):
            pass
        compared = chosen.pages if chosen.compared is None else chosen.compared
        theirs = Theirs(path, min(compared, chosen.pages))
        began = time.perf_counter(), time.process_time()
        ours = _read(path, chosen, told, theirs)
        spent, busy = time.perf_counter() - began[0], time.process_time() - began[1]
    if theirs.pages:
        rate = theirs.pages / theirs.seconds
        print(f"fastwarc + trafilatura    {rate:8.1f} pages/s  ({theirs.pages} pages)")
        print(f"ratio                     {ours / rate:8.2f}")
    print(f"of a processor            {busy / spent:8.2f}  ({busy:.0f} s of {spent:.0f} s)")


def _read(path: Path, chosen: argparse.Namespace, told: set[str], theirs: Theirs) -> float:
    """Pages a second of the whole way; prints its parts, recall, what else came through, memory."""
    for number, _ in enumerate(Way().pages(path, chosen.reading)):
        if number >= WARM:  # packs and libraries are loaded before the clock starts
            break
    found: Counter[str] = Counter()
    memory: list[str] = []
    marks = {share * chosen.pages // 10 for share in range(1, 11)}
    way = Way()
    for number, address in enumerate(way.pages(path, chosen.reading), 1):
        if address:
            found[address] += 1
        if number in marks:
            memory.append(f"{number}: {resident():.0f} ({peak():.0f})")
        if number % TURN == 0 or number == chosen.pages:
            # Outside the way's own clock, which runs while a page is asked for.
            theirs.go_on(TURN)
    rate = chosen.pages / (way.looked + way.made)
    look, make = way.looked / chosen.pages * 1000, way.made / way.documents * 1000
    print(f"dragoman, to documents    {rate:8.1f} pages/s")
    print(f"a page passed over        {look:8.2f} ms")
    print(
        f"a page made a document    {look + make:8.2f} ms  ({look / (look + make):.3f} of it the look)"
    )
    if chosen.reading:
        print(f"reading it                {way.read / way.documents * 1000:8.2f} ms more")
    lost = Counter(u[8:10] for u in told - found.keys())
    print(
        f"recall of the first look  {1 - lost.total() / len(told):8.4f}  lost: {dict(lost) or 'none'}"
    )
    others = len(found.keys() - told) / (chosen.pages - len(told))
    print(f"others let through        {others:8.4f}")
    print("MB in memory (peak) after pages", ", ".join(memory))
    return rate


if __name__ == "__main__":
    main()
