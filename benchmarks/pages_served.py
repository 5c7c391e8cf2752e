"""How long the workbench takes for each of its pages while many people read.

    python -m benchmarks.pages_served STORE [--readers 20] [--rounds 5]

The workbench serves STORE from this machine.  Each reader asks for every page,
in an order of their own, again and again; printed are, by page, the median and
the 95th percentile of the time to the last byte, and the size on the wire.
The very first round, in which the server makes what it keeps in memory for one
build, is printed apart.
"""

from __future__ import annotations

import argparse
import random
import statistics
import threading
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import quote

import uvicorn

import dragoman
from dragoman.api import Book
from dragoman.faces.web.app import workbench
from dragoman.model.selection import Selection


@contextmanager
def serving(book: Book) -> Iterator[str]:
    """The workbench on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(workbench(book), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def addresses(book: Book) -> dict[str, str]:
    """Every kind of page, on things that the store has."""
    facets = {facet.field: facet.choices for facet in book.overview().facets}
    states = [choice.value for choice in facets.get("states", ())]
    person = facets["persons"][0].value
    one, other = (states * 2)[:2]
    lines = book.timeline(Selection(limit=1)).lines
    actor = lines[0].who[0].actor if lines and lines[0].who else book.actor(person).id
    document = next(item.document for item in book.sources(limit=100).items if item.document)
    story = book.stories(limit=1).stories
    return {
        "timeline": "/",
        "timeline, page 20": "/?page=20",
        "timeline, a state": f"/?state={one}",
        "timeline, a kind": "/?kind=meeting",
        "timeline, a person": f"/?person={quote(person)}",
        "event": f"/events/{lines[0].id}",
        "document": f"/documents/{quote(document or '')}",
        "actors": "/actors",
        "actor": f"/actors/{actor}",
        "relation": f"/relation?one={one}&other={other}",
        "statements": "/statements",
        "commitments": "/commitments",
        "stories": "/stories",
        **({"story": f"/stories/{quote(story[0].id)}"} if story else {}),
        "search": f"/search?q={quote(person.split()[-1])}",
        "map": "/map",
        "network": "/network",
        "sources": "/sources",
    }


def asked(url: str) -> tuple[float, int]:
    """Seconds to the last byte, and bytes on the wire."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    began = time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as answer:
        size = len(answer.read())
    return time.perf_counter() - began, size


def main() -> None:
    """Serve, read, print."""
    options = argparse.ArgumentParser(description="Time of every page of the workbench.")
    options.add_argument("store")
    options.add_argument("--readers", type=int, default=20)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument(
        "--pause", type=float, default=0.0, help="seconds a reader looks at a page"
    )
    chosen = options.parse_args()
    with dragoman.open(chosen.store, create=False) as asking:
        pages = addresses(asking)
    with dragoman.open(chosen.store, create=False) as book, serving(book) as here:
        first = {name: asked(here + path) for name, path in pages.items()}
        times: dict[str, list[float]] = defaultdict(list)

        def read(reader: int) -> None:
            order = list(pages) * chosen.rounds
            random.Random(reader).shuffle(order)
            for name in order:
                times[name].append(asked(here + pages[name])[0])
                time.sleep(chosen.pause)

        with ThreadPoolExecutor(chosen.readers) as pool:
            list(pool.map(read, range(chosen.readers)))
    print(f"{chosen.readers} reader(s)".ljust(24) + "  first ms    median       95 %   kB")
    for name in pages:
        every = sorted(times[name])
        late = every[min(len(every) - 1, int(len(every) * 0.95))]
        seconds, size = first[name]
        print(
            f"{name:24}{seconds * 1000:10.0f}{statistics.median(every) * 1000:10.0f}"
            f"{late * 1000:11.0f}{size / 1000:5.0f}"
        )


if __name__ == "__main__":
    main()
