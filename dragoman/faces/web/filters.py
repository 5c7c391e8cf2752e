"""What stands in the address of a page: filters read from it and put back into it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from dragoman.model.sayings import Sayings
from dragoman.model.search import Search
from dragoman.model.selection import Selection

PAGE = 100
"""Events on one page: some 100 kB of HTML, and more than anyone scrolls through unfiltered."""
STATEMENTS = 50
HITS = 20


def _unset(value: object) -> object:
    """A form sends every field; what was left empty does not filter."""
    if isinstance(value, list):
        return [word.strip() for word in value if isinstance(word, str) and word.strip()]
    return (value.strip() or None) if isinstance(value, str) else value


Words = Annotated[
    list[Annotated[str, Field(max_length=200)]],
    BeforeValidator(_unset),
    Field(default_factory=list, max_length=40),
]
Codes = Annotated[Words, AfterValidator(lambda codes: [code.upper() for code in codes])]
Word = Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(_unset)]
Switch = Annotated[
    bool, BeforeValidator(lambda value: value if _unset(value) is not None else False)
]
# A database's integer has an end.
Number = Annotated[Annotated[int, Field(ge=0, le=2_000_000_000)] | None, BeforeValidator(_unset)]


class Asked(BaseModel):
    """What an address asks for; fields stand in it by their alias, or else their name."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    @property
    def active(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.pairs())

    def pairs(self) -> list[tuple[str, str]]:
        """The filters as they stand in an address, the page left out."""
        pairs: list[tuple[str, str]] = []
        for field, known in type(self).model_fields.items():
            value, name = getattr(self, field), known.alias or field
            if isinstance(value, list):
                pairs += [(name, word) for word in value]
            elif value is True:
                pairs.append((name, "true"))
            elif value not in (None, False) and field != "page":
                pairs.append((name, str(value)))
        return pairs

    def address(self, path: str = "/", **changes: str | int | None) -> str:
        """`path` with these filters, some changed; None takes one away."""
        kept = [(name, value) for name, value in self.pairs() if name not in changes]
        kept += [(name, str(value)) for name, value in changes.items() if value is not None]
        return f"{path}?{urlencode(kept)}" if kept else path


class Filters(Asked):
    """Filters over events; all that are given must hold."""

    state: Codes = Field(
        default_factory=list, description="ISO 3166-1 alpha-3 codes, every one of which takes part."
    )
    person: Word = Field(default=None, description="Part of a name, in any spelling reported.")
    kind: Words = Field(
        default_factory=list, description="Kinds of event, such as meeting, visit or call."
    )
    status: Words = Field(default_factory=list, description="held, planned, proposed or cancelled.")
    language: Words = Field(
        default_factory=list, description="Codes of languages, in one of which an account is."
    )
    outlet: Words = Field(default_factory=list, description="Outlets, one of which tells of it.")
    since: Word = Field(default=None, alias="from", description="2024, 2024-06 or 2024-06-04.")
    until: Word = Field(default=None, alias="to", description="The last day, month or year.")
    after: Number = Field(
        default=None, description="Number of a build: what later ones added or changed."
    )
    page: int = Field(default=1, ge=1, le=100_000, description="Of 100 events each.")

    def selection(self, *, paged: bool = True) -> Selection:
        """What is asked for: one page of it, or all if not `paged`."""
        return Selection(
            states=tuple(self.state),
            person=self.person,
            kinds=tuple(self.kind),
            statuses=tuple(self.status),
            languages=tuple(self.language),
            outlets=tuple(self.outlet),
            since=self.since,
            until=self.until,
            changed_after=self.after,
            limit=PAGE if paged else None,
            offset=(self.page - 1) * PAGE if paged else 0,
        )


class StatementFilters(Asked):
    """Filters over statements; all that are given must hold."""

    words: Word = Field(default=None, alias="q", description="Words of the statement.")
    speaker: Word = Field(default=None, description="The id of an actor.")
    addressee: Word = Field(default=None, description="The id of an actor.")
    state: Codes = Field(default_factory=list, description="For whom the speaker speaks, ISO3.")
    form: Words = Field(default_factory=list, description="direct, indirect or mixed.")
    via: Words = Field(default_factory=list, description="The channel it was told through.")
    term: Words = Field(default_factory=list, description="A loaded term in it.")
    topic: Words = Field(default_factory=list)
    language: Words = Field(default_factory=list, description="Of a report that tells it.")
    outlet: Words = Field(default_factory=list, description="That tells it.")
    since: Word = Field(default=None, alias="from", description="2024, 2024-06 or 2024-06-04.")
    until: Word = Field(default=None, alias="to", description="The last day, month or year.")
    exact: Switch = Field(default=False, description="The words alone, no longer forms of them.")
    page: int = Field(default=1, ge=1, le=100_000, description="Of 50 statements each.")

    def sayings(self) -> Sayings:
        """One page of what is asked for."""
        return Sayings(
            words=self.words,
            exact=self.exact,
            speaker=self.speaker,
            addressee=self.addressee,
            states=tuple(self.state),
            forms=tuple(self.form),
            via=tuple(self.via),
            terms=tuple(self.term),
            topics=tuple(self.topic),
            languages=tuple(self.language),
            outlets=tuple(self.outlet),
            since=self.since,
            until=self.until,
            limit=STATEMENTS,
            offset=(self.page - 1) * STATEMENTS,
        )


class SearchFilters(Asked):
    """A full-text query and what narrows it."""

    query: Word = Field(default=None, alias="q", description="Words; a phrase in quotation marks.")
    exact: Switch = Field(
        default=False, description="No other spellings of names, no beginnings of words."
    )
    language: Words = Field(default_factory=list)
    outlet: Words = Field(default_factory=list)
    year: Words = Field(default_factory=list, description="Of publication.")
    after: Number = Field(
        default=None, description="`newest` of an earlier answer: what came in since."
    )
    page: int = Field(default=1, ge=1, le=100_000, description="Of 20 reports each.")

    def search(self) -> Search:
        """One page of what is asked for."""
        return Search(
            query=self.query or "",
            exact=self.exact,
            languages=tuple(self.language),
            outlets=tuple(self.outlet),
            years=tuple(self.year),
            after=self.after or 0,
            limit=HITS,
            offset=(self.page - 1) * HITS,
        )
