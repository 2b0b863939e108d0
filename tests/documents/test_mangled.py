"""Undoing pinyin mangling: glosses, byte shifts, residue, and what must be left alone."""

import functools
import itertools

import pytest

from liandong.documents.mangled import is_mangled, mend, reads
from liandong.documents.repair import repair
from liandong.documents.script import simplified
from liandong.model import EditKind, MappedText
from tests.corrupter import GLOSSED, is_aligned, late_residue, pinyin_mangle
from tests.documents.made import PARAGRAPHS, TITLE

LEAST_EXACT = 0.95
PAGE = GLOSSED + "\n"  # a page glosses its characters often: they are known to be listed


def mended(damaged: str) -> str:
    """The repaired text of a damaged stretch that stands on a mangled page."""
    text = repair(MappedText(PAGE + damaged)).text
    low, _ = text.text_span(len(PAGE), len(PAGE) + 1)
    return text.text[low:]


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("質(zhì)量?jī)蓚€(gè)關(guān)", "质量两个关"),
        ("區(qū)域?qū)用娴闹菐?kù)", "区域层面的智库"),
        ("大橋?yàn)榛浉郯拇鬄硡^(qū)", "大桥为粤港澳大湾区"),
        ("杜家毫?xí)r", "杜家毫时"),
        ("項(xiàng)目?jī)蓚€(gè)", "项目两个"),
        ("啟動(dòng)儀式?! ?/p>\n", "启动仪式。\n"),
        ("、上??茣D圍繞", "、上海科旸围绕"),
        ("推進(jìn)?h四套班子", "推进。县四套班子"),
        ("4.5億元?h人大", "4.5亿元。县人大"),
    ],
)
def test_damage_seen_on_real_pages_is_undone(damaged: str, clean: str) -> None:
    assert mended(damaged) == clean


def test_a_residue_in_mid_line_ends_the_paragraph() -> None:
    assert mended("啟動(dòng)儀式?! ?/p>下午舉行") == "启动仪式。\n下午举行"


def test_a_character_restored_from_context_is_marked_as_guessed() -> None:
    found = repair(MappedText(PAGE + "、上??茣D圍繞"))
    guessed = [edit for edit in found.text.edits if edit.kind is EditKind.GUESSED]
    assert [found.text.text[edit.start : edit.end] for edit in guessed] == ["海"]
    assert "guessed" in found.flags


def test_what_lost_further_bytes_stays_as_it_was_and_is_flagged() -> None:
    found = repair(MappedText(PAGE + "發(fā)展?！弊罱巴钲谵k事"))
    assert "？！弊罱巴" in found.text.text or "?！弊罱巴" in found.text.text
    assert "unrepaired" in found.flags


def test_a_whole_article_comes_back_through_the_damage() -> None:
    clean = "\n".join((TITLE, *PARAGRAPHS))
    assert repair(MappedText(pinyin_mangle(clean))).text.text == clean


def test_torn_paragraph_ends_come_back() -> None:
    clean = "\n".join(PARAGRAPHS[:3]) + "\n"
    assert repair(MappedText(late_residue(pinyin_mangle(clean)))).text.text == clean


@functools.cache
def shifted_sentences() -> tuple[str, ...]:
    """Every pair of common characters between which the program finds a listed character, in a sentence."""
    common = sorted({c for c in simplified("".join(PARAGRAPHS)) if "\u4e00" <= c <= "\u9fff"})
    common += list("质量层面桥为毫时目两河泾域实府表示供建快推网络区资源湖北浙南深圳佛莞智造芯链港")
    pairs = (f"对{a}{b}的国家" for a, b in itertools.product(dict.fromkeys(common), repeat=2))
    return tuple(sentence for sentence in pairs if "?" in pinyin_mangle(sentence) and is_aligned(sentence))


def test_nearly_all_aligned_byte_shifts_are_undone_exactly() -> None:
    sentences = shifted_sentences()
    assert len(sentences) >= 100
    right = sum(mended(pinyin_mangle(sentence)) == sentence for sentence in sentences)
    assert right >= LEAST_EXACT * len(sentences), f"{right} of {len(sentences)}"


def test_a_wrong_repair_never_passes_for_a_sure_one() -> None:
    for sentence in shifted_sentences():
        found = repair(MappedText(PAGE + pinyin_mangle(sentence)))
        assert found.text.text.endswith(sentence) or {"guessed", "unrepaired"} & set(found.flags), sentence


@pytest.mark.parametrize(
    "text", ["\n".join(PARAGRAPHS), "首席运营官田赟(yūn)介绍,突破了阈(yù)值。" + PARAGRAPHS[0], "为什么?A股大涨。"]
)
def test_clean_simplified_text_is_not_changed(text: str) -> None:
    found = repair(MappedText(text))
    assert found.text.text == text
    assert found.text.edits == ()
    assert found.flags == ()


def test_glosses_count_only_where_the_reading_is_right() -> None:
    assert reads("赟", "yūn")
    assert not reads("赟", "yún")
    assert not is_mangled("他(tā)" + "一二三四五六七八九十" * 100)
    assert not is_mangled("甲(zzz)" * 100)


def test_every_gloss_on_a_mangled_page_is_one_exact_edit_with_its_character() -> None:
    changes = mend("質(zhì)量").changes
    assert [(c.start, c.end, c.new, c.kind, c.reason) for c in changes] == [(0, 6, "質", EditKind.EXACT, "pinyin")]
