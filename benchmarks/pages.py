"""Main text of saved pages against a public benchmark, trafilatura beside it in the same run.

    python -m benchmarks.pages PATH [--worst 20]

PATH is a checkout of the article extraction benchmark (github.com/scrapinghub/
article-extraction-benchmark) or a folder laid out like it: `html/*.html.gz`,
`ground-truth.json` and `evaluate.py`, whose own measure is used.  Each page
goes the whole way of a file (recognised, decoded, extracted, cleaned); what is
scored is the text of the document.  `--worst` lists the pages that cost most,
with the words on either side that the other lacks.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Extract = Callable[[bytes, str], str]


def ours(data: bytes, url: str) -> str:
    """The text of the document that the page becomes; empty where it is set aside."""
    from dragoman.documents import make
    from dragoman.errors import SourceError
    from dragoman.model import RawItem
    from dragoman.sources import open_bytes

    for item in open_bytes(data, "page.html", None):
        if isinstance(item, RawItem):
            try:
                return make(item).text
            except SourceError:
                return ""
    return ""


def trafilatura_with(**wishes: Any) -> Extract:
    """trafilatura alone, as its own evaluation calls it."""

    def extract(data: bytes, url: str) -> str:
        import trafilatura

        return trafilatura.extract(data, include_comments=False, **wishes) or ""

    return extract


EXTRACTORS: dict[str, Extract] = {
    "dragoman": ours,
    "trafilatura": trafilatura_with(),
    "trafilatura, precise": trafilatura_with(favor_precision=True),
}


def measure_of(folder: Path) -> Any:
    """The benchmark's own module."""
    spec = importlib.util.spec_from_file_location("evaluate", folder / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Extract every page with each extractor and print the scores."""
    options = argparse.ArgumentParser(description="Main text of saved pages, scored.")
    options.add_argument("folder", type=Path)
    options.add_argument("--worst", type=int, default=0, help="list so many pages that cost most")
    chosen = options.parse_args()
    measure = measure_of(chosen.folder)
    truth = json.loads((chosen.folder / "ground-truth.json").read_text("utf-8"))
    pages = {
        key: gzip.decompress((chosen.folder / "html" / f"{key}.html.gz").read_bytes())
        for key in truth
    }
    print(f"{len(pages)} pages".ljust(24) + "F1     precision  recall  pages/s")
    for name, extract in EXTRACTORS.items():
        began = time.process_time()
        found = {key: {"articleBody": extract(pages[key], truth[key]["url"])} for key in truth}
        rate = len(pages) / (time.process_time() - began)
        scores = measure.evaluate(truth, found, 2)
        print(
            f"{name:22}{scores['f1']:8.4f}{scores['precision']:10.4f}{scores['recall']:9.4f}"
            f"{rate:9.1f}"
        )
        if name == "dragoman" and chosen.worst:
            _worst(measure, truth, found, chosen.worst)


def _worst(measure: Any, truth: Any, found: Any, most: int) -> None:
    """The pages that cost most, with what is too much and what is missing."""
    costs = []
    for key in truth:
        true, got = (x[key].get("articleBody", "") for x in (truth, found))
        tp, fp, fn = measure.string_shingle_matching(true=true, pred=got)
        costs.append((fp / (tp + fp or 1) + fn / (tp + fn or 1), key, true, got))
    for cost, key, true, got in sorted(costs, reverse=True)[:most]:
        print(f"\n{cost:.3f} {key[:12]} {truth[key]['url'][:100]}")
        theirs, mine = true.split(), got.split()
        matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
        for what, i1, i2, j1, j2 in matcher.get_opcodes():
            if what != "equal":
                print(f"  - {' '.join(theirs[i1:i2])[:300]}" if i1 < i2 else "", end="")
                print(f"  + {' '.join(mine[j1:j2])[:300]}" if j1 < j2 else "")


if __name__ == "__main__":
    main()
