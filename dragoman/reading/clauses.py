"""Clauses of languages that keep the verb's parts apart and put the subject on either side of it.

In German the finite verb stands second, the participle or infinitive last, and
in a subordinate clause all of it last; either side of a verb may hold its
subject.  So parts are looked for in the whole clause, cases (by article) come
before places, and a clause without a subject of its own takes that of the
clause it hangs on.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.infinitives import closes_bracket, is_infinitive, opens_infinitive
from dragoman.reading.marking import opens_with_owner
from dragoman.reading.scan import Scan
from dragoman.reading.sentences import Sentence

_BREAKS = ",;:–—()"


class Clause(msgspec.Struct, frozen=True):
    """Tokens `start` to `end` of the clause around a word; `opened` by a comma."""

    start: int
    end: int
    opened: bool


def clause_around(scan: Scan, sentence: Sentence, chunks: list[Chunk], word: Match) -> Clause:
    """The clause in which `word` stands."""
    inside = _bound_tokens(scan, chunks)
    start = word.start
    while start > sentence.start and not _breaks(scan, inside, start - 1, sentence):
        start -= 1
    end = word.end
    while end < sentence.end and not _breaks(scan, inside, end, sentence):
        end += 1
    start, end = _over_asides(scan, (inside, chunks), sentence, (start, end), word.start)
    opened = start > sentence.start and scan.tokens[start - 1].text == ","
    return Clause(start, end, opened)


_ASIDE = 7
"""Tokens up to which a piece between commas without a verb is taken for an aside."""


def _over_asides(
    scan: Scan,
    bound: tuple[frozenset[int], list[Chunk]],
    sentence: Sentence,
    clause: tuple[int, int],
    verb: int,
) -> tuple[int, int]:
    """Widen a clause over verbless pieces beside it: "mit X, seinem Kollegen, eine Konferenz gab".

    `bound` are the tokens that part no clauses, and the chunks of the sentence.
    """
    inside, chunks = bound
    start = clause[0]
    first, last = clause
    to_do = opens_infinitive(scan, verb)
    while first - 1 > sentence.start and scan.tokens[first - 1].text == ",":
        if _opens_relative(scan, first, chunks):
            break  # "X, den Y am Montag empfing, …": a clause of its own
        if scan.has_grammar(first, "because"):
            break  # "…, wie die Behörde mitteilte": what stands before is another clause
        left = first - 1
        while left > sentence.start and not _breaks(scan, inside, left - 1, sentence):
            left -= 1
        if left == sentence.start and (first == verb or to_do):
            break  # "Die Lage sei ernst, hieß es", "X plant, Y zu treffen": a clause, and no aside
        if not _aside(scan, left, first - 1):
            if first < start and not _opens_clause(scan, first):
                first = left
            break
        first = left
    while last < sentence.end and scan.tokens[last].text == ",":
        right = last + 1
        while right < sentence.end and not _breaks(scan, inside, right, sentence):
            right += 1
        if not _aside(scan, last + 1, right):
            break
        last = right
    return min(first, start), last


def _aside(scan: Scan, start: int, end: int) -> bool:
    return (
        0 < end - start <= _ASIDE
        and not _opens_clause(scan, start)
        and not any(
            _is_verb(scan, k) or scan.quote_of[k] >= 0 or scan.tokens[k].text in '„“”»«"'
            for k in range(start, end)
        )
    )


def _opens_relative(scan: Scan, i: int, chunks: list[Chunk]) -> bool:
    """Whether a relative word stands at token `i` that is no article: behind it somebody else is told."""
    groups = scan.pack.meta.auxiliaries
    if scan.tokens[i].norm not in groups.get("object", ()):
        return False
    behind = next((c for c in chunks if c.start == i + 1), None)
    return behind is not None and _without_article(scan, behind)


def _opens_clause(scan: Scan, i: int) -> bool:
    return scan.has_grammar(i, "that", "because", "relative")


def _bound_tokens(scan: Scan, chunks: list[Chunk]) -> frozenset[int]:
    """Tokens inside chunks and between coordinated ones: their commas end no clause.

    Nor does the comma that closes an apposition: "von der Präsidentin, Ada Lind, empfangen".
    """
    inside = {i for c in chunks for i in range(c.start, c.end)}
    for chunk in chunks:
        if chunk.name is not None and chunk.end < len(scan.tokens):
            parted = scan.has_mark(chunk.start, chunk.end, ",")
            if parted and scan.tokens[chunk.end].text == ",":
                inside.add(chunk.end)
    for before, chunk in pairwise(chunks):
        if chunk.joined:
            inside.update(range(before.end, chunk.start))
    return frozenset(inside)


def _breaks(scan: Scan, inside: frozenset[int], i: int, sentence: Sentence) -> bool:
    if i in inside:
        return False
    if scan.tokens[i].text in _BREAKS:
        return not _in_brackets(scan, i)
    match = scan.covered[i]
    if match is None or not match.has("grammar", "and", "but"):
        return False
    # "reiste nach Kairo und traf …": a verb right behind opens a clause.
    return any(_is_verb(scan, k) for k in range(i + 1, min(i + 3, sentence.end)) if k not in inside)


_INITIALS = 3
"""Tokens from a bracket to the other around the short form of a name: "Human Rights Watch (HRW)"."""
_HOURS = 14
"""Tokens from a bracket to the other around times of day: "am Montag (8.30 Uhr Ortszeit, 2.30 Uhr MESZ)"."""


def _in_brackets(scan: Scan, i: int) -> bool:
    """Whether a mark at token `i` stands at or in a short pair of brackets that parts no clause."""
    text = scan.tokens[i].text
    if text == "(" and scan.has_mark(i + 1, min(i + _INITIALS, len(scan.tokens)), ")"):
        return True
    if text == ")" and scan.has_mark(max(0, i - _INITIALS + 1), i, "("):
        return True
    return _in_hours(scan, i)


def _in_hours(scan: Scan, i: int) -> bool:
    """Whether token `i` is of brackets that hold nothing but a time of day, figures first."""
    first = i
    while first > max(0, i - _HOURS) and scan.tokens[first].text != "(":
        first -= 1
    last = first
    while last < min(first + _HOURS, len(scan.tokens) - 1) and scan.tokens[last].text != ")":
        last += 1
    inside = scan.tokens[first + 1 : last]
    if scan.tokens[first].text != "(" or scan.tokens[last].text != ")" or not first <= i <= last:
        return False
    return (
        bool(inside) and inside[0].norm[:1].isdecimal() and not any(t.norm == "(" for t in inside)
    )


def _is_verb(scan: Scan, i: int) -> bool:
    match = scan.covered[i]
    if scan.in_subjunctive(i):
        return True
    return (
        match is not None
        and (
            match.has_value("trigger", "past", "present")
            or match.has("saying", "say", "charged", "stress")
            or match.has("grammar", "auxiliary")
        )
        and not scan.tokens[i].is_capital
    )


def form_in_clause(scan: Scan, clause: Clause, word: Match, forms: list[str], agent: bool) -> str:
    """What a word that may be several forms is here, by the auxiliaries of its clause."""
    groups = scan.pack.meta.auxiliaries
    norms = {scan.tokens[i].norm for i in range(clause.start, clause.end)}

    def has(group: str) -> bool:
        return any(w in norms for w in groups.get(group, ()))

    if (
        "base" in forms
        and word.start > 0
        and scan.tokens[word.start - 1].norm in groups.get("infinitive", ())
    ):
        return "base"
    behind = scan.tokens[word.end].norm if word.end < len(scan.tokens) else ""
    infinitive = behind in groups.get("passive_infinitive", ())
    if "passive" in forms and (infinitive or has("passive") or (agent and not has("perfect"))):
        return "passive"
    if "past" in forms and has("perfect"):
        return "past"
    if "base" in forms and has("modal"):
        return "base"
    for form in ("present", "past", "base", "passive"):
        if form in forms:
            return form
    return forms[0]


class Sides(msgspec.Struct, kw_only=True):
    """Subject and object of a verb as its clause shows them."""

    subject: list[Chunk] = []
    object: list[Chunk] = []


def sides_in_clause(
    scan: Scan, clause: Clause, chunks: list[Chunk], word: Match, form: str
) -> Sides:
    """Who acts and who is acted on; `chunks` are those of the sentence."""
    last = word.end if closes_bracket(scan, clause.start, word) else clause.end
    here = [c for c in chunks if clause.start <= c.start < last]
    plain = [c for c in here if _unmarked(c)]
    marked = [c for c in here if c.slot == "object" and c.kind in ANIMATE and not c.possessive]
    relative = _relative(scan, clause, chunks)
    if relative is not None:
        return _relative_sides(scan, clause, relative, plain, marked)
    infinitive = form == "base" and is_infinitive(scan, word)
    if plain and not infinitive and _is_tied(scan, clause, word):
        # "… dankte Norwegen und lud die Ministerin ein": the subject is that of the clause before.
        groups = _groups(marked) or _groups(plain)
        return Sides(subject=outer_subject(chunks, clause), object=groups[0])
    if plain and not infinitive:
        groups = _subject_first(scan, clause, _groups(plain), word)
        acted = _groups(marked) or groups[1:]
        return Sides(subject=groups[0], object=acted[-1] if acted else [])
    acted = _groups(plain if infinitive else []) or _groups(marked)
    return Sides(subject=outer_subject(chunks, clause), object=acted[0] if acted else [])


def _is_tied(scan: Scan, clause: Clause, word: Match) -> bool:
    """Whether "and" stands right before the clause's verb, which opens it."""
    return (
        clause.start == word.start
        and word.start > 0
        and scan.has_grammar(word.start - 1, "and", "but")
    )


def _unmarked(chunk: Chunk) -> bool:
    return (
        chunk.kind in ANIMATE
        and not chunk.slot
        and not chunk.possessive
        and not (chunk.kind == "pronoun" and chunk.pronoun in ("his", "her", "their", "its"))
    )


def _groups(chunks: list[Chunk]) -> list[list[Chunk]]:
    """Coordinated chunks together; people before the states beside them."""
    groups: list[list[Chunk]] = []
    for chunk in chunks:
        if chunk.joined and groups:
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    people = [g for g in groups if any(c.kind in (*HUMAN, "group") for c in g)]
    return people or groups


def _subject_first(
    scan: Scan, clause: Clause, groups: list[list[Chunk]], word: Match
) -> list[list[Chunk]]:
    """Before the finite verb stands one phrase: a chunk deeper in it is part of something else.

    "In einer Rede vor der Versammlung der UN sagte der Minister …": the minister.
    """
    lead = groups[0][0]
    finite = _finite_ends(scan, clause, word)
    if not finite or lead.start >= word.start or all(lead.start >= end for end in finite):
        return groups
    first = lead.start
    if first > clause.start + 1 and scan.covered[first - 1] is None:
        first -= scan.has_grammar(first - 2, "determiner")  # "Die Hilfsorganisation X hat …"
    opening = all(_may_lead(scan, i) for i in range(clause.start, first))
    if opening:
        return groups
    behind = [g for g in groups if any(0 <= g[0].start - end <= 2 for end in finite)]
    return [behind[0], *(g for g in groups if g is not behind[0])] if behind else groups


def _finite_ends(scan: Scan, clause: Clause, word: Match) -> list[int]:
    """Where the clause's verb ends, and the auxiliary with which its last word makes one verb."""
    ends = [word.end] if word.end < clause.end else []
    groups = scan.pack.meta.auxiliaries
    forms = {w for key in ("perfect", "passive", "modal") for w in groups.get(key, ())}
    finite = (i + 1 for i in range(clause.start, word.start) if scan.tokens[i].norm in forms)
    return [*ends, *list(finite)[:1]]


def _may_lead(scan: Scan, i: int) -> bool:
    """Articles, conjunctions and adjectives may stand before the head of the first phrase."""
    match = scan.covered[i]
    if match is None:
        return not scan.tokens[i].is_capital
    return any(e.category in ("grammar", "modifier", "modality") for e in match.entries)


def outer_subject(chunks: list[Chunk], clause: Clause) -> list[Chunk]:
    """The subject of the clause this one hangs on: the first of the sentence, before it if any is."""
    before = [c for c in chunks if c.end <= clause.start and _unmarked(c)]
    after = [c for c in chunks if c.start >= clause.end and _unmarked(c)]
    groups = _groups(before) or _groups(after)
    return groups[0] if groups else []


def _relative(scan: Scan, clause: Clause, chunks: list[Chunk]) -> tuple[str, Chunk] | None:
    """The case of the relative word that opens the clause, and the chunk it stands for."""
    if not clause.opened:
        return None
    norm = scan.tokens[clause.start].norm
    groups = scan.pack.meta.auxiliaries
    case = next((k for k in ("subject", "object") if norm in groups.get(k, ())), None)
    if case is None or any(
        c.start <= clause.start + 1 <= c.end and not _without_article(scan, c)
        for c in chunks
        if _unmarked(c)
    ):
        # "…, der Minister sagte": an article with its noun; "…, den Lind traf" has a name alone.
        return None
    before = [c for c in chunks if c.end < clause.start and c.kind in ANIMATE]
    if not before or clause.start - before[-1].end > 3:
        return None
    return case, before[-1]


def _without_article(scan: Scan, chunk: Chunk) -> bool:
    """Whether nobody writes an article before it: a pronoun, a name without a title, "Perus Präsident"."""
    named = chunk.name is not None and chunk.name[0] == chunk.start
    return chunk.kind == "pronoun" or named or opens_with_owner(scan, chunk)


def relative_partner(scan: Scan, clause: Clause, chunks: list[Chunk], slot: str) -> list[Chunk]:
    """Whom a relative word behind a preposition stands for: "X, mit dem er telefoniert hatte"."""
    if not clause.opened or clause.start + 1 >= len(scan.tokens):
        return []
    match = scan.covered[clause.start]
    words = scan.pack.meta.auxiliaries
    relative = (*words.get("object", ()), *words.get("subject", ()))
    if match is None or scan.tokens[clause.start + 1].norm not in relative:
        return []
    if not match.has("marker", slot):
        return []
    if any(c.start == clause.start + 2 and c.slot == slot for c in chunks):
        return []
    before = [c for c in chunks if c.end < clause.start and c.kind in ANIMATE]
    return [before[-1]] if before and clause.start - before[-1].end <= 3 else []


def _relative_sides(
    scan: Scan, clause: Clause, relative: tuple[str, Chunk], plain: list[Chunk], marked: list[Chunk]
) -> Sides:
    case, head = relative
    groups = _groups(plain)
    if case == "subject" and not groups:
        acted = _groups(marked)
        return Sides(subject=[head], object=acted[0] if acted else [])
    if groups:
        return Sides(subject=groups[0], object=groups[1] if len(groups) > 1 else [head])
    return Sides(subject=[head])
