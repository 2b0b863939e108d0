"""The import in the portal: files are looked at, agreed to, and read by a job; nothing hostile gets further."""

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.model import Deed
from liandong.portal import application
from liandong.settings import Settings
from tests.exchange.given_back import changed, exported, opened
from tests.portal.conftest import NAME, handing
from tests.portal.hand import Hand, hidden, wrong

GOOD = ("项目", "滨江数据中心", "投资额（万元）", 45000)
BAD = (("项目", "滨江数据中心", "日期", "乱写"), ("项目", "江临智造园", "日期", "某年"))
PAGE = "\n".join(
    (
        "2031年4月22日，江临区与晏海市签署战略合作框架协议，双方将在港口物流领域开展合作。",
        "会上，甲乙丙科技有限公司与江临区人民政府签约，投资12亿元建设江临智能装备产业园项目。",
    )
).encode()


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "filled", tmp_path / "in") as workspace:
        exported(workspace, tmp_path / "out.xlsx")
        yield workspace


@pytest.fixture
def filler(filled: Workspace) -> Iterator[Hand]:
    with handing(filled) as hand:
        yield hand


def sending(*files: tuple[str, bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", file) for file in files]


def ended(hand: Hand, path: str) -> str:
    """The page of a job that has come to its end."""
    until = time.monotonic() + 60
    while 'data-refresh="' in (page := hand.open(path)):
        assert time.monotonic() < until
    return page


def test_pages_are_sent_looked_at_and_read(filler: Hand, filled: Workspace) -> None:
    looked = filler.done("/zh/import", sending(("新闻.txt", PAGE), ("空.txt", b"  ")))
    job = filler.led
    assert "新闻.txt" in looked
    assert 'class="fault"' in looked.partition("空.txt")[2]
    assert not list(filled.ledger().find("智能装备"))
    filler.done(job, do="start", print=hidden(looked, "print"))
    page = ended(filler, job)
    assert 'class="state done"' in page
    assert list(filled.ledger().find("智能装备"))
    assert "空.txt" in page  # set aside, with the reason
    assert "周敏" in hand_json(filler, job)["actor"]
    assert filler.client.get("/zh/import").text.count(f'href="{job}"') == 1


def hand_json(hand: Hand, job: str) -> dict[str, str]:
    found: dict[str, str] = hand.client.get(job + ".json").json()
    return found


def test_a_workbook_with_two_bad_cells_is_mended_and_taken_in(filler: Hand, filled: Workspace, tmp_path: Path) -> None:
    bad = changed(tmp_path / "out.xlsx", tmp_path / "bad.xlsx", GOOD, *BAD).read_bytes()
    looked = filler.done("/zh/import", sending(("改正.xlsx", bad)))
    assert all(each in looked for each in ("乱写", "某年", "45000"))
    refused = filler.send(filler.led, do="start", print=hidden(looked, "print"))
    assert refused.status_code == 422
    assert 'href="#f-skip"' in refused.text
    assert not filled.log()
    good = changed(tmp_path / "out.xlsx", tmp_path / "good.xlsx", GOOD).read_bytes()
    looked = filler.done("/zh/import", sending(("改正.xlsx", good)))
    job = filler.led
    filler.done(job, do="start", print=hidden(looked, "print"), reason="年报核对")
    page = ended(filler, job)
    assert 'class="state done"' in page, wrong(page)
    assert filled.log()[-1].deed is Deed.IMPORT
    assert filled.log()[-1].attestation.reason == "年报核对"
    record = next(r for r in filled.ledger().records("project") if r.label == "滨江数据中心")
    assert record.first("amount").value.number == 450_000_000  # type: ignore[union-attr]
    filler.done("/zh/log", act=filled.log()[-1].id)
    record = next(r for r in filled.ledger().records("project") if r.label == "滨江数据中心")
    assert record.first("amount").value.number == 300_000_000  # type: ignore[union-attr]


def test_bad_cells_are_left_out_where_a_person_says_so(filler: Hand, filled: Workspace, tmp_path: Path) -> None:
    bad = changed(tmp_path / "out.xlsx", tmp_path / "bad.xlsx", GOOD, BAD[0]).read_bytes()
    looked = filler.done("/en/import", sending(("b.xlsx", bad)))
    filler.done(filler.led, do="start", print=hidden(looked, "print"), skip="1")
    assert "1</b> changes written down" in ended(filler, filler.led.partition("?")[0])
    assert [act.deed for act in filled.log()] == [Deed.CORRECT, Deed.IMPORT]


def test_a_workbook_kept_by_hand_tells_its_bad_cells_before_anything_is_read(filler: Hand, filled: Workspace) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "项目"
    for row in (("项目名称", "总投资（亿元）", "签约日期"), ("望川园", 3, "2031-01-02"), ("听涛园", "许多", "某日")):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    looked = filler.done("/zh/import", sending(("手工台账.xlsx", file.getvalue())))
    assert all(each in looked for each in ("B3", "许多", "C3", "某日"))
    refused = filler.send(filler.led, do="start", print=hidden(looked, "print"))
    assert refused.status_code == 422
    assert 'href="#f-skip"' in refused.text
    filler.done(filler.led, do="start", print=hidden(looked, "print"), skip="1")
    assert 'class="state done"' in ended(filler, filler.led.partition("?")[0])
    assert {"望川园", "听涛园"} <= {record.label for record in filled.ledger().records("project")}


def test_changes_that_are_others_by_now_are_asked_again(filler: Hand, filled: Workspace, tmp_path: Path) -> None:
    good = changed(tmp_path / "out.xlsx", tmp_path / "good.xlsx", GOOD).read_bytes()
    looked = filler.done("/zh/import", sending(("改正.xlsx", good)))
    job, seen = filler.led, hidden(looked, "print")
    record = next(r for r in filled.ledger().records("project") if r.label == "滨江数据中心")
    filler.done(f"/zh/record/{record.id}/values?property=amount", do="correct", value="5亿元")
    told = filler.send(job, do="start", print=seen)
    assert told.status_code == 422
    assert len(filled.log()) == 1


def test_an_import_is_discarded_with_its_files(filler: Hand, filled: Workspace) -> None:
    filler.done("/zh/import", sending(("a.txt", PAGE)))
    assert filled.folder is not None
    kept = filled.folder / ".portal" / "jobs"
    assert [path.name for path in kept.rglob("*.txt")] == ["a.txt"]
    filler.done(filler.led, do="discard")
    assert not list(kept.iterdir())


def test_paths_in_names_lead_nowhere(filler: Hand, filled: Workspace, tmp_path: Path) -> None:
    before = {path for path in tmp_path.rglob("*") if ".portal" not in path.parts}
    names = ("../../../evil.txt", "..\\..\\evil.txt", "/etc/evil.txt", "<script>alert(1)</script>.txt", "job.json")
    looked = filler.done("/zh/import", sending(*((name, PAGE + name.encode()) for name in names)))
    assert filled.folder is not None
    assert {path for path in tmp_path.rglob("*") if ".portal" not in path.parts} == before
    kept = {path.name for path in (filled.folder / ".portal").rglob("*") if "files" in path.parts}
    assert kept == {"files", "evil.txt", "evil (2).txt", "evil (3).txt", "script.txt", "job.json"}
    assert "<script>alert" not in looked
    assert hand_json(filler, filler.led)["state"] == "offered"


def bomb(declared: bool) -> bytes:
    """A small workbook that unpacks to 300 MB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        with packed.open("xl/worksheets/sheet1.xml", "w", force_zip64=False) as sheet:
            for _ in range(300):
                sheet.write(b"0" * 1_000_000)
    data = file.getvalue()
    return data if declared else data.replace((300_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


@pytest.mark.parametrize("declared", [True, False])
def test_a_bomb_is_set_aside(filler: Hand, filled: Workspace, declared: bool) -> None:
    looked = filler.done("/zh/import", sending(("弹.xlsx", bomb(declared)), ("新闻.txt", PAGE)))
    job = filler.led
    filler.done(job, do="start", print=hidden(looked, "print"))
    page = ended(filler, job)
    assert 'class="state done"' in page
    assert "弹.xlsx" in page.partition("<table>")[2]
    assert list(filled.ledger().find("智能装备"))


def test_more_than_the_setting_allows_is_refused(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "small", create=True) as workspace:
        workspace.settings = Settings(max_upload_bytes=100_000)
        app = application(workspace, hosts=[NAME])
        hand = Hand(TestClient(app, f"http://{NAME}", raise_server_exceptions=False))
        assert hand.send("/zh/import", sending(("a.txt", b"x" * 90_000))).status_code == 303
        assert hand.send("/zh/import", sending(("a.txt", b"x" * 60_000), ("b.txt", b"y" * 60_000))).status_code == 413
        none = hand.send("/zh/import")
        assert none.status_code in (415, 422)
        assert len(list((tmp_path / "small" / ".portal" / "jobs").iterdir())) == 1
        app.close()


def test_an_import_whose_file_is_gone_is_told_and_discarded(filler: Hand, filled: Workspace) -> None:
    filler.done("/zh/import", sending(("a.txt", PAGE)))
    assert filled.folder is not None
    next(filled.folder.glob(".portal/jobs/*/files/a.txt")).unlink()
    assert 'class="fault"' in filler.open(filler.led)
    filler.done(filler.led, do="discard")
    assert "a.txt" not in filler.open("/zh/import")


def test_a_job_is_that_of_its_own_folder(filler: Hand, filled: Workspace) -> None:
    filler.done("/zh/import", sending(("a.txt", PAGE)))
    assert filled.folder is not None
    told = next(filled.folder.glob(".portal/jobs/*/job.json"))
    told.write_text(told.read_text("utf-8").replace(told.parent.name, "../../elsewhere"), "utf-8")
    assert filler.client.get(filler.led).status_code == 404


def test_jobs_that_there_are_not_are_told(filler: Hand) -> None:
    for path in ("/zh/import/x", "/zh/import/20260101000000000000-01234567", "/zh/import/..%2f..%2fkey"):
        assert filler.client.get(path).status_code == 404


def test_imports_wait_while_another_program_writes(filler: Hand, filled: Workspace) -> None:
    assert filled.folder is not None
    looked = filler.done("/zh/import", sending(("新闻.txt", PAGE)))
    job = filler.led
    with open_workspace(filled.folder) as other, other._store.lock(0):
        page = filler.done(job, do="start", print=hidden(looked, "print"))
        assert 'class="state waiting"' in page or 'class="state working"' in page
    assert 'class="state done"' in ended(filler, job)


def test_an_import_survives_a_restart_of_the_server(filler: Hand, filled: Workspace) -> None:
    looked = filler.done("/zh/import", sending(("新闻.txt", PAGE)))
    job, cookies = filler.led, dict(filler.client.cookies)
    app = application(filled, hosts=[NAME])
    after = Hand(TestClient(app, f"http://{NAME}", cookies=cookies))
    assert "新闻.txt" in after.open(job)
    after.done(job, token=hidden(looked, "form"), do="start", print=hidden(looked, "print"))
    assert 'class="state done"' in ended(after, job)
    app.close()
