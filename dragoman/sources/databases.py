"""Downloads of news databases, many articles a file: Nexis (two layouts) and Factiva (two).

Nexis and Nexis Uni end each article with "End of Document" and open its text
with "Body"; the older LexisNexis numbers them ("3 of 20 DOCUMENTS").  Factiva
writes fields under two-letter tags (HD, PD, SN, LP, TD), or plainly, each
article closed by its number ("Document LBA…").  An article whose place for
headline, outlet, date or text is empty is set aside with its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model import Quarantined, RawItem

MANY = 100_000
"""Characters at the beginning in which the layout must show."""
END = re.compile(r"^\s*End of Document\s*$", re.IGNORECASE | re.MULTILINE)
NUMBERED = re.compile(r"^\s*\d{1,4} of \d{1,4} DOCUMENTS\s*$", re.MULTILINE)
LABEL = re.compile(
    r"^(Section|Length|Byline|Dateline|Highlight|Load-Date|Language|Publication-Type|Graphic|"
    r"Subject|Industry|Geographic|Person|Company|Correction-Date|Series|URL|Distribution|Notes?)"
    r"\s*:\s*(.*)$",
    re.IGNORECASE,
)
TAIL = frozenset({"load-date", "language", "publication-type", "graphic", "subject", "industry",
                  "geographic", "person", "company", "correction-date", "notes", "note", "url",
                  "distribution"})  # fmt: skip
LENGTH = re.compile(r"^\s*Length\s*:\s*\d[\d.,]*\s+\w+", re.IGNORECASE | re.MULTILINE)
COPYRIGHT = re.compile(r"^(?:Copyright|\(c\)|©|All rights reserved)", re.IGNORECASE)
DAY = re.compile(
    r"(?:\b[^\W\d_]{3,12}\.?\s+\d{1,2},?\s+(?:19|20)\d{2}\b)"
    r"|(?:\b\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+)?(?:19|20)\d{2}\b)"
    r"|(?:\b(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\b)|(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)"
)
TAG = re.compile(
    r"^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CX|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|ART|VOL)"
    r"(?:[ \t\u00a0]+(.*))?$"
)
ACCESSION = r"Document\s+(?=[A-Za-z]*\d{8})[A-Z][A-Za-z0-9]{11,39}"
"""How Factiva closes an article: source, day and number ("Document LBA0000020240605ek65000b9")."""
NUMBER = re.compile(rf"^\s*{ACCESSION}\s*$", re.MULTILINE)
WORDS = re.compile(
    r"^\s*\d[\d,.]*\s+(?:words|Wörter|mots|palabras|parole|palavras|слов)\s*$", re.IGNORECASE
)


IN_HTML = re.compile(rf"End of Document|of \d{{1,4}} DOCUMENTS|{ACCESSION}\s*<|>\s*(?:<b>)?HD\s*<")
ROWS = re.compile(r"<(?=/?(?:p|div|tr|br|h[1-6]|li|table|article|section)\b)", re.IGNORECASE)
CELLS = re.compile(r"(?=</t[dh]>)", re.IGNORECASE)


@dataclass
class _Article:
    """What an article of a download gives."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None
    body: list[str] = field(default_factory=list)

    def missing(self) -> list[str]:
        names = {"headline": self.title, "outlet": self.outlet, "date": self.published}
        found = [name for name, value in names.items() if not value]
        return found if re.search(r"\w", "".join(self.body)) else [*found, "text"]


Layout = Literal["nexis", "lexis", "factiva", "factiva_plain"]


def export_layout(text: str) -> Layout | None:
    """The layout of a download; None for anything else."""
    head = text[:MANY]
    if NUMBERED.search(head) and LENGTH.search(head):
        return "lexis"
    if END.search(text) and (
        LENGTH.search(head) or re.search(r"^Load-Date:", text, re.MULTILINE | re.IGNORECASE)
    ):
        return "nexis"
    tags = {m[1] for line in head.splitlines() if (m := TAG.match(line))}
    if {"HD", "PD", "SN"} <= tags and tags & {"LP", "TD"}:
        return "factiva"
    if NUMBER.search(text) and any(WORDS.match(line) for line in head.splitlines()):
        return "factiva_plain"
    return None


def export_text(html: str) -> str | None:
    """The lines of a page that may be a download; None for a page that cannot be one."""
    if not IN_HTML.search(html):
        return None
    from lxml import html as markup  # type: ignore[import-untyped]

    marked = ROWS.sub("\n<", CELLS.sub("\t", re.sub(r"\s*\n\s*", " ", html)))
    try:
        root = markup.fromstring(marked)
    except (ValueError, markup.etree.ParserError):
        return None
    for node in root.xpath("//script|//style|//title"):
        node.drop_tree()
    return "\n".join(line.strip() for line in root.text_content().splitlines())


def read_export(
    text: str, layout: Layout, place: str, path: str | None
) -> Iterator[RawItem | Quarantined]:
    """The articles of a download, numbered from 1."""
    parted, read = LAYOUTS[layout]
    parts = (part for part in parted(text) if re.search(r"\w", part))
    for number, part in enumerate(parts, 1):
        where = f"{place}:{number}"
        article = read(part)
        missing = article.missing()
        if missing:
            yield Quarantined(
                place=where,
                reason="malformed",
                message=f"No {', '.join(missing)} found where {layout.split('_', maxsplit=1)[0].title()} puts it. "
                "Give this article as a text file of its own.",
            )
            continue
        yield RawItem(
            place=where,
            path=path,
            text="\n".join(article.body).strip("\n"),
            title=article.title,
            outlet=article.outlet,
            published=article.published,
            published_basis="metadata",
            language=article.language,
            url=article.url,
            metadata={"author": article.byline} if article.byline else {},
        )


def _tagged(text: str) -> list[str]:
    """The articles of a download whose fields have tags."""
    parts: list[list[str]] = []
    begun = False
    for line in text.splitlines():
        tag = TAG.match(line)
        # SE and CLM stand before the headline of the same article.
        leads = tag is not None and tag[1] in ("SE", "CLM")
        if not parts or (not begun and tag and (leads or tag[1] == "HD")):
            parts.append([])
        begun = leads or (begun and not (tag and tag[1] == "HD"))
        parts[-1].append(line)
    return ["\n".join(p) for p in parts if any(TAG.match(x) for x in p)]


def _nexis(part: str) -> _Article:
    """Headline, outlet, date; labels; "Body", the text; labels again."""
    article = _Article()
    lines = [line.strip() for line in part.splitlines()]
    start = next((i for i, x in enumerate(lines) if x.casefold() == "body"), None)
    if start is None:
        return article
    head = [x for x in lines[:start] if x]
    labels = _labels(head)
    _header(article, [x for x in head if not LABEL.match(x)])
    _take(article, labels)
    _body(article, lines[start + 1 :])
    return article


def _lexis(part: str) -> _Article:
    """Outlet, date, headline; labels; the text; labels again."""
    article = _Article()
    lines = [line.strip() for line in part.splitlines()]
    last = max((i for i, x in enumerate(lines) if _opens(x)), default=None)
    if last is None:
        return article
    _header(article, [x for x in lines[:last] if x and not LABEL.match(x)])
    _take(article, _labels(lines))
    _body(article, lines[last + 1 :])
    return article


def _opens(line: str) -> bool:
    label = LABEL.match(line)
    return bool(
        label and label[1].casefold() in ("length", "dateline", "highlight", "byline", "section")
    )


def _header(article: _Article, lines: list[str]) -> None:
    """The lines around the date: outlet before it; headline after it, else before the outlet."""
    day = next((i for i, x in enumerate(lines) if len(x) < 80 and DAY.search(x)
                and not COPYRIGHT.match(x)), None)  # fmt: skip
    if day is None:
        return
    article.published = (DAY.search(lines[day]) or [None])[0]
    before = [x for x in lines[:day] if not COPYRIGHT.match(x)]
    after = [x for x in lines[day + 1 :] if not COPYRIGHT.match(x)]
    if before:
        article.outlet = before[-1] if not after else before[0]
    article.title = after[0] if after else before[-2] if len(before) >= 2 else None


def _labels(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        label = LABEL.match(line)
        if label:
            found.setdefault(label[1].casefold(), label[2].strip())
    return found


def _take(article: _Article, labels: dict[str, str]) -> None:
    article.byline = labels.get("byline") or None
    url = labels.get("url", "")
    article.url = url if url.startswith("http") else None
    if labels.get("dateline"):
        # The city goes before the text, where every other report has it.
        article.body.append(f"{labels['dateline'].strip(' -–—').upper()} — ")


def _body(article: _Article, lines: list[str]) -> None:
    city = article.body.pop() if article.body else ""
    for line in lines:
        label = LABEL.match(line)
        if (label and label[1].casefold() in TAIL) or (COPYRIGHT.match(line) and len(line) < 120):
            break
        if line and city:
            bare = line.casefold().startswith(city.strip(" —").casefold()[:12])
            line, city = (line if bare else city + line), ""
        article.body.append(line)


def _factiva(part: str) -> _Article:
    fields: dict[str, list[str]] = {}
    tag = ""
    for line in part.splitlines():
        match = TAG.match(line)
        if match:
            tag = match[1]
            fields.setdefault(tag, []).append((match[2] or "").strip())
        elif tag:
            fields[tag].append(line.strip())
    one = {name: " ".join(filter(None, lines)) for name, lines in fields.items()}
    return _Article(
        title=one.get("HD"),
        outlet=one.get("SN"),
        published=one.get("PD"),
        byline=one.get("BY"),
        body=[*fields.get("LP", []), "", *fields.get("TD", [])],
    )


def _plain_factiva(part: str) -> _Article:
    """Headline, byline, "512 words", date, time, outlet, code, language, copyright, text."""
    article = _Article()
    lines = [line.strip() for line in part.splitlines()]
    count = next((i for i, x in enumerate(lines) if WORDS.match(x)), None)
    if count is None:
        return article
    head = [x for x in lines[:count] if x]
    article.title = (
        (head[-2] if len(head) >= 2 and _name_like(head[-1]) else head[-1]) if head else None
    )
    article.byline = head[-1] if head and article.title != head[-1] else None
    rest = lines[count + 1 :]
    end = next((i for i, x in enumerate(rest) if COPYRIGHT.match(x)), None)
    if end is None:
        return article
    facts = [x for x in rest[:end] if x]
    day = next((i for i, x in enumerate(facts) if DAY.search(x)), None)
    if day is not None:
        article.published = facts[day]
        after = [x for x in facts[day + 1 :] if not re.fullmatch(r"\d{1,2}:\d{2}(?:\s?[AP]M)?", x)]
        article.outlet = after[0] if after else None
    article.body = rest[end + 1 :]
    return article


def _name_like(line: str) -> bool:
    return bool(re.match(r"(?:By|Von|Par|Por)\s", line)) or (
        2 <= len(line.split()) <= 4 and all(w[:1].isupper() for w in line.split())
    )


LAYOUTS: dict[Layout, tuple[Callable[[str], list[str]], Callable[[str], _Article]]] = {
    "nexis": (END.split, _nexis),
    "lexis": (lambda text: NUMBERED.split(text)[1:], _lexis),
    "factiva": (_tagged, _factiva),
    "factiva_plain": (NUMBER.split, _plain_factiva),
}
"""How a download of each layout is parted into articles, and how one of them is read."""
