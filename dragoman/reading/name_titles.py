"""Titles before names in a script without capitals, and what may stand between."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.name_words import Names, articled, is_plain

TITLES = ("office", "honorific", "counterpart")


_BETWEEN = (
    "demonym",
    "state",
    "modifier",
    "organization",
    "institution",
    "capital",
    "region",
    "honorific",
)
"""What may stand between a title and its holder's name: "the Syrian foreign minister X"."""


_SENT = ("envoy", "special envoy", "ambassador", "special representative", "representative")
"""Offices that name where they are sent: "the envoy to Syria X"."""


def is_portfolio(names: Names, i: int) -> bool:
    """A word with an article that names do not take, behind a title: "שר העסקים X"."""
    article = names.scan.pack.meta.article
    norm = names.scan.tokens[i].norm
    return bool(article) and norm.startswith(article) and len(norm) > 3 and norm not in names.known


def after_title(names: Names, i: int) -> bool:
    """Whether a title stands before token `i`, as it is or with its state, body or rank between."""
    scan = names.scan
    before = i - 1
    if scan.tokens[before].text in '،,:«"“”(-–':
        before -= 1
    if before < 1 and scan.covered[max(before, 0)] is None:
        return False
    if scan.sentence_of[before] != scan.sentence_of[i]:
        return False
    article = articled(names, i)
    match = scan.covered[before]
    if match is None and is_portfolio(names, before) and is_plain(names, before):
        # שר העסקים X: the portfolio is unknown, the title is not.
        title = scan.covered[before - 1]
        return title is not None and title.entry("office") is not None and before == i - 1
    if match is None:
        # "The minister of <unknown portfolio> X": an unknown word with the article behind the title.
        title = scan.covered[before - 1]
        unknown = articled(names, before)
        if unknown and scan.is_category(before - 1, "marker"):
            # "سفير كازاخستان لدى المملكة X": where he is sent.
            return before == i - 1 and _chain_has_title(names, scan.covered[before - 1])
        return (
            unknown and not article and before == i - 1 and title is not None
            and title.entry("office") is not None and names.article not in title.prefix
            and is_plain(names, before) and scan.tokens[before].norm not in names.known
        )  # fmt: skip
    if match.entry("office") and article and names.article not in match.prefix and before == i - 1:
        # A word with the article right behind a bare title is its portfolio, not its holder.
        return match.end - match.start > 1
    return _chain_has_title(names, match)


def _chain_has_title(names: Names, match: Match | None) -> bool:
    scan = names.scan
    goal = False
    for _ in range(6):
        if match is None:
            return False
        if match.entry("office", "counterpart"):
            if match.has("grammar", "source"):
                return False  # "کارشناسان حقوقی": whom no one names
            entry = match.entry("office")
            return not goal or (entry is not None and entry.key in _SENT)
        if match.entry("honorific") and not goal:
            return True
        marker = match.entry("marker")
        if marker is not None and marker.key in ("to", "in"):
            goal = True
        elif not match.entry(*_BETWEEN) and not _qualifies(names, match):
            return False
        first = match.start - 1
        if first < 0 or scan.sentence_of[first] != scan.sentence_of[match.start]:
            return False
        match = scan.covered[first]
    return False


def _qualifies(names: Names, match: Match) -> bool:
    """Whether a word of grammar belongs to a title: "همتای ژاپنی خود، X", "سفير جمهورية كينيا X"."""
    own = names.scan.pack.meta.order == "sov" and match.has("grammar", "determiner")
    owner = bool(names.scan.pack.meta.article) and match.has("marker", "of")
    return own or owner or match.has("grammar", "realm")


def stops_name(names: Names, end: int) -> bool:
    """Whether the clause visibly goes on at `end`: a mark, a known word, or the sentence's end."""
    scan = names.scan
    if end >= len(scan.tokens) or scan.sentence_of[end] != scan.sentence_of[end - 1]:
        return True
    return not scan.tokens[end].is_word or not is_plain(names, end)
