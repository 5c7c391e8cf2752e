"""How to read the pages, what their words mean, and which keys do what."""

from __future__ import annotations

from fastapi import APIRouter, Response

from dragoman.faces.web import wording
from dragoman.faces.web.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/help")
def help() -> Response:
    values = {
        "terms": wording.TERMS,
        "keys": wording.KEYS,
        "stand": wording.STAND,
        "layers": wording.LAYERS,
    }
    return page("help.html", values)
