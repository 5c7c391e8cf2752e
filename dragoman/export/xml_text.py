r"""Text that XML 1.0 can hold.

XML has no way at all to write most control characters and lone surrogates.
These stand as \uXXXX, and, so that this can be undone, a backslash before a u
as \u005c.  `escaping.unescaped` gives the text back.
"""

from __future__ import annotations

import re

# https://www.w3.org/TR/xml/#charsets; a carriage return would come back as a line feed.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|\\\\(?=u)")


def xml_text(text: str) -> str:
    """`text` with what XML cannot hold written out."""
    return _UNFIT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
