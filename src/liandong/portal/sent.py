"""What browsers send: how much at most, from which page, and its fields and files."""

from collections.abc import AsyncIterator, Mapping, MutableMapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from liandong.portal.form import Sending

SMALL = 1024 * 1024
"""Most bytes of a form without files."""
_MOST_FIELDS, _MOST_FILES, _MOST_FIELD_BYTES = 2_000, 1_000, 256 * 1024
TOO_LARGE, FOREIGN, NO_FORM = 413, 403, 415
Fields = dict[str, list[str]]


def same_origin(request: Request) -> bool:
    """Whether a page of the portal itself sent this, as far as the browser tells: an old one tells nothing."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    try:
        return origin is None or urlsplit(origin)[:2] == (request.url.scheme, request.headers.get("host", ""))
    except ValueError:  # it is no address at all
        return False


@asynccontextmanager
async def reading(request: Request, most: int) -> AsyncIterator[tuple[Fields, list[Sending]]]:
    """Fields and files of a form of at most so many bytes, which are counted before anything is made of them; the files
    are open for the length of the block.

    HTTPException 413 for more, 415 for what is no form, 400 for one that is not whole.
    """
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told) > most:
        raise HTTPException(TOO_LARGE)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    bounded = Request(request.scope, _Bounded(request, most))
    if kind == "application/x-www-form-urlencoded":
        yield _fields(await bounded.body()), []
        return
    if kind != "multipart/form-data":
        raise HTTPException(NO_FORM)
    limits: Mapping[str, Any] = {"max_files": _MOST_FILES, "max_fields": _MOST_FIELDS}
    try:
        form = await bounded.form(**limits, max_part_size=_MOST_FIELD_BYTES)
    except UnicodeError as error:  # in characters that it cannot be in
        raise HTTPException(400) from error
    try:
        fields: Fields = {}
        files = []
        for name, value in form.multi_items():
            if not isinstance(value, UploadFile):
                fields.setdefault(name, []).append(value)
            elif value.filename:
                files.append(Sending(value.filename, value.size or 0, value.file))
        yield fields, files
    finally:
        await form.close()


def _fields(body: bytes) -> Fields:
    fields: Fields = {}
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400) from error
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


class _Bounded:
    """What is received, up to so many bytes."""

    def __init__(self, request: Request, most: int) -> None:
        self._receive, self._left = request.receive, most

    async def __call__(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(TOO_LARGE)
        return message
