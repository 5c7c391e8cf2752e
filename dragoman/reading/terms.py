"""Loaded terms and whose voice they stand in."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from dragoman.model import Span, Statement, Term
from dragoman.reading.scan import Scan


def with_terms(scan: Scan, statements: list[Statement]) -> tuple[list[Statement], tuple[Term, ...]]:
    """Give each statement the loaded terms in its content; the rest are the outlet's own.

    Inside quotation marks a term is the speaker's; in reported content outside
    them it is a paraphrase and may be either's; elsewhere the outlet says it.
    """
    found = [
        (scan.span(m.start, m.end), entry.key, scan.quote_of[m.start] >= 0)
        for m in scan.matches_in(0, len(scan.tokens), "term")
        if (entry := m.entry("term")) is not None
    ]
    starts = [span.start for span, _, _ in found]
    used: set[Span] = set()
    result = []
    for statement in statements:
        terms = []
        for part in statement.content:
            first, last = bisect_left(starts, part.start), bisect_left(starts, part.end)
            for span, concept, quoted in found[first:last]:
                if not part.holds(span):
                    continue
                used.add(span)
                voice = "speaker" if quoted or statement.form == "direct" else "paraphrase"
                terms.append(Term(start=span.start, end=span.end, voice=voice, concept=concept))
        topics = _topics(scan, statement)
        result.append(msgspec.structs.replace(statement, terms=tuple(terms), topics=topics))
    own = tuple(
        Term(start=s.start, end=s.end, voice="outlet", concept=c)
        for s, c, _ in found
        if s not in used
    )
    return result, own


def _topics(scan: Scan, statement: Statement) -> tuple[str, ...]:
    topics: dict[str, None] = {}
    for part in statement.content:
        first, last = scan.token_range(part.start, part.end)
        for match in scan.matches_in(first, last, "topic"):
            entry = match.entry("topic")
            if entry is not None:
                topics.setdefault(entry.key)
    return tuple(sorted(topics))
