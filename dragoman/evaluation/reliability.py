"""Agreement beyond chance: Krippendorff's alpha for nominal data, with bootstrap intervals.

Alpha is computed by the `krippendorff` package; Krippendorff 2011, "Computing
Krippendorff's Alpha-Reliability", has the worked examples that the tests check
it against.  Intervals are percentiles over resamples of whole documents: what
two coders do in one document is not independent (Zapf et al. 2016 on the bootstrap).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import msgspec
import numpy as np

RESAMPLES = 1000
_SEED = 1971
"""Fixed, so that a figure is the same whoever computes it."""

Unit = Mapping[str, str]
"""The value that each coder gives to one unit; coders who give none are left out."""


class Reliability(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on one variable.

    `alpha` is None where it is undefined: nobody varies, or nothing was coded
    twice; `why` says which.  `low` and `high` bound 95 of 100 resamples.
    `percent` is the share of pairs of values that are equal, 0 to 1.
    """

    units: int
    percent: float | None
    alpha: float | None
    low: float | None = None
    high: float | None = None
    why: str = ""


def reliability(units: Sequence[tuple[Hashable, Unit]], resamples: int = RESAMPLES) -> Reliability:
    """Agreement over `units`, each with the document it is in; a unit counts from two values on."""
    paired = [(cluster, unit) for cluster, unit in units if len(unit) > 1]
    if not paired:
        return Reliability(units=0, percent=None, alpha=None, why="nothing was coded twice")
    domain = sorted({value for _, unit in paired for value in unit.values()})
    column = {value: i for i, value in enumerate(domain)}
    counts = np.zeros((len(paired), len(domain)))
    for row, (_, unit) in enumerate(paired):
        for value in unit.values():
            counts[row, column[value]] += 1
    alpha = _alpha(counts)
    if alpha is None:
        return Reliability(
            units=len(paired), percent=_percent(counts), alpha=None, why="it does not vary"
        )
    low, high = _interval(counts, [cluster for cluster, _ in paired], resamples)
    return Reliability(units=len(paired), percent=_percent(counts), alpha=alpha, low=low, high=high)


def _alpha(counts: np.ndarray) -> float | None:
    import krippendorff

    if np.count_nonzero(counts.sum(axis=0)) < 2:
        return None
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def _percent(counts: np.ndarray) -> float:
    sizes = counts.sum(axis=1)
    pairs = (sizes * (sizes - 1)).sum()
    return float((counts * (counts - 1)).sum() / pairs)


def _interval(
    counts: np.ndarray, clusters: Sequence[Hashable], resamples: int
) -> tuple[float | None, float | None]:
    """The 2.5th and 97.5th percentile; None where there is one cluster alone."""
    order = {cluster: i for i, cluster in enumerate(dict.fromkeys(clusters))}
    if len(order) < 2:
        return None, None
    rows = [[] for _ in order]  # type: list[list[int]]
    for row, cluster in enumerate(clusters):
        rows[order[cluster]].append(row)
    chance = np.random.default_rng(_SEED)
    found = []
    for _ in range(resamples):
        drawn = chance.integers(len(rows), size=len(rows))
        alpha = _alpha(counts[[row for cluster in drawn for row in rows[cluster]]])
        if alpha is not None:
            found.append(alpha)
    if not found:
        return None, None
    low, high = np.percentile(found, [2.5, 97.5])
    return float(low), float(high)
