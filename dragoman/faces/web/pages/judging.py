"""Doubtful decisions to answer, corrections where a thing stands, and the list of all judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from dragoman.errors import InputError
from dragoman.faces.web import wording
from dragoman.faces.web.book import book_of
from dragoman.faces.web.decisions import ANSWERS, MOST_AT_ONCE, judged, may_undo, undone
from dragoman.faces.web.forms import form_of, pairs_of
from dragoman.faces.web.remembering import JUDGED
from dragoman.faces.web.rendering import page
from dragoman.model import Judgement

router = APIRouter(include_in_schema=False)

FOLLOWED = 300
"""Seconds for which the pages of someone who judged follow by themselves what becomes of it."""
SHOWN = 10
LISTED = 100
Topic = Literal["actor", "event", "copy"]


@router.get("/review")
def review(request: Request, topic: Topic | None = None) -> Response:
    book = book_of(request)
    values = {
        "review": book.review(topic, SHOWN),
        "topic": topic,
        "answers": ANSWERS,
        "last": _last(book.judgements()),
        "address": f"/review?topic={topic}" if topic else "/review",
        "wordings": wording.JUDGEMENTS,
    }
    return page("review.html", values)


def _last(made: Sequence[Judgement]) -> list[Judgement]:
    """What was judged last, at once and by one, if it may be taken back here."""
    if not made or made[-1].action == "undo" or not may_undo(made[-1]):
        return []
    at, by = made[-1].at, made[-1].author
    return [j for j in made[-MOST_AT_ONCE:] if (j.at, j.author) == (at, by) and j.action != "undo"]


@router.get("/judgements")
def judgements(
    request: Request, number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1
) -> Response:
    """Every judgement, the last first, undone ones too."""
    book = book_of(request)
    found = book.judgement_list(LISTED, (number - 1) * LISTED)
    ids = {
        id.partition("@")[0]
        for j in found.judgements
        for id in (j.subject, j.object, j.value)
        if id
    }
    values = {
        "found": found,
        "page": number,
        "pages": -(-found.total // LISTED),
        "titles": book.titles(ids),
        "lines": {line.id: line for line in book.lines(sorted(ids))},
        "may_undo": may_undo,
        "wordings": wording.JUDGEMENTS,
    }
    return page("judgements.html", values)


@router.post("/judgements")
async def judge(request: Request) -> Response:
    """One judgement by a form; then back to where one was."""
    fields = await form_of(request)
    back = _back(fields.get("back", ""))
    (made,) = await run_in_threadpool(judged, request, [fields])
    # What was rejected has no page any more.
    return _led("/judgements" if made.action == "reject" else back)


@router.post("/judgements/several")
async def judge_several(request: Request) -> Response:
    """One answer to several questions, each told by `pick`: topic, one and other."""
    pairs = await pairs_of(request)
    fields = dict(pairs)
    back = _back(fields.get("back", ""))
    picked = [list(map(unquote, value.split())) for name, value in pairs if name == "pick"]
    if not picked:
        raise InputError("no question was picked", hint="Go back and pick some.")
    several = [_answer(pick, fields) for pick in picked]
    await run_in_threadpool(judged, request, several)
    return _led(back)


def _answer(pick: Sequence[str], fields: Mapping[str, str]) -> dict[str, str]:
    said = fields.get("answer")
    if len(pick) != 3 or pick[0] not in ANSWERS or said not in ("yes", "no", "unsure"):
        raise InputError("this is no answer to a question", hint="Go back and load the page again.")
    yes, no = ANSWERS[pick[0]]
    return {
        "action": {"yes": yes, "no": no}.get(said, "unsure"),
        "subject": pick[1],
        "object": pick[2],
        "reason": fields.get("reason", ""),
    }


@router.post("/judgements/undo")
async def undo_several(request: Request) -> Response:
    """Several judgements taken back at once, each told by `id`."""
    pairs = await pairs_of(request)
    back = _back(dict(pairs).get("back", ""))
    ids = [value for name, value in pairs if name == "id"]
    await run_in_threadpool(undone, request, ids)
    return _led(back)


@router.post("/judgements/{id}/undo")
async def undo(request: Request, id: str) -> Response:
    fields = await form_of(request)
    back = _back(fields.get("back", ""))
    await run_in_threadpool(undone, request, [id])
    return _led(back)


def _led(back: str) -> Response:
    """Back to where one judged; the pages then looked at follow what is being taken over."""
    answer = RedirectResponse(back, 303)
    answer.set_cookie(JUDGED, "1", max_age=FOLLOWED, httponly=True, samesite="strict")
    return answer


def _back(address: str) -> str:
    """`address` if it is one of ours.  Raises InputError."""
    if not address:
        return "/judgements"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or "\\" in address:
        raise InputError("a form leads back to a page of the workbench alone")
    return address
