"""Tables of projects: rows kept as lines whose cells are parted by tabs, each value at its place on the page."""

import pytest

from tests.documents.made import PARAGRAPHS, TITLE, assert_mapped, only, reading

HEAD = f"{TITLE}\n2021-03-05 来源:云江日报\n{PARAGRAPHS[0]}\n"
ROWS = "序号\t项目名称\t投资方\t总投资(亿元)\n1\t智能装备产业园\t恒拓机器人\t12\n2\t中试基地\t云禾制药\t6.5"
WANTED = f"{PARAGRAPHS[0]}\n{ROWS}\n{PARAGRAPHS[1]}"
FORMS = {
    "tabs": ROWS,
    "bars": "\n".join("| " + row.replace("\t", " | ") + " |" for row in ROWS.split("\n")),
    "ruled bars": "\n".join("|" + row.replace("\t", "|") + "|" for row in ROWS.split("\n")).replace(
        "\n", "\n|---|---|---|---|\n", 1
    ),
    "wide spaces": ROWS.replace("\t", "    "),
    "ideographic spaces": ROWS.replace("\t", "\u3000"),
    "one cell a line": ROWS.replace("\t", "\n"),
    "one cell a line with blank lines": ROWS.replace("\t", "\n\n").replace("\n1", "\n\n1"),
}


def html(rows: str, cell: str = "{}") -> str:
    made = "".join(
        f"<tr>{''.join(f'<td>{cell.format(value)}</td>' for value in row.split(chr(9)))}</tr>\n"
        for row in rows.split("\n")
    )
    return f"<table border=1><tbody>\n{made}</tbody></table>"


def page_of(content: str) -> str:
    head = f"<h1>{TITLE}</h1><p>2021-03-05 来源:云江日报</p>"
    return f"<html><head><title>{TITLE}</title></head><body>{head}{content}</body></html>"


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_table_in_stripped_text_comes_out_in_rows(form: str) -> None:
    source = f"{HEAD}{form}\n{PARAGRAPHS[1]}"
    document = only(source)
    assert document.body == WANTED
    assert_mapped(document, source)


@pytest.mark.parametrize("cell", ["{}", "<p>{}</p>", "<p><span>{}</span></p>\n"])
def test_a_table_of_projects_in_html_comes_out_in_rows(cell: str) -> None:
    source = page_of(f"<p>{PARAGRAPHS[0]}</p>{html(ROWS, cell)}<p>{PARAGRAPHS[1]}</p>")
    document = only(source, "text/html")
    assert document.body == WANTED
    assert_mapped(document, source)


def test_a_page_that_is_but_a_table_is_read() -> None:
    document = only(page_of(html(ROWS)), "text/html")
    assert document.body == ROWS


def test_a_table_that_lays_out_the_page_gives_paragraphs() -> None:
    source = page_of(
        f"<table><tr><td>项目名称</td><td><table><tr><td>{PARAGRAPHS[0]}</td></tr></table></td></tr></table>"
    )
    assert only(source, "text/html").body == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "lines",
    [
        "项目名称\n投资方\n总投资\n这些栏目见下文\n请各单位填报\n本周内完成",
        "序号\n项目名称\n投资方\n1\n智能装备产业园\n恒拓机器人\n5\n中试基地\n云禾制药",
        "首页\t新闻\t政务\n服务\t互动\t数据",
    ],
)
def test_what_is_not_surely_a_table_stays_as_it_was(lines: str) -> None:
    found = reading(f"{HEAD}{lines}\n{PARAGRAPHS[1]}").documents[0]
    assert not any("\t" in line for line in found.body.split("\n") if line.startswith(("项目", "1", "序号")))


def test_a_paragraph_with_wide_spaces_below_a_table_is_no_row() -> None:
    paragraph = PARAGRAPHS[2].replace("。", "。  ", 1)
    document = only(f"{HEAD}{ROWS}\n{paragraph}")
    assert document.body.endswith(paragraph)
