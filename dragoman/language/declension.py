"""Names that change with their case: which nominatives a form may come from.

Russian writes Лавров, Лаврова, Лаврову, Лавровым of one man.  A pack lists the paradigms of its
names: the ending of the nominative and those of genitive, dative, accusative, instrumental and
prepositional.  A form may belong to several paradigms; what the document or the pack's given
names attest decides between them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

CASES = ("nom", "gen", "dat", "acc", "ins", "pre")
Paradigms = tuple[tuple[str, ...], ...]
_SHORTEST = 2
"""Letters that must be left of a name before its ending (Ким, Ынa)."""


@lru_cache(maxsize=100_000)
def analyses(form: str, paradigms: Paradigms) -> tuple[tuple[str, str], ...]:
    """(nominative, case) pairs that `form` may be, in the order of the paradigms, without itself."""
    found: dict[tuple[str, str], None] = {}
    for row in paradigms:
        for case, ending in zip(CASES[1:], row[1:], strict=True):
            for one in ending.split("|"):
                stem = form[: len(form) - len(one)]
                if one and form.endswith(one) and len(stem) >= _SHORTEST and _fits(stem, row[0]):
                    found.setdefault((stem + row[0], case))
    return tuple(found)


def _fits(stem: str, ending: str) -> bool:
    """A bare nominative ends in a consonant, so that "Сиси" is nobody's plural."""
    vowel = stem[-1] in "аеиоуыэюяйь"
    if ending == "й":
        return vowel
    return not vowel if ending in ("", "ь", "а") else True


def _likely(base: str, form: str) -> bool:
    """Whether a nominative no one attests is likely: names on -и hardly ever decline (Раиси)."""
    if not form.endswith("и") or base.endswith("ия"):
        return True
    return base.endswith("а") and form[-2:-1] in tuple("гкхжшчщ")


def bases(form: str, paradigms: Paradigms) -> frozenset[str]:
    """All nominatives that `form` may be, itself among them."""
    return frozenset({form, *(base for base, _ in analyses(form, paradigms))})


def nominative(
    form: str, case: str, paradigms: Paradigms, attested: Callable[[str], bool], feminine: bool
) -> str:
    """The nominative of `form`, which stands in `case`; itself where no paradigm fits."""
    options = [
        base
        for base, found in analyses(form, paradigms)
        if found == case or (case == "gen" and found == "acc")
    ]
    if not options:
        return form
    for base in options:
        if attested(base):
            return base
    options = [base for base in options if _likely(base, form)]
    if not options:
        return form
    fitting = [b for b in options if b.endswith(("а", "я")) == feminine] or (
        [] if feminine else options
    )
    return fitting[0] if fitting else form


def same_case(cases: Sequence[frozenset[str]]) -> frozenset[str]:
    """The cases that all parts of one name can share."""
    shared = frozenset(CASES)
    for one in cases:
        shared &= one
    return shared
