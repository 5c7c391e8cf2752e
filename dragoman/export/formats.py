"""The formats: what each is for, whether it is a file or a folder, and the module that writes it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from dragoman.errors import OptionError


class Format(msgspec.Struct, frozen=True):
    """One format.

    A writer is called with a portion of a record, a binary file or (if `folder`)
    a folder, and the bounds of what is quoted.
    """

    name: str
    meaning: str
    module: str
    folder: bool = False
    function: str = "write"
    packed: bool = False
    """Bytes that no terminal can show."""

    def writer(self) -> Callable[[Any, Any, Any], None]:
        """What writes it; loaded when it is needed."""
        found: Callable[[Any, Any, Any], None] = getattr(
            import_module(f"dragoman.export.{self.module}"), self.function
        )
        return found


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("json", "the interchange contract", "contract"),
        Format("csv", "related tables, a file each", "sharing", folder=True, function="write_csv"),
        Format("parquet", "the same as Parquet", "sharing", folder=True, function="write_parquet"),
        Format("datasette", "the same as a database for Datasette", "datasette", folder=True),
        Format("plover", "events in the terms of PLOVER, JSON Lines", "plover"),
        Format("polecat", "events with POLECAT's forty columns, tab-separated", "polecat"),
        Format("dyadic", "pairs of states with CAMEO root codes, CSV", "dyadic"),
        Format("graphml", "who dealt with whom", "graph", function="write_graphml"),
        Format("gexf", "the same for Gephi", "graph", function="write_gexf"),
        Format("jsonld", "linked data in the words of schema.org", "jsonld"),
        Format("ftm", "FollowTheMoney entities, JSON Lines", "ftm"),
        Format("timelinejs", "slides for TimelineJS", "timelinejs"),
        Format("icalendar", "visits planned, proposed or called off", "icalendar"),
        Format("bibtex", "the reports to cite", "citations", function="write_bibtex"),
        Format("csl", "the reports as CSL-JSON", "citations", function="write_csl"),
        Format("markdown", "a briefing, every sentence footnoted", "briefing_markdown"),
        Format("docx", "the briefing as a Word document", "briefing_docx", packed=True),
        Format("codebook", "what each variable is, in Markdown", "codebook"),
    )
}


def chosen(name: str) -> Format:
    """The format called `name`; raises OptionError."""
    if name not in FORMATS:
        raise OptionError(f"no export format {name!r}", hint=f"There are: {', '.join(FORMATS)}.")
    return FORMATS[name]
