"""What a form sends."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from dragoman.api.delivering import MOST_BYTES, MOST_FILES, MOST_LETTERS
from dragoman.errors import InputError

_MOST = 64 * 1024
UPLOADS = "/bring-in"
"""Where files may be sent to."""
_FIELDS = 20


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form; of those with one name the last.  Raises InputError."""
    if request.url.path == UPLOADS and _multipart(request):
        sent = await upload_of(request)
        return {name: value for name, value in sent.multi_items() if isinstance(value, str)}
    return dict(await pairs_of(request))


async def pairs_of(request: Request) -> list[tuple[str, str]]:
    """Names and values of a form without files, in their order.  Raises InputError."""
    _demand_length(request, _MOST)
    body = await request.body()
    try:
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except ValueError as error:
        raise InputError("this is not what a form sends") from error


async def upload_of(request: Request) -> FormData:
    """The fields and files of a form that may bring files, kept outside memory where they are
    large.  Raises InputError."""
    # What stands around the files counts too.
    _demand_length(request, MOST_BYTES + 10 * MOST_LETTERS)
    try:
        return await request.form(
            max_files=MOST_FILES, max_fields=_FIELDS, max_part_size=4 * MOST_LETTERS
        )
    except HTTPException as error:
        raise InputError(
            f"the files could not be taken: {error.detail}",
            hint=f"At most {MOST_FILES} files and {MOST_BYTES // 1_000_000} MB at once.",
        ) from error


def _multipart(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("multipart/form-data")


def _demand_length(request: Request, most: int) -> None:
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > most:
        raise InputError(f"a form must be announced with its length and hold at most {most} bytes")
