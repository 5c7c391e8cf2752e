"""What may stand beside a time expression: prepositions, marks of ranges, eras."""

from __future__ import annotations

import re

from dragoman.language.dates import tokens as tk


class Around:
    """What may stand beside a form, ready to match."""

    def __init__(self, lists: dict[str, str]) -> None:
        lead = f"(?:{lists['lead']})*"
        lead_or_article = f"(?:{lists['lead']}|{lists['the']})*"
        dash = lists["dash"]
        self.lead = re.compile(f"(?:{lists['lead']})+").fullmatch
        self.led = re.compile(f"{lists['lead']}|{lists['year_lead']}").fullmatch
        self.of = re.compile(lists["of"]).fullmatch
        self.stop = re.compile(lists["stop"]).match
        self.never = re.compile(lists["never"]).match
        self.joined = re.compile(f"(?:{lists['to']}|{dash}){lead_or_article}").fullmatch
        self.joined_open = re.compile(
            f"(?:{lists['to']}|{lists['to_open']}|{dash}){lead_or_article}"
        ).fullmatch
        self.joined_and = re.compile(f"(?:{lists['and']}|{dash}){lead_or_article}").fullmatch
        pairs = tk.SLASH_PAIR + tk.DOT_PAIR + tk.DOT_PAIR_CLOSED + tk.FULL_DATE
        self.range_of_pairs = re.compile(f"{dash}[{pairs}]").match
        self.joins = re.compile(lists["to"]).match
        self.close = re.compile(lists["close"]).match
        self.era = re.compile(lists["before_era"])
        self.length = re.compile(lists["for"]).match
        self.opener = {
            name: re.compile(f"(?:{lists[name]}){lead}").fullmatch
            for name in ("from", "between", "start", "since", "until")
        }
        self.after = {name: re.compile(lists[f"{name}_after"]).match for name in ("since", "until")}
