"""Mutants: a page and a few steps that spoil it, small enough to print, so that a failure can be read and shrunk."""

import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from io import BytesIO

from hypothesis import strategies as st

from fuzz.seeds import seeds

LONGEST = 60_000
"""Bytes above which a mutant is cut off: what is longer has tests of its own (tests/documents/test_hostile.py)."""
_PARTS = 1_000
_ENCODINGS = ("gb18030", "big5", "utf-16", "utf-16-be", "utf-8-sig", "latin-1")
WORDS = (
    "总投资", "亿元", "万", "约", "签约", "项目", "有限公司", "市", "《", "》", "“", "(", ")", ",", "。", "\n",
    "\t", "\r", " ", "、", "第", "一", "十二点五", "零", "〇", "两三", "百分之", "%", "‰", "$", "-", "—", "至",
    "12", "3.14", "1,234", "9" * 60, "0" * 60, "0.", ".5", "1e999", "²", "①", "⑩", "Ⅷ", "½", "١٢٣", "１２", "𝟙",
    "9999年99月99日", "2月30日", "0年0月0日", "2020-02-30", "2024年13月", "上午25时", "昨日", "去年", "翻两番",
    "至2035年", "来源:", "作者:", "编辑:", "本报讯", "时间:", "一、", "(一)", "1.", "第一条", "|", "\u3000" * 20,
    "\x00", "\x1b[31m", "\ufeff", "\ufffd", "\u200b", "\u202e", "\u0301" * 30, "\U0001f3d9", "\U0002a6a5",
    "臺灣產業園區簽約", "ɡuǎnɡ", "guang zhou", "锟斤拷", "Ã©", "<table>", "<tr><td>", "</table>", "<p>", "</div>",
    "<br>", "<script>", "<!--", "-->", "<![CDATA[", "<style>", "<meta charset=", "<title>", "<h1>", "&nbsp;",
    "&#x110000;", "&#xD800;", "&#0;", "&lt", "&", "<", ">", "='\"", "<td rowspan=99999>", "<td colspan=-1>",
    "Array ( [0] => ", "http://", "@", "138 0013 8000", "11010119900307771X",
)  # fmt: skip
"""What is put in: words that rules look for, and characters that programs stumble over."""
_BYTES = (
    b"\x00", b"\xff", b"\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\x81\x30\x81\x30", b"\xe5\xb9",
)  # fmt: skip


class Kind(Enum):
    """What a step does to the stretch that it names."""

    CUT = "cut"
    REPEAT = "repeat"
    PUT = "put"
    PUT_MANY = "put many"
    SPOIL = "spoil"
    SPLICE = "splice"
    MOVE = "move"
    ENCODE = "encode"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Step:
    """One change at `at` thousandths of the page, of about `size` characters; `which` chooses among what is put in."""

    kind: Kind
    at: int
    size: int
    which: int


@dataclass(frozen=True, slots=True)
class Mutant:
    """A page by its name, and what is done to it in order."""

    seed: str
    steps: tuple[Step, ...]

    def data(self) -> bytes:
        """The bytes of the spoiled page."""
        data = seeds()[self.seed]
        for step in self.steps:
            data = repacked(data, step) if data.startswith(b"PK") and step.which % 8 else spoiled(data, step)[:LONGEST]
        return data


def mutants() -> st.SearchStrategy[Mutant]:
    """Mutants of one to eight steps."""
    sizes = st.sampled_from((1, 2, 3, 5, 8, 20, 60, 200, 1_000, 5_000))
    steps = st.builds(Step, st.sampled_from(Kind), st.integers(0, _PARTS), sizes, st.integers(0, 10_000))
    return st.builds(Mutant, st.sampled_from(sorted(seeds())), st.lists(steps, min_size=1, max_size=8).map(tuple))


def spoiled(data: bytes, step: Step) -> bytes:
    """The page after one step; steps on characters leave bytes that are no UTF-8 to those on bytes."""
    if step.kind is Kind.SPOIL:
        at = len(data) * step.at // _PARTS
        return data[:at] + _BYTES[step.which % len(_BYTES)] * min(step.size, 100) + data[at + step.size % 7 :]
    try:
        text = data.decode()
    except UnicodeDecodeError:
        at = len(data) * step.at // _PARTS
        return data[:at] + data[at + step.size :]
    if step.kind is Kind.ENCODE:
        return text.encode(_ENCODINGS[step.which % len(_ENCODINGS)], "replace")
    return _reworded(text, step).encode("utf-8", "surrogatepass")


def repacked(data: bytes, step: Step) -> bytes:
    """The workbook with one of its files spoiled, in an archive that is whole; bytes that are no archive stay as is."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, ValueError, zlib.error):
        return data
    told = [name for name in members if name.startswith("xl/")] or list(members)
    chosen = told[step.which % len(told)]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, spoiled(content, step)[:LONGEST] if name == chosen else content)
    return made.getvalue()


def _reworded(text: str, step: Step) -> str:
    at = len(text) * step.at // _PARTS
    before, stretch, after = text[:at], text[at : at + step.size], text[at + step.size :]
    word = WORDS[step.which % len(WORDS)]
    match step.kind:
        case Kind.CUT:
            return before + after
        case Kind.REPEAT:
            return before + stretch * min(2 + step.which % 40, LONGEST // max(len(stretch), 1)) + after
        case Kind.PUT:
            return before + word + stretch + after
        case Kind.PUT_MANY:
            return before + word.join(("", *stretch, "")) + after
        case Kind.SPLICE:
            names = sorted(seeds())
            other = seeds()[names[step.which % len(names)]].decode("utf-8", "replace")
            return before + other[len(other) * step.at // _PARTS :][: step.size * 4] + after
        case Kind.MOVE:
            return after + before + stretch
        case _:
            return before + "\n".join(stretch.split(",")) + after.replace("\n", "", step.which % 9)
