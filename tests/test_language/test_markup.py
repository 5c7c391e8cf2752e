"""What a page shows, without a parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.markup import shown


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("a<script>if (x < y) {}</script >b", "ab"),
        ("a<SCRIPT SRC='x'></SCRIPT>b<style>p{}</style>c", "abc"),
        ("a<!-- <script> -->b<script>x</script>c", "abc"),  # a comment's script opens nothing
        ("a<script>document.write('<!--')</script>b<p>c</p>", "ab<p>c</p>"),
        ("a<scripture>b</scripture>", "a<scripture>b</scripture>"),
        ("a<script>b", "a<script>b"),
        ("a<!-- b", "a<!-- b"),
    ],
)
def test_scripts_and_comments_are_not_shown(html: str, left: str) -> None:
    assert shown(html) == left


@given(
    st.lists(st.sampled_from(["<p>", "text", "<script>", "</script>", "<!--", "-->", ">", "</p>"]))
)
def test_what_is_shown_of_any_markup_is_a_part_of_it(pieces: list[str]) -> None:
    html = "".join(pieces)
    left = iter(html)
    assert all(letter in left for letter in shown(html))
