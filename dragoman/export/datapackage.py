"""What a folder of tables holds, as a Frictionless data package: columns, keys, meanings.

Source: https://specs.frictionlessdata.io/data-package/ and /table-schema/.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dragoman.views.tables import TABLES, Bounds, Column, Table

# A date may be a year or a month, which the type `date` of a table schema is not.
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}


def describe(folder: Path, suffix: str, bounds: Bounds) -> None:
    """Write `datapackage.json` into `folder`."""
    package = {
        "profile": "data-package",
        "name": "dragoman-record",
        "description": "Reported diplomacy: who met, visited, phoned whom, who said what, what was "
        "promised; every value with the report and the characters it rests on.",
        "resources": [_resource(table, suffix, bounds) for table in TABLES],
    }
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _resource(table: Table, suffix: str, bounds: Bounds) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": table.name,
        "path": f"{table.name}.{suffix}",
        "description": table.meaning,
    }
    if suffix == "csv":
        resource |= {
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "dialect": {"lineTerminator": "\n", "doubleQuote": True},
        }
    columns = [column for column in table.columns if column.shown or bounds.texts]
    resource["schema"] = {
        "fields": [_field(column) for column in columns],
        "primaryKey": list(table.key),
        "foreignKeys": [
            _reference(column) for column in columns if column.refers and not column.loose
        ],
        "missingValues": [""],
    }
    return resource


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.meaning,
    }
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field


def _reference(column: Column) -> dict[str, Any]:
    table, name = (column.refers or "").split(".")
    return {"fields": column.name, "reference": {"resource": table, "fields": name}}
