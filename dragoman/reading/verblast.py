"""Languages whose verbs stand last: the parts of a verb, and which noun phrase is its subject.

In Turkish, Japanese or Korean everything a verb governs stands before it: subject, objects and
the clause it reports.  Three endings tell the verbs of one sentence apart: finite verbs close a
clause; participles ("gelen bakan", the minister who came) have their subject right behind;
nominalised verbs ("geldiğini", that he came) own it in the genitive.  The endings are data of the
pack (`participle`, `nominal`, `qualified`).
"""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

NEAR = 3
"""Tokens between a participle and its subject ("gelen Suriyeli Bakan", an adjective or two)."""
SIGNS = ",:;–—\"”“»«'‘’"


def is_participle(scan: Scan, match: Match) -> bool:
    """Whether the verb of `match` has its subject right behind it."""
    if not ends(scan.pack.meta.participle, scan.tokens[match.end - 1].norm):
        return False
    # The same form may close a sentence ("gelecek", will come): then no noun follows.
    i = match.end
    if i >= len(scan.tokens) or scan.sentence_of[i] != scan.sentence_of[match.start]:
        return False
    after = scan.covered[i]
    return (scan.tokens[i].is_word or scan.tokens[i].text[0].isdecimal()) and not (
        after is not None
        and after.entry("grammar") is not None
        and after.entries[0].key in ("and", "but")
    )


def is_nominal(scan: Scan, match: Match) -> bool:
    """Whether the verb of `match` is made a noun, so that its subject owns it."""
    return ends(scan.pack.meta.nominal, scan.tokens[match.end - 1].norm)


def ends(pattern: str, norm: str) -> bool:
    return bool(pattern) and ends_in(norm, pattern)


def is_subject(scan: Scan, chunk: Chunk) -> bool:
    """Whether a chunk can be the subject of a verb behind it: unmarked, and no noun's qualifier.

    "Filistin meselesi" is an issue, "AB karşıtlığı" an attitude: a name right before a noun that
    carries the ending of what is owned only qualifies it.  States and bodies qualify so often
    that they need a sign of their own: a comma, a quotation, a time or a small word behind them.
    """
    owner = chunk.kind == "pronoun" and chunk.pronoun in ("his", "her", "their", "its")
    if chunk.kind not in ANIMATE or chunk.slot or chunk.possessive or owner:
        return False
    if chunk.kind == "name" and _inflected_plural(scan, chunk):
        return False
    i = chunk.end
    if i >= len(scan.tokens) or scan.sentence_of[i] != chunk.sentence or _set_off(scan, chunk, i):
        return True
    qualified = scan.pack.meta.qualified
    owned = ends(qualified, scan.tokens[i].norm) and not (
        scan.is_category(i, "saying") or _opens_verb(scan, i)
    )
    if (
        not owned
        and chunk.kind == "institution"
        and ends_in(scan.tokens[i].norm, scan.pack.meta.cases.get("of", ""))
    ):
        return True  # "Madrid hükümeti mektubun içeriğini": the noun behind owns one of its own
    people = chunk.institution == "delegation"
    if people or chunk.kind in ("person", "role", "pronoun", "collective", "group"):
        return not owned or chunk.kind == "person" or chunk.name is not None
    if owned or chunk.kind == "name":
        return not owned
    after = scan.tokens[i + 1].norm if i + 1 < len(scan.tokens) else ""
    first = chunk.start == scan.sentences[chunk.sentence].start
    return first and not scan.tokens[i].is_capital and not ends(qualified, after)


def _inflected_plural(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name is a plural in an oblique case, written without an apostrophe: "Demokratları"."""
    word = scan.tokens[chunk.end - 1].norm
    return ends(scan.pack.meta.plural, word) and not word.endswith(("lar", "ler"))


def _opens_verb(scan: Scan, i: int) -> bool:
    """Whether the noun at token `i` is a part of its verb: "iki lider kameraların karşısına geçti"."""
    match = scan.match_at.get(i)
    entry = match.entry("trigger") if match is not None and match.end - i > 1 else None
    return entry is not None and entry.value != "noun"


def _set_off(scan: Scan, chunk: Chunk, i: int) -> bool:
    """Whether a mark, a time, a quotation or a small word follows at token `i`."""
    if scan.tokens[i].text[0] in SIGNS or i in scan.date_tokens or scan.quote_of[i] != chunk.quoted:
        return True
    return scan.has_grammar(i, "adverb", "but", "and")


def is_signed(scan: Scan, chunk: Chunk) -> bool:
    """Whether a mark or small word behind a chunk sets it off as the subject ("Fidan, …", "Fidan ise")."""
    i = chunk.end
    if i >= len(scan.tokens) or scan.sentence_of[i] != chunk.sentence:
        return False
    match = scan.covered[i]
    return scan.tokens[i].text[0] in SIGNS or (
        match is not None and match.has("grammar", "adverb", "but")
    )


def first_subject(scan: Scan, subjects: list[Chunk]) -> Chunk:
    """The subject among those that may be: the first, unless it is a bare word and one is set off."""
    first = subjects[0]
    if first.kind in ("name", "state", "organization", "institution") and not is_signed(
        scan, first
    ):
        return next((c for c in subjects[1:] if is_signed(scan, c) and c.kind != "pronoun"), first)
    return first


def clause_floor(scan: Scan, sentence: Sentence, verb: Match) -> int:
    """The token at which the clause of `verb` may begin: behind the verb before it."""
    floor = sentence.start
    for match in scan.matches_in(sentence.start, verb.start, "trigger", "saying"):
        if scan.quote_of[match.start] != scan.quote_of[verb.start] or match.end > verb.start:
            continue
        for entry in match.entries:
            verbal = entry.category == "trigger" and entry.value != "noun"
            # "X'in verdiği bilgiye göre, …" is closed; "Bakanlığa göre" is too short to hold a side.
            told = entry.key == "according" and match.start - sentence.start > 2
            said = entry.category == "saying" and (told or entry.key not in ("noun", "according"))
            if verbal or said:
                floor = match.end
    for i in range(floor, verb.start):
        if scan.tokens[i].text == ";" or _opens_told(scan, sentence, i):
            floor = i + 1
    return floor


_TELLER = 8
"""Tokens of a teller before the colon of a headline: "Dışişleri Bakanlığı: Bakan X …"."""


def _opens_told(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Whether a colon at token `i` parts who tells from what is told."""
    apart = scan.tokens[i].text == ":" and i + 1 < sentence.end and not scan.tokens[i + 1].glued
    return apart and i - sentence.start <= _TELLER


def head_behind(scan: Scan, chunks: list[Chunk], verb: Match) -> Chunk | None:
    """The noun phrase that a participle qualifies."""
    for chunk in chunks:
        if chunk.start >= verb.end:
            near = chunk.start - verb.end <= NEAR and not scan.has_mark(
                verb.end, chunk.start, ",;:"
            )
            return chunk if near and chunk.kind in (*ANIMATE, "capital") else None
    return None


_CHAIN = 16
"""Tokens from a converb to the verb that it hangs on."""


def leads_to_deed(scan: Scan, verb: Match) -> bool:
    """Whether a converb hangs on a verb of the past: "buluşarak … konusunda anlaşmaya vardı".

    Whatever was agreed there, they met; "giderek … görüşecek" is still to come.
    """
    meta = scan.pack.meta
    if not ends(meta.converb, scan.tokens[verb.end - 1].norm):
        return False
    sentence = scan.sentences[scan.sentence_of[verb.start]]
    for i in range(verb.end, min(verb.end + _CHAIN, sentence.end)):
        mood = scan.covered[i]
        if mood is None or not mood.has("modality", "planned", "proposed"):
            continue
        closes = mood.end >= sentence.end or scan.tokens[mood.end].text[0] in SIGNS + "."
        return (
            closes
            and re.search("[dt][ıiuü](l[ae]r)?$|m[ıiuü]ş", scan.tokens[mood.end - 1].norm)
            is not None
        )
    return False


_BOARD = 4
"""Tokens from a person to the word for what carries him: an ending, "taşıyan"."""


def on_board(scan: Scan, trigger: Match, left: list[Chunk]) -> list[Chunk]:
    """Whose aircraft it is that arrived: "X'in uçağı Lima'ya indi", "X'i taşıyan uçak"."""
    for chunk in left:
        owns = chunk.possessive or chunk.slot == "object"
        near = min(chunk.end + _BOARD, trigger.start)
        if owns and chunk.kind in HUMAN and scan.has_grammar_in(chunk.end, near, "craft"):
            return [chunk]
    return []


def of_noun_between(scan: Scan, match: Match, last: int) -> bool:
    """ "11-13 Mart tarihlerindeki foruma davet etti": a day that a noun before the verb is told with."""
    cases = scan.pack.meta.cases.get("in", "")
    if not scan.pack.meta.nominal or match.start - last < 3:
        return False
    words = [scan.tokens[i].norm.lstrip("'’") for i in (last - 1, last)]
    return any(w.endswith("ki") and ends(cases, w) for w in words)


def unnamed_head(scan: Scan, verb: Match, end: int) -> int | None:
    """Where what follows "diyen ünlü oyuncu," begins: a participle's head without a name, and a comma."""
    i = verb.end
    while i < end and i - verb.end <= NEAR and scan.tokens[i].is_word:
        named = scan.tokens[i].is_capital and scan.covered[i] is None
        if named or scan.is_category(i, "saying", "trigger"):
            return None
        i += 1
    return i + 1 if verb.end < i < end and scan.tokens[i].text == "," else None
