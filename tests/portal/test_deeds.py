"""Values, members and the log in the portal: corrected, split, joined, taken back, each with who and why."""

from liandong import Workspace
from liandong.model import Deed
from tests.portal.hand import Hand, wrong


def with_amount(own: Workspace) -> str:
    return next(record.id for record in own.ledger().records("project") if record.first("amount"))


def test_a_value_is_corrected_with_its_scope_and_day(hand: Hand, own: Workspace) -> None:
    record = with_amount(own)
    path = f"/zh/record/{record}/values?property=amount"
    card = hand.done(path, do="correct", value="77.5亿元", scope="first_phase", on="2025-03")
    assert "77.5亿元" in card
    value = next(v for v in own.ledger().record(record).values("amount") if v.scope == "first_phase")
    assert value.as_of is not None
    assert value.value.number == 7_750_000_000
    assert value.as_of.date == "2025-03"
    assert own.log()[-1].attestation.reason == "电话核实"


def test_what_cannot_be_read_is_told_beside_its_field_and_what_was_typed_stays(hand: Hand, own: Workspace) -> None:
    path = f"/zh/record/{with_amount(own)}/values?property=amount"
    for fields, field in (
        ({"value": "很多<钱>"}, ""),
        ({"value": ""}, "f-value"),
        ({"value": "3亿元", "on": "某天"}, "f-on"),
        ({"value": "3亿元", "actor": ""}, "f-actor"),
        ({"value": "3亿元", "reason": ""}, "f-reason"),
    ):
        told = hand.send(path, do="correct", **fields)
        assert told.status_code == 422
        assert wrong(told.text)
        assert f'href="#{field}"' in told.text or not field
        assert 'value="很多&lt;钱&gt;"' in told.text or fields["value"] != "很多<钱>"
    assert not own.log()


def test_values_are_confirmed_and_rejected_from_the_card(hand: Hand, own: Workspace) -> None:
    record = with_amount(own)
    card = hand.open(f"/zh/record/{record}")
    assert f"/zh/record/{record}/values" in card
    value = own.ledger().record(record).values("amount")[0]
    hand.done(f"/zh/record/{record}/values?property=amount", do=f"reject:{value.statements[0]}")
    denied = hand.open(f"/zh/record/{record}/values?property=amount")
    assert "其实就是" in denied
    hand.done(f"/zh/record/{record}/values?property=amount", do=f"reject:{value.statements[0]}")
    assert [act.deed for act in own.log()] == [Deed.REJECT, Deed.CONFIRM]
    assert own.ledger().record(record).first("amount").value == value.value  # type: ignore[union-attr]


def test_a_record_is_split_by_its_sentences_and_joined_again(hand: Hand, own: Workspace) -> None:
    record = next(each for each in own.ledger().records("project") if len(each.members) > 2)
    going = record.members[-1]
    page = hand.open(f"/zh/record/{record.id}/split?member={going}")
    assert f'value="{going}" checked' in page
    assert page.count(" checked") == 1
    for member, told in ((record.members, "f-member"), ((), "f-member")):
        refused = hand.send(f"/zh/record/{record.id}/split", member=list(member))
        assert (refused.status_code, f'href="#{told}"' in refused.text) == (422, True)
    hand.done(f"/zh/record/{record.id}/split", member=[going])
    apart = own.ledger().record(going)
    assert apart.id != own.ledger().record(record.members[0]).id
    found = hand.open(f"/zh/record/{record.members[0]}/merge?q={apart.id}")
    assert apart.label in found
    hand.done(f"/zh/record/{record.members[0]}/merge?q={apart.id}", do=f"same:{apart.id}")
    assert own.ledger().record(going).id == own.ledger().record(record.members[0]).id


def test_others_are_found_by_words_of_their_kind_only(hand: Hand, own: Workspace) -> None:
    record = own.ledger().record(with_amount(own))
    found = hand.client.get(f"/zh/record/{record.id}/merge.json?q=项目").json()["found"]
    assert all(own.ledger().record(each["id"]).kind == "project" for each in found)
    assert record.id not in {each["id"] for each in found}


def test_the_log_tells_who_and_why_and_undoes_any_act(hand: Hand, own: Workspace) -> None:
    record = with_amount(own)
    before = own.ledger().record(record).first("amount")
    hand.done(f"/zh/record/{record}/values?property=amount", do="correct", value="5亿元", reason="合同第三页")
    other = Hand(hand.client, "王芳")
    name = next(own.ledger().records("organisation")).id
    other.done(f"/zh/record/{name}/values?property=short_name", do="correct", value="简称甲")
    page = hand.open("/zh/log")
    assert all(word in page for word in ("周敏", "王芳", "合同第三页", "5亿元", "简称甲"))
    assert "简称甲" not in hand.open("/zh/log?person=周敏")
    assert "简称甲" not in hand.open(f"/zh/log?record={record}")
    hand.done("/zh/log", act=own.log()[0].id)
    now = own.ledger().record(record).first("amount")
    assert now is not None
    assert before is not None
    assert now.value == before.value
    again = hand.send("/zh/log", act=own.log()[0].id, reason="又一次")
    assert again.status_code == 422


def test_the_name_is_asked_once(hand: Hand, own: Workspace) -> None:
    path = f"/zh/record/{with_amount(own)}/values?property=amount"
    hand.done(path, do="correct", value="5亿元")
    assert 'name="actor" value="周敏"' in hand.open(path).replace(' aria-describedby="h-actor"', "")
    hand.done(path, do="correct", value="6亿元", actor="周敏")
    assert {act.attestation.actor for act in own.log()} == {"周敏"}
