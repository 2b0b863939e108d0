"""投稿: a visitor sends a page in, by its address, as a file or as text."""

from functools import partial

from liandong.inbox import MOST_TEXT, Inbox, Sort
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.form import Done, Wrong
from liandong.portal.letterbox import Letterbox
from liandong.portal.public.sending import sent
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site

_MEBIBYTE = 1024 * 1024


def register(site: Site, box: Letterbox) -> None:
    most = site.workspace.settings.max_letter_bytes
    site.form("/send", partial(tell, box.inbox, most), partial(take, box), most=most)


def tell(inbox: Inbox, most: int, asked: Asked) -> Sheet:
    limits = {"bytes": most, "characters": MOST_TEXT}
    values = {"full": inbox.full, "most": f"{most / _MEBIBYTE:g}", "characters": f"{MOST_TEXT:,}"}
    title = text("portal.public_send", asked.lang)
    table = Table([text("portal.about", asked.lang)], [(text("portal.send_lead", asked.lang),)])
    return Sheet("public/send.html", title, values, {"full": inbox.full, "most": limits}, table, lasts=False)


def take(box: Letterbox, asked: Asked) -> Done | Wrong:
    return sent(box, asked, Sort.PAGE)
