"""Where towns lie, as far as positions.toml has them: for a map of the world."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from dragoman.language.pages import fold


@cache
def _tables() -> tuple[dict[tuple[str, str], tuple[float, float]], dict[str, tuple[float, float]]]:
    data = tomllib.loads((Path(__file__).parent / "positions.toml").read_text(encoding="utf-8"))
    towns: dict[tuple[str, str], tuple[float, float]] = {}
    capitals: dict[str, tuple[float, float]] = {}
    for table in ("capitals", "cities"):
        for key, (latitude, longitude) in data[table].items():
            name, _, country = key.rpartition(", ")
            towns[fold(name), country] = (latitude, longitude)
            if table == "capitals":
                capitals[country] = (latitude, longitude)
    return towns, capitals


def position(name: str | None, country: str | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees of a town by its English name and country (alpha-2), or of
    the capital where only the country is given; None where it is not known."""
    towns, capitals = _tables()
    if name is None:
        return capitals.get(country or "")
    return towns.get((fold(name), country or ""))


def positions() -> list[tuple[float, float]]:
    """Latitude and longitude of every place that is known."""
    return sorted(_tables()[0].values())
