"""`liandong match pool`: the needs and offers at hand, taken in from tables and listed."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from liandong.cli import match_given as given
from liandong.cli import options
from liandong.cli.match_given import matching
from liandong.cli.match_kept import By, Held, day, opened, signed
from liandong.cli.match_tables import Booklet
from liandong.cli.outcome import UNREADABLE, USAGE, failed
from liandong.cli.tasks import noted
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.matching import Need, Offer
    from liandong.matching.pool import Pooled
    from liandong.matching.tables import Read

COLUMNS = ("code", "title", "owner", "region", "amount", "term", "days", "state")


def register(group: typer.Typer, voice: Voice) -> None:
    pool = typer.Typer(
        help=voice("help.match_pool"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_import(pool, voice)
    _register_list(pool, voice)
    for name in ("withdraw", "relist", "undo", "erase"):
        _register_deed(pool, voice, name)
    group.add_typer(pool, name="pool")


def _register_import(pool: typer.Typer, voice: Voice) -> None:
    @pool.command(name="import", help=voice("help.match_pool_import"))
    @signed(voice)
    def import_(
        booklet: Annotated[Booklet, options.argument(voice, "match_booklet", "needs|offers")],
        file: Annotated[Path, options.argument(voice, "match_pool_file", "FILE")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        only_preview: Annotated[bool, options.option(voice, "match_preview", "--preview")] = False,
        skip_errors: Annotated[bool, options.option(voice, "match_skip", "--skip-errors")] = False,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with matching(voice):
            read = _read(voice, booklet, file)
        if not as_json:
            _tell(voice, file, read)
        refused = bool(read.faults) and not skip_errors
        told: dict[str, Any] = {"rows": len(read.found), "faults": given.plain_faults(voice, file.name, read)}
        if not refused and not only_preview:
            with opened(voice, workspace, new=True) as held:
                told |= _take(held, booklet, file, read, by)
        if not as_json and "new" in told:
            line(voice("match.taken_in", **{name: len(told[name]) for name in ("new", "changed", "same")}))
        if as_json:
            line(json.dumps(told, ensure_ascii=False))
        if refused and not only_preview and not as_json:
            raise failed(voice, voice("match.not_taken"), voice("match.refused_remedy"), code=UNREADABLE)
        if refused:
            raise typer.Exit(UNREADABLE)


def _take(held: Held, booklet: Booklet, file: Path, read: "Read[Any]", by: By) -> dict[str, list[int]]:
    """Takes the rows in; the numbers of what is new, was revised, and was so already."""
    pool: Any = held.needs if booklet is Booklet.NEEDS else held.offers
    taken = pool.take_in(read.found, actor=by.actor, reason=by.reason)
    noted(held.place, "import", f"{file.name} {len(taken.new)}+{len(taken.changed)}", "match")
    return {name: list(getattr(taken, name)) for name in ("new", "changed", "same")}


def _read(voice: Voice, booklet: Booklet, file: Path) -> "Read[Need] | Read[Offer]":
    return given.needs_of(voice, file) if booklet is Booklet.NEEDS else given.offers_of(voice, file)


def _tell(voice: Voice, file: Path, read: "Read[Need] | Read[Offer]") -> None:
    line(voice("match.rows_read", file=file.name, rows=len(read.found)))
    given.tell_each(voice, [(file.name, read)])


def _register_list(pool: typer.Typer, voice: Voice) -> None:
    @pool.command(name="list", help=voice("help.match_pool_list"))
    def list_(
        booklet: Annotated[Booklet, options.argument(voice, "match_booklet", "needs|offers")],
        workspace: Annotated[str, options.workspace(voice)],
        on: Annotated[str, options.option(voice, "match_pool_on", "--on", metavar="DAY")] = "",
        known: Annotated[str, options.option(voice, "match_known_on", "--known-on", metavar="DAY")] = "",
        every: Annotated[bool, options.option(voice, "match_pool_all", "--all")] = False,
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with opened(voice, workspace) as held:
            from liandong.matching.pool import State

            pool: Any = held.needs if booklet is Booklet.NEEDS else held.offers
            wanted = day(voice, on) if on else None
            held_then = pool.every(None if every else State.LISTED, known_on=day(voice, known) if known else None)
            found = [each for each in held_then if _stands(each, wanted)]
            if as_json:
                line(json.dumps([_plain(each) for each in found], ensure_ascii=False))
                return
            if not found:
                line(voice(f"match.no_{booklet.value}_at_hand"))
                return
            rows = [_row(voice, each) for each in found]
            table([voice(f"match.pool_{name}") for name in COLUMNS], rows)


def _register_deed(pool: typer.Typer, voice: Voice, name: str) -> None:
    @pool.command(name=name, help=voice(f"help.match_pool_{name}"))
    @signed(voice)
    def deed(
        booklet: Annotated[Booklet, options.argument(voice, "match_booklet", "needs|offers")],
        code: Annotated[str, options.argument(voice, "match_pool_code", "CODE")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        number: Annotated[int, options.option(voice, "match_pool_number", "--number", metavar="N")] = 0,
    ) -> None:
        with opened(voice, workspace) as held:
            from liandong.matching.pool import Deed

            pool: Any = held.needs if booklet is Booklet.NEEDS else held.offers
            item = _meant(voice, pool, code, number, alone=name == Deed.ERASE)
            signature = {"seen": item.version, "actor": by.actor, "reason": by.reason}
            after = pool.undo(item.number, **signature) if name == Deed.UNDO else pool.change(
                item.number, Deed(name), **signature
            )  # fmt: skip
            noted(held.place, name, f"{booklet.value} {item.number}", "match")
            state = voice(f"match.pool_{after.state.value}")
            line(voice(f"match.pool_did_{name}", what=f"{after.code} {after.title}", state=state))


def _meant(voice: Voice, pool: Any, code: str, number: int, *, alone: bool) -> "Pooled":
    """The item of this code, and of this number where one is told. What cannot be brought back is never guessed: usage
    where several bear the code, one `alone` is meant, and no number tells which."""
    from liandong.matching.pool import State

    same = [each for each in pool.every() if each.code == code]
    if number:
        same = [each for each in same if each.number == number]
        if not same:
            raise failed(voice, voice("match.pool_no_number", called=code, number=number),
                         voice("match.pool_number_remedy"), code=USAGE)  # fmt: skip
        return cast("Pooled", same[0])
    left = [each for each in same if each.state is not State.ERASED]
    if alone and len(left) > 1:
        told = voice.joined([f"{each.number} {each.title}" for each in left])
        raise failed(voice, voice("match.pool_several", called=code, items=told), voice("match.pool_number_remedy"),
                     code=USAGE)  # fmt: skip
    return cast("Pooled", pool.of_code(code))


def _stands(item: "Pooled", on: date | None) -> bool:
    return on is None or item.noun.days.hold(on)


def _plain(item: "Pooled") -> dict[str, object]:
    return {"number": item.number, "version": item.version, "state": item.state.value, **item.plain}


def _row(voice: Voice, item: "Pooled") -> tuple[str, ...]:
    """A need or an offer in one line; what is not known or not asked is empty."""
    from liandong.matching import Need

    noun = item.noun
    if isinstance(noun, Need):
        regions, amounts, terms = {noun.region} - {None}, (noun.amount, noun.amount), (noun.term, noun.term)
    else:
        regions, amounts = set(noun.regions), (noun.amount_least, noun.amount_most)
        terms = (noun.term_least, noun.term_most)
    return (
        item.code,
        item.title,
        item.owner,
        voice.joined([_region(str(code)) for code in sorted(map(str, regions))]),
        _span(voice, "amount", amounts),
        _span(voice, "term", terms),
        "–".join(str(each or "") for each in (noun.days.since, noun.days.until)).strip("–"),
        voice(f"match.pool_{item.state.value}"),
    )


def _region(code: str) -> str:
    from liandong.rules import Kind
    from liandong.rules.facts import name_of

    return name_of(Kind.REGION, code)


def _span(voice: Voice, field: str, ends: tuple[Any, Any]) -> str:
    from liandong.matching.fields import FIELDS
    from liandong.matching.telling import value

    least, most = (None if each is None else value(FIELDS.field(field), each).worded(voice.lang) for each in ends)
    if least == most:
        return least or ""
    if least is None:
        return f"≤ {most}"
    return f"≥ {least}" if most is None else f"{least}–{most}"
