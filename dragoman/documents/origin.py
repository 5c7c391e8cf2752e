"""Where a report comes from: outlet, byline, and what the page says of its text."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from dragoman.documents.lines import Line
from dragoman.documents.mastheads import masthead_of
from dragoman.language.pages import fold, vocabulary
from dragoman.model import Note

GENERIC_LABELS = frozenset(
    [
        "www",
        "m",
        "mobile",
        "amp",
        "en",
        "de",
        "fr",
        "es",
        "ar",
        "fa",
        "ru",
        "tr",
        "zh",
        "he",
        "pt",
        "it",
        "english",
        "arabic",
        "french",
        "espanol",
        "deutsch",
        "farsi",
        "persian",
        "russian",
        "news",
        "edition",
        "web",
        "old",
        "beta",
    ]
)
SECOND_LEVEL = frozenset(
    ["co", "com", "org", "net", "gov", "edu", "ac", "gob", "gouv", "mil", "or", "ne", "go"]
)
_LATIN_NAME = r"(?:The\s+)?[A-ZÀ-ÞŞİĞА-Я][\w'’-]*(?:\s+[A-ZÀ-ÞŞİĞА-Я][\w'’-]*){0,4}"
_CASELESS_NAME = r"[\u0590-\u06ff]+(?:\s+[\u0590-\u06ff]+){0,2}|[\u3400-\u9fff]{2,10}"
NAMED = re.compile(
    r"(?:(?<!\w)(?:by(?:\s+the)?|von|por|par|da|pela|pelo|a cura di|von der|vom)\s+"
    r"|(?i:source|quelle|fuente|fonte|источник|kaynak|перевод|المصدر|منبع|מקור|来源|來源)\s*[:：]\s*"
    r"|(?:توسط|بواسطة|على يد|על ידי|由|译自|转载自)\s*)"
    rf"(?P<name>{_LATIN_NAME}|{_CASELESS_NAME})"
)
TRANSLATOR = re.compile(
    r"(?i:çeviren|çeviri|перевод|перев[ёе]л[аи]?|ترجمة|ترجمه|مترجم|תרגום|תרגם|תרגמה|翻译|翻譯|编译|"
    r"translation|übersetzung|traducción|traduction|tradução|traduzione)[^:：]{0,30}[:：]\s*"
    rf"(?P<name>{_LATIN_NAME}|[\u0590-\u06ff]+(?:\s+(?!عن\b)[\u0590-\u06ff]+){{0,2}}|[\u3400-\u9fff]{{2,10}})"
)
AT_THE_END = re.compile(rf"\s(?:di|de|do|da|by|von|par|por)\s+(?P<name>{_LATIN_NAME})[\s.]*$")
QUOTED_NAME = re.compile(r"[«“„《「\"](?P<name>[^«»“”„《》「」\"]{2,60})[»”“》」\"]")
PUBLISHED_IN = re.compile(
    rf"(?<!\w)(?:in(?:\s+(?:der|dem))?|im|on|dans|sur|en|em|no|na|su|nel|sul)\s+(?P<name>{_LATIN_NAME}"
    rf"(?:\s+(?:of|de(?:\s+l(?:os|as|a))?|du|des|dos|das|do|da|dei|delle|der)\s+{_LATIN_NAME})?)"
)
SOURCE = re.compile(
    r"^[^:：/]{2,16}\s*[:：/]\s*(?P<name>[^|:：]{2,40}?)(?:\s{2,}|\s+\S{1,8}[:：].*)?$"
)


def outlet_of(url: str | None, metadata: dict[str, Any], lines: list[Line]) -> str | None:
    """The site's own name; else the page's writing of the host's name; else the host; without
    an address, what the head of the text names."""
    named = metadata.get("outlet")
    if isinstance(named, str) and named.strip():
        return " ".join(named.split())[:120]
    host = host_of(url)
    if not host:
        return _translator(lines) or masthead_of(lines)
    return _spelled(host, lines) or host


def host_of(url: str | None) -> str | None:
    """The host without "www." and the like; None for what is no address."""
    try:
        host = (urlsplit(url).hostname if url else None) or ""
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host) or None


def _spelled(host: str, lines: list[Line]) -> str | None:
    """A run of words of the page that is the host's name run together ("The Limited Times")."""
    labels = [x for x in host.split(".")[:-1] if x not in GENERIC_LABELS | SECOND_LEVEL]
    name = re.sub(r"[^a-z0-9]", "", labels[-1]) if labels else ""
    if len(name) < 5:
        return None
    for line in [*lines[:40], *lines[-20:]]:
        if len(line.text) > 400:
            continue
        words = re.findall(r"[^\W_]+(?:['’.][^\W_]+)*", line.text)
        for size in (4, 3, 2):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                if run[0][0].isupper() and re.sub(r"[^a-z0-9]", "", fold("".join(run))) == name:
                    return " ".join(run)
    return None


def _translator(lines: list[Line]) -> str | None:
    """Who "translated and edited" the text is who publishes it."""
    for note in notes_of(lines):
        named = NAMED.search(note.text) if note.kind == "translation" else None
        if named and ":" not in named.group() and note.names and note.names[0].isupper():
            return note.names
    return None


def byline_of(lines: list[Line], metadata: dict[str, Any]) -> str | None:
    author = metadata.get("author")
    if isinstance(author, str) and author.strip():
        return " ".join(author.split())[:160]
    phrases = vocabulary()
    found = [line for line in lines if line.reason == "byline"]
    # "Agencies" and "(Reporting by …)" name the author where nothing else does.
    found.sort(key=lambda line: line.bare in phrases.lines or line.text[0] in "([")
    for line in found:
        hits = [h for h in phrases.starts.found(line.folded[:90]) if h[0] == 0]
        words = line.text.split()
        skip = max((len(line.folded[: h[1]].split()) for h in hits), default=0)
        rest = " ".join(words[skip:]).strip(" :,-–|") if skip < len(words) else line.text
        return rest or line.text
    return None


def _named(kind: str, text: str) -> str | None:
    """Whom a note names: the translator, who published first."""
    tried = {
        "translation": (TRANSLATOR, NAMED, AT_THE_END),
        "syndication": (NAMED, QUOTED_NAME, PUBLISHED_IN),
    }
    for expression in tried.get(kind, (NAMED,)):
        found = expression.search(text)
        if found:
            return str(found["name"])
    return None


def notes_of(lines: list[Line]) -> tuple[Note, ...]:
    """Notes set aside, and credits to a source elsewhere, with whom they name."""
    notes: list[Note] = []
    for line in lines:
        if line.reason and line.reason.startswith("note_"):
            kind = line.reason.removeprefix("note_")
            notes.append(Note(kind, line.text, _named(kind, line.text)))
        elif line.reason == "metadata" and vocabulary().starts.starting(line.folded) == "metadata":
            source = SOURCE.match(line.text)
            if source and not re.search(r"\d{3}", source["name"]):
                notes.append(Note("syndication", line.text, source["name"].strip()))
    return tuple(notes)
