"""A reading: what one document, read alone, reports. Nothing here exists without evidence."""

from __future__ import annotations

import msgspec

from dragoman.model.document import Span

KINDS = (
    "meeting", "visit", "call", "press_conference", "summit", "signing", "message", "invitation",
    "negotiation",
)  # fmt: skip
STATUSES = ("held", "planned", "proposed", "cancelled")
ROLES = (
    "visitor", "host", "participant", "sender", "recipient", "bearer", "inviter", "invitee",
    "signatory",
)  # fmt: skip
FORMS = ("direct", "indirect", "mixed")
VOICES = ("speaker", "paraphrase", "outlet")
ACTOR_KINDS = ("person", "state", "organization", "group")


class NoEvidence(ValueError):
    """A claim was about to be made without a passage that carries it."""


def _demand(spans: tuple[Span, ...], what: str) -> None:
    if not spans:
        raise NoEvidence(f"{what} needs at least one span of the document's text")


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Someone or something that acts in one document; `mentions` are all its spans there.

    `name` is the fullest name the document gives, in the document's own
    script; `key` is a language-free name where one is known (an ISO 3166-1
    alpha-3 code for a state, the English name of an organisation).
    """

    name: str
    kind: str
    mentions: tuple[Span, ...]
    office: str | None = None
    """Canonical English name of the office, e.g. "acting foreign minister"."""
    state: str | None = None
    organization: str | None = None
    key: str | None = None

    def __post_init__(self) -> None:
        _demand(self.mentions, f"actor {self.name!r}")


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """Who took part in an event, and as what."""

    name: str
    kind: str
    role: str
    office: str | None = None
    state: str | None = None


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place by its English name where a pack knows it, and its country (ISO alpha-2)."""

    name: str | None
    country: str | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One happening as this document reports it.

    `type` and `mode` are PLOVER's; `start` and `end` are ISO dates at their
    own precision, None where the text does not fix them; `date_basis` says on
    what words the date rests.  `background` marks history told beside the news.
    """

    type: str
    mode: str | None
    kind: str
    status: str
    participants: tuple[Participant, ...]
    parties: tuple[str, ...]
    evidence: tuple[Span, ...]
    start: str | None = None
    end: str | None = None
    date_basis: str | None = None
    place: Place | None = None
    background: bool = False

    def __post_init__(self) -> None:
        _demand(self.evidence, f"{self.kind} event")


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded term and whose words it stands in: the speaker's, a paraphrase, the outlet's own."""

    start: int
    end: int
    voice: str
    concept: str | None = None
    """Key that joins a term with its renderings in other languages."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Words reported: `content` without the cue; joint speakers stand as "A; B".

    `event` is the index, in the reading's events, of the occasion it was said at.
    """

    speaker: str
    form: str
    content: tuple[Span, ...]
    state: str | None = None
    cue: Span | None = None
    addressee: str | None = None
    via: str | None = None
    event: int | None = None
    topics: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()

    def __post_init__(self) -> None:
        _demand(self.content, f"statement of {self.speaker!r}")


class Commitment(msgspec.Struct, frozen=True, kw_only=True):
    """A promise as reported: `by` a name or ISO3 code, `to` an ISO3 code or name."""

    by: str
    content: Span
    to: str | None = None
    due: str | None = None
    kind: str = "other"
    state: str | None = None


class Unresolved(msgspec.Struct, frozen=True, kw_only=True):
    """Something the reader saw and could not settle: kept, counted and shown."""

    start: int
    end: int
    what: str
    """date, speaker, pronoun, role or trigger."""
    reason: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that one document reports, by one version of the reader."""

    document: str
    reader: str
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    terms: tuple[Term, ...] = ()
    """Loaded terms in the outlet's own voice, outside any statement."""
    unresolved: tuple[Unresolved, ...] = ()
