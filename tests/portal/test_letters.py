"""Letters: what visitors send waits for a person, and has its effect once it is accepted."""

import errno
import html
import io
import re
import zipfile
from collections.abc import Iterator

import pytest

from liandong import Workspace
from liandong.model import Deed
from liandong.portal.public.sending import HONEY
from tests.portal.hand import Hand, wrong
from tests.portal.visitor import CODE, FACE, FIRM, PAGE, Visitor, links, visiting

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture
def both(own: Workspace) -> Iterator[tuple[Visitor, Hand]]:
    with visiting(own) as found:
        yield found


def read(reviewer: Hand, own: Workspace) -> str:
    """The import to which the reviewer was led, once it is done."""
    for _ in range(200):
        page = reviewer.open(reviewer.led)
        if 'class="state done"' in page or 'class="state failed"' in page:
            return page
        own.newest()
    raise AssertionError(page)


@pytest.mark.parametrize("way", ["text", "file"])
def test_a_page_is_read_once_a_person_accepts_it(both: tuple[Visitor, Hand], own: Workspace, way: str) -> None:
    visitor, reviewer = both
    before = own.ledger().view.counts().documents
    files = {"file": ("../../签约.txt", PAGE["text"].encode(), "text/html")} if way == "file" else None
    told = visitor.sent("/zh/send", files, source=PAGE["source"], **({} if files else {"text": PAGE["text"]}))
    assert "已收到" in told
    assert "待处理" in told
    assert own.ledger().view.counts().documents == before
    page = reviewer.open("/zh/letters/1")
    assert "新芯产业园项目" in page
    reviewer.done("/zh/letters/1", do="accept")
    assert reviewer.led.startswith("/zh/import/")
    read(reviewer, own)
    names = {document.path for document in own.ledger().documents()}
    assert any(name.endswith("签约.txt" if way == "file" else f"{visitor.receipt}.txt") for name in names)
    assert any(each.label == "新芯产业园项目" for each in own.ledger().records("project"))
    assert "已接受" in visitor.state()
    assert "周敏" not in visitor.state()
    again = reviewer.send("/zh/letters/1", do="undo")
    assert "liandong erase" in wrong(again.text)[0]


def test_a_page_that_a_full_disk_keeps_out_waits_still(
    both: tuple[Visitor, Hand], own: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, reviewer = both
    visitor.sent("/zh/send", **PAGE)

    def full(*given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "ledgers/liandong/.portal/x")

    with monkeypatch.context() as patched:
        patched.setattr("liandong.jobs.jobs.shutil.copyfileobj", full)
        told = reviewer.send("/zh/letters/1", do="accept")
    assert told.status_code == 503
    assert "磁盘" in told.text
    assert "ledgers/" not in told.text
    assert reviewer.client.get("/zh/letters/1.json").json()["state"] == "waiting"
    assert reviewer.send("/zh/letters/1", do="accept").status_code == 303


def test_an_address_waits_for_the_page_that_a_person_fetches(both: tuple[Visitor, Hand], own: Workspace) -> None:
    visitor, reviewer = both
    visitor.sent("/zh/send", address="https://www.example.org/a.html", source="江临发布")
    assert wrong(reviewer.send("/zh/letters/1", do="accept").text)
    assert "待处理" in visitor.state()
    reviewer.done("/zh/letters/1", {"file": ("a.html", f"<p>{PAGE['text']}</p>".encode(), "text/html")}, do="accept")
    read(reviewer, own)
    assert "已接受" in visitor.state()


def test_what_is_rejected_tells_its_sender_why_and_waits_again_when_it_is_taken_back(
    both: tuple[Visitor, Hand],
) -> None:
    visitor, reviewer = both
    visitor.sent("/zh/send", **PAGE)
    reviewer.done("/zh/letters/1", do="reject", reason="已有同样的页面")
    assert "已谢绝" in visitor.state()
    assert "已有同样的页面" in visitor.state()
    assert "周敏" not in visitor.state()
    late = reviewer.send("/zh/letters/1", do="accept")
    assert "别人处理" in wrong(late.text)[0]
    reviewer.done("/zh/letters/1", do="undo")
    assert "待处理" in visitor.state()
    assert "已有同样的页面" not in visitor.state()


def test_a_firm_stands_in_the_ledger_once_it_is_accepted(both: tuple[Visitor, Hand], own: Workspace) -> None:
    visitor, reviewer = both
    visitor.sent("/zh/join", **FIRM)
    assert FIRM["name"] not in visitor.open(f"{FACE}/zh/firms")
    page = reviewer.open("/zh/letters/1")
    assert FIRM["contact"] in page
    reviewer.done("/zh/letters/1", do="accept")
    (act,) = own.log()
    assert act.deed is Deed.ENTER
    firm = next(each for each in own.ledger().records("organisation") if each.label == FIRM["name"])
    assert firm.values("uscc")[0].value.text == CODE
    shown = visitor.open(f"{FACE}/zh/firms")
    assert FIRM["needs"] in shown
    assert FIRM["contact"] not in shown
    assert f"/record/{firm.id}" in shown
    assert f"/record/{firm.id}" in visitor.state()
    reviewer.done("/zh/letters/1", do="undo")
    assert not [each for each in own.ledger().records("organisation") if each.label == FIRM["name"]]
    assert FIRM["name"] not in visitor.open(f"{FACE}/zh/firms")


def test_a_letter_waits_again_also_where_its_entry_was_taken_back_by_the_log(
    both: tuple[Visitor, Hand], own: Workspace
) -> None:
    visitor, reviewer = both
    visitor.sent("/zh/join", **FIRM)
    reviewer.done("/zh/letters/1", do="accept")
    own.undo(own.log()[-1], actor="李复", reason="重复")
    before = len(own.log())
    assert FIRM["name"] not in visitor.open(f"{FACE}/zh/firms")
    reviewer.done("/zh/letters/1", do="undo")
    assert "待处理" in visitor.state()
    assert len(own.log()) == before


def test_what_a_firm_needs_is_read_into_the_form_of_a_need(both: tuple[Visitor, Hand]) -> None:
    pytest.importorskip("ortools", reason="liandong[matching] is not installed: nothing is matched")
    visitor, reviewer = both
    visitor.sent("/zh/join", **{**FIRM, "needs": "为扩建产线申请贷款500万元，期限三年，以设备抵押"})
    (link,) = re.findall(r'href="(/zh/match/needs/new\?[^"]+)"', reviewer.open("/zh/letters/1"))
    form = reviewer.open(html.unescape(link))
    for value in (FIRM["name"], "500", "36"):
        assert f'value="{value}"' in form
    assert "设备" in form


def test_a_firm_is_told_at_once_what_is_wrong(both: tuple[Visitor, Hand]) -> None:
    visitor, reviewer = both
    told = visitor.post("/zh/join", **{**FIRM, "code": CODE[:-1] + "4", "contact": " "})
    assert told.status_code == 422
    assert 'id="e-code"' in told.text
    assert 'id="e-contact"' in told.text
    assert FIRM["needs"] in told.text
    assert "没有这样的来件" in reviewer.open("/zh/letters")


def contested(visitor: Visitor, own: Workspace) -> str:
    """The address at which the sum of a project is contested."""
    from liandong.portal.public.shown import is_shown

    project = next(each for each in own.ledger().records("project") if is_shown(each) and each.first("amount"))
    card = visitor.open(f"{FACE}/zh/record/{project.id}")
    return next(each for each in links(card) if "/contest" in each and "property=amount" in each).removeprefix(FACE)


OBJECTION = {"wrong": "少了一个零", "right": "777亿元", "proof": "年报第三页"}


def test_an_objection_leads_to_a_correction_that_can_be_taken_back(both: tuple[Visitor, Hand], own: Workspace) -> None:
    visitor, reviewer = both
    path = contested(visitor, own)
    visitor.sent(path, **OBJECTION)
    page = reviewer.open("/zh/letters/1")
    assert 'name="value" aria-describedby="h-value" value="777亿元"' in page
    reviewer.done("/zh/letters/1", do="accept", how="correct", value="777亿元", scope="total", on="")
    (act,) = own.log()
    assert act.deed is Deed.CORRECT
    record = own.ledger().record(re.search(r"record=(\w+)", path)[1])  # type: ignore[index]
    assert record.first("amount").value.raw == "777亿元"  # type: ignore[union-attr]
    assert "已接受" in visitor.state()
    reviewer.done("/zh/letters/1", do="undo")
    assert own.ledger().record(record.id).first("amount").value.raw != "777亿元"  # type: ignore[union-attr]
    assert "待处理" in visitor.state()


def test_an_objection_is_answered_by_a_rejection_of_the_value_or_otherwise(
    both: tuple[Visitor, Hand], own: Workspace
) -> None:
    visitor, reviewer = both
    path = contested(visitor, own)
    visitor.sent(path, **{**OBJECTION, "right": ""})
    visitor.sent(path, **OBJECTION)
    bad = reviewer.send("/zh/letters/1", do="accept", how="correct", value="很多")
    assert bad.status_code == 422
    assert wrong(bad.text)
    reviewer.done("/zh/letters/1", do="accept", how="reject_value")
    assert [act.deed for act in own.log()] == [Deed.REJECT]
    reviewer.done("/zh/letters/2", do="accept", how="done")
    assert len(own.log()) == 1


def test_what_was_sent_is_erased_for_good(both: tuple[Visitor, Hand]) -> None:
    visitor, reviewer = both
    visitor.sent("/zh/join", **FIRM)
    reviewer.done("/zh/letters/1", do="reject")
    page = reviewer.done("/zh/letters/1", do="erase")
    assert "内容已清除" in page
    assert FIRM["contact"] not in page
    assert "已谢绝" in visitor.state()


def test_programs_that_fill_in_every_field_are_refused(both: tuple[Visitor, Hand]) -> None:
    visitor, _ = both
    assert "留空" in wrong(visitor.post("/zh/send", **PAGE, **{HONEY: "http://x"}).text)[0]
    given = {"form": visitor.token(f"{FACE}/zh/send"), **PAGE}
    refused = visitor.client.post(f"{FACE}/zh/send", data=given)
    assert refused.status_code == 422
    assert 'id="e-agree"' in refused.text


def test_a_full_inbox_says_so(own: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "settings", type(own.settings)(max_letters=1))
    with visiting(own) as (visitor, reviewer):
        token = visitor.token(f"{FACE}/zh/send")
        visitor.sent("/zh/send", **PAGE)
        for path in ("/zh/send", "/zh/join"):
            assert "来件已满" in visitor.open(f"{FACE}{path}")
        late = visitor.client.post(f"{FACE}/zh/send", data={"form": token, "agree": "1", "text": "x", "source": "y"})
        assert late.status_code == 503
        assert "来件已满" in late.text
        assert "来件已满" in reviewer.open("/zh/letters")


def test_hostile_letters_stay_text(both: tuple[Visitor, Hand]) -> None:
    visitor, reviewer = both
    visitor.sent(
        "/zh/send", {"file": (f"{SCRIPT}.html", SCRIPT.encode() * 3, "text/html")}, source=SCRIPT, title=SCRIPT
    )
    visitor.sent("/zh/join", **{**FIRM, "name": f"{SCRIPT}有限公司", "needs": SCRIPT, "trade": SCRIPT})
    pages = [reviewer.open(f"/zh/letters{each}") for each in ("", "/1", "/2")]
    pages.append(visitor.post("/zh/send", source=SCRIPT, address="javascript:alert(1)").text)
    reviewer.done("/zh/letters/1", do="reject", reason=SCRIPT)
    pages.append(visitor.state())
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript' not in page
    file = reviewer.client.get("/zh/letters/1/file")
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"].startswith("attachment; ")
    assert file.headers["x-content-type-options"] == "nosniff"
    assert not {"\r", "\n", '"'} & set(file.headers["content-disposition"])


def test_files_that_are_none_or_too_much_are_told(both: tuple[Visitor, Hand]) -> None:
    visitor, reviewer = both
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 300_000_000)
    visitor.sent("/zh/send", {"file": ("a.xlsx", bomb.getvalue(), "x")}, source="x")
    visitor.sent("/zh/send", {"file": ("a.exe", b"MZ\x00\x01" * 50, "x")}, source="x")
    for number in (1, 2):
        assert "这个文件读不了" in reviewer.open(f"/zh/letters/{number}")
    big = visitor.post("/zh/send", {"file": ("a.txt", b"x" * 3_000_000, "x")}, source="x")
    assert big.status_code == 413
    assert "公众版" in big.text
    two = [("file", ("a.txt", b"x", "x")), ("file", ("b.txt", b"x", "x"))]
    assert 'id="e-file"' in visitor.post("/zh/send", two, source="x").text


def test_another_site_cannot_send_letters_nor_judge_them(both: tuple[Visitor, Hand]) -> None:
    visitor, reviewer = both
    given = {"form": visitor.token(f"{FACE}/zh/send"), "agree": "1", **PAGE}
    refused = visitor.client.post(f"{FACE}/zh/send", data=given, headers={"origin": "https://evil.example"})
    assert refused.status_code == 403
    assert visitor.client.post(f"{FACE}/zh/send", data={**given, "form": "x"}).status_code == 403
    visitor.sent("/zh/send", **PAGE)
    judged = {"form": given["form"], "do": "accept", "actor": "x", "reason": "y"}
    assert reviewer.client.post("/zh/letters/1", data=judged).status_code == 403
    assert "待处理" in visitor.state()


def test_what_is_not_there_is_told(both: tuple[Visitor, Hand]) -> None:
    _, reviewer = both
    for path in ("/zh/letters/1", "/zh/letters/x", "/zh/letters/99999999999999999999", "/zh/letters/1/file"):
        assert reviewer.client.get(path).status_code == 404, path
