"""Bytes to text: which encoding, and whether they are text at all.

Order: byte order marks, UTF-8, UTF-16 without a mark (by where its zero bytes
lie), then one of the single-byte encodings by how much its letters look like
words.  UTF-8 with a few broken bytes stays UTF-8 with the broken ones marked:
a page cut in the middle of a letter is the usual case.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LEGACY = ("cp1252", "cp1251", "cp1256", "cp1255", "cp1254", "cp1250", "koi8-r", "iso8859-9")
MULTIBYTE = ("gb18030", "big5", "shift_jis", "euc-kr")
SAMPLE = 200_000
BROKEN_SHARE = 0.02
"""Above this share of broken bytes (of those above 127) the text is not UTF-8 but something else."""
# Letters that are frequent in each script's running text; an encoding that is
# wrong for the bytes gives rare letters, capitals inside words and symbols.
FREQUENT = {
    "LATIN": set("éèàáíóúüöäßñçãõâêôîşğıİëï’“”–œ«»„…"),
    "CYRILLIC": set("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё«»–—№"),
    "ARABIC": set("ايلمونرتبةعدسفهكقحجشطصخذزضظثغئءؤىأإآپچژگیک،؛؟"),
    "HEBREW": set("אבגדהוזחטיכלמנסעפצקרשתםןףץך"),
}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
STRANGE = bytes((*range(9), *range(14, 27), 28, 29, 30, 31))
"""Control bytes that no text has."""
BINARY_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90", b"OggS",
    b"ID3", b"SQLite format 3\x00", b"\xca\xfe\xba\xbe", b"\x00\x00\x00\x18ftyp", b"wOFF",
)  # fmt: skip


def decode(data: bytes) -> tuple[str, str] | None:
    """The text of `data` and the encoding it was taken for; None when it is not text."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), name
    if any(data.startswith(magic) for magic in BINARY_MAGIC):
        return None
    wide = _wide(data[:SAMPLE])
    if wide:
        return data.decode(wide, errors="replace"), wide
    if _looks_binary(data[:SAMPLE]):
        return None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", errors="replace"), "utf-8"
    name = _legacy(data[:SAMPLE])
    return data.decode(name, errors="replace"), name


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in text every second byte comes from few values (zero, 4, 6 ...)."""
    if len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    for name, high in (("utf-16-le", odd), ("utf-16-be", even)):
        if high.count(0) < len(high) * 0.05 or sample.count(0) < 2:
            continue
        text = sample[: len(sample) // 2 * 2].decode(name, errors="replace")
        good = sum(c.isalnum() or c.isspace() or unicodedata.category(c)[0] in "PM" for c in text)
        if good >= 0.95 * len(text) and "\x00" not in text:
            return name
    return None


def _looks_binary(sample: bytes) -> bool:
    """NULs and control bytes beyond what a damaged text has (a stray NUL is damage, not binary)."""
    if not sample:
        return False
    strange = len(sample) - len(sample.translate(None, STRANGE))
    return strange > max(2, 0.02 * len(sample))


def _mostly_utf8(data: bytes) -> bool:
    """Whether valid multi-byte letters far outnumber the broken bytes."""
    text = data[:SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("�")
    letters = sum(ord(c) > 127 for c in text) - broken
    return broken <= 2 if letters == 0 and broken < 2 else letters > 20 * broken


def _legacy(sample: bytes) -> str:
    """The single-byte (or East Asian) encoding whose reading looks most like words."""
    best, best_score = "cp1252", float("-inf")
    for name in MULTIBYTE:
        try:
            text = sample.decode(name)
        except UnicodeDecodeError as error:
            if error.start < len(sample) - 4:
                continue
            text = sample[: error.start].decode(name)
        high = [c for c in text if ord(c) > 127]
        common = sum("\u4e00" <= c <= "\u9fa5" or "\u3040" <= c <= "\u30ff" or "\uac00" <= c <= "\ud7a3"
                     or c in "，。、“”：；（）《》「」" for c in high)  # fmt: skip
        runs = len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fa5\uac00-\ud7a3]{4,}", text))
        if high and common > 0.95 * len(high) and runs * 12 >= len(high) / 4:
            return name
    for name in LEGACY:
        score = _plausibility(sample.decode(name, errors="replace"))
        if score > best_score + 1e-9:
            best, best_score = name, score
    return best


def _plausibility(text: str) -> float:
    """Mean over the letters above ASCII: 1 for a frequent letter that fits its neighbours."""
    total, score = 0, 0.0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if ord(char) < 128:
            continue
        total += 1
        if char == "�" or unicodedata.category(char) in ("Cc", "Co", "Cn"):
            score -= 2
            continue
        script = _name_of_script(char)
        frequent = FREQUENT.get(script)
        if frequent and char.lower() in frequent:
            score += 1
        elif char in FREQUENT["LATIN"]:
            score += 0.8
        if char.isalpha():
            neighbours = [c for c in (before, after) if c.isalpha()]
            if any(_name_of_script(c) != script for c in neighbours):
                score -= 1
            if char.isupper() and before.islower():
                score -= 1
    return score / total if total else 0.0


@lru_cache(maxsize=4096)
def _name_of_script(char: str) -> str:
    return unicodedata.name(char, "?").split(" ")[0]
