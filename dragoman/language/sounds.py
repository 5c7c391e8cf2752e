"""How a name sounds: names of any script as sequences of sounds, and the distance between them.

A name that passes from Arabic, Persian, Hebrew, Cyrillic or Chinese writing
into Latin letters keeps its consonants roughly and its vowels hardly.  The
tables in `sounds.toml` say which letters stand for which sounds and how far
two sounds are apart; the distance is an edit distance over sounds with those
costs (the weighted form of Wagner and Fischer 1974), vowels nearly free.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain, product
from pathlib import Path
from typing import Any

from anyascii import anyascii

_NG = re.compile(r"ng(?![aeiouy])")
_ARABIC_NG = re.compile("ن[غج]$")
_CASES = ("ого", "ому", "ом", "ем", "ым", "им", "ой", "ою", "а", "у", "е", "я", "ю", "и", "ы")
_LOOSE = str.maketrans("", "", "v3")
_MOST_TAKEN = 2
"""Pinyin j, q and g in a name, up to which every way to take them is a key of its own."""
VOWELS = frozenset("aeiouAOWYwy")
_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("han", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
)


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "sounds.toml").read_text(encoding="utf-8"))


@cache
def _letters(table: str) -> tuple[dict[str, str], re.Pattern[str]]:
    entries = _tables()[table]
    longest_first = sorted(entries, key=lambda key: (-len(key), key))
    return entries, re.compile("|".join(map(re.escape, longest_first)) + "|.", re.DOTALL)


@cache
def _costs() -> tuple[dict[tuple[str, str], float], dict[str, float], dict[str, str]]:
    tables = _tables()
    near: dict[tuple[str, str], float] = {}
    for pair, cost in tables["near"].items():
        a, b = pair.split(" ")
        near[a, b] = near[b, a] = float(cost)
    lost = {sound: float(cost) for sound, cost in tables["lost"].items()}
    classes = {sound: name for name, sounds in tables["classes"].items() for sound in sounds}
    return near, lost, classes


@cache
def han_signs() -> tuple[frozenset[str], frozenset[str]]:
    """Han characters that write foreign names by sound, and surnames of one character."""
    table = _tables()["han"]
    return frozenset(table["sound_signs"]), frozenset(table["surnames"])


@lru_cache(maxsize=1 << 16)
def script(text: str) -> str:
    """The script most letters of `text` are in: latin, cyrillic, arabic, hebrew, han or other."""
    best, most = "other", 0
    for name, letters in _SCRIPTS:
        found = len(letters.findall(text))
        if found > most:
            best, most = name, found
    return best


@lru_cache(maxsize=1 << 17)
def sounds(word: str) -> str:
    """One name part as a sequence of sounds (`sounds.toml` lists them)."""
    kind = script(word)
    text = unicodedata.normalize("NFC", word).casefold()
    if kind == "han":
        # Sign by sign: 秦刚 is qin gang, not qing ang.
        return joined(_spell("pinyin", anyascii(c).lower()) for c in text)
    if kind in ("cyrillic", "arabic", "hebrew"):
        # The letter for ng stands here for what Arabic writes with two at a word's end.
        text = _ARABIC_NG.sub("ڭ", text) if kind == "arabic" else text
        return _spell(kind, _bare(text) if kind != "cyrillic" else text)
    if kind == "other":
        text = anyascii(text).lower()
    bare = _bare(text, keep=_letters("latin")[0])
    # Pinyin: x at the start of a word, ng at its end or before a consonant.
    bare = _NG.sub("N", "X" + bare[1:] if bare[:1] == "x" else bare)
    heard = _spell("latin", bare)
    if len(heard) > 3 and heard[-1] in "ts" and heard[-2] in VOWELS:
        heard = heard[:-1] + ("6" if heard[-1] == "t" else "7")
    return heard


def joined(heard: Iterable[str]) -> str:
    """The sounds of a whole from those of its parts; what meets itself is heard once."""
    whole = ""
    for part in heard:
        whole += part[1:] if whole[-1:] == part[:1] else part
    return whole


def _bare(text: str, keep: dict[str, str] | None = None) -> str:
    """`text` without combining marks, except on letters that have an entry of their own."""
    out = []
    for letter in text:
        if keep and letter in keep:
            out.append(letter)
            continue
        plain = unicodedata.normalize("NFKD", letter)
        out.append("".join(c for c in plain if not unicodedata.combining(c)))
    return "".join(out)


def _spell(table: str, text: str) -> str:
    entries, pattern = _letters(table)
    out: list[str] = []
    for match in pattern.finditer(text):
        for sound in entries.get(match.group(), match.group()):
            if (sound.isalnum()) and (not out or out[-1] != sound):
                out.append(sound)
    return "".join(out)


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """Consonant classes of one name part: a key under which its spellings in any script meet.

    Coarse on purpose, for finding candidates; `sound_likeness` decides.
    Han names lose the difference of l and r, which Chinese does not write.
    """
    return _consonants(sounds(word))


@lru_cache(maxsize=1 << 17)
def nominatives(word: str) -> tuple[str, ...]:
    """`word`, and what it may be without the case ending of a Slavic name (Асадом, Асада: Асад)."""
    if script(word) != "cyrillic":
        return (word,)
    for ending in _CASES:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return (word, word[: -len(ending)])
    return (word,)


@lru_cache(maxsize=1 << 17)
def skeletons(word: str) -> tuple[str, ...]:
    """The coarse keys under which `word` is looked for, r and l as one, none of a single consonant.

    A second key leaves out v and j, which one writing has for a vowel or glide
    and another for a consonant (Lavrov, Lawrow; Sergei, Sergej).
    """
    found = (key for form in nominatives(word) for key in _keys(sounds(form)))
    return tuple(dict.fromkeys(key for key in found if len(key) > 1))


@lru_cache(maxsize=1 << 17)
def whole_keys(words: tuple[str, ...]) -> tuple[str, ...]:
    """The coarse keys of a whole name; one of a single consonant ("Wang Yi") is marked as such."""
    found = _keys(joined(map(sounds, words)))
    return tuple(dict.fromkeys(key if len(key) > 1 else f".{key}" for key in found if key))


def _keys(heard: str) -> list[str]:
    """Consonant classes of a sequence of sounds, in each way its loose ones may be taken."""
    forms = (form for one in _taken(heard) for form in (one, one.translate(_LOOSE)))
    return [_consonants(form).replace("R", "L") for form in forms]


def _taken(heard: str) -> list[str]:
    """What pinyin j, q and g may be elsewhere: a vowel's glide, k or ch."""
    pieces = heard.split("Q")
    if len(pieces) > _MOST_TAKEN + 1:
        return [heard]
    ways = product(("", "k", "C"), repeat=len(pieces) - 1)
    return ["".join(chain(*zip(pieces, (*way, ""), strict=True))) for way in ways]


def _consonants(heard: str) -> str:
    classes = _costs()[2]
    out: list[str] = []
    last = len(heard) - 1
    for i, sound in enumerate(heard):
        if sound in "hH" and i == last:
            continue
        kind = classes.get(sound)
        if kind and (not out or out[-1] != kind):
            out.append(kind)
    return "".join(out)


def sound_distance(a: str, b: str) -> float:
    """Edit distance between two sequences of sounds, by the costs of `sounds.toml`."""
    near, lost, _ = _costs()
    row = [0.0]
    for y in b:
        row.append(row[-1] + lost.get(y, 1.0))
    for x in a:
        gone = lost.get(x, 1.0)
        last = row[0]
        row[0] = last + gone
        for j, y in enumerate(b, 1):
            swap = last + (0.0 if x == y else near.get((x, y), 1.0))
            last = row[j]
            row[j] = min(swap, last + gone, row[j - 1] + lost.get(y, 1.0))
    return row[-1]


@lru_cache(maxsize=1 << 18)
def sound_likeness(a: str, b: str) -> float:
    """Likeness of two name parts by sound alone, 0 to 1, whatever their scripts."""
    return heard_likeness(sounds(a), sounds(b))


@lru_cache(maxsize=1 << 18)
def heard_likeness(left: str, right: str) -> float:
    """Likeness of two sequences of sounds, 0 to 1; none where either is empty."""
    if not left or not right:
        return 0.0
    longest = max(_weight(left), _weight(right))
    return max(0.0, 1.0 - sound_distance(left, right) / longest)


def _weight(heard: str) -> float:
    lost = _costs()[1]
    return max(1.0, sum(max(lost.get(sound, 1.0), 0.3) for sound in heard))
