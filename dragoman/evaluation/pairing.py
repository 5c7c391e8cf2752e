"""Which find answers to which label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dragoman.evaluation.likeness import RENDERED, overlap, touch

A = TypeVar("A")
B = TypeVar("B")


def pairs(
    wanted: Sequence[A], found: Sequence[B], score: Callable[[A, B], float]
) -> list[tuple[int, int]]:
    """Indices of `wanted` and `found` that belong together, each in one pair at most.

    The best pair is taken first; a score of 0 is no match.  Of equal scores
    the later ones in the text come first, as told again is told in full.
    """
    scored = [(score(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(found)]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return sorted(taken.items())


def renderings(
    wanted: Sequence[str], found: Sequence[str]
) -> tuple[dict[int, list[int]], set[int]]:
    """For each wanted content the found ones that render it, and what was found beside them.

    How contents are cut up does not count: contents that hold one another or
    overlap form a group, and a group whose sides together say the same is
    rendered.  Where they do not, the pairs in it that do are.
    """
    edges = {
        (i, j): overlap(a, b)
        for i, a in enumerate(wanted)
        for j, b in enumerate(found)
        if touch(a, b)
    }
    rendered: dict[int, list[int]] = {}
    for left, right in _groups(edges):
        mine, theirs = " ".join(wanted[i] for i in left), " ".join(found[j] for j in right)
        if overlap(mine, theirs) >= RENDERED:
            for i in left:
                linked = [j for j in right if (i, j) in edges]
                rendered[i] = sorted(linked, key=lambda j, i=i: (-edges[i, j], j))  # type: ignore[misc]
        else:
            for i, j in _pairs_within(left, right, wanted, found):
                rendered[i] = [j]
    spare = set(range(len(found))) - {j for linked in rendered.values() for j in linked}
    return rendered, spare


def _pairs_within(
    left: Sequence[int], right: Sequence[int], wanted: Sequence[str], found: Sequence[str]
) -> list[tuple[int, int]]:
    def score(i: int, j: int) -> float:
        value = overlap(wanted[i], found[j])
        return value if value >= RENDERED else 0.0

    return [(left[i], right[j]) for i, j in pairs(left, right, score)]


def _groups(edges: dict[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """The connected parts of the graph, each as its left and right nodes in order."""
    rights: dict[int, list[int]] = {}
    lefts: dict[int, list[int]] = {}
    for i, j in sorted(edges):
        rights.setdefault(i, []).append(j)
        lefts.setdefault(j, []).append(i)
    groups = []
    seen: set[int] = set()
    for first in rights:
        if first in seen:
            continue
        left, right, ahead = {first}, set[int](), [first]
        while ahead:
            for j in rights[ahead.pop()]:
                right.add(j)
                fresh = [i for i in lefts[j] if i not in left]
                left.update(fresh)
                ahead += fresh
        seen |= left
        groups.append((sorted(left), sorted(right)))
    return groups
