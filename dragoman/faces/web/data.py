"""The same data as JSON, under /api, with its description by OpenAPI."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, Field

from dragoman.faces.web.book import book_of
from dragoman.faces.web.decisions import judged, undone
from dragoman.faces.web.filters import PAGE, Filters, SearchFilters, StatementFilters
from dragoman.model import Judgement
from dragoman.model.delivery import Deliveries, Handled
from dragoman.model.state import State
from dragoman.views.actors import ActorView, Ledger
from dragoman.views.comparison import Comparison
from dragoman.views.documents import DocumentView
from dragoman.views.facets import Overview
from dragoman.views.found import SearchView
from dragoman.views.origins import Sources
from dragoman.views.pictures import Atlas, Network
from dragoman.views.relations import RelationView
from dragoman.views.review import Judgements, Review
from dragoman.views.statements import StatementsView
from dragoman.views.stories import Stories, StoryView
from dragoman.views.timeline import Timeline
from dragoman.views.wordings import TwoTexts

router = APIRouter(prefix="/api", tags=["record"])

VIEWS = (
    Timeline, Overview, Comparison, DocumentView, ActorView, Ledger, Sources, SearchView,
    StatementsView, Stories, StoryView, RelationView, Network, Atlas, TwoTexts,
    Deliveries, Handled, Review, Judgements, Judgement, State,
)  # fmt: skip
Number = Annotated[int, Query(ge=1, le=100_000)]
ITEMS = 1000
"""Input items in one answer."""
Told = Annotated[str, Field(max_length=2000)]
_SCHEMA = "#/components/schemas/{name}"
Asked = Annotated[Filters, Query()]


def _answers(view: type, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """What a route answers, for its description."""
    error = {"description": "What was wrong, where, and what to do", "content": _content("Error")}
    return {
        status: {"description": "As asked", "content": _content(view.__name__)},
        400: error, 403: error, 404: error, 409: error, 422: error, 503: error,
    }  # fmt: skip


def _content(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": _SCHEMA.format(name=name)}}}


def _json(view: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(view), status, media_type="application/json")


class Judging(BaseModel):
    """What somebody decides."""

    action: Literal[
        "same_actor", "different_actor", "same_event", "different_event", "copy", "not_copy",
        "reject", "edit", "reattribute", "unsure",
    ]  # fmt: skip
    subject: Told = Field(description="The id of what is judged, or ID@DOCUMENT.")
    object: Told | None = Field(
        default=None,
        description="The id of the other of two; for an edit of one of several values, which one: an "
        "actor, an office as 'foreign minister [LBN]', a name, a report, another event.",
    )
    field: Told | None = Field(
        default=None,
        description="What an edit sets, such as start, participant, office.title or published.",
    )
    value: Told | None = Field(default=None, description="To what; nothing leaves it open.")
    reason: Told = ""


class Reason(BaseModel):
    """Why a judgement is taken back."""

    reason: Told = ""


@router.get("/timeline", responses=_answers(Timeline))
def timeline(request: Request, filters: Asked) -> Response:
    """Events by day, a page at a time; `total` counts all that the filters let through."""
    return _json(book_of(request).timeline(filters.selection()))


@router.get("/overview", responses=_answers(Overview))
def overview(request: Request, filters: Asked) -> Response:
    """Facets with counts, and a histogram, of the events that the filters let through."""
    return _json(book_of(request).overview(filters.selection(paged=False)))


@router.get("/events/{id:path}", responses=_answers(Comparison))
def event(request: Request, id: str) -> Response:
    """One event with its accounts side by side."""
    return _json(book_of(request).event(id))


@router.get("/documents/{id:path}", responses=_answers(DocumentView))
def document(request: Request, id: str) -> Response:
    """One document: its text with everything found in it."""
    return _json(book_of(request).document(id))


@router.get("/actors/{name:path}", responses=_answers(ActorView))
def actor(request: Request, name: str, page: Number = 1) -> Response:
    """One actor by id or name: names, dated offices, encounters (100 to a page, the latest first),
    the newest 100 statements, and commitments."""
    return _json(book_of(request).actor(name, limit=PAGE, offset=(page - 1) * PAGE))


@router.get("/search", responses=_answers(SearchView))
def search(request: Request, filters: Annotated[SearchFilters, Query()]) -> Response:
    """Reports with the words of a query, a page at a time, and whom it names."""
    return _json(book_of(request).search(filters.search()))


@router.get("/statements", responses=_answers(StatementsView))
def statements(request: Request, filters: Annotated[StatementFilters, Query()]) -> Response:
    """Statements, newest first, a page at a time."""
    return _json(book_of(request).statements(filters.sayings()))


@router.get("/stories", responses=_answers(Stories))
def stories(request: Request, page: Number = 1, single: bool = False) -> Response:
    """Stories of two reports or more (of any number if `single`), 50 to a page."""
    return _json(book_of(request).stories(least=1 if single else 2, offset=(page - 1) * 50))


@router.get("/stories/{id:path}", responses=_answers(StoryView))
def story(request: Request, id: str) -> Response:
    """One story: its reports, why each belongs, and its events."""
    return _json(book_of(request).story(id))


@router.get("/relation", responses=_answers(RelationView))
def relation(
    request: Request, one: str, other: str, as_of: Annotated[date | None, Query()] = None
) -> Response:
    """Two states (by code) or actors (by id or name): encounters, visits, what stands open."""
    day = as_of.isoformat() if as_of else None
    return _json(book_of(request).relation(one, other, day))


@router.get("/network", responses=_answers(Network))
def network(request: Request, filters: Asked, of: Literal["state", "person"] = "state") -> Response:
    """Who takes part in events with whom, and in which."""
    return _json(book_of(request).network(filters.selection(paged=False), of))


@router.get("/map", responses=_answers(Atlas))
def atlas(request: Request, filters: Asked) -> Response:
    """Where events took place."""
    return _json(book_of(request).atlas(filters.selection(paged=False)))


@router.get("/copies", responses=_answers(TwoTexts))
def copies(
    request: Request,
    document: str,
    other: str | None = None,
    version: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """A document beside the text it goes back to, or beside an older version of its own."""
    return _json(book_of(request).compared(document, other, version))


@router.get("/commitments", responses=_answers(Ledger))
def commitments(request: Request, status: str | None = None, page: Number = 1) -> Response:
    """What was promised, by whom, and what became of it, 100 to a page."""
    found = book_of(request).commitments(status or None, limit=PAGE, offset=(page - 1) * PAGE)
    return _json(found)


@router.get("/sources", responses=_answers(Sources))
def sources(
    request: Request,
    fate: str | None = None,
    language: str | None = None,
    page: Number = 1,
) -> Response:
    """Input items with their fate and, where they were set aside, the reason, 1000 to a page;
    counts are of all."""
    found = book_of(request).sources(
        fate=fate or None, language=language or None, limit=ITEMS, offset=(page - 1) * ITEMS
    )
    return _json(found)


@router.get("/deliveries", responses=_answers(Deliveries))
def deliveries(request: Request, page: Number = 1) -> Response:
    """What was brought in by the workbench, the latest first, 20 to a page."""
    found = book_of(request).deliveries(20, (page - 1) * 20)
    return _json(Deliveries(deliveries=tuple(found)))


@router.get("/deliveries/{id}", responses=_answers(Handled))
def delivery(request: Request, id: str) -> Response:
    """How far a delivery has come, and what became of its items, the first 200."""
    return _json(book_of(request).handled(id))


@router.get("/state", responses=_answers(State))
def state(request: Request) -> Response:
    """What the record stands on now: its build, and how many of the judgements that were made."""
    return _json(book_of(request).state())


@router.get("/review", responses=_answers(Review))
def review(
    request: Request,
    topic: Literal["actor", "event", "copy"] | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> Response:
    """Decisions that were close and that nobody has judged, the closest first, both sides open."""
    return _json(book_of(request).review(topic, limit))


@router.get("/judgements", responses=_answers(Judgements))
def judgements(request: Request, page: Number = 1) -> Response:
    """What people decided, the last first, 100 to a page."""
    return _json(book_of(request).judgement_list(PAGE, (page - 1) * PAGE))


@router.post("/judgements", status_code=201, responses=_answers(Judgement, 201))
def judge(request: Request, wanted: Judging) -> Response:
    """A judgement, made as `dragoman judge` makes it; the record is derived again beside this, and
    `/api/state` tells when it stands for the judgement."""
    given = {name: value for name, value in wanted.model_dump().items() if value is not None}
    (made,) = judged(request, [given])
    return _json(made, 201)


@router.post("/judgements/{id}/undo", status_code=201, responses=_answers(Judgement, 201))
def undo(request: Request, id: str, why: Reason) -> Response:
    """A judgement taken back."""
    (made,) = undone(request, [id], why.reason)
    return _json(made, 201)


_ERROR = {
    "title": "Error",
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "where", "hint"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "where": {"type": ["string", "null"]},
                "hint": {"type": ["string", "null"]},
            },
        }
    },
}


def described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description of /api, the views' own types in it."""
    if not app.openapi_schema:
        made = get_openapi(
            title=app.title, version=app.version, summary=app.summary, routes=app.routes
        )
        _, components = msgspec.json.schema_components(VIEWS, ref_template=_SCHEMA)
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        schemas.update(components | {"Error": _ERROR})
        app.openapi_schema = made
    return app.openapi_schema
