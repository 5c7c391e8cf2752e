"""Proper nouns as the trained tagger sees them, asked only of the sentences in which it matters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet

from dragoman.language.models import Segmenter, Tagger, segmenter, tagger
from dragoman.language.pack import Pack
from dragoman.language.phrases import Match
from dragoman.language.tokens import Token
from dragoman.reading.sentences import Sentence

_NONE: frozenset[int] = frozenset()


class ProperNouns:
    """The tokens of a document that the tagger takes for proper nouns.

    A sentence is tagged when one of its tokens is first asked for: tagging costs more than any
    other step, and most sentences hold no word that only the tagger could tell from a name.
    """

    def __init__(
        self,
        part: Tagger,
        cutter: Segmenter | None,
        tokens: list[Token],
        sentences: list[Sentence],
        acting: AbstractSet[int],
    ) -> None:
        self._part, self._cutter = part, cutter
        self._tokens, self._sentences = tokens, sentences
        self._starts = [s.start for s in sentences]
        self._found: dict[int, frozenset[int]] = {
            s.index: _NONE for s in sentences if acting.isdisjoint(range(s.start, s.end))
        }

    def __contains__(self, token: int) -> bool:
        return token >= 0 and token in self._of(bisect_right(self._starts, token) - 1)

    def __bool__(self) -> bool:
        return any(self._found.values()) or any(self._of(s.index) for s in self._sentences)

    def _of(self, sentence: int) -> frozenset[int]:
        found = self._found.get(sentence)
        if found is None:
            found = self._found[sentence] = self._tagged(self._sentences[sentence])
        return found

    def _tagged(self, sentence: Sentence) -> frozenset[int]:
        here = self._tokens[sentence.start : sentence.end]
        texts = [t.norm if self._cutter else t.text for t in here]
        words = (
            self._cutter.words(texts) if self._cutter else [(k, k + 1) for k in range(len(here))]
        )
        tags = self._part.tag(["".join(texts[a:b]) for a, b in words])
        return frozenset(
            sentence.start + k
            for (a, b), tag in zip(words, tags, strict=True)
            if tag == "PROPN"
            for k in range(a, b)
        )


def proper_nouns(
    tokens: list[Token],
    sentences: list[Sentence],
    matches: list[Match],
    pack: Pack,
) -> ProperNouns | None:
    """The proper nouns of a text in a script that shows no names, where someone acts.

    None where capitals show them, and where no tagger is installed.
    """
    if pack.meta.capitals and not pack.meta.noun_capitals:
        return None
    part = tagger(pack.code)
    cutter = None if pack.meta.spaces else segmenter(pack.code)
    if part is None or (cutter is None and not pack.meta.spaces):
        return None
    acting = {m.start for m in matches if m.entry("trigger", "saying", "office", "counterpart")}
    return ProperNouns(part, cutter, tokens, sentences, acting)
