"""Candidates for copies: those that new documents bring, with those known, are those of all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record import copies


@pytest.fixture(autouse=True)
def soon_popular(monkeypatch):
    """A shingle is popular in so few documents that a few more make it so."""
    monkeypatch.setattr(copies, "_POPULAR", 3)


def entries(sampled: list[set[int]], there: list[bool] | None = None) -> copies.Entries:
    """The entries of documents, or of those that were `there`, all by the same numbers."""
    rows = [
        (value << 20, number)
        for number, values in enumerate(sampled)
        for value in sorted(values)
        if there is None or there[number]
    ]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    return copies.Entries(columns[0], columns[1], len(sampled))


@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 6), min_size=1), st.booleans()), min_size=2, max_size=14
    )
)
def test_what_new_documents_meet_and_what_is_known_is_what_all_meet(told) -> None:
    sampled, fresh = [values for values, _ in told], [new for _, new in told]
    whole = set(zip(*(side.tolist() for side in copies.candidates(entries(sampled))), strict=True))
    one, other, touched = copies.fresh_candidates(entries(sampled), np.array(fresh))
    known = copies.candidates(entries(sampled, [not new for new in fresh]))
    assert touched[fresh].all()
    found = set(zip(one.tolist(), other.tolist(), strict=True))
    found |= {
        (i, j)
        for i, j in zip(*(side.tolist() for side in known), strict=True)
        if not touched[i] and not touched[j]
    }
    assert found == whole


def test_the_earliest_of_a_popular_shingle_takes_its_pairs_from_the_one_before() -> None:
    sampled = [{1, 2}, {1, 2}, {1, 2}, {1, 2}, {1, 2}]
    fresh = np.array([True, False, False, False, False])
    one, other, _ = copies.fresh_candidates(entries(sampled), fresh)
    assert one.tolist() == [0, 0, 0, 0]
    assert other.tolist() == [1, 2, 3, 4]
