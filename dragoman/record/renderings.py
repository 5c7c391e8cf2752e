"""Renderings: versions of one utterance in independent reports in two languages.

Two reporters put the same words into two languages in their own ways.  What
both keep are numbers, names by their sound, states, cities, bodies, offices,
words of policy, days and months.  Two statements of one speaker on one
occasion are taken for renderings of one utterance only if most of what each
tells so is told by the other, it is much, and neither report has another
statement that fits nearly as well.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from dragoman.language import names, sounds
from dragoman.model import Document, Span
from dragoman.record import marks
from dragoman.record.portrait import figure, stripped

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+")
# What a thing that survives translation weighs; two digits or more tell, one does not.
_WEIGHTS = {
    "number": 2.0, "name": 1.5, "term": 1.2, "topic": 1.0, "state": 1.0, "city": 1.0, "region": 1.0,
    "organization": 1.2, "institution": 1.0, "time": 0.8, "office": 0.5, "frame": 0.4, "agency": 0.5,
}  # fmt: skip
_LEAST, _SHARE, _MARGIN = 2.5, 0.6, 1.4
"""Weight that two renderings share at least; share of what the one that tells less tells; how
much more than with any other statement of either report."""
_CASED = frozenset(("latin", "cyrillic"))
_CONSONANTS = 3
"""Fewer consonants than this are alike by chance."""


class Kept(msgspec.Struct, frozen=True, gc=False):
    """What of a statement survives translation: marks and numbers, and names by sound."""

    keys: frozenset[str]
    sounds: frozenset[str]
    cased: bool


def kept(document: Document, spans: Sequence[Span], found: Sequence[marks.Mark]) -> Kept:
    """What of the words at `spans` survives translation; `found` are the document's marks."""
    keys = {
        mark.key
        for mark in found
        for span in spans
        if span.start <= mark.start and mark.end <= span.end
    }
    heard: set[str] = set()
    cased = False
    for span in spans:
        for n, match in enumerate(_WORD.finditer(span.of(document.text))):
            word = match.group()
            if word[0].isdigit():
                plain = figure(match)
                if len(plain.replace(".", "")) > 1:
                    keys.add(f"number:{plain}")
                continue
            script = sounds.script(word)
            cased = cased or script in _CASED
            if script in _CASED and (n == 0 or not word[0].isupper()):
                continue
            heard.update(_heard(word))
    return Kept(frozenset(keys), frozenset(heard), cased)


@lru_cache(maxsize=1 << 15)
def _heard(word: str) -> frozenset[str]:
    forms = stripped(names.fold(word).replace(" ", ""))
    return frozenset(
        key for form in forms for key in sounds.skeletons(form) if len(key) >= _CONSONANTS
    )


def shared(a: Kept, b: Kept) -> frozenset[str]:
    """What both statements have; names by sound only where one of them marks names by capitals."""
    heard = a.sounds & b.sounds if a.cased or b.cased else frozenset()
    return (a.keys & b.keys) | {f"name:{key}" for key in heard}


def pairs(told: Mapping[int, tuple[str, str | None, Kept]]) -> dict[tuple[int, int], float]:
    """Renderings of one utterance among the statements of one speaker on one occasion: statement ->
    its document, language and what survives of it."""
    df: Counter[str] = Counter()
    for _, _, one in told.values():
        df.update(one.keys)
        df.update(f"name:{key}" for key in one.sounds)
    size = len(told)

    def weight(key: str) -> float:
        # What every statement of the occasion has ("Syria") tells none from another.
        rare = math.log((size + 1) / df[key]) / math.log(size + 1) if df[key] else 1.0
        return _WEIGHTS.get(key.partition(":")[0], 0.3) * rare

    scores: dict[tuple[int, int], float] = {}
    for i, (document, language, one) in told.items():
        for j, (other, spoken, two) in told.items():
            if i < j and document != other and language and spoken and language != spoken:
                common = math.fsum(sorted(weight(key) for key in shared(one, two)))
                # Names are many in scripts without capitals: what is told is told by marks and
                # numbers, and by the names that were found in both.
                least = min(math.fsum(sorted(map(weight, k.keys))) for k in (one, two))
                if common >= _LEAST and common >= _SHARE * least:
                    scores[i, j] = common
    return _unrivalled(told, scores)


def _unrivalled(
    told: Mapping[int, tuple[str, str | None, Kept]], scores: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """The pairs that fit much better than any other statement of either report does."""
    rivals: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (i, j), score in scores.items():
        rivals[i, told[j][0]].append((score, j))
        rivals[j, told[i][0]].append((score, i))

    def clear(one: int, other: int, score: float) -> bool:
        return all(
            found == other or score >= _MARGIN * least
            for least, found in rivals[one, told[other][0]]
        )

    return {
        (i, j): score
        for (i, j), score in scores.items()
        if clear(i, j, score) and clear(j, i, score)
    }
