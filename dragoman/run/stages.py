"""The stages over one batch: raw items to documents, documents to readings.

Whatever one item trips over, the others go on; it is set aside with the reason.
"""

from __future__ import annotations

import hashlib

import msgspec

from dragoman.errors import PackError, SourceError
from dragoman.model import Quarantined, RawItem
from dragoman.run.outcome import Outcome

PACK = "pack"
"""Reason given to what could not be read because a language pack is wrong."""


def make(batch: list[RawItem | Quarantined]) -> list[Outcome]:
    """The documents stage over one batch."""
    return [_made(item) for item in batch]


def _made(item: RawItem | Quarantined) -> Outcome:
    from dragoman import documents

    place = _utf8(item.place)
    if isinstance(item, Quarantined):
        return Outcome(place=place, set_aside=msgspec.structs.replace(item, place=place))
    item = msgspec.structs.replace(item, place=place, path=item.path and _utf8(item.path))
    # Whatever a document trips over must not cost the hundred thousand others.
    try:
        return Outcome(
            place=place,
            item=_content(item),
            named=bool(item.id or item.url),
            document=documents.make(item),
        )
    except SourceError as error:
        message = f"{error.message} ({error.hint})" if error.hint else error.message
        aside = Quarantined(place=place, reason=error.reason, message=message)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001
        aside = _failed(place, "making a document of it", error)
    return Outcome(place=place, set_aside=aside)


def _utf8(name: str) -> str:
    """A file name whose bytes are not UTF-8 with those bytes written out, so that it prints."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _content(item: RawItem) -> str:
    """Names the content of `item`, wherever it stands."""
    return hashlib.sha256(repr(item).encode("utf-8", "backslashreplace")).hexdigest()


def read(batch: list[Outcome]) -> list[Outcome]:
    """The reading stage over one batch; what has a reading already keeps it."""
    return [_with_reading(o) if o.document and not o.reading else o for o in batch]


def study(batch: list[Outcome]) -> list[Outcome]:
    """Reading, and a portrait of each document that is read now: both while it is in hand."""
    fresh = {o.document.id for o in batch if o.document and not o.reading}
    return [
        _with_portrait(o) if o.document and o.reading and o.document.id in fresh else o
        for o in read(batch)
    ]


def draw(batch: list[Outcome]) -> list[Outcome]:
    """A portrait of each document of one batch."""
    return [_with_portrait(o) for o in batch]


def _with_portrait(outcome: Outcome) -> Outcome:
    from dragoman import record

    assert outcome.document is not None
    body = msgspec.msgpack.encode(record.draw(outcome.document))
    return msgspec.structs.replace(outcome, portrait=body)


def _with_reading(outcome: Outcome) -> Outcome:
    from dragoman import reading

    assert outcome.document is not None
    try:
        return msgspec.structs.replace(outcome, reading=reading.read(outcome.document))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001
        return msgspec.structs.replace(
            outcome, set_aside=_failed(outcome.place, "reading it", error)
        )


def _failed(place: str, doing: str, error: Exception) -> Quarantined:
    if isinstance(error, PackError):
        return Quarantined(place=place, reason=PACK, message=" ".join(str(error).split()))
    return Quarantined(
        place=place,
        reason="failed",
        message=f"{doing} failed inside dragoman ({type(error).__name__}: {error}); "
        "the others were read, and this one is tried again on the next run",
    )
