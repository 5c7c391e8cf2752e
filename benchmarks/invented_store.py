"""Makes a store of invented reports for the workbench to be measured on.

    python -m benchmarks.invented_store STORE 100000 [--derive]

Without `--derive` the record is the one that is true of the reports, which takes
a fraction of the time that deriving it takes.

The reports are those of `benchmarks.invent`; here each also says something, and
some promise something, so that no page of the workbench is empty.
"""

from __future__ import annotations

import argparse
import time

import msgspec

from benchmarks.invent import Corpus, invent
from benchmarks.invented_record import true_record
from dragoman import reading, record, run
from dragoman.model import Commitment, Document, Reading, Span, Statement
from dragoman.run import Options
from dragoman.store import Kept, Store

_FORMS = ("direct", "indirect", "mixed")
_TOPICS = ("trade", "security", "energy", "borders", "prisoners", "water")
_OUTLETS = 60
_AT = "2026-01-01T00:00:00Z"


def speaking(corpus: Corpus) -> list[tuple[Document, Reading]]:
    """The reports of `corpus`, each printed by an outlet and with two statements, every fifth with
    a promise as well."""
    return [
        (_printed(document, number), _said(document, told, number))
        for number, (document, told) in enumerate(
            zip(corpus.documents, corpus.readings, strict=True)
        )
    ]


def _printed(document: Document, number: int) -> Document:
    return msgspec.structs.replace(
        document,
        outlet=f"Invented Post {number * 7919 % _OUTLETS}",
        title=document.text.partition("\n")[0],
    )


def _said(document: Document, told: Reading, number: int) -> Reading:
    sentences = sentences_of(document.text)[1:4]
    statements = tuple(
        Statement(
            speaker=told.actors[place % len(told.actors)].name,
            form=_FORMS[(number + place) % 3],
            content=(span,),
            state=told.actors[place % len(told.actors)].state,
            event=0 if told.events else None,
            topics=(_TOPICS[(number + place) % len(_TOPICS)],),
        )
        for place, span in enumerate(sentences[:2])
    )
    promised = sentences[2:] if number % 5 == 0 else []
    promises = tuple(
        Commitment(by=told.actors[0].name, content=span, to=told.actors[-1].state, kind="visit")
        for span in promised
    )
    return msgspec.structs.replace(
        told, reader=reading.VERSION, statements=statements, commitments=promises
    )


def sentences_of(text: str) -> list[Span]:
    """One a line, as `invent` writes them."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def main() -> None:
    """Invent, store, derive."""
    options = argparse.ArgumentParser(description="A store of invented reports.")
    options.add_argument("store")
    options.add_argument("size", type=int, nargs="?", default=10_000)
    options.add_argument("--derive", action="store_true", help="derive the record from the reports")
    chosen = options.parse_args()
    began = time.process_time()
    store = Store(chosen.store)
    corpus = invent(chosen.size)
    told = speaking(corpus)
    for start in range(0, len(told), 1000):
        kept = [
            Kept(place=d.id, item=d.hash, standing=None, named=True, document=d, reading=r)
            for d, r in told[start : start + 1000]
        ]
        store.keep(kept)
    print(f"stored after {time.process_time() - began:.0f} s of processor time", flush=True)
    if chosen.derive:
        written = run.derive(store, Options(at=_AT))
    else:
        basis = store.basis(reading.VERSION, record.VERSION)
        written = store.write(true_record(told, corpus.truth), basis, _AT)
    print(f"{time.process_time() - began:.0f} s of processor time; {written and written.totals}")


if __name__ == "__main__":
    main()
