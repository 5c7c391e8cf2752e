"""Who speaks, where the speaker stands behind the verb of saying."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.apposition import closes_after
from dragoman.reading.chunk import Chunk
from dragoman.reading.cue import can_speak, is_determiner, is_that
from dragoman.reading.described import tells_deed
from dragoman.reading.dropped import ends_in_that
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence
from dragoman.reading.speakers import between_dashes, starts_clause
from dragoman.reading.speaking_bodies import past_listener


def subject_behind(
    scan: Scan, sentence: Sentence, match: Match, after: list[Chunk]
) -> Chunk | None:
    """An actor right behind the verb: inversion, or a verb-first language."""
    if scan.pack.meta.inversion and ends_in_that(scan, match):
        return None  # "disse que X, candidato de Y, era …": whoever follows is spoken of
    if (described := _described(scan, sentence, match, after)) is not None:
        return described
    reach = 6 if scan.pack.meta.order == "vso" else 3
    start, after = past_listener(scan, match.end, after)
    for n, chunk in enumerate(after):
        if _opens_report(scan, chunk.start):
            return None
        if chunk.kind == "agency" and after[n + 1 : n + 2] and _on_channel(scan, start, chunk):
            start = chunk.end  # "a écrit sur X la ministre"
            continue
        between = range(start, chunk.start)
        romance = scan.pack.meta.inversion and scan.pack.meta.analytic
        gap = sum(
            i not in scan.date_tokens and not (romance and scan.has_grammar(i, "adverb"))
            for i in between  # "a indiqué de son côté la diplomatie russe"
        )
        if scan.pack.meta.inversion and (
            _phrase_between(scan, start, chunk.start)
            # "ajoutant que le ministre …": whoever follows is spoken of.
            or any(is_that(scan, i) for i in range(start, chunk.start))
        ):
            return None
        met = scan.pack.meta.active_participle and scan.matches_in(start, chunk.start, "trigger")
        return chunk if gap <= reach and not met else None  # "X said after meeting Y"
    return None


def _on_channel(scan: Scan, start: int, agency: Chunk) -> bool:
    """Whether a network or paper stands right behind the verb with its preposition: "a écrit sur X"."""
    if not (scan.pack.meta.inversion and scan.pack.meta.analytic):
        return False
    # The pack lists some with their preposition: "sur X".
    first_word = scan.pack.table.single(scan.tokens[agency.start])
    marked = bool(agency.slot) or any(e.category == "marker" for e in first_word)
    first = agency.marker if agency.slot else agency.start
    behind = agency.end < len(scan.tokens) and scan.has_grammar(agency.end, "determiner")
    return marked and behind and 0 <= first - start <= 1


_DESCRIPTION = 12
"""Tokens between a verb of saying and the comma before the name of whom it describes."""


def _described(scan: Scan, sentence: Sentence, match: Match, after: list[Chunk]) -> Chunk | None:
    """Who is named behind a noun the pack does not know: "a estimé le sélectionneur du Mali, X,"."""
    meta, first = scan.pack.meta, match.end
    if not (meta.inversion and meta.analytic and meta.capitals) or first + 1 >= sentence.end:
        return None
    noun = scan.tokens[first + 1]
    if not scan.has_grammar(first, "determiner") or scan.covered[first + 1] is not None:
        return None
    if not noun.text.islower() or not is_inverted(scan, sentence, match):
        return None
    end = min(first + _DESCRIPTION, sentence.end)
    comma = next((i for i in range(first, end) if scan.tokens[i].text == ","), end)
    if comma >= end or any(
        not scan.tokens[i].is_word
        or scan.quote_of[i] >= 0
        or tells_deed(scan, i)
        or scan.has_grammar(i, "that", "auxiliary", "because")
        for i in range(first + 2, comma)
        if scan.tokens[i].text not in "-’'."
    ):
        return None
    named = next((c for c in after if c.start == comma + 1), None)
    if named is None or named.name is None or named.slot or not can_speak(named):
        return None
    full = named.name[1] - named.name[0] > 1
    return named if full and closes_after(scan, named) else None


def subject_at_end(
    scan: Scan, sentence: Sentence, match: Match, after: list[Chunk]
) -> Chunk | None:
    """Who ends a sentence whose verb of saying follows the report, times and places between.

    "…, reveló este viernes, en una entrevista con EFE, el canciller X."
    """
    above = scan.pack.meta.impersonal and scan.has_grammar(sentence.start, "above")
    if not above and (match.start == sentence.start or not starts_clause(scan, sentence, match)):
        return None
    able = [c for c in after if not c.slot and not c.possessive and can_speak(c)]
    if scan.pack.meta.impersonal and [c.kind for c in able[:1]] == ["agency"]:
        able = able[1:]  # "сказал в интервью телеканалу CNN мэр X"
    subject = able[0] if able else None
    if subject is None or subject.kind not in ("person", "role", "institution"):
        return None
    between = range(match.end, subject.start)
    if len(between) > _ASIDES or any(
        scan.has_grammar(i, "relative", "that", "and") or tells_deed(scan, i) for i in between
    ):
        return None
    rest = range(subject.end, sentence.end)
    closed = all(not scan.tokens[i].is_word or i in scan.date_tokens for i in rest)
    # "…”, indicó en rueda de prensa el ministro X, quien descartó …"
    opened = (
        scan.tokens[rest.start].text == ","
        and rest.start + 1 < sentence.end
        and scan.has_grammar(rest.start + 1, "relative")
        if rest
        else False
    )
    return subject if closed or opened else None


_ASIDES = 16
"""Tokens of time and place between a verb of saying and its subject at the sentence's end."""


def _opens_report(scan: Scan, i: int) -> bool:
    """Whether a conjunction is attached to the word (Hebrew שפריז, "that Paris")."""
    sign, match = scan.pack.meta.clause_prefix, scan.covered[i]
    return (
        bool(sign) and match is not None and match.prefix.startswith(sign) and len(match.prefix) < 3
    )


def _phrase_between(scan: Scan, start: int, end: int) -> bool:
    """Whether a phrase with a preposition and a plain noun stands between: "dijo en el programa X"."""
    for i in range(start, end):
        match = scan.covered[i]
        if match is None or i in scan.date_tokens or match.entry("marker") is None:
            continue
        k = match.end
        while k < end and is_determiner(scan, k):
            k += 1
        if (
            k < end
            and scan.covered[k] is None
            and scan.tokens[k].text.islower()
            and k not in scan.date_tokens
        ):
            return True
    return False


def unknown_behind(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether someone the pack does not know speaks: "…, écrivait la presse locale."."""
    if not scan.pack.meta.inversion or not starts_clause(scan, sentence, match):
        return False
    if ends_in_that(scan, match):
        return False  # "X, disse que o prazo acabou": the report
    i = match.end
    while i < sentence.end and i in scan.date_tokens:
        i += 1
    if i >= sentence.end or not is_determiner(scan, i):
        return False
    words = range(i + 1, sentence.end)
    return len(words) <= 5 and all(scan.covered[k] is None for k in words[:1])


def is_inverted(scan: Scan, sentence: Sentence, match: Match) -> bool:
    """Whether the verb follows what it reports: a quotation or a comma right before it."""
    i = match.start - 1
    if between_dashes(scan, sentence, match.start):
        return True
    while i >= sentence.start and scan.tokens[i].text in "\"”“»«’‘'›—–- ":
        if scan.tokens[i].text in '"”“»«‘':
            return True
        i -= 1
    if i < sentence.start:
        return scan.pack.meta.order in ("v2", "vso")
    return scan.tokens[i].text in ",،，" or scan.quote_of[i] >= 0
