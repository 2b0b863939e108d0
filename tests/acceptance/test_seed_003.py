"""A page in traditional script, mangled by a conversion: repaired to readable text, every edit on record."""

import pytest

from tests.acceptance.exported import Exported, Row, each_value, first, label, quotes, values

pytestmark = pytest.mark.seeds
PAGE = "003"


@pytest.fixture(scope="module")
def document(seeds: Exported) -> Row:
    return seeds.document(PAGE)


@pytest.fixture(scope="module")
def page(seeds: Exported, document: Row) -> str:
    return seeds.pages[document["path"]].decode("utf-8")


def test_the_title_is_readable(document: Row) -> None:
    assert document["title"] == "创新推进中国式现代化 首届长三角县市区高质量一体化发展研讨会在沪召开"


@pytest.mark.parametrize(
    ("mangled", "readable"),
    [
        ("質(zhì)量?jī)蓚€(gè)關(guān)鍵詞", "质量两个关键词"),
        ("區(qū)域?qū)用娴闹菐?kù)聯(lián)盟", "区域层面的智库联盟"),
        ("上??茣D圍繞", "上海科旸围绕"),
        ("首屆長(zhǎng)三角縣市區(qū)高質(zhì)量", "首届长三角县市区高质量"),
        ("武寧創(chuàng)新共同體", "武宁创新共同体"),
    ],
)
def test_mangled_words_become_readable(document: Row, page: str, mangled: str, readable: str) -> None:
    assert mangled in page
    assert mangled not in document["text"]
    assert readable in document["text"]


def test_the_rest_of_a_lost_tag_becomes_a_full_stop_and_a_paragraph(document: Row, page: str) -> None:
    assert "聯(lián)盟?! ?/p>\n國(guó)家" in page
    body = document["text"][document["body_start"] : document["body_end"]]
    assert "联盟。\n国家信息中心" in body
    for rest in ("?/p>", "/p>", "?!", "(zhì)", "?jī)"):
        assert rest not in body


def test_no_traditional_character_is_left(document: Row) -> None:
    body = document["text"][document["body_start"] : document["body_end"]]
    assert not set(body) & set("長縣區質體發會產業協國號議術點與來對進電聯盟啟動單位") - set("盟位")


def test_every_edit_says_what_it_stands_for_and_how_sure_it_is(document: Row, page: str) -> None:
    assert {kind for _, _, _, _, kind, _ in document["edits"]} >= {"exact", "guessed"}
    previous_end = previous_page_start = previous_page_end = 0
    for start, end, page_start, page_end, kind, reason in document["edits"]:
        assert kind in ("exact", "guessed", "dropped")
        assert reason
        assert previous_end <= start <= end <= len(document["text"])
        assert previous_page_start <= page_start <= page_end <= len(page)
        assert previous_page_end <= page_end
        previous_end, previous_page_start, previous_page_end = end, page_start, page_end


def test_the_name_that_the_damage_swallowed_is_marked_as_guessed(document: Row, page: str) -> None:
    at = document["text"].index("上海科旸")
    touching = [e for e in document["edits"] if e[0] < at + 4 and at < e[1]]
    assert "guessed" in {kind for _, _, _, _, kind, _ in touching}
    assert any("??茣D" in page[low:high] or "茣D" in page[low:high] for _, _, low, high, _, _ in touching)
    assert "guessed" in document["flags"]


def test_the_agreement_has_the_parties_of_its_sentence_and_no_other(seeds: Exported) -> None:
    (agreement,) = seeds.on("agreement", PAGE)
    assert set(values(agreement, "party")) == {
        "普陀区科委", "长风投促中心", "泰豪软件", "海通证券上海分公司", "上海电气环保集团", "上海科旸",
    }  # fmt: skip
    (sentence,) = set(quotes(agreement, "party"))
    assert all(v["value_raw"] in sentence for v in agreement["properties"]["party"])


def test_the_agreement_says_what_it_is_about(seeds: Exported) -> None:
    (agreement,) = seeds.on("agreement", PAGE)
    assert values(agreement, "field")[:2] == ["科技创新", "碳中和"]


def test_the_county_alliance_was_founded(seeds: Exported) -> None:
    alliance = seeds.named("mechanism", PAGE, "产业协同发展联盟")
    assert first(alliance, "name")["value"].replace("（", "(").replace("）", ")") == (
        "长三角县市区(科技)产业协同发展联盟"
    )


def test_three_bodies_joined_the_alliance_of_think_tanks(seeds: Exported) -> None:
    alliance = seeds.named("mechanism", PAGE, "长三角高端智库联盟")
    assert values(alliance, "member") == ["上海市经济信息中心", "宁波市社会科学院", "海通证券研究所"]


def test_the_meeting_was_held_in_putuo(seeds: Exported) -> None:
    meeting = seeds.named("event", PAGE, "研讨会")
    assert first(meeting, "place")["value"] == "上海市普陀区"


def test_the_year_is_left_open_or_marked_as_inferred_with_its_reason(seeds: Exported, document: Row) -> None:
    assert document["published"] is None
    date = first(seeds.named("event", PAGE, "研讨会"), "date")
    assert date["value_raw"] == "10月17日"
    open_year = date["value"] in ("", "--10-17") and date["as_of"] is None
    inferred = date["as_of"] is not None and date["as_of"]["basis"] == "inferred"
    assert open_year or (inferred and "year" in {q["role"] for q in date["evidence"]})


def test_the_copyright_line_and_the_headlines_yield_nothing(seeds: Exported, document: Row, page: str) -> None:
    junk = page.index("版權(quán)聲明")
    assert document["end"] <= junk
    for record in seeds.records:
        for name, value in each_value(record):
            for q in value["evidence"]:
                if q["document"] == document["id"]:
                    assert q["end"] <= junk, (label(record), name, q["quote"])
