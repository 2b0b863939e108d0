"""What the portal takes from browsers: only from its own pages, once, within bounds, and as data."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.portal import application, doing
from liandong.portal import once as once_room
from liandong.portal.once import Once
from liandong.portal.seal import Seal
from tests.portal.conftest import NAME
from tests.portal.hand import Hand

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


@pytest.fixture
def path(own: Workspace) -> str:
    record = next(record for record in own.ledger().records("project") if record.first("amount"))
    return f"/zh/record/{record.id}/values?property=amount"


CORRECT = {"do": "correct", "value": "5亿元"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": f"https://{NAME}"},
        {"origin": f"http://{NAME}:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": f"http://{NAME}"},
        {"sec-fetch-site": "none"},
    ],
)
def test_what_another_site_sends_is_refused(hand: Hand, own: Workspace, path: str, headers: dict[str, str]) -> None:
    given = {"form": hand.token(path), "actor": "周敏", "reason": "为何", **CORRECT}
    refused = hand.client.post(path, data=given, headers=headers)
    assert refused.status_code == 403
    assert "没有写入" in refused.text
    assert not own.log()
    allowed = {"origin": f"http://{NAME}", "sec-fetch-site": "same-origin"}
    assert hand.client.post(path, data=given, headers=allowed, follow_redirects=False).status_code == 303


def test_a_form_without_a_token_of_this_browser_is_refused(hand: Hand, own: Workspace, path: str) -> None:
    token = hand.token(path)
    for wrong in ("", "x", "..", token[:-2] + "AA", Seal(b"x" * 32).sealed("form x", "y"), "\u00e9.\u00e9"):
        assert hand.send(path, token=wrong, **CORRECT).status_code == 403
    stranger = Hand(TestClient(hand.client.app, f"http://{NAME}"))
    assert stranger.send(path, token=token, **CORRECT).status_code == 403
    stranger.open(path)
    assert stranger.send(path, token=token, **CORRECT).status_code == 403
    assert not own.log()


def test_a_session_that_somebody_else_chose_is_not_taken(hand: Hand, own: Workspace, path: str) -> None:
    """Session fixation: only what the portal sealed counts as a session or a name."""
    hand.open(path)
    names = [name for name in hand.client.cookies if not name.startswith("liandong_name")]
    fixed = TestClient(hand.client.app, f"http://{NAME}", cookies={names[0]: "chosen.chosen"})
    answer = fixed.get(path)
    assert names[0] in answer.headers["set-cookie"]
    assert all(word in answer.headers["set-cookie"].lower() for word in ("httponly", "samesite=strict"))


def test_a_form_sent_twice_is_done_once(hand: Hand, own: Workspace, path: str) -> None:
    token = hand.token(path)
    first, second = (hand.send(path, token=token, **CORRECT) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert len(own.log()) == 1
    other = hand.send(path, token=token, do="correct", value="6亿元")  # a page gone back to, that says something else
    assert (other.status_code, len(own.log())) == (303, 2)


def test_a_form_sent_twice_at_once_is_done_once(hand: Hand, own: Workspace, path: str) -> None:
    token = hand.token(path)
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(hand.send(path, token=token, **CORRECT).status_code))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [303] * 3
    assert len(own.log()) == 1


def test_a_form_counts_once_across_a_restart(own: Workspace, path: str) -> None:
    app = application(own, hosts=[NAME])
    hand = Hand(TestClient(app, f"http://{NAME}"))
    token = hand.token(path)
    assert hand.send(path, token=token, **CORRECT).status_code == 303
    app.close()
    cookies = dict(hand.client.cookies)
    app = application(own, hosts=[NAME])
    again = Hand(TestClient(app, f"http://{NAME}", cookies=cookies))
    assert again.send(path, token=token, **CORRECT).status_code == 303
    app.close()
    assert len(own.log()) == 1


def test_what_was_at_work_when_the_server_ended_is_not_done_again(tmp_path: Path) -> None:
    once = Once(tmp_path)
    assert once.begin("a" * 32) is None
    assert once.begin("b" * 32) is None
    once.end("b" * 32, None)
    after = Once(tmp_path)
    assert after.begin("a" * 32) == ""
    assert after.begin("b" * 32) is None


def test_what_is_remembered_of_sendings_takes_no_more_and_more_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once_room, "_KEPT", 3)
    monkeypatch.setattr(once_room, "_LINES", 12)
    once = Once(tmp_path)
    for number in range(100):
        assert once.begin(f"{number:032}") is None
        once.end(f"{number:032}", f"/zh/{number}")
    assert len((tmp_path / "sent").read_text().splitlines()) <= 12
    after = Once(tmp_path)
    assert [after.begin(f"{number:032}") for number in (97, 98, 99)] == ["/zh/97", "/zh/98", "/zh/99"]


def test_what_is_too_large_is_refused_before_it_is_read(hand: Hand, own: Workspace, path: str) -> None:
    told = hand.send(path, do="correct", value="x" * 2_000_000)
    assert told.status_code == 413
    assert "太大" in told.text

    def endless() -> Iterator[bytes]:
        yield b"value="
        for _ in range(64):
            yield b"x" * 65_536

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert hand.client.post(path, content=endless(), headers=headers).status_code == 413
    assert not own.log()


def test_what_is_no_form_is_refused(hand: Hand, path: str) -> None:
    for kind, body, status in (
        ("application/json", b"{}", 415),
        ("text/plain", b"form=x", 415),
        ("application/x-www-form-urlencoded", b"form=\xff\xfe", 400),
        ("application/x-www-form-urlencoded", b"&".join(b"a=1" for _ in range(5_000)), 400),
        ("multipart/form-data", b"x", 400),
        (
            "multipart/form-data; boundary=x; charset=undefined",
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nv\r\n--x--',
            400,
        ),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--", 400),
    ):
        told = hand.client.post(path, content=body, headers={"content-type": kind})
        assert told.status_code == status, (kind, body[:20])
        assert "Traceback" not in told.text


@pytest.mark.parametrize(
    ("page", "status"),
    [("projects?known_on=", 404), ("search?q=a&page=", 200), ("review?n=", 200), ("document/x?known_on=", 404)],
)
@pytest.mark.parametrize("number", ["9" * 5_000, "²", "0", "-1"])
def test_a_number_that_no_page_has_breaks_none(hand: Hand, page: str, status: int, number: str) -> None:
    told = hand.client.get(f"/zh/{page}{number}")
    assert told.status_code < 500, told.text[-300:]
    if number == "9" * 5_000:
        assert told.status_code == status


def test_a_place_in_the_review_that_is_no_number_counts_as_the_first(hand: Hand, path: str) -> None:
    assert hand.send("/zh/review?n=x", do="next", item="gone").status_code == 422


def test_script_in_names_and_reasons_stays_text(hand: Hand, own: Workspace, path: str) -> None:
    hand.actor = SCRIPT
    card = hand.done(path, do="correct", value="5亿元", reason=SCRIPT)
    for page in (card, hand.open("/zh/log"), hand.open(path), hand.open("/zh/review"), hand.open("/en/log")):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    looked = hand.send("/zh/new/project", p_name=SCRIPT, do="look")
    assert "<script>alert" not in looked.text
    assert "<img src=x" not in looked.text


def test_reading_alone_writes_nothing(hand: Hand, own: Workspace, path: str) -> None:
    hand.open(path + "&do=correct&value=5亿元&actor=x&reason=y")
    assert hand.client.get(path.replace("/values", "/split")).status_code == 200
    assert not own.log()


def test_forms_are_kept_by_no_cache_and_tell_other_sites_nothing(hand: Hand, path: str) -> None:
    headers = hand.client.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"


def test_the_key_is_for_the_owner_alone(hand: Hand, own: Workspace) -> None:
    hand.open("/zh/review")
    assert own.folder is not None
    key = own.folder / ".portal" / "key"
    assert key.stat().st_mode & 0o077 == 0
    assert own.build([own.folder]).pages_new == len(list(own.folder.glob("ledger.html")))


def test_a_workspace_that_another_program_writes_to_loses_nothing(
    hand: Hand, own: Workspace, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The act is written down at once, and shows when the other program is done."""
    monkeypatch.setattr(doing, "_WAITED_SECONDS", 0.2)
    assert own.folder is not None
    with open_workspace(own.folder) as other, other._store.lock(0):
        told = hand.done(path, **CORRECT)
        assert "不会丢失" in told
        assert len(own.log()) == 1
    monkeypatch.undo()
    hand.done(path, do="correct", value="6亿元", scope="annual")
    record = own.ledger().record(path.split("/")[3])
    assert {v.value.raw for v in record.values("amount")} >= {"5亿元", "6亿元"}


def test_a_form_sent_under_another_name_is_refused(hand: Hand) -> None:
    assert hand.client.post("/zh/log", headers={"host": "evil.example"}).status_code == 421
