"""What marks the part of a noun phrase in its sentence: the word before or behind it, its ending."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.capital_words import before_capital, before_place_noun
from dragoman.reading.chunk import (
    HUMAN,
    OWNERS,
    PLACES,
    WITHIN,
    Chunk,
    has_entry,
    is_determiner,
)
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.than_or_that import does, opens_clause, opens_plan


@lru_cache(maxsize=64)
def _endings(patterns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((slot, re.compile(pattern)) for slot, pattern in patterns)


def _stands_alone(scan: Scan, i: int) -> bool:
    """Whether no noun follows: "invited her to …", not "her visit"."""
    if i >= len(scan.tokens) or not scan.tokens[i].is_word:
        return True
    return scan.is_category(i, "marker", "grammar", "modality")


def mark_part(scan: Scan, sentence: Sentence, chunk: Chunk) -> None:
    """Find the word that marks the part of `chunk`: before it, after it, or in its ending."""
    meta = scan.pack.meta
    if chunk.pronoun in ("him", "them"):
        chunk.slot, chunk.marker = "object", chunk.start
        return
    if chunk.pronoun in WITHIN:
        # "עמו", "معه": the pronoun is written onto its preposition.
        chunk.slot, chunk.marker = chunk.pronoun.partition("_")[0], chunk.start
        return
    if meta.clause_prefix and chunk.attached.strip(meta.article) == meta.clause_prefix:
        return  # "אחרי ששר החוץ ביקר": the subject of a clause, whatever stands before it
    _mark_before(scan, sentence, chunk)
    if chunk.slot == "with" and _lists_place(scan, sentence, chunk):
        chunk.slot = "other"
    if not chunk.slot and (
        (_is_object(scan, sentence, chunk.start - 1) and not _is_relative_word(scan, chunk))
        or (
            (chunk.kind == "pronoun" or chunk.owner in OWNERS)
            and _is_object(scan, sentence, chunk.start)
        )
    ):
        chunk.slot, chunk.marker = "object", chunk.start - 1
    if not meta.spaces and not chunk.slot and chunk.kind in ("person", "role"):
        _mark_across(scan, sentence, chunk)
    party = _party_state(scan, chunk)
    if not chunk.implied or party in chunk.implied.split(";"):
        chunk.implied = party
    if meta.genitive and not chunk.possessive:
        chunk.possessive = _owns(scan, sentence, chunk)
        if not chunk.slot and not chunk.possessive and _owns_before(scan, sentence, chunk):
            chunk.slot, chunk.marker = "of", chunk.start
    if not chunk.slot and chunk.attached:
        # "in|with": an attached ب says where before a place, with whom before a person.
        place, _, person = meta.attached.get(chunk.attached, "").partition("|")
        human = chunk.kind in HUMAN and chunk.key != "countries"
        chunk.slot = person if person and human else place
        if chunk.slot:
            chunk.marker = chunk.start
    _mark_by_ending(scan, sentence, chunk)
    oblique = chunk.kind == "pronoun" and scan.tokens[chunk.start].norm in meta.oblique
    if not chunk.slot and oblique and _stands_alone(scan, chunk.end):
        chunk.slot, chunk.marker = "object", chunk.start


def _leads(scan: Scan, i: int) -> bool:
    """Whether what is an article as well is "to", the end of a verb's phrase: "chegou ontem a Lima"."""
    match = scan.covered[i]
    if not scan.pack.meta.late_clitics or match is None or match.end - match.start < 2:
        return False
    if i != match.end - 1 or match.entry("trigger") is None:
        return False
    words = scan.pack.table.single(scan.tokens[i])
    return any(e.category == "marker" and e.key == "to" for e in words)


def _lists_place(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether "with", which is "and" as well, ties a place to a word no pack has: "在东海和台湾周边"."""
    i = chunk.marker
    if scan.pack.meta.spaces or chunk.kind not in (*PLACES, "region") or i <= sentence.start:
        return False
    match = scan.covered[i - 1]
    noun = scan.tokens[i - 1].is_word and (match is None or match.has("grammar", "word"))
    return noun and i - 1 not in scan.date_tokens and scan.tokens[i].text == "和"


def _mark_before(scan: Scan, sentence: Sentence, chunk: Chunk) -> None:
    """The preposition before a chunk, articles between them aside."""
    meta = scan.pack.meta
    i = chunk.start - 1
    if i > sentence.start and chunk.name and chunk.quoted < 0 and scan.tokens[i].text in "«“":
        # با «X»: marks around nothing but a name.
        i -= scan.quote_of[chunk.start] >= 0
    personal = chunk.kind == "pronoun" and chunk.pronoun not in OWNERS
    while i >= sentence.start and (
        (is_determiner(scan, i) and not (meta.auxiliaries and personal) and not _leads(scan, i))
        or (chunk.name and scan.has_grammar(i, "kin"))  # با دوستش X: with X
    ):
        i -= 1
    i = _before_nouns(scan, sentence, chunk, i)
    if meta.paradigms and (chunk.kind in HUMAN or chunk.institution == "delegation"):
        i = _before_participle(scan, sentence, i)
    if i == sentence.start and scan.tokens[i].norm in meta.partitive:
        return  # "Des délégations serbe et kosovare se sont rencontrées": an article
    if i >= sentence.start and (match := scan.covered[i]) is not None:
        entry = next(
            (e for e in match.entries if e.category == "marker" and e.key != "object"), None
        )
        if chunk.kind in (*PLACES, "metonym"):
            # French "à" and "au", Italian "a" and "al" are "to" with persons, "in" with places.
            entry = next(
                (e for e in match.entries if e.category == "marker" and e.key == "in"), entry
            )
        if entry is None and match.end == i + 1 and match.end - match.start > 1:
            # "meeting with": the trigger's phrase ends with the marking word.
            entry = next(
                (e for e in scan.pack.table.single(scan.tokens[i]) if e.category == "marker"), None
            )
            if entry is not None and chunk.kind in HUMAN and _takes(match, entry.key):
                entry = None
            if entry is not None and entry.key == "against" and opens_clause(match):
                entry = None
        if (
            entry is not None
            and entry.key == "against"
            and (opens_plan(scan, i) or does(scan, sentence, i, chunk))
        ):
            entry = None
        if entry is not None and match.start >= sentence.start:
            chunk.slot, chunk.marker = entry.key, match.start
        elif match.has("saying", "according") and (
            (meta.order == "v2" and match.entry("postposition") is None)
            or (meta.order == "sov" and not meta.nominal)
        ):
            # "به گفته X، Y …": a source does nothing in the clause that it reports.
            chunk.slot, chunk.marker = "other", match.start


def _before_nouns(scan: Scan, sentence: Sentence, chunk: Chunk, i: int) -> int:
    """The token before the nouns that say what a place is: capital, port, republic."""
    i = before_place_noun(scan, sentence, chunk, before_capital(scan, chunk, i, sentence.start))
    return _before_realm(scan, sentence, chunk, i)


def _before_realm(scan: Scan, sentence: Sentence, chunk: Chunk, i: int) -> int:
    """The token before "the Republic of" where token `i` is its "of": "à República Árabe do Egito"."""
    found = scan.covered[i] if chunk.kind == "state" and i > sentence.start else None
    if found is None or not found.has("marker", "of") or not scan.pack.meta.analytic:
        return i
    if not scan.has_grammar(found.start - 1, "realm"):
        return i
    realm = scan.covered[found.start - 1]
    k = realm.start - 1 if realm is not None else i
    return k if k >= sentence.start and scan.is_category(k, "marker") else i


_QUALIFIED = 7
"""Tokens between a preposition and whom it marks, where a participle tells of him."""


def _before_participle(scan: Scan, sentence: Sentence, i: int) -> int:
    """The token before a participle and what belongs to it: "с прибывшим в Лиму президентом"."""
    pattern = scan.pack.meta.participle
    if i < sentence.start or not pattern or scan.is_category(i, "marker"):
        return i
    for k in range(i, max(sentence.start, i - _QUALIFIED), -1):
        if not scan.tokens[k].is_word or (scan.tokens[k].is_capital and scan.covered[k] is None):
            break
        if k in scan.date_tokens:
            continue  # "на следующей неделе"
        told = scan.covered[k]
        if told is not None and (
            told.has("saying", "say", "tell", "stress", "charged")
            or told.has_value("trigger", "past", "present", "future")
        ):
            break  # "о предстоящем визите сообщил X"
        if ends_in(scan.tokens[k].norm, pattern) and scan.is_category(k - 1, "marker"):
            return k - 1
    return i


def _mark_by_ending(scan: Scan, sentence: Sentence, chunk: Chunk) -> None:
    """Case endings, endings after an apostrophe, and words behind that mark."""
    meta = scan.pack.meta
    end = chunk.end
    if not chunk.slot and chunk.ending and meta.cases:
        for slot, pattern in _endings(tuple(meta.cases.items())):
            if pattern.fullmatch(chunk.ending):
                chunk.slot, chunk.marker = slot, chunk.start
                chunk.possessive = slot == "of"
                break
    if end < sentence.end and scan.tokens[end].text[0] in "'’" and meta.suffixes:
        ending = scan.tokens[end].norm[1:]
        for slot, pattern in _endings(tuple(meta.suffixes.items())):
            if pattern.fullmatch(ending):
                chunk.slot, chunk.marker = slot, end
                chunk.possessive = slot == "of"
                break
        end += 1
    if "object" in meta.postpositions and scan.tokens[min(end, sentence.end - 1)].text in ",،»”":
        # «X»، وزیر خارجه، را: the mark that closes an apposition stands before the word.
        end += 1
    own = "object" in meta.postpositions and end < sentence.end - 1
    if own and scan.has_grammar(end, "determiner") and scan.is_category(end + 1, "postposition"):
        end += 1  # "همتای عراقی خود را"
    if meta.postpositions and end < sentence.end:
        after = scan.match_at.get(end)
        entry = after.entry("postposition") if after else None
        if entry is not None and not (chunk.slot == "to" and entry.key == "object"):
            # "پیام X خطاب به Y را": the letter to Y is the object, not Y.
            chunk.slot, chunk.marker = entry.key, end
            chunk.possessive = chunk.possessive and not meta.nominal  # "X'in öncülüğünde"


_AWAY = 14
"""Characters that may stand between a marking word and the head of what it marks."""


def _mark_across(scan: Scan, sentence: Sentence, chunk: Chunk) -> None:
    """Find the mark before what qualifies a person: "同来访的X", "与汽车工业协会主席X".

    Where nothing separates words the qualifier stands between the two: words the pack does not
    know, bodies, and a verb of travel tied by the word for "of".
    """
    i, verb = chunk.start - 1, False
    floor = max(sentence.start, chunk.start - _AWAY)
    while i >= floor:
        match = scan.covered[i]
        if match is None:
            if not scan.tokens[i].is_word:
                return
            i -= 1
            continue
        kinds = {e.category for e in match.entries}
        marker = next((e for e in match.entries if e.category == "marker"), None)
        if marker is None and match.has("modality", "future"):
            # "将与": the phrase ends with the marking word.
            last = scan.pack.table.single(scan.tokens[i])
            marker = next((e for e in last if e.category == "marker"), None)
        travels = match.entry("trigger")
        if marker is not None and verb and travels is not None and travels.key in _TRAVELS:
            marker = None  # "赴加纳访问的X": a verb of travel too
        if marker is not None and marker.key in ("with", "to", "by"):
            chunk.slot, chunk.marker = marker.key, match.start
            return
        tied = has_entry(match, "possessive")
        if travels is not None and travels.key in _TRAVELS and travels.value in ("base", "present"):
            verb = True
        elif not (
            tied
            or kinds & {"organization", "institution", "modifier", "agency"}
            or has_entry(match, "word")
            or has_entry(match, "auxiliary")
            or (verb and marker is not None)
            or ((verb or _tied_verb(scan, match.end)) and kinds & {"state", "capital", "city"})
            # "与广东省委书记X": the town or province whose office it is.
            or (match.end == chunk.start and chunk.office and kinds & {"capital", "city"})
        ):
            return
        i = match.start - 1


_TRAVELS = ("visit", "arrival")


def _tied_verb(scan: Scan, i: int) -> bool:
    return i < len(scan.tokens) and scan.has_grammar(i, "possessive")


def _party_state(scan: Scan, chunk: Chunk) -> str:
    """The state of a party named in brackets behind a name, or by hyphen before an office."""
    tokens = scan.tokens
    if chunk.end + 1 < len(tokens) and tokens[chunk.end].text == "(" and chunk.name is not None:
        entry = scan.entry(chunk.end + 1, "implied")
    elif chunk.end - chunk.start > 3 and tokens[chunk.end - 1].text == ")":
        entry = scan.entry(chunk.end - 2, "implied")
    elif chunk.start >= 2 and tokens[chunk.start - 1].text == "-" and tokens[chunk.start].glued:
        entry = scan.entry(chunk.start - 2, "implied")
    else:
        entry = None
    return entry.key if entry else ""


def _takes(match: Match, slot: str) -> bool:
    """Whether a verb's own preposition marks its object: "a serré la main de X"."""
    verb = any(
        e.category == "trigger" and e.value not in ("noun", "passive") for e in match.entries
    )
    return verb and slot in ("of", "to")


def _is_relative_word(scan: Scan, chunk: Chunk) -> bool:
    """Whether the article before a chunk is a pronoun instead: "den Blinken getroffen hatte"."""
    match = scan.covered[chunk.start - 1]
    if match is not None and match.entry("pronoun") is not None:
        return True
    bare = chunk.kind == "pronoun" or (chunk.name is not None and chunk.name[0] == chunk.start)
    bare = bare or opens_with_owner(scan, chunk)
    return bare and chunk.start >= 2 and scan.tokens[chunk.start - 2].text == ","


def opens_with_owner(scan: Scan, chunk: Chunk) -> bool:
    """Whether a state opens the phrase of somebody, where it stands for an article: "Perus Präsident"."""
    owned = scan.pack.meta.genitive and scan.is_category(chunk.start, "state")
    several = chunk.kind in HUMAN and chunk.end - chunk.start > 1
    return bool(owned) and several and scan.tokens[chunk.start].is_capital


def _is_object(scan: Scan, sentence: Sentence, i: int) -> bool:
    """Whether token `i` is an article that only objects have ("den Präsidenten")."""
    match = scan.covered[i] if i >= sentence.start else None
    return match is not None and match.has("marker", "object")


_ADJECTIVE = ("e", "en", "em", "er", "es")


def _owns_before(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a name in the genitive stands behind the noun it owns: "einen Brief Lawrows"."""
    noun = chunk.start - 1
    if chunk.name is None or chunk.name[0] != chunk.start or noun < sentence.start:
        return False
    before, token = scan.tokens[noun], scan.tokens[chunk.end - 1]
    if not before.is_capital or noun == sentence.start or noun in scan.date_tokens:
        return False
    ending = re.search(f"(?:{scan.pack.meta.genitive})$", token.norm)
    told = scan.covered[noun] is None or scan.is_category(noun, "trigger")
    return ending is not None and told and scan.has_norm(token.norm[: ending.start()])


def _owns(scan: Scan, sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a name in the genitive stands before the noun it owns ("Lawrows Besuch").

    The ending counts only where the name without it is known: from the pack for
    states and towns, from the document for persons.
    """
    if chunk.end >= sentence.end or chunk.kind not in (
        "person",
        "name",
        "state",
        "capital",
        "city",
    ):
        return False
    token, after = scan.tokens[chunk.end - 1], scan.tokens[chunk.end]
    ending = re.search(f"(?:{scan.pack.meta.genitive})$", token.norm)
    if ending is None or not after.is_word or scan.is_category(chunk.end, "saying", "modality"):
        return False
    if not after.is_capital and not scan.is_category(chunk.end, "demonym", "modifier"):
        behind = scan.tokens[chunk.end + 1] if chunk.end + 1 < sentence.end else None
        adjective = scan.covered[chunk.end] is None and after.norm.endswith(_ADJECTIVE)
        if not adjective or behind is None or not behind.is_capital:
            return False  # "Lawrows lange geplanter Besuch"
    if chunk.name is None:
        # Tripolis is no genitive of Tripoli: the pack says which names take the ending.
        return bool(chunk.ending)
    return scan.has_norm(token.norm[: ending.start()])
