"""Signing in and out, and one's own password."""

from __future__ import annotations

import time

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from dragoman.errors import AccessError, OptionError
from dragoman.faces.web.access import LIFETIME, SESSION, Access, visitor
from dragoman.faces.web.book import book_of
from dragoman.faces.web.forms import form_of
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)


def _access(request: Request) -> Access:
    access = request.app.state.access
    assert isinstance(access, Access)
    return access


@router.get("/sign-in")
def form(request: Request) -> Response:
    if not _access(request).accounts or visitor().role:
        return RedirectResponse("/", 303)
    return page("sign_in.html", {"wrong": False})


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    fields = await form_of(request)
    access = _access(request)
    name, password = fields.get("name", "").strip()[:64], fields.get("password", "")
    address = request.client.host if request.client else ""
    await run_in_threadpool(access.attempts.begin, name, address)
    user = await run_in_threadpool(access.book.known_user, name, password)
    if user is None:
        return page("sign_in.html", {"wrong": True}, 403)
    await run_in_threadpool(access.attempts.forget, name, address)
    return _signed(request, user.name, user.secret, "/")


def _signed(request: Request, name: str, secret: str, to: str) -> Response:
    ends = int(time.time()) + LIFETIME
    answer = RedirectResponse(to, 303)
    answer.set_cookie(
        SESSION,
        _access(request).session(name, secret, ends),
        max_age=LIFETIME,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/sign-out")
async def sign_out() -> Response:
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(SESSION, httponly=True, samesite="lax")
    return answer


@router.get("/password")
def password_form() -> Response:
    if not visitor().name:
        return RedirectResponse("/", 303)
    return page("password.html", {})


@router.post("/password")
async def change_password(request: Request) -> Response:
    """Another password for oneself; every other session of the account ends."""
    fields = await form_of(request)
    access, name = _access(request), visitor().name
    address = request.client.host if request.client else ""
    await run_in_threadpool(access.attempts.begin, name, address)
    if not name or not await run_in_threadpool(
        access.book.known_user, name, fields.get("password", "")
    ):
        raise AccessError("this is not the present password", hint="Go back and try again.")
    await run_in_threadpool(access.attempts.forget, name, address)
    if fields.get("new") != fields.get("again"):
        raise OptionError("the two new passwords are not the same", hint="Go back and try again.")
    book = book_of(request)
    await run_in_threadpool(book.set_password, name, fields.get("new", ""))
    user = await run_in_threadpool(book.user, name)
    assert user is not None
    return _signed(request, user.name, user.secret, "/")
