"""How long the workbench takes for each of its pages while many people read.

    python -m benchmarks.pages_served STORE [--readers 20] [--rounds 5] [--pause 1]
        [--processes 2] [--build REPORTS] [--cold]

`dragoman serve` serves STORE from this machine.  Each reader asks for every page,
in an order of their own, again and again; printed are, by page, the median and
the 95th percentile of the time to the last byte, and the size on the wire.
The very first round, before any page is kept, is printed apart.  With `--build`
the reports named are built into STORE meanwhile; with `--cold` no two requests
ask for the same address, so that every page is made anew.
"""

from __future__ import annotations

import argparse
import random
import resource
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import count
from urllib.parse import quote

import dragoman
from dragoman.api import Book
from dragoman.model.selection import Selection


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """`dragoman` with `arguments` in a process of its own, ended at the end."""
    command = [sys.executable, "-m", "dragoman.faces.cli", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextmanager
def serving(store: str, processes: int) -> Iterator[str]:
    """The workbench on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    here = f"http://127.0.0.1:{port}"
    arguments = ("serve", "--store", store, "--port", str(port), "--processes", str(processes))
    with running(*arguments) as process:
        while process.poll() is None:
            try:
                asked(f"{here}/help")
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise SystemExit("the workbench did not start")
        yield here


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


def read(here: str, pages: dict[str, str], chosen: argparse.Namespace) -> dict[str, list[float]]:
    """Seconds of every request of every reader, by page."""
    times: dict[str, list[float]] = defaultdict(list)
    numbers = count()

    def turn(reader: int) -> None:
        chance = random.Random(reader)
        order = list(pages) * chosen.rounds
        chance.shuffle(order)
        for name in order:
            address = pages[name]
            if chosen.cold:
                address += f"{'&' if '?' in address else '?'}unlike={next(numbers)}"
            time.sleep(chosen.pause * 2 * chance.random())
            times[name].append(asked(here + address)[0])

    with ThreadPoolExecutor(chosen.readers) as pool:
        list(pool.map(turn, range(chosen.readers)))
    return times


def main() -> None:
    """Serve, read, print."""
    options = argparse.ArgumentParser(description="Time of every page of the workbench.")
    options.add_argument("store")
    options.add_argument("--readers", type=int, default=20)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--processes", type=int, default=1)
    options.add_argument("--build", help="reports that are built into the store meanwhile")
    options.add_argument("--cold", action="store_true", help="ask for no address twice")
    options.add_argument(
        "--pause", type=float, default=1.0, help="seconds a reader looks at a page, on average"
    )
    chosen = options.parse_args()
    with dragoman.open(chosen.store, create=False) as asking:
        pages = addresses(asking)
    with ExitStack() as stack:
        here = stack.enter_context(serving(chosen.store, chosen.processes))
        first = {name: asked(here + path) for name, path in pages.items()}
        if chosen.build:
            stack.enter_context(running("build", chosen.build, "--store", chosen.store))
        times = read(here, pages, chosen)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    requests = sum(map(len, times.values())) + len(first)
    used = (spent.ru_utime + spent.ru_stime) * 1000 / requests
    print(f"{requests} pages, {used:.0f} ms of processor time each, all that ran beside included")
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
