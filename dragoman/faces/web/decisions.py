"""From what a form or a program sends to judgements: what was meant, by whom, and what may be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from fastapi import Request

from dragoman.api import Book, Decision
from dragoman.api.taking_over import TakingOver
from dragoman.errors import AccessError, JudgementError, NotFound
from dragoman.faces.web import wording
from dragoman.faces.web.access import author, visitor
from dragoman.faces.web.book import book_of
from dragoman.model import Judgement
from dragoman.model.edits import ACTOR_FIELDS, EVENT_FIELDS, office_key, spanning

ANSWERS = {
    "actor": ("same_actor", "different_actor"),
    "event": ("same_event", "different_event"),
    "copy": ("copy", "not_copy"),
}
"""The judgements that yes and no come to, by topic."""
MOST_AT_ONCE = 200
_LONGEST = 2000
_NAMING = ("same_actor", "different_actor", "same_event", "different_event", "copy")


def judged(request: Request, several: Iterable[Mapping[str, str]]) -> list[Judgement]:
    """Judgements by whoever asks, made as `dragoman judge` makes them, all of them or none.

    Raises JudgementError.
    """
    book = book_of(request)
    return _made(request, [_decision(book, fields) for fields in several])


def _made(request: Request, wanted: Sequence[Decision]) -> list[Judgement]:
    """Judgements kept, and taken over where that is a matter of a moment; else it goes on."""
    made = book_of(request).note_all(wanted)
    taking_over = request.app.state.taking_over
    assert isinstance(taking_over, TakingOver)
    taking_over.begin()
    taking_over.wait(request.app.state.patience)
    return made


def undone(request: Request, ids: Sequence[str], reason: str = "") -> list[Judgement]:
    """What takes these judgements back.  Raises JudgementError, and AccessError for somebody
    else's where one is no admin."""
    book = book_of(request)
    known = {judgement.id: judgement for judgement in book.judgements()}
    for id in ids:
        if id not in known:
            raise JudgementError(f"no judgement has the id {id}")
        if not may_undo(known[id]):
            raise AccessError("only an admin takes back what somebody else judged")
    by = author()
    taken_back = [Decision(action="undo", subject=id, author=by, reason=reason) for id in ids]
    return _made(request, taken_back)


def may_undo(judgement: Judgement) -> bool:
    """Whether whoever asks may take it back."""
    who = visitor()
    return who.may("admin") or (who.may("editor") and judgement.author == who.name)


def standing(book: Book, ids: Sequence[str]) -> dict[str, object]:
    """What a page shows of the judgements that stand on things on it."""
    judged = book.judged(ids)
    return {
        "judged": judged,
        "titles": book.titles({id for j in judged for id in (j.object, j.value) if id}),
        "may_undo": may_undo,
        "wordings": wording.JUDGEMENTS,
    }


def _decision(book: Book, fields: Mapping[str, str]) -> Decision:
    given = {name: value.strip()[:_LONGEST] for name, value in fields.items()}
    action = given.get("action", "")
    if action == "undo":
        raise JudgementError("a judgement is taken back on the list of judgements")
    subject = given.get("subject") or _linked(given.get("of", ""))
    if not subject:
        raise JudgementError("a judgement needs the id of what it is about")
    other = given.get("object") or None
    if other and action in _NAMING:
        other = _meant(book, action, other)
    field, value = given.get("field"), given.get("value") or None
    if action == "edit" and field == "office" and "title" in given:
        other = office_key(given["title"], given.get("state") or None)
        value = spanning(given.get("first"), given.get("last"))
    if value and (action == "reattribute" or field in (*ACTOR_FIELDS, *EVENT_FIELDS, "story")):
        value = _linked(value)
    return Decision(
        action=action,
        subject=subject,
        object=_linked(other) if other else None,
        field=field or ("speaker" if action == "reattribute" else None),
        value=value if action in ("edit", "reattribute") else None,
        reason=given.get("reason", ""),
        author=author(),
    )


def _linked(typed: str) -> str:
    """The id in the address of a page, or what was typed."""
    path = urlsplit(typed).path if "/" in typed else ""
    for start in ("/events/", "/actors/", "/documents/", "/stories/"):
        if start in path:
            return unquote(path.partition(start)[2])
    return typed


def _meant(book: Book, action: str, typed: str) -> str:
    """The id that someone means who types one, the address of its page, or an actor's name."""
    id = _linked(typed)
    if id == typed and "actor" in action and "@" not in typed:
        try:
            return book.actor(typed, limit=1).id
        except NotFound as error:
            raise JudgementError(error.message, hint=error.hint) from error
    return id
