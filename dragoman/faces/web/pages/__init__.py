"""The pages for people, a module a group: each asks the book one question and fills one template."""

from __future__ import annotations

from dragoman.faces.web.pages import (
    bringing,
    brought,
    copies,
    events,
    help,
    judging,
    people,
    pictures,
    said,
    searching,
    signing,
    timeline,
)

ROUTERS = tuple(
    group.router
    for group in (
        timeline, events, copies, people, said, brought, bringing, searching, pictures, judging, signing, help,
    )
)  # fmt: skip
