"""Every pair that may be one utterance is compared, however many there are."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.statements import overlap, sharing

WORDS = st.dictionaries(
    st.sampled_from(["the", "of", "war", "peace", "treaty", "border", "water", "trade", "visit"]),
    st.integers(1, 2), min_size=1,
)  # fmt: skip


@given(st.lists(WORDS, max_size=12), st.sampled_from([0.4, 0.5, 0.8]), st.booleans())
def test_no_pair_that_overlaps_is_left_out(wordings, share, weighed) -> None:
    df = Counter(word for words in wordings for word in words) if weighed else {}
    tried = sharing(dict(enumerate(wordings)), share, df)
    for (i, a), (j, b) in combinations(enumerate(wordings), 2):
        if overlap(a, b, df) >= share:
            assert (i, j) in tried


def test_four_hundred_reports_of_one_sentence_are_one_utterance(desk, build) -> None:
    who = [("Nadia Haddad", "foreign minister", "LBN")]
    words = "We shall reopen the border crossing before the harvest begins"
    told = [
        desk.saying(
            desk.report(f"d{n:03}", f"Nadia Haddad said: {words}. Rain fell {n}.", who,
                        published="2021-03-02"),
            "Nadia Haddad", words,
        )
        for n in range(400)
    ]  # fmt: skip
    (statement,) = build(told).statements
    assert len(statement.versions) == 400
