"""How events, people and places are put in a line of text."""

from __future__ import annotations

from rich.text import Text

from dragoman.faces.cli.terminal import printable
from dragoman.model import Place
from dragoman.views.passages import Passage
from dragoman.views.timeline import Line, Who

# Colour only for meaning: what has not happened stands apart from what has.
STATUS_STYLE = {"planned": "cyan", "proposed": "cyan", "cancelled": "red"}
STAND_STYLE = {"differs": "bold yellow", "only_here": "magenta", "silent": "dim"}
STAND_WORD = {"differs": "differs", "only_here": "only here", "silent": "silent", "agrees": ""}

_LEFT = ("visitor", "inviter", "sender", "bearer")
_RIGHT = ("host", "invitee", "recipient")
_SIGN = {
    "visit": " → ", "invitation": " → ", "message": " → ", "call": " ↔ ", "meeting": " ↔ ",
}  # fmt: skip


def when(start: str | None, end: str | None) -> str:
    """One date, or an interval with what its ends share said once."""
    if start is None and end is None:
        return "undated"
    if start is None or end is None or start == end:
        return start or f"until {end}"
    if len(start) == len(end) == 10 and start[:8] == end[:8]:
        return f"{start}…{end[8:]}"
    return f"{start} … {end}"


def held(first: str | None, last: str | None) -> str:
    """From when to when an office was held, as far as it is known."""
    return f"since {first}" if first and not last else when(first, last)


def where(place: Place | None) -> str:
    """City and country, as far as they are known."""
    if place is None:
        return ""
    return ", ".join(printable(part) for part in (place.name, place.country) if part)


def kind(line: Line) -> Text:
    """The kind of event, with its status where it is not simply held."""
    text = Text(line.kind.replace("_", " "))
    if line.status != "held":
        text.append(f" {line.status}", STATUS_STYLE.get(line.status, ""))
    return text


def people(line: Line) -> Text:
    """Who took part: the acting side, a sign for how, the other side, states not yet named."""
    left = [who for who in line.who if who.role in _LEFT]
    right = [who for who in line.who if who.role in _RIGHT]
    middle = [who for who in line.who if who not in left and who not in right]
    sign = _SIGN.get(line.kind, " · ")
    if not left and len(middle) > 1 and line.kind in _SIGN:
        groups = [_group([who]) for who in middle]
    else:
        groups = [_group(group) for group in (left, middle, right) if group]
    named = {who.state for who in line.who} | {who.name for who in line.who}
    others = [party for party in line.parties if party not in named]
    if others:
        groups.append(Text(", " if groups else " – ", "dim").join([Text(o, "dim") for o in others]))
    return Text(sign if len(groups) < 3 or not others else " · ").join(groups)


def _group(group: list[Who]) -> Text:
    return Text(", ").join([name(who) for who in group])


def name(who: Who) -> Text:
    """A name with its state beside it."""
    text = Text(printable(who.name), "bold" if who.kind == "person" else "")
    if who.state and who.kind != "state":
        text.append(f" {who.state}", "dim")
    return text


def quoted(found: Passage, style: str = "bold") -> Text:
    """Words in their surroundings, the words marked."""
    text = Text()
    text.append(_flat(found.before), "dim")
    text.append(_flat(found.words), style)
    text.append(_flat(found.after), "dim")
    return text


def _flat(text: str) -> str:
    return printable(text.replace("\n", " "))


def voices(line: Line) -> str:
    """How many independent voices tell it, and reports if these are more."""
    said = f"{line.voices} voice{'' if line.voices == 1 else 's'}"
    return said if line.accounts <= line.voices else f"{said}, {line.accounts} reports"
