"""Titles told at length before a name and between commas, in scripts without capitals.

"المبعوث الخاص للأمين العام للأمم المتحدة إلى اليمن، X،", "معاون سیاسی وزیر خارجه نروژ، X،",
"סגן שר החוץ לענייני אפריקה של נורווגיה, X,".
"""

from __future__ import annotations

from dragoman.reading.apposition import closes_after
from dragoman.reading.chunk import RANKS, SENT, SERVING, Chunk
from dragoman.reading.plain_moods import is_plain_script
from dragoman.reading.scan import Scan

_LONGEST = 12
"""Tokens of a title behind its first words, up to the comma before the name."""
_QUALIFIES = (
    "state", "demonym", "organization", "institution", "role", "region", "capital", "city",
    "metonym", "group",
)  # fmt: skip
_APART = ("in", "with", "from", "by", "between", "against")
"""What a preposition right behind a title marks where it tells no part of it."""


def titled_between_commas(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a name between commas the office that heads the words before it; the chunks of a sentence."""
    if not is_plain_script(scan):
        return chunks
    result: list[Chunk] = []
    k = 0
    while k < len(chunks):
        role = chunks[k]
        result.append(role)
        k += 1
        if role.kind != "role" or role.counterpart or role.name is not None or role.possessive:
            continue
        holder = _holder(scan, role, chunks, k)
        if holder is not None:
            _hold(role, chunks[k:holder], chunks[holder])
            k = holder + 1
    return result


def _holder(scan: Scan, role: Chunk, chunks: list[Chunk], k: int) -> int | None:
    """Index of the chunk that names who holds the office, None where none does."""
    for n in range(k, min(k + _QUALIFYING, len(chunks))):
        chunk = chunks[n]
        if chunk.kind not in ("name", "person") or chunk.name is None:
            apart = chunk.counterpart or chunk.slot in _PARTS
            if chunk.kind not in _QUALIFIES or chunk.name is not None or apart:
                return None
            continue
        comma = chunk.start - 1
        while scan.tokens[comma].text in '«"“”' and comma > role.end:
            comma -= 1
        titled = bool(chunk.office) and chunk.office not in RANKS
        told = scan.tokens[comma].text in ",،" and role.end < comma and closes_after(scan, chunk)
        own = told and not titled and not chunk.slot and not chunk.counterpart
        if own and n > k and chunks[n - 1].kind in ("role", "group") and chunks[n - 1].end >= comma:
            own = role.office in SERVING  # "قال الرئيس لوزير الخارجية، X،": the minister
        return n if own and _is_title(scan, role, comma) else None
    return None


_PARTS = ("with", "object", "by", "between", "against")
"""What another part of the sentence is marked as."""
_QUALIFYING = 5
"""Chunks of a title, and the name behind it."""


def _is_title(scan: Scan, role: Chunk, comma: int) -> bool:
    """Whether nothing but what qualifies an office stands between it and a comma."""
    if comma - role.end > _LONGEST:
        return False
    first = scan.entry(role.end, "marker")
    if first is not None and first.key in _APART and role.office not in SERVING:
        return False
    return not any(_opens_clause(scan, i) for i in range(role.end, comma))


def _opens_clause(scan: Scan, i: int) -> bool:
    """Whether a mark, a verb or a word that opens a clause stands at token `i`."""
    if i in scan.date_tokens or (not scan.tokens[i].is_word and scan.tokens[i].text not in "-\"'"):
        return True
    match = scan.covered[i]
    if match is None:
        return False
    verb = match.has("saying", "say", "tell", "stress", "charged")
    verb = verb or any(e.category == "trigger" for e in match.entries)
    clause = match.has(
        "grammar", "that", "relative", "because", "auxiliary", "light", "there", "adverb"
    )
    return (verb or clause) and match.entry("office", "organization", "institution") is None


def _hold(role: Chunk, inner: list[Chunk], name: Chunk) -> None:
    """Make of an office, what qualifies it and a name one phrase; an envoy is not of where he is sent."""
    sent = role.office in SENT
    own = [c for c in inner if not (sent and c.slot)]
    role.state = role.state or next((c.state for c in own if c.state), None)
    bodies = (c.organization for c in inner if c.organization)
    role.organization = role.organization or next(bodies, None)
    role.name, role.kind, role.end = name.name, "person", name.end
