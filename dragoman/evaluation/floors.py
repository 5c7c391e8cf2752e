"""Floors: the figures that each gold set has once reached, in one TOML file.

    [visits.de]
    "events.core" = 0.81

A set's figures stand by language; a figure below its floor fails.  Floors are
raised on demand and lowered by hand alone, where the change that lowers one
can say why.
"""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import OptionError
from dragoman.evaluation.scoring import Evaluation
from dragoman.evaluation.tally import FIGURES

SLACK = 0.005
"""A floor is set this much below what was reached, and rounded down to two places."""
_ROUNDING = 1e-9
_HEAD = """\
# What each gold set has reached, by language: shares, and F1 of finds.
# `dragoman evaluate GOLD --against THIS` fails when a figure is below its floor;
# `--raise` raises floors and never lowers one.
"""

Figures = dict[str, dict[str, dict[str, float]]]


class Sunk(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that is below its floor."""

    name: str
    language: str
    figure: str
    value: float
    floor: float

    def __str__(self) -> str:
        at = f"{self.name} {self.language} {self.figure}"
        return f"{at}: {self.value:.3f} is below its floor {self.floor:.2f}"


class Floors:
    """The floors of one file; `figures` are by set, language and name of the figure."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures

    @classmethod
    def load(cls, path: Path) -> Floors:
        """The floors at `path`.  Raises OptionError where the file cannot be used."""
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            hint = "`--raise` makes the file." if isinstance(error, FileNotFoundError) else None
            message = f"cannot be read: {error.strerror}"
            raise OptionError(message, where=str(path), hint=hint) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise OptionError(f"is not TOML: {error}", where=str(path)) from error
        try:
            figures = msgspec.convert(data, Figures)
        except msgspec.ValidationError as error:
            message = f"not floors: {error}"
            raise OptionError(message, where=str(path), hint="Write [set.language].") from error
        _check(figures, path)
        return cls(figures)

    def sunk(self, evaluation: Evaluation) -> list[Sunk]:
        """The figures of `evaluation` that are below their floors; a figure that is gone is 0."""
        floors = self.figures.get(evaluation.name, {})
        found = []
        for language, scores in evaluation.languages.items():
            values = scores.figures()
            for figure, floor in floors.get(language, {}).items():
                value = values.get(figure, 0.0)
                if value < floor - _ROUNDING:
                    at: dict[str, Any] = {"name": evaluation.name, "language": language}
                    found.append(Sunk(**at, figure=figure, value=value, floor=floor))
        return found

    def raised(self, evaluation: Evaluation) -> Floors:
        """Floors at what `evaluation` reached wherever that is higher, or had none."""
        name = evaluation.name
        languages = {code: dict(values) for code, values in self.figures.get(name, {}).items()}
        for language, scores in evaluation.languages.items():
            old = languages.setdefault(language, {})
            for figure, value in scores.figures().items():
                reached = max(0.0, math.floor((value - SLACK) * 100) / 100)
                old[figure] = max(old.get(figure, 0.0), reached)
        return Floors({**self.figures, name: languages})

    def write(self, path: Path) -> None:
        """Write the file anew, in the order of names.  Raises OptionError if it cannot be."""
        lines = [_HEAD.rstrip()]
        for name, languages in sorted(self.figures.items()):
            for language, values in sorted(languages.items()):
                lines += ["", f"[{name}.{language}]"]
                known = [figure for figure in FIGURES if figure in values]
                lines += [f'"{figure}" = {values[figure]:.2f}' for figure in known]
        try:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError as error:
            message = f"cannot be written: {error.strerror}"
            raise OptionError(message, where=str(path)) from error


def _check(figures: Figures, path: Path) -> None:
    for name, languages in figures.items():
        for language, values in languages.items():
            where = f"{path}: [{name}.{language}]"
            for figure, floor in values.items():
                if figure not in FIGURES:
                    hint = f"There are: {', '.join(FIGURES)}."
                    raise OptionError(f"no such figure: {figure}", where=where, hint=hint)
                if not 0 <= floor <= 1:
                    raise OptionError(f"{figure} = {floor} is no share of 1", where=where)
