"""The page as a parser reads it, and as a real browser runs it."""

import html as escapes
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import ClassVar, Literal
from urllib.parse import quote as encoded

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.exchange import export
from liandong.exchange.html.passage import CONTEXT, passage
from liandong.model import Edit, EditKind, noun
from tests.exchange.made import HOSTILE, Made, document, ledger, quote, with_changes, with_denials

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found on PATH")


class Outline(HTMLParser):
    """Elements with their attributes, and the text outside style and script."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._silent += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text.append(data)


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    parser.close()
    return parser


def written(folder: Path, made: Made | None = None, lang: str = "zh") -> str:
    export(made or ledger(), "html", folder / "ledger.html", lang="zh" if lang == "zh" else "en")
    return (folder / "ledger.html").read_text(encoding="utf-8")


def test_each_value_opens_its_sentence_in_its_paragraph(tmp_path: Path) -> None:
    page = written(tmp_path)
    assert (
        "8月30日，江临区、海晏区投资合作推介会在云津市举行。<mark>会上签约18个项目，总投资<b>170亿元</b>。</mark>"
        in page
    )
    assert "推介会.txt · 第 61–80 字" in page


def test_losing_values_stand_below_with_their_conflict_and_proof(tmp_path: Path) -> None:
    page = written(tmp_path)
    losing = page[page.index('class="others"') :]
    assert "62亿元" in losing
    assert "说法冲突" in losing[: losing.index("</details>")]
    assert "江临智造园总投资<b>62亿元</b>" in losing[: losing.index("</details>")]


def test_a_denied_value_is_marked_and_never_stands_in_the_line_of_the_record(tmp_path: Path) -> None:
    page = written(tmp_path, with_denials())
    project = page[page.index('<section class="kind k4" id="project"') :]
    summary, body = project[: project.index("</summary>")], project[project.index('<div class="body">') :]
    assert "江临区" in summary
    assert "海晏区" not in summary
    assert "62亿元" not in summary
    losing = body[body.index('class="others"') :]
    assert losing.index("海晏区") < losing.index("来源否认")


def test_a_former_value_is_marked_and_the_health_of_the_record_told(tmp_path: Path) -> None:
    page = written(tmp_path, with_changes())
    project = page[page.index('<section class="kind k4" id="project"') :]
    assert "62亿元" not in project[: project.index("</summary>")]
    losing = project[project.index('class="others"') :]
    assert losing.index("62亿元") < losing.index("原值") < losing.index("</details>")
    assert "应填 1/5 项（缺：名称、参与方、地点、状态）" in project


def test_checks_documents_and_what_was_set_aside_are_listed(tmp_path: Path) -> None:
    text = " ".join(outline(written(tmp_path)).text)
    for shown in ("51亿元 + 62亿元 + 57亿元 = 170亿元", "江临智造园简介", "小说.txt", "对白过多"):
        assert shown in text


def test_english_headings_on_wish_leave_the_record_text_as_it_is(tmp_path: Path) -> None:
    page = written(tmp_path, lang="en")
    assert '<html lang="en">' in page
    assert "Investment" in page
    assert "江临智造园" in page


def test_nothing_in_the_page_points_outside(tmp_path: Path) -> None:
    found = outline(written(tmp_path))
    for tag, attributes in found.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "audio", "video", "source", "object")
        assert not {"src", "srcset", "action", "formaction", "style", "background"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")


def test_the_policy_allows_only_the_pages_own_style_and_script(tmp_path: Path) -> None:
    page = written(tmp_path)
    policy = next(a["content"] for t, a in outline(page).elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_link_leads_to_a_place_in_the_page(tmp_path: Path) -> None:
    found = outline(written(tmp_path)).elements
    places = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(places) == len(set(places))
    assert {a["href"] for t, a in found if t == "a"} <= {f"#{place}" for place in places}


@cache
def plain_elements() -> list[str]:
    """The elements of the page of a ledger without hostile text; <b> marks a value where its quote holds it."""
    with TemporaryDirectory() as folder:
        found = outline(written(Path(folder), ledger("正常名称")))
    return [tag for tag, _ in found.elements if tag != "b"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(min_size=1)
    | st.sampled_from([HOSTILE, "</script><script>alert(1)</script>", "<!--", "' onclick='x", "]]>"])
)
def test_no_text_of_a_page_becomes_markup(tmp_path: Path, text: str) -> None:
    found = outline(written(tmp_path, ledger(text)))
    assert [t for t, _ in found.elements if t != "b"] == plain_elements()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "".join(found.text))


def test_equal_ledgers_give_equal_bytes_in_any_order(tmp_path: Path) -> None:
    made = ledger()
    shuffled = replace(made, record_list=made.record_list[::-1], document_list=made.document_list[::-1])
    assert written(tmp_path, made) == written(tmp_path, shuffled)


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    assert "台账里还没有记录" in written(tmp_path, Made([], [], []))


def test_a_long_paragraph_is_shown_around_its_sentence_only() -> None:
    doc = document("a.txt", "题\n" + "前" * 500 + "总投资5亿元。" + "后" * 500)
    shown = passage(doc, quote(doc, "总投资5亿元。"), "5亿元")
    assert shown.before == "…" + "前" * CONTEXT
    assert (shown.sentence_before, shown.value, shown.sentence_after) == ("总投资", "5亿元", "。")
    assert shown.after == "后" * CONTEXT + "…"


def test_a_cell_is_shown_in_its_row() -> None:
    doc = document("a.xlsx", "题\n项目\n甲项目\t\t江临区\t51亿元\t\t\n乙项目\t")
    shown = passage(doc, noun.replace(quote(doc, "江临区"), sheet="项目", address="C2"), "江临区")
    assert (shown.before, shown.value, shown.after) == ("甲项目 ｜ ", "江临区", " ｜ 51亿元")


def test_a_part_of_a_cell_is_not_cut_off_from_the_rest_of_it() -> None:
    doc = document("a.xlsx", "题\n甲项目\t江临区；海晏区\t51亿元\n")
    shown = passage(doc, noun.replace(quote(doc, "江临区"), sheet="项目", address="B2"), "江临区")
    assert (shown.before, shown.after) == ("甲项目 ｜ ", "；海晏区 ｜ 51亿元")


def test_a_guessed_repair_inside_the_sentence_is_told() -> None:
    doc = document("a.txt", "题\n由上海科旸负责。另一句。")
    doc = replace(doc, edits=(Edit(3, 5, 3, 5, EditKind.GUESSED, "pinyin"),))
    assert passage(doc, quote(doc, "由上海科旸负责。"), "上海科旸").guessed
    assert not passage(doc, quote(doc, "另一句。"), "另一句").guessed


# In a real browser ----------------------------------------------------------------------------------------------------


def browse(path: Path, fragment: str, *options: str) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM is not None
    home = path.parent / "profile"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={home}",
               "--virtual-time-budget=3000", *options, f"{path.as_uri()}{fragment}"]  # fmt: skip
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", timeout=60)


def shown_records(dom: str) -> list[str]:
    """The names of the records that are not hidden."""
    names = []
    for tag in re.findall(r'<details class="rec"[^>]*>.*?<span class="name">(.*?)</span>', dom, re.DOTALL):
        names.append(escapes.unescape(tag))
    hidden = re.findall(
        r'<details class="rec"[^>]*\shidden(?:=""|\s|>)[^>]*>?.*?<span class="name">(.*?)</span>', dom, re.DOTALL
    )
    return [name for name in names if name not in [escapes.unescape(each) for each in hidden]]


@needs_browser
def test_search_filter_and_kind_work_from_the_address(tmp_path: Path) -> None:
    written(tmp_path)
    path = tmp_path / "ledger.html"

    def shown(fragment: str) -> list[str]:
        return shown_records(browse(path, fragment, "--dump-dom").stdout)

    assert shown("#q=%E6%99%8F%E6%B5%B7%E6%B8%AF%E5%8A%A1") == ["江临智造园"]  # 晏海港务, in a sentence only
    assert shown("#kind=commitment&year=2025") == ["江临智造园 实现年产值超过300亿元"]
    assert shown("#conflict=1&status=started") == ["江临智造园"]
    assert shown("#status=started&year=2023") == []


@needs_browser
def test_what_is_found_in_a_sentence_says_so_and_headings_count_what_is_left(tmp_path: Path) -> None:
    made = ledger("正常名称")
    project = next(made.records("project"))
    plain = replace(project, id="f" * 32, properties=(("name", project.values("name")),))
    made.record_list = [*made.records(), plain]
    export(made, "html", tmp_path / "ledger.html", lang="zh")
    path = tmp_path / "ledger.html"
    found = browse(path, "#q=%E6%99%8F%E6%B5%B7%E6%B8%AF%E5%8A%A1", "--dump-dom").stdout  # 晏海港务
    assert re.search(r'class="because">[^<]*<mark>晏海港务</mark>', found)
    named = browse(path, f"#kind=event&q={encoded('推介会')}", "--dump-dom").stdout
    assert 'class="because"' not in named
    assert ">1 / 2</small>" in browse(path, "#conflict=1&kind=project", "--dump-dom").stdout


@needs_browser
def test_the_address_of_a_record_opens_it(tmp_path: Path) -> None:
    page = written(tmp_path)
    place = re.findall(r'id="(r-[0-9a-f]+)"', page)[1]
    dom = browse(tmp_path / "ledger.html", f"#{place}", "--dump-dom").stdout
    opened = re.findall(r'<details class="rec" id="(r-[0-9a-f]+)"[^>]* open', dom)
    assert opened == [place]


@needs_browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_runs_off_the_screen_and_no_date_is_broken(tmp_path: Path, lang: Literal["zh", "en"]) -> None:
    """A script of the test measures the page, whose own policy has to be taken out for it."""
    export(ledger("正常名称"), "html", tmp_path / "ledger.html", lang=lang)
    page = re.sub(r"<meta http-equiv[^>]*>", "", (tmp_path / "ledger.html").read_text(encoding="utf-8"))
    measure = r"""<script>
      const inside = e => e.getBoundingClientRect().right <= innerWidth;
      const date = /\d{4}-\d\d-\d\d$/;
      const cells = [...document.querySelectorAll("td, .key")].filter(e => date.test(e.textContent));
      const height = e => {
        const range = document.createRange();
        range.selectNodeContents(e.lastChild);
        return range.getBoundingClientRect().height;
      };
      document.title = [[...document.querySelectorAll(".kinds a")].every(inside), cells.length > 0,
        cells.every(e => height(e) < 40)].join();
    </script>"""
    (tmp_path / "measured.html").write_text(page.replace("</body>", f"{measure}</body>"), encoding="utf-8")
    dom = browse(tmp_path / "measured.html", "", "--dump-dom", "--window-size=500,1200").stdout
    assert re.findall("<title>(.*?)</title>", dom) == ["true,true,true"]


class Listener(BaseHTTPRequestHandler):
    """Answers nothing but 404, and remembers who asked."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@needs_browser
def test_the_browser_asks_nothing_of_the_network_and_finds_no_fault(tmp_path: Path) -> None:
    """A server on this machine waits for any request; a page without the policy shows that it would hear one."""
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        (tmp_path / "control.html").write_text(f'<img src="{address}/control">', encoding="utf-8")
        page = written(tmp_path, ledger(f'<img src="{address}/text"><link rel=stylesheet href="{address}/text">'))
        smuggled = page.replace("<main", f'<img src="{address}/img"><link rel="stylesheet" href="{address}/css"><main')
        (tmp_path / "smuggled.html").write_text(smuggled, encoding="utf-8")
        browse(tmp_path / "control.html", "", "--dump-dom")
        done = browse(tmp_path / "ledger.html", "", "--dump-dom", "--enable-logging=stderr")
        browse(tmp_path / "smuggled.html", "", "--dump-dom")
        server.shutdown()
    assert Listener.asked == ["/control"]
    assert not [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    assert "js" in re.findall(r'<html lang="zh-CN" class="(\w+)"', done.stdout)
