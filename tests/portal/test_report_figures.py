"""The same figures in the portal and in a report, whatever its format: they are added up once."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pytest
from fastapi.testclient import TestClient

from liandong import Workspace, open_workspace
from liandong.exchange.wording import money
from liandong.model.kinds import STAGES
from liandong.portal import application
from liandong.reports import FORMATS, Asked, Report, regional, render
from liandong.vocabulary import regions
from liandong.workspace.cooperation import KINDS_THAT_TIE
from tests.portal.conftest import NAME
from tests.portal.test_cards import section
from tests.reports.told import bare, rows_missing, tables_of, tables_of_docx, tables_of_html, text_of_pdf

WHO = {"actor": "王明", "reason": "现场核实"}
CITIES = ("广州", "深圳", "佛山")
BOTH, ALL = ["广州市人民政府", "深圳市人民政府"], [f"{city}市人民政府" for city in CITIES]
WHOLE = {"name": "珠江智造园", "place": "广州市", "amount": "100亿元", "status": "签约", "date": "2024-03-01"}
ENTERED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("project", {"name": "智造园一期工程", "place": "广州市", "amount": "40亿元", "status": "开工"}),
    ("project", {"name": "前海港湾金融城", "place": "深圳市", "amount": "50亿港元", "status": "签约"}),
    ("project", {"name": "鹏城电池厂", "place": "深圳市", "amount": "3亿-5亿元", "status": "投产"}),
    ("project", {"name": "澳琴中医药园", "place": "广州市", "amount": "7亿澳门元"}),
    ("project", {"name": "岭南数据谷", "place": "佛山市", "status": "签约"}),
    ("agreement", {"name": "广深合作框架协议", "party": BOTH}),
    ("mechanism", {"name": "广深佛联席会议", "member": ALL}),
    ("event", {"name": "广深佛推介会", "place": "广州市", "organizer": BOTH}),
)
"""With a part beside its whole, three currencies, a range, an untold amount, and ties by roles of each sort."""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    place = tmp_path_factory.mktemp("figures")
    (place / "a.txt").write_text("通知\n明日放假。\n", encoding="utf-8")
    with open_workspace(place / "ws", create=True) as opened:
        opened.build([place / "a.txt"])
        opened.enter("project", WHOLE, **WHO)
        opened.build([])
        (whole,) = opened.ledger().records("project")
        for number, (kind, values) in enumerate(ENTERED):
            part = {"part_of": whole.id} if number == 0 else {}
            opened.enter(kind, values | part | {"date": "2024-05-01"}, **WHO)
        opened.build([])
        yield opened


@pytest.fixture(scope="module")
def report(held: Workspace) -> Report:
    return regional(held.ledger(), Asked.of(CITIES, "2017..2025"), day="2025-12-31")


@pytest.fixture(scope="module")
def told(held: Workspace) -> Mapping[str, Any]:
    """What the portal tells, page by page."""
    with TestClient(application(held, hosts=[NAME]), f"http://{NAME}") as client:
        pages = {name: client.get(f"/zh{path}").text for name, path in (("overview", ""), ("regions", "/regions"))}
        return pages | {f"{name}.json": client.get(f"/zh/{name}.json").json() for name in pages}


def sums(part: Mapping[str, Any]) -> list[str]:
    return [money(Decimal(s["low"]), Decimal(s["high"]), s["currency"]) for s in part["sums"]]


def row(name: str, part: Mapping[str, Any]) -> list[str]:
    known = part["records"] - part["unknown"]
    return [name, str(part["records"]), str(known), bare(" + ".join(sums(part)) or "不详")]


def expected(told: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """The rows of the report's tables, by their captions, as the portal's figures have them."""
    projects, table = told["overview.json"]["projects"], regions.gazetteer().regions
    cities = [(table[p["code"]], p) for p in projects["regions"] if p["code"]]
    statuses = [(STAGES[p["code"]][1] if p["code"] else "未载", p) for p in projects["statuses"]]
    pairs = [
        (" — ".join(table[code].short for code in pair["codes"]), pair["records"])
        for pair in told["regions.json"]["pairs"]
    ]
    kinds = [kind for kind in ("event", "agreement", "mechanism") if kind in KINDS_THAT_TIE]
    return {
        "项目按所在地区分布": [row(city.name, part) for city, part in cities if city.level == "prefecture"],
        "项目按现状分布": [row(name, part) for name, part in statuses],
        "各地区组合的合作记录": [
            [bare(name), *(str(records.get(kind, 0)) for kind in kinds), str(sum(records.values()))]
            for name, records in pairs
        ],
    }


def test_sums_leave_out_parts_and_keep_currencies_and_ranges_apart(told: Mapping[str, Any]) -> None:
    projects = told["overview.json"]["projects"]["all"]
    assert sums(projects) == ["103亿–105亿元", "50亿元 HKD", "7亿元 MOP"]
    assert (projects["records"], projects["parts"], projects["unknown"]) == (6, 1, 1)


def test_the_portal_and_every_format_of_a_report_tell_the_same_figures(told: Mapping[str, Any], report: Report) -> None:
    wanted = expected(told)
    assert all(wanted.values())
    files = {name: render(report, name) for name in FORMATS}
    shown = {
        "model": tables_of(report),
        "html": tables_of_html(files["html"]),
        "docx": tables_of_docx(files["docx"]),
    }
    at = {table.caption: number for number, table in enumerate(report.tables())}
    for caption, rows in wanted.items():
        for name, tables in shown.items():
            assert sorted(tables[at[caption]][1:]) == sorted(rows), (name, caption)
    assert rows_missing(report, text := text_of_pdf(files["pdf"])) == []
    assert all(bare("".join(each)) in text for rows in wanted.values() for each in rows)
    for each in sums(told["overview.json"]["projects"]["all"]):
        assert each in section(told["overview"], "regions")
        assert bare(each) in text
        assert bare(each) in bare(files["html"].decode())


def test_the_pages_of_the_portal_show_these_figures(told: Mapping[str, Any]) -> None:
    page = section(told["overview"], "regions")
    for part in told["overview.json"]["projects"]["regions"]:
        assert all(each in page for each in sums(part))
    for pair in told["regions.json"]["pairs"]:
        assert all(f">{number}</a>" in told["regions"] for number in pair["records"].values())
