"""Noun phrases that stand beside one another: appositions made one, coordinations tied."""

from __future__ import annotations

from dragoman.reading.apposed import by_party, opens_clause
from dragoman.reading.chunk import (
    RANKS,
    SENT,
    Chunk,
    is_determiner,
)
from dragoman.reading.gaps import parted_by_speech
from dragoman.reading.scan import Scan


def appositions(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Merge "Name, office of state," and "the Turkish president, Name,"."""
    result: list[Chunk] = []
    for chunk in chunks:
        before = result[-1] if result else None
        parted = before is None or parted_by_speech(scan, before, chunk)
        if before is not None and not parted and _is_apposition(scan, before, chunk):
            make_one(scan, before, chunk)
        else:
            result.append(chunk)
    return result


def counted_pairs(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Merge "both" with the plural office behind it: "ambas cancilleres", "die beiden Premiers"."""
    result: list[Chunk] = []
    for chunk in chunks:
        before = result[-1] if result else None
        if (
            before is not None
            and before.pronoun == "they"
            and chunk.kind == "group"
            and chunk.state is None
            and all(is_determiner(scan, i) for i in range(before.end, chunk.start))
        ):
            before.kind, before.pronoun, before.end = "collective", "", chunk.end
            office = chunk.office or ""
            before.key = "ministers" if "minister" in office else _PLURALS.get(office, "leaders")
        else:
            result.append(chunk)
    return result


_PLURALS = {"president": "presidents", "head of state": "presidents"}


def titled_across(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a name its office across a place: "the US ambassador to China Terry Branstad"."""
    result: list[Chunk] = []
    for chunk in chunks:
        named = chunk.kind == "name" or (chunk.kind == "person" and not chunk.office)
        unmarked = not chunk.slot or (
            chunk.case and result[-2:-1] and chunk.case == result[-2].case
        )
        if len(result) >= 2 and named and unmarked and chunk.start == result[-1].end:
            place, role = result[-1], result[-2]
            seat = place.slot in ("in", "to", "of", "for") and place.name is None
            # Without capitals "the president in Damascus X" may be two men; an envoy is sent somewhere.
            seat = seat and (scan.pack.meta.capitals or role.office in SENT)
            # "главы МИД России и Кении X и Y" are two men.
            seat = seat and not (place.start and scan.has_grammar(place.start - 1, "and"))
            home = place.slot == "from" and place.kind == "state" and scan.pack.meta.paradigms
            near = role.kind == "role" and place.start - role.end <= 2
            if near and (home if role.counterpart else seat):
                # "с коллегой из Кении X": where he is from is the state he stands for.
                role.state = role.state or (place.state if role.counterpart else None)
                role.name, role.kind, role.end = chunk.name, "person", chunk.end
                result.pop()
                continue
        result.append(chunk)
    return result


def sent_beyond(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a name its office across a place that no pack knows: "سفير كينيا لدى المملكة X"."""
    if scan.pack.meta.order != "vso":
        return chunks
    result: list[Chunk] = []
    for chunk in chunks:
        role = result[-1] if result else None
        if (
            role is not None
            and role.kind == "role"
            and role.office in SENT
            and chunk.kind in ("name", "person")
            and not chunk.office
            and (not chunk.slot or chunk.marker == role.end)
            and chunk.start - role.end == 2
            and scan.is_category(role.end, "marker")
            and (scan.covered[role.end + 1] is None or scan.has_grammar(role.end + 1, "realm"))
        ):
            role.name, role.kind, role.end = chunk.name, "person", chunk.end
            continue
        result.append(chunk)
    return result


_OPENS_ASIDE = frozenset(",،(«»“”")
"""What may stand first between a noun phrase and another for the same."""


_BORN = ("prince", "princess", "sheikh", *RANKS)
"""What stands before a name whatever office its bearer holds."""


def _office_behind(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    """ "الأمير سالم بن طلال وزير الخارجية": the office of a prince, right behind his name.

    Behind another office, or with a state, it may be whom he met.
    """
    return (
        scan.pack.meta.order == "vso"
        and chunk.start == before.end
        and before.kind == "person"
        and before.name is not None
        and before.name[1] == before.end
        and (before.office or "") in _BORN
        and chunk.kind == "role"
        and not (chunk.slot or chunk.attached or chunk.state or chunk.counterpart)
    )


def _is_apposition(scan: Scan, before: Chunk, chunk: Chunk) -> bool:
    if _office_behind(scan, before, chunk):
        return True
    end = before.end
    while before.counterpart and end < chunk.start and is_determiner(scan, end):
        end += 1  # "همتای ژاپنی خود، X": whose counterpart he is
    if chunk.start <= end or not _opens_aside(scan, end):
        return chunk.start > end and _behind_owner(scan, before, chunk)
    between = [t.text for t in scan.tokens[end : chunk.start]]
    words = [
        i for i in range(end, chunk.start)
        if scan.tokens[i].text not in ",،(«" and not is_determiner(scan, i)
    ]  # fmt: skip
    marked = (
        0 < len(between) <= 2
        and between[0] in _MARKS
        and all(text in (*_MARKS, ",", "،") for text in between)
        and before.quoted < 0
        and chunk.quoted < 0
    )
    apart = bool(words) and not by_party(scan, before, chunk)
    if not marked and (not between or apart or between[0] not in (",", "،", "(")):
        return _behind_owner(scan, before, chunk)
    if (
        before.possessive
        or (chunk.slot and not (_marked_behind(scan, chunk) or in_case_of(scan, before, chunk)))
        or before.kind == "pronoun"
    ):
        return False
    if chunk.state and before.state and chunk.state != before.state:
        return False
    named = before.name is not None and before.kind in ("person", "name")
    ranked = scan.pack.meta.inversion and before.office in RANKS  # "le colonel X, ministre de …"
    untitled = not before.office or ((before.office == "ambassador" or ranked) and not before.state)
    if named and chunk.counterpart and _counterpart_behind(scan, before, chunk, untitled):
        return True
    if named and chunk.kind == "role" and untitled and not chunk.counterpart:
        # Romance does without the article: "X, ambassadeur des États-Unis en Chine et …".
        closed = closes_after(scan, chunk)
        article = len(between) > 1 or scan.pack.meta.inversion or marked
        told = article or _told_in_full(scan, chunk) or closed or between[0] == "("
        return told and not opens_clause(scan, before, chunk, closed=closed)
    if (
        before.kind == "role"
        and chunk.name is not None
        and (not chunk.office or before.counterpart or chunk.office in RANKS)
    ):
        open_end = between[0] == "," and _goes_on(scan, before, chunk)
        return closes_after(scan, chunk) or between[0] == "(" or marked or open_end
    return False


def _counterpart_behind(scan: Scan, named: Chunk, chunk: Chunk, untitled: bool) -> bool:
    """Whether whose counterpart someone is stands behind his name: "X, son homologue ougandais, …"."""
    if scan.pack.meta.order == "sov":
        return untitled and _counterpart_closes(scan, chunk)  # "با X، همتای کنیایی خود، …"
    plain = scan.pack.meta.inversion and chunk.kind == "role"
    return plain and (untitled or not named.state) and closes_after(scan, chunk)


def in_case_of(scan: Scan, name: Chunk, role: Chunk) -> bool:
    """ "С X, главой МИД Перу": the case alone marks the office, as it does the name before it."""
    alike = role.case == name.case or not (name.case and role.case)
    whom = ("gen", "acc")  # one for what has life
    alike = alike or (name.case in whom and role.case in whom)
    own = role.kind == "role" and role.marker in (role.start, name.marker)
    return bool(scan.pack.meta.paradigms) and own and alike and closes_after(scan, role)


_MARKS = ("«", "»", "“", "”", '"')
"""Marks in which a name may stand: 'الرئيس الكيني "X"'."""


def _opens_aside(scan: Scan, i: int) -> bool:
    """Whether a mark at token `i` may open a second phrase for the same person."""
    text = scan.tokens[i].text
    return text in _OPENS_ASIDE or (text == '"' and not scan.pack.meta.capitals)


def _counterpart_closes(scan: Scan, chunk: Chunk) -> bool:
    behind = chunk.end + scan.has_grammar(min(chunk.end, len(scan.tokens) - 1), "determiner")
    return behind < len(scan.tokens) and scan.tokens[behind].text in ",،"


_BODY = 6
"""Words of the body that an office is of, between office and comma."""


def _behind_owner(scan: Scan, role: Chunk, name: Chunk) -> bool:
    """ "Der Präsident des Deutschen Sportbunds, Ada Lind, sagte": of a body that no pack knows.

    The article before the office and the genitive behind it show the one phrase that a name behind
    the comma explains.
    """
    if not scan.pack.meta.auxiliaries or role.kind != "role" or role.slot or role.counterpart:
        return False
    first, comma = role.end, name.start - 1
    if name.kind != "name" or name.slot or not 2 <= comma - first <= _BODY:
        return False
    definite = role.start > 0 and is_determiner(scan, role.start - 1)
    match = scan.covered[first]
    genitive = match is not None and (
        match.has("marker", "of", "for") or match.has("grammar", "determiner")
    )
    if not definite or scan.tokens[comma].text != "," or not genitive:
        return False
    plain = all(
        scan.tokens[i].is_word and not scan.is_category(i, "saying", "trigger")
        for i in range(first, comma)
    )
    return plain and scan.tokens[comma - 1].is_capital and closes_after(scan, name)


def _told_in_full(scan: Scan, role: Chunk) -> bool:
    """Whether an office with its state stands for who is named before it: "X، وزیر خارجه ایران در …".

    Where the verb is last and no case is written, someone else would be marked or tied by "and".
    """
    meta = scan.pack.meta
    if meta.order != "sov" or meta.nominal or role.slot or not (role.state or role.organization):
        return False
    behind = role.end
    return behind >= len(scan.tokens) or not scan.has_grammar(behind, "and")


def _goes_on(scan: Scan, role: Chunk, name: Chunk) -> bool:
    """Whether the second comma is left out: "el presidente de Kenia, X visitó", "…, X y el canciller Y".

    Plain words follow the name, or "and" with another office: a list would go on with names.
    """
    if not scan.pack.meta.inversion or not scan.pack.meta.capitals or not role.state:
        return False
    definite = bool(role.slot) or (role.start > 0 and is_determiner(scan, role.start - 1))
    if not definite or name.kind != "name" or name.end - name.start < 2:
        return False
    i = name.end
    if i >= len(scan.tokens) or scan.sentence_of[i] != name.sentence:
        return False
    listed = scan.has_grammar(i, "and")
    i += listed
    while listed and i < len(scan.tokens) and is_determiner(scan, i):
        i += 1
    if i >= len(scan.tokens) or not scan.tokens[i].is_word:
        return False
    return not scan.tokens[i].is_capital or (listed and scan.is_category(i, "office"))


def _marked_behind(scan: Scan, chunk: Chunk) -> bool:
    """Whether a word behind the phrase marks it, and so the whole apposition (Persian را)."""
    if chunk.slot != "object" or chunk.marker < chunk.end:
        return False
    return scan.is_category(chunk.marker, "postposition")


def closes_after(scan: Scan, chunk: Chunk) -> bool:
    """Whether a mark, or the end of the sentence, closes a phrase off behind it."""
    if chunk.end >= len(scan.tokens) or scan.sentence_of[chunk.end] != chunk.sentence:
        return True
    if _marked_behind(scan, chunk):
        return True
    end = chunk.end
    if scan.pack.meta.order == "sov" and chunk.kind == "role":
        # "سرپرست وزارت خارجه حکومت X،": whose office it is goes on behind it.
        while end - chunk.end < _OWNER and scan.is_category(end, "organization", "institution"):
            end += 1
    after = scan.tokens[min(end, len(scan.tokens) - 1)].text
    bracket = after == "(" and scan.pack.meta.inversion
    return after in ",،.;:)–—" or bracket or after[0] in "'’"


_OWNER = 3
"""Tokens of the body that an office belongs to, behind the office."""


def make_one(scan: Scan, first: Chunk, second: Chunk) -> None:
    first.end = second.end
    first.case = first.case or second.case
    if not first.slot and second.slot and second.marker == second.start:
        first.slot, first.marker = second.slot, first.start  # the office shows the case of both
    if _marked_behind(scan, second):
        first.slot, first.marker = second.slot, second.marker
    first.name = first.name or second.name
    rank = first.office in (*_BORN, "ambassador") and second.office
    first.office = second.office if rank else first.office or second.office
    first.modifiers = first.modifiers or second.modifiers
    first.state = first.state or second.state
    first.organization = first.organization or second.organization
    first.institution = first.institution or second.institution
    first.counterpart = first.counterpart or second.counterpart
    first.possessive = second.possessive
    first.kind = "person"
