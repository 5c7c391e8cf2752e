"""A noun phrase that can act, be acted on or tell where, and the parts it is put together from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import msgspec

from dragoman.language.phrases import Entry, Match
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan

ANIMATE = ("person", "role", "name", "pronoun", "collective", "state", "organization", "institution", "metonym", "pair", "group")  # fmt: skip


OWNERS = ("his", "her", "their", "its")


WITHIN = ("with_him", "to_him")
"""Pronouns that hold the preposition before them."""


HUMAN = ("person", "role", "name", "pronoun", "collective")


PLACES = ("capital", "city", "state", "region")
LANDS = ("capital", "city", "state")
"""Places that are in one country."""


NOUNS = (
    "counterpart", "office", "modifier", "honorific", "institution", "organization", "agency",
    "state", "demonym", "capital", "metonym", "city", "region", "pair", "collective", "pronoun",
)  # fmt: skip


class Chunk(msgspec.Struct, kw_only=True, gc=False):
    """One noun phrase: tokens `start` to `end`, and what its parts say."""

    kind: str
    start: int
    end: int
    sentence: int
    name: tuple[int, int] | None = None
    """Token range of the proper name."""
    attached: str = ""
    office: str | None = None
    modifiers: tuple[str, ...] = ()
    state: str | None = None
    organization: str | None = None
    institution: str | None = None
    key: str | None = None
    place: str | None = None
    """English name of a town; its country is `country` (alpha-2)."""
    country: str | None = None
    slot: str = ""
    """What the marking word says of its part: with, to, in, by, of, between, …"""
    marker: int = -1
    """First token of the marking word."""
    possessive: bool = False
    owner: str = ""
    """Key of the pronoun that owns it ("his counterpart")."""
    counterpart: bool = False
    pronoun: str = ""
    quoted: int = -1
    joined: bool = False
    """Tied to the chunk before it by "and" or a comma."""
    implied: str = ""
    """The state that its word of office implies ("Bundestag"), weaker than one named; until the
    actors are found, several of them where several states use the word, parted by ";"."""
    actor: int = -1
    """Index of the actor it stands for, once known."""
    actors: tuple[int, ...] = ()
    """For collectives: all of them."""
    states: tuple[str, ...] = ()
    """For groups: the states they come from."""
    offices: tuple[str, ...] = ()
    """All offices that the word used may mean."""
    case: str = ""
    """nom, gen, dat, acc, ins or pre, where endings show it."""
    certain: bool = False
    """The nominative is beyond doubt."""
    head: Entry | None = None
    """What the pack knows of the word that heads the phrase, which stands at token `head_at`."""
    head_at: int = -1
    ending: str = ""
    """The suffix of its last word, where that is a word of the vocabulary."""


class Element(msgspec.Struct, gc=False):
    kind: str
    start: int
    end: int
    entry: Entry | None = None
    prefix: str = ""
    run: NameRun | None = None
    possessive: bool = False
    implied: str = ""
    offices: tuple[str, ...] = ()
    """All offices the word may mean (Spanish "canciller")."""


def has_entry(match: Match, key: str) -> bool:
    return any(e.key == key for e in match.entries)


def chunks_of(chunks: list[Chunk], sentence: int) -> list[Chunk]:
    """The chunks of one sentence, of chunks in the order of the text."""
    first = bisect_left(chunks, sentence, key=lambda c: c.sentence)
    return chunks[first : bisect_right(chunks, sentence, first, key=lambda c: c.sentence)]


def joined_prefix(scan: Scan, prefix: str) -> bool:
    return bool(prefix) and prefix[0] in "وו"


def is_determiner(scan: Scan, i: int) -> bool:
    """Whether token `i` is an article, also one with which a verb's phrase ends ("rencontre le")."""
    match = scan.covered[i]
    if match is None or scan.has_grammar(i, "determiner"):
        return match is not None
    last = match.end - match.start > 1 and i == match.end - 1 and match.entry("trigger") is not None
    return last and any(
        e.category == "grammar" and e.key == "determiner"
        for e in scan.pack.table.single(scan.tokens[i])
    )


SENT = (
    "envoy",
    "special envoy",
    "ambassador",
    "special representative",
    "representative",
    "permanent representative",
)


SERVING = (
    *SENT,
    "spokesperson",
    "government spokesperson",
    "aide",
    "adviser",
    "deputy president",
    "secretary",
    "chief of cabinet",
)
"""Offices that someone holds for the holder of another."""


VOICES = ("foreign ministry spokesperson", "government spokesperson")
SPOKESPERSONS = (*VOICES, "spokesperson")


RANKS = ("prince", "princess", "sheikh", "general", "admiral", "colonel", "ayatollah", "professor")
"""Offices that are titles of rank: they may stand before a name beside an office proper."""


def there_opens(scan: Scan, verb: int, behind: list[Chunk]) -> bool:
    """Whether "where" and an object pronoun open the clause of the verb at token `verb`, and
    someone stands behind it: "en Lima, donde lo recibió el ministro X"."""
    i = verb - 1
    if not scan.pack.meta.object_to or i < 1 or not is_object_pronoun(scan, i):
        return False
    if not behind or behind[0].slot or behind[0].kind not in HUMAN:
        return False
    return scan.has_grammar(before_small_words(scan, i), "there")


def before_small_words(scan: Scan, i: int) -> int:
    """The token before the adverbs, auxiliaries, object pronouns and, in languages of case and Romance
    ones, days that end at token `i`: between a relative word and its verb they say nothing of the parts."""
    meta = scan.pack.meta
    days = scan.date_tokens if meta.paradigms or meta.adjective_after else frozenset()
    while i > 0 and (
        scan.has_grammar(i, "adverb", "auxiliary")
        or is_object_pronoun(scan, i)
        or i in days
        or (i + 1 in days and scan.is_category(i, "marker") and not scan.has_grammar(i, "relative"))
    ):
        i -= 1
    return i


def is_object_pronoun(scan: Scan, i: int) -> bool:
    """Whether an object pronoun stands at token `i` ("quien la felicitó")."""
    match = scan.covered[i]
    return match is not None and match.has("pronoun", "him", "them")
