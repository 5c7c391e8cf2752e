"""What people decide: appended, and followed by the record."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman import run
from dragoman.api.moment import after, now
from dragoman.model import Judgement
from dragoman.run import Options
from dragoman.run.deciding import Decision, decided
from dragoman.store import Store, listing
from dragoman.store import decisions as decisions_made


class Judging:
    """The part of a book that people correct."""

    _store: Store

    def judge(self, decision: Decision) -> Judgement:
        """Append a judgement and derive the record again.

        Raises JudgementError if it names something that is not there.
        """
        (made,) = self.judge_all([decision])
        return made

    def judge_all(self, decisions: Sequence[Decision]) -> list[Judgement]:
        """Append judgements, all or none, and derive the record again once.

        Raises JudgementError if one names something that is not there.
        """
        made = self.note_all(decisions)
        run.derive(self._store, Options(at=now()))
        return made

    def note_all(self, decisions: Sequence[Decision]) -> list[Judgement]:
        """Append judgements, all or none; the record takes them over when it is derived next.

        Raises JudgementError if one names something that is not there.
        """
        with self._store.asking() as ask:
            # Later than what was judged before, be it in this very second: the later edit stands.
            at = after(decisions_made.latest(ask, now(ahead=60)))
            made = [decided(ask, decision, at=at) for decision in decisions]
        self._store.judge(made)
        return made

    def waiting(self) -> int:
        """How many judgements the record does not stand for yet."""
        with self._store.asking() as ask:
            return listing.waiting(ask)

    def judgements(self) -> list[Judgement]:
        """Every judgement in the order they were made, undone ones too."""
        return self._store.judgements()

    def join(self, judgements: Sequence[Judgement]) -> int:
        """Append judgements made elsewhere and derive again; how many were new."""
        fresh = self._store.judge(judgements)
        if fresh:
            run.derive(self._store, Options(at=now()))
        return fresh
