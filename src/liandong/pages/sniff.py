"""What the bytes of a page are: by their content first, by the name of the file second."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from liandong.messages import Words, words

TEXT = "text/plain"
HTML = "text/html"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream in which Office keeps a file with a password, by its name in the directory (MS-OFFCRYPTO, 2.3.4.4)."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "detail.pdf"),
    (_OLE, "detail.ole"),
    (b"{\\rtf", "detail.rtf"),
    (b"\x1f\x8b", "detail.gzip"),
    (b"7z\xbc\xaf\x27\x1c", "detail.seven_zip"),
    (b"Rar!\x1a\x07", "detail.rar"),
    (b"WARC/", "detail.warc"),
    (b"\x89PNG\r\n\x1a\n", "detail.png"),
    (b"\xff\xd8\xff", "detail.jpeg"),
    (b"GIF8", "detail.gif"),
    (b"SQLite format 3\x00", "detail.sqlite"),
)
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x7f]")
_MOST_CONTROL = 0.005  # share of control bytes above which bytes are no text in any encoding that we read
_HTML_START = re.compile(
    rb"\s*+(?:(?>(?:<!--.*?-->|<\?xml[^>]*+>))\s*+)*+<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)
"""No step of it is taken back: a comment ends at its first end, however many follow."""
_HTML_TAG = re.compile(rb"</?(?:html|head|body|div|p|span|a|table|td|br|h[1-6]|li|ul|script|meta|img)\b[^<>]*>", re.I)
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MANY_TAGS = 20
_WORD_PART = re.compile(r"word/document\d*\.xml")
_ENCRYPTED = 0x1  # bit 0 of a member's flags (APPNOTE 4.4.4)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why bytes cannot be read: a reason for setting aside, and words on what they are."""

    reason: str
    told: Words


def sniff(path: str, data: bytes) -> str | Unread:
    """The media type of bytes that can be read; why those that cannot."""
    if data.startswith(_OLE) and _LOCKED in data:
        return Unread("encrypted", words("detail.ole_password"))
    for signature, note in _SIGNATURES:
        if data.startswith(signature):
            return Unread("unsupported", words(note))
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    sample = data[:_SAMPLE]
    text = _single_bytes(sample)
    if text is None:
        return Unread("binary", words("detail.no_kind"))
    if _HTML_START.match(text):
        return HTML
    tags = len(_HTML_TAG.findall(text))
    if tags >= _MANY_TAGS or (tags and PurePosixPath(path).suffix.lower() in _HTML_NAMES):
        return HTML
    return TEXT


def _archive(data: bytes) -> str | Unread:
    """What a zip holds; its directory alone is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
            locked = any(item.flag_bits & _ENCRYPTED for item in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError) as error:
        return Unread("damaged", words("detail.damaged_zip", error=error))
    if locked:
        return Unread("encrypted", words("detail.zip_password"))
    if "xl/workbook.xml" in names:
        return SHEET
    if any(_WORD_PART.fullmatch(name) for name in names):
        return WORD
    for inside, note in (
        ("ppt/presentation.xml", "detail.pptx"),
        ("content.xml", "detail.opendocument"),
        ("xl/workbook.bin", "detail.xlsb"),
    ):
        if inside in names:
            return Unread("unsupported", words(note))
    return Unread("unsupported", words("detail.zip"))


def _single_bytes(sample: bytes) -> bytes | None:
    """The sample with one byte for each ASCII character; None for bytes that are no text."""
    if sample.startswith(_UTF16):
        encoding = "utf-16-le" if sample.startswith(_UTF16[0]) else "utf-16-be"
        return sample[2 : 2 + (len(sample) - 2) // 2 * 2].decode(encoding, "replace").encode("utf-8", "replace")
    if len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROL:
        return None
    return sample.removeprefix(b"\xef\xbb\xbf")
