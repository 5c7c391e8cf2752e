"""A text as lines, one line a paragraph, and what kind of line each is.

Line breaks of the clean text: one "\\n" between paragraphs, blank lines are
not kept.  Lines that were broken in the middle of a sentence (mail-like
wrapping, a link on a line of its own) are joined again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.documents.days import find_days
from dragoman.language.pages import fold, stripped, vocabulary

CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u200b\u2060\u2066-\u2069\u202a-\u202e]"
)
BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
BULLET = re.compile(r"^\s*(?:[•●▪■◦‣·►▶»*]|[-–—](?=\s))\s*")
ENDS = re.compile(
    r"[.!?…。！？؟۔।:;；]\s?[\"'”’‘»“«)\]】』」]*(?:\s*[(\[/][^()\[\]]{1,40}[)\]/]\.?)?$"
)
TRAILS = re.compile(r"(?:\.\s?\.|…)\s*$")
INNER_END = re.compile(
    r"[^\W\d_]{2,}[\"”’»)]?[.!?。！？؟][\"'”’»“)]*(?:\s+[^\W\d_]|[\u3400-\u9fff])|[”»\"]\s*[,،，]"
)
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
WORD = re.compile(r"[^\W_]+(?:['’\u200c-][^\W_]+)*")
QUOTES = "\"'“”„«»‘’「」『』"
SEEN = 2500
"""Characters of one line that are looked at: no furniture is longer, and cost stays linear."""
LONGEST_JOIN = 20_000
MOST_NAMES = 6
DATED_WORDS = 10
LONG = 16
"""Words from which a line without a full stop is a paragraph: headlines stay below."""


class _Look:
    """Features of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = count_words(text[:SEEN])
        self.prose = is_prose(text, self.words)

    @cached_property
    def folded(self) -> str:
        return fold(BULLET.sub("", self.text[:SEEN]))

    @cached_property
    def bare(self) -> str:
        return stripped(self.folded)


@dataclass
class Line:
    """One line on its way: `reason` is set when it is set aside; `order` keeps its place."""

    text: str
    order: int
    gap: bool = False
    """A blank line stood before it."""
    reason: str | None = None
    cuts: list[tuple[str, str]] = field(default_factory=list)
    """Passages cut from its beginning or end, each with its reason."""
    _seen: _Look | None = None

    @property
    def kept(self) -> bool:
        return self.reason is None

    @property
    def folded(self) -> str:
        """`fold` of the text without a bullet."""
        return (self._seen or self._look()).folded

    @property
    def bare(self) -> str:
        return (self._seen or self._look()).bare

    @property
    def words(self) -> int:
        return (self._seen or self._look()).words

    @property
    def prose(self) -> bool:
        return (self._seen or self._look()).prose

    @property
    def bullet(self) -> bool:
        return bool(BULLET.match(self.text))

    def _look(self) -> _Look:
        """What is seen of the text, remembered as long as it stays the same."""
        self._seen = _Look(self.text)
        return self._seen

    def rewrite(self, text: str) -> None:
        """Put other words in place of the text."""
        self.text, self._seen = text, None

    def cut(self, start: int, end: int, reason: str) -> None:
        """Set aside the passage `start`..`end` and close the gap."""
        self.cuts.append((self.text[start:end].strip(), reason))
        joined = f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".strip()
        self.rewrite(joined)


def count_words(text: str) -> int:
    """Words; where a script has no spaces, two characters count as one."""
    east = len(CJK.findall(text))
    if not east:
        return len(WORD.findall(text))
    return (east + 1) // 2 + len(WORD.findall(CJK.sub(" ", text)))


def is_prose(text: str, words: int) -> bool:
    """Whether a line of so many words is a sentence or more, not a heading, a label or a row of
    links."""
    head = text[:SEEN]
    if words < 80 and head.count("|") + head.count("►") + head.count("•") >= 2:
        return False
    if words >= LONG:
        return not _names_row(text)
    if words <= 10 and TRAILS.search(text[-20:]) and not any(q in text for q in QUOTES):
        return False
    if ENDS.search(text[-60:]) and not text.rstrip().endswith((":", "：")):
        return words >= (4 if text[:1] in QUOTES else 5)
    return words >= 8 and bool(INNER_END.search(text[:SEEN]))


def _names_row(text: str) -> bool:
    """Capitalised words without a mark between them, as a row of tags has them."""
    if len(text) > 600 or re.search(r"[.,;:!?،。、]", text):
        return False
    words = [w for w in WORD.findall(text) if w[0].isalpha()]
    return bool(words) and all(w[0].isupper() for w in words)


def normalise(text: str) -> str:
    """NFC, one kind of line break and of space, without control characters."""
    text = unicodedata.normalize("NFC", BREAKS.sub("\n", text))
    text = CONTROL.sub("", text)
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.split("\n"))


def split(text: str) -> list[Line]:
    """Lines of a normalised text that have characters, wrapped ones joined."""
    lines: list[Line] = []
    gap = False
    for raw in text.split("\n"):
        if raw:
            lines.append(Line(raw, len(lines), gap))
            gap = False
        else:
            gap = True
    lines = _unbreak(_unwrap(lines))
    for order, line in enumerate(lines):
        line.order = order
    return lines


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join lines of a text wrapped at a fixed width: most are nearly as long as the longest."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 6 or not 50 <= lengths[-1] <= 100:
        return lines
    width = lengths[-1]
    full = sum(length >= width - 15 for length in lengths)
    open_ended = sum(
        not ENDS.search(line.text[-60:]) for line in lines if len(line.text) >= width - 15
    )
    if full < 0.5 * len(lengths) or open_ended < 0.6 * full:
        return lines
    groups: list[list[Line]] = []
    for line in lines:
        goes_on = bool(groups) and len(groups[-1][-1].text) >= width - 15
        if goes_on and not line.gap and not line.bullet:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Line(_joined([x.text for x in group]), 0, group[0].gap) for group in groups]


def _joined(pieces: list[str]) -> str:
    east = all(CJK.match(p[-1:]) for p in pieces[:-1])
    return ("" if east and len(pieces) > 1 else " ").join(pieces)


def _unbreak(lines: list[Line]) -> list[Line]:
    """Join what a link or emphasis on its own line tore apart in the middle of a sentence.

    Only where case shows it: the piece after starts in lower case, the piece
    before ends in a lower-case word without a mark.
    """
    joined: list[Line] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if joined and _open_ended(joined[-1].text):
            after = lines[i + 1] if i + 1 < len(lines) else None
            if _continues(line.text):
                joined[-1].rewrite(_join(joined[-1].text, line.text))
                i += 1
                continue
            torn = joined[-1].text.split()[-1][:1].islower() and len(line.text) <= 60
            if (
                after
                and torn
                and not ENDS.search(line.text)
                and not line.bullet
                and _continues(after.text)
            ):
                joined[-1].rewrite(_join(_join(joined[-1].text, line.text), after.text))
                i += 2
                continue
        joined.append(line)
        i += 1
    return joined


def _open_ended(text: str) -> bool:
    return (
        40 <= len(text) <= LONGEST_JOIN
        and (text[-1].isalnum() or text[-1] == ",")
        and not BULLET.match(text)
    )


def _continues(text: str) -> bool:
    ends = bool(ENDS.search(text[-60:]))
    if not text[0].islower() or count_words(text) < 3 or not (ends or len(text) >= 25):
        return False
    return ends or not (_names_an_author(text) or _is_dated(text))


def _names_an_author(text: str) -> bool:
    """ "di Kari Nord, Oslo" below a title: all but the first word are names."""
    rest = text.split(",", maxsplit=1)[0].split()[1:]
    names = bool(rest) and all(w[0].isupper() for w in rest) and len(rest) <= MOST_NAMES
    return names and vocabulary().starts.starting(fold(text)) == "byline"


def _is_dated(text: str) -> bool:
    """ "di Kari Nord 5 marzo 2024", "by admin June 5, 2024": a short line with a whole date."""
    return count_words(text) <= DATED_WORDS and any(day.full for day in find_days(fold(text)))


def _join(first: str, second: str) -> str:
    if CJK.match(first[-1:]) and CJK.match(second[:1]):
        return first + second
    return f"{first} {second}"
