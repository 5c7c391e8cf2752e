"""A text in pieces, each with what was found there, so that a page can show it all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

import msgspec
from babel import Locale, UnknownLocaleError

from dragoman.views.documents import LAYERS, Mark


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A run of characters with the same marks on all of it.

    `focus` says that it belongs to the passage that was asked for; `first`
    that it is where that passage begins, and is to carry its anchor.
    """

    text: str
    layers: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    actor: str | None = None
    focus: bool = False
    first: bool = False


@cache
def direction(language: str | None) -> str:
    """`rtl`, `ltr`, or `auto` where the language is not known."""
    if not language:
        return "auto"
    try:
        return str(Locale.parse(language).text_direction)
    except (UnknownLocaleError, ValueError):
        return "auto"


def paragraphs(
    text: str, marks: Sequence[Mark], focus: tuple[int, int] | None = None
) -> list[list[Piece]]:
    """`text` by lines, each line in pieces; empty lines are left out."""
    shown = sorted(marks, key=lambda mark: mark.start)
    borders = {0, len(text)} | {m.start for m in shown} | {m.end for m in shown}
    borders |= set(focus or ()) | {n for n, character in enumerate(text) if character == "\n"}
    ends = sorted(border for border in borders if 0 <= border <= len(text))
    found: list[list[Piece]] = [[]]
    over: list[Mark] = []
    waiting = 0
    anchored = False
    for start, end in pairwise(ends):
        over = [mark for mark in over if mark.end > start]
        while waiting < len(shown) and shown[waiting].start <= start:
            over.append(shown[waiting])
            waiting += 1
        piece = text[start:end]
        if piece.startswith("\n"):
            found.append([])
            piece = piece[1:]
        if piece:
            inside = focus is not None and focus[0] <= start and end <= focus[1]
            found[-1].append(_piece(piece, over, focus=inside, first=inside and not anchored))
            anchored = anchored or inside
    return [line for line in found if any(piece.text.strip() for piece in line)]


def _piece(text: str, over: Iterable[Mark], *, focus: bool, first: bool) -> Piece:
    widest = sorted(over, key=lambda mark: (LAYERS.index(mark.layer), mark.start, -mark.end))
    actors = [mark.target for mark in widest if mark.layer == "mention" and mark.target]
    return Piece(
        text=text,
        layers=tuple(dict.fromkeys(mark.layer for mark in widest)),
        labels=tuple(dict.fromkeys(mark.label for mark in widest)),
        actor=actors[-1] if actors else None,
        focus=focus,
        first=first,
    )
