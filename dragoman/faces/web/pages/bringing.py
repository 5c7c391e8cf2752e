"""Bring in: reports handed in by whoever looks at the record, and what becomes of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData, UploadFile

from dragoman.api.delivering import MOST_ADDRESSES, MOST_BYTES, MOST_FILES, Desk, Draft, Pasted
from dragoman.faces.web import wording
from dragoman.faces.web.access import author
from dragoman.faces.web.book import book_of
from dragoman.faces.web.forms import form_of, upload_of
from dragoman.faces.web.rendering import page
from dragoman.model.delivery import Delivery

router = APIRouter(include_in_schema=False)

LISTED = 20
"""Deliveries on one page."""


def desk_of(request: Request) -> Desk:
    """Where what is handed in is taken in."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


@router.get("/bring-in")
def bring_in(
    request: Request, number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1
) -> Response:
    found = book_of(request).deliveries(LISTED + 1, (number - 1) * LISTED)
    values = {
        "listed": found[:LISTED],
        "further": len(found) > LISTED,
        "page": number,
        "most": {"files": MOST_FILES, "megabytes": MOST_BYTES // 1_000_000, "addresses": MOST_ADDRESSES},
        "states": wording.DELIVERIES,
    }  # fmt: skip
    return page("bring_in.html", values)


@router.post("/bring-in")
async def take(request: Request) -> Response:
    """Files, a text, addresses, or all of these, as one delivery."""
    sent = await upload_of(request)
    try:
        made = await run_in_threadpool(_taken, desk_of(request), sent)
    finally:
        await sent.close()
    return RedirectResponse(f"/bring-in/{made.id}", 303)


def _taken(desk: Desk, sent: FormData) -> Delivery:
    draft = desk.draft()
    try:
        _fill(draft, sent)
        return desk.take(draft, author())
    except BaseException:
        draft.discard()
        raise


def _fill(draft: Draft, sent: FormData) -> None:
    for one in sent.getlist("files"):
        # A form without a chosen file sends one without name and content.
        if isinstance(one, UploadFile) and one.filename:
            draft.add_file(one.filename, one.file)
    text = _field(sent, "text")
    if text:
        known = {name: _field(sent, name) for name in ("title", "published", "outlet", "url")}
        draft.add_text(Pasted(text=text, **known))
    for address in _field(sent, "addresses").split():
        draft.add_address(address)


def _field(sent: FormData, name: str) -> str:
    value = sent.get(name)
    return value.strip() if isinstance(value, str) else ""


@router.get("/bring-in/{id}")
def delivery(request: Request, id: str) -> Response:
    """How far a delivery has come, and what became of it."""
    book = book_of(request)
    found = book.handled(id)
    read = [item.document for item in found.items if item.document and item.fate == "read"]
    values = {
        "delivery": found.delivery,
        "items": found.items,
        "further": found.further,
        "aside": [item for item in found.items if item.fate == "set_aside"],
        "lines": book.told_by(read) if found.delivery.over else (),
        "fates": wording.FATES,
        "states": wording.DELIVERIES,
    }
    return page("delivery.html", values)


@router.post("/bring-in/{id}/stop")
async def stop(request: Request, id: str) -> Response:
    """Read no more of it."""
    await form_of(request)
    await run_in_threadpool(desk_of(request).stop, id)
    return RedirectResponse(f"/bring-in/{id}", 303)


@router.post("/bring-in/{id}/again")
async def again(request: Request, id: str) -> Response:
    """Read it once more."""
    await form_of(request)
    made = await run_in_threadpool(desk_of(request).again, id, author())
    return RedirectResponse(f"/bring-in/{made.id}", 303)
