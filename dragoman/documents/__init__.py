"""From a raw item to a document: main text, cleaning, date, language, origin."""

from __future__ import annotations

from dragoman.documents.making import make

__all__ = ["make"]
