"""Whom an office without a name may stand for, of those the report has named."""

from __future__ import annotations

from dragoman.reading.cast import (
    FAR,
    Cast,
    Casting,
    definite,
    indefinite,
    is_subject,
    may_mean,
    speaks,
    talks_on,
)
from dragoman.reading.chunk import HUMAN, SPOKESPERSONS, Chunk, chunks_of
from dragoman.reading.counterparts import lands_beside
from dragoman.reading.gender import both_women, unlike
from dragoman.reading.phrase import phrase_start
from dragoman.reading.posts import HIGH, is_one_post
from dragoman.reading.scan import Scan

_ANYONE = "official"
"""The office that holders of all others may be called by."""


_SYNONYMS = frozenset(
    {
        ("foreign minister", "top diplomat"),
        ("prime minister", "head of government"),
        ("premier", "head of government"),
        ("chancellor", "head of government"),
        ("president", "head of state"),
    }
)
"""An office held, and what else its holder is called: two words for one post."""


def find_holder(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """The person told of whom the role in `chunks[i]` stands for."""
    return (
        _told_before(casting, chunks, chunks[i])
        or _once_in_office(casting, chunks, i)
        or _just_named(casting, chunks, i)
        or _only_untitled(casting, chunks[i])
        or _only_stateless(casting, chunks, i)
        or _spoke_before(casting, chunks, i)
    )


def _called_alike(cast: Cast, chunk: Chunk) -> bool:
    """Whether someone was called by the same words: "Bundespräsident", not every president."""
    if chunk.head is None or not chunk.implied:
        return False
    return any(m.head is not None and m.head.phrase == chunk.head.phrase for m in cast.mentions)


def _told_before(casting: Casting, chunks: list[Chunk], chunk: Chunk) -> Cast | None:
    """The person told so far whom a role fits best, and well enough; None where no one does."""
    best: tuple[int, bool, bool, int, int, bool, int, Cast] | None = None
    meta = casting.scan.pack.meta
    opens = chunk.start - casting.scan.sentences[chunk.sentence].start <= 1
    opens = opens and meta.inversion and meta.adjective_after
    salient = bool(meta.auxiliaries) or (opens and chunk.office in _WHOEVER)
    salient = salient and not chunk.state and not chunk.slot
    known = casting.persons()
    if indefinite(casting.scan, chunk):
        # "a senior aide": no one told before, though he may be named below.
        below = chunk.office not in casting.scan.pack.meta.unnamed_offices
        known = [c for c in known if below and c.last < 0]
    if chunk.office == _ANYONE and not definite(casting.scan, chunk):
        # "US officials", and what a language without articles says of anyone in office.
        known = [c for c in known if c.office == _ANYONE]
    bare = any(
        c.office is None
        and c.state in (None, chunk.state)
        and c.last >= 0
        and chunk.sentence - c.last <= 1
        for c in known
    )
    untitled = _next_untitled(known, chunk)
    beside = _named_beside(chunks, chunk) | _subjects_beside(casting.scan, chunks, chunk)
    lands = lands_beside(casting.scan, chunks, chunk) if chunk.office in HIGH else set()
    topic = _only_untitled(casting, chunk) if salient or chunk.office in HIGH else None
    for cast in known:
        if _named_below(cast, chunk) and (bare or 0 <= untitled < _first(cast)):
            continue
        if cast.index in beside or cast.state in lands or _after_topic(cast, chunk, topic):
            continue
        score = _role_score(cast, chunk, casting.scan.pack.meta.order == "vso")
        if score is None or (cast.named and unlike(casting.scan, cast, chunk)):
            continue
        # Not "the foreign minister of Ghana" for one without a state, where Ghana's is named below.
        told = chunk.state is not None and chunk.state != chunk.implied
        ahead = cast.last < 0 and told and cast.state == chunk.state
        score += 2 * (_called_alike(cast, chunk) and cast.last >= 0)
        # "Das Staatsoberhaupt reist weiter": without a state, the one whom the report is about.
        about = len(cast.mentions) if salient else 0
        # Of two told in one sentence it is its subject, not whom he reproached.
        there = chunks_of(chunks, cast.last) if cast.last >= 0 else []
        acting = any(c.actor == cast.index and not c.slot for c in there)
        she = both_women(casting.scan, cast, chunk)
        rank = (score, ahead, she, about, cast.last, acting, -cast.index, cast)
        if best is None or rank[:7] > best[:7]:
            best = rank
    return best[7] if best is not None and best[0] >= 2 else None


_WHOEVER = ("leader", "official", "diplomat", "envoy", "negotiator")
"""Words for whoever holds some office: "El gobernante llegó …", "Le diplomate …" at the head of a
sentence mean the one the report is about."""


def _subjects_beside(scan: Scan, chunks: list[Chunk], chunk: Chunk) -> set[int]:
    """Whom the object of a verb cannot be: "Maas spoke with the foreign minister" is not of two Maases."""
    if chunk.slot not in ("with", "object") or not (
        scan.pack.meta.analytic or scan.pack.meta.nominal
    ):
        return set()
    return {
        c.actor
        for c in chunks_of(chunks, chunk.sentence)
        if c.end <= chunk.start and c.actor >= 0 and not c.slot and not c.possessive
    }


def _named_below(cast: Cast, chunk: Chunk) -> bool:
    """ "With Lula in Buenos Aires … Brazil's president": not the president first named below."""
    return cast.last < 0 and cast.state is None and chunk.state is not None


def _after_topic(cast: Cast, chunk: Chunk, topic: Cast | None) -> bool:
    """ "Noboa … el mandatario … el primer ministro, X": not whoever is first named below."""
    return cast.last < 0 and topic is not None and not chunk.state


def _first(cast: Cast) -> int:
    """The token at which someone is named first; -1 before that."""
    return cast.mentions[0].start if cast.mentions else -1


def _next_untitled(known: list[Cast], chunk: Chunk) -> int:
    """The token at which the next person without an office is named first; -1 where no one is.

    "Foreign minister on the island. Steinmeier in Cuba … He will see Foreign Minister Rodriguez".
    """
    starts = [
        cast.mentions[0].start
        for cast in known
        if cast.office is None
        and cast.named
        and cast.mentions
        and cast.state in (None, chunk.state)
    ]
    return min((start for start in starts if start >= chunk.end), default=-1)


def _named_beside(chunks: list[Chunk], chunk: Chunk) -> set[int]:
    """Whom a role cannot be: "The minister said his exchange with Marsk …": he is not Marsk."""
    if chunk.slot:
        return set()
    return {
        c.actor
        for c in chunks_of(chunks, chunk.sentence)
        if c.start - chunk.end > 2 and c.kind in ("name", "person")
    }


_OPENING = 1
"""Sentences in which a minister without a state is the one the headline names."""


_RECENT = 3
"""Sentences within which "the head of state" may be the one person told without any office."""


def _only_untitled(casting: Casting, chunk: Chunk) -> Cast | None:
    """The one person whose office the report never tells, for a high office that fits no one else.

    A paper that writes "Emmanuel Macron" says "the head of state" two lines below.
    """
    told = chunk.state if chunk.state != chunk.implied else None
    meta = casting.scan.pack.meta
    general = ("leader",) if meta.inversion else ()
    if told or chunk.office not in (*HIGH, "head of state", "head of government", *general):
        return None
    within = chunk.start and casting.scan.tokens[chunk.start - 1].norm in meta.contracted
    if not meta.analytic or not (within or definite(casting.scan, chunk)):
        return None
    bare = [
        c
        for c in casting.actors
        if c.kind in ("person", "name") and c.named and c.office is None
        if len(c.parts) > 1 or talks_on(casting.scan, c)
        if c.state is None and c.organization is None and c.institution is None
    ]
    # Who is first named below is no one's second mention: those told so far decide, where one is.
    bare = [c for c in bare if c.last >= 0] or bare
    bare = [c for c in bare if any(m.slot not in ("in", "from") for m in c.mentions)]
    near = len(bare) == 1 and 0 <= chunk.sentence - bare[0].last <= _RECENT and bare[0].last >= 0
    return bare[0] if near else None


_HOLDS_ONE = (*HIGH, "minister", "top diplomat", "head of state", "head of government", "leader")
"""What holders of high offices are called, told with their state."""


def _only_stateless(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """The one holder told without a state, for a subject told by its state alone.

    A paper writes "Foreign Minister X" of its own and then "the head of Chilean diplomacy": the
    sentence before must speak of X, and of no other holder of that state.
    """
    chunk = chunks[i]
    meta = casting.scan.pack.meta
    if not chunk.state or not (meta.analytic or meta.paradigms) or chunk.slot:
        return None
    if chunk.office not in _HOLDS_ONE:
        return None
    if not (definite(casting.scan, chunk) or meta.paradigms):
        return None
    if _is_object(casting.scan, chunks, chunk):
        return None
    holders = [c for c in casting.persons() if c.named and may_mean(c.office, chunk.office)]
    loose = [c for c in holders if not c.state and not c.organization and c.office in HIGH]
    if len(loose) != 1 or any(c.state == chunk.state for c in holders):
        return None
    return loose[0] if 0 <= chunk.sentence - loose[0].last <= 1 and loose[0].last >= 0 else None


def _just_named(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """The subject of the sentence before, when the report never told who that is.

    "Bagheri Kani is in Syria. The Iranian minister said …": a definite role as subject
    goes on with the one last spoken of, if nothing known of him contradicts.
    """
    chunk = chunks[i]
    native = chunk.state and not chunk.office and casting.scan.pack.meta.analytic
    if chunk.slot or not (chunk.office or native) or chunk.office in SPOKESPERSONS:
        return None
    if not chunk.state and (chunk.sentence > _OPENING or chunk.office not in HIGH):
        return None
    told = definite(casting.scan, chunk) or is_one_post(casting.scan, chunk)
    told = told and not indefinite(casting.scan, chunk)
    if not told or _is_object(casting.scan, chunks, chunk):
        return None
    colon = casting.scan.tokens[phrase_start(casting.scan, chunk) - 1].text == ":"
    here = [c for c in chunks_of(chunks, chunk.sentence) if colon and c.end < chunk.start]
    for before in here or chunks_of(chunks, chunk.sentence - 1):
        if before.kind not in ("person", "name"):
            continue
        acts = bool(here) or is_subject(casting.scan, before)
        if before.actor < 0 or not acts or before.quoted >= 0:
            continue
        cast = casting.actors[before.actor]
        # "Guterres … O português": of what country he is says nothing of his office.
        bare = cast.named and (native or cast.office is None) and cast.state in (None, chunk.state)
        return cast if bare and cast.kind in ("person", "name") else None
    return None


def _once_in_office(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """The subject of the sentences before, called by a post once held: "the mediator … The former president".

    What is held now says nothing against it, nor that the report told no post at all.
    """
    chunk, scan = chunks[i], casting.scan
    if "former" not in chunk.modifiers or chunk.slot or not chunk.state:
        return None
    told = definite(scan, chunk) and not indefinite(scan, chunk)
    if not told or _is_object(scan, chunks, chunk):
        return None
    for sentence in range(chunk.sentence - 1, max(-1, chunk.sentence - 1 - _RECENT), -1):
        for before in chunks_of(chunks, sentence):
            if before.kind not in ("person", "name", "pronoun") or before.quoted >= 0:
                continue
            if before.actor < 0 or not is_subject(scan, before) or before.possessive:
                continue
            if scan.tokens[max(0, before.start - 1)].text in _OPENS:
                continue
            cast = casting.actors[before.actor]
            fits = cast.kind in ("person", "name") and cast.state in (None, chunk.state)
            return cast if fits and cast.named and "former" not in cast.modifiers else None
    return None


_OPENS = ("(", "[", "（")
"""Brackets: what they hold, such as an agency, is no subject."""


_ANYBODY = (
    "politician", "official", "diplomat", "expert", "analyst", "leader", "lawmaker", "activist",
)  # fmt: skip
"""Words that may mean someone whatever office he holds."""


_CALLINGS = ("player", "coach", "artist", "writer", "lawyer", "economist")
"""What someone is by calling, of whom the report may have told no more than a name."""


_WORLD = "secretary-general"
"""An office that goes without saying: "Guterres … BM Genel Sekreteri"."""


_UNTOLD = (
    *_ANYBODY, *_CALLINGS, "member of parliament", "senator", "judge", "professor", "candidate", "head",
    "director", "chief", "chairman", "chief executive", "party leader", "opposition leader",
)  # fmt: skip
"""Words that may mean someone whose office was not told so far."""


def _spoke_before(casting: Casting, chunks: list[Chunk], i: int) -> Cast | None:
    """ "«…», the politician added": a general word beside a verb of saying is who spoke last."""
    chunk, scan = chunks[i], casting.scan
    if chunk.slot or chunk.institution or chunk.modifiers:
        return None
    if (chunk.state or chunk.organization) and chunk.office not in (*_CALLINGS, _WORLD):
        return None
    if chunk.office not in (*_UNTOLD, _WORLD) or indefinite(scan, chunk) or not speaks(scan, chunk):
        return None
    if scan.pack.meta.analytic and not definite(scan, chunk):
        return None
    for before in reversed(chunks[max(0, i - 20) : i]):
        if chunk.sentence - before.sentence > _RECENT:
            return None
        if before.actor < 0 or before.sentence == chunk.sentence:
            continue
        acts = chunk.office in _CALLINGS and not before.slot and not before.possessive
        if not acts and not speaks(scan, before):
            continue
        cast = casting.actors[before.actor]
        fits = (
            cast.office is None or chunk.office in _ANYBODY or may_mean(cast.office, chunk.office)
        )
        able = cast.kind in ("person", "name") and cast.named and not unlike(scan, cast, chunk)
        able = able and (chunk.state is None or cast.state in (None, chunk.state))
        return cast if able and fits else None
    return None


def _is_object(scan: Scan, chunks: list[Chunk], chunk: Chunk) -> bool:
    """Whether someone else is the subject: "Il a rencontré le président chilien"."""
    return scan.pack.meta.analytic and any(
        c.end <= chunk.start and c.kind in HUMAN and not c.slot and not c.possessive
        for c in chunks_of(chunks, chunk.sentence)
    )


def _role_score(cast: Cast, chunk: Chunk, own: bool) -> int | None:
    """How well a role fits an actor; None when something contradicts.

    `own` where the press tells its own country's officials without a state.
    """
    if chunk.state and cast.state and chunk.state != cast.state:
        return None
    if chunk.organization and cast.organization and chunk.organization != cast.organization:
        return None
    if cast.office is None and (chunk.institution or chunk.office in SPOKESPERSONS):
        # "the spokesman of the Egyptian ministry" is no one told before without an office.
        return None
    if "former" in cast.modifiers and "former" not in chunk.modifiers and chunk.state:
        # "the Brazilian president" is no one told as a former one.
        return None
    if "former" in chunk.modifiers and cast.last < 0 and "former" not in cast.modifiers:
        # "the former Nigerian president" is not the president first named below.
        return None
    score = 0
    if chunk.office is None and not chunk.counterpart:
        # "el brasileño": whoever is of that state.
        return 3 if chunk.state and cast.state == chunk.state and cast.last >= 0 else None
    if cast.office is not None:
        both = chunk.state is not None and cast.state == chunk.state
        told = (chunk.office, *chunk.offices)
        if not any(may_mean(cast.office, o, compatriot=both) for o in told):
            return None
        same = chunk.office in (None, cast.office) or (cast.office, chunk.office) in _SYNONYMS
        score += 3 if same else 2
        # "وزير الخارجية" of an agency is its own country's, whom it names without a state.
        score += bool(own and chunk.state is None and cast.state is None and cast.last >= 0)
    if chunk.state and cast.state == chunk.state:
        score += 2
    elif chunk.state and chunk.state == chunk.implied and 0 <= cast.last >= chunk.sentence - 1:
        pass  # "der SPD-Politiker" behind a minister whose state no one needed to say
    elif chunk.state and cast.organization and 0 <= cast.last >= chunk.sentence - 1:
        pass  # "el diplomático uruguayo": where the head of an international body comes from
    elif chunk.state or (cast.office is None):
        # A state that the actor is not yet known by must not be guessed from far away.
        score -= 1
    if cast.last < 0 and not cast.named:
        return None
    if not chunk.state and cast.last >= 0 and chunk.sentence - cast.last > FAR:
        score -= 2
    return score
