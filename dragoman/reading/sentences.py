"""Sentences: cut at line ends, and after end marks that end something."""

from __future__ import annotations

import msgspec

from dragoman.language.pack import Pack
from dragoman.language.tokens import Token

_ENDS = frozenset(".!?。！？؟۔…")


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


def split_sentences(text: str, tokens: list[Token], pack: Pack) -> list[Sentence]:
    """Cut tokens into sentences: at line ends, and after end marks that end something."""
    sentences: list[Sentence] = []
    start = line = 0
    i, n = 0, len(tokens)
    while i < n:
        token = tokens[i]
        if i - start >= _LONGEST:
            sentences.append(Sentence(len(sentences), start, i, line))
            start = i
        if i > start and not token.glued and "\n" in text[tokens[i - 1].end : token.start]:
            sentences.append(Sentence(len(sentences), start, i, line))
            line += text.count("\n", tokens[i - 1].end, token.start)
            start = i
        if token.text in _ENDS and _ends_sentence(tokens, i, pack):
            i += 1
            while i < n and (
                ((tokens[i].text in _ENDS or tokens[i].text in _CLOSERS) and tokens[i].glued)
                or _closes_apart(text, tokens, i)
                or _closes_single(tokens, i)
            ):
                i += 1
            if not _goes_on(text, tokens, i):
                sentences.append(Sentence(len(sentences), start, i, line))
                line += _newlines(text, tokens, i)
                start = i
            continue
        i += 1
    if start < n:
        sentences.append(Sentence(len(sentences), start, n, line))
    return sentences


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
        if before.norm in pack.abbreviations or (
            before.is_word and len(before.text) == 1 and before.is_capital and pack.meta.capitals
        ):
            return False
        if before.text[0].isdigit() and (after.text[0].islower() or after.text[0].isdigit()):
            return False
        # German ordinals: "am 3. Oktober", "die 2. Runde".
        if before.text.isdigit() and len(before.text) <= 2 and pack.code in ("de", "tr"):
            return False
    if after.glued and after.text not in _CLOSERS and (after.is_word or after.text[0].isdigit()):
        return after.is_capital and len(before.text) > 2
    return True


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


def _goes_on(text: str, tokens: list[Token], i: int) -> bool:
    """Whether the sentence goes on after its end mark: "Never!" he said."""
    if i >= len(tokens) or "\n" in text[tokens[i - 1].end : tokens[i].start]:
        return False
    after = tokens[i]
    if after.text in ",;:—–-" or (after.text in ")]" and after.glued):
        return True
    return after.text[0].islower()
