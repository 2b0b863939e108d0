"""Accounts (账户管理): made, given another role, disabled, given a new password, removed; for admins."""

import secrets
from functools import partial

from liandong.access import Access, Right, Role
from liandong.access.accounts import Account
from liandong.errors import AccessError
from liandong.messages import text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Look, Wrong, names
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.portal.times import minute

_PASSWORD_BYTES = 12
"""Of a password that the portal makes: 16 letters."""


def register(site: Site) -> None:
    site.form("/accounts", partial(tell, site.access), partial(take, site.access), right=Right.ADMIN)


def tell(access: Access, asked: Asked) -> Sheet:
    """All accounts; with the password of one that was just made or given a new one, which is told this once."""
    lang, every = asked.lang, access.accounts.all()
    headings = [text(f"portal.accounts_{name}", lang) for name in ("name", "role", "state", "made", "organisations")]
    rows = [_cells(each, lang) for each in every]
    values = {
        "many": access.many(),
        "fresh_of": asked.sent.one("do").partition(":")[2] or asked.sent.one("name"),
        "headings": headings,
        "rows": list(zip(every, rows, strict=True)),
        "roles": [(role.value, text(f"accounts.role_{role}", lang)) for role in Role],
    }
    data = {"accounts": [_told(each) for each in every]}
    return Sheet("accounts.html", text("portal.accounts", lang), values, data, Table(headings, rows), lasts=False)


def take(access: Access, asked: Asked) -> Done | Look | Wrong:
    """What an admin does to an account. AccessError where nobody would be left to see to them."""
    form, fresh = asked.sent, secrets.token_urlsafe(_PASSWORD_BYTES)
    deed, _, name = form.one("do").partition(":")
    if not access.many():  # the first account is made at the machine itself
        return Wrong({WHOLE: words("portal.deed_unknown")})
    match deed:
        case "add":
            try:
                access.add(form.one("name"), _role(form.one("role")), fresh, given=True)
            except AccessError as error:
                return Wrong({"name": error})
            _note(access, asked, "add", f"{form.one('name')} {form.one('role')}")
            return Look(fresh)
        case "reset":
            access.accounts.set_password(name, fresh, given=True)
            return Look(fresh)
        case "role":
            access.accounts.set_role(name, _role(form.one(f"role:{name}")))
            _note(access, asked, "role", f"{name} {form.one(f'role:{name}')}")
        case "bind":
            theirs = access.accounts.bind(name, names(form.one(f"organisations:{name}"))).organisations
            _note(access, asked, "bind", f"{name} {'、'.join(theirs)}")
        case "disable" | "enable":
            access.accounts.disable(name, disabled=deed == "disable")
        case "remove":
            access.accounts.remove(name)
        case _:
            return Wrong({WHOLE: words("portal.deed_unknown")})
    return Done("/accounts")


def _note(access: Access, asked: Asked, deed: str, what: str) -> None:
    """What the button alone does not tell."""
    access.audit.note(asked.who.name, f"accounts {deed}", what, asked.origin, "done")


def _told(each: Account) -> dict[str, object]:
    return {"name": each.name, "role": each.role, "state": each.state, "organisations": each.organisations}


def _cells(each: Account, lang: str) -> tuple[str, ...]:
    state = text(f"accounts.state_{'given' if each.given and each.active else each.state}", lang)
    theirs = "、".join(each.organisations) or text("portal.accounts_unbound", lang)
    return each.name, text(f"accounts.role_{each.role}", lang), state, minute(each.made), theirs


def _role(word: str) -> Role:
    if word not in list(Role):
        raise AccessError(words("fault.no_role", role=word, roles=", ".join(Role)))
    return Role(word)
