"""What is set aside, told so that it can be worded in the language of whoever reads it."""

import errno

from liandong.errors import PageError
from liandong.messages import Words, words
from liandong.model import Page, SetAside

_KNOWN = {
    errno.ELOOP: ("symlink_loop", "detail.loop"),
    errno.ENAMETOOLONG: ("symlink_loop", "detail.loop"),
    errno.ENOENT: ("missing", "detail.gone"),
    errno.ENOTDIR: ("missing", "detail.gone"),
    errno.ESTALE: ("missing", "detail.gone"),
    errno.EACCES: ("unreadable", "detail.denied"),
    errno.EPERM: ("unreadable", "detail.denied"),
}


def aside(
    path: str, reason: str, told: Words, *, page: str | None = None, span: tuple[int, int] | None = None
) -> SetAside:
    """A page set aside for a reason (`set_aside.<reason>`), with words on what was found."""
    start, end = span or (None, None)
    values = tuple((name, str(value)) for name, value in told.values.items())
    return SetAside(path, page, reason, told.worded("en"), start, end, told.code, values)


def failed(path: str, error: OSError) -> SetAside:
    """A file that the system does not give."""
    reason, note = _KNOWN.get(error.errno or 0, ("", ""))
    if reason:
        return aside(path, reason, words(note))
    reason = "disk" if error.errno == errno.EIO else "unreadable"
    return aside(path, reason, words("detail.system", words=error.strerror or str(error)))


def unreadable(error: PageError, page: Page) -> SetAside:
    """A page that gave this error when it was read."""
    if error.note is None:
        return SetAside(page.path, page.hash, error.reason, error.detail)
    return aside(page.path, error.reason, error.note, page=page.hash)
