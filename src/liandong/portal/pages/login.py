"""Log in (登录): by the name and the password of an account; and back to the page that was asked for."""

from functools import partial

from liandong.access import Access, Right
from liandong.errors import AccessError
from liandong.messages import text
from liandong.portal.admission import led_back
from liandong.portal.asked import Asked
from liandong.portal.form import Done, Wrong
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site


def register(site: Site) -> None:
    site.form("/login", partial(tell, site.access), partial(take, site.access), right=Right.OPEN)


def tell(access: Access, asked: Asked) -> Sheet:
    """Where people log in; that nobody has to where there are no accounts."""
    many, back = access.many(), led_back(asked.one("next") or "")
    values = {"many": many, "back": back}
    table = Table([text("portal.login", asked.lang)], [])
    return Sheet("login.html", text("portal.login", asked.lang), values, {"accounts": many}, table, lasts=False)


def take(access: Access, asked: Asked) -> Done | Wrong:
    """A session begins, and the one that there was ends."""
    form = asked.sent
    try:
        entered = access.log_in(form.one("name"), form.one("password"), address=asked.origin, agent=asked.agent)
    except AccessError as error:
        known = access.accounts.find(form.one("name"))
        # what is no account may be a password, typed into the wrong field; an entry without it takes as long
        access.audit.note(known[0].name if known else "", "login", asked.path, asked.origin, "refused")
        return Wrong({"name": error})
    access.audit.note(entered.account.name, "login", asked.path, asked.origin, "done")
    if asked.who.session:
        access.sessions.end(asked.who.session)
    return Done(led_back(asked.one("next") or ""), session=entered.session)
