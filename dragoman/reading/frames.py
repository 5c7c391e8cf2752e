"""Frames: the parts of each kind of encounter.

\"met\", \"traf\", \"التقى\" and \"görüştü\" share one frame, and one search.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.reading.cast import Casting
from dragoman.reading.chunk import Chunk


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of one kind of encounter; an empty role means the frame has no such part."""

    kind: str
    subject: str = "participant"
    object: str = "participant"
    partner: str = "participant"
    """Role of what is marked "with"."""
    recipient: str = ""
    """Role of what is marked "to"."""
    bearer: str = ""
    place_object: bool = False
    """The object is the place ("visited Syria")."""
    goal: bool = False
    """"to" and "in" mark the place one goes to."""
    joint: bool = False
    """Held by both sides even where the words name one ("joint press conference")."""
    mutual: bool = True
    """Needs two sides."""


FRAMES: dict[str, Frame] = {
    "meeting": Frame(kind="meeting"),
    "negotiation": Frame(kind="negotiation"),
    "reception": Frame(kind="meeting"),
    "visit": Frame(kind="visit", subject="visitor", object="host", partner="", place_object=True, goal=True, mutual=False),
    "arrival": Frame(kind="visit", subject="visitor", object="", partner="", place_object=True, goal=True, mutual=False),
    "departure": Frame(kind="visit", subject="visitor", object="", partner="", place_object=True, goal=True, mutual=False),
    "tour": Frame(kind="visit", subject="visitor", object="", partner="", goal=True, mutual=False),
    "onward": Frame(kind="visit", subject="visitor", object="visitor", partner="", goal=True, mutual=False),
    "hosting": Frame(kind="visit", subject="host", object="visitor", partner="", mutual=False),
    "acceptance": Frame(kind="visit", subject="visitor", object="", partner="", goal=True, mutual=False),
    "answer": Frame(kind="visit", subject="visitor", object="", partner="", goal=True, mutual=False),
    "call": Frame(kind="call", recipient="participant"),
    "press_conference": Frame(kind="press_conference", object="", mutual=False),
    "joint_conference": Frame(kind="press_conference", object="", mutual=False, joint=True),
    "summit": Frame(kind="summit", mutual=False),
    "signing": Frame(kind="signing", subject="signatory", object="", partner="signatory", mutual=False),
    "message": Frame(kind="message", subject="sender", object="recipient", partner="", recipient="recipient", bearer="bearer"),
    "receipt": Frame(kind="message", subject="recipient", object="", partner="", recipient=""),
    "congratulation": Frame(kind="message", subject="sender", object="recipient", partner="recipient", recipient="recipient"),
    "bidden": Frame(kind="invitation", subject="invitee", object="", partner="", recipient=""),
    "invitation": Frame(kind="invitation", subject="inviter", object="invitee", partner="", recipient="invitee"),
}  # fmt: skip


class Arguments(msgspec.Struct, kw_only=True):
    """What was found around one trigger, each list in the order of the text."""

    subject: list[Chunk] = []
    object: list[Chunk] = []
    partner: list[Chunk] = []
    agent: list[Chunk] = []
    recipient: list[Chunk] = []
    between: list[Chunk] = []
    places: list[Chunk] = []
    owned: bool = False
    """The subject is the trigger noun's owner ("his visit"), not the clause's subject."""
    open_partner: bool = False
    """A "with" follows whose object is no known actor ("with business people")."""
    beside: list[Chunk] = []
    """What stands right before the trigger noun as its qualifier ("BRICS summit", "Iran talks")."""
    group: bool = False
    """The other side is a group ("with Syrian officials")."""
    sender: list[Chunk] = []
    """Whose message it is, when someone else carries it."""
    generic: bool = False
    """A plural without sides ("mutual visits"): no event."""
    bare: bool = False
    """A noun with no side of its own ("the meeting", "this visit"): it points back."""
    denied: bool = False
    invited: bool = False
    """The trigger says what an invitation is for ("an invitation to visit Syria")."""
    accepted: bool = False
    """The trigger says what was accepted ("accepted an invitation to visit Syria")."""
    delegation: bool = False
    """A delegation travels, and no one in it is named."""
    setting: bool = False
    """One side told the other something there ("told X at a meeting that …"): it was held."""
    asked: bool = False
    """The trigger says what someone was asked to do ("asked her to travel to Lima")."""


def persons(casting: Casting, chunks: Iterable[Chunk]) -> list[int]:
    """The actors that chunks stand for, collectives opened, each once."""
    found: dict[int, None] = {}
    for chunk in chunks:
        for index in chunk.actors or ((chunk.actor,) if chunk.actor >= 0 else ()):
            found.setdefault(index)
    return list(found)


def persons_between(chunks: list[Chunk]) -> set[int]:
    """The actors that "between" names."""
    return {i for c in chunks for i in (c.actors or (c.actor,)) if i >= 0}
