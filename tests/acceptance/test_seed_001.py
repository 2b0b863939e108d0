"""A government page that carries two pieces of one forum between navigation and footer."""

import pytest

from tests.acceptance.exported import Exported, Row, each_value, first, label, quotes, values

pytestmark = pytest.mark.seeds
PAGE = "001"


@pytest.fixture(scope="module")
def forum(seeds: Exported) -> Row:
    (event,) = seeds.on("event", PAGE)
    return event


def test_the_forum_was_held_on_its_day_and_the_year_is_proved_by_the_page_date(forum: Row) -> None:
    date = first(forum, "date")
    assert (date["value"], date["value_raw"]) == ("2020-10-22", "10月22日")
    assert date["as_of"] == {"date": "2020-10-22", "basis": "page"}
    (year,) = quotes(forum, "date", "year")
    assert "2020" in year
    assert "2020" not in quotes(forum, "date")[0]


def test_the_year_quote_stands_in_the_page_date_line(seeds: Exported, forum: Row) -> None:
    (proof,) = [q for q in first(forum, "date")["evidence"] if q["role"] == "year"]
    document = seeds.document(PAGE)
    low, high = document["noted"]["published"]
    assert proof["document_start"] < high
    assert low < proof["document_end"]


def test_the_forum_was_held_in_shenzhen(forum: Row) -> None:
    assert [v.removesuffix("市") for v in values(forum, "place")] == ["深圳"]
    assert any("在深" in quote for quote in quotes(forum, "place"))


def test_the_forum_has_four_organisers(forum: Row) -> None:
    names = {name.replace("人民政府", "政府") for name in values(forum, "organizer")}
    assert names == {"深圳市委", "深圳市政府", "广州市委", "广州市政府"}


def test_seven_agreements_are_one_record_with_their_seven_fields(seeds: Exported) -> None:
    whole = [r for r in seeds.on("agreement", PAGE) if "part_of" not in r["properties"]]
    assert len(whole) == 1, [label(r) for r in whole]
    count = first(whole[0], "count")
    assert (count["number"], count["value_raw"]) == ("7", "七个")
    assert values(whole[0], "field") == [
        "科技创新", "智能网联汽车产业", "智能装备产业", "生物医药产业", "基础设施", "营商环境", "自贸区",
    ]  # fmt: skip


def test_the_agreement_belongs_to_the_forum_and_to_both_cities(seeds: Exported, forum: Row) -> None:
    (agreement,) = [r for r in seeds.on("agreement", PAGE) if "count" in r["properties"]]
    assert {p.removesuffix("市") for p in values(agreement, "party")} == {"广州", "深圳"}
    assert [v["ref"] for v in agreement["properties"]["event"]] == [forum["id"]]


def test_a_dozen_persons_stand_with_post_and_event(seeds: Exported, forum: Row) -> None:
    complete = [
        r
        for r in seeds.on("person", PAGE)
        if values(r, "post") and forum["id"] in [v["ref"] for v in r["properties"].get("event", [])]
    ]
    assert len(complete) >= 12
    assert {"王伟中", "张硕辅", "温国辉", "陈如桂", "石奇珠", "刘悦伦", "骆文智", "林洁"} <= {
        first(r, "name")["value"] for r in complete
    }


@pytest.mark.parametrize(
    ("name", "post", "institution"),
    [
        ("范恒山", "副秘书长", "国家发展改革委"),
        ("郑永年", "院长", "香港中文大学(深圳)全球与当代中国高等研究院"),
        ("王珺", "院长", "省社科院"),
        ("王珺", "主任", "广东省政协经济委"),
        ("樊纲", "院长", "中国(深圳)综合开发研究院"),
        ("石奇珠", "主任", "广州市人大常委会"),
        ("林洁", "主席", "深圳市政协"),
    ],
)
def test_experts_and_officials_stand_with_their_institution(
    seeds: Exported, name: str, post: str, institution: str
) -> None:
    person = seeds.named("person", PAGE, name)
    assert any(post in each for each in values(person, "post"))
    folded = [each.replace("（", "(").replace("）", ")") for each in values(person, "institution")]
    assert any(each.endswith(institution) for each in folded), folded


def test_the_experts_proposals_stand_with_their_speakers(seeds: Exported) -> None:
    people = {r["id"]: first(r, "name")["value"] for r in seeds.on("person", PAGE)}
    said = [
        (people[ref], first(r, "content")["value"])
        for r in seeds.on("proposal", PAGE)
        if (ref := first(r, "speaker")["ref"]) in people
    ]
    experts = {"范恒山", "郑永年", "王珺", "樊纲"}
    assert {speaker for speaker, _ in said} >= experts
    assert len({content for speaker, content in said if speaker in experts}) >= 6


def test_proposals_are_words_of_the_page(seeds: Exported) -> None:
    for proposal in seeds.on("proposal", PAGE):
        assert any(first(proposal, "content")["value_raw"] in q for q in quotes(proposal, "content"))


def test_header_navigation_and_footer_yield_nothing(seeds: Exported) -> None:
    document = seeds.document(PAGE)
    text = seeds.pages[document["path"]].decode("utf-8")
    low, high = text.index("10月22日"), text.index("信息来源:深圳特区报")
    title = text.index("广州深圳“双城联动”论坛在深举行")
    for record in seeds.records:
        for name, value in each_value(record):
            for q in value["evidence"]:
                if q["document"] == document["id"] and q["role"] == "value":
                    inside = low <= q["start"] and q["end"] <= high
                    assert inside or q["start"] == title, (label(record), name, q["quote"])


def test_no_organisation_of_the_page_frame_is_in_the_ledger(seeds: Exported) -> None:
    everything = " ".join(str(v["value"]) for r in seeds.records for _, v in each_value(r))
    for junk in ("美容行业协会", "凤凰大厦", "4008002582", "126.com", "粤ICP备"):
        assert junk not in everything


def test_a_word_of_the_speeches_is_no_project(seeds: Exported) -> None:
    assert [label(r) for r in seeds.on("project", PAGE)] == []
