"""Words of the vocabulary that are surnames where they stand: Michael Jordan, Juan de la Fuente."""

from __future__ import annotations

from dragoman.reading.name_evidence import breaks, is_initial
from dragoman.reading.scan import Scan

_NAMED_OFTEN = ("state", "capital", "city", "demonym", "office", "institution", "organization")


def name_after_all(scan: Scan, i: int) -> bool:
    """A word of the vocabulary right after a given name is the surname (Michael Jordan)."""
    entry = scan.entry(i, "state", "city", "capital", "demonym")
    if (
        entry is None
        and i
        and scan.tokens[i - 1].norm in _SERVANT
        and scan.tokens[i - 1].is_capital
        and scan.covered[i - 1] is None  # ABD: what Turkish calls the United States
    ):
        return not breaks(scan, i - 1, i)  # "Abdel Fatah Al-Sisi" is no party
    if entry is None and (title_within(scan, i) or _looks_a_verb(scan, i)):
        return True
    if scan.pack.meta.nominal and _behind_titled_state(scan, i):
        return True
    if entry is None:
        return scan.entry(i, "grammar") is not None and _surname_shown(scan, i)
    if scan.tokens[i].norm in scan.pack.given_names and i + 1 < len(scan.tokens):
        # A town's name that is also a given name, before a surname (Santiago Cafiero).
        after = scan.tokens[i + 1]
        free = scan.covered[i + 1] is None and after.norm not in scan.pack.common
        if free and after.is_word and after.is_capital and not breaks(scan, i, i + 1):
            return True
    if i == 0 or breaks(scan, i - 1, i):
        return False
    given = scan.pack.given_names
    if i > 1 and entry.category == "city" and scan.pack.meta.order == "svo":
        # "Carlos Holmes Trujillo": no town stands right behind two words of a name.
        second = _is_free(scan, i - 1) and not breaks(scan, i - 2, i - 1)
        if second and scan.tokens[i - 2].norm in given and scan.tokens[i - 2].is_capital:
            return True
    return scan.tokens[i - 1].norm in given


_VERBAL = ("grammar", "trigger", "saying", "modality")


def _looks_a_verb(scan: Scan, i: int) -> bool:
    """Whether a part of a name has the shape of a verb where suffixes make many: "Edi Rama"."""
    match, token = scan.covered[i], scan.tokens[i]
    if not scan.pack.meta.nominal or match is None or token.text.isupper() or len(token.text) < 3:
        return False
    if any(e.category not in _VERBAL or e.key == "he" for e in match.entries):
        return False
    if i + 1 < len(scan.tokens) and _is_free(scan, i + 1) and not breaks(scan, i, i + 1):
        return i > 0 and scan.is_category(i - 1, "office") and not breaks(scan, i - 1, i)
    return i > 0 and _is_free(scan, i - 1) and not breaks(scan, i - 1, i)


def _is_free(scan: Scan, i: int) -> bool:
    """Whether a word with a capital, unknown to the vocabulary, stands at token `i`."""
    token = scan.tokens[i]
    known = scan.covered[i] is not None or token.norm in scan.pack.common
    return token.is_word and token.is_capital and not known and i not in scan.date_tokens


def _behind_titled_state(scan: Scan, i: int) -> bool:
    """Whether a nationality is a given name: "Bulgaristan Cumhurbaşkanı Rumen Radev"."""
    title = scan.covered[i - 1] if i else None
    if scan.entry(i, "demonym") is None or title is None or title.entry("office") is None:
        return False
    of_state = title.start > 0 and scan.is_category(title.start - 1, "state")
    behind = i + 1 < len(scan.tokens) and _is_free(scan, i + 1)
    return of_state and behind and not breaks(scan, i - 1, i) and not breaks(scan, i, i + 1)


_SERVANT = frozenset(("abdel", "abdul", "abdal", "abd", "abdoul"))
"""How Arabic names begin whose next word may be one of the vocabulary."""

_TITLES = ("emir", "sultan", "sheikh", "prince", "king")


def title_within(scan: Scan, i: int) -> bool:
    """Whether a title stands between two parts of a name: "Hüseyin Emir Abdullahiyan"."""
    entry = scan.entry(i, "office")
    if not scan.pack.meta.nominal or entry is None or entry.key not in _TITLES:
        return False
    if not 0 < i < len(scan.tokens) - 1 or breaks(scan, i - 1, i) or breaks(scan, i, i + 1):
        return False
    return all(scan.tokens[k].is_capital and scan.covered[k] is None for k in (i - 1, i + 1))


def _surname_shown(scan: Scan, i: int) -> bool:
    """Whether a common word with a capital is a surname: "Sebastian Kurz", "Rodrigo Paz", then "Kurz"."""
    token = scan.tokens[i]
    # Where every noun has a capital, "Krieg" shows nothing.
    words = ("adverb",) if scan.pack.meta.noun_capitals else ("adverb", "topic")
    if token.text.isupper() or not scan.has_grammar(i, *words):
        return False
    if i and behind_given(scan, i):
        return True
    return given_elsewhere(scan, i)


def given_elsewhere(scan: Scan, i: int) -> bool:
    """Whether a capital within a sentence is that of a surname told in full: "Ulrich Lange", "so Lange"."""
    if not scan.surnames:
        told = (t.text for k, t in enumerate(scan.tokens[1:], 1) if behind_given(scan, k))
        scan.surnames.update(("", *told))
    return scan.tokens[i].text in scan.surnames and not is_initial(scan, i)


def behind_given(scan: Scan, i: int) -> bool:
    before = scan.tokens[i - 1]
    given = before.is_capital and before.norm in scan.pack.given_names
    return given and not breaks(scan, i - 1, i) and not scan.tokens[i].text.isupper()


def short_surname(scan: Scan, i: int) -> bool:
    """A little word with a capital between title and name: "il viceministro degli Esteri Ma Zhaoxu".

    Where titles stand in capitals as well, only a pronoun is known so: "Vice Premier He Lifeng".
    """
    if len(scan.tokens[i].text) > 3 or i + 1 >= len(scan.tokens):
        return False
    if not scan.pack.meta.inversion and scan.entry(i, "pronoun") is None:
        return False
    if scan.tokens[i].text.isupper() or scan.is_category(i, "state", "organization"):
        # "госсекретарь США Энтони Блинкен"
        return False
    after = scan.tokens[i + 1]
    titled = i > 0 and scan.is_category(i - 1, "office", "institution", "demonym")
    return (
        titled
        and after.is_capital
        and scan.covered[i + 1] is None
        and (i + 1) not in scan.date_tokens
    )


def is_surname(scan: Scan, first: int, i: int) -> bool:
    """Whether a common word behind given name and particle is a surname: "Juan de la Fuente"."""
    token = scan.tokens[i]
    if scan.pack.meta.noun_capitals or not token.is_capital or token.text.isupper():
        return False
    given = scan.tokens[first].norm in scan.pack.given_names
    return (
        given
        and first < i - 1
        and scan.tokens[i - 1].norm in scan.pack.particles
        and not scan.is_category(i, *_NAMED_OFTEN)
    )


def hyphenated(scan: Scan, i: int) -> bool:
    """A title that a hyphen ties to a name is part of the name (Amir-Abdollahian)."""
    return ties(scan, i) and scan.tokens[i + 2].is_capital and scan.covered[i + 2] is None


def ties(scan: Scan, i: int) -> bool:
    """Whether a hyphen ties the word at token `i` to the one behind it."""
    tokens = scan.tokens
    return (
        i + 2 < len(tokens)
        and tokens[i + 1].text == "-"
        and tokens[i + 1].glued
        and tokens[i + 2].glued
    )
