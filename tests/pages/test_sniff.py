"""What bytes are: content first, name second."""

import random
import zipfile
from io import BytesIO

import pytest

from liandong.pages import HTML, SHEET, TEXT, WORD, Unread, sniff


def archive(*names: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), "x")  # a fixed date, so that test names stay the same
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def locked(data: bytes) -> bytes:
    """The archive with the flag of a password in its directory."""
    at = data.rindex(b"PK\x01\x02") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("path", "data", "media_type"),
    [
        ("a.txt", "广州签约".encode(), TEXT),
        ("a", "广州签约".encode("gb18030"), TEXT),
        ("a.txt", "廣州簽約".encode("big5"), TEXT),
        ("a.txt", "广州\r\n签约".encode("utf-16"), TEXT),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>x", HTML),
        ("a.txt", "<html><body>广州".encode("utf-16"), HTML),
        ("a.txt", b"  <!-- c -->\n<HTML lang=zh>", HTML),
        ("a.xhtml", b'<?xml version="1.0"?><html>', HTML),
        ("a.htm", "<p>广州".encode(), HTML),
        ("a.txt", "<p>广州".encode(), TEXT),
        ("a.txt", "<p>广州</p>".encode() * 20, HTML),
        ("a.html", "广州签约, 3<5".encode(), TEXT),
        ("a.zip", archive("xl/workbook.xml"), SHEET),
        ("a.bin", archive("word/document.xml"), WORD),
        ("a.docx", archive("word/document2.xml"), WORD),
    ],
)
def test_what_can_be_read_has_a_media_type(path: str, data: bytes, media_type: str) -> None:
    assert sniff(path, data) == media_type


@pytest.mark.parametrize(
    ("data", "reason", "named"),
    [
        (b"%PDF-1.7 ...", "unsupported", "PDF"),
        (archive("ppt/presentation.xml"), "unsupported", "pptx"),
        (archive("a.txt"), "unsupported", "zip"),
        (archive("xl/workbook.xml")[:20], "damaged", "zip"),
        (OLE + b"\x00" * 99, "unsupported", "xls"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (locked(archive("xl/workbook.xml")), "encrypted", "password"),
        (b"\x89PNG\r\n\x1a\n...", "unsupported", "PNG"),
        (b"\xff\xd8\xff\xe0....", "unsupported", "JPEG"),
        (b"text\x00\x00\x00more", "binary", "no text"),
        (random.Random(7).randbytes(4000), "binary", "no text"),
    ],
)
def test_what_cannot_be_read_has_a_reason_and_a_detail(data: bytes, reason: str, named: str) -> None:
    found = sniff("a.txt", data)
    assert isinstance(found, Unread)
    assert found.reason == reason
    assert named in found.told.worded("en")


@pytest.mark.parametrize("before", [b"<!-- x -->", b"<!-- x -->\n \t", b"<?xml version='1.0'?>", b"<!-- "])
def test_any_number_of_comments_before_what_is_no_web_page_is_read_once(before: bytes) -> None:
    """Each further one doubled the time; sixty of them outlast any patience."""
    assert sniff("a.txt", before * 60 + "<section>广州签约".encode()) == TEXT


def test_a_web_page_begins_behind_any_number_of_comments() -> None:
    assert sniff("a.txt", b"<!-- x -->\n" * 60 + b"<?xml version='1.0'?><!doctype html>") == HTML
