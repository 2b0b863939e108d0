"""The list of invitations (邀请名单): who is asked to meet whom, about what, and what is to be asked there."""

from collections.abc import Iterator, Sequence

from liandong.matching import Match
from liandong.matching.rounds import Host, Invitation
from liandong.matching.telling import reasons
from liandong.reports.booklets.agenda import about, heads, paper
from liandong.reports.booklets.cover import NOBODY, hosted
from liandong.reports.followup_papers.days import day_in
from liandong.reports.model import Block, Column, Paragraph, Report, Section, Table
from liandong.reports.wording import Wording, plain


def invitations_paper(
    found: Match, invited: Sequence[Invitation], lang: str = "zh", *, of: str = "", host: Host = NOBODY
) -> Report:
    """Firms with the institutions that they are to meet, institutions with their firms, and each meeting with what it
    is about; `of` tells what round it is for, `host` who holds it."""
    say = Wording(lang)
    sections = [Section(say("agenda.overview"), 1, tuple(_lead(invited, say)))]
    if invited:
        sections += [
            Section(say("agenda.firms"), 1, (_partners(1, "firm", "institution", invited, say),)),
            Section(say("agenda.institutions"), 1, (_partners(2, "institution", "firm", invited, say),)),
            Section(say("agenda.every"), 1, (_every(3, found, invited, say),)),
        ]
    facts = (
        (say("agenda.day"), day_in(lang, found.on)),
        (say("agenda.firms_n"), str(len({each.firm for each in invited}))),
        (say("agenda.institutions_n"), str(len({each.institution for each in invited}))),
        *hosted(host, say),
    )
    return paper(say, "agenda.invitations_title", of, found.on, facts, sections)


def _lead(invited: Sequence[Invitation], say: Wording) -> Iterator[Block]:
    if not invited:
        yield Paragraph(plain(say("agenda.nobody")))
        return
    pairs = [pair for each in invited for pair in each.pairs]
    yield Paragraph(plain(say(
        "agenda.invited", firms=len({each.firm for each in invited}), meetings=len(invited), pairs=len(pairs),
        institutions=len({each.institution for each in invited}), unsure=sum(not each.sure for each in pairs),
    )))  # fmt: skip


def _partners(number: int, who: str, whom: str, invited: Sequence[Invitation], say: Wording) -> Table:
    """Each of one side, in the order of names, with those of the other."""
    held: dict[str, list[str]] = {}
    for each in invited:
        held.setdefault(getattr(each, who), []).append(getattr(each, whom))
    columns = (*heads(("number", who), say), Column(say(f"agenda.{whom}s_n"), 2, numeric=True),
               Column(say(f"agenda.{whom}s"), 12))  # fmt: skip
    rows = tuple(
        (plain(str(at)), plain(name), plain(str(len(partners))), plain(say.named(partners)))
        for at, (name, partners) in enumerate(sorted(held.items()), 1)
    )
    return Table(number, say(f"agenda.{who}s_list"), columns, rows)


def _every(number: int, found: Match, invited: Sequence[Invitation], say: Wording) -> Table:
    columns = (*heads(("number", "firm", "institution", "about"), say), Column(say("agenda.to_ask"), 9))
    rows = tuple(
        tuple(map(plain, (str(at), each.firm, each.institution, about(each.pairs, say), _to_ask(found, each, say))))
        for at, each in enumerate(invited, 1)
    )
    return Table(number, say("agenda.every_list"), columns, rows)


def _to_ask(found: Match, invited: Invitation, say: Wording) -> str:
    """What is not known of the pairs, each thing once."""
    told: dict[str, None] = {}
    for pair in invited.pairs:
        if not pair.sure:
            for each in reasons(found.standing(pair.need, pair.offer)):
                told.setdefault(each.worded(say.lang))
    return say.apart(told) or "—"
