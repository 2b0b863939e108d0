"""Persons: title and list grammar, institutions, several posts, and nobody without an office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.statements.bodies import persons
from liandong.statements.draft import Draft
from tests.statements.written import assert_proved, pieces, values, written


def people(body: str) -> dict[str, Draft]:
    reading = written(body)
    drafts = persons.extract(reading)
    assert_proved(reading, drafts)
    return {draft.name: draft for draft in drafts}


@pytest.mark.parametrize(
    ("body", "name", "post", "institution"),
    [
        ("佛山市委书记郑轲到会。", "郑轲", "书记", "佛山市委"),
        ("东莞市市长吕成蹊致辞。", "吕成蹊", "东莞市市长", ""),
        ("国家信息中心原副主任杜平主讲。", "杜平", "原副主任", "国家信息中心"),
        ("苏州大学商学院院长冯博表示支持。", "冯博", "院长", "苏州大学商学院"),
        ("清华大学教授薛澜分享观点。", "薛澜", "教授", "清华大学"),
        ("省委改革办专职副主任莫晓春作发言。", "莫晓春", "专职副主任", "省委改革办"),
        ("上海市发改委长三角处处长吕军焘指出问题。", "吕军焘", "处长", "上海市发改委长三角处"),
        ("文远知行首席财务官李璇介绍业务。", "李璇", "首席财务官", "文远知行"),
        ("昆山经开区管委会副主任欧阳明珠率队考察。", "欧阳明珠", "副主任", "昆山经开区管委会"),
        ("中国科学院院士、南方科技大学校长薛其坤表示支持。", "薛其坤", "院士 校长", "中国科学院 南方科技大学"),
        ("珠海格力电器股份有限公司董事长兼总裁董明珠出席。", "董明珠", "董事长 总裁", "珠海格力电器股份有限公司"),
        ("香港特别行政区行政长官李家超致辞。", "李家超", "香港特别行政区行政长官", ""),
        ("广东盛通通信股份有限公司(以下简称“盛通通信”)董事长杨华到会。", "杨华", "董事长", "广东盛通通信股份有限公司"),
        ("云川县副县长 艾尼瓦尔·买买提列席。", "艾尼瓦尔·买买提", "云川县副县长", ""),
        ("新疆大学校长买买提·阿不都拉出席。", "买买提·阿不都拉", "校长", "新疆大学"),
    ],
)
def test_a_title_before_a_name_gives_post_and_institution(body: str, name: str, post: str, institution: str) -> None:
    found = people(body)
    assert list(found) == [name]
    assert found[name].get("post") == post.split()
    assert found[name].get("institution") == institution.split()


def test_two_posts_joined_by_a_comma_are_one_persons() -> None:
    wang = people("江苏省政协经济委主任、南京大学原副校长王石出席。")["王石"]
    assert wang.get("post") == ["主任", "原副校长"]
    assert wang.get("institution") == ["江苏省政协经济委", "南京大学"]


def test_a_second_post_keeps_the_institution_of_the_first() -> None:
    zhao = people("海通证券股份有限公司党委副书记、监事会副主席赵永刚到会。")["赵永刚"]
    assert zhao.get("post") == ["党委副书记", "监事会副主席"]
    assert zhao.get("institution") == ["海通证券股份有限公司"]


def test_a_vice_mayor_who_is_party_secretary_elsewhere_keeps_the_two_apart() -> None:
    lu = people("浙江省绍兴市副市长兼上虞区委书记鲁霞光发言。")["鲁霞光"]
    assert lu.get("post") == ["浙江省绍兴市副市长", "书记"]
    assert lu.get("institution") == ["上虞区委"]


def test_an_institution_inherits_the_city_before_it() -> None:
    found = people("珠海市人大常委会主任陈英、市政协主席张松,中山市委副书记周杰、市长林锐出席。")
    assert found["张松"].get("institution") == ["珠海市政协"]
    assert found["林锐"].get("post") == ["中山市市长"]


def test_a_body_named_in_the_post_is_not_the_institution_before_it() -> None:
    found = people("上海市人大常委会主任黄莉新、政协主席胡文容出席。")
    assert found["胡文容"].get("institution") == []
    assert found["胡文容"].get("post") == ["政协主席"]


def test_a_county_that_the_tagger_breaks_is_read_whole() -> None:
    assert people("滁州市委常委、来安县委书记杨文萍出席。")["杨文萍"].get("institution") == ["滁州市委", "来安县委"]


def test_a_list_of_officials_gives_each_the_same_post() -> None:
    found = people("惠州市领导黄于红、王开洲、杨鹏飞参加。")
    assert list(found) == ["黄于红", "王开洲", "杨鹏飞"]
    assert {text for draft in found.values() for text in draft.get("post")} == {"惠州市领导"}


def test_a_list_says_behind_it_who_they_are_and_a_title_says_it_better() -> None:
    found = people("李铁、郑新立、陆铭等专家学者先后发言。\n上海交通大学教授陆铭认为,人口会继续集聚。")
    assert found["郑新立"].get("post") == ["专家学者"]
    assert found["陆铭"].get("post") == ["教授"]


def test_the_same_name_twice_is_one_person_with_evidence_of_each_post() -> None:
    found = people("普陀区委副书记周艳出席。\n长风集团董事长周艳介绍项目。")
    assert list(found) == ["周艳"]
    assert found["周艳"].get("post") == ["副书记", "董事长"]


def test_the_firm_that_a_bare_word_refers_to_is_the_one_named_before() -> None:
    tian = people("东莞微远信息科技有限公司扎根于此,据公司联合创始人田赟介绍,订单饱满。")["田赟"]
    assert tian.get("institution") == ["东莞微远信息科技有限公司"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("中心主任王东对记者说。", "王东"),
        ("院长樊纲在会上说。", "樊纲"),
        ("局长向明说。", "向明"),
        ("主任王有强介绍。", "王有强"),
        ("院长王珺说,好。", "王珺"),
    ],
)
def test_a_name_ends_before_the_word_behind_it(body: str, name: str) -> None:
    assert list(people("苏州市科技局" + body)) == [name]


@pytest.mark.parametrize(
    "body",
    [
        "本报记者李明、通讯员王芳报道。",
        "市民李女士说,希望家门口多些岗位。",
        "主任办公会研究了高度重视的问题。",
        "书记项目稳步推进,院长办公会通过方案。",
        "联系人:张经理,电话0755-8888888。",
        "游客王强表示满意。",
        "会议由主任会议召集,市长专线开通。",
    ],
)
def test_nobody_without_an_office_is_recorded(body: str) -> None:
    assert people(body) == {}


def test_taking_part_links_a_person_to_the_event() -> None:
    reading = written("5月6日,苏州嘉定产业协作大会在苏州召开。苏州市副市长季晶出席大会。\n昆山市市长陈丽艳接受采访。")
    start = reading.plain.index("苏州嘉定产业协作大会")
    event = Draft(reading, "event", start, start + 10)
    sentence = reading.sentence_at(start)
    assert sentence is not None
    event.words("name", start, start + 10, sentence)
    drafts = {draft.name: draft for draft in persons.extract(reading, event)}
    assert drafts["季晶"].get("event") == ["苏州嘉定产业协作大会"]
    assert [s.ref for s in drafts["季晶"].statements if s.property == "event"] == [event.mention.id]
    assert drafts["陈丽艳"].get("event") == []
    assert_proved(reading, drafts.values())


_PIECES = st.sampled_from(
    pieces("市委书记 王伟 、 , 。 院长 李明辉 说 等专家 领导 参加 深圳市 大学 兼 副 主任 欧阳 原 在 \n 公司 对")
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_every_person_has_a_name_and_a_post_that_stand_in_the_text(body: str) -> None:
    reading = written(body)
    drafts = persons.extract(reading)
    assert_proved(reading, drafts)
    assert all(draft.name and draft.get("post") for draft in drafts)
    assert len(set(values(drafts, "name"))) == len(drafts)


def test_a_blank_or_a_colon_may_stand_between_post_and_name() -> None:
    found = people("云川区委副书记、区长 王建国出席。市委书记:张伟民,市长:李国强。")
    assert found["王建国"].get("post") == ["副书记", "云川区区长"]
    assert {"张伟民", "李国强"} <= set(found)


def test_two_spellings_of_the_holder_of_one_post_are_one_person() -> None:
    reading = written("江临市市长李明华出席会议。江临市市长李明桦还参观了园区。")
    (draft,) = persons.extract(reading)
    assert values([draft], "name") == ["李明华", "李明桦"]


def test_two_holders_of_different_posts_stay_two() -> None:
    assert len(people("江临市副市长李明华、江临市副市长李明桦出席。")) == 2


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("佛山市举行推介会,专家江门、肇庆代表到场。", "江门"),
        ("深圳市举行推介会,专家龙岗、龙华代表到场。", "龙岗"),
        ("浙江省的代表宁波分别发言。", "宁波"),
        ("会议现场,负责人和华润置地有限公司代表出席。", "华润"),
        ("专家、华为、腾讯、比亚迪等企业出席。", "华为"),
        ("负责人方案汇报完毕。", "方案"),
    ],
)
def test_what_a_place_a_firm_or_an_ordinary_word_is_called_is_no_person(body: str, other: str) -> None:
    reading = written(body)
    assert persons.name_at(reading, reading.plain.index(other), len(reading.plain)) == ""


def test_a_person_may_be_called_like_a_district() -> None:
    assert list(people("佛山市举行活动,佛山某科技有限公司董事长高明表示支持,高明区同步签约。")) == ["高明"]
