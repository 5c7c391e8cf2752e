"""Statements: who said what to whom, by which channel, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Reading, RecordedStatement
from dragoman.views.comparison import Utterance, utterance
from dragoman.views.narrowing import Narrowing
from dragoman.views.surroundings import Surroundings


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement in a list.  `day` is when it was said, or else first published."""

    utterance: Utterance
    day: str | None
    via: tuple[str, ...]
    terms: tuple[str, ...]
    topics: tuple[str, ...]
    event: str | None


class StatementsView(msgspec.Struct, frozen=True, kw_only=True):
    """One page of statements, newest first.

    `total` counts all that fit, `more` says that there are more than that;
    `narrowings` count among the newest alone where there are many.
    """

    said: tuple[Said, ...]
    total: int
    more: bool
    narrowings: tuple[Narrowing, ...]


def said(
    statement: RecordedStatement,
    around: Surroundings,
    readings: Mapping[str, Reading],
    day: str | None,
) -> Said:
    """`statement` with what the readings of its documents have of it."""
    via: dict[str, None] = {}
    terms: dict[str, None] = {}
    for version in statement.versions:
        if version.via:
            via[version.via] = None
        reading, document = readings.get(version.document), around.documents.get(version.document)
        if reading is None or document is None or version.index >= len(reading.statements):
            continue
        for term in reading.statements[version.index].terms:
            terms[document.text[term.start : term.end]] = None
    return Said(
        utterance=utterance(statement, around),
        day=day,
        via=tuple(via),
        terms=tuple(terms),
        topics=statement.topics,
        event=statement.event,
    )


def statements_view(
    told: Sequence[Said], total: int, most: int, found: tuple[Narrowing, ...]
) -> StatementsView:
    """`told` of `total` statements, which are counted up to `most`."""
    return StatementsView(
        said=tuple(told), total=min(total, most), more=total > most, narrowings=found
    )
