"""What a search found: reports with the words in their surroundings, and people so named."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dragoman.language.searching import Sought, spots
from dragoman.model import Document, RecordedActor, Span
from dragoman.views.narrowing import Narrowing
from dragoman.views.origins import source_name
from dragoman.views.passages import Passage, passage

_PASSAGES = 3


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One report and the first places where it has what was asked for, of `places` in all."""

    document: str
    source: str
    title: str | None
    language: str | None
    published: str | None
    passages: tuple[Passage, ...]
    places: int


class Namesake(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that the query names, in whatever spelling or script."""

    actor: str
    name: str
    kind: str
    state: str | None
    documents: int
    names: tuple[str, ...]


class SearchView(msgspec.Struct, frozen=True, kw_only=True):
    """One page of what was found.

    `more` says that only the last reports that came in were looked through;
    `newest` is the number of the last report in the store: a later search
    `after` it finds only what came since.
    """

    hits: tuple[Hit, ...]
    people: tuple[Namesake, ...]
    total: int
    more: bool
    narrowings: tuple[Narrowing, ...]
    newest: int


def hit(document: Document, sought: Sought) -> Hit:
    """`document` with the first places of what was `sought`."""
    places = spots(document.text, sought)
    return Hit(
        document=document.id,
        source=source_name(document, document.id),
        title=document.title,
        language=document.language,
        published=document.published,
        passages=tuple(_passages(document.text, places)),
        places=len(places),
    )


def _passages(text: str, places: Sequence[tuple[int, int]]) -> list[Passage]:
    shown: list[Passage] = []
    last = -1
    for start, end in places:
        # What stands in the surroundings of the passage before is seen there.
        if start > last:
            shown.append(passage(text, Span(start, end)))
            last = end + 80
        if len(shown) == _PASSAGES:
            break
    return shown


def namesake(actor: RecordedActor) -> Namesake:
    """`actor` in short, with the names that most reports use."""
    ranked = sorted(actor.names, key=lambda name: (-name.documents, name.text))
    others = dict.fromkeys(name.text for name in ranked if name.text != actor.name)
    return Namesake(
        actor=actor.id,
        name=actor.name,
        kind=actor.kind,
        state=actor.state,
        documents=len(actor.documents),
        names=tuple(others)[:6],
    )
