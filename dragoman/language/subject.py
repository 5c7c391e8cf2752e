"""Whether a text is about diplomacy: a cheap look by the packs' own vocabulary, no reading.

All states, offices and encounters that a pack names are looked for in one pass
(Aho-Corasick), inflected words by their stems.  A passage in which one of each
stand together ("the Norwegian minister met ...") makes a text worth reading;
single words of the kind are in every newspaper.  Of a phrase with an inflected
word before its last one, what follows that word is looked for ("ha firmato").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from dragoman.language.alternatives import expand
from dragoman.language.pack import Pack, load
from dragoman.language.phrases import Entry
from dragoman.language.tokens import normalize, normalized

KINDS = (
    ("state", "demonym", "capital", "metonym", "city"),
    ("office", "institution", "organization"),
    ("trigger",),
)
"""Categories of pack entries; a passage needs one of each row."""
TOGETHER = 300
"""Characters within which the three stand: two sentences. Every diplomatic report of the
project's own collections has such a passage; half the distance loses one in fifty."""
TOGETHER_HAN = 120
SHORTEST = 4
"""Letters of a stem or word; shorter ones ("us") are neighbours of too many others."""
SHORTEST_HAN = 2
SHORTEST_VERB = 3
"""A whole word that tells of an encounter: "met" is the commonest of them in English."""
REMAINDER = 6
"""Letters of the longest word in what is left of a phrase: "until" is left of many."""
LONGEST_ENDING = 6
"""Letters that may follow a stem: the longest suffix classes of the packs have so many."""


class _Lexicon:
    """The vocabulary of one language as an automaton."""

    def __init__(self, pack: Pack) -> None:
        self.code = pack.code
        self.spaces = pack.meta.spaces
        self.capitals = pack.meta.capitals
        self.attaches = bool(pack.meta.prefixes)
        self.reach = TOGETHER if self.spaces else TOGETHER_HAN
        found: dict[str, tuple[int, bool, bool]] = {}
        for entry in pack.table.entries():
            kind = next((i for i, names in enumerate(KINDS) if entry.category in names), None)
            if kind is not None:
                for form, stem in _forms(entry, self.code, self.spaces):
                    name = self.capitals and kind == 0 and entry.category != "demonym"
                    found.setdefault(form, (kind, stem, name))
        self.meanings = list(found.values())
        self.automaton = AhoCorasick(list(found), matchkind=MatchKind.LeftmostLongest)

    def about(self, text: str) -> bool:
        folded = normalized(text, self.code)
        same = len(folded) == len(text)
        last = [-len(folded) - self.reach] * len(KINDS)
        for number, start, end in self.automaton.find_matches_as_indexes(folded):
            kind, stem, name = self.meanings[number]
            if self.spaces and not self._alone(folded, start, end, stem):
                continue
            # "irán" is a verb, "Irán" a state.
            if name and same and not text[start].isupper():
                continue
            last[kind] = start
            if start - min(last) <= self.reach:
                return True
        return False

    def _alone(self, folded: str, start: int, end: int, stem: bool) -> bool:
        """Whether a match is a word, or the stem of one."""
        if start and not self.attaches and folded[start - 1].isalpha():
            return False
        rest = folded[end : end + LONGEST_ENDING + 1]
        return not rest[:1].isalpha() or (
            stem and (len(rest) <= LONGEST_ENDING or not rest.isalpha())
        )


def _forms(entry: Entry, code: str, spaces: bool) -> Iterator[tuple[str, bool]]:
    """The forms of an entry that the automaton looks for, and whether an ending may follow."""
    for plain in expand(entry.phrase.partition(" … ")[0]):
        words = [word.lstrip("=+") for word in plain.split()]
        inflected = max((i + 1 for i, word in enumerate(words[:-1]) if "~" in word), default=0)
        last, tilde, _ = words[-1].partition("~")
        form = normalize(" ".join([*words[inflected:-1], last]), code)
        least = SHORTEST if spaces else SHORTEST_HAN
        if inflected:
            least = REMAINDER
        elif entry.category == "trigger" and not tilde:
            least = min(least, SHORTEST_VERB)
        if max(map(len, form.split()), default=0) >= least:
            yield form, bool(tilde)


@cache
def _lexicon(code: str) -> _Lexicon:
    return _Lexicon(load(code))


def about_diplomacy(text: str, language: str) -> bool:
    """Whether a passage of `text` names a state, an office and an encounter together.

    Raises PackError for a language without a pack.
    """
    return _lexicon(language).about(text)
