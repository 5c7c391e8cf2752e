"""Files of office programs: PDF with a text layer, DOCX, RTF."""

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator

from dragoman.model import Quarantined, RawItem

PAGES = 500
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST_PART = 50_000_000
"""Bytes of one unpacked part of a DOCX."""
OTHERS = (
    ("xl/workbook.xml", "This is a spreadsheet. Save it as CSV, then dragoman retry."),
    ("ppt/presentation.xml", "These are slides. Save them as PDF, then dragoman retry."),
)
"""Other files of the same make, by a part that they have."""
SKIPPED = re.compile(
    r"\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|header|footer|themedata|object)\b",
    re.IGNORECASE,
)
RTF_TOKEN = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d+)\s?\??|\\([a-zA-Z]+)(-?\d+)? ?|\\([^a-zA-Z])|([{}])|([^\\{}]+)"
)
BREAKS = frozenset(("par", "line", "sect", "page", "row"))
MARKS = {"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
         "rdblquote": "”", "bullet": "•", "cell": " "}  # fmt: skip


def read_pdf(data: bytes, place: str) -> Iterator[RawItem | Quarantined]:
    """The text layer of a PDF, page by page."""
    from pypdf import PdfReader

    # What is wrong with a file is said with its name below, not by the library without it.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield Quarantined(
                place=place,
                reason="unreadable",
                message="This PDF has a password. Open it, save it without one, then dragoman retry.",
            )
            return
        text = "\n\n".join(page.extract_text() for page in reader.pages[:PAGES])
        title = str(reader.metadata.title or "").strip() if reader.metadata else None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 pypdf raises whatever it trips over
        yield Quarantined(
            place=place,
            reason="unreadable",
            message=f"This PDF is damaged ({error}). Save it again.",
        )
        return
    if not re.search(r"\w", text):
        yield Quarantined(
            place=place,
            reason="no_text",
            message="This PDF has no text layer, only pictures of text. Run it through OCR first.",
        )
        return
    yield RawItem(place=place, path=place, text=text, title=_useful(title))


def _useful(title: str | None) -> str | None:
    """Titles that programs fill in ("Microsoft Word - x.doc", a file name) say nothing."""
    if not title or re.search(r"microsoft word|\.\w{2,5}$|^untitled", title, re.IGNORECASE):
        return None
    return title if len(title.split()) >= 3 else None


def read_docx(data: bytes, place: str) -> Iterator[RawItem | Quarantined]:
    """The paragraphs of a DOCX, one line each."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            other = next((what for part, what in OTHERS if part in archive.namelist()), None)
            if other:
                yield Quarantined(place=place, reason="unreadable", message=other)
                return
            info = archive.getinfo("word/document.xml")
            if info.file_size > LARGEST_PART:
                yield Quarantined(
                    place=place,
                    reason="too_large",
                    message="Its text is too large. Split the file.",
                )
                return
            source = archive.read(info)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(source, parser)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        yield Quarantined(
            place=place,
            reason="unreadable",
            message=f"This file is damaged ({error}). Save it again.",
        )
        return
    lines = ["".join(_pieces(p)) for p in root.iter(f"{WORD}p")]
    text = "\n".join(lines)
    if not re.search(r"\w", text):
        yield Quarantined(place=place, reason="no_text", message="This file holds no text.")
        return
    yield RawItem(place=place, path=place, text=text)


def _pieces(paragraph: object) -> Iterator[str]:
    for node in paragraph.iter():  # type: ignore[attr-defined]
        if node.tag == f"{WORD}t":
            yield node.text or ""
        elif node.tag in (f"{WORD}br", f"{WORD}cr"):
            yield "\n"
        elif node.tag == f"{WORD}tab":
            yield "\t"


def read_rtf(data: bytes, place: str) -> Iterator[RawItem | Quarantined]:
    """The text of an RTF, without its styles and pictures."""
    text = _plain_rtf(data.decode("latin-1"))
    if not re.search(r"\w", text):
        yield Quarantined(place=place, reason="no_text", message="This file holds no text.")
        return
    yield RawItem(place=place, path=place, text=text)


def _plain_rtf(source: str) -> str:
    named = re.search(r"\\ansicpg(\d+)", source[:2000])
    page = f"cp{named[1]}" if named else "cp1252"
    out: list[str] = []
    waiting = bytearray()
    for match in _shown(source):
        if match[1]:
            waiting.append(int(match[1], 16))
            continue
        out.append(_decoded(bytes(waiting), page))
        waiting.clear()
        out.append(_token(match))
    text = "".join(out) + _decoded(bytes(waiting), page)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shown(source: str) -> Iterator[re.Match[str]]:
    """Tokens of the text itself: groups of styles, fonts and pictures left out."""
    depth = 0
    skip_from: int | None = None
    for match in RTF_TOKEN.finditer(source):
        if match[6] == "{":
            depth += 1
            if skip_from is None and SKIPPED.match(source, match.start()):
                skip_from = depth
        elif match[6] == "}":
            if skip_from == depth:
                skip_from = None
            depth -= 1
        elif skip_from is None:
            yield match


def _token(match: re.Match[str]) -> str:
    """What one token writes."""
    _, number, word, _, symbol, _, plain = match.groups()
    if number:
        return chr(int(number) % 65536)
    if word:
        return "\n" if word in BREAKS else MARKS.get(word, "")
    if symbol:
        return {"~": " ", "_": "-", "-": ""}.get(symbol, symbol if symbol in "\\{}" else "")
    return (plain or "").replace("\r", "").replace("\n", "")


def _decoded(data: bytes, page: str) -> str:
    try:
        return data.decode(page, errors="replace")
    except LookupError:
        return data.decode("cp1252", errors="replace")
