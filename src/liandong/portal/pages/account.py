"""My account (我的账户): the password, the sessions, and the tokens of whoever is logged in."""

from functools import partial
from typing import Any

from liandong.access import SCOPES, Access, Right
from liandong.access.accounts import key_of
from liandong.access.passwords import LEAST
from liandong.access.tokens import DAYS, MOST_DAYS
from liandong.errors import AccessError
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.door import CALENDAR, KEY
from liandong.portal.form import WHOLE, Done, Look, Wrong
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.times import minute


def register(site: Site) -> None:
    site.form("/account", partial(tell, site.access), partial(take, site.access), right=Right.OWN)


def tell(access: Access, asked: Asked) -> Sheet:
    """Nothing secret but a token that was just made, which is told this once."""
    who, lang, key = asked.who, asked.lang, key_of(asked.who.name)
    sessions = access.sessions.all(key) if who.name else ()
    tokens = access.tokens.all(key) if who.name else ()
    headings = [text(f"portal.{name}", lang) for name in ("session_made", "session_seen", "session_from")]
    rows = [(minute(each.made), minute(each.seen), each.address) for each in sessions]
    between = "、" if lang == "zh" else ", "
    values: dict[str, Any] = {
        "role": text(f"accounts.role_{who.role}", lang) if who.name else "",
        "first": bool(who.name) and not who.may(Right.READ),
        "headings": headings,
        "sessions": [
            {"row": row, "agent": each.agent, "digest": each.digest, "here": each.digest == who.session}
            for row, each in zip(rows, sessions, strict=True)
        ],
        "tokens": [
            {
                "label": each.label,
                "scopes": between.join(text(f"portal.scope_{scope}", lang) for scope in each.scopes),
                "made": minute(each.made),
                "until": minute(each.until),
                "used": minute(each.used) if each.used else "",
                "digest": each.digest,
            }
            for each in tokens
        ],
        "scopes": [(scope.value, text(f"portal.scope_{scope}", lang)) for scope in SCOPES if who.may(scope)],
        "address": _calendar_address(asked),
        "days": DAYS,
        "most_days": MOST_DAYS,
        "least": LEAST,
    }
    data = {"name": who.name, "role": who.role, "sessions": len(sessions), "tokens": len(tokens)}
    return Sheet("account.html", text("portal.account", lang), values, data, Table(headings, rows), lasts=False)


def _calendar_address(asked: Asked) -> str:
    """Where a calendar finds what is due, by the token that was just made for it."""
    fresh = asked.sent.fresh
    return asked.root + asked.link(CALENDAR, **{KEY: fresh}) if fresh and _for_calendars(asked) else ""


def _for_calendars(asked: Asked) -> bool:
    return tuple(asked.sent.every("scope")) == (Right.CALENDAR,)


def take(access: Access, asked: Asked) -> Done | Look | Wrong:
    """One's own affairs only: what is named by digest must be of this account."""
    who, form, key = asked.who, asked.sent, key_of(asked.who.name)
    deed, _, what = form.one("do").partition(":")
    if not who.name:
        return Wrong({WHOLE: words("portal.deed_unknown")})
    match deed:
        case "leave":
            access.sessions.end(who.session)
            return Done("/login", session="")
        case "password":
            return _password(access, asked)
        case "end":
            access.sessions.end(what, key)
        case "end-others":
            access.sessions.end_all(key, who.session)
        case "end-all":
            access.sessions.end_all(key)
            return Done("/login", session="")
        case "token" if who.may(Right.READ):
            return _token(access, asked, key)
        case "revoke":
            access.tokens.revoke(what, key)
        case _:
            return Wrong({WHOLE: words("portal.deed_unknown")})
    return Done("/account")


def _password(access: Access, asked: Asked) -> Done | Wrong:
    form = asked.sent
    if form.one("new") != form.one("again"):
        return Wrong({"again": words("accounts.differ")})
    try:
        entered = access.set_password(
            asked.who.name, form.one("old"), form.one("new"), address=asked.origin, agent=asked.agent
        )
    except AccessError as error:
        wrong = error.words is not None and error.words.code in ("fault.password_wrong", "fault.login_wait")
        return Wrong({"old" if wrong else "new": error})
    return Done("/account?done=password", session=entered.session)


def _token(access: Access, asked: Asked, key: str) -> Look | Wrong:
    form, days = asked.sent, asked.sent.one("days")
    wanted = [scope for scope in SCOPES if scope in form.every("scope") and asked.who.may(scope)]
    try:
        return Look(
            access.tokens.make(key, form.one("label"), wanted, int(days) if days.isdecimal() and len(days) < 9 else 0)
        )
    except AccessError as error:
        of_label = error.words is not None and error.words.code == "fault.token_label"
        return Wrong({"label" if of_label else "scope": error})
