"""A portrait: what of one document can be compared with other documents.

It is a pure function of the document's text, language and date, and small: so
it can be kept by the document's hash and never be drawn twice.  It works
without a reading, in any language: words, candidate names by how they sound,
numbers, quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b

import msgspec
import numpy as np

from dragoman.language import names, scales, sounds
from dragoman.model import Document, Span
from dragoman.record import marks

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[^.!?。！？؟\n]+(?:[.!?。！？؟]+[”\"»’)\]」』]*|\n+|$)|[.!?。！？؟]+")
_QUOTES = re.compile(r"[“”\"«»„‟「」『』‹›]")
_CASED = frozenset(("latin", "cyrillic"))
# One-letter prefixes that Arabic and Hebrew write onto a name: and, by, to, as, so, the, from.
_PREFIX = {
    "arabic": ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ك", "ف"),
    "hebrew": tuple("ובלהשמכ"),
}
DRAWER = "4"
"""Raised whenever `draw` may draw another portrait of the same document."""
SHINGLE = 5
"""Words in a shingle: five in a row hardly recur by chance (Broder 1997 uses four to ten)."""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """One sentence: where it stands and what of it survives translation, in order."""

    span: Span
    length: int
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    quotes: int
    words: tuple[str, ...]


class Portrait(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of one document can be compared; `day` is the publication day where it is known."""

    document: str
    language: str | None
    script: str
    day: str | None
    terms: bytes
    """Hashes of folded words (Han: pairs of characters), sorted, 32 bits each."""
    counts: bytes
    """How often each of `terms` stands, 255 at most, a byte each."""
    names: tuple[str, ...]
    """Candidate name parts, folded."""
    numbers: tuple[str, ...]
    marks: tuple[str, ...]
    """Language-free keys of places, bodies and days (`marks.PLACES`)."""
    marked: bytes
    """All marks of the text with their places, encoded (see `marks_of`)."""
    quotes: int
    length: int
    """Words; a Han character counts as half a word."""
    fingerprints: bytes
    """Hashes of all shingles, sorted, 64 bits each."""
    exact: str
    """Names the text alone: equal for texts that differ in spaces and punctuation only."""


@lru_cache(maxsize=1 << 17)
def _folded(word: str) -> str:
    return names.fold(word).replace(" ", "")


def number(text: str) -> str:
    """`text` as plain digits: thousands marks off, a decimal point where one is meant."""
    digits = "".join(str(int(c)) if c.isdigit() else c for c in text)
    digits = digits.replace("٫", ".").replace("٬", "")
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        return re.sub(r"[.,]", "", digits)
    whole = digits.replace(",", ".").lstrip("0")
    return whole if whole and whole[0] != "." else "0" + whole


def figure(match: re.Match[str]) -> str:
    """The number at `match`, with the word behind it that multiplies it."""
    return scales.scaled(number(match.group()), match.string, match.end())


def sentences(text: str) -> list[Span]:
    """Sentences roughly: at stops, question marks and line ends of any script."""
    out: list[Span] = []
    start: int | None = None
    for match in _SENTENCE.finditer(text):
        piece = match.group()
        if not piece.strip():
            continue
        begin = match.start() + len(piece) - len(piece.lstrip()) if start is None else start
        end = match.start() + len(piece.rstrip())
        closed = piece.endswith("\n") or not _abbreviates(text[begin:end])
        if closed and end > begin:
            out.append(Span(begin, end))
            start = None
        else:
            start = begin
    if start is not None and text[start:].strip():
        out.append(Span(start, start + len(text[start:].rstrip())))
    return out


def _abbreviates(piece: str) -> bool:
    """The stop belongs to an abbreviation or a number ("Mr.", "3."): the sentence goes on."""
    last = re.search(r"([^\s.]*)\.$", piece)
    if not last:
        return False
    word = last.group(1)
    return word.isdigit() or (len(word) <= 3 and word[:1].isupper()) or len(word) == 1


def marks_of(portrait: Portrait) -> list[marks.Mark]:
    """The marks of the portrait's text, in order."""
    found = msgspec.msgpack.decode(portrait.marked, type=list[tuple[int, int, str]])
    return [marks.Mark(start, end, key) for start, end, key in found]


def recalled(bodies: Mapping[str, bytes]) -> dict[str, Portrait]:
    """Portraits that were kept, by document id; two documents of one text have each its own."""
    decoder = msgspec.msgpack.Decoder(Portrait)
    out = {}
    for document, body in bodies.items():
        portrait = decoder.decode(body)
        if portrait.document != document:
            portrait = msgspec.structs.replace(portrait, document=document)
        out[document] = portrait
    return out


def draw(document: Document) -> Portrait:
    """The portrait of one document."""
    text = document.text
    terms: Counter[str] = Counter()
    candidates: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    stream: list[str] = []
    length = 0.0
    for sentence in sentences(text):
        for place, match in enumerate(_WORD.finditer(sentence.of(text))):
            # Capitals mean nothing at the beginning of a sentence.
            token, first = match.group(), place == 0
            if token[0].isdigit():
                numbers[figure(match)] += 1
                stream.append(token)
                length += 1
            elif sounds.script(token) == "han":
                stream.extend(token)
                length += len(token) / 2
                terms.update(_pairs(token))
                candidates.update(_han_candidates(token))
            else:
                word = _folded(token)
                if not word:
                    continue
                stream.append(word)
                length += 1
                if len(word) > 1:
                    terms[word] += 1
                candidates.update(_candidates(token, word, first))
    packed = _packed(terms)
    marked = marks.find(document)
    return Portrait(
        document=document.id,
        language=document.language,
        script=_script(terms),
        day=document.published,
        terms=packed[0],
        counts=packed[1],
        names=tuple(sorted(candidates)),
        numbers=tuple(sorted(numbers)),
        marks=tuple(sorted({m.key for m in marked if m.kind in marks.PLACES})),
        marked=msgspec.msgpack.encode([(m.start, m.end, m.key) for m in marked]),
        quotes=len(_QUOTES.findall(text)),
        length=round(length),
        fingerprints=_shingles(stream),
        exact=_digest(" ".join(stream)),
    )


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(max(1, len(run) - 1))]


def _candidates(token: str, word: str, first: bool) -> list[str]:
    """What of one word may be a name: capitalised words; in scripts without capitals all."""
    kind = sounds.script(token)
    if kind in _CASED:
        if first or not token[0].isupper() or len(word) < 3:
            return []
        return [_folded(piece) for piece in re.split(r"[-'’]", token) if len(piece) > 2]
    if len(word) < 3:
        return []
    return [word]


@lru_cache(maxsize=1 << 16)
def stripped(word: str) -> tuple[str, ...]:
    """`word`, and without each prefix that its script writes onto names."""
    prefixes = _PREFIX.get(sounds.script(word), ())
    return (
        word,
        *(word[len(p) :] for p in prefixes if word.startswith(p) and len(word) - len(p) > 2),
    )


def _han_candidates(run: str) -> list[str]:
    """What of a run of Han characters may be a name: pieces written by sound, what follows a surname."""
    signs, surnames = sounds.han_signs()
    out = []
    start = 0
    for i in range(len(run) + 1):
        if i == len(run) or run[i] not in signs:
            piece = run[start:i]
            out += [piece[k : k + n] for n in (2, 3, 4, 5) for k in range(len(piece) - n + 1)]
            start = i + 1
        if i < len(run) and run[i] in surnames:
            out += [run[i : i + 2], run[i : i + 3], run[i + 1 : i + 3]]
    return [piece for piece in dict.fromkeys(out) if len(piece) > 1]


def _script(terms: Counter[str]) -> str:
    kinds = Counter[str]()
    for term, n in terms.items():
        kinds[sounds.script(term)] += n
    return max(sorted(kinds), key=lambda kind: kinds[kind], default="other")


def _packed(terms: Counter[str]) -> tuple[bytes, bytes]:
    hashed: Counter[int] = Counter()
    for term, n in terms.items():
        hashed[_hash32(term)] += n
    ordered = sorted(hashed.items())
    return (
        np.array([value for value, _ in ordered], dtype=np.uint32).tobytes(),
        np.array([min(n, 255) for _, n in ordered], dtype=np.uint8).tobytes(),
    )


def _shingles(stream: list[str]) -> bytes:
    if len(stream) < SHINGLE:
        found = {hash64(" ".join(stream))} if stream else set()
    else:
        runs = range(len(stream) - SHINGLE + 1)
        found = {hash64(" ".join(stream[i : i + SHINGLE])) for i in runs}
    return np.array(sorted(found), dtype=np.int64).tobytes()


@lru_cache(maxsize=64)
def shingled(text: str) -> list[tuple[str, int, int]]:
    """Every shingle of `text`, as `draw` hashes them, with where it starts and ends."""
    stream: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        token, start = match.group(), match.start()
        if token[0].isdigit():
            stream.append((token, start, match.end()))
        elif sounds.script(token) == "han":
            stream.extend((c, start + i, start + i + 1) for i, c in enumerate(token))
        elif word := _folded(token):
            stream.append((word, start, match.end()))
    words = [word for word, _, _ in stream]
    return [
        (
            " ".join(words[i : i + SHINGLE]),
            stream[i][1],
            stream[min(i + SHINGLE, len(stream)) - 1][2],
        )
        for i in range(max(1, len(stream) - SHINGLE + 1) if stream else 0)
    ]


@lru_cache(maxsize=1 << 17)
def _hash32(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")


def hash64(text: str) -> int:
    """A hash that is the same on every machine and in every process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()


def words(text: str) -> dict[str, int]:
    """Folded words of a passage (Han: pairs of characters) and numbers, with their counts."""
    counted: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        token = match.group()
        if token[0].isdigit():
            counted[number(token)] += 1
        elif sounds.script(token) == "han":
            counted.update(_pairs(token))
        elif word := _folded(token):
            counted[word] += 1
    return dict(counted)
