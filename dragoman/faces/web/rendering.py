"""From plain data to a page: the templates and what they may call."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from fastapi import Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from dragoman.faces.web import wording
from dragoman.faces.web.access import visitor
from dragoman.faces.web.passages import direction
from dragoman.model.edits import office_key
from dragoman.views.timeline import Line

TOKEN = f"token {secrets.token_hex(16)}"
"""Stands in pages for the token of whoever asks, which is put in last: no report can know it."""


WAITING = f"<!--waiting {secrets.token_hex(16)}-->"
"""Stands in pages where it is told that what was judged is being taken over, if it is."""
WAITING_HEAD = f"<!--waiting {secrets.token_hex(16)}-->"
"""The same in the head of a page."""


_FILTERS = {
    "basis": wording.basis,
    "day": wording.day,
    "filename": wording.filename,
    "interval": wording.interval,
    "language": wording.language,
    "moment": wording.moment,
    "named_place": wording.named_place,
    "office": wording.office,
    "office_key": lambda held: office_key(held.office, held.state),
    "shared": wording.shared,
    "shortened": wording.shortened,
    "side": wording.side,
    "publication": wording.publication,
    "span_of_days": wording.span_of_days,
    "state": wording.state,
    "together": wording.together,
    "web_link": wording.web_link,
    "words": wording.words,
    "zipped": lambda one, other: list(zip(one, other, strict=True)),
}


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(__package__ or "dragoman.faces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(_FILTERS)
    made.globals.update(
        actor_link=wording.actor_link,
        copies_link=wording.copies_link,
        copy_kinds=wording.COPIES,
        count=wording.count,
        direction=direction,
        document_link=wording.document_link,
        event_link=wording.event_link,
        fates=wording.FATES,
        held=wording.held,
        people=wording.people,
        place=wording.place,
        relation_link=wording.relation_link,
        statements_link=wording.statements_link,
        story_link=wording.story_link,
        terms=wording.TERMS,
        visitor=visitor,
        **_marks(),
        when=wording.when,
    )
    return made


class _Mark:
    """A place in a page that is filled in when it is answered."""

    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __html__(self) -> str:
        return self._mark


class _Token:
    """The field that tells a form of ours; every form that is posted has it."""

    def __html__(self) -> str:
        return f'<input type="hidden" name="token" value="{TOKEN}">'


def _marks() -> dict[str, Any]:
    """What is made apart from the page it stands in, or filled in when that is answered."""
    return {
        "entry": entry,
        "token": _Token,
        "waiting": _Mark(WAITING),
        "waiting_head": _Mark(WAITING_HEAD),
    }


@lru_cache(maxsize=10_000)
def entry(line: Line, dated: bool = False) -> object:
    """An event in a list, as `shown.html` has it: the same events stand on many pages."""
    return _ENVIRONMENT.get_template("shown.html").module.entry(line, dated)  # type: ignore[attr-defined]


_ENVIRONMENT = _environment()


def load_templates() -> None:
    """Compile every template now."""
    for name in _ENVIRONMENT.list_templates(extensions=["html"]):
        _ENVIRONMENT.get_template(name)


def page(template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """`template` filled with `values`, everything in them escaped."""
    text = _ENVIRONMENT.get_template(template).render(values)
    # Undecodable bytes of file names are lone surrogates, which UTF-8 does not have.
    body = text.encode("utf-8", "replace")
    headers = {"Cache-Control": "no-cache"}
    return Response(body, status, headers, media_type="text/html; charset=utf-8")
