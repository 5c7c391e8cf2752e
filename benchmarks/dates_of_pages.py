"""The publication date of saved pages against what their own metadata state.

    python -m benchmarks.dates_of_pages PATH [--show 30]

PATH is laid out as for benchmarks.pages (`html/*.html.gz`, `ground-truth.json`
with the address of each page).  No page comes with a label, so labels are made
here, by other means than the program's: a page *states* its date if machine-
readable marks of publication (JSON-LD `datePublished`, `article:published_time`,
`itemprop=datePublished`, `<time pubdate>`, the usual `<meta>` names) give a
whole day, and all that do so give the same one within a day, since the marks
differ in their time zones.  A page whose marks disagree by more is not
labelled, nor is one whose only day is in its address or its text.  A date is
right that is one of the days the marks give; where they give an instant in
universal time, the day that the address has beside it is right as well, since
that is the newsroom's own (late evening in America is the next day in
universal time).

`--show` prints labels beside what was found and the address, drawn by chance
(always the same), for a check by eye.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from datetime import date
from pathlib import Path
from typing import Any

from lxml import html as markup  # type: ignore[import-untyped]

NAMES = frozenset((
    "article:published_time", "og:article:published_time", "datepublished", "date.issued", "dc.date.issued",
    "dcterms.issued", "pubdate", "publishdate", "publish-date", "publication_date", "sailthru.date",
    "parsely-pub-date", "originalpublicationdate", "og:published_time", "cxenseparse:recs:publishtime",
    "article.published", "dc.date", "dcterms.created",
))  # fmt: skip
ISO = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}")
UNIVERSAL = re.compile(r"T\d{2}:\d{2}[\d:.]*(?:Z|\+00:?00)$")
IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})/")
LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')


def stated(page: bytes) -> set[str]:
    """The marks of publication, as they are written."""
    text = page.decode("utf-8", errors="replace")
    found = [m[1] for m in LINKED.finditer(text)][:1]
    root = markup.fromstring(text.encode("utf-8"), parser=markup.HTMLParser(encoding="utf-8"))
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name in NAMES:
            found.append(node.get("content") or "")
    for node in root.iter("time", "span", "abbr"):
        if node.get("itemprop") == "datePublished" or node.get("pubdate") is not None:
            found.append(node.get("datetime") or node.get("content") or node.get("title") or "")
    return {value for value in found if ISO.search(value)}


def label(page: bytes, url: str) -> set[str]:
    """The days that count as right; empty for a page that states none, or several."""
    marks = stated(page)
    days = {m[0] for mark in marks if (m := ISO.search(mark)) and _real(m[0])}
    if not days:
        return set()
    numbers = sorted(date.fromisoformat(d).toordinal() for d in days)
    if numbers[-1] - numbers[0] > 1:
        return set()
    address = IN_ADDRESS.search(url)
    own = "-".join(address.groups()) if address else ""
    universal = any(UNIVERSAL.search(mark) for mark in marks)
    if universal and _real(own) and abs(date.fromisoformat(own).toordinal() - numbers[0]) == 1:
        days.add(own)
    return days


def _real(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def ours(page: bytes, url: str) -> Any:
    """The document of a page, or None."""
    from dragoman.documents import make
    from dragoman.errors import SourceError
    from dragoman.model import RawItem
    from dragoman.sources import open_bytes

    for item in open_bytes(page, "page.html", None):
        if isinstance(item, RawItem):
            try:
                return make(item)
            except SourceError:
                return None
    return None


def main() -> None:
    """Label, read, print."""
    options = argparse.ArgumentParser(description="Publication dates of saved pages.")
    options.add_argument("folder", type=Path)
    options.add_argument(
        "--show", type=int, default=0, help="print so many labels, drawn by chance"
    )
    chosen = options.parse_args()
    truth = json.loads((chosen.folder / "ground-truth.json").read_text("utf-8"))
    right, wrong, missing, free = 0, [], [], 0
    lines = []
    for key in sorted(truth):
        page = gzip.decompress((chosen.folder / "html" / f"{key}.html.gz").read_bytes())
        days, document = label(page, truth[key]["url"]), ours(page, truth[key]["url"])
        found = document.published if document else None
        if not days:
            free += bool(found)
            continue
        line = f"{key[:10]} {'/'.join(sorted(days))} {found} ({document and document.published_basis}) {truth[key]['url'][:90]}"
        lines.append(line)
        if found in days:
            right += 1
        else:
            (wrong if found else missing).append(line)
    total = right + len(wrong) + len(missing)
    print(f"{len(truth)} pages, {total} state a day: {right} right ({right / total:.3f}), "
          f"{len(wrong)} other, {len(missing)} none; {free} of the rest have a date as well")  # fmt: skip
    for line in wrong + missing:
        print("  ", line)
    for line in random.Random(1).sample(lines, min(chosen.show, len(lines))):
        print(line)


if __name__ == "__main__":
    main()
