"""The JSON under /api is the views' own data, and its description is true of it."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi.testclient import TestClient

from dragoman.api import Book


def plain(view: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(view))


def test_json_equals_the_views(book: Book, web: TestClient) -> None:
    event = book.timeline(kinds=["call"]).lines[0].id
    document = book.documents()[0].id
    wanted = {
        "/api/timeline?kind=call": book.timeline(kinds=["call"]),
        "/api/timeline?state=syr&from=2024-11": book.timeline(states=["SYR"], since="2024-11"),
        "/api/overview": book.overview(),
        f"/api/events/{event}": book.event(event),
        f"/api/documents/{document}": book.document(document),
        "/api/actors/Mekdad": book.actor("Mekdad"),
        "/api/commitments?status=open": book.commitments("open"),
        "/api/sources": book.sources(limit=1000),
    }
    for address, view in wanted.items():
        answer = web.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"] == "application/json"
        assert answer.json() == plain(view), address


def test_errors_have_one_shape(web: TestClient) -> None:
    for address, status in (
        ("/api/events/none", 404), ("/api/nothing", 404), ("/api/timeline?from=June", 400),
        ("/api/timeline?page=x", 422),
    ):  # fmt: skip
        answer = web.get(address)
        assert answer.status_code == status, address
        assert set(answer.json()["error"]) == {"code", "message", "where", "hint"}


def test_the_description_names_every_address_and_field(book: Book, web: TestClient) -> None:
    made = web.get("/api/openapi.json").json()
    assert made["openapi"].startswith("3.")
    assert set(made["paths"]) >= {"/api/timeline", "/api/events/{id}"}
    schemas = made["components"]["schemas"]
    refs = set(_refs(made))
    assert {ref.rsplit("/", 1)[1] for ref in refs} <= set(schemas)
    compared = plain(book.event(book.timeline().lines[0].id))
    assert set(compared) == set(schemas["Comparison"]["properties"])


def _refs(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if "$ref" in value else []
        return own + [ref for inner in value.values() for ref in _refs(inner)]
    if isinstance(value, list):
        return [ref for inner in value for ref in _refs(inner)]
    return []
