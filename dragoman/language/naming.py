"""What languages are called, and what becomes of a report in one that has no pack."""

from __future__ import annotations

from functools import cache

from dragoman.language.pack import codes

WITHOUT = "it is kept, found by a search and compared as a copy, but nothing is read from it"


@cache
def language_name(code: str) -> str:
    """The English name of a language; the code itself where Unicode has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def without_pack(language: str | None) -> bool:
    """Whether a report is in a language that is known and has no pack."""
    return language is not None and language not in codes()


def unread_because(language: str | None) -> str | None:
    """Why nothing is read from a report in `language`; None where there is a pack."""
    if language is None:
        return f"No language stands out in it: {WITHOUT}."
    if without_pack(language):
        return f"No language pack for {language_name(language)} ({language}): {WITHOUT}."
    return None
