"""What a page says of itself: JSON-LD, OpenGraph, Dublin Core, meta tags, <time>.

Keys given: `title`, `outlet`, `author`, `language`, `url`, `published_dates`
(the most trusted first), `modified`, `body` (JSON-LD's articleBody).
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.documents.days import find_days
from dragoman.language.pages import fold

META = re.compile(r"<meta\b([^>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
SCRIPT = re.compile(
    r"""<script\b[^>]*type\s*=\s*["']?application/ld\+json[^>]*>(.*?)</script>""",
    re.IGNORECASE | re.DOTALL,
)
TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
TIME = re.compile(r"<time\b([^>]*)>", re.IGNORECASE)
SHOWN = re.compile(
    r"""<(?:span|div|p|td|li|small|em|i|b|h[2-6])\b[^<>]*\b(?:class|id)\s*=\s*["'][^"'<>]*(?<![a-z])"""
    r"(?:date|datetime|published|pubdate|publish-?date|posted-?on|timestamp|dateline)(?![a-z])"
    r"""[^"'<>]*["'][^<>]*>\s*([^<>]{6,60}?)\s*<""",
    re.IGNORECASE,
)
HTML_TAG = re.compile(r"<html\b([^>]*)>", re.IGNORECASE)
CANONICAL = re.compile(r"<link\b[^>]*rel\s*=\s*[\"']?canonical[^>]*>", re.IGNORECASE)
TAGS = re.compile(r"<[^>]*>")
ARTICLE_TYPES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "report", "webpage",
                 "analysisnewsarticle", "opinionnewsarticle", "liveblogposting")  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date.issued", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "publishdate", "publish-date", "pubdate",
    "publication_date", "sailthru.date", "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime",
    "dc.date", "dcterms.date", "date", "originalpublicationdate", "displaydate", "og:published_time",
    "release_date", "rnews:datepublished", "bt:pubdate", "citation_publication_date", "weibo:article:create_at",
)  # fmt: skip
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
            "dc.date.modified", "last-modified", "lastmod")  # fmt: skip
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name",
           "twitter:app:name:iphone", "cre")  # fmt: skip
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
           "sailthru.author", "byl")  # fmt: skip
HEADED = frozenset(("headline", "articleBody", "mainEntityOfPage", "reviewBody", "claimReviewed"))
TORN = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
LONGEST = 2_000_000
"""Characters of a page in which metadata are looked for."""


def read_metadata(html: str) -> dict[str, Any]:
    """The page's metadata under the project's names; absent keys were not given."""
    html = html[:LONGEST]
    meta = _meta_tags(html)
    linked = next(_articles(html), {})
    found: dict[str, Any] = {}
    found["title"] = _text(linked.get("headline")) or _first(meta, TITLES) or _heading(html)
    found["outlet"] = (
        _first(meta, OUTLETS[:1]) or _name(linked.get("publisher")) or _first(meta, OUTLETS)
    )
    found["author"] = _name(linked.get("author")) or _person(_first(meta, AUTHORS))
    found["language"] = _language(html, linked)
    found["url"] = _canonical(html) or meta.get("og:url")
    dates = [
        _text(linked.get("datePublished")),
        *(meta.get(k) for k in PUBLISHED),
        *_times(html),
        _torn_date(html),
    ]
    found["published_dates"] = list(
        dict.fromkeys(d for d in dates if d and re.search(r"\d{4}", d))
    )[:6] or _shown_dates(html)
    found["modified"] = _text(linked.get("dateModified")) or _first(meta, MODIFIED)
    found["body"] = _text(linked.get("articleBody"))
    if found["title"] and found["outlet"]:
        found["title"] = _without_site(found["title"], found["outlet"])
    return {key: value for key, value in found.items() if value}


def _meta_tags(html: str) -> dict[str, str]:
    """Content by name, property or itemprop; the first of each."""
    found: dict[str, str] = {}
    for match in META.finditer(html):
        pairs = _attributes(match[1])
        name = pairs.get("property") or pairs.get("name") or pairs.get("itemprop")
        content = pairs.get("content", "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _attributes(text: str) -> dict[str, str]:
    return {
        m[1].lower(): entities.unescape(m[2] or m[3] or m[4] or "")
        for m in ATTRIBUTE.finditer(text[:20_000])
    }


def _articles(html: str) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that describe an article, news articles first."""
    objects: list[dict[str, Any]] = []
    for match in SCRIPT.finditer(html):
        source = match[1].strip().removeprefix("<![CDATA[").removesuffix("]]>")
        try:
            value = msgspec.json.decode(re.sub(r"[\x00-\x1f]+", " ", source))
        except (msgspec.DecodeError, RecursionError):
            continue
        objects += _objects(value)
    kinds = [(o, {k.lower() for k in _kinds(o)}) for o in objects]
    for wanted in ARTICLE_TYPES[1:3] + ARTICLE_TYPES[:1] + ARTICLE_TYPES[3:]:
        yield from (o for o, kind in kinds if wanted in kind)
    # Reviews, fact checks, medical pages: whatever has a headline or a body, and a day.
    yield from (o for o in objects if "datePublished" in o and HEADED & o.keys())


def _torn_date(html: str) -> str | None:
    """The date in JSON-LD that is no valid JSON, which nothing else can be read from."""
    for match in SCRIPT.finditer(html):
        found = TORN.search(match[1])
        if found:
            return found[1]
    return None


def _objects(value: Any, depth: int = 0) -> list[dict[str, Any]]:
    if depth > 6:
        return []
    if isinstance(value, list):
        return [o for item in value[:200] for o in _objects(item, depth + 1)]
    if isinstance(value, dict):
        inner = [
            o
            for key in ("@graph", "mainEntity", "mainEntityOfPage")
            for o in _objects(value.get(key), depth + 1)
        ]
        return [value, *inner]
    return []


def _kinds(value: dict[str, Any]) -> list[str]:
    kind = value.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    return TAGS.sub(" ", entities.unescape(entities.unescape(value))).strip() or None


def _name(value: Any) -> str | None:
    """The name of a person or publisher, or of several."""
    if isinstance(value, list):
        names = [n for n in (_name(v) for v in value[:8]) if n]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        value = value.get("name")
    return _person(_text(value))


def _person(value: str | None) -> str | None:
    return value if value and not value.startswith(("http:", "https:")) else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[n] for n in names if meta.get(n)), None)


def _heading(html: str) -> str | None:
    for expression in (HEADING, TITLE):
        match = expression.search(html)
        text = entities.unescape(TAGS.sub(" ", match[1])).strip() if match else ""
        if text:
            return " ".join(text.split())[:400]
    return None


def _language(html: str, linked: dict[str, Any]) -> str | None:
    match = HTML_TAG.search(html)
    named = _attributes(match[1]).get("lang") if match else None
    return named or _text(linked.get("inLanguage"))


def _canonical(html: str) -> str | None:
    match = CANONICAL.search(html)
    href = _attributes(match[0]).get("href") if match else None
    return href if href and href.startswith("http") else None


def _times(html: str) -> list[str]:
    """Machine-readable <time> of the page, only where it is unlike those of teasers: the first one."""
    match = TIME.search(html)
    value = _attributes(match[1]).get("datetime") if match else None
    return [value] if value else []


def _shown_dates(html: str) -> list[str]:
    """What elements show whose class or name says that it is a date, if all show one day: a page
    with those of its teasers shows several."""
    shown: dict[str, str] = {}
    for match in SHOWN.finditer(html):
        text = entities.unescape(match[1])
        shown |= {day.iso: text for day in find_days(fold(text)) if day.full}
    return list(shown.values()) if len(shown) == 1 else []


def _without_site(title: str, outlet: str) -> str:
    """A title without " | The Outlet" at its end."""
    return re.sub(rf"\s*[|–—·-]\s*{re.escape(outlet)}\s*$", "", title).strip() or title
