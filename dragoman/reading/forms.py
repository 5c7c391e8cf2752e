"""The form a trigger has where it stands: noun or verb, active or passive."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.candidate import Reader
from dragoman.reading.chunk import ANIMATE, HUMAN, PLACES, Chunk
from dragoman.reading.clauses import clause_around, form_in_clause
from dragoman.reading.name_evidence import is_initial
from dragoman.reading.scan import Scan


def _of_person(reader: Reader, match: Match) -> bool:
    """Whether someone, not a dinner or a meeting, was hosted: an auxiliary or a person stands before."""
    scan, before = reader.scan, match.start - 1
    if match.end - match.start > 2 or before < 0:
        return True
    return scan.is_category(before, "grammar") or any(
        c.end in (match.start, before) and c.kind in HUMAN
        for c in reader.of_sentence(scan.sentence_of[match.start])
    )


def _is_passive(reader: Reader, match: Match) -> bool:
    """ "Was received at the airport by X": an auxiliary before the verb, and who did it behind."""
    scan = reader.scan
    passive = scan.pack.meta.passive
    if not passive or match.start == 0 or match.end - match.start > 1:
        return False
    before = match.start - 1
    if scan.tokens[before].norm not in passive and before > 0:
        before -= 1
    if (
        scan.tokens[before].norm not in passive
        or scan.sentence_of[before] != scan.sentence_of[match.start]
    ):
        return False
    return any(
        c.slot == "by" and 0 <= c.start - match.end <= 12
        for c in reader.of_sentence(scan.sentence_of[match.start])
    )


def _given_by(reader: Reader, match: Match) -> bool:
    """ "获总统接见", "收到总统的邀请": who did it stands right before, marked so, and who got it before him."""
    scan = reader.scan
    last = match.start - scan.has_grammar(match.start - 1, "possessive") if match.start else 0
    return any(
        c.slot == "by" and c.end == last and c.kind in ANIMATE
        for c in reader.of_sentence(scan.sentence_of[match.start])
    )


def _qualified_noun(scan: Scan, before: Match) -> bool:
    """ "A planned visit", "the possible talks": an article before the word of mood makes it a noun's."""
    i = before.start - 1
    return (
        i >= 0
        and before.entry("modality") is not None
        and scan.sentence_of[i] == scan.sentence_of[before.start]
        and scan.has_grammar(i, "determiner", "possessive")
    )


def _is_noun(scan: Scan, i: int) -> bool:
    """Whether a capital within a German sentence shows a noun ("zu einer Reise")."""
    return scan.tokens[i].is_capital and not is_initial(scan, i)


def describes_guest(reader: Reader, match: Match) -> bool:
    """Whether a participle tells who someone met is: "received visiting Prime Minister X"."""
    scan, i = reader.scan, match.start
    if not i or not scan.has_grammar(i, "visiting"):
        return False
    before = scan.covered[i - 1]
    joined = before is not None and (
        before.entry("trigger") is not None
        or before.has("marker", "with")
        or before.has("grammar", "determiner", "and")
    )
    return joined and any(
        c.start == match.end and c.kind in ("person", "role", "group")
        for c in reader.of_sentence(scan.sentence_of[i])
    )


def is_participle(match: Match) -> bool:
    """Whether a trigger is a participle alone, which agrees with whom it tells of ("venue à")."""
    return any(
        e.category == "trigger" and e.phrase.split(" ", 1)[0].endswith("~p") for e in match.entries
    )


def _follows_person(reader: Reader, match: Match) -> bool:
    """Whether a person stands right before the word, or before its comma: "la présidente X, venue à";
    so too where the comma closes a name or a title: "le président, X, rencontre"."""
    scan = reader.scan
    comma = scan.tokens[match.start - 1].text == ","
    apposed = comma and is_participle(match)
    return any(
        (
            c.end == match.start - apposed
            or (comma and c.end == match.start - 1 and _closed(scan, c))
        )
        and c.kind in HUMAN
        and not c.possessive
        for c in reader.of_sentence(scan.sentence_of[match.start])
    )


def _closed(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name and a title stand in one noun phrase with a comma between them."""
    return any(scan.tokens[i].text == "," for i in range(chunk.start, chunk.end))


def _forms(scan: Scan, match: Match, frame: str) -> list[str]:
    """The forms that the pack knows of a word; with "to" written onto it ("لبحث ملف مع X") it is no
    verb in the past."""
    forms = [e.value for e in match.entries if e.category == "trigger" and e.key == frame]
    purpose = scan.pack.meta.order == "vso" and match.prefix in ("ل", "ول")
    return ["base"] if purpose and forms[0] == "past" else forms


def form_here(reader: Reader, match: Match, frame: str) -> str:
    """Noun or verb, for words that are both: a noun after an article, an owner or a preposition."""
    scan = reader.scan
    forms = _forms(scan, match, frame)
    if "noun" in forms and scan.pack.meta.noun_capitals and _is_noun(scan, match.start):
        return "noun"
    if scan.pack.meta.auxiliaries and len(set(forms)) > 1:
        sentence = scan.sentences[scan.sentence_of[match.start]]
        chunks = reader.of_sentence(sentence.index)
        clause = clause_around(scan, sentence, chunks, match)
        agent = any(c.slot in ("by", "of") and clause.start <= c.start < clause.end for c in chunks)
        return form_in_clause(scan, clause, match, forms, agent)
    if not scan.pack.meta.spaces and _given_by(reader, match):
        return "passive"
    if "passive" in forms and frame == "hosting" and not _of_person(reader, match):
        return "noun"
    if "past" in forms and _is_passive(reader, match):
        return "passive"
    if (
        match.start == 0
        or set(forms) in ({"noun"}, {"base"}, {"future"})
        or ("past" in forms and "noun" not in forms)
    ):
        return forms[0]
    before = scan.covered[match.start - 1]
    keys = {(e.category, e.key) for e in before.entries} if before else set()
    nominal = bool(
        keys & {("grammar", "determiner"), ("grammar", "possessive"), ("marker", "of")}
        or any(c == "pronoun" and k in ("his", "her", "their", "its") for c, k in keys)
    )
    if "noun" not in forms and keys & {("pronoun", "him"), ("pronoun", "them")}:
        return forms[0]  # "la recibirá", "le recevra": what looks like an article is the object
    if nominal or (before is not None and _qualified_noun(scan, before)):
        return "noun"
    verbs = [f for f in forms if f != "noun"]
    if verbs in ([], forms):
        return forms[0]
    verbal = any(c == "modality" or (c == "marker" and k == "to") for c, k in keys)
    verbal = verbal or _follows_person(reader, match)
    # Without endings a verb is known by what stands before it: who, where, when or how.
    placed = not scan.pack.meta.spaces and (
        match.start - 1 in scan.date_tokens
        or any(
            c.end == match.start and c.kind in PLACES and not c.possessive
            for c in reader.of_sentence(scan.sentence_of[match.start])
        )
        or ("grammar", "adverb") in keys
    )
    return verbs[0] if verbal or placed else "noun"
