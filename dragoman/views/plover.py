"""What PLOVER's codes mean, in plain words, for those who do not know them by heart.

Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023, "PLOVER and POLECAT".
"""

from __future__ import annotations

TYPES = {
    "AGREE": "they agree to do something",
    "CONSULT": "they meet, visit or talk",
    "SUPPORT": "one backs the other in words or by ties",
    "COOPERATE": "they act together",
    "AID": "one gives the other aid",
    "CONCEDE": "one gives way",
    "REQUEST": "one asks the other for something",
    "ACCUSE": "one blames the other",
    "REJECT": "one refuses",
    "THREATEN": "one threatens",
    "PROTEST": "people protest",
    "SANCTION": "ties are cut or cut back",
    "MOBILIZE": "forces are made ready",
    "COERCE": "force is used short of an attack",
    "ASSAULT": "an attack",
}
MODES = {
    "meet": "face to face",
    "visit": "one travels to the other",
    "phone": "by telephone or video",
    "multilateral": "among many",
    "third-party": "through someone or in writing",
    "diplomatic": "in diplomacy",
}


def explained(type: str, mode: str | None) -> str:
    """ "PLOVER CONSULT/visit: they meet, visit or talk; one travels to the other"."""
    code = f"{type}/{mode}" if mode else type
    meaning = "; ".join(filter(None, (TYPES.get(type), MODES.get(mode or ""))))
    return f"PLOVER {code}: {meaning}" if meaning else f"PLOVER {code}"
