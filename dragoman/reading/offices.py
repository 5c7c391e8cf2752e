"""Which office a word means here: split portfolios, and words that mean two offices."""

from __future__ import annotations

from dragoman.reading.chunk import Element

_CHANCELLED = ("DEU", "AUT", "CHE", "LIE")
"""States with a chancellor; elsewhere Spanish "canciller", Portuguese "chanceler" is the foreign minister."""
_MINISTRY = " ministry"


def office_here(offices: tuple[str, ...], state: str | None) -> str | None:
    """The office that an ambiguous word means in a state; None where it is not ambiguous."""
    if "chancellor" not in offices or len(offices) < 2:
        return None
    if state in _CHANCELLED:
        return "chancellor"
    return next(o for o in offices if o != "chancellor")


def whole_office(office: str | None, institution: str | None) -> tuple[str | None, str | None]:
    """ "ministra iraní de Exteriores": minister and portfolio, told apart, are one office."""
    if (office, institution) == ("head", "government"):
        return "prime minister", None
    if office is None or institution is None or not institution.endswith(_MINISTRY):
        return office, institution
    portfolio = institution.removesuffix(_MINISTRY)
    if office in ("minister", "deputy minister", "head"):
        rank = "deputy " if office == "deputy minister" else ""
        return f"{rank}{portfolio} minister", None
    if office == "spokesperson" and portfolio == "foreign":
        return "foreign ministry spokesperson", None
    return office, institution


def head_of(office: str | None, state: str | None, institution: str | None) -> str | None:
    """ "глава Киргизии": the head of a state, where nothing narrower is headed."""
    return "head of state" if office == "head" and state and not institution else office


def is_press_service(elements: list[Element]) -> bool:
    """Whether the office that speaks for a leader heads the phrase, and no one is named in it."""
    entry = elements[0].entry
    voice = entry is not None and entry.key in ("presidency", "prime minister's office")
    return elements[0].kind == "institution" and voice and all(e.kind != "name" for e in elements)
