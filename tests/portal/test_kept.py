"""Kept answers are those that the ledger would give, and go with the version of which they tell."""

import re
from pathlib import Path

from fastapi.testclient import TestClient

from liandong import open_workspace
from liandong.portal import application
from tests.portal.conftest import NAME
from tests.workspace import tiny


def test_an_answer_is_given_again_until_the_ledger_is_another(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 5"})])
        with TestClient(application(opened, hosts=[NAME]), f"http://{NAME}") as client:
            first = client.get("/zh/projects")
            again = client.get("/zh/projects")
            assert again.content == first.content
            assert "甲园" in first.text
            known = {"if-none-match": first.headers["etag"]}
            assert client.get("/zh/projects", headers=known).status_code == 304
            opened.build([tiny.write(tmp_path / "more", {"b.txt": "乙园 amount 6"})])
            later = client.get("/zh/projects", headers=known)
            assert later.status_code == 200
            assert "乙园" in later.text


def test_what_takes_too_much_room_goes_the_longest_unasked_for_first(tmp_path: Path) -> None:
    from liandong.portal.kept import Kept

    kept = Kept(_nobody, lambda: 0, most=10_000)
    now = kept._of
    for name in (b"a", b"b", b"c"):
        kept.keep((name, b"", b""), now, ({"headers": []}, {"body": b"x" * 2_000}))
    assert [path for path, _, _ in kept._answers] == [b"b", b"c"]
    kept.keep((b"d", b"q=" + b"y" * 5_000, b""), now, ({"headers": []}, {"body": b"x"}))  # its address takes room too
    assert [path for path, _, _ in kept._answers] == [b"d"]


async def _nobody(scope: object, receive: object, send: object) -> None:
    raise AssertionError("nobody is asked")


def test_errors_are_not_kept(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 5"})])
        with TestClient(application(opened, hosts=[NAME]), f"http://{NAME}") as client:
            assert "etag" not in client.get("/zh/record/000000").headers
            assert "etag" in client.get("/zh/projects.json").headers


def test_lines_are_those_of_the_version_and_the_language_that_are_asked_for(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        opened.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 5"})])
        with TestClient(application(opened, hosts=[NAME], keep_bytes=0), f"http://{NAME}") as client:
            first = client.get("/zh/projects").text
            assert client.get("/zh/projects").text == first
            assert 'data-th="投资额"' in first
            assert 'data-th="Investment"' in client.get("/en/projects").text
            opened.build([tiny.write(tmp_path / "more", {"a.txt": "甲园 amount 6"})])
            assert first.partition("<tbody>")[2] != client.get("/zh/projects").text.partition("<tbody>")[2]
            past = client.get("/zh/projects?known_on=1").text
            assert re.findall(r"<td data.*?</td>", past) == re.findall(r"<td data.*?</td>", first)
            assert re.search(r'<tbody>\s*<tr><th[^>]*><a href="[^"]*known_on=1"', past)
