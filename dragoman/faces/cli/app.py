"""The verbs, and where each stands in the help."""

from __future__ import annotations

from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import typer

from dragoman.faces.cli import (
    accounts,
    building,
    coding,
    evaluating,
    forgetting,
    handing_on,
    judging,
    looking,
    packs,
    reading,
    releasing,
    serving,
)

app = typer.Typer(
    name="dragoman",
    help="One sourced record of reported diplomacy, from press reports in many languages.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from dragoman import __version__

        typer.echo(f"dragoman {__version__}{', reader compiled' if _compiled() else ''}")
        raise typer.Exit


def _compiled() -> bool:
    """Whether this installation has the rules of reading as extension modules (`./do wheel`)."""
    reading = Path(__file__).parents[2] / "reading"
    return any((reading / f"scan{suffix}").exists() for suffix in EXTENSION_SUFFIXES)


@app.callback()
def dragoman(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and leave."
    ),
) -> None:
    """One sourced record of reported diplomacy, from press reports in many languages."""


app.command()(building.build)
app.command()(building.retry)
app.command()(looking.timeline)
app.command()(looking.event)
app.command()(looking.actor)
app.command()(looking.sources)
app.command()(forgetting.forget)
app.command()(looking.changes)
app.command()(reading.read)
app.command()(handing_on.export)
app.command()(releasing.release)
app.command()(reading.explain)
app.command()(evaluating.evaluate)
app.command()(coding.code)
app.command()(coding.agreement)
app.command()(serving.serve)
app.add_typer(accounts.app, name="user")
app.add_typer(judging.app, name="judge")
app.add_typer(packs.app, name="packs")
