"""Fixtures that tests of every part share.

Texts in tests and examples are our own, or about public events in our own
words.  The gold sets beside the project carry licences that allow scoring
alone, so they are never copied here: a test that scores against them takes
the `gold` fixture and is skipped, saying so, where they are absent.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples every time: a red run is red again, and no run is red by luck.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example reports."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def gold() -> Path:
    """The gold sets, which lie beside the project and not in it."""
    folder = ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("the gold sets (../shared/gold) are not here")
    return folder
