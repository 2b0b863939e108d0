"""Direct entry (录入): a record that a person vouches for, by a form of its kind, shown before it is written down."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from liandong.access import Right
from liandong.errors import EntryError, LiandongError, UnknownRecord
from liandong.exchange.acts import field
from liandong.exchange.wording import kind_name, shown
from liandong.jobs import Jobs
from liandong.messages import text, words
from liandong.model import KINDS, Attested, Kind
from liandong.portal.asked import Asked, address
from liandong.portal.doing import did
from liandong.portal.form import Done, Look, Wrong, beside
from liandong.portal.input import inputs, kinds
from liandong.portal.sheet import Sheet, Table
from liandong.portal.site import Site
from liandong.search import parse
from liandong.workspace.people.wanted import Scoped

_ALIKE = 5
"""Records of the same name that are shown before another one is entered."""

Values = Mapping[str, Sequence[Scoped]]


def register(site: Site) -> None:
    site.page("/new", tell_kinds, right=Right.ENTER)
    site.form("/new/{kind}", tell, partial(take, site.jobs))


def tell_kinds(asked: Asked) -> Sheet:
    """The kinds of record that can be entered."""
    every = kinds(asked.lang)
    rows = [(name, asked.link(f"/new/{kind}")) for kind, name in every]
    table = Table([text("portal.kind_heading", asked.lang)], [(name,) for _, name in every])
    return Sheet("new.html", text("portal.new", asked.lang), {"rows": rows}, {"kinds": [k for k, _ in every]}, table)


def tell(asked: Asked) -> Sheet:
    """The form of a kind; with what was typed, and how it was understood, where that was asked for."""
    kind, lang = _kind(asked), asked.lang
    fields = inputs(kind, lang)
    looked = None if asked.sent.wrong or not asked.sent.has("do") else _read(asked, kind)
    headings = [text(f"portal.{name}", lang) for name in ("property", "write_heading")]
    return Sheet(
        "entry.html",
        text("portal.new_kind", lang, kind=kind_name(kind.name, lang)),
        {
            "fields": fields,
            "needed": sum(each.needed for each in fields),
            "looked": None if looked is None else list(_claims(kind, looked, lang)),
            "alike": [] if looked is None else list(_alike(asked, kind, looked)),
            "seen": _digest(asked),
        },
        {"kind": kind.name, "properties": [{"name": each.name, "needed": each.needed} for each in fields]},
        Table(headings, [(each.heading, each.hint) for each in fields]),
    )


def take(jobs: Jobs, asked: Asked) -> Done | Look | Wrong:
    """Enters what was shown, and was not changed since; else shows it first."""
    kind, form = _kind(asked), asked.sent
    wrong = dict(_faults(asked, kind))
    if wrong:
        return Wrong(wrong)
    try:
        _read(asked, kind)
    except EntryError as error:
        return beside(error)
    if form.one("do") != "enter" or form.one("seen") != _digest(asked):
        return Look()
    act = asked.workspace.enter(kind.name, _values(asked, kind), on=_on(asked), **form.signature)
    done = did(jobs, act, "/log")
    entered = asked.workspace.ledger().view.mentions_on(act.id, kind.name)
    if not entered:  # the ledger does not show it yet
        return done
    return Done(address(f"/record/{entered[0].id}", (("did", act.id[:10]),)))


def _kind(asked: Asked) -> Kind:
    name = asked.places["kind"]
    if name not in KINDS:
        raise UnknownRecord(words("fault.entry_kind", kind=name, kinds="、".join(KINDS)))
    return KINDS[name]


def _values(asked: Asked, kind: Kind) -> Values:
    """What was typed, by property: of one that has several values each line is one."""
    typed: dict[str, list[Scoped]] = {}
    for each in inputs(kind, asked.lang):
        text_ = asked.sent.one(f"p_{each.name}")
        scope = asked.sent.one(f"s_{each.name}") or None
        lines = text_.splitlines() if each.several else [" ".join(text_.split())]
        given = [Scoped(line.strip(), scope) for line in lines if line.strip()]
        if given:
            typed[each.name] = given
    return typed


def _faults(asked: Asked, kind: Kind) -> Iterator[tuple[str, LiandongError]]:
    """What cannot be read, by the field in which it stands."""
    for name, given in _values(asked, kind).items():
        for each in given:
            try:
                asked.workspace.check_value(kind.name, name, each.text)
            except EntryError as error:
                yield f"p_{name}", error
                break


def _read(asked: Asked, kind: Kind) -> Attested:
    return asked.workspace.read_entry(kind.name, _values(asked, kind), on=_on(asked), **asked.sent.signature)


def _on(asked: Asked) -> str | None:
    return asked.sent.one("on").strip() or None


def _digest(asked: Asked) -> str:
    """Of all that was typed, so that nothing is entered that was not shown."""
    typed = sorted((name, list(given)) for name, given in asked.sent.typed.items() if name not in ("do", "seen"))
    return hashlib.sha256(repr(typed).encode("utf-8", "replace")).hexdigest()[:16]


def _claims(kind: Kind, told: Attested, lang: str) -> Iterator[tuple[str, str, str]]:
    """Each value as it was understood: of what, which, and as of when."""
    for claim in told.claims:
        as_of = claim.as_of.date if claim.as_of else ""
        yield (
            field(kind.name, claim.property, claim.scope, lang),
            shown(kind.property(claim.property), claim.value, lang),
            as_of,
        )


def _alike(asked: Asked, kind: Kind, told: Attested) -> Iterator[dict[str, Any]]:
    """Records that go by the same name already."""
    ledger = asked.workspace.ledger()
    name = told.claims[0].value.text.replace('"', " ").split()
    plain = " ".join(f'"{part}"' for part in name)
    for hit in ledger.search(parse(f"{plain} kind:{kind.name}"), _ALIKE) if plain else ():
        yield {"label": hit.label, "link": asked.link(f"/record/{hit.id}")}
