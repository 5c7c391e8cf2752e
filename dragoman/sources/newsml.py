"""Exchange formats of news agencies: NITF and NewsML-G2 (XML), ninjs and CSL-JSON (JSON)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.model import Quarantined, RawItem
from dragoman.sources.references import Reference

XML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    r"<(?:\w+:)?(?:nitf|newsItem|newsMessage|packageItem)\b",
    re.DOTALL,
)
WAY_OUT = "Get it from its source again."
CSL_TYPES = frozenset({"article-newspaper", "article-magazine", "article-journal", "webpage",
                       "post-weblog", "report", "article", "broadcast", "interview", "speech",
                       "document", "post"})  # fmt: skip


def read_newsml(data: bytes, place: str) -> Iterator[RawItem | Quarantined]:
    """The articles of a NITF or NewsML-G2 file; one that has no text is set aside."""
    from lxml import etree  # type: ignore[import-untyped]

    if re.search(rb"<!ENTITY", data[:100_000], re.IGNORECASE):
        yield _malformed(place, "This file declares entities of its own, which no report needs.")
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield _malformed(place, f"This is broken XML ({error}).")
        return
    tops = [root] if _local(root) in ("newsItem", "nitf") else _all(root, "newsItem")
    if not tops:
        yield _malformed(place, "No news item is in this file.")
    for number, top in enumerate(tops, 1):
        where = f"{place}:{number}" if len(tops) > 1 else place
        yield _nitf(top, where, place) if _local(top) == "nitf" else _item(top, where, place)


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _all(node: Any, *names: str) -> list[Any]:
    return [n for n in node.iter() if _local(n) in names]


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _first(node: Any, *names: str) -> str | None:
    """The text of the first element of the first of `names` that has one."""
    return next((t for name in names for n in _all(node, name) if (t := _text(n))), None)


def _paragraphs(node: Any) -> str:
    found = [_text(n) for n in _all(node, "p", "h2", "h3", "hl2", "li")]
    return "\n\n".join(filter(None, found))


def _nitf(top: Any, where: str, path: str) -> RawItem | Quarantined:
    bodies = _all(top, "body.content")
    text = "\n\n".join(_paragraphs(b) for b in bodies)
    if not re.search(r"\w", text):
        return Quarantined(place=where, reason="no_text", message="This item has no text.")
    line = _first(top, "dateline")
    issued = next((n.get("norm") for n in _all(top, "date.issue", "story.date")), None)
    copies = _all(top, "doc.copyright")
    holder = next((n.get("holder") for n in copies), None)
    named = next((n.get("id-string") for n in _all(top, "doc-id") if n.get("id-string")), None)
    return RawItem(
        place=where,
        path=path,
        id=named,
        text=_after_dateline(line, text),
        title=_first(top, "hl1", "hedline", "title"),
        published=_compact(issued),
        published_basis="metadata" if issued else None,
        outlet=next((n.get("name") for n in _all(top, "pubdata") if n.get("name")), None)
        or holder or _first(top, "distributor"),
        metadata={"author": _first(top, "byline")},
    )  # fmt: skip


def _item(top: Any, where: str, path: str) -> RawItem | Quarantined:
    sets = _all(top, "contentSet")
    inner = [n for s in sets for n in _all(s, "inlineXML", "inlineData")]
    text = "\n\n".join(_paragraphs(n) or _text(n) for n in inner[:1])
    if not re.search(r"\w", text):
        return Quarantined(
            place=where, reason="no_text", message="This item has no text, only what describes it."
        )
    meta = next(iter(_all(top, "contentMeta")), top)
    about = next(iter(_all(top, "itemMeta")), top)
    published = _first(meta, "contentCreated") or _first(about, "firstCreated", "versionCreated")
    named = _all(about, "provider")
    provider = next((t for n in named if (t := _text(n) or (n.get("literal") or ""))), None)
    tongue = next((n.get("tag") for n in _all(meta, "language") if n.get("tag")), None)
    return RawItem(
        place=where,
        path=path,
        id=top.get("guid"),
        text=_after_dateline(_first(meta, "dateline"), text),
        title=_first(meta, "headline"),
        published=published,
        published_basis="metadata" if published else None,
        outlet=_first(meta, "creditline") or provider,
        language=tongue,
        metadata={"author": _first(meta, "by"), "modified": _first(about, "versionCreated")},
    )


def _after_dateline(line: str | None, text: str) -> str:
    if not line or text.casefold().startswith(line.casefold()[:10]):
        return text
    return f"{line.rstrip(' -–—')} — {text}"


def _compact(stamp: str | None) -> str | None:
    """20240605T101500+0200 is how NITF writes a moment."""
    match = re.match(r"(\d{4})(\d{2})(\d{2})", stamp or "")
    return "-".join(match.groups()) if match else stamp


def is_ninjs(value: dict[str, Any]) -> bool:
    """Whether an object is a ninjs item (versions 1 to 3)."""
    marks = {"body_xhtml", "body_html", "body_text", "bodies", "headline", "headlines", "version"}
    return (
        "uri" in value
        and ("versioncreated" in value or "versionCreated" in value)
        and bool(marks & value.keys())
    )


def is_csl(value: dict[str, Any]) -> bool:
    """Whether an object is a CSL-JSON reference, as Zotero exports them."""
    return value.get("type") in CSL_TYPES and ("issued" in value or "container-title" in value)


def read_ninjs(value: dict[str, Any], where: str, path: str | None) -> RawItem | Quarantined:
    """A ninjs item: its richest body."""
    bodies = {k: value[k] for k in ("body_xhtml", "body_html", "body_text") if value.get(k)}
    for body in value.get("bodies") or ():
        if isinstance(body, dict) and isinstance(body.get("value"), str):
            markup = "html" in str(body.get("contentType") or body.get("role") or "")
            bodies.setdefault("body_html" if markup else "body_text", body["value"])
    name = next((k for k in ("body_xhtml", "body_html", "body_text") if bodies.get(k)), None)
    if name is None or not isinstance(bodies[name], str):
        return Quarantined(place=where, reason="no_text", message="This item has no body.")
    body = bodies[name]
    content: dict[str, str] = {"text": body}
    if name != "body_text":
        content = {"html": f"<html><body><article>{body}</article></body></html>"}
    heads = value.get("headlines")
    head = next((h.get("value") for h in heads if isinstance(h, dict)), None) if isinstance(
        heads, list
    ) else None  # fmt: skip
    published = _string(value, "firstcreated", "firstCreated", "versioncreated", "versionCreated")
    uri = _string(value, "uri") or ""
    return RawItem(
        place=where,
        path=path,
        **content,
        id=uri or None,
        url=_string(value, "url") or (uri if uri.startswith("http") else None),
        title=_string(value, "headline", "title") or head,
        published=published,
        published_basis="metadata" if published else None,
        outlet=_string(value, "copyrightholder", "copyrightHolder", "usageterms"),
        language=_string(value, "language"),
        metadata={"author": _string(value, "byline", "by")},
    )


def read_csl(value: dict[str, Any], where: str, path: str | None) -> RawItem | Reference:
    """A reference: the files attached to it, else its abstract, else its address."""
    text = re.sub(r"<[^>]*>", " ", _string(value, "abstract") or "")
    text = text if re.search(r"\w", text) else ""
    files = tuple(dict.fromkeys(_csl_files(value)))
    published = _csl_date(value.get("issued"))
    key = value.get("id")
    known = RawItem(
        place=where,
        path=path,
        id=str(key) if isinstance(key, (str, int)) else None,
        url=_string(value, "URL"),
        title=_string(value, "title"),
        published=published,
        published_basis="metadata" if published else None,
        outlet=_string(value, "container-title", "publisher"),
        language=_string(value, "language"),
        metadata={"author": _csl_authors(value.get("author"))},
    )
    if files or not text:
        return Reference(known=known, files=files, abstract=text or None)
    return msgspec.structs.replace(known, text=text)


def _csl_files(value: dict[str, Any]) -> Iterator[str]:
    """Paths of attached files. CSL-JSON has no field of its own for them; exporters write `file`
    (one path, or "title:path:type" parted by ";" as in BibTeX) or a list of `attachments`."""
    for name in ("file", "attachments"):
        given = value.get(name)
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, dict):
                one = _string(one, "localPath", "path", "file")
            elif isinstance(one, str):
                yield from _paths(one)
                continue
            if one:
                yield one


def _paths(given: str) -> Iterator[str]:
    for part in re.split(r"(?<!\\);", given):
        # "C:\\x.pdf" and "file:///x.pdf" have colons of their own.
        titled = re.fullmatch(r"[^:]*:(?!//)(.+):[\w.+-]+/[\w.+-]+", part.strip())
        path = re.sub(r"\\([:;\\])", r"\1", titled[1] if titled else part.strip())
        if path:
            yield path


def _csl_date(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        numbers = [str(n) for n in first[:3]]
        if all(n.isdigit() for n in numbers):
            return "-".join([numbers[0], *(n.zfill(2) for n in numbers[1:])])
    return _string(value, "raw", "literal")


def _csl_authors(value: Any) -> str | None:
    people = [p for p in value if isinstance(p, dict)] if isinstance(value, list) else []
    named = [
        p.get("literal") or " ".join(filter(None, (p.get("given"), p.get("family"))))
        for p in people
    ]
    return ", ".join(n for n in named if n) or None


def _string(value: dict[str, Any], *names: str) -> str | None:
    found = (value.get(name) for name in names)
    return next((f for f in found if isinstance(f, str) and f.strip()), None)


def _malformed(place: str, what: str) -> Quarantined:
    return Quarantined(place=place, reason="malformed", message=f"{what} {WAY_OUT}")
