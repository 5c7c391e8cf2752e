"""Options that several verbs share, so that each means the same everywhere."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from dragoman.model.selection import Selection

if TYPE_CHECKING:
    from dragoman.sources import FetchOptions, SourceOptions

T = TypeVar("T")

Store = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        envvar="DRAGOMAN_STORE",
        metavar="PATH|URL",
        help="The store: a file, or postgresql://user@host/database.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…", help='Files, folders, patterns, web addresses, or "-" for standard input.'
    ),
]
AnyPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH…", help='Files, folders, patterns, web addresses, or "-" for standard input.'
    ),
]
Persons = Annotated[
    str | None,
    typer.Option(
        "--persons", metavar="FILE",
        help="A CSV file of known persons, kept in place of the list before.",
    ),
]  # fmt: skip
Workers = Annotated[
    int,
    typer.Option(
        "--workers", "-w", min=0, help="Processes that read; 0 is one for each processor."
    ),
]
Cluster = Annotated[
    str,
    typer.Option(
        "--cluster",
        envvar="DRAGOMAN_CLUSTER",
        metavar="ADDRESS",
        help="Read on the Ray cluster there: auto, host:6379, ray://host:10001, or local.",
    ),
]
Map = Annotated[
    str | None,
    typer.Option(
        "--map", metavar="FIELD=COLUMN,…", help="Columns of tables: title=Headline,text=Body."
    ),
]
PrivateAddresses = Annotated[
    bool,
    typer.Option("--private-addresses", help="Fetch from this machine and local networks too."),
]
Fetch = Annotated[
    bool,
    typer.Option(
        "--fetch",
        help="Fetch the pages that lists, tables, feeds and libraries name without their text.",
    ),
]
Contact = Annotated[
    str,
    typer.Option(
        "--contact",
        envvar="DRAGOMAN_CONTACT",
        help="An address of yours, told to servers that pages are fetched from.",
    ),
]

# The filters over events, as timeline and export offer them.
States = Annotated[
    list[str] | None,
    typer.Option("--state", metavar="ISO3", help="A state that takes part; repeat for both."),
]
Person = Annotated[
    str | None, typer.Option("--person", help="Part of a name, in any spelling reported.")
]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help="meeting, visit, call, signing, …")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", help="held, planned, proposed or cancelled.")
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--language", metavar="XX", help="A language of a report that tells it."),
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="2024, 2024-06 or 2024-06-04.")
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="The last day, month or year.")
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=1, help="At most.")]


def _asked(
    state: States = None,
    person: Person = None,
    kind: Kinds = None,
    status: Statuses = None,
    language: Languages = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
) -> Selection:
    return Selection(
        states=tuple(code.upper() for code in state or ()),
        person=person,
        kinds=tuple(kind or ()),
        statuses=tuple(status or ()),
        languages=tuple(language or ()),
        since=since,
        until=until,
        limit=limit,
    )


def filtering(verb: Callable[..., T]) -> Callable[..., T]:
    """`verb` with the filters over events as options where it takes a `selection`."""
    filters = list(inspect.signature(_asked, eval_str=True).parameters.values())

    @functools.wraps(verb)
    def filtered(**given: Any) -> T:
        asked = {one.name: given.pop(one.name) for one in filters}
        return verb(selection=_asked(**asked), **given)

    parameters: list[inspect.Parameter] = []
    own = inspect.signature(verb, eval_str=True)
    for one in own.parameters.values():
        parameters += filters if one.name == "selection" else [one]
    # Typer reads both: what the options are, and what they hold.
    filtered.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    filtered.__annotations__ = {one.name: one.annotation for one in parameters}
    return filtered


class ScreenWhat(StrEnum):
    """What a first look may pass over."""

    archives = "archives"
    all = "all"
    none = "none"


Screen = Annotated[
    ScreenWhat,
    typer.Option(
        "--screen",
        help="What is looked at first, and passed over if it is not about diplomacy or in a"
        " language without a pack: pages of web archives (WARC), all, or none.",
    ),
]

DEFAULT_STORE = "dragoman.db"


def fetching(listed: bool, private: bool, contact: str) -> FetchOptions:
    """How the web is asked."""
    from dragoman.sources import FetchOptions, Limits

    return FetchOptions(limits=Limits(private=private), contact=contact, listed=listed)


def sources(
    map: str | None = None,
    fetch: FetchOptions | None = None,
    screen: ScreenWhat = ScreenWhat.archives,
) -> SourceOptions:
    """What the sources are told. Raises OptionError for a mapping that makes no sense."""
    from dragoman.sources import FetchOptions, SourceOptions, read_mapping

    return SourceOptions(
        mapping=read_mapping(map or ""), screen=screen.value, fetch=fetch or FetchOptions()
    )
