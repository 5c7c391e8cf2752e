"""Components reckoned for whole arrays are those that a walk finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.clusters import components, connected


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=60))
def test_components_of_arrays_are_those_of_a_walk(edges) -> None:
    pairs = np.array(edges, dtype=np.int64).reshape(-1, 2)
    assert connected(40, pairs[:, 0], pairs[:, 1]) == components(range(40), edges)


def test_nothing_has_no_components() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert connected(0, none, none) == []
