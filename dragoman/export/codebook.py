"""The codebook: every variable with meaning, values, rule, example, weakness and measured error.

Meanings, types and values come from the layout of the tables, words from the
language packs, examples from the record itself, errors from `dragoman evaluate --json`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import IO, TYPE_CHECKING, Any

import msgspec

from dragoman.errors import OptionError
from dragoman.export.escaping import encodable, escaped
from dragoman.export.source import rows
from dragoman.views import plover
from dragoman.views.tables import TABLES, Bounds, Column, Table

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_EXAMPLE = 90
"""Characters of an example: what fits on a line."""
_CODES = {"plover_type": plover.TYPES, "plover_mode": plover.MODES}
Examples = dict[tuple[str, str], str]
Figures = dict[str, dict[str, float]]
"""By figure, by language."""


class Variable(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a variable beyond its column."""

    rule: str = ""
    weak: str = ""
    figure: str = ""


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """The codebook of a record in Markdown, without measured errors."""
    file.write(codebook(examples(portion, bounds), {}).encode())


def variables() -> dict[str, Variable]:
    """What `variables.toml` has, by "table.column"."""
    text = resources.files("dragoman.export").joinpath("variables.toml").read_bytes()
    return msgspec.convert(tomllib.loads(text.decode()), dict[str, Variable])


def examples(portion: Portion, bounds: Bounds) -> Examples:
    """The first value of each column that has any."""
    found: Examples = {}
    names = {table.name: table.names for table in TABLES}
    for table, some in rows(portion, bounds):
        for name, values in zip(names[table], some, strict=True):
            if (table, name) not in found:
                given = next((value for value in values if value is not None), None)
                if given is not None:
                    found[table, name] = _cut(str(given))
    return found


def figures(evaluations: Iterable[Mapping[str, Any]]) -> Figures:
    """Figures by language out of what `dragoman evaluate --json` printed.  Raises OptionError."""
    found: Figures = {}
    try:
        for evaluation in evaluations:
            for one in evaluation["sets"]:
                for language, values in one["languages"].items():
                    for figure, value in values.items():
                        column = f"{language} ({one['set']})"
                        found.setdefault(figure, {})[column] = float(value)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise OptionError(
            "the evaluation is not what `dragoman evaluate --json` prints",
            hint="Make it with: dragoman evaluate GOLD --json > evaluation.json",
        ) from error
    return found


def codebook(shown: Examples, measured: Figures) -> str:
    """The whole codebook in Markdown."""
    known = variables()
    parts = [
        "# Codebook\n",
        (
            "What each variable is, how it is coded, and how well. Empty says that no report gives a "
            "value: none is guessed. Text is escaped as the README beside the data says.\n"
        ),
        _errors(measured),
    ]
    for table in TABLES:
        parts.append(f"\n## {table.name}\n\n{table.meaning} Key: {_codes(table.key)}.\n")
        parts += [
            _variable(table, column, known.get(f"{table.name}.{column.name}"), shown, measured)
            for column in table.columns
        ]
    parts.append(_vocabulary())
    return "".join(parts)


def _variable(
    table: Table, column: Column, known: Variable | None, shown: Examples, measured: Figures
) -> str:
    lines = [f"\n### {table.name}.{column.name}\n\n{column.meaning}\n"]
    kind = {"word": "code", "id": "identifier"}.get(column.type, column.type)
    lines.append(f"\n- Type: {kind}")
    if column.refers:
        lines.append(f"\n- Refers to: `{column.refers}`")
    if column.values:
        lines.append(f"\n- Values: {_codes(column.values)}")
    if column.name in _CODES:
        meant = "; ".join(f"`{code}` {words}" for code, words in _CODES[column.name].items())
        lines.append(f"\n- Codes: {meant}")
    if known and known.rule:
        lines.append(f"\n- Rule: {known.rule}")
    if known and known.weak:
        lines.append(f"\n- Known weakness: {known.weak}")
    if (table.name, column.name) in shown:
        lines.append(f"\n- Example: {_quoted(shown[table.name, column.name])}")
    if known and known.figure:
        values = measured.get(known.figure)
        told = (
            "; ".join(f"{language} {value:.3f}" for language, value in values.items())
            if values
            else "not measured for this release"
        )
        lines.append(f"\n- Measured ({known.figure}): {told}")
    return "".join(lines) + "\n"


def _errors(measured: Figures) -> str:
    if not measured:
        return "\nError was not measured for this release: `dragoman evaluate` measures it.\n"
    columns = list(dict.fromkeys(name for values in measured.values() for name in values))
    lines = [
        "\n## Measured agreement with labels\n",
        f"| figure | {' | '.join(columns)} |",
        f"| --- |{' --- |' * len(columns)}",
    ]
    for figure, values in measured.items():
        cells = (
            ("" if name not in values else f"{values[name]:.3f}".removesuffix(".000"))
            for name in columns
        )
        lines.append(f"| {figure} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _vocabulary() -> str:
    """How many words of each language lead to each kind of event, and some of them."""
    from dragoman.language import pack

    parts = ["\n## Words that events are read from\n\nFrom the language packs of this release.\n"]
    for code in pack.codes():
        one = pack.load(code)
        found: dict[str, set[str]] = {}
        for entry in one.table.entries():
            kind = entry.key.split(".", 1)[0].split(":", 1)[0]
            if entry.category == "trigger" and entry.phrase:
                found.setdefault(kind, set()).add(entry.phrase)
        parts.append(f"\n### {one.meta.name} ({code})\n\n")
        for kind in sorted(found):
            some = sorted(found[kind])
            listed = ", ".join(_quoted(phrase) for phrase in some[:4])
            parts.append(f"- {kind}: {len(some)} phrases, such as {listed}\n")
    return "".join(parts)


def _codes(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _quoted(text: str) -> str:
    """As code, whatever backticks it holds."""
    fence = "`" * (1 + max((len(run) for run in text.split("`") if not run), default=0))
    fence = "``" if "`" in text and fence == "`" else fence
    room = " " if "`" in text else ""
    return f"{fence}{room}{text}{room}{fence}"


def _cut(text: str) -> str:
    line = escaped(encodable(" ".join(text.split())))
    return line if len(line) <= _EXAMPLE else f"{line[:_EXAMPLE]}…"
