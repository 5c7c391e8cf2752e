"""Sentences: cut at line ends, and after end marks that end something."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from dragoman.language.pack import Pack
from dragoman.language.tokens import Token

ENDS = frozenset(".!?。！？؟۔…")


_LONGEST = 250
"""Tokens after which a sentence without an end is cut: no writer's sentence is as long, and what is
quadratic in a sentence must not become so in a document."""


_CLOSERS = frozenset("\"'”’»)]“›」』")


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens `start` to `end` (exclusive) of the scan; `line` is its paragraph's number."""

    index: int
    start: int
    end: int
    line: int


def split_sentences(
    text: str, tokens: list[Token], starts: list[int], pack: Pack
) -> list[Sentence]:
    """Cut tokens into sentences: at line ends, and after end marks that end something.

    `starts` are the first characters of the tokens.
    """
    sentences: list[Sentence] = []
    start = line = 0
    behind, n = 0, len(tokens)
    opening = _line_openings(text, starts)
    if not pack.meta.spaces:
        opening |= _headline_parts(text, tokens, starts)
    marks = [i for i, token in enumerate(tokens) if token.text in ENDS]
    for i in (*sorted({*opening, *marks}), n):
        if i < behind:
            continue  # it closed the sentence before
        last = min(i, n - 1)
        while last - start >= _LONGEST:
            at = max(start + _LONGEST, behind)
            sentences.append(Sentence(len(sentences), start, at, line))
            start = at
        if i in opening and i > start:
            sentences.append(Sentence(len(sentences), start, i, line))
            line += text.count("\n", tokens[i - 1].end, tokens[i].start)
            start = i
        if i < n and tokens[i].text in ENDS and _ends_sentence(tokens, i, pack):
            behind = _behind_closers(text, tokens, i + 1)
            if not (_goes_on(text, tokens, behind) or _is_told(text, tokens, behind, pack)):
                sentences.append(Sentence(len(sentences), start, behind, line))
                line += _newlines(text, tokens, behind)
                start = behind
    if start < n:
        sentences.append(Sentence(len(sentences), start, n, line))
    return sentences


def _line_openings(text: str, starts: list[int]) -> set[int]:
    """The tokens before which a line ends."""
    found: set[int] = set()
    at = text.find("\n")
    while at >= 0:
        found.add(bisect_left(starts, at))
        at = text.find("\n", at + 1)
    return found - {0, len(starts)}


_PART = 4
"""Tokens that a part of a headline has at least."""


def _headline_parts(text: str, tokens: list[Token], starts: list[int]) -> set[int]:
    """The tokens behind a space within the first line, which parts the sentences of a headline in a
    script that writes none between words: "日本外相首访北京 中日同意加强往来"."""
    end = bisect_left(starts, text.find("\n")) if "\n" in text else len(tokens)
    found: set[int] = set()
    start = 0
    for i in range(1, end):
        apart = text[tokens[i - 1].end : tokens[i].start]
        both = tokens[i - 1].is_word and tokens[i].is_word
        if both and apart and apart.isspace() and not _is_latin(tokens[i - 1], tokens[i]):
            if i - start >= _PART and end - i >= _PART:
                found.add(i)
            start = i
    return found


def _is_latin(*tokens: Token) -> bool:
    return any(token.text.isascii() for token in tokens)


def _behind_closers(text: str, tokens: list[Token], i: int) -> int:
    """The first token from `i` on that does not close the sentence that ended before it."""
    while i < len(tokens) and (
        (
            (tokens[i].text in ENDS or tokens[i].text in _CLOSERS)
            and tokens[i].glued
            and not _opens(tokens, i)
        )
        or _closes_apart(text, tokens, i)
        or _closes_single(tokens, i)
    ):
        i += 1
    return i


def _opens(tokens: list[Token], i: int) -> bool:
    """Whether “ opens a quotation, as what is quoted stands right behind it: "支持决定。“安全高于一切”"."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return tokens[i].text == "“" and behind is not None and behind.glued and behind.is_word


def _newlines(text: str, tokens: list[Token], i: int) -> int:
    if i >= len(tokens):
        return 0
    return text.count("\n", tokens[i - 1].end, tokens[i].start)


def _ends_sentence(tokens: list[Token], i: int, pack: Pack) -> bool:
    if tokens[i].text not in ".…":
        return True
    if i == 0 or i + 1 >= len(tokens):
        return True
    if _left_out(tokens, i):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    if tokens[i].text == "." and tokens[i].glued:
        compound = before.glued and i > 1 and tokens[i - 2].text == "-"  # "des Vingt-Sept."
        if (before.norm in pack.abbreviations and not compound) or (
            before.is_word
            and len(before.text) == 1
            and before.is_capital
            and pack.meta.capitals
            and not _names_network(tokens, i)
        ):
            return False
        if before.text[0].isdigit() and (after.text[0].islower() or after.text[0].isdigit()):
            return False
        # German ordinals: "am 3. Oktober", "die 2. Runde".
        if before.text.isdigit() and len(before.text) <= 2 and pack.code in ("de", "tr"):
            return False
    if after.glued and after.text not in _CLOSERS and (after.is_word or after.text[0].isdigit()):
        closed = before.text in _CLOSERS and len(after.text) > 1  # "… en paz".La semana"
        return after.is_capital and (len(before.text) > 2 or closed)
    return True


def _names_network(tokens: list[Token], i: int) -> bool:
    """Whether the letter before the mark at `i` is X, the network: "wrote on X." is no initial."""
    if tokens[i - 1].text != "X" or i < 2:
        return False
    return tokens[i - 2].is_word and tokens[i - 2].text.islower()


def _left_out(tokens: list[Token], i: int) -> bool:
    """Whether the dots at `i` stand alone in brackets: "(...)" marks what was left out."""
    first = last = i
    while first > 0 and tokens[first - 1].text in ".…":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text in ".…":
        last += 1
    return (
        first > 0
        and last + 1 < len(tokens)
        and tokens[first - 1].text in "(["
        and tokens[last + 1].text in ")]"
    )


def _closes_single(tokens: list[Token], i: int) -> bool:
    """Whether ‘ closes, as in ‚…‘: Hebrew and German papers close with what others open with."""
    if tokens[i].text != "‘" or not tokens[i].glued:
        return False
    return i + 1 >= len(tokens) or not tokens[i + 1].glued


def _closes_apart(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a closing mark stands behind a space, as the French write it: "Jamais ! »"."""
    if tokens[i].text != "»" or "\n" in text[tokens[i - 1].end : tokens[i].start]:
        return False
    return i + 1 >= len(tokens) or not tokens[i + 1].glued or not tokens[i + 1].is_word


_TELLING = 40
"""Tokens behind a quotation within which a clause tells who said it, in scripts without spaces."""


def _is_told(text: str, tokens: list[Token], i: int, pack: Pack) -> bool:
    """Whether nothing but who said it follows a quotation: "“我们会努力。”加纳总统马哈马说。"."""
    if pack.meta.spaces or not 0 < i < len(tokens) or tokens[i - 1].text not in _CLOSERS:
        return False
    if "\n" in text[tokens[i - 1].end : tokens[i].start]:
        return False
    end = i
    while end < min(i + _TELLING, len(tokens)) and tokens[end].text not in _BREAKS:
        end += 1
    if end >= len(tokens) or tokens[end].text not in ("。", ".", "，", ","):
        return False
    resumed = end + 1 < len(tokens) and tokens[end + 1].text in '“「『"'
    if tokens[end].text in "，," and not resumed:
        return False
    told = pack.table.find(tokens[i:end])
    return bool(told) and told[-1].end == end - i and told[-1].has("saying", "say", "tell")


_BREAKS = frozenset('。！？!?.，,；;：:“「『"\n')


def _goes_on(text: str, tokens: list[Token], i: int) -> bool:
    """Whether the sentence goes on after its end mark: "Never!" he said."""
    if i >= len(tokens) or "\n" in text[tokens[i - 1].end : tokens[i].start]:
        return False
    after = tokens[i]
    if after.text in ",;:—–-" or (after.text in ")]" and after.glued):
        return True
    return after.text[0].islower()
