"""What a form sends."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import Request

from dragoman.errors import InputError

_MOST = 64 * 1024


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a small form; of those with one name the last.  Raises InputError."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > _MOST:
        raise InputError(f"a form must be announced with its length and hold at most {_MOST} bytes")
    body = await request.body()
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=100))
    except ValueError as error:
        raise InputError("this is not what a form sends") from error
