"""Doubtful decisions to answer, corrections where a thing stands, and the list of all judgements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from dragoman.api import Book, Decision
from dragoman.errors import AccessError, InputError, JudgementError, NotFound
from dragoman.faces.web import wording
from dragoman.faces.web.access import author, visitor
from dragoman.faces.web.data import book_of
from dragoman.faces.web.forms import form_of
from dragoman.faces.web.rendering import page
from dragoman.model import Judgement

router = APIRouter(include_in_schema=False)

SHOWN = 10
LISTED = 100
ANSWERS = {
    "actor": ("same_actor", "different_actor"),
    "event": ("same_event", "different_event"),
    "copy": ("copy", "not_copy"),
}
"""The judgements that yes and no come to, by topic."""
_LONGEST = 2000

Topic = Literal["actor", "event", "copy"]


@router.get("/review")
def review(request: Request, topic: Topic | None = None) -> Response:
    book = book_of(request)
    found = book.review(topic, SHOWN)
    made = book.judgements()
    values = {
        "review": found,
        "topic": topic,
        "answers": ANSWERS,
        "last": _undoable(made[-1]) if made else None,
        "address": f"/review?topic={topic}" if topic else "/review",
        "wordings": wording.JUDGEMENTS,
    }
    return page("review.html", values)


def _undoable(judgement: Judgement) -> Judgement | None:
    return judgement if judgement.action != "undo" and _may_undo(judgement) else None


@router.get("/judgements")
def judgements(
    request: Request, number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1
) -> Response:
    """Every judgement, the last first, undone ones too."""
    from dragoman import record

    book = book_of(request)
    made = book.judgements()
    listed = made[::-1][(number - 1) * LISTED : number * LISTED]
    ids = {id.partition("@")[0] for j in listed for id in (j.subject, j.object) if id}
    values = {
        "listed": listed,
        "total": len(made),
        "page": number,
        "pages": -(-len(made) // LISTED),
        "held": {j.id for j in record.standing(made)},
        "titles": book.titles(ids),
        "lines": {line.id: line for line in book.lines(sorted(ids))},
        "conflicts": book.conflicts(),
        "may_undo": _may_undo,
        "wordings": wording.JUDGEMENTS,
    }
    return page("judgements.html", values)


@router.post("/judgements")
async def judge(request: Request) -> Response:
    """One judgement by a form, made as `dragoman judge` makes it; then back to where one was."""
    fields = await form_of(request)
    book = book_of(request)
    made = await run_in_threadpool(_judged, book, fields)
    back = _back(fields.get("back", ""))
    # What was rejected has no page any more.
    return RedirectResponse("/judgements" if made.action == "reject" else back, 303)


@router.post("/judgements/{id}/undo")
async def undo(request: Request, id: str) -> Response:
    fields = await form_of(request)
    book = book_of(request)
    judged = {j.id: j for j in book.judgements()}
    if id not in judged:
        raise JudgementError(f"no judgement has the id {id}")
    if not _may_undo(judged[id]):
        raise AccessError("only an admin takes back what somebody else judged")
    wanted = Decision(action="undo", subject=id, author=author())
    await run_in_threadpool(book.judge, wanted)
    return RedirectResponse(_back(fields.get("back", "")), 303)


def _may_undo(judgement: Judgement) -> bool:
    who = visitor()
    return who.may("admin") or (who.may("editor") and judgement.author == who.name)


def _judged(book: Book, fields: Mapping[str, str]) -> Judgement:
    given = {name: value.strip()[:_LONGEST] for name, value in fields.items()}
    action = given.get("action", "")
    if action == "undo":
        raise JudgementError("a judgement is taken back on the list of judgements")
    if not given.get("subject"):
        raise JudgementError("a judgement needs the id of what it is about")
    other = given.get("object") or None
    if other and action in (
        "same_actor",
        "different_actor",
        "same_event",
        "different_event",
        "copy",
    ):
        other = _meant(book, action, other)
    decision = Decision(
        action=action,
        subject=given["subject"],
        object=other,
        field=given.get("field") or ("speaker" if action == "reattribute" else None),
        value=_value(book, action, given),
        reason=given.get("reason", ""),
        author=author(),
    )
    return book.judge(decision)


def _value(book: Book, action: str, given: Mapping[str, str]) -> str | None:
    if action == "reattribute":
        return _meant(book, "same_actor", given.get("value", "")) if given.get("value") else None
    if action != "edit":
        return None
    return given.get("value") or None


def _meant(book: Book, action: str, typed: str) -> str:
    """The id that someone means who types one, the address of its page, or an actor's name."""
    path = urlsplit(typed).path if "/" in typed else ""
    for start in ("/events/", "/actors/", "/documents/"):
        if start in path:
            return unquote(path.partition(start)[2])
    if "actor" in action and "@" not in typed:
        try:
            return book.actor(typed).id
        except NotFound as error:
            raise JudgementError(error.message, hint=error.hint) from error
    return typed


def _back(address: str) -> str:
    """`address` if it is one of ours.  Raises InputError."""
    if not address:
        return "/judgements"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or "\\" in address:
        raise InputError("a form leads back to a page of the workbench alone")
    return address
