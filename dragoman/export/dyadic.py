"""A one-way dyadic view with CAMEO root codes, for scripts made for ICEWS, Phoenix or GDELT.

One row an event and pair of states: source, target, day, root code.  The source
is the side that acts (visitor, sender, inviter); where roles do not tell, the two
stand in the order of their codes and `directed` is false.  PLOVER types are
turned into the CAMEO roots they were made of (PLOVER manual, table of CAMEO
equivalents; Gerner, Schrodt and Yilmaz 2009 for CAMEO).
"""

from __future__ import annotations

import csv
import io
from itertools import combinations
from typing import IO, TYPE_CHECKING

from dragoman.export.escaping import escaped
from dragoman.export.happenings import Happening, happenings, told_day
from dragoman.export.polecat import alpha3
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

COLUMNS = (
    "event", "date", "source", "target", "cameo_root", "quad", "directed", "status", "kind",
    "plover_type", "plover_mode", "country", "reports", "independent_reports", "document", "url",
)  # fmt: skip

ROOTS = {
    "REQUEST": "02", "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06",
    "AID": "07", "CONCEDE": "08", "YIELD": "08", "ACCUSE": "11", "REJECT": "12",
    "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17",
    "ASSAULT": "18",
}  # fmt: skip


def write(portion: Portion, file: IO[bytes], _: Bounds) -> None:
    """One header and a line a pair, by day; an event of one state alone has no pair."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for happening in happenings(portion):
        for row in _rows(happening):
            rows.writerow([escaped(cell) if isinstance(cell, str) else cell for cell in row])
    text.detach()


def _rows(happening: Happening) -> list[tuple[str | int | None, ...]]:
    event = happening.event
    states = [side.state for side in happening.sides() if side.state]
    pairs = list(combinations(dict.fromkeys(states), 2))
    if happening.directed:
        # Who is received by several does not thereby make them act on one another.
        pairs = [pair for pair in pairs if pair[0] == states[0]]
    root = ROOTS.get(event.type)
    evidence = happening.evidence(20)
    first = evidence[0] if evidence else None
    return [
        (
            event.id, told_day(event.start), *(pair if happening.directed else sorted(pair)),
            root, _quad(root), "true" if happening.directed else "false", event.status,
            event.kind, event.type, event.mode,
            alpha3(event.place.country) if event.place else None, len(event.accounts),
            event.independent_accounts, first.document if first else None,
            first.url if first else None,
        )
        for pair in pairs
    ]  # fmt: skip


def _quad(root: str | None) -> int | None:
    """Schrodt and Yonamine's four classes: 1 verbal and 2 material cooperation, 3 and 4 conflict."""
    if root is None:
        return None
    number = int(root)
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4
