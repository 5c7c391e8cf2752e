"""The book that a request is about."""

from __future__ import annotations

from fastapi import Request

from dragoman.api import Book


def book_of(request: Request) -> Book:
    """The book that the application serves."""
    book = request.app.state.book
    assert isinstance(book, Book)
    return book
