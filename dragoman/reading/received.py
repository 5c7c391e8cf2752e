"""Who is received in the host's country is on a visit there."""

from __future__ import annotations

import msgspec

from dragoman.language.pack import alpha3
from dragoman.model import Place
from dragoman.reading.candidate import Candidate, Reader
from dragoman.reading.chunk import LANDS
from dragoman.reading.places import place_of


def received_guests(reader: Reader, frame: str, meeting: Candidate) -> list[Candidate]:
    """The visit of "avait accueilli X en Turquie": who is received in the host's country is on one.

    "Received X in Ankara" says no more than that they met: who lives there may be received there.
    """
    place = meeting.place
    if (
        frame == "reception"
        and meeting.form in ("past", "present")
        and reader.scan.pack.meta.analytic
    ):
        place = _taken_to(reader, meeting) or place
    if frame != "reception" or meeting.form == "noun" or place is None:
        return []
    if place.name is not None and place is meeting.place:
        return []
    country = alpha3().get(place.country or "")
    told = any(
        c.kind in LANDS and c.state == country and c.slot in ("in", "to")
        for c in reader.of_sentence(meeting.sentence)
    )
    actors = reader.casting.actors
    hosts = [i for i in meeting.roles if actors[i].state == country]
    guests = [i for i in meeting.roles if actors[i].state not in (None, country)]
    if not told or len(hosts) != 1 or not guests:
        return []
    roles = {**dict.fromkeys(guests, "visitor"), hosts[0]: "host"}
    return [msgspec.structs.replace(meeting, kind="visit", roles=roles, place=place)]


def _taken_to(reader: Reader, meeting: Candidate) -> Place | None:
    """The town that a guest is welcomed to: "X welcomed Y to Lomé", unlike "received Y in Lomé"."""
    for chunk in reader.of_sentence(meeting.sentence):
        behind = chunk.start > meeting.trigger and chunk.slot == "to" and chunk.kind in LANDS
        marker = reader.scan.tokens[chunk.marker].norm if behind else ""
        if behind and not chunk.possessive and marker not in ("for", "into"):
            return place_of(chunk)
    return None
