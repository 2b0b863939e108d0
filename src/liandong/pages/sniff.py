"""What the bytes of a page are: by their content first, by the name of the file second."""

import re
import zipfile
from io import BytesIO
from pathlib import PurePosixPath

TEXT = "text/plain"
HTML = "text/html"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "unsupported", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unsupported", "Word 97 / Excel 97 (doc, xls): save it as xlsx or as text"),
    (b"{\\rtf", "unsupported", "RTF: save it as text"),
    (b"\x1f\x8b", "unsupported", "gzip: unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "unsupported", "7z archive: unpack it"),
    (b"Rar!\x1a\x07", "unsupported", "RAR archive: unpack it"),
    (b"WARC/", "unsupported", "WARC"),
    (b"\x89PNG\r\n\x1a\n", "unsupported", "PNG picture"),
    (b"\xff\xd8\xff", "unsupported", "JPEG picture"),
    (b"GIF8", "unsupported", "GIF picture"),
    (b"SQLite format 3\x00", "unsupported", "SQLite database"),
)
_SAMPLE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x7f]")
_MOST_CONTROL = 0.005  # share of control bytes above which bytes are no text in any encoding that we read
_HTML_START = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"</?(?:html|head|body|div|p|span|a|table|td|br|h[1-6]|li|ul|script|meta|img)\b[^<>]*>", re.I)
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_MANY_TAGS = 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sniff(path: str, data: bytes) -> tuple[str | None, str, str]:
    """(media type, "", "") of bytes that can be read; (None, reason, detail) of those that cannot."""
    for signature, reason, detail in _SIGNATURES:
        if data.startswith(signature):
            return None, reason, detail
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    sample = data[:_SAMPLE]
    text = _single_bytes(sample)
    if text is None:
        return None, "binary", "the bytes are no text, and of no kind that is known here"
    if _HTML_START.match(text):
        return HTML, "", ""
    tags = len(_HTML_TAG.findall(text))
    if tags >= _MANY_TAGS or (tags and PurePosixPath(path).suffix.lower() in _HTML_NAMES):
        return HTML, "", ""
    return TEXT, "", ""


def _archive(data: bytes) -> tuple[str | None, str, str]:
    """What a zip holds; its directory alone is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError) as error:
        return None, "damaged", f"damaged zip or Office file: {error}"
    if "xl/workbook.xml" in names:
        return SHEET, "", ""
    for inside, detail in (
        ("word/document.xml", "Word (docx): save it as text or HTML"),
        ("ppt/presentation.xml", "PowerPoint (pptx)"),
        ("content.xml", "OpenDocument"),
        ("xl/workbook.bin", "Excel binary (xlsb): save it as xlsx"),
    ):
        if inside in names:
            return None, "unsupported", detail
    return None, "unsupported", "zip archive: unpack it"


def _single_bytes(sample: bytes) -> bytes | None:
    """The sample with one byte for each ASCII character; None for bytes that are no text."""
    if sample.startswith(_UTF16):
        encoding = "utf-16-le" if sample.startswith(_UTF16[0]) else "utf-16-be"
        return sample[2 : 2 + (len(sample) - 2) // 2 * 2].decode(encoding, "replace").encode("utf-8", "replace")
    if len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROL:
        return None
    return sample.removeprefix(b"\xef\xbb\xbf")
