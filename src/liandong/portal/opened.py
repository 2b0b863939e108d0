"""A report opened (打开报告): its bytes as a page by itself, which may do nothing but show itself, or as a file."""

import html
import re
from urllib.parse import quote

from fastapi import Response

from liandong.reports.shelf import Made

_TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_STYLE = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*?style-src (\'sha256-[\w+/=]+\')')
_HEAD = 4096
_POLICY = "default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""Its own style, known by its digest, and nothing else: no script, no request, no share in what the portal keeps in the
browser."""
_OWN = {"Cache-Control": "no-store"}


def opened(page: bytes) -> Response:
    """The report as HTML."""
    found = _STYLE.search(html.unescape(page[:_HEAD].decode("utf-8", "replace")))
    policy = _POLICY.format(style=found[1] if found else "'none'")
    return Response(page, headers={"Content-Security-Policy": policy, **_OWN}, media_type=_TYPES["html"])


def file_of(plain: str, named: str, kind: str, data: bytes) -> Response:
    """A file of a kind (docx, pdf …) that is kept, under its name, or a plain one where that cannot be told."""
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(named, safe='')}"
    return Response(data, headers={"Content-Disposition": told, **_OWN}, media_type=_TYPES[kind])


def download(made: Made, name: str, data: bytes) -> Response:
    """The report as a file that is kept, under its own title and the day that it was made."""
    return file_of(f"report.{name}", f"{made.title} {made.by.at[:10]}.{name}", name, data)
