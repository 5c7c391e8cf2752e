"""How well readings agree with labelled reports, and the floors that no change may sink below."""

from __future__ import annotations

from dragoman.evaluation.floors import Floors, Sunk
from dragoman.evaluation.gold import GoldSet, find_sets
from dragoman.evaluation.scoring import Evaluation, Scores, evaluate

__all__ = ["Evaluation", "Floors", "GoldSet", "Scores", "Sunk", "evaluate", "find_sets"]
