"""Rounds in the portal: what stands is taken, matched, given out and scheduled; outcomes are stated and learnt from."""

from datetime import date
from io import BytesIO

import pytest

pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is matched")
from openpyxl import load_workbook
from playwright.sync_api import Browser

from liandong import Workspace
from liandong.access import Role
from liandong.matching.rounds import EACH, Rounds, agenda, allot, best, brought, invitations
from liandong.matching.rounds.plain import plain_agenda, plain_allotment, plain_brought, plain_stated
from liandong.portal.pages.match import papers
from tests.portal.conftest import handing
from tests.portal.entering import NAMES, house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import kept_out
from tests.portal.match_made import bring

NEW = "/zh/match/rounds/new"
FIRST = {"title": "第一场对接会", "on": "2026-06-01", "weight-rate": "3", "weight-region": "2", "weight-industry": "2",
         "weight-amount": "1", "weight-term": "1", "weight-success": "1"}  # fmt: skip
PAGES = (
    *("", "/allotment", "/allotment?mode=stable&by=rating&sure=1", "/allotment?mode=quota"),
    *("/schedule", "/schedule?of=2&tables=1&minutes=200", "/schedule?start=nie", "/outcomes"),
)


def hold(hand: Hand, **fields: str) -> str:
    """The address of a round of what stands."""
    hand.done(NEW, do="keep", **{**FIRST, **fields})
    return hand.led


def state(hand: Hand, at: str, need: str, offer: str, stage: str, **fields: str) -> str:
    told = {"need": need, "offer": offer, "stage": stage, "on": "2026-06-10", **fields}
    return hand.done(f"{at}/outcomes", do="state", **told)


def test_a_round_takes_what_stands_and_tells_the_same_whenever_asked(hand: Hand, own: Workspace) -> None:
    bring(hand)
    at = hold(hand)
    first = hand.client.get(f"{at}.json").json()
    assert (first["needs"], first["offers"]) == (["N1", "N2", "N3"], ["P1", "P2", "P3"])
    assert (first["eligible"], first["open"], first["near_misses"]) == (1, 1, 1)
    hand.done("/zh/match/needs/1", do="withdraw", seen="1")
    again = hand.client.get(f"{at}.json").json()
    assert again == first
    (kept,) = Rounds(own.beside()).all()
    assert (kept.title, kept.by.actor) == ("第一场对接会", "周敏")
    assert kept.id in at
    assert "第一场对接会" in hand.open("/zh/match/rounds")
    assert hold(hand) != at  # another round: a need was withdrawn


def test_what_cannot_be_a_round_is_told_beside_its_field(hand: Hand) -> None:
    assert hand.send(NEW, do="keep", **FIRST).status_code == 422  # nothing stands
    bring(hand)
    page = hand.send(NEW, do="keep", **{**FIRST, "title": " ", "on": "nie", "weight-rate": "viel"}).text
    assert len(wrong(page)) == 3
    assert 'href="#f-weight-rate"' in page
    weightless = {name: "0" if "weight" in name else said for name, said in FIRST.items()}
    assert hand.send(NEW, do="keep", **weightless).status_code == 400
    assert hand.client.get("/zh/match/rounds/none").status_code == 404


def test_pairs_are_given_out_in_a_declared_mode_with_its_bound(hand: Hand) -> None:
    bring(hand)
    at = hold(hand)
    for mode in ("welfare", "stable", "quota"):
        told = hand.client.get(f"{at}/allotment.json?mode={mode}").json()
        assert told["mode"] == mode
        assert [(each["need"], each["offer"], each["sure"]) for each in told["pairs"]] == [
            ("N1", "P1", True), ("N3", "P2", False),
        ]  # fmt: skip
        assert told["value"] <= told["bound"] + 1e-9
        assert (told["blocking"], told["apart"]) == (0, ["N2"])
    sure = hand.client.get(f"{at}/allotment.json?sure=1").json()
    assert [each["need"] for each in sure["pairs"]] == ["N1"]
    assert "总评分最大（双方用同一评分）：分配 2 对" in hand.open(f"{at}/allotment")


def test_meetings_have_times_and_tables_and_what_cannot_be_is_told(hand: Hand) -> None:
    bring(hand)
    at = hold(hand)
    told = hand.client.get(f"{at}/schedule.json").json()["meetings"]
    assert [(each["begin"], each["table"], each["firm"]) for each in told] == [
        ("09:00", 1, "南岭生物医药有限公司"), ("09:00", 2, "星河精密科技有限公司"),
    ]  # fmt: skip
    one = hand.client.get(f"{at}/schedule.json?tables=1&start=10:00&end=10:30").json()
    assert len(one["meetings"]) == 1
    assert len(one["left_over"]) == 1
    for asked in ("start=spät", "minutes=viele", "tables=0", "end=09:10"):
        assert hand.client.get(f"{at}/schedule?{asked}").status_code == 400, asked


def test_papers_are_there_in_each_format(hand: Hand) -> None:
    bring(hand)
    at = hold(hand)
    for paper in ("needs", "offers", "schedule", "invitations"):
        assert "第一场对接会" in hand.open(f"{at}/file/{paper}/html")
        assert hand.client.get(f"{at}/file/{paper}/docx").content[:2] == b"PK"
        assert hand.client.get(f"{at}/file/{paper}/pdf").content[:4] == b"%PDF"
    book = load_workbook(BytesIO(hand.client.get(f"{at}/file/round/xlsx").content))
    assert {"项目融资需求", "金融产品", "洽谈日程", "分配结果"} <= set(book.sheetnames)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(papers, "LINES", 2)
        refused = hand.client.get(f"{at}/file/round/xlsx")
    assert refused.status_code == 400
    assert "liandong match booklet all" in refused.text
    for nothing in ("needs/odt", "round/html", "menu/html"):
        assert hand.client.get(f"{at}/file/{nothing}").status_code == 404


def test_outcomes_are_stated_with_who_and_why_and_taken_back_by_reviewers(own: Workspace) -> None:
    with house(own) as held:
        reviewer, editor = held.as_(Role.REVIEWER), held.as_(Role.EDITOR)
        bring(reviewer)
        at = hold(reviewer)
        state(editor, at, "N1", "P1", "approved", amount="8百万元")
        page = f"{at}/outcomes"
        (one,) = editor.client.get(f"{page}.json").json()["stated"]
        assert (one["stage"], one["amount"], one["actor"], one["retracted"]) == (
            "approved",
            "800",
            NAMES[Role.EDITOR],
            None,
        )
        assert editor.send(page, do="retract:1").status_code == 422
        assert 'value="retract:1"' not in editor.open(page)
        reviewer.done(page, do="retract:1")
        (one,) = editor.client.get(f"{page}.json").json()["stated"]
        assert one["retracted"]["actor"] == NAMES[Role.REVIEWER]
        assert editor.client.get(f"{page}.json").json()["reached"] == []
        assert editor.client.get(NEW).status_code == 403
        assert held.as_(Role.READER).open(page)


def test_what_cannot_be_an_outcome_is_told_beside_its_field(hand: Hand) -> None:
    bring(hand)
    page = f"{hold(hand)}/outcomes"
    told = {"need": "N1", "offer": "P1", "stage": "approved", "on": "2026-06-10"}
    for field, value in (("need", "N9"), ("offer", "P9"), ("on", "2026-05-01"), ("on", "nie"), ("amount", "viel"),
                         ("amount", "0万元"), ("amount", "800"), ("record", "没有的记录"), ("reason", ""),
                         ("stage", "erfreut")):  # fmt: skip
        answer = hand.send(page, do="state", **{**told, field: value})
        assert answer.status_code in (400, 422), field
        assert f'href="#f-{field}"' in answer.text, field
    answer = hand.send(page, do="state", **{**told, "stage": "contact", "amount": "800万元"})
    assert 'href="#f-amount"' in answer.text
    assert hand.send(page, do="nichts").status_code == 422


def test_an_outcome_names_the_record_that_proves_it(hand: Hand, own: Workspace) -> None:
    bring(hand)
    at, record = hold(hand), next(iter(own.ledger().records())).id
    state(hand, at, "N1", "P1", "approved", record=record, reason="")
    (one,) = hand.client.get(f"{at}/outcomes.json").json()["stated"]
    assert (one["record"], one["reason"]) == (record, "")
    assert f'href="/zh/record/{record}"' in hand.open(f"{at}/outcomes")


def test_pages_of_a_round_tell_programs_the_same_as_commands_do(hand: Hand, own: Workspace) -> None:
    bring(hand)
    at = hold(hand)
    state(hand, at, "N1", "P1", "approved", amount="800万元")
    id_ = at.rpartition("/")[2]
    rounds = Rounds(own.beside())
    round_, (stated,) = rounds.round(id_).round, rounds.stated(id_)
    given = allot(round_.match())
    made = plain_agenda(agenda(invitations(best(round_.match())), round_.on))
    for page, key, held in (
        ("/outcomes", "stated", [plain_stated(stated)]),
        ("/allotment", "pairs", plain_allotment(given, "zh")["pairs"]),
        ("/allotment", "unknown_amount", []),
        ("/schedule", "meetings", made["meetings"]),
        ("", "brought", plain_brought(brought(round_, rounds.reached(id_, date.max)))),
    ):
        assert hand.client.get(f"{at}{page}.json").json()[key] == held, page


def test_the_list_tells_what_every_round_brought(hand: Hand) -> None:
    bring(hand)
    at = hold(hand)
    state(hand, at, "N1", "P1", "approved", amount="800万元")
    state(hand, at, "N3", "P2", "refused")
    (told,) = hand.client.get("/zh/match/rounds.json").json()["rounds"]
    assert (told["stages"]["contact"], told["stages"]["approved"], told["stages"]["refused"]) == (2, 1, 1)
    assert (told["sums"]["approved"], told["share"], told["met"]) == ("800", 0.5, 1)
    page = hand.open("/zh/match/rounds")
    assert "800万元（1 对）" in page
    assert "<svg" in page
    assert "第一场对接会" in hand.client.get("/zh/match/rounds.csv").text


def test_nobody_is_kept_out_of_the_pages_of_rounds(own: Workspace, chromium: Browser) -> None:
    with handing(own) as hand:
        bring(hand)
        at = hold(hand).removeprefix("/zh")
        state(hand, f"/zh{at}", "N1", "P1", "approved", amount="800万元")
        hand.done(f"/zh{at}/outcomes", do="retract:1")
        state(hand, f"/zh{at}", "N3", "P2", "refused")
    for lang in ("zh", "en"):
        assert (
            kept_out(chromium, own, lang, ["/match/rounds", "/match/rounds/new", *(at + page for page in PAGES)]) == []
        )


def test_whom_a_schedule_invites_by_default_is_what_the_command_does(hand: Hand) -> None:
    bring(hand)
    at = hold(hand)

    def meetings(asked: str) -> object:
        return hand.client.get(f"{at}/schedule.json{asked}").json()["meetings"]

    assert meetings("") == meetings(f"?of={EACH}")
    assert meetings("?mode=stable") == meetings("?of=allotted&mode=stable")
    page = hand.open(f"{at}/schedule")
    assert f'<option value="{EACH}" selected' in page
    assert "of=allotted" in hand.open(f"{at}/allotment")


def test_who_holds_a_round_is_typed_with_it_and_printed_on_its_papers(hand: Hand) -> None:
    bring(hand)
    at = hold(hand, organiser="市发展改革委", contact="020-12345678")
    assert hand.client.get(f"{at}.json").json()["host"] == {"organiser": "市发展改革委", "contact": "020-12345678"}
    assert "市发展改革委" in hand.open(at)
    for paper in ("needs", "offers", "schedule", "invitations"):
        assert "市发展改革委" in hand.client.get(f"{at}/file/{paper}/html").text
