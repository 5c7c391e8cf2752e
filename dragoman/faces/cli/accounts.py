"""`dragoman user …`: who may use a workbench that others can reach."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman.faces.cli import options, terminal

app = typer.Typer(
    help="Accounts of the workbench: needed where `dragoman serve --host` lets others in.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits and . _ - + @")]
Role = Annotated[
    str,
    typer.Option(
        "--role", help="reader: reads; editor: also judges; admin: also undoes others' judgements."
    ),
]


def _password() -> str:
    """Typed twice without being shown, or one line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


@app.command()
def add(name: Name, role: Role = "reader", store: options.Store = options.DEFAULT_STORE) -> None:
    """Make an account; the password is asked for, or read from standard input."""
    from dragoman import api

    with api.open(store) as book:
        book.add_user(name, _password(), role)
    terminal.out().print(f"{name} may sign in as {role}.", markup=False)


@app.command()
def password(name: Name, store: options.Store = options.DEFAULT_STORE) -> None:
    """Set another password; whoever is signed in by the old one is signed out."""
    from dragoman import api

    with api.open(store, create=False) as book:
        book.set_password(name, _password())
    terminal.out().print(f"{name} has a new password.", markup=False)


@app.command()
def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, editor or admin.")],
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """Give an account another role, at once."""
    from dragoman import api

    with api.open(store, create=False) as book:
        book.set_role(name, role)
    terminal.out().print(f"{name} is {role} now.", markup=False)


@app.command()
def remove(name: Name, store: options.Store = options.DEFAULT_STORE) -> None:
    """Drop an account; its judgements stay."""
    from dragoman import api

    with api.open(store, create=False) as book:
        book.remove_user(name)
    terminal.out().print(f"{name} is removed.", markup=False)


@app.command("list")
def list_users(store: options.Store = options.DEFAULT_STORE) -> None:
    """List accounts with their roles."""
    from dragoman import api

    with api.open(store, create=False) as book:
        for user in book.users():
            terminal.out().print(f"{user.name}  {user.role}  since {user.at[:10]}", markup=False)
