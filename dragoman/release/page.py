"""The README of a release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from dragoman.export.briefing_markdown import plain

if TYPE_CHECKING:
    from dragoman.release.plan import Plan

_PAGE = """# {title}

Reported diplomacy: who met, visited, phoned whom, who said what, what was promised. Every value names the report and the
characters it rests on. It is a record of what was reported and by whom, not of what is true.

Made by dragoman {version}. {part}

| table | rows |
| --- | --- |
{counts}

## Files

- `data/*.csv`: related tables, UTF-8, one header, a row a line; `data/datapackage.json` has every column, key and
  reference. `data/events.jsonl`: events in the terms of PLOVER.
- `CODEBOOK.md`: each variable with meaning, values, rule, example, known weakness{measured}.
- `sources.csv`: every input item with what became of it; `coverage.csv`: what there is, by language, outlet and month;
  `absences.csv`: what is known to be missing, and why.
- `judgements.jsonl`: {judged} by people; they are part of the data.
{figures}- `release.json`: configuration and versions. `SHA256SUMS`: checksums (`sha256sum -c SHA256SUMS`).

## Reading it

A backslash in a cell begins an escape: `\\\\` a backslash, `\\n` a line feed, `\\r` a carriage return, `\\t` a tab,
`\\uXXXX` a character that would break a line or its direction; before `=`, `+`, `-` or `@` at the beginning it keeps
spreadsheets from running the cell.

```python
import pandas as pd

def table(name):
    # Only an empty cell is missing (NA is Namibia), and an id is text (007 is not 7).
    ids = dict.fromkeys(("event", "document", "of", "story"), str)
    return pd.read_csv(f"data/{{name}}.csv", keep_default_na=False, na_values=[""], dtype=ids)

events, accounts = table("events"), table("accounts")
```

```r
library(readr)
events <- read_csv("data/events.csv", col_types = cols(.default = "c"), na = "")
```

{quoted} Spans count Unicode code points in the clean text of a report, whose SHA-256 is in
`data/documents.csv`.

## Making it again

With the same reports, in whatever folder they lie:

```
pip install dragoman=={version}
dragoman release --verify THIS_FOLDER REPORTS...
```

Reader {reader}, deriver {deriver}.
"""


def page(plan: Plan, counts: Mapping[str, int], versions: Mapping[str, Any]) -> str:
    """The README, with the number of rows of each table."""
    whole = plan.selection == type(plan.selection)()
    chosen = {
        name: value
        for name in plan.selection.__struct_fields__
        if (value := getattr(plan.selection, name))
    }
    told = ", ".join(f"{name} {plain(_worded(value))}" for name, value in chosen.items())
    figures = {
        "evaluation": "- `evaluation.json`: how well readings agree with labelled reports.\n",
        "agreement": "- `agreement.json`: how well coders agree with each other and with it.\n",
    }
    return _PAGE.format(
        title=plain(plan.title),
        version=versions["dragoman"],
        reader=versions["reader"],
        deriver=versions["deriver"],
        part="It is the whole record." if whole else f"It is a part of a record: {told}.",
        counts="\n".join(f"| `{name}` | {count} |" for name, count in counts.items()),
        judged=f"{counts.get('judgements', 0)} corrections",
        measured=" and measured error" if plan.evaluation is not None else "",
        figures="".join(text for name, text in figures.items() if getattr(plan, name) is not None),
        quoted="Texts and passages are whole."
        if plan.bounds.texts
        else f"Reports are quoted in snippets of at most {plan.bounds.snippet} characters.",
    )


def _worded(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
