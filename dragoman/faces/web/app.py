"""The application: routes, what guards them, and how errors are told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path
from threading import Thread

import msgspec
from fastapi import Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.gzip import GZipMiddleware

from dragoman import __version__
from dragoman.api import Book
from dragoman.api.delivering import Desk
from dragoman.api.taking_over import TakingOver
from dragoman.errors import DragomanError, InputError, NotFound
from dragoman.faces.web import data, pages
from dragoman.faces.web.access import Access, Gate, sealed
from dragoman.faces.web.guard import Guard
from dragoman.faces.web.remembering import Kept, Remembering
from dragoman.faces.web.rendering import load_templates, page

PATIENCE = 1.0
"""Seconds that whoever judges waits for the record to stand for it before the page is shown."""
Handler = Callable[[Request, Exception], Awaitable[Response]]

STYLE = resources.files(__package__).joinpath("style.css").read_bytes()
ISLANDS = resources.files(__package__).joinpath("islands.js").read_bytes()


def workbench(
    book: Book,
    *,
    accounts: bool = False,
    uploads: str | Path | None = None,
    key: bytes | None = None,
    attempts: str | None = None,
) -> FastAPI:
    """The workbench over `book`, which stays open as long as the application runs; with `accounts`
    everyone must sign in.  Files that are brought in are kept under `uploads`, or else beside the
    store.  Processes that serve one workbench share a `key` for its forms, and the file `attempts`
    that failed sign-ins are counted in."""
    desk = Desk(book, uploads or beside(book.address))
    taking_over = TakingOver(book)
    access = Access(book, accounts=accounts, key=key, attempts=attempts)

    @asynccontextmanager
    async def open_for_readers(_: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(made_ready, book)
        if book.waiting():
            taking_over.begin()
        yield
        await run_in_threadpool(taking_over.close)
        await run_in_threadpool(desk.close)
        access.attempts.close()

    app = FastAPI(
        title="dragoman",
        version=__version__,
        summary="One sourced record of reported diplomacy.",
        openapi_url="/api/openapi.json",
        # The pages that FastAPI offers for this fetch scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(sealed)],
        lifespan=open_for_readers,
    )
    app.state.book, app.state.desk, app.state.access = book, desk, access
    app.state.taking_over, app.state.patience = taking_over, PATIENCE
    app.state.kept = Kept()
    _route(app)
    app.add_middleware(Remembering, book=book, kept=app.state.kept, taking_over=taking_over)
    # Level 4: nearly as small as can be, in a third of the time.
    app.add_middleware(GZipMiddleware, minimum_size=2048, compresslevel=4)
    app.add_middleware(Gate, access=access)
    app.add_middleware(Guard, anywhere=accounts)
    app.openapi = lambda: data.described(app)  # type: ignore[method-assign]
    return app


def _route(app: FastAPI) -> None:
    """Pages, data, and how errors are told."""
    app.include_router(data.router)
    for router in pages.ROUTERS:
        app.include_router(router)
    app.add_api_route("/style.css", _style, include_in_schema=False)
    app.add_api_route("/islands.js", _islands, include_in_schema=False)
    app.add_exception_handler(DragomanError, _told)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(404, _nothing_here)
    app.add_exception_handler(405, _only_reading)
    app.add_exception_handler(Exception, _failed)


def made_ready(book: Book) -> None:
    """Load what the first page would wait for."""
    load_templates()
    book.overview()
    # Seconds where much came in, and for one page alone: not worth waiting for.
    Thread(target=book.sources, kwargs={"limit": 1}, daemon=True).start()


def beside(address: str) -> Path:
    """The folder for files that are brought in: beside a store in a file, else in the present one."""
    if "://" in address or address == ":memory:":
        return Path("dragoman-brought")
    return Path(f"{address}-brought")


def _style() -> Response:
    return Response(STYLE, media_type="text/css", headers={"Cache-Control": "max-age=300"})


def _islands() -> Response:
    return Response(ISLANDS, media_type="text/javascript", headers={"Cache-Control": "max-age=300"})


def _answer(request: Request, error: DragomanError, status: int) -> Response:
    """One shape of error for programs, one page for people."""
    if request.url.path.startswith("/api/"):
        told = {"code": error.code, "message": error.message, "where": error.where}
        body = msgspec.json.encode({"error": told | {"hint": error.hint}})
        return Response(body, status_code=status, media_type="application/json")
    return page("error.html", {"error": error, "status": status}, status)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, DragomanError)
    return _answer(request, error, error.status)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in error.errors()]
    return _answer(request, InputError(f"this address makes no sense: {'; '.join(wrong)}"), 422)


async def _nothing_here(request: Request, error: Exception) -> Response:
    hint = "The timeline is the place to start."
    return _answer(request, NotFound("there is no such page", hint=hint), 404)


async def _only_reading(request: Request, error: Exception) -> Response:
    return _answer(request, InputError("this page can only be read"), 405)


async def _failed(request: Request, error: Exception) -> Response:
    hint = "What went wrong is printed where `dragoman serve` runs."
    return _answer(request, DragomanError("this page could not be made", hint=hint), 500)
