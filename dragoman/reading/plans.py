"""What a plan makes of what is told beside it: talks of a journey to come, what follows, what one came for."""

from __future__ import annotations

from dragoman.reading.candidate import Candidate
from dragoman.reading.same_event import dates_agree
from dragoman.reading.scan import Scan


def plan_talks(scan: Scan, candidates: list[Candidate]) -> None:
    """Talks that a journey to come is for are to come too: "may visit Japan for talks with X",
    "segue para Malabo, onde participa numa reunião", "parte per Lima, dove incontra X"."""
    journeys = [c for c in candidates if c.kind == "visit" and c.status in ("planned", "proposed")]
    held: dict[int, list[Candidate]] = {}
    for talks in candidates:
        told_so = talks.status == "held" and talks.form in ("noun", "present")
        if talks.kind in ("meeting", "negotiation", "summit") and told_so:
            held.setdefault(talks.sentence, []).append(talks)
    for journey in journeys:
        for talks in held.get(journey.sentence, ()):
            if (
                talks.trigger > journey.trigger
                and not talks.roles.keys().isdisjoint(journey.roles)
                and (
                    (talks.form == "noun" and _is_aim(scan, talks.trigger))
                    or scan.has_grammar_in(journey.trigger, talks.trigger, "there")
                )
            ):
                talks.status, talks.because = journey.status, journey.because
                talks.take_day(journey)


def plan_aims(scan: Scan, candidates: list[Candidate]) -> None:
    """Talks that a journey is for are to come yet, where the report plans the same behind it.

    "Landed in Lima for talks with X … The meeting with X is set for the evening".
    """
    ahead: dict[frozenset[int], list[Candidate]] = {}
    journeys = {c.sentence for c in candidates if c.kind == "visit" and c.status == "held"}
    for plan in candidates:
        if plan.kind == "meeting" and plan.status == "planned" and len(plan.roles) > 1:
            ahead.setdefault(frozenset(plan.roles), []).append(plan)
    for talks in candidates if ahead and journeys else ():
        aim = talks.kind in ("meeting", "negotiation") and talks.form in ("noun", "base")
        if not aim or talks.status != "held" or talks.sentence not in journeys:
            continue
        for plan in ahead.get(frozenset(talks.roles), ()):
            later = plan.sentence > talks.sentence and dates_agree(plan, talks)
            if later and _is_aim(scan, talks.trigger):
                talks.status, talks.because = plan.status, plan.because


_ONWARD = 2
"""Sentences behind a plan in which the present tense goes on telling it."""


def plan_sequels(scan: Scan, candidates: list[Candidate]) -> None:
    """What follows a plan in the present tense is to come too: "Anschließend reist er nach Madrid".

    `candidates` are in the order of the text; a day or a word of mood of its own decides.
    """
    for i, sequel in enumerate(candidates):
        # Chinese verbs show no tense: "X将访问加纳。随后他前往肯尼亚".
        bare = not scan.pack.meta.spaces and (sequel.kind, sequel.form) == ("visit", "base")
        if not (sequel.form == "present" or bare) or sequel.status != "held":
            continue
        if sequel.timed or sequel.start:
            continue
        before = [
            c
            for c in candidates[:i]
            if (0 if bare else 1) <= sequel.sentence - c.sentence <= _ONWARD
            and not c.roles.keys().isdisjoint(sequel.roles)
        ]
        if bare:
            before = [c for c in before if c.kind == "visit" and c.trigger < sequel.trigger]
        told = before and (before[-1].form in ("present", "base") or before[-1].kind == "visit")
        if told and before[-1].status == "planned":
            sequel.status, sequel.because = "planned", before[-1].because


def _is_aim(scan: Scan, noun: int) -> bool:
    """Whether "to" or "for" stands before a noun, adjectives and articles apart."""
    for i in range(noun - 1, max(-1, noun - 5), -1):
        if (entry := scan.entry(i, "marker")) is not None and entry.key != "object":
            return entry.key in ("to", "for")
        if not scan.tokens[i].is_word or scan.is_category(i, "trigger", "saying"):
            return False
    return False
