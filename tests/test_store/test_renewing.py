"""What is dear to make is shown as it last was, and nobody waits for the new one."""

from __future__ import annotations

import threading

from dragoman.store import renewing
from dragoman.store.renewing import Renewed


def test_what_is_quick_is_made_at_once_for_each_state() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    one = Renewed(make)
    assert [one.get(state) for state in ("a", "a", "b", "a")] == [0, 0, 1, 2]


def test_what_is_dear_is_made_beside_those_who_ask() -> None:
    may_end, ended = threading.Event(), threading.Event()
    values = iter((1, 2))

    def make() -> int:
        value = next(values)
        if value == 2:
            may_end.wait(30)
            ended.set()
        return value

    one = Renewed(make)
    assert one.get("a") == 1
    one._cost, one._due = 2 * renewing.QUICK, 0.0  # as if it had taken long
    assert [one.get("b") for _ in range(3)] == [1, 1, 1]
    assert not ended.is_set()
    may_end.set()
    assert ended.wait(30)
    while one._making:
        pass
    assert one.get("b") == 2


def test_a_dear_one_is_not_made_again_and_again() -> None:
    one = Renewed(iter(range(9)).__next__)
    one.get("a")
    one._cost, one._due = 2 * renewing.QUICK, float("inf")
    assert [one.get(state) for state in "bcd"] == [0, 0, 0]
