"""Alternatives in what packs write: "(a|b) c" is "a c" or "b c"."""

from __future__ import annotations

import itertools
import re

_GROUP = re.compile(r"\(([^()]*)\)")


def expand(phrase: str) -> list[str]:
    """All plain phrases that the alternatives of `phrase` stand for; one may hold others."""
    group = _GROUP.search(phrase)
    if group is None:
        return [" ".join(phrase.split())]
    ways = (expand(_GROUP.sub(way, phrase, 1)) for way in group[1].split("|"))
    return list(dict.fromkeys(itertools.chain.from_iterable(ways)))
