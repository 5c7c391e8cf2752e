"""What a release is made of beside the record."""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.model.selection import Selection
from dragoman.views.tables import Bounds


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a release is made of beside the record."""

    title: str = "Reported diplomacy"
    selection: Selection = Selection()
    bounds: Bounds = Bounds()
    evaluation: Any = None
    """What `dragoman evaluate --json` printed."""
    agreement: Any = None
    """What `dragoman agreement --json` printed."""
