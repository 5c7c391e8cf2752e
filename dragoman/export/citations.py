r"""The reports as sources to cite: BibTeX and CSL-JSON.

BibTeX: what TeX would take for commands is written so that it prints as itself.
CSL-JSON: https://github.com/citation-style-language/schema (csl-data.json).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from dragoman.export.escaping import encodable, escaped
from dragoman.model import Document
from dragoman.views.tables import Bounds

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

_TEX = {
    "\\": r"{\textbackslash}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_SPACES = re.compile(r"\s+")


def write_bibtex(portion: Portion, file: IO[bytes], _: Bounds) -> None:
    """One `@misc` entry a report, in the order of ids."""
    for document in _documents(portion):
        fields = {
            "title": document.title,
            "author": document.byline,
            "howpublished": document.outlet or document.agency,
            "date": document.published,
            "year": (document.published or "")[:4] or None,
            "month": str(int(document.published[5:7]))
            if document.published and len(document.published) > 4
            else None,
            "url": document.url,
            "language": document.language,
            "note": f"document {document.id}",
        }
        lines = [
            f"  {name} = {{{_verbatim(v) if name == 'url' else _tex(v, name)}}}"
            for name, v in fields.items()
            if v
        ]
        text = f"@misc{{{key(document.id)},\n" + ",\n".join(lines) + "\n}\n\n"
        file.write(encodable(text).encode())


def key(id: str) -> str:
    """A citation key for a document's id: letters, digits and hyphens, never the same for two."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", id):
        return id
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    plain = re.sub(r"[^A-Za-z0-9]+", "-", id).strip("-")
    return f"{plain[:40]}-{digest}".lstrip("-")


def _tex(text: str, name: str) -> str:
    plain = _SPECIAL.sub(lambda found: _TEX[found[0]], _one_line(text))
    # Styles change the case of titles, and take a name apart at commas.
    return f"{{{plain}}}" if name in ("title", "author") else plain


def _verbatim(url: str) -> str:
    """An address as \\url prints it; braces and spaces have no place in one."""
    return "".join(
        f"%{byte:02X}" if byte <= 0x20 or byte >= 0x7F or chr(byte) in "{}\\" else chr(byte)
        for byte in url.encode("utf-8", "surrogatepass")
    )


def _one_line(text: str) -> str:
    """Without control characters, which TeX stops at."""
    return "".join(c if c.isprintable() else escaped(c) for c in _SPACES.sub(" ", text))


def write_csl(portion: Portion, file: IO[bytes], _: Bounds) -> None:
    """One JSON list, an item a line."""
    file.write(b"[")
    mark = "\n"
    for document in _documents(portion):
        line = json.dumps(_item(document), ensure_ascii=False)
        file.write((mark + encodable(line)).encode())
        mark = ",\n"
    file.write(b"\n]\n")


def _item(document: Document) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": document.id,
        "type": "article-newspaper",
        "title": document.title,
        "container-title": document.outlet,
        "publisher": document.agency,
        "URL": document.url,
        "language": document.language,
        "author": [{"literal": document.byline}] if document.byline else None,
        "issued": {"date-parts": [[int(part) for part in document.published.split("-")]]}
        if document.published
        else None,
    }
    return {name: value for name, value in item.items() if value}


def _documents(portion: Portion) -> Iterator[Document]:
    """The reports that bear on the chosen events."""
    for _ in portion.events():
        pass
    for _ in portion.statements():
        pass
    for batch in portion.documents():
        yield from batch
