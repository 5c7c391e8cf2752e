"""Quotation marks of every convention, paired.

Conventions differ by language and even by outlet, and papers mix them; so the
pairs are found by shape: a mark opens when a word follows it and closes when
one stands before it, and only marks that belong together make a pair.
"""

from __future__ import annotations

import re

import msgspec

from dragoman.language.tokens import without_word_marks

_PAIRS = {
    "“": "”“\"", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"”“', "”": "”", "「": "」", "『": "』",
    "‘": "’", "‚": "‘’", "'": "'", "《": "", "〝": "〞",
}  # fmt: skip
_MARKS = re.compile("[“„«»‹›\"”「」『』‘’‚'〝〞]")
_SINGLE = "‘’‚'‹›"
_NESTING = "«「『"
"""Marks that never close anything where they open something: one may stand inside another."""
_DOUBLED = re.compile("''|’’|‘’|‘‘|``|´´")


class Quote(msgspec.Struct, frozen=True, gc=False):
    """What stands between two marks: `start` to `end` without the marks."""

    start: int
    end: int
    open: int
    close: int
    """Just past the closing mark."""
    words: int


_ASIDE = re.compile(
    r"([,!?…])[\s\u00a0]+[—–][\s\u00a0]+(?=[a-zа-яё])[^«»\n]{3,140}?([.,])[\s\u00a0]+[—–][\s\u00a0]+"
)
_LAST_ASIDE = re.compile(r"([,!?…])[\s\u00a0]+[—–][\s\u00a0]+(?=[a-zа-яё])[^«»\n]{3,160}$")
_UTTERANCE = re.compile(r"^[—–-][\s\u00a0]+(?=[«\w])")


def find_quotes(text: str, dashes: bool = False) -> list[Quote]:
    """All outermost quotations of `text`, in order; `dashes` where dashes set speech off as well."""
    quotes = _marked_quotes(text)
    if not dashes:
        return quotes
    cut = [piece for quote in quotes for piece in _without_asides(text, quote)]
    return sorted([*cut, *_dialogue(text, cut)], key=lambda q: q.start)


def _without_asides(text: str, quote: Quote) -> list[Quote]:
    """A quotation without "— said X —" inside its marks."""
    pieces: list[Quote] = []
    start, opening = quote.start, quote.open
    for aside in _ASIDE.finditer(text, quote.start, quote.end):
        if aside.start(1) > start:
            pieces.append(_piece(text, start, aside.start(1) + (aside[1] != ","), opening))
        start = opening = aside.end()
    closed = quote.close > quote.end and text[quote.close - 1] in '»”"“'
    last = None if closed else _LAST_ASIDE.search(text, start, quote.end)
    if last is not None:
        return [*pieces, _piece(text, start, last.start(1) + (last[1] != ","), opening)]
    if start == quote.start:
        return [quote]
    tail = _piece(text, start, quote.end, opening)
    return [*pieces, Quote(tail.start, tail.end, tail.open, quote.close, tail.words)]


def _dialogue(text: str, quotes: list[Quote]) -> list[Quote]:
    """Lines that begin with a dash and tell who speaks behind another: "— Нет, — сказал он."."""
    found: list[Quote] = []
    offset = 0
    for line in text.split("\n"):
        begin = _UTTERANCE.match(line)
        if begin is not None and not any(offset <= q.start < offset + len(line) for q in quotes):
            whole = _piece(text, offset + begin.end(), offset + len(line), offset)
            pieces = _without_asides(
                text, Quote(whole.start, whole.end, whole.open, whole.end, whole.words)
            )
            if len(pieces) > 1 or pieces[0].end < whole.end:
                found += pieces
        offset += len(line) + 1
    return found


def _piece(text: str, start: int, end: int, opening: int) -> Quote:
    inner = text[start:end].rstrip()
    words = len(re.findall(r"[^\W_]+", inner))
    return Quote(start, start + len(inner), min(opening, start), start + len(inner), words)


def _marked_quotes(text: str) -> list[Quote]:
    """All outermost quotations of `text`, in order.

    A quotation left open ends with its line, unless a later line closes it
    without having opened one of its own: then one speech runs over the lines.
    """
    text = _DOUBLED.sub(_as_one, without_word_marks(text))
    quotes: list[Quote] = []
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    number, start = 0, 0
    while number < len(lines):
        if not _MARKS.search(lines[number], start):
            number, start = number + 1, 0
            continue
        found, left_open = _in_line(lines[number], offsets[number], start)
        quotes += found
        start = 0
        if left_open is not None:
            closing = _closing_line(lines, number, lines[number][left_open])
            begin = offsets[number] + left_open
            if closing is not None:
                last, mark = closing
                quotes.append(_quote(text, begin, offsets[last] + mark))
                number, start = last, mark + 1
                continue
            if lines[number][left_open] not in _SINGLE and len(lines[number]) - left_open > 20:
                quotes.append(_quote(text, begin, offsets[number] + len(lines[number])))
        number += 1
    return [q for q in quotes if q.end > q.start]


def _as_one(marks: re.Match[str]) -> str:
    """Two single marks as the double one they stand for, in the place of that next to its words."""
    behind = marks.string[marks.end() : marks.end() + 1]
    return ' "' if behind.isalnum() else '" '


_RUN = 12
"""Lines over which one speech may run; a mark left open by mistake must not swallow the report."""


def _closing_line(lines: list[str], number: int, mark: str) -> tuple[int, int] | None:
    """The line and place where a quotation left open on line `number` is closed."""
    for later in range(number + 1, min(number + 1 + _RUN, len(lines))):
        line = lines[later]
        for match in _MARKS.finditer(line):
            i = match.start()
            if (
                line[i] in _PAIRS[mark]
                and _closes(line, i, mark)
                and not _opens_anew(line, i, mark)
            ):
                return later, i
            if line[i] in _SINGLE and mark not in _SINGLE:
                continue
            if _opens(line, i):
                return None
    return None


def _opens_anew(line: str, i: int, mark: str) -> bool:
    """Whether a mark that may close what `mark` opened opens something itself.

    What closes „ and » opens in other conventions: there its place in the line tells.
    """
    if mark not in "„»›‚":
        return _opens(line, i)
    return not i or line[i - 1].isspace()


def _in_line(line: str, offset: int, start: int) -> tuple[list[Quote], int | None]:
    """The quotations that a line opens and closes, and where one is left open."""
    found: list[Quote] = []
    open_at: int | None = None
    inner = 0
    for match in _MARKS.finditer(line, start):
        i, mark = match.start(), match.group()
        if open_at is None:
            if mark in _PAIRS and _opens(line, i):
                open_at = i
            continue
        if mark in _NESTING and mark == line[open_at]:
            # «She said: «No» to all»: as long as there are marks enough to close all.
            inner += line.count(_PAIRS[mark], i) - line.count(mark, i) > inner
        elif inner and mark == _PAIRS[line[open_at]]:
            inner -= 1
        elif mark in _PAIRS[line[open_at]] and _closes(line, i, line[open_at]):
            found.append(_quote(line, open_at, i, offset))
            open_at = None
        elif line[open_at] in _SINGLE and mark not in _SINGLE and _opens(line, i):
            open_at = i
    if open_at is not None and line[open_at] in _SINGLE and line[:open_at].strip():
        open_at = open_at if line[open_at] == "‚" else None  # no apostrophe looks like it
    return found, open_at


def _quote(text: str, opening: int, end: int, offset: int = 0) -> Quote:
    """The quotation between the mark at `opening` and the one at `end`."""
    start = opening + 1
    inner = text[start:end]
    lead = len(inner) - len(inner.lstrip())
    trail = len(inner) - len(inner.rstrip())
    start, stop = start + lead, max(start + lead, end - trail)
    words = len(re.findall(r"[\u3400-\u9fff]{1,2}|[^\W_]+", text[start:stop]))
    close = end if end >= len(text) or text[end] == "\n" else end + 1
    return Quote(offset + start, offset + stop, offset + opening, offset + close, words)


def _opens(line: str, i: int) -> bool:
    before = line[i - 1] if i else " "
    after = line[i + 1] if i + 1 < len(line) else " "
    mark = line[i]
    if mark in "«“„「『〝":
        return True
    if mark == "’":
        return False
    if mark in _SINGLE:
        return (before.isspace() or before in "([—–-:") and after.isalnum()
    if mark in "”»›" and before.isalnum() and not after.isalnum():
        return False
    if before in ":：" and mark == '"':
        # قال:" …": a colon opens speech whatever the spacing.
        return True
    return not before.isalnum() and not after.isspace()


def _closes(line: str, i: int, opening: str) -> bool:
    after = line[i + 1] if i + 1 < len(line) else " "
    before = line[i - 1]
    if opening in _SINGLE:
        return not after.isalnum() and not before.isspace()
    if opening == '"' or line[i] == '"':
        # An inch mark or a nested quotation opens when a word follows and none precedes.
        return not (before.isspace() and after.isalnum())
    return True
