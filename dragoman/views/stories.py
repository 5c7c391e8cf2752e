"""Stories: the reports on one happening and its sequel, and why each belongs to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from dragoman.model import Document, RecordedEvent, Story
from dragoman.views.origins import source_name
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import Line, line, lines

_NEAREST = re.compile(r"with (.+): (-?\d+(?:\.\d+)?)")


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What holds a report in its story: the report it is nearest to, how near (1 is where one
    story begins), and what the two share.

    A shared thing is a name ("araghchi / araqchi"), or marked with its kind:
    "city:Damascus", "state:IRN", "time:m7" (July), "time:d0" (Monday).
    """

    document: str
    source: str
    strength: float
    shared: tuple[str, ...]


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a story; `copy_of` names the report it goes back to."""

    document: str
    source: str
    title: str | None
    language: str | None
    published: str | None
    copy_of: str | None
    copy_kind: str | None
    tie: Tie | None


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list, told by its most widely reported event and by its first headline."""

    id: str
    documents: int
    events: int
    languages: tuple[str, ...]
    first: str | None
    last: str | None
    title: str | None
    title_language: str | None
    leading: Line | None


class Stories(msgspec.Struct, frozen=True, kw_only=True):
    """One page of stories, those with the latest events first; `further` if there are more."""

    stories: tuple[StoryLine, ...]
    further: bool


class StoryView(msgspec.Struct, frozen=True, kw_only=True):
    """One story with its reports, in the order of publication, and its events by day."""

    id: str
    reports: tuple[Member, ...]
    events: tuple[Line, ...]


def story_line(story: Story, events: Sequence[RecordedEvent], around: Surroundings) -> StoryLine:
    """`story` in short."""
    told = _told(story, around.documents)
    titled = next((document for document in told if document.title), None)
    widest = max(
        events, key=lambda e: (e.independent_accounts, e.status == "held", e.id), default=None
    )
    days = sorted(day for event in events for day in (event.start, event.end) if day)
    return StoryLine(
        id=story.id,
        documents=len(story.documents),
        events=len(events),
        languages=tuple(sorted({d.language for d in told if d.language})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        title=titled.title if titled else None,
        title_language=titled.language if titled else None,
        leading=line(widest, around.actors) if widest else None,
    )


def _told(story: Story, documents: Mapping[str, Document]) -> list[Document]:
    there = [documents[id] for id in story.documents if id in documents]
    return sorted(there, key=lambda d: (d.published or "9", d.id))


def story_view(story: Story, events: Sequence[RecordedEvent], around: Surroundings) -> StoryView:
    """`story` whole."""
    return StoryView(
        id=story.id,
        reports=tuple(_member(d, story, around) for d in _told(story, around.documents)),
        events=lines(events, around.actors),
    )


def _member(document: Document, story: Story, around: Surroundings) -> Member:
    copy = around.copies.get(document.id)
    return Member(
        document=document.id,
        source=source_name(document, document.id),
        title=document.title,
        language=document.language,
        published=document.published,
        copy_of=source_name(around.documents.get(copy.of), copy.of) if copy else None,
        copy_kind=copy.kind if copy else None,
        tie=_tie(story.why.get(document.id, ()), around.documents),
    )


def _tie(why: Sequence[str], documents: Mapping[str, Document]) -> Tie | None:
    found = _NEAREST.fullmatch(why[0]) if why else None
    if found is None:
        return None
    return Tie(
        document=found[1],
        source=source_name(documents.get(found[1]), found[1]),
        strength=float(found[2]),
        shared=tuple(why[1:]),
    )
