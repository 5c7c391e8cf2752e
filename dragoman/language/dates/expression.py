"""What a time expression is, and what it comes to against a reference date.

Kinds of expression (`TimeExpression.kind`):

    date        a day of the calendar: "4 June", "06/04/2024", "Tuesday 4 June", "the 4th"
    month       a month: "June 2024", "in March", "early June"
    year        a year or a part of one: "in 2013", "late 2022", "the third quarter of 2024"
    decade      "the 1990s"
    weekday     a day of the week alone: "on Tuesday", "last Friday", "Tuesday next week"
    relative    counted in days from the day of writing: "yesterday", "two weeks ago", "in three days"
    period      a stretch named from the day of writing: "last week", "this month", "the past two weeks"
    range       from one day to another: "3-5 June", "from Monday to Friday", "(1980-1988)",
                "a three-day visit from Tuesday"
    since       open towards the present: "since 2011"; no date of an event
    until       a bound ahead: "until Friday", "by June"; no date of an event
    duration    a length alone: "for four decades", "a three-day visit"; never resolves
    anaphoric   counted from another event: "earlier in the day", "two days earlier"; resolves only
                against the day that is told of
    recurring   "every Tuesday", "annually"; never resolves
"""

from __future__ import annotations

from typing import Literal

import msgspec

KINDS = (
    "date", "month", "year", "decade", "weekday", "relative", "period", "range", "since",
    "until", "duration", "anaphoric", "recurring",
)  # fmt: skip

Tense = Literal["past", "future", "present"]
Parts = tuple[tuple[str, int | str], ...]


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say when, unresolved.

    `start` and `end` are code points of the text; `lead` is the preposition
    before them ("on", "am"), which belongs to the quotation in a basis and
    not to the span.  `rule` names how the parts combine; `parts` are numbers
    and words of the rule, sorted by name; `ends` are the expressions that a
    compound one is made of.
    """

    start: int
    end: int
    text: str
    kind: str
    language: str
    rule: str
    parts: Parts = ()
    lead: str = ""
    vague: bool = False
    """The words themselves are loose: "a few days ago", "early June", "about"."""
    ends: tuple[TimeExpression, ...] = ()

    def part(self, name: str) -> int | None:
        """The number under `name`, or None."""
        for key, value in self.parts:
            if key == name and isinstance(value, int):
                return value
        return None

    def word(self, name: str) -> str | None:
        """The word under `name`, or None."""
        for key, value in self.parts:
            if key == name and isinstance(value, str):
                return value
        return None


class ResolvedDate(msgspec.Struct, frozen=True):
    """What an expression comes to.

    `start` and `end` are ISO 8601 at the precision that the words give
    ("2024", "2024-06", "2024-06-04"), `end` inclusive and equal to `start`
    for a single day, month or year.  `since` has no end, `until` no start.
    `basis` is a fragment of a sentence that names the words and the
    reference.  `precise` is False where what is meant lies somewhere within,
    or near, what is given ("last week", "early June", "about a month ago").
    `first` and `last` are the outermost days meant ("early June": the 1st
    and the 15th), None on an open side.
    """

    start: str | None
    end: str | None
    basis: str
    precise: bool
    first: str | None = None
    last: str | None = None
