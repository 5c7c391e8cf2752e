"""Bodies that speak through a verb in the plural: "…, сообщили в Кремле", "В компании «X» отметили"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, HUMAN, SPOKESPERSONS, Chunk
from dragoman.reading.cue import Cue, with_coordinated
from dragoman.reading.scan import Scan

BODIES = ("capital", "institution", "metonym", "state", "organization")
_PLAIN = 3
"""Words of a body that no pack knows: "в пожарной охране"."""
_FIELD = 6
"""Words that may tell the field of a body between its noun and whose it is."""
_BETWEEN = 4
"""Words between a body and its verb: "в МИД такую сделку назвали"."""
_MARKS = '«»“”„"'

Spoken = tuple[list[Chunk], bool, bool]
"""The speaker, whether he stands behind the verb, and whether he spoke last and is to be found."""


def body_behind(scan: Scan, match: Match, chunks: list[Chunk]) -> Spoken | None:
    """The speaker of a plural verb behind it: "…, рассказали журналистам в МЧС".

    An office without a name speaks for whose it is: "в канцелярии премьера".  A body that no one
    names leaves the speaker open to nobody, and so nobody else is given the words.
    """
    i = _past_listeners(scan, match, chunks)
    here = i < len(scan.tokens) and scan.sentence_of[i] == scan.sentence_of[match.start]
    first = scan.sentences[scan.sentence_of[match.start]].start
    backward = match.has("saying", "backward") or scan.has_grammar(first, "above")
    if not here or not (
        backward or (match.start and scan.tokens[match.start - 1].text in ",»”–—-")
    ):
        return None
    marker = scan.covered[i]
    if marker is None or not marker.has("marker", "in"):
        return None
    body = next((c for c in chunks if c.slot == "in" and c.start in (i, marker.end)), None)
    if body is not None:
        return ([body], True, False) if body.kind in (*BODIES, "name") else None
    k = marker.end
    while k < len(scan.tokens) and k - marker.end < _PLAIN and _is_plain(scan, k):
        k += 1
    if k == marker.end:
        return None
    named = named_in_marks(scan, chunks, k)
    owner = named or next((c for c in chunks if c.start == k and c.slot in ("of", "")), None)
    if owner is None:
        # "в управлении по связям с прессой министерства обороны"
        end = scan.sentences[scan.sentence_of[match.start]].end
        owner = next((c for c in chunks if k < c.start <= min(k + _FIELD, end)), None)
        owner = owner if owner is not None and owner.kind in BODIES else None
        owner = None if owner is None or scan.has_mark(k, owner.start, ",;:.") else owner
    if owner is not None and (named or owner.kind in ANIMATE):
        return [owner], True, False
    return [], True, False


def body_before(scan: Scan, match: Match, chunks: list[Chunk]) -> Spoken | None:
    """The speaker of a plural verb before it: "В МИД журналистам уточнили", "Там отметили"."""
    first = scan.sentences[scan.sentence_of[match.start]].start
    if match.start - first <= 2 and scan.has_grammar(first, "there"):
        return [], False, True
    for chunk in chunks:
        if chunk.end > match.start:
            break
        if chunk.kind not in (*BODIES, "name"):
            continue
        marked = chunk.slot == "in"
        if not marked and not _of_a_kind(scan, chunk, first):
            continue
        start = chunk.end + (scan.tokens[chunk.end].text in _MARKS)
        start = _past_relative(scan, start, match.start)
        near = (marked and match.start - start <= 2) and chunk.kind != "name"
        if near or _only_asides(scan, chunks, start, match.start):
            return [chunk], False, False
    return None


def _past_listeners(scan: Scan, match: Match, chunks: list[Chunk]) -> int:
    """Past when something was said and to whom: "сообщили в среду журналистам", "рассказали ТАСС"."""
    i, last = match.end, scan.sentences[scan.sentence_of[match.start]].end
    while i + 1 < last:
        agency = next((c for c in chunks if c.start == i and c.kind == "agency"), None)
        if agency is not None and agency.slot != "in":
            i = agency.end
        elif (
            not {i, i + 1}.isdisjoint(scan.date_tokens)
            or scan.has_grammar(i, "adverb", "listener")
            or (i > match.end and scan.tokens[i].text in _MARKS)
        ):
            i += 1
        else:
            break
    return i


def _past_relative(scan: Scan, start: int, end: int) -> int:
    """Past a relative clause between commas: "в прокуратуре, которая ведёт проверку, уточнили"."""
    while start < end and _is_plain(scan, start):
        start += 1
    if (
        start + 1 >= end
        or scan.tokens[start].text != ","
        or not scan.has_grammar(start + 1, "relative")
    ):
        return start
    return next((i + 1 for i in range(end - 1, start, -1) if scan.tokens[i].text == ","), start)


def _of_a_kind(scan: Scan, chunk: Chunk, first: int) -> bool:
    """Whether a noun that is marked "in" opens the sentence and says what a name is: "в компании X"."""
    k = chunk.start - 1
    while k > first and (scan.tokens[k].text in _MARKS or _is_plain(scan, k)):
        k -= 1
    head = scan.covered[k]
    near = 0 < chunk.start - k - 1 <= _PLAIN + 1
    return k == first and near and head is not None and head.has("marker", "in")


def _only_asides(scan: Scan, chunks: list[Chunk], start: int, end: int) -> bool:
    """Whether no subject stands between: times, listeners, and at most an object."""
    if any(c.kind in HUMAN and not c.slot and start <= c.start < end for c in chunks):
        return False
    oblique = scan.pack.meta.phrasing.oblique
    words = 0
    for i in range(start, end):
        aside = i in scan.date_tokens or i + 1 in scan.date_tokens
        if (
            aside
            or not scan.tokens[i].is_word
            or scan.has_grammar(i, "adverb", "auxiliary", "listener")
        ):
            continue
        if scan.is_category(i, "agency"):
            continue
        if not oblique or not ends_in(scan.tokens[i].norm, oblique):
            return False
        words += 1
    return words <= _BETWEEN


def named_in_marks(scan: Scan, chunks: list[Chunk], i: int) -> Chunk | None:
    """The body whose name in marks begins at token `i`: "в компании «X»"."""
    inside = i + (i < len(scan.tokens) and scan.tokens[i].text in _MARKS)
    return next(
        (c for c in chunks if c.start == inside and c.kind in ("name", "organization")), None
    )


def _is_plain(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    return token.is_word and token.text.islower() and scan.covered[i] is None


def _behind_spokesperson(scan: Scan, chunk: Chunk, chunks: list[Chunk]) -> tuple[int, ...] | None:
    """ "Die Kommission will das nach den Worten eines Sprechers prüfen": for whom he speaks."""
    if chunk.office not in SPOKESPERSONS or chunk.name is not None:
        return None
    if chunk.state or chunk.organization or not scan.has_grammar(chunk.start - 1, "indefinite"):
        return None
    kinds = ("organization", "institution", "metonym")
    bodies = [c.actor for c in chunks if c.kind in kinds and not c.slot and c.actor >= 0]
    return (bodies[0],) if bodies else None


def _is_noun(scan: Scan, match: Match) -> bool:
    """Whether a word for a source is a noun with its own article: "den Angaben", not "zufolge"."""
    return scan.tokens[match.start].is_capital and match.end - match.start == 1


def _end_of(scan: Scan, match: Match) -> int:
    behind = scan.covered[match.end] if match.end < len(scan.tokens) else None
    return match.end + (behind is not None and behind.entry("postposition") is not None)


def source_placed(scan: Scan, match: Match, chunks: list[Chunk]) -> Cue | None:
    """Where a pack says which words stand behind what they mark ("X zufolge"), that decides."""
    behind = match.entry("postposition") is not None
    if behind and scan.has_grammar(match.start - 1, "determiner") and _is_noun(scan, match):
        # "Den Angaben zufolge": of whoever spoke last.
        start = match.start - 1
        return Cue(saying="according", start=start, end=_end_of(scan, match), carried=True)
    if not behind and scan.has_grammar_in(
        match.end, min(match.end + 3, len(scan.tokens)), "source"
    ):
        return None  # "nach Angaben aus Regierungskreisen"
    reach = 6 if scan.tokens[match.start].is_word else 1
    for chunk in chunks:
        if chunk.kind not in (*ANIMATE, "agency", "capital"):
            continue
        gap = match.start - chunk.end if behind else chunk.start - match.end
        if 0 <= gap <= (1 if behind else reach):
            body = _behind_spokesperson(scan, chunk, chunks)
            if body is not None:
                return Cue(
                    saying="according",
                    start=match.start,
                    end=match.end,
                    actors=body,
                    aside=chunk.end,
                )
            speaker = with_coordinated(chunks, chunk)
            return Cue(saying="according", start=match.start, end=match.end, speaker=speaker)
    return None


def past_listener(scan: Scan, start: int, after: list[Chunk]) -> tuple[int, list[Chunk]]:
    """Past the agency that was told, and who is left to speak: "сообщил РИА Новости мэр X"."""
    if not scan.pack.meta.impersonal or len(after) < 2 or after[0].kind != "agency":
        return start, after
    told = all(
        i in scan.date_tokens
        or not scan.tokens[i].is_word
        or scan.has_grammar(i, "listener")
        or scan.is_category(i, "marker", "saying")  # "в интервью телеканалу"
        for i in range(start, after[0].start)
    )
    behind = after[0].end + (scan.tokens[after[0].end].text in "»”")
    return (after[0].end, after[1:]) if told and after[1].start == behind else (start, after)
