"""The inbox: letters are kept as they were sent, settled once, taken back, and erased."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from liandong import Workspace, open_workspace
from liandong.errors import EntryError, InboxFull, LiandongError, UnknownRecord
from liandong.inbox import Attachment, Inbox, Sort, State, receipt_of
from liandong.portal.letterbox import Letterbox

BY: dict[str, Any] = {"actor": "周敏", "reason": "已核对"}
TOLD = {"text": "江临区签约一个项目。", "source": "江临发布", "contact": "13800138000"}


@pytest.fixture
def inbox(workspace: Workspace) -> Iterator[Inbox]:
    box = Letterbox(workspace)
    yield box.inbox
    box.close()


@pytest.fixture
def workspace(place: str) -> Iterator[Workspace]:
    with open_workspace(place, create=True) as made:
        yield made


def test_a_letter_is_kept_as_it_was_sent(inbox: Inbox) -> None:
    letter = inbox.put(Sort.PAGE, TOLD, Attachment("公告.txt", b"\x00\xff"))
    assert inbox.letter(letter.number) == inbox.of_receipt(letter.receipt.lower().replace("-", " ")) == letter
    assert letter.told == {"text": TOLD["text"], "source": TOLD["source"]}
    assert (letter.contact, letter.file, letter.size) == (TOLD["contact"], "公告.txt", 2)
    assert inbox.data(letter.number) == b"\x00\xff"
    assert (inbox.waiting(), inbox.counts()) == (1, {State.WAITING: 1, State.ACCEPTED: 0, State.REJECTED: 0})


def test_it_is_settled_once_and_taken_back(inbox: Inbox) -> None:
    number = inbox.put(Sort.FIRM, {"name": "新芯科技"}).number
    with pytest.raises(LiandongError):
        inbox.settle(number, State.ACCEPTED, actor="", reason="x")
    settled = inbox.settle(number, State.ACCEPTED, **BY)
    assert (settled.state, settled.actor, settled.reason) == (State.ACCEPTED, "周敏", "已核对")
    with pytest.raises(EntryError):
        inbox.settle(number, State.REJECTED, **BY)
    assert inbox.note(number, {"act": "a"}).outcome == {"act": "a"}
    assert [each.number for each in inbox.letters(State.ACCEPTED, sort=Sort.FIRM, limit=5)] == [number]
    again = inbox.reopen(number, **BY)
    assert (again.state, again.actor, again.outcome) == (State.WAITING, "", {})
    with pytest.raises(EntryError):
        inbox.reopen(number, **BY)


def test_two_who_settle_at_once_do_so_once(inbox: Inbox) -> None:
    number, done = inbox.put(Sort.PAGE, TOLD).number, list[str]()

    def settle() -> None:
        try:
            inbox.settle(number, State.REJECTED, **BY)
            done.append("settled")
        except LiandongError as error:
            done.append(type(error).__name__)

    threads = [threading.Thread(target=settle) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done.count("settled") == 1
    assert len(done) == 4


def test_no_more_wait_than_may(inbox: Inbox) -> None:
    box = inbox
    box.most = 2
    first = box.put(Sort.PAGE, TOLD)
    box.put(Sort.PAGE, TOLD)
    assert box.full
    with pytest.raises(InboxFull):
        box.put(Sort.PAGE, TOLD)
    box.settle(first.number, State.REJECTED, **BY)
    box.put(Sort.PAGE, TOLD)


def test_what_is_erased_is_gone_and_its_receipt_tells_so(inbox: Inbox) -> None:
    letter = inbox.put(Sort.PAGE, TOLD, Attachment("a.txt", b"x"))
    with pytest.raises(EntryError):
        inbox.erase(letter.number)
    inbox.settle(letter.number, State.REJECTED, **BY)
    gone = inbox.erase(letter.number)
    assert (gone.told, gone.contact, gone.file, gone.erased, gone.reason) == ({}, "", "", True, "已核对")
    assert inbox.data(letter.number) is None
    assert inbox.of_receipt(letter.receipt).state is State.REJECTED


def test_no_byte_of_what_is_erased_is_left_in_the_file(workspace: Workspace) -> None:
    box = Letterbox(workspace)
    for number in range(3):
        box.inbox.put(Sort.PAGE, {**TOLD, "contact": f"erase me {number}"}, Attachment("a.txt", b"bytes to go" * 999))
    box.close()  # all of it is in the file itself then
    box = Letterbox(workspace)
    for letter in box.inbox.letters(State.WAITING, limit=9):
        box.inbox.settle(letter.number, State.REJECTED, **BY)
        box.inbox.erase(letter.number)
    if workspace.folder is not None:
        kept = b"".join(each.read_bytes() for each in (workspace.folder / ".portal").iterdir() if each.is_file())
        assert len(kept) > 4096
        for gone in (b"erase me", b"bytes to go", TOLD["source"].encode()):
            assert gone not in kept
    box.close()


def test_receipts_are_read_however_they_are_typed(inbox: Inbox) -> None:
    letter = inbox.put(Sort.PAGE, TOLD)
    assert receipt_of(f" {letter.receipt.lower()} ") == letter.receipt
    for wrong in ("", "x", letter.receipt[:-1], "0" * 15, "' OR 1=1 --", "Ⅷ" * 15):
        assert receipt_of(wrong) is None
        with pytest.raises(UnknownRecord):
            inbox.of_receipt(wrong)


def test_letters_outlive_the_program(workspace: Workspace) -> None:
    first, second = Letterbox(workspace), Letterbox(workspace)
    receipt = first.inbox.put(Sort.PAGE, TOLD).receipt
    first.close()
    assert second.inbox.of_receipt(receipt).told["text"] == TOLD["text"]
    second.close()
