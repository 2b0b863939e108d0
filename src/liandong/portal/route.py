"""Routes (路由) of pages as people see them: plain ones, as no description of the addresses has them and they are what
is asked for most. What each requires stands before everything that is done there."""

import re
from collections.abc import Callable

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import Route

from liandong.messages import LANGUAGES, Language
from liandong.portal.admission import Needs

_MISTAKEN = re.compile(r"[?#\\\s\x00-\x1f]")


class PageRoute(Route):
    """A page under `/zh` and `/en`, made in a thread."""

    def __init__(self, path: str, answer: Callable[[Request, Language], Response], needs: Needs) -> None:
        async def shown(request: Request) -> Response:
            await needs(request)
            lang: Language | None = next((each for each in LANGUAGES if each == request.path_params["lang"]), None)
            if lang is None:
                raise HTTPException(404)
            return await run_in_threadpool(answer, request, lang)

        super().__init__(f"/{{lang}}{path}", shown, methods=["GET"], include_in_schema=False)
        self.methods = {"GET"}  # what is asked with HEAD comes as GET (see guard.py)
        self.needs = needs


def path_of(request: Request) -> str:
    """The path that is asked for; putting the whole address together is spared where nothing in it can be mistaken."""
    path: str = request.scope["path"]
    return request.url.path if _MISTAKEN.search(path) else path
