"""Proposals: who proposes what, over the paragraph and its enumerations."""

import pytest

from liandong.statements.draft import Draft
from liandong.statements.pledges import proposals
from tests.statements.written import assert_proved, written


def proposed(body: str) -> list[tuple[str, str]]:
    reading = written(body)
    drafts = proposals.extract(reading)
    assert_proved(reading, drafts)
    return [(draft.get("speaker")[0], draft.get("content")[0]) for draft in drafts]


def test_a_named_speaker_proposes_in_the_same_sentence() -> None:
    assert proposed("中山大学教授林江建议,两市要加快推进通关一体化。") == [("林江", "两市要加快推进通关一体化")]


def test_a_pronoun_is_the_last_speaker() -> None:
    found = proposed("中山大学教授林江认为,合作空间很大。他还建议,应当设立联合招商基金。")
    assert found == [("林江", "应当设立联合招商基金")]


def test_a_pronoun_can_refer_to_one_who_only_took_the_floor() -> None:
    found = proposed("苏州市委书记曹路宝在会上讲话。他说,要打通断头路、共建产业园。")
    assert found == [("曹路宝", "要打通断头路、共建产业园")]


def test_a_speaker_named_behind_the_quotation_is_its_speaker() -> None:
    found = proposed("“可以先行先试一单制,降低企业物流成本。”暨南大学经济学院院长刘金山说。")
    assert found == [("刘金山", "可以先行先试一单制,降低企业物流成本")]


def test_a_quotation_that_its_own_sentence_attributes_is_not_the_next_speakers() -> None:
    found = proposed("复旦大学教授李明建议:“要打通成果转化通道。”同济大学教授吴建认为,应当共建中试基地。")
    assert found == [("李明", "要打通成果转化通道"), ("吴建", "应当共建中试基地")]


def test_an_announced_enumeration_belongs_to_the_speaker_across_paragraphs() -> None:
    found = proposed(
        "在南京大学教授范从来看来,苏锡常一体化要从两个方面着力。\n第一,以产业链为纽带共建创新平台。\n"
        "优势互补\n第二,打破行政壁垒。\n市场反应热烈,要素价格平稳。"
    )
    assert found == [("范从来", "以产业链为纽带共建创新平台"), ("范从来", "打破行政壁垒")]


def test_a_short_item_takes_the_sentence_behind_it_along() -> None:
    found = proposed(
        "浙江大学教授史晋川认为有两条路径。一是相互开放。只有开放市场,才能形成分工。二是共建平台。平台让创新成果更快落地。"
    )
    assert found == [("史晋川", "相互开放。只有开放市场,才能形成分工"), ("史晋川", "共建平台。平台让创新成果更快落地")]


def test_an_enumeration_behind_a_colon_gives_one_proposal_an_item() -> None:
    found = proposed(
        "中国信息通信研究院院长余晓晖提出三点建议:一是统筹布局算力枢纽;二是降低算力成本;三是加强人才培养。"
    )
    assert [content for _, content in found] == ["统筹布局算力枢纽", "降低算力成本", "加强人才培养"]


def test_the_next_paragraph_is_not_the_speakers() -> None:
    assert proposed("浙江大学教授史晋川介绍了情况。\n企业要加强研发投入,应当重视人才。") == []


@pytest.mark.parametrize(
    "body",
    [
        "会议强调,要加快建设现代化产业体系。",
        "苏州大学教授方世南说,合作具有重要意义,需求旺盛,效应显著。",
        "苏州大学教授方世南说,要学习贯彻会议精神。",
        "苏州大学教授方世南说,主要产业反应良好,应用场景丰富。",
        "苏州大学教授方世南认为,怎样才能要到更多资源?",
        "市民说应该修路。",
    ],
)
def test_reports_slogans_and_nameless_voices_propose_nothing(body: str) -> None:
    assert proposed(body) == []


def test_of_one_speaker_every_proposal_is_kept() -> None:
    speech = "".join(f"要推进第{i}条跨市轨道线路建设。" for i in "一二三四五六七")
    found = proposed("佛山市市长白涛说," + speech)
    assert len(found) == 7


def test_where_the_name_stands_elsewhere_a_second_quote_proves_the_speaker() -> None:
    reading = written("宁波大学教授李加林作报告。他建议,应当共建跨海产业带。")
    (draft,) = proposals.extract(reading)
    roles = {s.property: [q.role.value for q in s.evidence] for s in draft.statements}
    assert roles == {"content": ["value", "subject"], "speaker": ["value", "subject"]}
    assert (
        next(s.ref for s in draft.statements if s.property == "speaker")
        == reading.mention("person", *_span(reading.plain, "李加林")).id
    )


def _span(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


def test_a_proposal_is_linked_to_the_event() -> None:
    reading = written("甬舟协作论坛在宁波举行。宁波大学教授李加林建议,应当共建跨海产业带。")
    start, end = _span(reading.plain, "甬舟协作论坛")
    event = Draft(reading, "event", start, end)
    sentence = reading.sentence_at(start)
    assert sentence is not None
    event.words("name", start, end, sentence)
    (draft,) = proposals.extract(reading, event)
    assert draft.get("event") == ["甬舟协作论坛"]
    assert_proved(reading, [draft])
