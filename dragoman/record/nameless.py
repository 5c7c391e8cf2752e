"""Which actors of a reading are told by their role alone ("the Iranian envoy"), not by a name."""

from __future__ import annotations

from functools import lru_cache

from dragoman.language import pack
from dragoman.language.sounds import script
from dragoman.language.tokens import tokenize
from dragoman.model import Actor, Document

_PARTS = frozenset((
    "office", "counterpart", "state", "demonym", "metonym", "capital", "modifier", "institution",
    "organization",
))  # fmt: skip
_ROLES = ("office", "counterpart")
"""What makes of other words a role: his Fijian counterpart, the president of Fiji."""
_CASED = frozenset(("latin", "cyrillic"))


@lru_cache(maxsize=1 << 16)
def alone(name: str, office: str | None, language: str | None) -> bool:
    """Whether `name` is a role and no name: every word of it is an office's, a state's, or small."""
    if not office or not language or language not in pack.codes():
        return False
    known = pack.load(language)
    tokens = tokenize(name, language, known.elisions)
    found = known.table.find(tokens)
    covered = {
        place
        for match in found
        if any(entry.category in _PARTS for entry in match.entries)
        for place in range(match.start, match.end)
    }
    cased = script(name) in _CASED
    return any(match.entry(*_ROLES) for match in found) and all(
        not token.is_word or place in covered or (cased and not token.is_capital)
        for place, token in enumerate(tokens)
    )


def told_by_role(actor: Actor, document: Document) -> bool:
    return (
        actor.kind == "person"
        and not actor.key
        and alone(actor.name, actor.office, document.language)
    )
