"""Copies found among many documents: recall and precision on generated ones, by the true overlap of their texts."""

import random
from functools import cache
from itertools import combinations

from liandong.documents import survey
from liandong.documents.fingerprint import SHINGLE, content_lines, sentences, signature
from liandong.documents.survey import Survey
from liandong.model import Document
from tests.documents.made import PARAGRAPHS, only

LEAST_RECALL = LEAST_PRECISION = 0.98
COPIED, ORIGINALS, MADE = 0.6, 120, 4
"""Copies share so much of their 5-grams; each original stands with its copies, `MADE` texts in all."""

WORDS = tuple(
    word
    for line in (
        "两地 项目 协议 签署 推进 园区 智能装备 生物医药 服务站 会商机制 研发中心 企业代表 招商",
        "现代物流 产业链 转化基地 负责人 高质量 一体化 数据 交通 枢纽 港口 人才 资金 公共服务",
        "平台 规划 标准 互认 通勤 轨道 河道 生态 文旅 农产品 冷链 跨境 电商",
        "算力 低空 氢能 储能 材料 检测 认证 专利 法律 咨询 培训 教育 医疗",
        "结算 社保 海关 口岸 通关 保税 仓储 展会 论坛 联盟",
    )
    for word in line.split()
)


@cache
def template() -> Document:
    return only("\n".join(PARAGRAPHS))


def text(dice: random.Random, count: int) -> list[str]:
    """So many sentences, hardly one like another."""
    return ["".join(dice.choices(WORDS, k=dice.randint(8, 16))) + f"共{dice.randint(2, 999)}项" for _ in range(count)]


def copy(dice: random.Random, lines: list[str]) -> list[str]:
    """The text as copying sites leave it: cut, with words replaced, with a paragraph of the site's own."""
    kept = list(lines)
    for _ in range(dice.randint(0, 6)):
        kept.pop(dice.randrange(len(kept)))
    for _ in range(dice.randint(0, 12)):
        place = dice.randrange(len(kept))
        kept[place] = kept[place].replace(dice.choice(WORDS), dice.choice(WORDS))
    return kept + text(dice, dice.randint(0, 3))


def rewritten(dice: random.Random, lines: list[str]) -> list[str]:
    """The text with a word of every sentence replaced: no sentence is left, and most of the wording is."""
    return [line.replace(dice.choice([w for w in WORDS if w in line]), dice.choice(WORDS), 1) for line in lines]


def formal(dice: random.Random) -> list[str]:
    """A notice of one form: every office issues the like, and none copies another."""
    own = text(dice, 14)
    form = [
        f"根据有关规定现将{own[0][:6]}有关事项公告如下",
        "特此公告请各单位遵照执行",
        f"联系单位为{own[1][:8]}办公室",
    ]
    return [form[0], *own, *form[1:]]


def document(number: int, lines: list[str]) -> Document:
    from dataclasses import replace

    inner = content_lines("。".join(lines) + "。")
    return replace(template(), id=f"{number:032x}", signature=signature(inner), sentences=sentences(inner))


def shingles(lines: list[str]) -> frozenset[str]:
    plain = content_lines("。".join(lines)).replace("\n", "")
    return frozenset(plain[place : place + SHINGLE] for place in range(len(plain) - SHINGLE + 1))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def collection() -> tuple[list[list[str]], Survey]:
    dice = random.Random(20_241_122)
    texts: list[list[str]] = []
    for _ in range(ORIGINALS):
        lines = text(dice, 18)
        texts += [lines, copy(dice, lines), copy(dice, lines), rewritten(dice, lines)]
    texts += [formal(dice) for _ in range(ORIGINALS)]
    return texts, survey(document(number, lines) for number, lines in enumerate(texts))


def test_copies_are_found_and_nothing_else() -> None:
    texts, found = collection()
    grams = [shingles(lines) for lines in texts]
    families = [found.families[f"{number:032x}"] for number in range(len(texts))]
    copies = joined = both = wrong = 0
    for one, other in combinations(range(len(texts)), 2):
        same = families[one] == families[other]
        likeness = overlap(grams[one], grams[other])
        copies += likeness >= COPIED
        both += same and likeness >= COPIED
        joined += same
        wrong += same and (one // MADE != other // MADE or other >= MADE * ORIGINALS)
    assert copies > 200
    assert both >= LEAST_RECALL * copies, f"{both} of {copies} copies found"
    assert wrong <= (1 - LEAST_PRECISION) * joined, f"{wrong} of {joined} joined are no copies"
