"""What README and docs show is what dragoman does, and their links lead somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.test_project import shown

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
RUNNABLE = [path for path in shown.pages() if shown.FENCE.search(path.read_text(encoding="utf-8"))]


def _name(path: Path) -> str:
    return str(path.relative_to(shown.ROOT))


@pytest.mark.parametrize("path", RUNNABLE, ids=_name)
def test_commands_print_what_the_page_shows(path: Path, tmp_path: Path) -> None:
    folder = shown.new_folder(tmp_path)
    for step in shown.steps(path.read_text(encoding="utf-8")):
        printed = shown.run(step, folder)
        if step.compared and not shown.agrees(step.shown, printed):
            pytest.fail(f"{step.command[-1]}\nprints (./do docs puts it into the page)\n{printed}")


@pytest.mark.parametrize("path", shown.pages(), ids=_name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    missing = [t for t in targets if "://" not in t and not (path.parent / t).exists()]
    assert not missing


def test_every_page_of_docs_is_linked_from_another() -> None:
    linked = {
        (page.parent / target).resolve()
        for page in shown.pages()
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target
    }
    lone = [
        _name(page)
        for page in shown.pages()
        if "docs" in page.parts and page not in linked and page.parent not in linked
    ]
    assert not lone


@pytest.mark.parametrize(
    "command",
    [
        "dragoman read examples/damascus --format jsonl",
        "dragoman build examples/damascus >&2 && dragoman export --format json",
    ],
    ids=["read", "export"],
)
def test_the_contract_page_names_every_field_printed(command: str, tmp_path: Path) -> None:
    page = (shown.ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    step = shown.Step(("sh", "-c", command), "", 0, compared=False)
    fields: set[str] = set()
    printed = shown.run(step, shown.new_folder(tmp_path)).strip()
    while printed:
        value, end = json.JSONDecoder().raw_decode(printed)
        collect(value, fields)
        printed = printed[end:].lstrip()
    assert not sorted(f for f in fields if f"`{f}`" not in page and f'"{f}"' not in page)


def collect(value: object, fields: set[str]) -> None:
    """All field names in decoded JSON."""
    if isinstance(value, dict):
        fields.update(value)
        for name, inner in value.items():
            if name != "why":  # keyed by document
                collect(inner, fields)
    elif isinstance(value, list):
        for inner in value:
            collect(inner, fields)


def test_every_command_has_its_help_on_the_page() -> None:
    from typer.main import get_command

    from dragoman.faces.cli.app import app

    page = (shown.ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    commands = getattr(get_command(app), "commands", {})
    assert commands
    assert not [name for name in commands if f"$ dragoman {name} --help\n" not in page]


def test_the_contract_page_lists_the_models_closed_sets() -> None:
    from dragoman import model

    page = (shown.ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    sets = (
        *model.KINDS,
        *model.STATUSES,
        *model.ROLES,
        *model.FORMS,
        *model.VOICES,
        *model.ACTOR_KINDS,
    )
    assert not [word for word in sets if f"`{word}`" not in page]


def test_output_is_compared_with_lines_left_out() -> None:
    assert shown.agrees("a\n…\nd\n", "a\nb\nc\nd\n")
    assert shown.agrees("a\n…\n", "a\n")
    assert not shown.agrees("a\n…\nd\n", "a\nb\n")
    assert not shown.agrees("a\n", "a\nb\n")


def test_each_command_of_a_block_has_its_own_output() -> None:
    page = "x\n```console\n$ one\n1\n$ two\n2\n2\n```\n"
    found = [(s.command[-1], s.shown, page[s.start :][: len(s.shown)]) for s in shown.steps(page)]
    assert found == [("one", "1\n", "1\n"), ("two", "2\n2\n", "2\n2\n")]


def test_the_decisions_are_dated_and_listed(root: Path) -> None:
    folder = root / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for path in sorted(folder.glob("*.md")):
        if path.name != "README.md":
            assert re.match(r"\d{4}-\d\d-\d\d-", path.name)
            assert f"({path.name})" in index
