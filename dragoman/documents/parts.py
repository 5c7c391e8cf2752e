"""Where a document changes its language: a summary in English below a report in Arabic, a speech in the original."""

from __future__ import annotations

from collections import Counter

from dragoman.documents.lines import CJK
from dragoman.language.detect import guess, rank
from dragoman.model import Part

SEEN = 300
"""Characters of a paragraph that are looked at first."""
LEAST = 60
"""Letters of a paragraph whose language can be told; headings and names are everybody's."""
LEAST_HAN = 20
CERTAIN = 0.95
"""Share of probability: a paragraph is another language's only where there is next to no doubt, since
what is taken for another language is not read."""
KIN = (
    {"ms", "id"}, {"no", "da", "sv"}, {"hr", "sr", "sl"}, {"cs", "sk"}, {"es", "ca", "pt"},
    {"ru", "uk", "be", "bg"}, {"fa", "ps", "ur", "tg"}, {"tr", "az"}, {"zh", "ja"},
)  # fmt: skip
"""Languages that the classifier takes for one another in a single paragraph."""


def parts_of(paragraphs: list[str], language: str | None) -> tuple[str | None, tuple[Part, ...]]:
    """The language that most of `paragraphs` are in, which is `language` unless most are surely in
    another, and the runs of those that are not in it, with their places in the paragraphs joined
    by line breaks."""
    found = _runs(paragraphs, language)
    sizes: Counter[str] = Counter()
    text = "\n".join(paragraphs)
    for part in found:
        sizes[part.language] += _size(text[part.start : part.end])
    if sizes and 2 * max(sizes.values()) > _size(text):
        language = sizes.most_common(1)[0][0]
        found = _runs(paragraphs, language)
    return language, tuple(found)


def _size(text: str) -> int:
    """Characters; one of a script without spaces says as much as three letters."""
    return len(text) + 2 * len(CJK.findall(text))


def _runs(paragraphs: list[str], language: str | None) -> list[Part]:
    found: list[Part] = []
    start = 0
    before: str | None = None
    for paragraph in paragraphs:
        end = start + len(paragraph)
        other = _other(paragraph, language) if language else None
        if other and other == before:
            found[-1] = Part(found[-1].start, end, other)
        elif other:
            found.append(Part(start, end, other))
        before = other
        start = end + 1
    return found


def _other(paragraph: str, language: str | None) -> str | None:
    """The language of a paragraph where it is surely not `language`."""
    letters = sum(map(str.isalpha, paragraph[: 2 * LEAST]))
    if letters < (LEAST_HAN if CJK.search(paragraph) else LEAST):
        return None
    # The fast classifier goes first: nearly every paragraph is in the language of its document.
    if guess(paragraph[:SEEN]) == language:
        return None
    ranked = rank(paragraph)
    code, share = ranked[0] if ranked else (language, 0.0)
    if code == language or share < CERTAIN or any({code, language} <= kin for kin in KIN):
        return None
    return code
