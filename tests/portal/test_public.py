"""The public face: what visitors see, and what they never do."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.model import Conflict
from liandong.portal import application
from liandong.portal.public.shown import KINDS_SHOWN, blotted, is_shown
from liandong.reports.shelf import Made, Shelf, Word, moment
from tests.portal.hand import Hand
from tests.portal.visitor import FACE, FIRM, NAME, PAGE, Visitor, links, visiting

DECLARED = {
    "", "/about", "/contest", "/firms", "/join", "/receipt", "/record/{id}", "/reports", "/search", "/send",
    "/agreements", "/commitments", "/events", "/figures", "/mechanisms", "/organisations", "/policies", "/projects",
    "/publications", "/sites",
}  # fmt: skip
"""All that visitors may ask for, without language and form; files of reports beside."""
SECRETS = {
    "telephone": "13800138000",
    "written telephone": "0755-86543210",
    "mail": "limei@bureau.example",
    "person": "欧阳若楠",
    "speaker": "司徒晓峰",
    "actor": "周敏敏",
    "reason": "据内部电话记录",
    "file": "机密-周主任",
    "aside": "不入账的附件",
    "contact": "13912345678",
    "firm mail": "zhang@xinxin.example",
    "contested": "上官文清私下说",
    "waiting": "尚未核准公司",
}
NAMED = ("person", "speaker")
"""Who holds an office may be named in the published sentence that proves a value, and nowhere else."""
INSIDE = ("log", "documents", "set-aside", "persons", "projects", "letters", *(f"letters/{n}" for n in range(1, 5)))
"""Pages of the portal itself on which all of it stands, but telephones, which are blotted out on reading."""


def unquoted(told: str) -> str:
    """A page, or the same as data, without the sentences that prove values."""
    told = re.sub(r"<blockquote>.*?</blockquote>", "", told, flags=re.DOTALL)
    told = re.sub(r'"sentences":\[.*?\]', "", told)
    if told.startswith("\ufeff"):
        return "\n".join(",".join([*row[:2], *row[3:]]) for row in csv.reader(io.StringIO(told)))
    return told


@pytest.fixture
def both(own: Workspace) -> Iterator[tuple[Visitor, Hand]]:
    with visiting(own) as found:
        yield found


def test_there_is_no_public_face_unless_it_is_asked_for(own: Workspace) -> None:
    app = application(own, hosts=[NAME])
    with TestClient(app, f"http://{NAME}", raise_server_exceptions=False) as client:
        assert [client.get(path).status_code for path in ("/public/zh", "/public/zh/send", "/zh/letters")] == [404] * 3
        assert "/letters" not in client.get("/zh").text
    app.close()


def test_visitors_can_ask_for_what_is_declared_and_nothing_else(both: tuple[Visitor, Hand]) -> None:
    """Every address of the portal, asked for under the public face; whoever adds a page there declares it here."""
    visitor, reviewer = both
    described = visitor.client.get(f"{FACE}/openapi.json").json()["paths"]
    named = {path.removeprefix("/{lang}").rpartition(".")[0] or path for path in described}
    named -= {"/{lang}/reports/{id}/{format}"}
    assert {"" if path == "/overview" else path for path in named} == DECLARED
    inside = reviewer.client.get("/openapi.json").json()["paths"]
    for path in {each.removeprefix("/{lang}") for each in inside} - {
        each.removeprefix("/{lang}") for each in described
    }:
        filled = (
            path.replace("{id}", "x").replace("{number}", "1").replace("{kind}", "project").replace("{code}", "440100")
        )
        for way in (filled, filled.removesuffix(".json").removesuffix(".csv")):
            assert visitor.client.get(f"{FACE}/zh{way}").status_code == 404, way
    for path in ("/zh/letters", "/zh/%2e%2e/%2e%2e/zh/log", "/zh/..%2f..%2fzh%2flog", "//zh/review", "/static/x"):
        assert visitor.client.get(f"{FACE}{path}").status_code in (404, 422), path


def test_every_page_says_that_it_is_the_public_face_and_as_of_when(both: tuple[Visitor, Hand]) -> None:
    visitor, _ = both
    for path in DECLARED - {"/record/{id}"}:
        page = visitor.open(f"{FACE}/zh{path}")
        assert "<b>公众版</b>" in page, path
        assert "数据截至" in page, path
        assert not {each for each in links(page) if not each.startswith((f"{FACE}/", "/static/"))}, path


def test_persons_and_what_sources_contradict_one_another_on_are_withheld(
    both: tuple[Visitor, Hand], own: Workspace
) -> None:
    visitor, _ = both
    ledger = own.ledger()
    hidden = [each for each in ledger.records() if not is_shown(each)]
    assert {each.kind for each in hidden} >= {"person", "proposal", "project"}
    for record in hidden:
        told = visitor.client.get(f"{FACE}/zh/record/{record.id}")
        assert told.status_code == 404, record.label
        values = {v.value.text for _, each in record.properties for v in each if v.conflict is Conflict.REAL}
        assert not [value for value in values if len(value) > 3 and value in told.text]
    for kind in KINDS_SHOWN:
        listed = visitor.client.get(f"{FACE}/zh/{kind}s.json".replace("policys", "policies")).json()
        shown = [each for each in ledger.records(kind) if is_shown(each)]
        assert listed["total"] == len(shown), kind


def test_the_past_is_not_shown(both: tuple[Visitor, Hand], own: Workspace) -> None:
    visitor, _ = both
    own.build([])
    now = visitor.client.get(f"{FACE}/zh/projects.json").json()
    then = visitor.client.get(f"{FACE}/zh/projects.json?as_of=2000-01-01&known_on=1").json()
    assert then == now
    assert "as_of" not in visitor.open(f"{FACE}/zh/projects?as_of=2024-01-01")


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[Workspace]:
    """A ledger whose every corner holds something that is nobody's business."""
    pages = tmp_path / "pages"
    pages.mkdir()
    told = (
        "江临区举行重大项目签约仪式\n江临日报 2031年4月22日 记者 {person}\n"
        "2031年4月22日，江临区重大项目集中签约仪式在江临会议中心举行。江临区区长{person}出席并致辞。"
        "新芯科技有限公司投资3亿元建设新芯产业园项目，联系电话{telephone}、{written telephone}，邮箱{mail}。\n"
        "省社科院研究员{speaker}建议，加快建设江临港产业带。\n"
    ).format(**SECRETS)
    (pages / f"{SECRETS['file']}.txt").write_text(told, encoding="utf-8")
    (pages / f"{SECRETS['aside']}.bin").write_bytes(b"\x00" * 100)
    with open_workspace(tmp_path / "ws", create=True) as made:
        made.build([pages])
        by = {"actor": SECRETS["actor"], "reason": SECRETS["reason"]}
        project = next(each for each in made.ledger().records("project"))
        made.correct(project.id, "amount", "4亿元", **by)
        made.confirm(project.id, "name", **by)
        made.enter("project", {"name": f"江临码头 {SECRETS['mail']}", "amount": "5亿元"}, **by)
        made.build([])
        yield made


def test_nothing_personal_and_nothing_unreviewed_is_on_any_page(planted: Workspace) -> None:
    """Walks all that visitors can reach, as HTML, JSON and CSV, in both languages."""
    with visiting(planted) as (visitor, reviewer):
        visitor.sent("/zh/join", **FIRM)
        visitor.sent("/zh/join", **{**FIRM, "name": SECRETS["waiting"]})
        visitor.sent("/zh/send", **{**PAGE, "contact": SECRETS["contact"]})
        card = next(each for each in links(visitor.open(f"{FACE}/zh/projects")) if "/record/" in each)
        contest = next(each for each in links(visitor.open(card)) if "/contest" in each)
        visitor.sent(contest.removeprefix(FACE), wrong=SECRETS["contested"], proof="x", contact=SECRETS["contact"])
        reviewer.done("/zh/letters/1", do="accept")
        planted.build([])
        seen, left = dict[str, str](), {f"{FACE}/zh", f"{FACE}/en"}
        while left:
            address = left.pop()
            answer = visitor.client.get(address)
            assert answer.status_code in (200, 404), (address, answer.text[-300:])
            seen[address] = answer.text
            if answer.headers["content-type"].startswith("text/html"):
                left |= {each for each in links(answer.text) if each.startswith(FACE)} - seen.keys()
        assert len([address for address in seen if "/record/" in address]) > 3
        assert any(address.endswith(".csv") for address in seen)
        leaks = {(name, address) for address, text in seen.items() for name, word in SECRETS.items() if word in text}
        leaks -= {
            (name, address) for name, address in leaks if name in NAMED and SECRETS[name] not in unquoted(seen[address])
        }
        assert leaks == set()
        inside = "".join(reviewer.open(f"/zh/{path}") for path in INSIDE)
        assert {name for name, word in SECRETS.items() if word not in inside} == {"telephone", "written telephone"}
        told = "".join(seen.values())
        assert FIRM["name"] in told
        assert "经台账管理方核实" in told


def test_a_report_is_handed_out_once_it_is_published_and_no_longer_than_that(
    both: tuple[Visitor, Hand], own: Workspace
) -> None:
    visitor, _ = both
    assert own.folder is not None
    shelf = Shelf(own.folder / ".portal" / "reports")
    by = Word("周敏敏", moment(), "内部理由")
    shelf.put(
        Made("0" * 20, by, "三市季报", "", "zh", ("鹭原市",), "2017..2025", 1, ("pdf",), 1, 1), {"pdf": b"%PDF-x"}
    )
    address = f"{FACE}/zh/reports/{'0' * 20}"
    assert "还没有公开的报告" in visitor.open(f"{FACE}/zh/reports")
    assert visitor.client.get(f"{address}/pdf").status_code == 404
    shelf.publish("0" * 20, by)
    page = visitor.open(f"{FACE}/zh/reports") + visitor.open(f"{FACE}/zh/reports.json")
    assert "三市季报" in page
    assert "周敏敏" not in page
    assert "内部理由" not in page
    assert visitor.client.get(f"{address}/pdf").content == b"%PDF-x"
    assert visitor.client.get(f"{address}/pdf").headers["content-disposition"].startswith("attachment")
    assert visitor.client.get(f"{address}/html").status_code == 404
    shelf.withdraw("0" * 20)
    assert visitor.client.get(f"{address}/pdf").status_code == 404


def test_what_is_private_is_blotted_out_letter_by_letter() -> None:
    for told in ("电话13800138000转8", "邮箱 li.mei+x@bureau.example.cn。", "写信给ＡＢ＠bureau.example"):
        shown = blotted(told)
        assert len(shown) == len(told)
        assert "＊＊＊＊＊" in shown
    assert (
        blotted("投资16.8亿元，2024-03-15，代码91350100M000100Y43")
        == "投资16.8亿元，2024-03-15，代码91350100M000100Y43"
    )


def test_what_is_wrong_is_told_in_the_words_of_the_public_face(both: tuple[Visitor, Hand]) -> None:
    visitor, _ = both
    for path, status in (
        ("/zh/record/nothing", 404), ("/zh/nothing", 404), ("/en/projects?region=", 200),
        ("/zh/projects?amount=x", 400),
        ("/zh/search?q=%22", 400), ("/zh/receipt?number=x", 404), ("/zh/contest?record=x", 404),
        ("/zh/reports/..%2F..%2Fkey/html", 404), ("/zh/reports/key/html", 404),
    ):  # fmt: skip
        told = visitor.client.get(f"{FACE}{path}")
        assert told.status_code == status, path
        assert "公众版" in told.text or path.startswith("/en"), path
        assert 'href="/zh' not in told.text, path


def test_an_empty_ledger_and_one_that_is_old_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_workspace(tmp_path / "ws", create=True) as made, visiting(made) as (visitor, _):
        assert "台账里还没有数据" in visitor.open(f"{FACE}/zh")
        assert "目前没有可以公开的记录" in visitor.open(f"{FACE}/zh/projects")
        (tmp_path / "a.txt").write_text(PAGE["text"], encoding="utf-8")
        made.build([tmp_path / "a.txt"])
        assert "已久未更新" not in visitor.open(f"{FACE}/zh")
    from datetime import timedelta

    from liandong.portal import known

    monkeypatch.setattr(known, "STALE", timedelta(0))
    with open_workspace(tmp_path / "ws") as made, visiting(made) as (visitor, _):
        assert "已久未更新" in visitor.open(f"{FACE}/zh")


def test_pages_are_told_again_as_long_as_the_ledger_is_the_same(both: tuple[Visitor, Hand]) -> None:
    visitor, reviewer = both
    tag = visitor.client.get(f"{FACE}/zh/projects").headers["etag"]
    assert visitor.client.get(f"{FACE}/zh/projects", headers={"if-none-match": tag}).status_code == 304
    assert "no-store" in visitor.client.get(f"{FACE}/zh/send").headers["cache-control"]
    assert 'class="waits"' not in reviewer.open("/zh")
    visitor.sent("/zh/send", **PAGE)
    assert '<b class="waits">1</b>' in reviewer.open("/zh")
