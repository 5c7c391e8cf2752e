"""Clusters that do not depend on the order in which their members came."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from dragoman.record.codes import Numbers

Node = TypeVar("Node", bound=Hashable)


class Forest:
    """Union-find whose root is always the least member, so that equal sets have equal roots."""

    def __init__(self) -> None:
        self._parent: dict[Any, Any] = {}

    def find(self, node: Any) -> Any:
        parent = self._parent.setdefault(node, node)
        if parent == node:
            return node
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def union(self, a: Any, b: Any) -> Any:
        a, b = self.find(a), self.find(b)
        least, other = (a, b) if a <= b else (b, a)
        self._parent[other] = least
        return least

    def groups(self) -> list[list[Any]]:
        """All sets, each sorted, sorted by their least members."""
        out: dict[Any, list[Any]] = defaultdict(list)
        for node in sorted(self._parent):
            out[self.find(node)].append(node)
        return [out[root] for root in sorted(out)]


def components(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> list[list[Any]]:
    """Connected components, each sorted, sorted by their least members."""
    forest = Forest()
    for node in nodes:
        forest.find(node)
    for a, b in edges:
        forest.union(a, b)
    return forest.groups()


def connected(size: int, one: Numbers, other: Numbers) -> list[list[int]]:
    """Connected components of the numbers below `size`, each sorted, sorted by their least members.

    The edges go from each of `one` to each of `other`.
    """
    root = roots(size, one, other)
    order = np.argsort(root, kind="stable")
    ends = (np.flatnonzero(np.diff(root[order])) + 1).tolist()
    nodes = order.tolist()
    return [nodes[a:b] for a, b in pairwise([0, *ends, size])] if size else []


def roots(size: int, one: Numbers, other: Numbers) -> Numbers:
    """The least member of the component of each number below `size`, as in `connected`.

    All roots are hooked to lesser ones at once, then all paths cut short (Shiloach and Vishkin 1982).
    """
    root = np.arange(size, dtype=np.int64)
    while True:
        low, high = np.minimum(root[one], root[other]), np.maximum(root[one], root[other])
        if np.array_equal(low, high):
            return root
        np.minimum.at(root, high, low)
        while not np.array_equal(shorter := root[root], root):
            root = shorter


def constrained(
    nodes: Iterable[Node],
    edges: Mapping[tuple[Node, Node], float],
    apart: Callable[[list[Node], list[Node]], bool],
) -> list[list[Node]]:
    """Join along `edges`, the strongest first, wherever `apart` does not forbid the two sets.

    Ties are broken by the nodes themselves, so the result is a function of the
    sets given.  Edges are tuples (a, b) with a < b.
    """
    members: dict[Node, list[Node]] = {node: [node] for node in nodes}
    root: dict[Node, Node] = {node: node for node in members}
    for (a, b), _ in sorted(edges.items(), key=lambda item: (-item[1], item[0])):
        one, two = root[a], root[b]
        if one == two or apart(members[one], members[two]):
            continue
        if len(members[one]) < len(members[two]):
            one, two = two, one
        for node in members[two]:
            root[node] = one
        members[one].extend(members.pop(two))
    return sorted(sorted(group) for group in members.values())  # type: ignore[type-var]


def average_link(
    nodes: Sequence[Node],
    edges: Mapping[tuple[Node, Node], float],
    unknown: float,
    threshold: float,
) -> list[list[Node]]:
    """Agglomerative clustering by average linkage (Sokal and Michener 1958) down to `threshold`.

    `edges` (a, b), a < b, need not hold every pair: one that was never weighed
    counts as `unknown`.  Ties are broken by the least members, so equal sets
    give equal clusters.
    """
    ordered = sorted(nodes)  # type: ignore[type-var]
    number = {node: i for i, node in enumerate(ordered)}
    groups = [[node] for node in ordered]
    near: list[dict[int, tuple[float, int]]] = [{} for _ in ordered]
    for (a, b), value in edges.items():
        i, j = number[a], number[b]
        near[i][j] = near[j][i] = (value, 1)
    stamp = [0] * len(ordered)

    def mean(i: int, j: int) -> float:
        total, known = near[i][j]
        pairs = len(groups[i]) * len(groups[j])
        return (total + unknown * (pairs - known)) / pairs

    heap = [(-mean(i, j), i, j, 0, 0) for i in range(len(ordered)) for j in near[i] if i < j]
    heapq.heapify(heap)
    while heap:
        score, i, j, one, two = heapq.heappop(heap)
        if -score < threshold:
            break
        if stamp[i] != one or stamp[j] != two:
            continue
        groups[i] += groups[j]
        groups[j] = []
        stamp[i] += 1
        stamp[j] = -1
        _merge(near, i, j)
        for k in near[i]:
            x, y = (i, k) if i < k else (k, i)
            heapq.heappush(heap, (-mean(x, y), x, y, stamp[x], stamp[y]))
    return sorted(sorted(group) for group in groups if group)  # type: ignore[type-var]


def _merge(near: list[dict[int, tuple[float, int]]], i: int, j: int) -> None:
    """Give the neighbours of cluster `j` to cluster `i`."""
    del near[i][j], near[j][i]
    for k, (total, known) in near[j].items():
        before, had = near[i].get(k, (0.0, 0))
        near[i][k] = near[k][i] = (before + total, had + known)
        del near[k][j]
    near[j] = {}
