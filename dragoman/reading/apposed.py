"""What shows whether a noun phrase behind a comma stands for whoever is told before it."""

from __future__ import annotations

from dragoman.reading.chunk import Chunk, is_determiner
from dragoman.reading.scan import Scan


def by_party(scan: Scan, role: Chunk, name: Chunk) -> bool:
    """ "O presidente da Espanha, o socialista Pedro Sánchez, …": one word before his name says more of him."""
    comma, word = role.end, role.end + 2
    return (
        scan.pack.meta.adjective_after
        and scan.pack.meta.analytic
        and role.kind == "role"
        and name.kind in ("name", "person")
        and not name.office
        and name.start == word + 1
        and scan.tokens[comma].text == ","
        and (is_determiner(scan, comma + 1) or _is_said_of_him(scan, comma + 1))
        and not scan.is_category(word, "office", "counterpart", "state", "demonym", "institution")
        and scan.tokens[word].text.islower()
    )


def _is_said_of_him(scan: Scan, i: int) -> bool:
    """Whether a phrase that stands for "he" elsewhere begins at token `i`: "o socialista"."""
    phrase = scan.match_at.get(i)
    return phrase is not None and phrase.end == i + 2 and phrase.entry("pronoun") is not None


def opens_clause(scan: Scan, before: Chunk, role: Chunk, *, closed: bool) -> bool:
    """ "Após o encontro com X, o chefe de Estado chileno viajou": the subject of what follows.

    A phrase with a preposition opens the sentence, no verb stands before the comma, and the role is
    not `closed` off behind.
    """
    sentence = scan.sentences[role.sentence]
    if not (scan.pack.meta.inversion and before.slot) or closed:
        return False
    opening = scan.covered[sentence.start]
    if opening is None or not (opening.has("modality", "past") or opening.entry("marker")):
        return False
    return not any(
        m.entry("saying") or m.has_value("trigger", "past", "present", "future", "passive")
        for m in scan.matches_in(sentence.start, before.start, "saying", "trigger")
    )
