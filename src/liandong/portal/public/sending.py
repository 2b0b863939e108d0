"""Sending (送件): what all forms for visitors have in common, from what is typed to the receipt."""

from collections.abc import Mapping

from liandong.errors import InboxFull, LiandongError, TooMany
from liandong.inbox import Attachment, Sort, contents
from liandong.inbox.contents import FIELDS
from liandong.jobs.names import safe_name
from liandong.messages import Words, words
from liandong.portal.asked import Asked, address
from liandong.portal.form import WHOLE, Done, Wrong
from liandong.portal.letterbox import Letterbox

HONEY = "website"
"""A field that people do not see, and programs fill in."""
AGREED = "agree"
_SENT = (("sent", "1"),)


def sent(box: Letterbox, asked: Asked, sort: Sort, given: Mapping[str, str] | None = None) -> Done | Wrong:
    """Puts what was typed into the inbox, with what is `given` by the page itself, and leads to its receipt."""
    form = asked.sent
    if form.one(HONEY).strip():
        return Wrong({WHOLE: words("portal.honey_filled")})
    typed = {field.name: form.one(field.name) for field in FIELDS[sort]} | dict(given or {})
    told, faults = contents(sort, typed, attached=bool(form.files))
    wrong: dict[str, LiandongError | Words] = {**faults, **_unfit(asked)}
    if wrong:
        return Wrong(wrong)
    try:
        letter = box.put(sort, told, _attachment(asked), asked.origin)
    except (InboxFull, TooMany) as error:
        return Wrong({WHOLE: error})
    return Done(address("/receipt", (("number", letter.receipt), *_SENT)))


def _unfit(asked: Asked) -> dict[str, Words]:
    found = {}
    if len(asked.sent.files) > 1:
        found["file"] = words("portal.one_file")
    if not asked.sent.has(AGREED):
        found[AGREED] = words("portal.agree_needed")
    return found


def _attachment(asked: Asked) -> Attachment | None:
    return next((Attachment(safe_name(each.name), each.data.read()) for each in asked.sent.files), None)
