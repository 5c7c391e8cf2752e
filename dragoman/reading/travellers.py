"""Who acts where the words name a body or nobody: people travel, delegations stand for states."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.model import Place
from dragoman.reading.candidate import Reader
from dragoman.reading.capacities import without_capacity
from dragoman.reading.chunk import HUMAN, LANDS, Chunk
from dragoman.reading.conveyance import embodied, owner_carried
from dragoman.reading.delegations import DELEGATION, lead_delegations
from dragoman.reading.dropped import complete_dropped
from dragoman.reading.forms import describes_guest
from dragoman.reading.frames import Arguments, Frame
from dragoman.reading.land_words import country_meant
from dragoman.reading.places import place_of
from dragoman.reading.sides import sent_by_states


def complete_subject(
    reader: Reader, match: Match, form: str, found: Arguments, frame: Frame
) -> None:
    """Who acts, where a body or nobody does by the words alone."""
    chunks, meta = reader.of_sentence(reader.scan.sentence_of[match.start]), reader.scan.pack.meta
    if frame.mutual and meta.order == "svo":
        sent_by_states(chunks, found)
    lead_delegations(reader.scan, chunks, match, found)
    if frame.subject == "visitor" and form != "noun":
        without_capacity(reader.scan, found)
        who = owner_carried(reader.scan, match, chunks)
        found.subject = who or embodied(reader.scan, match, chunks, found.subject) or found.subject
    _give_state(reader, found)
    if frame.subject == "visitor" and form != "noun" and meta.order == "svo":
        _person_travels(reader, chunks, match, found)
    if meta.pro_drop:
        complete_dropped(reader, match, form, found)


def where_hosted(reader: Reader, match: Match, frame: Frame, found: Arguments) -> Place | None:
    """The state or town that somebody visits as its guest: "Lima attend la ministre X".

    Or "the country" he visits: the one last told of.
    """
    if frame.subject != "host":
        return country_meant(reader, match, frame, found)
    chunks = reader.of_sentence(reader.scan.sentence_of[match.start])
    before = [c for c in chunks if c.end == match.start and not c.slot and not found.subject]
    host = [c for c in (*found.subject, *before) if c.kind in LANDS][:1]
    return place_of(host[0]) if host else None


def _give_state(reader: Reader, found: Arguments) -> None:
    """Whoever leads a delegation is of its state, where no word tells his."""
    if len(found.subject) < 2 or found.subject[1].institution != DELEGATION:
        return
    leader, delegation = found.subject[:2]
    cast = reader.casting.actors[leader.actor] if leader.actor >= 0 else None
    if cast is not None and cast.state is None and cast.organization is None:
        cast.state = delegation.state


def _person_travels(reader: Reader, chunks: list[Chunk], match: Match, found: Arguments) -> None:
    """People travel: where a body stands nearer to the verb, its subject is the person before it."""
    scan = reader.scan
    if describes_guest(reader, match):
        guests = [c for c in chunks if c.start == match.end]
        found.subject, found.object, found.places = guests, found.subject, []
        return
    if found.subject and found.subject[0].institution == DELEGATION:
        return
    if any(c.kind in HUMAN for c in found.subject):
        return
    quote = scan.quote_of[match.start]
    people = [
        c
        for c in chunks
        if c.end <= match.start
        and c.kind in HUMAN
        and not c.slot
        and not c.possessive
        and c.quoted == quote
    ]
    if people and found.subject:
        found.subject = [people[-1]]
