"""The command line: `dragoman VERB …`.  One module for each group of verbs."""

from __future__ import annotations

import os
import sys
from typing import Any

from dragoman.errors import DragomanError

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 + SIGINT."""


def main() -> None:
    """Run the command that `sys.argv` holds, and leave with its exit code."""
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _stopped()
    except BrokenPipeError:
        # Who read our output has seen enough (`dragoman read … | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; what goes wrong is one line and a hint."""
    from typer import Abort, BadParameter

    from dragoman.faces.cli.app import app

    # Newer typer carries a click of its own; the root of usage errors is in both the same.
    usage_error: Any = BadParameter.__mro__[2]

    try:
        code = app(args=arguments, prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return error.exit_code
    except usage_error as error:
        error.show()
        return int(error.exit_code)
    except Abort:
        return _stopped()
    if code == INTERRUPTED:
        # Typer has caught the interrupt and speaks of it by this code alone.
        return _stopped()
    return code if isinstance(code, int) else 0


def _stopped() -> int:
    print(
        "\ndragoman: stopped. What was stored is whole; the same command goes on from there.",
        file=sys.stderr,
    )
    return INTERRUPTED
