"""Papers of follow-up in the portal: slips issued by a form, opened and taken away; the notice of a month."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.followup.tasks import Tasks, Told
from liandong.messages import LANGUAGES
from tests.portal.conftest import handing
from tests.portal.entering import NAMES, house
from tests.portal.hand import wrong
from tests.portal.looking import kept_out

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
LATE = Told(title="落实用地", owner="市自然资源局", supervisor="市督查室", due=date(2026, 1, 5))
VIEWS = (
    "/tasks/1/slips",
    "/tasks/2/slips",
    "/tasks/notice?month=2026-01",
    "/tasks/notice?month=2026-13",
    "/tasks/appraisal?first=2026-01-01&last=2026-01-31",
    "/tasks/appraisal?first=x",
)


def test_task_book_and_list_are_taken_away_from_the_list(late: Workspace) -> None:
    with handing(late) as hand:
        page = hand.open("/zh/tasks?state=overdue")
        for name, form, start in (("book", "docx", b"PK"), ("book", "pdf", b"%PDF"), ("table", "xlsx", b"PK")):
            at = f"/zh/tasks/{name}/file/{form}"
            assert at in page
            assert hand.client.get(at).content.startswith(start)
            assert hand.client.get(f"/zh/tasks/{name}/file/odt").status_code == 404
        sheet = openpyxl.load_workbook(io.BytesIO(hand.client.get("/zh/tasks/table/file/xlsx?state=overdue").content))
        rows = [[cell.value for cell in row] for row in sheet.worksheets[0].iter_rows()]
        assert [row[1] for row in rows[1:]] == ["落实用地"]


def test_the_portal_has_a_mark_of_its_own(late: Workspace) -> None:
    with handing(late) as hand:
        found = re.search(r'rel="icon"[^>]*href="([^"]+)"', hand.open("/zh/tasks"))
        assert found
        for address in (found[1], "/favicon.ico"):
            answer = hand.client.get(address)
            assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")


@pytest.fixture
def late(tmp_path: Path) -> Iterator[Workspace]:
    """With an overdue task, and one without owner and due date."""
    with open_workspace(tmp_path / "ws", create=True) as made:
        with closing(made.beside()) as beside:
            Tasks(beside).add_all(lambda _: [LATE, Told(title="无主" * 60)], at="2026-01-02T09:00:00+08:00", **BY)
        yield made


def test_a_supervision_slip_is_issued_and_opened_and_taken_away(late: Workspace) -> None:
    with handing(late) as hand:
        page = hand.done(
            "/zh/tasks/1/slips", do="supervise", seen="1", answer="", demand="三日内到会说明", actor="李华"
        )
        (slip,) = json.loads(hand.open("/zh/tasks/1/slips.json"))["slips"]
        assert slip["name"] in page
        assert (slip["to"], slip["issuer"], slip["demand"]) == ("市自然资源局", "市督查室", "三日内到会说明")
        at = f"/zh/tasks/slip/{slip['key']}"
        opened = hand.client.get(f"{at}/open")
        assert slip["name"] in opened.text
        assert "sandbox" in opened.headers["content-security-policy"]
        assert "Supervision slip" in hand.client.get(f"{at}/open?in=en").text
        for name, start in (("docx", b"PK"), ("pdf", b"%PDF")):
            file = hand.client.get(f"{at}/file/{name}")
            assert file.content.startswith(start)
            assert slip["key"] in file.headers["content-disposition"]
            assert hand.client.get(f"{at}/file/{name}").content == file.content
        assert hand.client.get(f"{at}/file/odt").status_code == 404
        assert hand.client.get("/zh/tasks/slip/supervise-2026-99/open").status_code == 404
        assert "/tasks/1/slips" in hand.open("/zh/tasks/1")


def test_what_gives_no_ground_is_not_offered_and_not_issued(late: Workspace) -> None:
    with handing(late) as hand:
        assert 'value="supervise"' not in hand.open("/zh/tasks/2/slips")
        refused = hand.send("/zh/tasks/2/slips", token=hand.token("/zh/tasks/1/slips"), do="supervise", seen="1")
        assert refused.status_code == 422
        assert "没有责任单位" in wrong(refused.text)[0]
        overtaken = hand.send("/zh/tasks/1/slips", do="supervise", seen="7", actor="李华")
        assert overtaken.status_code == 409
        assert hand.client.get("/zh/tasks/9/slips").status_code == 404
        assert json.loads(hand.open("/zh/tasks/1/slips.json"))["slips"] == []


def test_the_notice_is_shown_and_taken_away(late: Workspace) -> None:
    with handing(late) as hand:
        for lang in LANGUAGES:
            page = hand.open(f"/{lang}/tasks/notice?month=2026-01")
            assert "落实用地" in page
        told = json.loads(hand.open("/zh/tasks/notice.json?month=2026-01"))
        assert (told["due"], told["overdue"], told["outcomes"]["overdue"], told["new"]) == ([1], [1], 1, [1, 2])
        assert "市自然资源局" in hand.open("/zh/tasks/notice.csv?month=2026-01")
        for name, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE")):
            file = hand.client.get(f"/zh/tasks/notice/file/{name}?month=2026-01")
            assert file.content.startswith(start)
        assert "落实用地" in hand.client.get("/zh/tasks/notice/open?month=2026-01").text
        bad = hand.client.get("/zh/tasks/notice?month=2026-13")
        assert (bad.status_code, "2026-13" in bad.text) == (400, True)
        assert hand.client.get("/zh/tasks/notice/open?month=2026-13").status_code == 422
        assert hand.client.get("/zh/tasks/notice").status_code == 200


def test_the_appraisal_is_shown_and_taken_away(late: Workspace) -> None:
    asked = "first=2026-01-01&last=2026-01-31"
    with handing(late) as hand:
        for lang in LANGUAGES:
            assert "市自然资源局" in hand.open(f"/{lang}/tasks/appraisal?{asked}")
        (merit,) = json.loads(hand.open(f"/zh/tasks/appraisal.json?{asked}"))["organisations"]
        assert (merit["owner"], merit["judged"], merit["in_time"], merit["tasks"]) == (
            "市自然资源局",
            1,
            0,
            {"1": "overdue"},
        )
        assert "市自然资源局" in hand.open(f"/zh/tasks/appraisal.csv?{asked}")
        for name, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE")):
            assert hand.client.get(f"/zh/tasks/appraisal/file/{name}?{asked}").content.startswith(start)
        assert "市自然资源局" in hand.client.get(f"/zh/tasks/appraisal/open?{asked}").text
        for odd in ("first=2026-02-30", "first=2026-03-01&last=2026-01-01", "first=2999-01-01"):
            answer = hand.client.get(f"/zh/tasks/appraisal?{odd}")
            assert (answer.status_code, 'role="alert"' in answer.text) == (400, True)
            assert hand.client.get(f"/zh/tasks/appraisal/open?{odd}").status_code == 422
        assert hand.client.get(f"/zh/tasks/appraisal/file/odt?{asked}").status_code == 404
        assert hand.client.get("/zh/tasks/appraisal").status_code == 200


def test_readers_read_slips_and_only_reviewers_put_under_supervision(late: Workspace) -> None:
    with house(late) as accounts:
        reader, editor, reviewer = (accounts.as_(role) for role in (Role.READER, Role.EDITOR, Role.REVIEWER))
        assert "<form method" not in reader.open("/zh/tasks/1/slips")
        assert 'value="supervise"' not in editor.open("/zh/tasks/1/slips")
        assert editor.send("/zh/tasks/1/slips", do="supervise", seen="1").status_code == 422
        editor.done("/zh/tasks/1/slips", do="remind", seen="1")
        reviewer.done("/zh/tasks/1/slips", do="supervise", seen="1")
        assert len(json.loads(reader.open("/zh/tasks/1/slips.json"))["slips"]) == 2


def test_owners_write_no_slips_to_themselves_in_their_supervisor_s_name(late: Workspace) -> None:
    with house(late) as held:
        reviewer, account = held.as_(Role.REVIEWER), NAMES[Role.REVIEWER]
        held.access.accounts.bind(account, ["市自然资源局"])
        assert "<form method" not in reviewer.open("/zh/tasks/1/slips")
        token = reviewer.token("/zh/tasks/1")
        for sort in ("assign", "remind", "supervise"):
            refused = reviewer.send("/zh/tasks/1/slips", token=token, do=sort, seen="1")
            assert any("市自然资源局" in each for each in wrong(refused.text))
        held.access.accounts.bind(account, ["市督查室"])
        reviewer.done("/zh/tasks/1/slips", do="supervise", seen="1")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_papers(late: Workspace, chromium: Any, lang: str) -> None:
    assert kept_out(chromium, late, lang, VIEWS) == []
