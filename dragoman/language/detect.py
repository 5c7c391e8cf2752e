"""Which language a text is in (ISO 639-1), by py3langid over a fixed list.

Unrestricted, the classifier spreads short texts over a hundred and fifty
languages; restricted to the twelve it would call every Indonesian text
English.  The list has the twelve and the languages that a news collection
holds beside them, above all those that are near to one of the twelve.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

CANDIDATES = (
    "en", "de", "es", "fr", "pt", "it", "ru", "tr", "ar", "fa", "he", "zh",
    "ms", "id", "uk", "nl", "pl", "ja", "ko", "hi", "ur", "sv", "da", "no", "fi", "cs", "ro", "hu",
    "el", "bg", "sr", "hr", "sl", "sk", "ca", "az", "kk", "ps", "bn", "ta", "th", "vi", "hy", "be",
    "sw", "ka", "uz", "tg", "sq",
)  # fmt: skip
SAMPLE = 1200
"""Characters asked of one text; more changed no answer on the development texts."""
GLANCE = 400
"""Characters of it that decide where two classifiers agree: a third of the time."""
AGREED = 0.9
"""The share of probability from which they agree."""
SURE = 0.5
"""Below this share of probability a text has no language: it is too short or mixed."""
LETTERS = re.compile(r"[^\W\d_]")
FOREIGN = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]+@\S+|[@#]\w+")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from numpy import ascontiguousarray
    from py3langid.langid import LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    # Rows are read together: a third of its time, where they lie apart after the choice of columns.
    identifier.nb_ptc = ascontiguousarray(identifier.nb_ptc)
    return identifier


def detect(text: str) -> str | None:
    """The language of `text`; None when it has no letters or nothing stands out."""
    sample = _sample(text)
    ranked = _glanced(sample) or _ranked(sample)
    if not ranked or (ranked[0][1] < SURE and len(text) < 200):
        return None
    return ranked[0][0]


def rank(text: str) -> list[tuple[str, float]]:
    """The likeliest languages of `text` with their probabilities, best first."""
    return _ranked(_sample(text))


def _sample(text: str) -> str:
    sample = FOREIGN.sub(" ", text[: 2 * SAMPLE])[:SAMPLE]
    if not LETTERS.search(sample):
        return ""
    return sample.lower() if sample.isupper() else sample


def _ranked(sample: str) -> list[tuple[str, float]]:
    return [(str(code), float(p)) for code, p in _identifier().rank(sample)[:3]] if sample else []


def _glanced(sample: str) -> list[tuple[str, float]]:
    """The languages of the beginning of a long text, where the fast classifier finds the first of
    them in all of it."""
    if len(sample) < 2 * GLANCE:
        return []
    ranked = _ranked(sample[:GLANCE])
    return ranked if ranked[0][1] >= AGREED and guess(sample) == ranked[0][0] else []


def guess(text: str) -> str:
    """The likeliest of the same languages by a faster classifier; of near ones it takes one for
    another."""
    from resiliparse.parse.lang import detect_fast

    # Asked of all languages it is four times as fast; the likeliest of all is that of fewer.
    code = str(detect_fast(text)[0])
    return code if code in CANDIDATES else str(detect_fast(text, langs=CANDIDATES)[0])
