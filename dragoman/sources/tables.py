"""Tables: CSV and TSV, with the columns guessed from the header or given by the user."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dragoman.errors import OptionError
from dragoman.model import Quarantined
from dragoman.sources.lines import item_of
from dragoman.sources.options import SourceOptions
from dragoman.sources.references import Item

COLUMNS = {
    "text": ("text", "body", "content", "fulltext", "full text", "article", "article text", "articlebody",
             "maintext", "main text", "story", "story text", "texto", "texte", "testo", "volltext",
             "inhalt", "metin", "текст", "نص", "النص", "متن", "טקסט", "正文", "内容", "snippet", "transcript"),
    "html": ("html", "raw html", "page"),
    "title": ("title", "headline", "titel", "titre", "titolo", "titulo", "título", "überschrift",
              "заголовок", "başlık", "العنوان", "عنوان", "כותרת", "标题", "標題"),
    "url": ("url", "link", "address", "source url", "sourceurl", "documentidentifier", "article url", "uri"),
    "published": ("published", "publish date", "publish_date", "publication date", "date", "datum", "fecha",
                  "data", "pub date", "pubdate", "published at", "date published", "дата", "tarih",
                  "التاريخ", "تاریخ", "תאריך", "日期", "发布时间"),
    "outlet": ("outlet", "source", "media name", "media_name", "publication", "publisher", "newspaper",
               "quelle", "medium", "fuente", "fonte", "источник", "kaynak", "المصدر", "منبع", "来源", "site"),
    "language": ("language", "lang", "sprache", "idioma", "langue", "lingua", "язык", "dil", "语言"),
    "id": ("id", "doc id", "document id", "article id", "stories id", "stories_id", "story id", "guid"),
}  # fmt: skip


READABLE = frozenset(("text", "html", "url"))
"""Columns of which a document has one at least."""
NONE: Mapping[str, str] = MappingProxyType({})


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", name.strip().strip("\ufeff\"'").casefold())


_KNOWN = {_plain(n): field for field, names in COLUMNS.items() for n in names}


def read_mapping(text: str) -> dict[str, str]:
    """ "title=Headline,text=Body" as field -> column. Raises OptionError."""
    mapping: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        field, sign, column = part.partition("=")
        if not sign or field.strip() not in COLUMNS or not column.strip():
            raise OptionError(
                f"not a mapping of a column: {part}",
                hint=f"Write FIELD=COLUMN,…; the fields are: {', '.join(COLUMNS)}.",
            )
        mapping[field.strip()] = column.strip()
    return mapping


DELIMITERS = "\t,;|"


def delimiter_of(first: str, mapping: Mapping[str, str] = NONE) -> str | None:
    """The delimiter of a header line, when two or more of its cells are columns we know, or one is
    named in `mapping` as text or address."""
    given = {_plain(column): field for field, column in mapping.items()}
    for mark in DELIMITERS:
        cells = [_plain(c) for c in first.split(mark)]
        known = {_KNOWN[c] for c in cells if c in _KNOWN}
        named = {given[c] for c in cells if c in given}
        if len(cells) >= 2 and (len(known) >= 2 or named) and (known | named) & READABLE:
            return mark
    return None


def read_table(text: str, place: str, options: SourceOptions) -> Iterator[Item]:
    """A document a row, or a reference where it has an address and no text; a row with too many or too few cells is set aside with its line."""
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    mark = delimiter_of(first, options.mapping) or max(DELIMITERS, key=first.count)
    csv.field_size_limit(max(options.max_bytes, 131_072))
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark, strict=False
    )
    header = next(reader, [])
    fields = columns_of(header, options)
    if not READABLE & set(fields.values()):
        yield without_text(place, header)
        return
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _bad(f"{place}:{line}", f"{error}.")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            yield _bad(f"{place}:{line}", f"{len(row)} cells where the header has {len(header)}.")
            continue
        value = {
            fields.get(i, name): cell or None
            for i, (name, cell) in enumerate(zip(header, row, strict=True))
        }
        yield item_of(value, f"{place}:{line}", place)


def columns_of(header: list[str], options: SourceOptions) -> dict[int, str]:
    """Column number -> our field: the user's mapping first, then the names we know, each once."""
    given = {_plain(column): field for field, column in options.mapping.items()}
    fields: dict[int, str] = {
        i: given[_plain(n)] for i, n in enumerate(header) if _plain(n) in given
    }
    for field, names in COLUMNS.items():
        if field in fields.values():
            continue
        places = {_plain(n): i for i, n in reversed(list(enumerate(header)))}
        found = next((places[_plain(n)] for n in names if _plain(n) in places), None)
        if found is not None and found not in fields:
            fields[found] = field
    return fields


def without_text(place: str, header: list[str]) -> Quarantined:
    """A table none of whose columns is known as text or address."""
    return Quarantined(
        place=place,
        reason="no_text",
        message=(
            f"No column of this table is known as text or address; it has: {', '.join(header)[:200]}."
            " Name it with --map text=COLUMN."
        ),
    )


def _bad(where: str, what: str) -> Quarantined:
    return Quarantined(place=where, reason="malformed", message=f"{what} Correct this row.")
