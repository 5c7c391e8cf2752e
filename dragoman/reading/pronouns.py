"""Whom a pronoun stands for: the subject last spoken of, by its place in the sentence."""

from __future__ import annotations

from dragoman.reading.cast import Cast, Casting, is_person, is_subject, speaks, talks_on
from dragoman.reading.chunk import HUMAN, WITHIN, Chunk, chunks_of
from dragoman.reading.gender import differs, fits
from dragoman.reading.groups import resolve_collective, resolve_side
from dragoman.reading.han_parts import told_as
from dragoman.reading.scan import Scan

_BESIDE = ("object", "with", "to", "from")
"""Parts of a sentence in which "he" is someone else than its subject."""
_NEAR = 3
"""Sentences, the pronoun's own among them, in which "she" looks for a woman before all else."""


def antecedent(
    casting: Casting, chunks: list[Chunk], i: int, before: int | None = None
) -> Cast | None:
    """The person a pronoun at chunk `i` stands for: the subject last spoken of.

    "She" is the woman last spoken of where a woman is shown, subject or not.
    """
    scan, meta = casting.scan, casting.scan.pack.meta
    # Where verbs drop their subject and show its gender, the masculine is what is not shown.
    key = chunks[i].pronoun or ("he" if meta.pro_drop and meta.gender.woman_verb else "")
    near: list[list[Chunk]] = [
        [c for c in here if not differs(scan, casting.actors[c.actor], key)]
        for here in _people_before(casting, chunks, i, before)
    ]
    women = [c for here in near[:_NEAR] for c in here if fits(scan, casting.actors[c.actor], key)]
    if shown := women or told_as(scan, near[0], chunks[i]):
        return casting.actors[shown[0].actor]
    fallback: Cast | None = None
    for back, here in enumerate(near):
        subjects = [c for c in here if is_subject(scan, c)]
        people = [
            c
            for c in subjects
            if is_person(casting.actors[c.actor]) or talks_on(scan, casting.actors[c.actor])
        ]
        if subjects and not people:
            # A lone unknown name may be a place or a party: someone known comes first.
            fallback = fallback or casting.actors[subjects[0].actor]
            continue
        if not people and back <= 1 and scan.pack.meta.spaces:
            # "It is Karimi's first trip since he took over": the owner in the subject's place.
            people = [
                c
                for c in here
                if c.possessive and is_person(casting.actors[c.actor])
                if not back or c.start == scan.sentences[c.sentence].start
            ]
        if meta.auxiliaries and back and len(people) > 1:
            people = [c for c in people if not _subordinate(scan, c)] or people
        if back and speaks(scan, chunks[i]):
            people = _speaking_on(scan, people, here if back == 1 else [])
        if people:
            parted = back == 0 and any(
                scan.tokens[t].text == ";" for t in range(people[-1].end, chunks[i].start)
            )
            return casting.actors[people[-1 if parted else 0].actor]
        if here and fallback is None:
            fallback = casting.actors[here[0].actor]
    return fallback


def _unnamed_before(scan: Scan, chunks: list[Chunk], i: int) -> bool:
    """Whether "he said" goes on with someone whom no one names: "A senior official said … He added"."""
    chunk = chunks[i]
    if not scan.pack.meta.analytic or chunk.slot or not speaks(scan, chunk):
        return False
    here = [c for c in chunks_of(chunks, chunk.sentence) if c.start < chunk.start]
    before = [c for c in chunks_of(chunks, chunk.sentence - 1) if c.kind in HUMAN and not c.slot]
    before = [c for c in before if c.quoted < 0 and speaks(scan, c)]
    return (
        not any(c.kind in HUMAN and c.actor >= 0 for c in here)
        and len(before) == 1
        and before[0].actor < 0
        and before[0].office in scan.pack.meta.unnamed_offices
    )


def _speaking_on(scan: Scan, people: list[Chunk], before: list[Chunk]) -> list[Chunk]:
    """Who goes on speaking: whoever the sentence before cites, or who spoke in it.

    "Об этом сообщает Y со ссылкой на X. «…», — сказал он", "X is preparing for talks, said Y. He
    added …".
    """
    people = [c for c in before if _is_cited(scan, c)] or people
    return ([c for c in people if _has_told(scan, c)] if len(people) > 1 else []) or people


def _has_told(scan: Scan, chunk: Chunk) -> bool:
    """Whether what someone says stands before him and his verb: "…, said X."."""
    behind = scan.is_category(chunk.start - 1, "saying") if chunk.start > 1 else False
    before = chunk.start - 2 if behind else chunk.start - 1
    if before < 0 or scan.sentence_of[before] != chunk.sentence or not speaks(scan, chunk):
        return False
    return scan.tokens[before].text in ",،，»”–—"


def _is_cited(scan: Scan, chunk: Chunk) -> bool:
    """Whether "according to" or its like stands right before somebody."""
    before = scan.covered[chunk.start - 1] if chunk.start else None
    if before is None or before.end - before.start < 2 or not scan.pack.meta.paradigms:
        return False
    return before.end == chunk.start and before.has("saying", "according")


def _subordinate(scan: Scan, chunk: Chunk) -> bool:
    """Whether a clause that hangs on another holds a mention: "wo ihn X empfangen hatte"."""
    start = scan.sentences[chunk.sentence].start
    for i in range(chunk.start - 1, start - 1, -1):
        if scan.tokens[i].text in ",;:":
            return scan.has_grammar(i + 1, "relative", "because", "that")
    return scan.has_grammar(start, "because")


def _people_before(
    casting: Casting, chunks: list[Chunk], i: int, before: int | None
) -> list[list[Chunk]]:
    """The mentions of people in the pronoun's sentence, in the one before it, and so on back."""
    chunk = chunks[i]
    limit = chunk.start if before is None else before
    people = [
        c
        for c in chunks[max(0, i - 60) : i]
        if c.start < limit
        and c.kind in HUMAN
        and c.actor >= 0
        and (c.quoted < 0 or c.quoted == chunk.quoted)
        and casting.actors[c.actor].kind in ("person", "name")
    ]
    aside = _in_aside(casting.scan, chunk)
    return [
        [c for c in people if c.sentence == chunk.sentence - back and not (aside and back == 0)]
        for back in range(5)
    ]


def _in_aside(scan: Scan, chunk: Chunk) -> bool:
    """Whether the pronoun stands in an aside that reports its sentence: "Democrats, he said, are …"."""
    i, tokens = chunk.start - 1, scan.tokens
    if (
        chunk.kind != "pronoun"
        or i < 0
        or not scan.pack.meta.spaces
        or scan.sentence_of[i] != chunk.sentence
    ):
        return False
    if tokens[i].text not in ',"”»' or chunk.end >= len(tokens):
        return False
    return scan.is_category(chunk.end, "saying")


def resolve_pronoun(casting: Casting, chunks: list[Chunk], i: int) -> None:
    chunk = chunks[i]
    key = chunk.pronoun
    if key == "latter":
        _resolve_latter(casting, chunks, i)
    elif key in ("host", "visitor"):
        resolve_side(casting, chunks, i)
    elif key in ("him", *WITHIN) or (key in ("he", "she") and chunk.slot in _BESIDE):
        _resolve_object(casting, chunks, i)
    elif key in ("he", "she") and _unnamed_before(casting.scan, chunks, i):
        return
    elif key in ("he", "she", "his", "her", "who"):
        cast = _opened(casting, chunks, i) if key in ("his", "her") else None
        cast = cast or antecedent(casting, chunks, i)
        if cast is None and key in ("his", "her"):
            cast = _ahead(casting, chunks, i)
        if cast is not None:
            chunk.actor = cast.index
            cast.mentions.append(chunk)
    elif key in ("they", "their", "them"):
        resolve_collective(casting, chunks, i)
    elif key in _BODIES:
        _resolve_body(casting, chunks, i)
    elif key in ("it", "its"):
        for before in reversed(chunks[max(0, i - 20) : i]):
            if before.kind in ("organization", "institution", "state") and before.actor >= 0:
                if chunk.sentence - before.sentence <= 1 and not before.slot:
                    chunk.actor = before.actor
                break


_BODIES = ("firm", "ministry", "body")
"""Keys of nouns that stand for a body told before: "a empresa", "il dicastero", "el organismo"."""
_FIRM = 5
"""Sentences within which "the company" is the one last told."""


def _resolve_body(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """ "A empresa informou …": the company, or the ministry ("a pasta"), that was told last.

    Of one sentence it is whichever acts.  With its name or field behind it ("o grupo Votorantim",
    "la società di calcio") it is another.
    """
    scan, chunk = casting.scan, chunks[i]
    if chunk.end < len(scan.tokens) and scan.sentence_of[chunk.end] == chunk.sentence:
        behind = scan.covered[chunk.end]
        if scan.tokens[chunk.end].is_capital or (behind is not None and behind.has("marker", "of")):
            return
    found: Chunk | None = None
    for before in reversed(chunks[max(0, i - 60) : i]):
        if chunk.sentence - before.sentence > _FIRM or (found and before.sentence < found.sentence):
            break
        if before.actor < 0 or before.quoted >= 0 or not _is_body(casting, before, chunk):
            continue
        if not before.slot or not found:
            found = before
            if not before.slot or before.sentence == chunk.sentence:
                break
    if found is not None:
        chunk.actor = found.actor
        casting.actors[chunk.actor].mentions.append(chunk)


_WHERE = ("in", "from", "between")


def _is_body(casting: Casting, before: Chunk, chunk: Chunk) -> bool:
    """Whether what was told before may be called a firm, a ministry or a body."""
    cast = casting.actors[before.actor]
    if chunk.pronoun == "ministry":
        return (cast.institution or "").endswith("ministry")
    if before.kind == "organization":
        return before.name is not None or chunk.pronoun == "body"
    if before.name is None or cast.kind != "name" or before.place:
        return chunk.pronoun == "body" and before.kind == "institution"
    words = casting.scan.tokens[slice(*before.name)]
    letters = any(t.text.isupper() and len(t.text) > 1 for t in words)  # "ISA Interchile"
    if letters and chunk.sentence - before.sentence < 3 and before.slot not in _WHERE:
        return True
    unknown = len(words) == 1 or letters
    back = chunk.sentence - before.sentence
    touched = back < 2 and before.slot in (
        ("to", "by", "with") if back else ("to", "by", "with", "for")
    )
    firm = unknown and (touched or any(not m.slot for m in cast.mentions))
    return firm or (chunk.pronoun == "body" and before.kind == "institution")


def _resolve_latter(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """ "ce dernier", "quest'ultimo": whoever was named last, whatever part he played."""
    chunk = chunks[i]
    for before in reversed(chunks[max(0, i - 20) : i]):
        if chunk.sentence - before.sentence > 2:
            return
        person = before.actor >= 0 and casting.actors[before.actor].kind in ("person", "name")
        if person and before.quoted == chunk.quoted and before.kind != "pronoun":
            chunk.actor = before.actor
            casting.actors[before.actor].mentions.append(chunk)
            return


def _ahead(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """ "After his meeting with X, Y flew on": with no one before, the subject of the sentence."""
    people = [
        c
        for c in chunks[i + 1 : i + 8]
        if c.sentence == chunks[i].sentence
        and c.kind in HUMAN
        and c.actor >= 0
        and not c.slot
        and not c.possessive
    ]
    if casting.scan.pack.meta.order == "vso" and len(people) > 1:
        # "عقب لقائه X، سافر Y": whom he met stands bare before the comma.
        comma = casting.scan.has_mark(people[0].end, people[1].start, ",،")
        opening = not casting.scan.has_mark(chunks[i].start, people[0].start, ",،")
        if comma and opening:
            return casting.actors[people[1].actor]
    return casting.actors[people[0].actor] if people else None


def _opened(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """ "During his visit to Iran, Sabbagh met …": the owner is named right behind the opening."""
    scan, chunk = casting.scan, chunks[i]
    first = scan.sentences[chunk.sentence].start
    if scan.pack.meta.order != "svo" or not scan.pack.meta.capitals or chunk.start == first:
        return None  # "His adviser, X, said": who owns the first word of all was named before
    beside = [c for c in chunks_of(chunks, chunk.sentence) if c.kind in HUMAN]
    # "Before his talks with the president, Lavrov was …": the other side is marked.
    ahead = [c for c in beside if c.start > chunk.start and c.slot != "with"]
    if not ahead or any(c.end <= chunk.start for c in beside):
        return None
    named = ahead[0]
    behind = scan.tokens[named.end].text if named.end < len(scan.tokens) else ""
    commas = sum(scan.tokens[t].text == "," for t in range(first, named.start))
    opened = commas == 1 and scan.tokens[named.start - 1].text == "," and behind not in ",;:"
    told = scan.matches_in(first, named.start, "trigger", "saying")
    finite = any({e.value for e in m.entries} & {"past", "present"} for m in told)
    if named.kind not in ("person", "name") or named.slot or not opened or finite:
        return None
    return casting.actors[named.actor] if named.actor >= 0 else None


def _no_comma(scan: Scan, start: int, end: int) -> bool:
    return not scan.has_mark(start, end, ",;:")


def _resolve_object(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """ "lo recibió", "l'a reçu": someone spoken of before who is not the verb's own subject."""
    chunk = chunks[i]
    near = [
        c
        for c in chunks[max(0, i - 40) : i]
        if chunk.sentence - c.sentence <= 2
        and c.actor >= 0
        and c.kind in HUMAN
        and casting.actors[c.actor].kind in ("person", "name")
    ]
    near = _besides_speaker(chunks, i, near)
    own = [c for c in near if c.sentence == chunk.sentence and not c.slot and not c.possessive]
    meta = casting.scan.pack.meta
    if meta.paradigms or meta.adjective_after:
        # "прилетел в Белград, где его встретил X", "donde le recibió X": another clause.
        scan = casting.scan
        apart = ("there",) if meta.adjective_after else ("relative",)
        own = [
            c
            for c in own
            if not scan.has_grammar_in(c.end, chunk.start, *apart)
            and not scan.has_mark(c.end, chunk.start, ";")
        ]
    if meta.order == "vso" and _subject_behind(casting.scan, chunks, i):
        own = []
    if meta.auxiliaries:
        own = [
            c
            for c in own
            if chunk.start - c.end <= 8 and _no_comma(casting.scan, c.end, chunk.start)
        ]
        if not own:
            # The verb's subject still follows: "wo ihn der Präsident empfangen soll".
            near = [c for c in near if not c.slot] or near
    subject = own[-1].actor if own else -1
    others = [c for c in near if c.actor not in _tied(near, own)]
    first = [c for c in others if c.sentence == chunk.sentence and not c.slot] or others[::-1]
    if subject >= 0 and (own_state := casting.actors[subject].state):
        # A premier does not receive his own president: someone of another state comes first.
        foreign = [c for c in first if casting.actors[c.actor].state not in (own_state, None)]
        first = foreign or first
    if first:
        chunk.actor = first[0].actor
        casting.actors[chunk.actor].mentions.append(chunk)


def _tied(near: list[Chunk], own: list[Chunk]) -> set[int]:
    """The actors of a subject of several, the last of `own`: "A, B and C held talks with him"."""
    tied: set[int] = set()
    for chunk in reversed([c for c in near if own and c.start <= own[-1].start]):
        tied.add(chunk.actor)
        if not chunk.joined:
            break
    return tied


def _besides_speaker(chunks: list[Chunk], i: int, near: list[Chunk]) -> list[Chunk]:
    """Those spoken of in the quotation, where "I" acts there: "I told X so. Then I rang him"."""
    quote = chunks[i].quoted
    first = quote >= 0 and any(
        c.pronoun == "i" and c.quoted == quote
        for c in chunks[max(0, i - 4) : i]
        if c.sentence == chunks[i].sentence
    )
    return [c for c in near if c.quoted == quote] or near if first else near


_BEHIND = 6
"""Tokens between a verb with its object written onto it and the subject behind it."""


def _subject_behind(scan: Scan, chunks: list[Chunk], i: int) -> bool:
    """ "وكان في استقباله بالمطار X": the subject stands behind, so the object may be the one before."""
    chunk = chunks[i]
    return any(
        c.sentence == chunk.sentence
        and c.kind in HUMAN
        and c.kind != "pronoun"
        and not c.slot
        and c.start - chunk.end <= _BEHIND
        and not scan.has_mark(chunk.end, c.start, ":;")
        for c in chunks[i + 1 : i + 4]
    )
