"""Titles told at length before a name, in languages of case (Russian).

"директор завода Иван Петров", "глава Федерального агентства по туризму X": what someone heads
stands between his office and his name, and its first word may have a capital.
"""

from __future__ import annotations

from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import Chunk
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan

_ADJECTIVES = 2
_BETWEEN = 10
"""Tokens that may say of what someone is the head."""
_CLAUSES = ("that", "because", "relative", "but", "light", "auxiliary", "adverb")
_HEADED = (
    "organization", "institution", "state", "demonym", "capital", "city", "region", "metonym", "name",
)  # fmt: skip


def of_body(scan: Scan, run: NameRun) -> NameRun | None:
    """A name run, the whole body's if the run is its adjective ("Национальное агентство"), or None.

    None where a lone capitalised adjective has a noun behind it that is no body the pack knows.
    """
    tokens, first = scan.tokens, scan.tokens[run.start]
    if run.end - run.start != 1 or not run.end < len(tokens):
        return run
    at = run.start + 1
    while at - run.start <= _ADJECTIVES and _agrees(scan, first.norm, at, 0):
        at += 1
    if at >= len(tokens) or not _noun_behind(scan, run.start, at):
        return run
    dropped = tuple(scan.pack.meta.phrasing.dropped)
    if any(_is_form(tokens[at].norm, word, dropped) for word in scan.pack.organization_words):
        return NameRun(run.start, at + 1, True, True)
    # A surname like an adjective stands alone elsewhere: "Зеленского попросила Варшава".
    return None


def _agrees(scan: Scan, norm: str, at: int, of: int) -> bool:
    """Whether token `at` is another adjective (`of` 0) or a noun (1) beside the adjective `norm`."""
    token = scan.tokens[at] if at < len(scan.tokens) else None
    if token is None or not token.is_word or not token.text.islower():
        return False
    for pair in scan.pack.meta.phrasing.agreeing:
        if ends_in(norm, pair[0]) and len(norm) > 4:
            return ends_in(token.norm, pair[of]) and len(token.norm) > (4 if of == 0 else 3)
    return False


def _noun_behind(scan: Scan, start: int, at: int) -> bool:
    token, match = scan.tokens[at], scan.covered[at]
    past = scan.pack.meta.phrasing.past
    if not _agrees(scan, scan.tokens[start].norm, at, 1) or (past and ends_in(token.norm, past)):
        return False
    between = scan.text[scan.tokens[start].end : token.start]
    if "," in between or "\n" in between:
        return False
    # "Омской области": a region by its adjective.
    region = scan.has_grammar(at, "site")
    return match is None or region or match.entry("institution", "organization") is not None


def _is_form(norm: str, word: str, dropped: tuple[str, ...]) -> bool:
    """Whether a word is a form of another, by all but its last letters."""
    stem = word[:-1] if word.endswith(dropped) else word
    return norm.startswith(stem) and len(norm) - len(stem) <= 3


def titled_at_length(scan: Scan, chunks: list[Chunk]) -> list[Chunk]:
    """Give a name the office before it that tells at length of what."""
    result: list[Chunk] = []
    for chunk in chunks:
        at = _title_before(scan, result, chunk) if chunk.kind == "name" else None
        if at is None:
            result.append(chunk)
            continue
        role = result[at]
        for body in result[at + 1 :]:
            role.state = role.state or (body.state if body.kind != "name" else None)
            role.institution = role.institution or body.institution
            role.organization = role.organization or body.organization
        del result[at + 1 :]
        role.name, role.kind, role.end = chunk.name, "person", chunk.end
    return result


def services_named(chunks: list[Chunk]) -> list[Chunk]:
    """Join a press service with the body that it speaks for: "пресс-служба МИД Перу"."""
    result: list[Chunk] = []
    for chunk in chunks:
        service = result[-1] if result else None
        if (
            service is not None
            and service.institution == "presidency"
            and service.kind == chunk.kind == "institution"
            and chunk.slot in ("", "of")
            and chunk.start == service.end
            and service.state is None
        ):
            service.institution, service.state = chunk.institution, chunk.state
            service.end = chunk.end
            continue
        result.append(chunk)
    return result


def _title_before(scan: Scan, before: list[Chunk], name: Chunk) -> int | None:
    """Where in the chunks `before` a name its title stands, None if none does."""
    parts = name.end - name.start
    if parts < 2 or name.quoted >= 0 or (name.slot and name.slot not in ("of", "with", "by", "to")):
        return None
    for at in range(len(before) - 1, max(-1, len(before) - 5), -1):
        chunk = before[at]
        if chunk.sentence != name.sentence or name.start - chunk.end > _BETWEEN:
            return None
        if chunk.kind == "role" and chunk.start < name.start:
            if chunk.end <= name.marker < name.start:
                return None  # "с директором завода у Ивана Петрова"
            owned = chunk.end < name.start and _of_what(scan, chunk.end, name.start)
            same = not chunk.case or not name.case or chunk.case == name.case
            alive = chunk.office is not None and not chunk.counterpart
            return at if owned and same and alive else None
        if chunk.kind in ("state", "demonym") and scan.has_grammar(chunk.start - 1, "and"):
            return None  # "главы МИД Ганы и Перу X и Y" are two men
        if chunk.kind not in _HEADED or chunk.slot in ("with", "in", "from", "between"):
            return None
    return None


def _of_what(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but a noun phrase stands there: no mark, no verb, no second clause."""
    for i in range(start, end):
        token, match = scan.tokens[i], scan.covered[i]
        if not token.is_word:
            if token.text not in '-«»"“”':
                return False
            continue
        if i in scan.date_tokens or scan.is_category(i, "trigger", "saying", "pronoun", "modality"):
            return False
        if scan.has_grammar(i, *_CLAUSES):
            return False
        marker = match.entry("marker") if match is not None else None
        if marker is not None and token.norm not in scan.pack.meta.phrasing.within:
            return False
        if match is None and _is_verb(scan, token.norm):
            return False
    return True


_SHORT = 5
"""Letters below which a word tells nothing by its ending: "дел" is a genitive."""


def _is_verb(scan: Scan, norm: str) -> bool:
    """Whether a word ends like a verb, and not as nouns do too: "отдел", "совет", "кредит"."""
    endings = scan.pack.meta.phrasing
    if len(norm) < _SHORT or not endings.verb or not ends_in(norm, endings.verb):
        return False
    return not (endings.noun and ends_in(norm, endings.noun))
