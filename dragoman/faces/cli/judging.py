"""`dragoman judge …`: people's corrections, which last and can each be undone."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import JudgementError
from dragoman.faces.cli import options, terminal

app = typer.Typer(
    help="Correct the record. A correction lasts, names its author, and can be undone.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

One = Annotated[str, typer.Argument(metavar="ID", help="An id, or how it begins.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other id.")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why; kept with the judgement.")]
Author = Annotated[
    str | None,
    typer.Option("--author", envvar="DRAGOMAN_AUTHOR", help="Who judges; your login by default."),
]


def _judge(store: str, author: str | None, **decision: str | None) -> None:
    from dragoman import api

    with api.open(store, create=False) as book:
        made = book.judge(api.Decision(author=author or _login(), **decision))  # type: ignore[arg-type]
    console = terminal.out()
    told = (f"{made.id}: {made.action}", made.subject, made.field, made.object, made.value)
    console.print(terminal.printable(terminal.joined(told, " ")), markup=False, highlight=False)
    if made.action != "undo":
        console.print(f"Take it back with: dragoman judge undo {made.id}", style="dim")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _pair(action: str, summary: str) -> None:
    def verb(
        one: One,
        other: Other,
        reason: Reason = "",
        author: Author = None,
        store: options.Store = options.DEFAULT_STORE,
    ) -> None:
        _judge(store, author, action=action, subject=one, object=other, reason=reason)

    app.command(action.replace("_", "-"), help=summary)(verb)


_pair("same_actor", "Two actors are one.")
_pair("different_actor", "Two actors are not one, however alike their names.")
_pair("same_event", "Two events are one happening.")
_pair("different_event", "Two events are not one happening.")
_pair("copy", "The first document goes back to the second.")
_pair("not_copy", "The two documents were written independently.")


@app.command()
def reject(
    one: One,
    reason: Reason = "",
    author: Author = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Take something out of the record: no report says so."""
    _judge(store, author, action="reject", subject=one, reason=reason)


@app.command()
def edit(
    one: One,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help="start, place.name, office.title, published, outlet, topics, …"
        ),
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The right value; '' for none.")],
    of: Annotated[
        str | None,
        typer.Option(
            metavar="WHICH",
            help="Which of several is meant: a participant, an office ('foreign minister [LBN]'), "
            "a name, a report of a statement, another event.",
        ),
    ] = None,
    reason: Reason = "",
    author: Author = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Set one field to the right value."""
    _judge(
        store, author, action="edit", subject=one, object=of, field=field, value=value,
        reason=reason,
    )  # fmt: skip


@app.command()
def participant(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id.")],
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id or name.")],
    role: Annotated[str, typer.Option(help="In which role they took part.")] = "participant",
    instead: Annotated[
        str | None,
        typer.Option(
            "--instead-of", metavar="OTHER", help="Whose place is theirs; keeps the role."
        ),
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="They took no part.")] = False,
    reason: Reason = "",
    author: Author = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Somebody took part in an event, in a role, or took no part."""
    if instead:
        _judge(
            store, author, action="edit", subject=event, field="participant.actor",
            object=instead, value=actor, reason=reason,
        )  # fmt: skip
    else:
        _judge(
            store, author, action="edit", subject=event, field="participant", object=actor,
            value=None if none else role, reason=reason,
        )  # fmt: skip


@app.command()
def office(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id.")],
    title: Annotated[
        str, typer.Argument(metavar="OFFICE", help="Such as 'foreign minister [LBN]'.")
    ],
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Since when.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Until when.")] = None,
    never: Annotated[bool, typer.Option("--never", help="They did not hold it.")] = False,
    reason: Reason = "",
    author: Author = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """An actor held an office, from one day to another, or never did."""
    from dragoman.model.edits import spanning

    _judge(
        store, author, action="edit", subject=actor, field="office", object=title,
        value=None if never else spanning(first, last), reason=reason,
    )  # fmt: skip


@app.command()
def reattribute(
    one: One,
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="An actor's id or name.")],
    reason: Reason = "",
    author: Author = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """A statement was somebody else's."""
    _judge(
        store, author, action="reattribute", subject=one, field="speaker", value=speaker,
        reason=reason,
    )  # fmt: skip


@app.command()
def unsure(
    one: One,
    other: Annotated[str | None, typer.Argument(metavar="[OTHER]")] = None,
    reason: Reason = "",
    author: Author = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """It was looked at and cannot be decided."""
    _judge(store, author, action="unsure", subject=one, object=other, reason=reason)


@app.command()
def undo(
    judgement: Annotated[
        str,
        typer.Argument(
            metavar="JUDGEMENT", help="Its id, or how it begins: dragoman judge list shows them."
        ),
    ],
    reason: Reason = "",
    author: Author = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Take a judgement back; both stay on the list."""
    _judge(store, author, action="undo", subject=judgement, reason=reason)


@app.command("list")
def list_judgements(
    json: options.Json = False, store: options.Store = options.DEFAULT_STORE
) -> None:
    """List judgements in the order they were made."""
    from dragoman import api
    from dragoman.faces.cli.show_judgements import show_judgements

    with api.open(store, create=False) as book:
        judgements = book.judgements()
        conflicts = book.record().conflicts
    if json:
        terminal.print_json({"judgements": judgements, "conflicts": conflicts})
    else:
        show_judgements(terminal.out(), judgements, conflicts)


@app.command()
def export(store: options.Store = options.DEFAULT_STORE) -> None:
    """Print judgements as JSON Lines, for `dragoman judge import` elsewhere."""
    import msgspec

    from dragoman import api

    with api.open(store, create=False) as book:
        for judgement in book.judgements():
            terminal.write(msgspec.json.encode(judgement) + b"\n")


@app.command("import")
def import_judgements(
    path: Annotated[
        str, typer.Argument(metavar="FILE", help='JSON Lines; "-" for standard input.')
    ],
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Add judgements that were exported elsewhere; those that are here already stay one."""
    import msgspec

    from dragoman import api
    from dragoman.model import Judgement

    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise JudgementError(f"cannot be read: {error.strerror}", where=path) from error
    made = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            made.append(msgspec.json.decode(line, type=Judgement))
        except msgspec.DecodeError as error:
            raise JudgementError(
                f"not a judgement: {error}",
                where=f"{path}:{number}",
                hint="Nothing was added. The file must be what `dragoman judge export` prints.",
            ) from error
    with api.open(store, create=False) as book:
        fresh = book.join(made)
    terminal.out().print(f"{fresh} judgements added, {len(made) - fresh} here already.")
