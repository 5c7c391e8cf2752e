"""robots.txt by RFC 9309: the longest rule that fits decides, `*` and `$` have their meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

LARGEST = 500 * 1024
"""Bytes that a crawler must read of robots.txt at least (RFC 9309, 2.5); no more is read here."""
LONGEST_DELAY = 30.0
"""Seconds; a site that asks for more between two pages is waited for this long."""


@dataclass(frozen=True)
class Robots:
    """What a site allows one agent: rules as (allows, path pattern), seconds between pages."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether `path` (with its query) may be fetched."""
        best: tuple[int, bool] = (-1, True)
        for allows, pattern in self.rules:
            if pattern and _expression(pattern).match(path):
                best = max(best, (len(pattern), allows))
        return best[1]


ANYTHING = Robots()
NOTHING = Robots(rules=((False, "/"),))


def read_robots(text: str, agent: str) -> Robots:
    """The rules for `agent`; those for `*` where none name it."""
    groups = _groups(text)
    named = [g for g in groups if any(agent.lower().startswith(a) for a in g.agents if a != "*")]
    chosen = named or [g for g in groups if "*" in g.agents]
    return Robots(
        tuple(rule for g in chosen for rule in g.rules),
        max((g.delay for g in chosen), default=0.0),
    )


class _Group:
    def __init__(self) -> None:
        self.agents: list[str] = []
        self.rules: list[tuple[bool, str]] = []
        self.delay = 0.0


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    opening = False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not opening:
                groups.append(_Group())
            opening = True
            groups[-1].agents.append(value.lower())
            continue
        if not groups:
            continue
        if key in ("allow", "disallow"):
            opening = False
            groups[-1].rules.append((key == "allow", value))
        elif key == "crawl-delay":
            opening = False
            if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
                groups[-1].delay = min(float(value), LONGEST_DELAY)
    return groups


def _expression(pattern: str) -> re.Pattern[str]:
    anchored = pattern.endswith("$")
    pieces = re.sub(r"\*+", "*", pattern.removesuffix("$")).split("*")
    # Lazy gaps between literal pieces: a pattern has few, and a path is short.
    body = ".*?".join(re.escape(piece) for piece in pieces[:32])
    return re.compile(body + ("$" if anchored else ""), re.DOTALL)
