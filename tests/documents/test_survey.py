"""Families of copies and tiers of sources."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.documents import read, survey
from liandong.documents.families import similarity
from liandong.model import Document, Tier
from tests.corrupter import html_page, pinyin_mangle, traditional
from tests.documents.made import PARAGRAPHS, TITLE, only, page

BODY = "\n".join(PARAGRAPHS)
OTHER = (
    "海岭市农业农村局日前举办秋季农产品展销会,来自全市各镇的合作社带来稻米、水产、茶叶等上百种产品,"
    "吸引市民前来选购,现场气氛热烈。\n"
    "农技人员还在现场设立咨询台,向种植户讲解病虫害防治和冬季田间管理要点,发放技术资料三千余份,受到农户欢迎。\n"
    "据介绍,今年全市水稻单产稳中有升,茶叶产值再创新高,农村电商销售额明显增长,农民增收渠道不断拓宽。"
)


def made(text: str, name: str, media_type: str = "text/plain") -> Document:
    (document,) = read(page(text, media_type, name)).documents
    return document


def corpus() -> list[Document]:
    cut = "\n".join(PARAGRAPHS[:3])
    return [
        made(f"{TITLE}\n2023-10-19 来源:人民日报\n{BODY}", "a"),
        made(f"{TITLE}\n来源:某网\n{traditional(BODY)}", "b"),
        made(pinyin_mangle(f"{TITLE}\n{BODY}"), "c"),
        made(html_page(TITLE, list(PARAGRAPHS)), "d", "text/html"),
        made(f"{TITLE}\n2023-10-20\n{cut}\n编者按:本文有删节,更多内容请见明日报纸第三版的专题报道。", "e"),
        made(f"海岭举办秋季农产品展销会\n2023-10-19 来源:海岭日报\n{OTHER}", "f"),
    ]


def test_copies_are_one_family_through_script_damage_layout_and_cuts() -> None:
    documents = corpus()
    families = survey(documents).families
    copies = [document.id for document in documents[:5]]
    assert {families[name] for name in copies} == {min(copies)}
    assert families[documents[5].id] == documents[5].id


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_survey_does_not_depend_on_order_or_repeats(rnd: random.Random) -> None:
    documents = corpus()
    shuffled = [*documents, documents[0]]
    rnd.shuffle(shuffled)
    one, other = survey(documents), survey(shuffled)
    assert dict(one.families) == dict(other.families)
    assert dict(one.tiers) == dict(other.tiers)


def test_tiers_come_from_the_medium_and_are_unknown_without() -> None:
    official, unknown = made(f"{TITLE}\n来源:人民日报\n{BODY}", "a"), made(f"{TITLE}\n2023-10-19\n{BODY}", "b")
    tiers = survey([official, unknown]).tiers
    assert tiers[official.id] is Tier.OFFICIAL_MEDIA
    assert tiers[unknown.id] is Tier.UNKNOWN


def test_what_nobody_vouches_for_is_unknown_whatever_it_says() -> None:
    spam = made(f"{TITLE}\n来源: sp20241122 来源:人民日报\n{BODY}", "a")
    assert survey([spam]).tiers[spam.id] is Tier.UNKNOWN


def test_similarity_is_one_for_the_same_text_and_low_for_another() -> None:
    left, right = only(BODY), only(OTHER)
    assert similarity(left.signature, left.signature) == 1.0
    assert similarity(left.signature, right.signature) < 0.1
    assert similarity(left.signature, ()) == 0.0


def test_an_empty_survey_is_empty() -> None:
    assert dict(survey([]).families) == {}
