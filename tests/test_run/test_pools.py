"""Processes of this machine: what they are like, wherever they were started from."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from dragoman.run.pools import NICE, forked_cleanly, give_way, start_worker


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system knows no niceness")
def test_workers_give_way_and_no_further_when_told_again() -> None:
    with ProcessPoolExecutor(1, forked_cleanly(), initializer=start_worker) as pool:
        assert pool.submit(os.nice, 0).result() == max(NICE, os.nice(0))
        pool.submit(give_way).result()
        assert pool.submit(os.nice, 0).result() == max(NICE, os.nice(0))
