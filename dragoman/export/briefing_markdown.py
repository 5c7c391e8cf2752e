"""A briefing in Markdown, with footnotes as GitHub, Pandoc and most renderers have them.

Whatever reports wrote is text: what Markdown or HTML would take for markup is escaped.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from dragoman.export.briefing import brief
from dragoman.export.escaping import encodable, escaped
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#!|~$^])")
_LEADING = re.compile(r"^([-+=:]|\d+(?=[.)]))")


def write(portion: Portion, file: IO[bytes], bounds: Bounds) -> None:
    """One document."""
    briefing = brief(portion, bounds)
    notes: list[str] = []
    lines = [f"# {plain(briefing.title)}"]
    for section in briefing.sections:
        lines.append(f"\n## {plain(section.heading)}\n")
        for sentence in section.sentences:
            first = len(notes) + 1
            notes += sentence.notes
            marks = "".join(f"[^{number}]" for number in range(first, len(notes) + 1))
            lines.append(f"- {plain(sentence.text)}{marks}")
    lines.append("")
    lines += [f"[^{number}]: {plain(note)}" for number, note in enumerate(notes, 1)]
    file.write(("\n".join(lines) + "\n").encode())


def plain(text: str) -> str:
    """`text` on one line, as Markdown that prints as itself."""
    line = "".join(c if c.isprintable() else escaped(c) for c in encodable(" ".join(text.split())))
    line = _MARKUP.sub(r"\\\1", line).replace("&", "&amp;")
    return _LEADING.sub(lambda m: f"&#{ord(m[0][0])};{m[0][1:]}", line)
