"""The filters of the timeline in the address of the page: read from it and put back into it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.model.selection import Selection

PAGE = 100
"""Events on one page: some 100 kB of HTML, and more than anyone scrolls through unfiltered."""


def _unset(value: object) -> object:
    """A form sends every field; what was left empty does not filter."""
    if isinstance(value, list):
        return [word.strip() for word in value if isinstance(word, str) and word.strip()]
    return (value.strip() or None) if isinstance(value, str) else value


Words = Annotated[list[str], BeforeValidator(_unset), Field(default_factory=list, max_length=40)]
Word = Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(_unset)]


class Filters(BaseModel):
    """Filters over events; all that are given must hold."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    state: Words = Field(description="ISO 3166-1 alpha-3 codes, every one of which takes part.")
    person: Word = Field(default=None, description="Part of a name, in any spelling reported.")
    kind: Words = Field(description="Kinds of event, such as meeting, visit or call.")
    status: Words = Field(description="held, planned, proposed or cancelled.")
    language: Words = Field(description="Codes of languages, in one of which an account is.")
    since: Word = Field(default=None, alias="from", description="2024, 2024-06 or 2024-06-04.")
    until: Word = Field(default=None, alias="to", description="The last day, month or year.")
    page: int = Field(default=1, ge=1, le=100_000, description="Of 100 events each.")

    @property
    def active(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.pairs())

    def selection(self, *, paged: bool = True) -> Selection:
        """What is asked for: one page of it, or all if not `paged`."""
        return Selection(
            states=tuple(code.upper() for code in self.state),
            person=self.person,
            kinds=tuple(self.kind),
            statuses=tuple(self.status),
            languages=tuple(self.language),
            since=self.since,
            until=self.until,
            limit=PAGE if paged else None,
            offset=(self.page - 1) * PAGE if paged else 0,
        )

    def pairs(self) -> list[tuple[str, str]]:
        """The filters as they stand in an address, the page left out."""
        pairs = [("state", v.upper()) for v in self.state]
        pairs += [("kind", v) for v in self.kind] + [("status", v) for v in self.status]
        pairs += [("language", v) for v in self.language]
        single = (("person", self.person), ("from", self.since), ("to", self.until))
        return pairs + [(name, value) for name, value in single if value]

    def address(self, path: str = "/", **changes: str | int | None) -> str:
        """`path` with these filters, some changed; None takes one away."""
        kept = [(name, value) for name, value in self.pairs() if name not in changes]
        kept += [(name, str(value)) for name, value in changes.items() if value is not None]
        return f"{path}?{urlencode(kept)}" if kept else path
