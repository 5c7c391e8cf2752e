"""Printing: to people with colour and wrapped lines, to programs as JSON, warnings apart."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

import msgspec

from dragoman.errors import PackError
from dragoman.model import Quarantined
from dragoman.run.stages import PACK

if TYPE_CHECKING:
    from rich.console import Console

_FILLING = re.compile(r" +(?=\n)")

PARTIAL = 7
"""Exit code when some of the input was set aside and the rest was read."""
NOTHING = 2
"""Exit code when there was input and none of it could be read."""


def out() -> Console:
    """What people read.  Not a terminal: no colour, 100 columns, and no spaces at a line's end."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False, soft_wrap=False)
    width = None if "COLUMNS" in os.environ else 100
    trimmed = cast("IO[str]", _Trimmed(sys.stdout))
    return Console(highlight=False, width=width, soft_wrap=False, file=trimmed)


class _Trimmed:
    """A stream that lets no line end in spaces; tables are filled up with them."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(_FILLING.sub("", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def print_json(value: Any) -> None:
    """`value` (plain data or a struct) as JSON, indented, one value a document."""
    line = msgspec.json.format(msgspec.json.encode(value), indent=2)
    write(line + b"\n")


def write(data: bytes) -> None:
    """Bytes to standard output, whatever encoding the terminal claims."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def warn(item: Quarantined) -> None:
    """One line on standard error for an item that was set aside."""
    print(f"set aside: {printable(item.place)}: {item.reason}. {item.message}", file=sys.stderr)


def complain(message: str) -> None:
    """One line on standard error about a result that is not as it should be."""
    print(f"dragoman: {printable(message)}", file=sys.stderr)


def printable(text: str) -> str:
    """`text` with control characters and undecodable bytes of file names made visible."""
    return "".join(c if c.isprintable() or c == " " else repr(c)[1:-1] for c in text)


def exit_code(read: int, set_aside: Sequence[Quarantined]) -> int:
    """0 if all was read; PARTIAL if some; NOTHING if none of what was given; the code of a
    PackError if a language pack was the reason."""
    if any(item.reason == PACK for item in set_aside):
        return PackError.exit_code
    if not set_aside:
        return 0
    return PARTIAL if read else NOTHING


def workers(wanted: int) -> int:
    """How many processes `--workers` means."""
    return wanted or os.cpu_count() or 1


def joined(words: Iterable[str | None], separator: str = ", ") -> str:
    """The words that are there, joined."""
    return separator.join(word for word in words if word)
