"""Pictures of every page over the example reports, light and dark.

python tests/test_web/shots.py             those that the documents show, into docs/pages/
python tests/test_web/shots.py FOLDER      all, whole pages and narrow ones too
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import dragoman
from dragoman.api import Book
from tests.test_web.serving import browsing, serving

ROOT = Path(__file__).resolve().parents[2]
SHOWN = ("timeline", "event", "document", "search", "relation", "network", "map", "bring-in")
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 320, "height": 700}
PRINTED = {"width": 1080, "height": 620}
"""What a document shows: small enough to be kept with the code."""


def pages(book: Book) -> dict[str, str]:
    """One address of every kind of page."""
    lines = book.timeline().lines
    told = max(lines, key=lambda line: (len(line.differs) > 0, line.voices, line.id))
    person = max(book.record().actors, key=lambda a: (a.kind == "person", len(a.documents), a.id))
    copy = min(book.record().copies, key=lambda c: (c.kind == "translation", c.document))
    story = book.stories().stories[0].id
    arabic = next(d.id for d in book.documents() if d.language == "ar")
    return {
        "timeline": "/",
        "timeline-filtered": "/?kind=visit&state=IRN",
        "event": f"/events/{told.id}#accounts",
        "document": f"/documents/{copy.of}",
        "document-arabic": f"/documents/{arabic}",
        "copies": f"/copies?document={copy.document}&other={copy.of}",
        "actors": "/actors",
        "actor": f"/actors/{person.id}",
        "relations": "/relation",
        "relation": "/relation?one=IRN&other=SYR",
        "statements": "/statements",
        "commitments": "/commitments",
        "stories": "/stories",
        "story": f"/stories/{story}",
        "search": "/search?q=بشار الأسد",
        "search-empty": "/search",
        "network": "/network?of=person",
        "map": "/map",
        "sources": "/sources",
        "bring-in": "/bring-in",
        "review": "/review",
        "judgements": "/judgements",
        "help": "/help",
        "missing": "/nothing",
    }


def main(folder: Path | None) -> None:
    wanted = folder or ROOT / "docs" / "pages"
    wanted.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, dragoman.open(f"{scratch}/shots.db") as book:
        book.add([str(ROOT / "examples" / "damascus")])
        addresses = {
            name: address for name, address in pages(book).items() if folder or name in SHOWN
        }
        with serving(book) as at, browsing() as browser:
            for scheme in ("light", "dark"):
                for width, size in {"": WIDE if folder else PRINTED, "-narrow": NARROW}.items():
                    if width and folder is None:
                        continue
                    context = browser.new_context(color_scheme=scheme, viewport=size)
                    tab = context.new_page()
                    for name, address in addresses.items():
                        tab.goto(at + address)
                        target = wanted / f"{name}-{scheme}{width}.png"
                        tab.screenshot(path=target, full_page=folder is not None)
                    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
