r"""Text in files that are read line by line, and by spreadsheets.

One rule, which can be undone: a backslash begins an escape.

    \\  \n  \r  \t     a backslash, a line feed, a carriage return, a tab
    \uXXXX             another control character, a line separator, a lone surrogate, or a mark that
                       would turn round the text of the cells that follow
    \=  \+  \-  \@     a first character that would make a spreadsheet run the cell as a formula

So a row is one line, no cell is a formula, and `unescaped` gives every text back.
Left-to-right and right-to-left marks (U+200E, U+200F, U+061C) change nothing
outside their own word and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_UNSAFE = re.compile(
    "[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LEADING = frozenset("=+-@＝＋－＠")
_LED = re.compile(",[=+\\-@＝＋－＠]")
"""Where a text that follows a comma may begin with one of these."""
_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)
_LONG = {"n": "\n", "r": "\r", "t": "\t"}
_LONE = re.compile("[\ud800-\udfff]")


def escaped(text: str) -> str:
    """`text` on one line, and no formula."""
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(_escape, text)
    return f"\\{text}" if text[:1] in _LEADING else text


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else _LONG.get(m[2], m[2]), text)


def fields(column: Sequence[Any]) -> list[str]:
    """`column` of texts as fields of CSV: each escaped, and in quotation marks if it holds a comma
    or one of them.  A look at all of them together tells whether any needs it."""
    if not any(column):
        return [""] * len(column)
    texts = [value or "" for value in column] if None in column else list(column)
    joined = "," + ",".join(texts)
    if not joined.isprintable() or "\\" in joined or _LED.search(joined):
        texts = [escaped(text) for text in texts]
        joined = "," + ",".join(texts)
    if '"' in joined or joined.count(",") > len(texts):
        return [_quoted(text) if "," in text or '"' in text else text for text in texts]
    return texts


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def encodable(value: T) -> T:
    r"""`value` as UTF-8 has it: lone surrogates, which stand for undecodable bytes, as \udcXX."""
    if isinstance(value, str) and _LONE.search(value):
        return _LONE.sub(lambda m: f"\\u{ord(m[0]):04x}", value)  # type: ignore[return-value]
    return value


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"
