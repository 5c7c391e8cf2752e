"""Names of one document gathered: full names first, then the shorter forms they hold."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from dragoman.language.declension import bases
from dragoman.language.pack import load, women_and_men
from dragoman.language.tokens import normalize
from dragoman.reading.bodies import stands_for_body
from dragoman.reading.cases import base_name
from dragoman.reading.cast import Cast, Casting, learn, may_mean, sentences_away, without_case
from dragoman.reading.chunk import Chunk
from dragoman.reading.han_names import han_parts, without_gloss
from dragoman.reading.latin_names import OPENING, latin_parts
from dragoman.reading.scan import Scan


def gather_names(casting: Casting, chunks: list[Chunk]) -> None:
    """Cluster named chunks, longest names first, so that short forms find their long one."""
    scan = casting.scan
    named = [c for c in chunks if c.name is not None and not stands_for_body(scan, c)]
    parts_of = {id(c): name_parts(scan, c) for c in named}
    order = sorted(named, key=lambda c: (_abroad(scan, c), -len(parts_of[id(c)]), c.start))
    pairs: list[Chunk] = []
    sides = _side_by_side(set(parts_of.values())) if scan.pack.meta.order == "v2" else frozenset()
    aliases = _aliases(scan, named)
    for chunk in order:
        parts = parts_of[id(chunk)]
        if not parts or id(chunk) in aliases:
            continue
        if _is_pair(scan, chunk, parts) or (parts in sides and chunk.kind != "person"):
            pairs.append(chunk)
            continue
        cast = _namesake(casting, chunk, parts)
        if cast is not None and len(parts) == 1 and _called_after(scan, cast, chunk):
            cast = next((c for c in casting.actors if c.parts == parts), None)
        if cast is None:
            kind = "organization" if chunk.kind == "organization" else "person"
            if chunk.kind == "name" and not _has_given_name(scan, chunk):
                kind = "name"
            cast = _new_cast(casting, chunk, kind, parts)
        elif chunk.kind == "person" and cast.kind == "name":
            cast.kind = "person"
        chunk.actor = cast.index
        if not cast.glosses and (gloss := _gloss(scan, chunk)):
            cast.glosses = gloss
            cast.initials += _initials(gloss)
        learn(cast, chunk)
    for chunk in named:
        if id(chunk) in aliases and (actor := aliases[id(chunk)].actor) >= 0:
            chunk.actor = actor
            learn(casting.actors[actor], chunk)
    for chunk in pairs:
        _gather_pair(casting, chunk, parts_of[id(chunk)])
    mentions: dict[int, list[Chunk]] = {}
    for chunk in named:
        if chunk.name is not None and id(chunk) not in aliases:
            mentions.setdefault(chunk.actor, []).append(chunk)
    for cast in casting.actors:
        if cast.index in mentions:
            cast.name = _best_name(scan, mentions[cast.index])
        cast.state = _most_given(cast) or cast.state or _implied(cast)


_ALIAS = 4
"""Tokens between a name and another form of it in brackets: "默茨（又译“梅尔茨”）"."""


def _aliases(scan: Scan, named: list[Chunk]) -> dict[int, Chunk]:
    """Names that a word shows to be another form of the one before them, by the id of the chunk."""
    if scan.pack.meta.spaces:
        return {}
    return {
        id(chunk): last
        for last, chunk in itertools.pairwise(named)
        if chunk.start - last.end <= _ALIAS
        and chunk.sentence == last.sentence
        and (_in_latin(scan, last, chunk) or scan.has_grammar_in(last.end, chunk.start, "alias"))
    }


def _in_latin(scan: Scan, last: Chunk, chunk: Chunk) -> bool:
    """Whether a name in Latin letters opens a bracket behind one in Han characters."""
    bracket = chunk.start - last.end == 1 and scan.tokens[last.end].text in OPENING
    return bracket and _abroad(scan, chunk) and not _abroad(scan, last)


def _called_after(scan: Scan, cast: Cast, chunk: Chunk) -> bool:
    """Whether a body is called after whoever was told before it: "Trump … la Organización Trump"."""
    body = cast.kind == "organization" and len(cast.parts) == 2 and chunk.kind == "name"
    if not body or cast.parts[0] not in scan.pack.organization_words:
        return False
    return all(chunk.start < c.start for c in cast.mentions) and not chunk.slot


def _new_cast(casting: Casting, chunk: Chunk, kind: str, parts: tuple[str, ...]) -> Cast:
    """An actor met for the first time, under the name that a chunk gives."""
    name = _name_text(casting.scan, chunk)
    initials = _initials(parts)
    return casting.add(
        Cast(index=-1, kind=kind, name=name, parts=parts, initials=initials, mentions=[])
    )


def _initials(parts: tuple[str, ...]) -> str:
    return "".join([part[0] for part in parts])


def _has_given_name(scan: Scan, chunk: Chunk) -> bool:
    """Whether a given name of Latin script stands before a surname: no place or party is called so."""
    if chunk.name is None or chunk.name[1] - chunk.name[0] < 2 or not scan.pack.meta.gender.names:
        return False
    women, men = women_and_men()
    norm = scan.tokens[chunk.name[0]].norm
    return norm in women or norm in men


def _abroad(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name stands in Latin letters where others do not: it may be the gloss of one."""
    assert chunk.name is not None
    return not scan.pack.meta.spaces and scan.tokens[chunk.name[0]].text.isascii()


def _gloss(scan: Scan, chunk: Chunk) -> tuple[str, ...]:
    """The parts of the Latin form that stands in brackets behind the name."""
    assert chunk.name is not None
    if scan.pack.meta.spaces or _abroad(scan, chunk):
        return ()
    return latin_parts(scan, *chunk.name)


def _is_pair(scan: Scan, chunk: Chunk, parts: tuple[str, ...]) -> bool:
    """Whether the name reads like two surnames tied by a hyphen ("the Kim-Trump summit")."""
    assert chunk.name is not None
    start, end = chunk.name
    return len(parts) == 2 and end - start == 3 and scan.tokens[start + 1].text in "-–"


def _gather_pair(casting: Casting, chunk: Chunk, parts: tuple[str, ...]) -> None:
    """Two people of the document, where both parts are surnames in it; else one double name."""
    both = [_namesake(casting, chunk, (part,)) for part in parts]
    whole = _namesake(casting, chunk, parts)
    if whole is None and both[0] and both[1] and both[0] is not both[1]:
        chunk.kind, chunk.name = "collective", None
        chunk.actors = (both[0].index, both[1].index)
        return
    if whole is None:
        kind = "person" if chunk.kind == "person" else "name"
        whole = _new_cast(casting, chunk, kind, parts)
    elif chunk.kind == "person" and whole.kind == "name":
        whole.kind = "person"
    chunk.actor = whole.index
    learn(whole, chunk)


def _side_by_side(names: set[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """ "Am Freitag empfängt Macron Putin": subject and object, two names that the report knows.

    The first is the end of a longer one; so is the second, or it opens one and stands alone too
    ("bezeichnete Putin Xi als Freund").
    """
    ends: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        if len(name) > 1:
            ends.setdefault(name[-1], set()).add(name)
            if name[:1] in names:
                ends.setdefault(name[0], set()).add(name)
    return frozenset(
        name
        for name in names
        if len(name) == 2 and all(ends.get(part, set()) - {name} for part in name)
        if any(other[-1] == name[0] for other in ends[name[0]] - {name})
    )


def _implied(cast: Cast) -> str | None:
    """The state that a word of office implies where no mention names one ("Bundeskanzler")."""
    return next(
        (c.implied for c in sorted(cast.mentions, key=lambda c: c.start) if c.implied), None
    )


def _most_given(cast: Cast) -> str | None:
    """The state that most mentions give; the earliest of equals."""
    given: dict[str, int] = {}
    for chunk in sorted(cast.mentions, key=lambda c: c.start):
        if chunk.state:
            given[chunk.state] = given.get(chunk.state, 0) + 1
    return max(given, key=lambda s: given[s]) if given else None


def name_parts(scan: Scan, chunk: Chunk) -> tuple[str, ...]:
    """The parts of a name that tell people apart, normalised."""
    assert chunk.name is not None
    start, end = chunk.name
    parts = []
    for i in range(start, end):
        token = scan.tokens[i]
        norm = token.norm
        if i == start == chunk.start and chunk.attached and norm.startswith(chunk.attached):
            norm = ("ال" if chunk.attached.endswith("لل") else "") + norm[len(chunk.attached) :]
        if not token.is_word or norm in scan.pack.particles or norm[0] == "'":
            continue
        parts.append(norm)
    if not scan.pack.meta.spaces:
        if scan.tokens[start].text.isascii():
            return tuple(parts)
        return han_parts("".join(scan.tokens[i].text for i in range(start, end)))
    return tuple(parts)


def _name_text(scan: Scan, chunk: Chunk) -> str:
    assert chunk.name is not None
    start, end = chunk.name
    text = scan.words(start, end)
    if not scan.pack.meta.spaces:
        return without_gloss(text)
    at_name = start == chunk.start
    if at_name and chunk.attached and normalize(text, scan.pack.code).startswith(chunk.attached):
        article = "ال" if chunk.attached.endswith("لل") else ""
        text = article + text[len(chunk.attached) :]
    text = " ".join(text.split())
    return without_case(scan, text) if chunk.kind == "organization" else text


def _best_name(scan: Scan, named: list[Chunk]) -> str:
    """The fullest form; among equally full ones the shortest, which is the uninflected one."""
    if scan.pack.meta.paradigms:
        best = min(
            named, key=lambda c: (-_whole_parts(scan, c), c.case != "nom", c.case != "", c.start)
        )
        return base_name(scan, best)
    if len(named) == 1:
        return _name_text(scan, named[0])
    texts = [(c, _name_text(scan, c)) for c in named]
    if not scan.pack.meta.spaces:
        # "黄" is short for "黄循财"; names in Han characters are not inflected.
        return min((-len(name_parts(scan, c)), -len(text), c.start, text) for c, text in texts)[3]
    return min((-len(name_parts(scan, c)), len(text), c.start, text) for c, text in texts)[3]


def _whole_parts(scan: Scan, chunk: Chunk) -> int:
    """How many parts of a name are more than an initial."""
    return sum(len(part) > 1 for part in name_parts(scan, chunk))


@lru_cache(maxsize=100_000)
def same_part(a: str, b: str, language: str) -> bool:
    """Whether two name parts are one name in another case or spelling.

    All forms of a part begin with one letter, by which `Cast.initials` are told apart.
    """
    if a == b:
        return True
    if (len(a) == 1 or len(b) == 1) and a[0].isalpha():
        # "В. Путин": an initial stands for any name that begins with it.
        return a[0] == b[0]
    paradigms = load(language).meta.paradigms
    if paradigms and min(len(a), len(b)) > 2 and bases(a, paradigms) & bases(b, paradigms):
        return True
    if len(a) < 4 or len(b) < 4:
        return _opens_name(a, b, language)
    if language in ("ru", "uk", "pl", "tr", "de"):
        short, long = (a, b) if len(a) <= len(b) else (b, a)
        stem = short[:-1] if short[-1] in "аяйьоеиы" else short
        if len(stem) >= 3 and long.startswith(stem) and len(long) - len(stem) <= 3:
            return True
    if a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return False
    if len(a) >= 5 and _one_edit(a, b):
        return True
    # Shukri / Shoukry / Schukri: transliterations differ in their vowels.
    consonants = _VOWELS.sub("", a)
    return len(consonants) >= 3 and consonants == _VOWELS.sub("", b)


def _opens_name(a: str, b: str, language: str) -> bool:
    """Whether one of two names in Han characters is how the other begins: "茂木" for "茂木敏充"."""
    if load(language).meta.spaces or a.isascii() or b.isascii():
        return False
    short, long = sorted((a, b), key=len)
    return len(short) >= 2 and long.startswith(short)


_VOWELS = re.compile("[aeiouyáéíóúàèùâêîôûäöüıаеиоуыэюяё]+")


def _one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    for i, letter in enumerate(a):
        if letter != b[i]:
            return a[i + 1 :] == b[i + 1 :] if len(a) == len(b) else a[i:] == b[i + 1 :]
    return True


@lru_cache(maxsize=50_000)
def _holds(held: tuple[str, ...], parts: tuple[str, ...], language: str) -> bool:
    """Whether a name of the parts `held` holds every one of `parts`."""
    if load(language).meta.analytic and len(parts) > 1 and not set(parts) & set(held):
        # "Hussein Mohamed" is no spelling of "Hassan Mohamud": no part stands as it was.
        return False
    return bool(held) and all(any(same_part(p, q, language) for q in held) for p in parts)


def _namesake(casting: Casting, chunk: Chunk, parts: tuple[str, ...]) -> Cast | None:
    """The actor whose name holds every part of this one; the nearest of several."""
    language, initial = casting.scan.pack.code, parts[0][0]
    found = [
        cast
        for cast in casting.actors
        if initial in cast.initials
        and (
            (cast.parts and _holds(cast.parts, parts, language))
            or (cast.glosses and _holds(cast.glosses, parts, language))
        )
        and not (cast.kind == "organization" and chunk.kind == "person")
        and not (len(parts) == 1 and chunk.state and cast.state and chunk.state != cast.state)
    ]
    if len(found) < 2:
        return found[0] if found else None

    def rank(cast: Cast) -> tuple[bool, int, bool, bool, int, int]:
        # "Scholz" is no spelling of "Schulze" where there is a Scholz.
        exact = set(parts) <= {*cast.parts, *cast.glosses}
        # "Assad" alone is the one whose last name it is, before one whose first name it is.
        last = any(same_part(parts[-1], q, language) for q in cast.parts[-1:])
        agrees = int(bool(chunk.state and cast.state == chunk.state)) + may_mean(
            cast.office, chunk.office
        )
        # "Perera travelled without the first lady, Ana Perera": who is named first below is not meant.
        below = all(m.start > chunk.start for m in cast.mentions)
        return not exact, -agrees, not last, below, sentences_away(cast, chunk), cast.index

    return min(found, key=rank)
