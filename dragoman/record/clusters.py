"""Clusters that do not depend on the order in which their members came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

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
    nodes: list[Node], score: Callable[[Node, Node], float], threshold: float
) -> list[list[Node]]:
    """Agglomerative clustering by average linkage (Sokal and Michener 1958) down to `threshold`.

    Meant for one connected component; ties are broken by the least members.
    """
    groups: dict[int, list[Node]] = {i: [node] for i, node in enumerate(sorted(nodes))}  # type: ignore[type-var]
    total: dict[tuple[int, int], float] = {}
    for i in groups:
        for j in range(i + 1, len(groups)):
            total[i, j] = score(groups[i][0], groups[j][0])
    while len(groups) > 1:
        (i, j), summed = max(
            total.items(),
            key=lambda item: (
                item[1] / (len(groups[item[0][0]]) * len(groups[item[0][1]])),
                -item[0][0],
                -item[0][1],
            ),
        )
        if summed / (len(groups[i]) * len(groups[j])) < threshold:
            break
        groups[i] += groups.pop(j)
        del total[i, j]
        for k in groups:
            if k != i:
                near, far = (min(i, k), max(i, k)), (min(j, k), max(j, k))
                total[near] = total[near] + total.pop(far)
    return sorted(sorted(group) for group in groups.values())  # type: ignore[type-var]
