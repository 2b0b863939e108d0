"""What is set aside, told so that it can be worded in the language of whoever reads it."""

import errno

from liandong.errors import PageError
from liandong.messages import Words, reason, words
from liandong.model import Page, SetAside

_WHY = {
    errno.ELOOP: "symlink_loop",
    errno.ENAMETOOLONG: "path_too_long",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.ESTALE: "missing",
    errno.EIO: "disk",
}


def aside(
    path: str, why: str, told: Words, *, page: str | None = None, span: tuple[int, int] | None = None
) -> SetAside:
    """A page set aside for a reason (`set_aside.<reason>`), with words on what was found."""
    start, end = span or (None, None)
    values = tuple((name, str(value)) for name, value in told.values.items())
    return SetAside(path, page, why, told.worded("en"), start, end, told.code, values)


def failed(path: str, error: OSError) -> SetAside:
    """A file that the system does not give."""
    told = reason(error)
    why = _WHY.get(error.errno or 0, "unreadable")
    return aside(path, why, told if isinstance(told, Words) else words("detail.system", words=told))


def unreadable(error: PageError, page: Page) -> SetAside:
    """A page that gave this error when it was read."""
    if error.note is None:
        return SetAside(page.path, page.hash, error.reason, error.detail)
    return aside(page.path, error.reason, error.note, page=page.hash)
