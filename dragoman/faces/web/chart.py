"""The histogram of the timeline as shapes of an SVG: widths in percent, heights in pixels."""

from __future__ import annotations

import msgspec

from dragoman.faces.web.filters import Filters
from dragoman.faces.web.wording import count, day
from dragoman.views.facets import Histogram

HEIGHT = 96
"""Of the bars; the axis with its labels stands below."""
TICKS = 6


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bin with events: held ones below, the others stacked on them."""

    x: float
    width: float
    held_y: float
    held_height: float
    other_y: float
    other_height: float
    label: str
    link: str


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """Events whose day is known no closer than from one edge to the other."""

    x: float
    width: float
    y: float
    label: str


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    x: float
    anchor: str
    label: str


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """Everything drawn; `height` in pixels without the axis.  `earlier` and `later` count what lies
    too far off to be drawn."""

    unit: str
    height: int
    earlier: int
    later: int
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]


def chart(histogram: Histogram, filters: Filters) -> Chart | None:
    """`histogram` drawn, each bar a link that narrows `filters` to it; None if it is empty."""
    bins = histogram.bins
    if not bins:
        return None
    step = 100 / len(bins)
    tallest = max(1, *(bin.held + bin.other for bin in bins))
    place = {bin.date: n for n, bin in enumerate(bins)}
    bars: list[Bar] = []
    for n, bin in enumerate(bins):
        total = bin.held + bin.other
        if total:
            held = HEIGHT * bin.held / tallest
            other = HEIGHT * bin.other / tallest
            parts = [count(total, "event")] + ([f"{bin.other} not held"] if bin.other else [])
            bars.append(
                Bar(
                    x=round(n * step + step * 0.1, 3),
                    width=round(step * 0.8, 3),
                    held_y=round(HEIGHT - held, 1),
                    held_height=round(held, 1),
                    other_y=round(HEIGHT - held - other, 1),
                    other_height=round(other, 1),
                    label=f"{day(bin.date)}: {', '.join(parts)}",
                    link=filters.address(**{"from": bin.date, "to": bin.date}),
                )
            )
    bands = tuple(
        Band(
            x=round(place[spread.first] * step, 3),
            width=round((place[spread.last] - place[spread.first] + 1) * step, 3),
            y=HEIGHT + 4 + n * 6,
            label=f"{day(spread.first)} to {day(spread.last)}: {count(spread.events, 'event')}",
        )
        for n, spread in enumerate(histogram.spreads[:TICKS])
    )
    return Chart(
        unit=histogram.unit,
        earlier=histogram.earlier,
        later=histogram.later,
        height=HEIGHT + 6 + 6 * len(bands),
        bars=tuple(bars),
        bands=bands,
        ticks=_ticks([bin.date for bin in bins], step),
    )


def _ticks(dates: list[str], step: float) -> tuple[Tick, ...]:
    """The first and the last bin, and some between them."""
    every = max(1, -(-len(dates) // (TICKS - 1)))
    shown = [n for n in range(0, len(dates), every) if len(dates) - 1 - n >= every]
    shown = sorted({0, *shown, len(dates) - 1})
    last = len(dates) - 1
    return tuple(
        Tick(
            x=0 if n == 0 else 100 if n == last else round((n + 0.5) * step, 3),
            anchor="start" if n == 0 else "end" if n == last else "middle",
            label=day(dates[n]),
        )
        for n in shown
    )
