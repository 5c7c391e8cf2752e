"""The page on exports names every format, table and key."""

from __future__ import annotations

from pathlib import Path

from dragoman.export import FORMATS
from dragoman.views.tables import TABLES


def test_the_page_names_every_format_and_table_with_its_key(root: Path) -> None:
    page = (root / "docs" / "export.md").read_text(encoding="utf-8")
    rows = "\n".join(line for line in page.splitlines() if line.startswith("| `"))
    assert not [name for name in FORMATS if f"`{name}`" not in rows]
    for table in TABLES:
        row = next(line for line in page.splitlines() if line.startswith(f"| `{table.name}` |"))
        assert row.endswith(f"| {', '.join(f'`{name}`' for name in table.key)} |"), row
