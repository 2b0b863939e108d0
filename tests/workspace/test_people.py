"""What persons do to a ledger: it shows after the next build, can be taken back, and stays in the log."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace
from liandong.errors import EntryError, UnknownRecord
from liandong.model import Conflict, Deed, FoldedValue, Polarity, Record, Tier
from tests.cli.conftest import PAGES
from tests.workspace import tiny

WHO = {"actor": "王明", "reason": "现场核实"}


@pytest.fixture
def workspace(place: str, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as opened:
        opened.build([tiny.write(tmp_path / "in", PAGES)])
        yield opened


def park(workspace: Workspace) -> Record:
    """The project of which both pages tell, with 51亿元 and 62亿元."""
    (found,) = [r for r in workspace.ledger().records("project") if "智能装备产业园" in r.label]
    return found


def amounts(workspace: Workspace) -> list[tuple[str, Polarity]]:
    workspace.build([])
    return [(v.value.raw, v.polarity) for v in park(workspace).values("amount")]


YES, NO = Polarity.ASSERTED, Polarity.DENIED


def test_a_correction_leads_and_what_sources_tell_stays_beside_it(workspace: Workspace) -> None:
    act = workspace.correct(park(workspace).id, "投资额", "180亿元", **WHO)
    assert amounts(workspace) == [("180亿元", YES), ("51亿元", YES), ("62亿元", YES)]
    first = park(workspace).values("amount")[0]
    assert (first.tier, first.scope, first.value.number) == (Tier.PERSON, "total", Decimal(18_000_000_000))
    (quote,) = first.evidence
    assert quote.text.endswith("更正项目:投资额(总额) 180亿元。理由:现场核实。")
    assert quote.mark is not None
    assert quote.text[slice(*quote.mark)] == "180亿元"
    page = workspace.ledger().page(act.id)
    assert page.data.decode()[quote.start : quote.end] == quote.text
    statement = workspace.ledger().statement(first.statements[0])
    assert statement.attestation is not None
    assert (statement.attestation.actor, statement.attestation.reason) == ("王明", "现场核实")


def test_a_confirmed_value_leads_whatever_else_is_told(workspace: Workspace) -> None:
    other = park(workspace).values("amount")[1].value.raw
    workspace.confirm(park(workspace).id, "amount", other, **WHO)
    told = amounts(workspace)
    assert told[0] == (other, YES)
    first = park(workspace).values("amount")[0]
    assert (first.tier, first.families) == (Tier.PERSON, 2)


def test_a_rejected_value_loses_to_everything_and_stays_to_be_seen(workspace: Workspace) -> None:
    workspace.reject(park(workspace).id, "Investment", "51亿元", **WHO)
    assert amounts(workspace) == [("62亿元", YES), ("51亿元", NO)]
    workspace.reject(park(workspace).id, "amount", "620000万元", **WHO)
    assert [polarity for _, polarity in amounts(workspace)] == [NO, NO]
    assert park(workspace).first("amount") is None
    lost = park(workspace).values("amount")[0]
    assert len(lost.statements) == 2  # the person's word first, then what the page tells
    assert lost.evidence[0].text.startswith("王明")


def test_of_two_words_of_persons_the_later_counts_whatever_its_offset(workspace: Workspace) -> None:
    id_ = park(workspace).id
    workspace.correct(id_, "amount", "70亿元", at="2031-10-01T12:00:00+08:00", **WHO)
    workspace.correct(id_, "amount", "80亿元", at="2031-10-01T05:00:00+00:00", actor="李芳", reason="复核")
    assert amounts(workspace)[:2] == [("80亿元", YES), ("70亿元", YES)]
    workspace.reject(id_, "amount", "80亿元", at="2031-10-02T00:00:00+08:00", **WHO)
    assert amounts(workspace)[0] == ("70亿元", YES)
    workspace.confirm(id_, "amount", "80亿元", at="2031-10-03T00:00:00+08:00", **WHO)
    told = amounts(workspace)
    assert told[0] == ("80亿元", YES)
    assert ("80亿元", NO) not in told


def test_what_is_undone_is_as_if_it_had_not_been_done_and_can_be_done_again(workspace: Workspace) -> None:
    before = tiny.dump(workspace.ledger())
    act = workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    workspace.build([])
    corrected = tiny.dump(workspace.ledger())
    undo = workspace.undo(act, actor="李芳", reason="看错了")
    workspace.build([])
    assert tiny.dump(workspace.ledger()) == before
    with pytest.raises(EntryError, match="undone already"):
        workspace.undo(act.id[:12], actor="李芳", reason="看错了")
    workspace.undo(undo, actor="李芳", reason="看错了")
    workspace.build([])
    assert tiny.dump(workspace.ledger()) == corrected
    assert workspace.check().faults == ()
    assert [(one.deed, one.undone) for one in workspace.log()] == [
        (Deed.CORRECT, False),
        (Deed.UNDO, True),
        (Deed.UNDO, False),
    ]


def test_a_decision_is_undone_like_any_act(workspace: Workspace) -> None:
    before = tiny.dump(workspace.ledger())
    members = park(workspace).members
    workspace.decide(members[0], members[-1], "different", **WHO)
    assert workspace.build([]).version == 2
    assert tiny.dump(workspace.ledger()) != before
    workspace.undo(workspace.log()[0], actor="李芳", reason="看错了")
    workspace.build([])
    assert tiny.dump(workspace.ledger()) == before


def test_an_older_version_still_tells_what_was_known_then(workspace: Workspace) -> None:
    act = workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    workspace.build([])
    workspace.undo(act, actor="李芳", reason="看错了")
    workspace.build([])
    known = [
        [v.value.raw for v in view.values("amount")]
        for number in (1, 2, 3)
        if (view := workspace._store.view(number).record(park(workspace).id))
    ]
    assert known[1] == ["180亿元", *known[0]]
    assert known[2] == known[0]


def test_a_record_is_entered_and_corrected(workspace: Workspace) -> None:
    (event,) = [r for r in workspace.ledger().records("event") if "推介会" in r.label]
    fields = {
        "名称": "云津国际会展中心",
        "amount": "60亿元（首期）",
        "Status": "开工",
        "date": "2031年5月19日",
        "place": "江临区",
        "event": event.id[:8],
        "party": ["云津城建集团有限公司", "晏海港务集团有限公司"],
    }
    act = workspace.enter("project", fields, **WHO)
    workspace.build([])
    (record,) = [r for r in workspace.ledger().records("project") if r.label == "云津国际会展中心"]

    def first(name: str) -> FoldedValue:
        found = record.first(name)
        assert found is not None
        return found

    assert (first("amount").value.number, first("amount").scope) == (Decimal(6_000_000_000), "first_phase")
    assert (first("status").value.text, first("date").value.text) == ("started", "2031-05-19")
    assert first("event").ref == event.id
    assert len(record.values("party")) == 2
    assert all(v.tier is Tier.PERSON for _, values in record.properties for v in values)
    workspace.correct(record.id, "amount", "65亿元", scope="首期", **WHO)
    workspace.build([])
    assert [v.value.raw for v in workspace.ledger().record(record.id).values("amount")] == ["65亿元", "60亿元"]
    workspace.undo(act, actor="李芳", reason="看错了")
    workspace.build([])
    assert "云津国际会展中心" not in [r.label for r in workspace.ledger().records("project")]
    assert [item.question for item in workspace.review() if item.act] == ["anchor"]  # of the correction of it


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "甲", "amount": "180"}, r"amount \(投资额\): '180' has no unit of money"),
        ({"name": "甲", "amount": "很多"}, r"amount.*is no number.*180亿元"),
        ({"name": "甲", "amount": "60亿元（随便）"}, r"scope '随便'"),
        ({"name": "甲", "date": "下周"}, r"date \(日期\): '下周' is no date"),
        ({"name": "甲", "date": "2031-02-30"}, r"is no date"),
        ({"name": "甲", "status": "差不多"}, r"status \(状态\).*开工"),
        ({"name": "甲", "event": "没有的会"}, r"event \(所属活动\).*does not name one record"),
        ({"name": "甲", "colour": "红"}, r"project has no property 'colour'"),
        ({"name": "  "}, r"nothing is written"),
        ({"amount": "18亿元"}, r"at least one of: name"),
    ],
)
def test_what_cannot_be_read_is_refused_by_field_with_what_to_write(
    workspace: Workspace, fields: dict[str, str], said: str
) -> None:
    with pytest.raises(EntryError, match=said):
        workspace.enter("project", fields, **WHO)
    assert workspace.log() == ()


def test_a_name_that_several_bear_is_asked_about_with_their_ids(workspace: Workspace) -> None:
    for year in ("2024", "2025"):
        workspace.enter("event", {"name": "云津年会", "date": f"{year}年5月19日"}, **WHO)
    workspace.build([])
    named = [r for r in workspace.ledger().records("event") if r.label == "云津年会"]
    assert len(named) == 2
    with pytest.raises(EntryError, match="several are called '云津年会'") as raised:
        workspace.enter("project", {"name": "甲", "event": "云津年会"}, **WHO)
    assert all(record.id[:10] in str(raised.value) for record in named)
    act = workspace.enter("project", {"name": "甲", "event": named[1].id}, **WHO)
    assert [claim.ref.id for claim in act.claims if claim.ref] == [named[1].id]


def test_questions_that_are_not_shown_are_counted(workspace: Workspace) -> None:
    every = workspace.review()
    assert len(every) > 1
    assert every.more == 0
    first = workspace.review(1)
    assert (first, first.more) == (every[:1], len(every) - 1)
    assert workspace.review(len(every)).more == 0


def test_who_and_when_are_checked(workspace: Workspace) -> None:
    id_ = park(workspace).id
    with pytest.raises(EntryError, match="nobody is named"):
        workspace.correct(id_, "amount", "1亿元", actor=" ", reason="核实")
    with pytest.raises(EntryError, match="no time with its offset"):
        workspace.correct(id_, "amount", "1亿元", actor="王明", reason="核实", at="2031-01-01T00:00:00")
    with pytest.raises(UnknownRecord):
        workspace.correct("ffffff", "amount", "1亿元", **WHO)
    with pytest.raises(EntryError, match="no value '99亿元'"):
        workspace.reject(id_, "amount", "99亿元", **WHO)
    with pytest.raises(EntryError, match="no act"):
        workspace.undo("abcdef", actor="王明", reason="看错了")


def test_why_is_asked_of_everything_but_a_confirmation(workspace: Workspace) -> None:
    record, bare = park(workspace), {"actor": "王明", "reason": "  "}
    act = workspace.confirm(record.id, "amount", actor="王明")
    for refused in (
        lambda: workspace.correct(record.id, "amount", "1亿元", **bare),
        lambda: workspace.reject(record.id, "amount", "51亿元", **bare),
        lambda: workspace.enter("project", {"name": "甲"}, **bare),
        lambda: workspace.decide(record.members[0], record.members[-1], "different", **bare),
        lambda: workspace.undo(act, **bare),
        lambda: workspace.erase("再报道.txt", **bare),
    ):
        with pytest.raises(EntryError, match="no reason"):
            refused()
    assert [one.id for one in workspace.log()] == [act.id]


def test_what_was_taken_back_is_not_said_again_in_the_very_same_words(workspace: Workspace) -> None:
    at = "2025-10-01T12:00:00+08:00"
    act = workspace.correct(park(workspace).id, "amount", "180亿元", at=at, **WHO)
    assert workspace.correct(park(workspace).id, "amount", "180亿元", at=at, **WHO) == act  # once is enough
    workspace.undo(act, **WHO)
    with pytest.raises(EntryError, match="as entry 1, and it was taken back"):
        workspace.correct(park(workspace).id, "amount", "180亿元", at=at, **WHO)
    workspace.correct(park(workspace).id, "amount", "180亿元", at="2025-10-02T12:00:00+08:00", **WHO)
    assert amounts(workspace)[0] == ("180亿元", YES)


def test_things_of_two_kinds_are_never_judged_to_be_one(workspace: Workspace) -> None:
    other = next(r for r in workspace.ledger().records() if r.kind != "project")
    with pytest.raises(EntryError, match="different kinds"):
        workspace.decide(park(workspace).id, other.id, "same", **WHO)
    assert workspace.log() == ()


def test_what_is_entered_before_any_page_was_read_shows_after_the_next_build(place: str) -> None:
    with open_workspace(place, create=True) as opened:
        assert not opened.build([]).renewed
        opened.enter("project", {"name": "乙港三期工程", "amount": "3亿元"}, **WHO)
        assert opened.build([]).version == 1
        assert [record.label for record in opened.ledger().records("project")] == ["乙港三期工程"]
        assert not opened.build([]).renewed


def test_a_property_of_one_value_is_entered_once_for_each_scope(workspace: Workspace) -> None:
    with pytest.raises(EntryError, match="has one value"):
        workspace.enter("project", {"name": ["甲", "乙"]}, **WHO)
    act = workspace.enter("project", {"name": "甲", "amount": ["5亿元", "2亿元（首期）"], "party": ["子", "丑"]}, **WHO)
    told = {(claim.property, claim.scope) for claim in act.claims}
    assert told == {("name", None), ("party", None), ("amount", "total"), ("amount", "first_phase")}


def test_what_is_no_text_is_refused_and_what_steers_a_screen_left_out(workspace: Workspace) -> None:
    id_ = park(workspace).id
    for typed in ({"actor": "\udcff", "reason": ""}, {"actor": "王明", "reason": "\udcff"}):
        with pytest.raises(EntryError, match="not UTF-8"):
            workspace.correct(id_, "amount", "1亿元", **typed)
    with pytest.raises(EntryError, match="not UTF-8"):
        workspace.correct(id_, "name", "甲\udcff", **WHO)
    act = workspace.correct(id_, "name", "甲\u202e园\x1b[31m", actor="王\u2067明", reason="核\u200f实")
    assert (act.claims[0].value.raw, act.attestation.actor, act.attestation.reason) == ("甲园[31m", "王明", "核实")


def test_acts_of_one_person_are_one_source(workspace: Workspace) -> None:
    before = park(workspace).families
    for number in range(3):
        workspace.correct(park(workspace).id, "amount", f"{number + 2}亿元", actor="王明", reason="核实")
    workspace.confirm(park(workspace).id, "name", actor="李芳")
    workspace.build([])
    assert park(workspace).families == before + 2


def test_telephones_are_blotted_out_of_what_persons_type(workspace: Workspace) -> None:
    act = workspace.correct(park(workspace).id, "amount", "180亿元", actor="王明", reason="电话13812345678核实")
    assert act.attestation.reason == "电话＊＊＊＊＊＊＊＊＊＊＊核实"
    assert b"13812345678" not in workspace._store.pages([act.id])[0].data


def test_what_persons_state_is_found_and_exported_like_any_page(workspace: Workspace) -> None:
    workspace.correct(park(workspace).id, "amount", "180亿元", actor="王明", reason="查阅备案证")
    workspace.build([])
    (hit,) = workspace.ledger().search("备案证")
    assert (hit.target, hit.label[:2], hit.label[13:]) == ("document", "王明", " 更正 投资额")
    (document,) = [d for d in workspace.ledger().documents() if d.attested]
    assert workspace.ledger().tier(document.id) is Tier.PERSON
    assert workspace.ledger().family(document.id) == document.id


def test_conflicts_are_asked_by_the_money_that_hangs_on_them_until_a_person_has_spoken(workspace: Workspace) -> None:
    items = workspace.review()
    assert items
    stakes = [item.stake or Decimal(0) for item in items]
    assert stakes == sorted(stakes, reverse=True)
    amount = next(item for item in items if item.property == "amount")
    assert {v.value.raw for v in amount.values} == {"51亿元", "62亿元"}
    assert amount.stake == Decimal(6_200_000_000)
    assert amount.values[0].conflict is Conflict.REAL
    workspace.confirm(park(workspace).id, "amount", "62亿元", at="2031-10-01T09:00:00+08:00", **WHO)
    workspace.build([])
    assert "amount" not in [item.property for item in workspace.review()]


def test_a_page_that_came_out_later_and_says_otherwise_is_asked_about(workspace: Workspace, tmp_path: Path) -> None:
    workspace.confirm(park(workspace).id, "amount", "51亿元", at="2031-08-01T09:00:00+08:00", **WHO)
    workspace.build([])
    item = next(item for item in workspace.review() if item.property == "amount")
    assert [value.value.raw for value in item.values] == ["51亿元", "62亿元"]  # of a page of 2 September
    workspace.confirm(park(workspace).id, "amount", "51亿元", at="2031-10-01T09:00:00+08:00", **WHO)
    workspace.build([])
    assert "amount" not in [item.property for item in workspace.review()]


def test_a_file_of_the_same_bytes_does_not_disturb_what_a_person_states(workspace: Workspace, tmp_path: Path) -> None:
    act = workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    workspace.build([])
    before = tiny.dump(workspace.ledger())
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.json").write_bytes(workspace.ledger().page(act.id).data)
    workspace.build([tmp_path / "more"])
    assert tiny.dump(workspace.ledger()) == before
    assert workspace.check().faults == ()


def test_a_build_that_has_nothing_new_makes_no_version(workspace: Workspace) -> None:
    workspace.correct(park(workspace).id, "amount", "180亿元", **WHO)
    assert workspace.build([]).version == 2
    assert workspace.build([]).version == 2
