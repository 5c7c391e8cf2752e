"""What stands between two elements of a sentence: nothing of weight, a tie, or a break."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.language.tokens import Token
from dragoman.reading.chunk import Chunk, Element, has_entry, joined_prefix
from dragoman.reading.scan import Scan


def _owning(scan: Scan, ending: Token) -> bool:
    """Whether an ending behind an apostrophe leaves room for the noun phrase to go on (genitive, "CEO'su X")."""
    suffixes = scan.pack.meta.suffixes
    patterns = [suffixes[key] for key in ("of", "owned") if key in suffixes]
    return not patterns or any(re.fullmatch(p, ending.norm[1:]) for p in patterns)


_PASSED = ("determiner", "possessive", "realm")
"""What may stand between office and state: "the president of the Republic of Ghana"."""


_NUMBERED = ("king", "queen", "pope", "sultan", "emir", "prince")


def _numeral(scan: Scan, last: Element, i: int) -> int:
    """Behind the numeral at `i` of one who bears it before his name: "Ürdün Kralı 2. Abdullah"."""
    tokens, title = scan.tokens, last.entry
    if not scan.pack.meta.nominal or title is None or title.key not in _NUMBERED or i != last.end:
        return i
    if not tokens[i].text.isdigit() or len(tokens[i].text) > 2 or i + 2 >= len(tokens):
        return i
    return i + 2 if tokens[i + 1].text == "." and tokens[i + 1].glued else i


_FOR_BODIES = frozenset(
    ("secretary-general", "director-general", "high representative", "commissioner", "special envoy",
     "special representative", "deputy secretary-general")
)  # fmt: skip
"""Offices that bodies of states have."""


def _of_body(scan: Scan, last: Element, new: Element) -> bool:
    """ "الأمين العام لجامعة الدول العربية": behind a title of two words "to" says whose it is."""
    if scan.pack.meta.order != "vso" or new.kind not in ("organization", "institution", "body"):
        return False
    held = last.kind == "office" and last.entry is not None and last.end == new.start
    return held and last.entry is not None and last.entry.key in _FOR_BODIES


def _in_realm(scan: Scan, match: Match, last: Element, new: Element) -> bool:
    """ "وزير الخارجية في الجمهورية التركية": "in" before a state by its full name says whose it is."""
    if scan.pack.meta.order != "vso" or last.kind != "office" or new.kind != "state":
        return False
    whole = new.end - new.start > 1 or scan.has_grammar_in(match.end, new.start, "realm")
    return whole and match.has("marker", "in") and match.start == last.end


def _is_where(scan: Scan, place: Element, title: Element) -> bool:
    """Whether a state says where, and the office behind it is somebody's: "traf in Peru Präsident X".

    Where names own a noun by an ending ("Perus Präsident"), a bare one behind "in" does not.
    """
    meta = scan.pack.meta
    if not (meta.noun_capitals and meta.genitive) or place.kind != "state":
        return False
    beside = title.kind in ("office", "honorific") and title.start == place.end
    if not beside or scan.tokens[place.end - 1].norm.endswith(meta.genitive):
        return False
    i = place.start - 1
    while i > 0 and scan.has_grammar(i, "determiner"):
        i -= 1
    word = scan.covered[i] if i >= 0 else None
    return word is not None and has_entry(word, "in") and word.entry("marker") is not None


def _qualifies(scan: Scan, last: Element, new: Element, i: int) -> bool:
    """ "رئيس المجلس العسكري X": one unknown word with the article between an office and its holder."""
    if scan.pack.meta.order != "vso" or new.kind != "name" or i != last.end or new.start != i + 1:
        return False
    token = scan.tokens[i]
    written = token.norm.startswith("ال") and len(token.norm) > _ARTICLED
    titled = last.kind in ("office", "institution", "organization") and not new.prefix
    match = scan.covered[i]
    plain = match is None or {e.category for e in match.entries} == {"topic"}
    return written and titled and plain and i not in scan.date_tokens


_ARTICLED = 4
"""Letters of a word that is no more than an article and a short noun."""


def gap_between(scan: Scan, last: Element, new: Element) -> str | None:
    """What stands between two elements: "" nothing of weight, "of", "and", or None for a break."""
    kind = ""
    i = last.end
    if _is_where(scan, last, new):
        return None
    if scan.text.count("\n", scan.tokens[last.end - 1].end, scan.tokens[new.start].start):
        return None
    while i < new.start:
        token = scan.tokens[i]
        match = scan.match_at.get(i)
        entry = match.entry("marker", "grammar") if match else None
        if token.text in "-–‐" and token.glued:
            i += 1
        elif token.text[0] in "'’" and not _owning(scan, token):
            return None
        elif token.text[0] in "'’":
            i += 1
        elif (behind := _numeral(scan, last, i)) > i:
            i = behind
        elif _qualifies(scan, last, new, i):
            i += 1
        elif entry is None or match is None:
            return None
        elif entry.key == "of" or (match.entry("marker") is not None and has_entry(match, "of")):
            kind = "of"
            i = match.end
        elif has_entry(match, "that"):
            return None  # "told the president that Syria …"
        elif match.entry("marker") is not None and has_entry(match, "object"):
            return None  # "traf der Bundespräsident den slowakischen Ministerpräsidenten"
        elif any(has_entry(match, key) for key in _PASSED) or _in_realm(scan, match, last, new):
            i = match.end
        elif has_entry(match, "and") and kind == "":
            kind = "and"
            i = match.end
        else:
            return None
    if kind == "" and (slot := scan.pack.meta.attached.get(new.prefix)) is not None:
        return "of" if slot == "of" or _of_body(scan, last, new) else None
    if kind == "and" or joined_prefix(scan, new.prefix):
        return "and" if new.kind == "office" and last.kind == "office" else None
    return kind


_SPEECH = 4
"""Words from which a quotation is speech, not a name in marks."""


def parted_by_speech(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    """Whether one of two noun phrases is spoken: "“We met in Tamale,” the minister, X, said"."""
    return before.quoted != chunk.quoted and any(
        c.quoted >= 0 and scan.quotes[c.quoted].words >= _SPEECH for c in (before, chunk)
    )


def is_unwritten(scan: Scan) -> bool:
    """Whether the language of a text has its verbs last, and writes no case."""
    return scan.pack.meta.order == "sov" and not scan.pack.meta.nominal
