"""Who is who in one document: names, roles and pronouns resolved to actors.

Full names come first and gather their shorter forms; then the text is walked
once in order, and each role ("the Syrian president"), counterpart, pronoun
and collective ("the two ministers") finds the actor it stands for among
those already met, by office, state and nearness.  What finds no one stays
unresolved.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from dragoman.language.declension import bases
from dragoman.language.pack import folder, load
from dragoman.language.packfile import read_toml
from dragoman.language.tokens import normalize
from dragoman.reading.cases import base_name
from dragoman.reading.chunks import HUMAN, Chunk
from dragoman.reading.gender import differs
from dragoman.reading.han_names import han_parts, without_gloss
from dragoman.reading.home import Home
from dragoman.reading.scan import Scan

_FAR = 12
"""Sentences after which a bare role or pronoun no longer reaches back."""


class Cast(msgspec.Struct, kw_only=True):
    """An actor in the making."""

    index: int
    kind: str
    name: str
    parts: tuple[str, ...] = ()
    glosses: tuple[str, ...] = ()
    """The parts of its form in Latin letters, where the text adds one in brackets."""
    office: str | None = None
    modifiers: tuple[str, ...] = ()
    state: str | None = None
    organization: str | None = None
    institution: str | None = None
    key: str | None = None
    mentions: list[Chunk] = []
    last: int = -1
    """Sentence of the last mention."""
    named: bool = True


class Casting(msgspec.Struct, kw_only=True):
    """All actors of a document and the ways to find them."""

    scan: Scan
    actors: list[Cast] = []
    states: dict[str, int] = {}
    bodies: dict[tuple[str, str], int] = {}
    home: str | None = None

    def add(self, cast: Cast) -> Cast:
        cast.index = len(self.actors)
        self.actors.append(cast)
        return cast

    def persons(self) -> list[Cast]:
        return [a for a in self.actors if a.kind == "person"]


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    data = read_toml(Path(folder()).parent / "kin.toml")
    return {held: frozenset(words) for held, words in data.items()}


def may_mean(held: str | None, word: str | None) -> bool:
    """Whether someone who holds the office `held` may be called `word`."""
    if held is None or word is None:
        return False
    return held == word or word in _kin().get(held, frozenset())


def find_actors(scan: Scan, chunks: list[Chunk], home: Home = Home(None, False)) -> Casting:
    """Resolve every chunk that stands for someone; chunks get their `actor`.

    `home` is the state whose press or ministry speaks, where the document
    says so: "the Foreign Ministry" without a state is that of home.
    """
    casting = Casting(scan=scan, home=home.state)
    _gather_names(casting, chunks)
    if home.sure:
        _own_official(casting)
    _walk(casting, chunks)
    _name_holders(casting, chunks)
    if home.sure:
        _own_official(casting)
    return casting


_VOICES = ("foreign ministry spokesperson", "government spokesperson")
_HIGH = ("president", "prime minister", "premier", "foreign minister", "chancellor", "defence minister")


def _own_official(casting: Casting) -> None:
    """The one high official whom a report names without a state is its own country's."""
    bare = [
        c
        for c in casting.persons()
        if c.named and c.office in _HIGH and c.state is None and c.organization is None
    ]
    if len(bare) == 1 and not any(c.state == casting.home for c in casting.persons()):
        # Where the home side has its own people, an official without a state is their host.
        bare[0].state = casting.home
    for cast in casting.persons():
        ministry = cast.office in _VOICES or cast.institution is not None
        if ministry and cast.named and cast.state is None and cast.organization is None:
            cast.state = casting.home


# --- names -----------------------------------------------------------------------------------


def _gather_names(casting: Casting, chunks: list[Chunk]) -> None:
    """Cluster named chunks, longest names first, so that short forms find their long one."""
    scan = casting.scan
    named = [c for c in chunks if c.name is not None]
    parts_of = {id(c): name_parts(scan, c) for c in named}
    order = sorted(named, key=lambda c: (_abroad(scan, c), -len(parts_of[id(c)]), c.start))
    pairs: list[Chunk] = []
    for chunk in order:
        parts = parts_of[id(chunk)]
        if not parts:
            continue
        if _is_pair(scan, chunk, parts):
            pairs.append(chunk)
            continue
        cast = _namesake(casting, chunk, parts)
        if cast is None:
            kind = "organization" if chunk.kind == "organization" else "person"
            if chunk.kind == "name":
                kind = "name"
            cast = casting.add(
                Cast(index=-1, kind=kind, name=_name_text(scan, chunk), parts=parts, mentions=[])
            )
        elif chunk.kind == "person" and cast.kind == "name":
            cast.kind = "person"
        chunk.actor = cast.index
        cast.glosses = cast.glosses or _gloss(scan, chunk)
        _learn(cast, chunk)
    for chunk in pairs:
        _gather_pair(casting, chunk, parts_of[id(chunk)])
    for cast in casting.actors:
        cast.name = _best_name(scan, cast, chunks)
        cast.state = _most_given(cast) or cast.state or _implied(cast)


def _abroad(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name stands in Latin letters where others do not: it may be the gloss of one."""
    assert chunk.name is not None
    return not scan.pack.meta.spaces and scan.tokens[chunk.name[0]].text.isascii()


def _gloss(scan: Scan, chunk: Chunk) -> tuple[str, ...]:
    """The parts of the Latin form that stands in brackets behind the name."""
    assert chunk.name is not None
    if scan.pack.meta.spaces or _abroad(scan, chunk):
        return ()
    words = [t for t in scan.tokens[chunk.name[0] : chunk.name[1]] if t.text.isascii() and t.is_word]
    return tuple(t.norm for t in words)


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
        whole = casting.add(
            Cast(index=-1, kind=kind, name=_name_text(casting.scan, chunk), parts=parts, mentions=[])
        )
    elif chunk.kind == "person" and whole.kind == "name":
        whole.kind = "person"
    chunk.actor = whole.index
    _learn(whole, chunk)


def _implied(cast: Cast) -> str | None:
    """The state that a word of office implies where no mention names one ("Bundeskanzler")."""
    return next((c.implied for c in sorted(cast.mentions, key=lambda c: c.start) if c.implied), None)


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
        if not token.is_word or norm in scan.pack.particles or norm[0] in "'":
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
    return " ".join(text.split())


def _best_name(scan: Scan, cast: Cast, chunks: list[Chunk]) -> str:
    """The fullest form; among equally full ones the shortest, which is the uninflected one."""
    named = [c for c in chunks if c.actor == cast.index and c.name is not None]
    if not named:
        return cast.name
    if scan.pack.meta.paradigms:
        best = min(named, key=lambda c: (-_whole_parts(scan, c), c.case != "nom", c.case != "", c.start))
        return base_name(scan, best)
    forms = [(-len(name_parts(scan, c)), len(_name_text(scan, c)), c.start, _name_text(scan, c)) for c in named]
    return min(forms)[3]


def _whole_parts(scan: Scan, chunk: Chunk) -> int:
    """How many parts of a name are more than an initial."""
    return sum(len(part) > 1 for part in name_parts(scan, chunk))


@lru_cache(maxsize=100_000)
def same_part(a: str, b: str, language: str) -> bool:
    """Whether two name parts are one name in another case or spelling."""
    if a == b:
        return True
    if (len(a) == 1 or len(b) == 1) and a[0].isalpha():
        # "В. Путин": an initial stands for any name that begins with it.
        return a[0] == b[0]
    paradigms = load(language).meta.paradigms
    if paradigms and min(len(a), len(b)) > 2 and bases(a, paradigms) & bases(b, paradigms):
        return True
    if len(a) < 4 or len(b) < 4:
        return False
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


_VOWELS = re.compile("[aeiouyáéíóúàèùâêîôûäöüıаеиоуыэюяё]+")


def _one_edit(a: str, b: str) -> bool:
    if len(a) > len(b):
        a, b = b, a
    for i, letter in enumerate(a):
        if letter != b[i]:
            return a[i + 1 :] == b[i + 1 :] if len(a) == len(b) else a[i:] == b[i + 1 :]
    return True


def _namesake(casting: Casting, chunk: Chunk, parts: tuple[str, ...]) -> Cast | None:
    """The actor whose name holds every part of this one; the nearest of several."""
    language = casting.scan.pack.code
    found = []
    for cast in casting.actors:
        if cast.kind == "organization" and chunk.kind == "person":
            continue
        if not any(
            held and all(any(same_part(p, q, language) for q in held) for p in parts)
            for held in (cast.parts, cast.glosses)
        ):
            continue
        if chunk.state and cast.state and chunk.state != cast.state and len(parts) == 1:
            continue
        # "Assad" alone is the one whose last name it is, before one whose first name it is.
        last = any(same_part(parts[-1], q, language) for q in cast.parts[-1:])
        distance = min(
            (abs(m.sentence - chunk.sentence) for m in cast.mentions), default=chunk.sentence
        )
        agrees = int(bool(chunk.state and cast.state == chunk.state)) + may_mean(
            cast.office, chunk.office
        )
        found.append((-agrees, not last, distance, cast.index, cast))
    return min(found, key=lambda f: f[:4])[4] if found else None


def _learn(cast: Cast, chunk: Chunk) -> None:
    """Take over what a mention says of its actor; what came first stays."""
    cast.mentions.append(chunk)
    narrower = may_mean(chunk.office, cast.office) and not may_mean(cast.office, chunk.office)
    if chunk.office and (cast.office is None or narrower):
        if cast.office != chunk.office:
            cast.modifiers = chunk.modifiers
        cast.office = chunk.office
    if chunk.office == cast.office and chunk.modifiers and not cast.modifiers:
        cast.modifiers = chunk.modifiers
    cast.state = cast.state or chunk.state
    cast.organization = cast.organization or chunk.organization
    cast.institution = cast.institution or chunk.institution


# --- the walk --------------------------------------------------------------------------------


def _walk(casting: Casting, chunks: list[Chunk]) -> None:
    for i, chunk in enumerate(chunks):
        if chunk.actor >= 0:
            cast = casting.actors[chunk.actor]
            if chunk.counterpart:
                _give_counterpart_office(casting, chunks, i, cast)
            cast.last = chunk.sentence
        elif chunk.kind == "role":
            _resolve_role(casting, chunks, i)
        elif chunk.kind == "pronoun":
            _resolve_pronoun(casting, chunks, i)
        elif chunk.kind == "group":
            _resolve_group(casting, chunks, i)
        elif chunk.kind == "collective":
            if not chunk.actors and not _of_states(casting, chunks, i):
                _resolve_collective(casting, chunks, i)
        elif chunk.kind in ("state", "capital", "metonym"):
            chunk.actor = _state_actor(casting, chunk)
        elif chunk.kind in ("organization", "institution", "agency"):
            chunk.actor = _body_actor(casting, chunk)
        if chunk.actor >= 0:
            casting.actors[chunk.actor].last = chunk.sentence


def _name_holders(casting: Casting, chunks: list[Chunk]) -> None:
    """Give an office told without a name to the one name told without an office.

    "The head of Turkish diplomacy … Mevlut Cavusoglu, the Turkish ministry says, …": the name
    must be the only one that stands beside that state and no other.
    """
    beside: dict[int, dict[str, int]] = {}
    for chunk in chunks:
        if chunk.actor < 0 or chunk.name is None:
            continue
        for other in chunks:
            if other.sentence == chunk.sentence and other.state and other is not chunk:
                counts = beside.setdefault(chunk.actor, {})
                counts[other.state] = counts.get(other.state, 0) + 1
    for role in [c for c in casting.persons() if not c.named and c.state and c.office]:
        fitting = []
        for cast in casting.actors:
            counts = beside.get(cast.index, {})
            bare = cast.kind in ("person", "name") and cast.named and cast.office is None
            if bare and cast.state in (None, role.state) and role.state in counts:
                if counts[role.state] * 2 > sum(counts.values()):
                    fitting.append(cast)
        if len(fitting) == 1:
            _become(casting, chunks, role, fitting[0])


def _become(casting: Casting, chunks: list[Chunk], role: Cast, cast: Cast) -> None:
    cast.kind, cast.office, cast.state = "person", role.office, role.state
    cast.modifiers = role.modifiers
    cast.mentions += role.mentions
    role.mentions = []
    for chunk in chunks:
        if chunk.actor == role.index:
            chunk.actor = cast.index
        if role.index in chunk.actors:
            chunk.actors = tuple(cast.index if i == role.index else i for i in chunk.actors)


def _state_actor(casting: Casting, chunk: Chunk) -> int:
    assert chunk.state is not None
    index = casting.states.get(chunk.state)
    if index is None:
        name = _words(casting.scan, chunk)
        cast = casting.add(
            Cast(index=-1, kind="state", name=name, state=chunk.state, key=chunk.state, mentions=[])
        )
        index = casting.states[chunk.state] = cast.index
    cast = casting.actors[index]
    if chunk.kind == "state" and cast.mentions and cast.mentions[0].kind != "state":
        cast.name = _words(casting.scan, chunk)
    cast.mentions.append(chunk)
    return index


def _words(scan: Scan, chunk: Chunk) -> str:
    text = scan.words(chunk.start, chunk.end)
    particle = chunk.attached.removesuffix("ال")
    if particle and normalize(text, scan.pack.code).startswith(particle):
        # The article is part of the name (الأمم المتحدة); in لل it has lost its first letter.
        text = ("ال" if particle.endswith("لل") else "") + text[len(particle) :]
    return " ".join(text.split())


def _body_actor(casting: Casting, chunk: Chunk) -> int:
    key = chunk.organization or chunk.institution or chunk.key or ""
    known = any(k == key for k, _ in casting.bodies)
    if chunk.kind == "institution" and not chunk.state:
        chunk.state = chunk.implied or (None if known else casting.home)
    identity = (key, chunk.state or "")
    index = casting.bodies.get(identity)
    if index is None and not chunk.state:
        # "the ministry" after "the Turkish Foreign Ministry"
        index = next((v for (k, _), v in reversed(casting.bodies.items()) if k == key), None)
    if index is None:
        cast = casting.add(
            Cast(
                index=-1,
                kind="organization",
                name=_words(casting.scan, chunk),
                state=chunk.state,
                key=key or None,
                institution=chunk.institution,
                mentions=[],
            )
        )
        index = casting.bodies[identity] = cast.index
    casting.actors[index].mentions.append(chunk)
    return index


def _resolve_role(casting: Casting, chunks: list[Chunk], i: int) -> None:
    chunk = chunks[i]
    if chunk.implied and not chunk.state and not any(
        may_mean(p.office, chunk.office) and p.state not in (None, chunk.implied)
        for p in casting.persons()
    ):
        chunk.state = chunk.implied
    if chunk.counterpart:
        _resolve_counterpart(casting, chunks, i)
        return
    best: tuple[int, int, int, Cast] | None = None
    for cast in casting.persons():
        score = _role_score(cast, chunk)
        if score is None:
            continue
        rank = (score, cast.last, -cast.index, cast)
        if best is None or rank[:3] > best[:3]:
            best = rank
    if best is not None and best[0] >= 2:
        cast = best[3]
        chunk.actor = cast.index
        _learn(cast, chunk)
    elif (cast := _just_named(casting, chunks, i)) is not None:
        chunk.actor = cast.index
        cast.kind = "person"
        _learn(cast, chunk)
    elif chunk.office and (chunk.state or chunk.organization or chunk.institution):
        cast = casting.add(
            Cast(index=-1, kind="person", name=_words(casting.scan, chunk), named=False, mentions=[])
        )
        chunk.actor = cast.index
        _learn(cast, chunk)


def _just_named(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """The subject of the sentence before, when the report never told who that is.

    "Bagheri Kani is in Syria. The Iranian minister said …": a definite role as subject
    goes on with the one last spoken of, if nothing known of him contradicts.
    """
    chunk = chunks[i]
    if chunk.slot or not chunk.state or not chunk.office or not _definite(casting.scan, chunk):
        return None
    for before in chunks[:i]:
        if before.sentence != chunk.sentence - 1 or before.kind not in ("person", "name"):
            continue
        if before.actor < 0 or not is_subject(casting.scan, before) or before.quoted >= 0:
            continue
        cast = casting.actors[before.actor]
        bare = cast.named and cast.office is None and cast.state in (None, chunk.state)
        return cast if bare and cast.kind in ("person", "name") else None
    return None


def _definite(scan: Scan, chunk: Chunk) -> bool:
    i = chunk.start - 1
    match = scan.covered[i] if i >= 0 else None
    return match is not None and any(e.key == "determiner" for e in match.entries)


def _role_score(cast: Cast, chunk: Chunk) -> int | None:
    """How well a role fits an actor; None when something contradicts."""
    if chunk.state and cast.state and chunk.state != cast.state:
        return None
    if chunk.organization and cast.organization and chunk.organization != cast.organization:
        return None
    score = 0
    if chunk.office is None and not chunk.counterpart:
        # "el brasileño": whoever is of that state.
        return 3 if chunk.state and cast.state == chunk.state and cast.last >= 0 else None
    if cast.office is not None:
        if not any(may_mean(cast.office, o) for o in (chunk.office, *chunk.offices)):
            return None
        score += 3 if cast.office == chunk.office or chunk.office is None else 2
    if chunk.state and cast.state == chunk.state:
        score += 2
    elif chunk.state or (cast.office is None):
        # A state that the actor is not yet known by must not be guessed from far away.
        score -= 1
    if cast.last < 0 and not cast.named:
        return None
    if not chunk.state and cast.last >= 0 and chunk.sentence - cast.last > _FAR:
        score -= 2
    return score


def _antecedent(casting: Casting, chunks: list[Chunk], i: int, before: int | None = None) -> Cast | None:
    """The person a pronoun at chunk `i` stands for: the subject last spoken of."""
    chunk = chunks[i]
    limit = chunk.start if before is None else before
    fallback: Cast | None = None
    sentence = chunk.sentence
    for back in range(1 if _in_aside(casting.scan, chunk) else 0, 5):
        here = [
            c
            for c in chunks[max(0, i - 60) : i]
            if c.sentence == sentence - back
            and c.start < limit
            and c.kind in HUMAN
            and c.actor >= 0
            and (c.quoted < 0 or c.quoted == chunk.quoted)
            and casting.actors[c.actor].kind in ("person", "name")
            and not differs(casting.scan, casting.actors[c.actor].mentions, chunk.pronoun or "he")
        ]
        subjects = [c for c in here if is_subject(casting.scan, c)]
        people = [c for c in subjects if _is_person(casting.actors[c.actor])]
        if subjects and not people:
            # A lone unknown name may be a place or a party: someone known comes first.
            fallback = fallback or casting.actors[subjects[0].actor]
            continue
        subjects = people
        if subjects:
            parted = back == 0 and any(
                casting.scan.tokens[t].text == ";" for t in range(subjects[-1].end, chunk.start)
            )
            return casting.actors[subjects[-1 if parted else 0].actor]
        if here and fallback is None:
            fallback = casting.actors[here[0].actor]
    return fallback


def _is_person(cast: Cast) -> bool:
    return cast.kind == "person" or len(cast.parts) > 1


def _in_aside(scan: Scan, chunk: Chunk) -> bool:
    """Whether the pronoun stands in an aside that reports its sentence: "Democrats, he said, are …"."""
    i, tokens = chunk.start - 1, scan.tokens
    if chunk.kind != "pronoun" or i < 0 or scan.sentence_of[i] != chunk.sentence:
        return False
    if tokens[i].text not in ",\"”»" or chunk.end >= len(tokens):
        return False
    return scan.is_category(chunk.end, "saying")


def is_subject(scan: Scan, chunk: Chunk) -> bool:
    """Unmarked, and not the object of a verb that stands right before it."""
    if chunk.slot or chunk.possessive:
        return False
    before = chunk.start - 1
    if chunk.certain and chunk.case == "nom":
        return True
    if before < 0 or scan.pack.meta.order != "svo" or scan.sentence_of[before] != chunk.sentence:
        return True
    return not scan.is_category(before, "trigger", "saying")


def _resolve_pronoun(casting: Casting, chunks: list[Chunk], i: int) -> None:
    chunk = chunks[i]
    key = chunk.pronoun
    if key == "latter":
        _resolve_latter(casting, chunks, i)
    elif key == "him" or (key in ("he", "she") and chunk.slot == "object"):
        _resolve_object(casting, chunks, i)
    elif key in ("he", "she", "his", "her", "who"):
        cast = _antecedent(casting, chunks, i)
        if cast is None and key in ("his", "her"):
            cast = _ahead(casting, chunks, i)
        if cast is not None:
            chunk.actor = cast.index
            cast.mentions.append(chunk)
    elif key in ("they", "their", "them"):
        _resolve_collective(casting, chunks, i)
    elif key in ("it", "its"):
        for before in reversed(chunks[max(0, i - 20) : i]):
            if before.kind in ("organization", "institution", "state") and before.actor >= 0:
                if chunk.sentence - before.sentence <= 1 and not before.slot:
                    chunk.actor = before.actor
                break


def _resolve_latter(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """"ce dernier", "quest'ultimo": whoever was named last, whatever part he played."""
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
    """"After his meeting with X, Y flew on": with no one before, the subject of the sentence."""
    for chunk in chunks[i + 1 : i + 8]:
        if chunk.sentence != chunks[i].sentence:
            return None
        if chunk.kind in HUMAN and chunk.actor >= 0 and not chunk.slot and not chunk.possessive:
            return casting.actors[chunk.actor]
    return None


def _no_comma(scan: Scan, start: int, end: int) -> bool:
    return not any(scan.tokens[i].text in ",;:" for i in range(start, end))


def _resolve_object(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """"lo recibió", "l'a reçu": someone spoken of before who is not the verb's own subject."""
    chunk = chunks[i]
    near = [
        c
        for c in chunks[max(0, i - 40) : i]
        if chunk.sentence - c.sentence <= 2
        and c.actor >= 0
        and c.kind in HUMAN
        and casting.actors[c.actor].kind in ("person", "name")
    ]
    own = [c for c in near if c.sentence == chunk.sentence and not c.slot and not c.possessive]
    if casting.scan.pack.meta.auxiliaries:
        own = [c for c in own if chunk.start - c.end <= 8 and _no_comma(casting.scan, c.end, chunk.start)]
        if not own:
            # The verb's subject still follows: "wo ihn der Präsident empfangen soll".
            near = [c for c in near if not c.slot] or near
    subject = own[-1].actor if own else -1
    others = [c for c in near if c.actor != subject]
    first = [c for c in others if c.sentence == chunk.sentence and not c.slot] or others[::-1]
    if first:
        chunk.actor = first[0].actor
        casting.actors[chunk.actor].mentions.append(chunk)


def group_states(chunks: list[Chunk], i: int) -> tuple[str, ...]:
    """The states of "the leaders of Turkey and Germany", "the Turkish and German ministers"."""
    first = last = i
    while first > 0 and chunks[first].joined and chunks[first - 1].kind in ("demonym", "state"):
        first -= 1
    while last + 1 < len(chunks) and chunks[last + 1].joined and chunks[last + 1].kind in ("demonym", "state"):
        last += 1
    states = [c.state for c in chunks[first : last + 1] if c.state]
    return tuple(dict.fromkeys(states))


def _resolve_group(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """A plural office with states stands for its holders, where the document names them."""
    chunk = chunks[i]
    states = group_states(chunks, i)
    found = []
    for state in states:
        holders = [
            c for c in casting.persons() if c.state == state and may_mean(c.office, chunk.office)
        ]
        if holders:
            found.append(max(holders, key=lambda c: (c.last, -c.index)).index)
    if len(states) >= 2 and found:
        chunk.actors = tuple(found)
    chunk.states = states


_COLLECTIVE = {"ministers": "foreign minister", "presidents": "president", "leaders": "leader"}


def _of_states(casting: Casting, chunks: list[Chunk], i: int) -> bool:
    """"The leaders of Turkey and Germany": those of the states named, where they have names."""
    chunk = chunks[i]
    states = []
    for after in chunks[i + 1 : i + 4]:
        near = after.sentence == chunk.sentence and after.slot == "of" and after.start - chunk.end <= 6
        if not near or after.kind != "state" or after.state is None:
            break
        states.append(after.state)
    if not states:
        states = _nationalities(chunks, i)
        if chunk.key in _COLLECTIVE:
            _names_behind(casting, chunks, i, states)
    if len(states) < 2 or chunk.key not in _COLLECTIVE:
        return False
    found = [
        c.index
        for state in states
        for c in casting.persons()
        if c.named and c.state == state and may_mean(c.office, _COLLECTIVE[chunk.key])
    ]
    chunk.kind, chunk.states, chunk.actors = "group", tuple(states), tuple(dict.fromkeys(found))
    return True


def _names_behind(casting: Casting, chunks: list[Chunk], i: int, states: list[str]) -> None:
    """"Les ministres turc et égyptien, X et Y": the names take the states in their order."""
    here = [c for c in chunks[i + 1 : i + 8] if c.sentence == chunks[i].sentence]
    names = [c for c in here if c.kind in ("name", "person") and c.actor >= 0 and not c.slot]
    if len(states) < 2 or len(names) < len(states):
        return
    last = [c for c in here if c.state in states and c.name is None][: len(states)]
    between = range(last[-1].end, names[0].start) if last else range(0)
    if not 1 <= len(between) <= 3 or casting.scan.tokens[last[-1].end].text != ",":
        return
    if not all(c.joined for c in names[1 : len(states)]):
        return
    for state, chunk in zip(states, names, strict=False):
        cast = casting.actors[chunk.actor]
        cast.kind = "person"
        cast.state = cast.state or state
        cast.office = cast.office or _COLLECTIVE[chunks[i].key]


def _nationalities(chunks: list[Chunk], i: int) -> list[str]:
    """The states of "les ministres turc et égyptien des Affaires étrangères"."""
    states: list[str] = []
    end = chunks[i].end
    for after in chunks[i + 1 : i + 4]:
        tied = after.joined if states else after.start == end
        if after.kind not in ("demonym", "institution") or after.state is None or not tied:
            break
        states.append(after.state)
        if after.kind == "institution":
            # The portfolio is the ministers' own.
            after.kind, after.institution = "demonym", None
            break
    return states


def _resolve_collective(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """The set a collective stands for: the two persons (or states) last named together."""
    chunk = chunks[i]
    states = chunk.key == "countries"
    if not states and (pair := _pair_before(casting, chunks, i)):
        chunk.actors = pair
        return
    found: list[int] = []
    for before in reversed(chunks[:i]):
        if chunk.sentence - before.sentence > 6 or len(found) == 2:
            break
        if before.actors and before.kind in ("collective", "pronoun"):
            found = list(before.actors)
            break
        if before.actor < 0:
            continue
        cast = casting.actors[before.actor]
        if states:
            fits = cast.kind == "state"
        else:
            person = cast.kind == "person" or (cast.kind == "name" and len(cast.parts) > 1)
            fits = person and _fits_collective(cast, chunk.key)
        if fits and cast.index not in found:
            if found and not states and not _other_side(casting.actors[found[0]], cast):
                continue
            found.append(cast.index)
    if len(found) == 2:
        chunk.actors = tuple(sorted(found))


def _pair_before(casting: Casting, chunks: list[Chunk], i: int) -> tuple[int, ...]:
    """Two persons of different states that a sentence not far back names together."""
    chunk = chunks[i]
    for back in range(5):
        people: dict[int, Cast] = {}
        for before in chunks[max(0, i - 80) : i]:
            if before.sentence != chunk.sentence - back:
                continue
            for index in before.actors or (before.actor,):
                if index >= 0 and casting.actors[index].kind == "person" and before.kind in HUMAN:
                    people.setdefault(index, casting.actors[index])
        fitting = [c for c in people.values() if c.state and _fits_collective(c, chunk.key)]
        for first in fitting:
            for second in fitting:
                if first.index < second.index and first.state != second.state:
                    return (first.index, second.index)
    return ()


def _fits_collective(cast: Cast, key: str | None) -> bool:
    if key == "ministers":
        return cast.office is None or "minister" in cast.office or cast.office == "secretary of state"
    if key == "presidents":
        return cast.office is None or cast.office in ("president", "head of state", "leader")
    return True


def _other_side(a: Cast, b: Cast) -> bool:
    return a.state is None or b.state is None or a.state != b.state


def _owner_of(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """Whose counterpart: the subject of the sentence, or the person last spoken of."""
    chunk = chunks[i]
    if i and chunks[i - 1].possessive and chunks[i - 1].kind in HUMAN and chunks[i - 1].actor >= 0:
        if chunk.start - chunks[i - 1].end <= 1 and casting.scan.pack.meta.nominal:
            return casting.actors[chunks[i - 1].actor]
    for c in chunks[max(0, i - 30) : i]:
        if c.sentence == chunk.sentence and c.actor >= 0 and c.kind in HUMAN and not c.slot:
            cast = casting.actors[c.actor]
            if cast.kind == "person" and cast.state != (chunk.state or "?"):
                return cast
    later = [
        c for c in chunks[i + 1 : i + 6] if c.sentence == chunk.sentence and c.kind == "person"
    ]
    found = _antecedent(casting, chunks, i)
    if found is None and later and later[0].actor >= 0:
        return casting.actors[later[0].actor]
    return found


def _give_counterpart_office(casting: Casting, chunks: list[Chunk], i: int, cast: Cast) -> None:
    owner = _owner_of(casting, chunks, i)
    if owner is not None and owner is not cast and cast.office is None:
        cast.office = owner.office


def _resolve_counterpart(casting: Casting, chunks: list[Chunk], i: int) -> None:
    chunk = chunks[i]
    owner = _owner_of(casting, chunks, i)
    candidates = [
        c
        for c in casting.persons()
        if (owner is None or c is not owner)
        and (c.state == chunk.state if chunk.state else c.last >= chunk.sentence - 3 >= -3 and c.last >= 0)
        and (owner is None or owner.office is None or c.office is None or may_mean(owner.office, c.office)
             or may_mean(c.office, owner.office))
    ]
    if not candidates and chunk.state and owner is not None:
        # "his Turkish counterpart" where a paper names its own president without the state.
        own = [c for c in casting.persons() if c.named and not c.state and c.office and c.office == owner.office]
        candidates = own if len(own) == 1 and own[0] is not owner else []
    if candidates:
        cast = max(candidates, key=lambda c: (c.named, c.last, -c.index))
    elif chunk.state:
        office = owner.office if owner else None
        cast = casting.add(
            Cast(
                index=-1, kind="person", name=_words(casting.scan, chunk), named=False,
                office=office, state=chunk.state, mentions=[],
            )
        )  # fmt: skip
    else:
        return
    chunk.actor = cast.index
    cast.mentions.append(chunk)
    cast.state = cast.state or chunk.state
