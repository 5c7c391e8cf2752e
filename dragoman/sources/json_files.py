"""One JSON value a file: a list of objects, one object, a JSON Feed, ninjs or CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.model import Quarantined
from dragoman.sources.feeds import read_json_feed
from dragoman.sources.lines import item_of
from dragoman.sources.newsml import is_csl, is_ninjs, read_csl, read_ninjs
from dragoman.sources.references import Item

WAY_OUT = 'A list of objects with "text" or "html" is needed.'


def read_json(text: str, place: str, path: str | None) -> Iterator[Item]:
    """A document an object, numbered from 1; answers of GDELT hold theirs as `articles`."""
    try:
        value = msgspec.json.decode(text.lstrip("\ufeff"))
    except (msgspec.DecodeError, RecursionError) as error:
        yield Quarantined(place=place, reason="malformed", message=f"{error}. {WAY_OUT}")
        return
    if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")):
        yield from read_json_feed(value, place)
        return
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    many = value if isinstance(value, list) else [value]
    for number, one in enumerate(many, 1):
        where = f"{place}:{number}" if len(many) > 1 else place
        if isinstance(one, dict):
            yield _object(one, where, path)
        else:
            yield Quarantined(
                place=where, reason="malformed", message=f"This is no object. {WAY_OUT}"
            )


def _object(value: dict[str, Any], where: str, path: str | None) -> Item:
    if is_ninjs(value):
        return read_ninjs(value, where, path)
    if is_csl(value) and "text" not in value and "html" not in value:
        return read_csl(value, where, path)
    return item_of(value, where, path)
