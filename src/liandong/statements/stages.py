"""Stages (阶段) of projects in running text: planned, signed, started, building, operating, and whether the text
means now or later."""

import re
from dataclasses import dataclass

from liandong.vocabulary.stages import STAGE_PATTERN, STAGE_WORDS

_LATER = re.compile(
    r"(?:将于?|拟|计划|预计|有望|力争|争取|即将|后|待|确保|规划|准备|可|目标|未来|到\d{4}年底?|至\d{4}年|"
    r"\d{4}年底?前)[^,;。]{0,14}$"
)
_AFTER_LATER = re.compile(r"^(?:后|之后|以后|达产|时|前)")
_ENDS = re.compile(r"(?:了)?(?:该|本|此)?(?:项目|工程|投资|建设|合作|协议|合同)|[,。;:!?)]|$")
_ENDING = frozenset({"取消", "退出", "放弃", "撤销", "解除", "清退"})
"""Words that end a project only where they are said of it: 取消了多项审批 ends none."""
_NOT = re.compile(r"(?:未|不|没有|尚未|暂未|停止|不会|不得|没有|并未|避免|防止)$")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage word at [start, end) of the text that was read; `later` tells one that is still to come."""

    start: int
    end: int
    stage: str
    later: bool


_LONGER = {
    "达产": "业",
    "全面建设": "社小现",
    "规划": "馆院局设展纲师",
    "建设中": "国心央小",
    "施工": "图方企队单许总、",
    "签约": "仪金额率方",
    "启动": "区仪资会",
    "落地": "式窗",
    "运营": "商中方管、",
    "揭牌": "仪",
    "挂牌": "仪",
    "开工": "仪率",
    "成立": "仅以大周",
    "储备": "金粮",
    "备案": "制号",
    "入驻": "率企",
    "上线": "率",
    "招标": "人公投",
    "调试": "、",
}
"""Characters behind a stage word that make another word of it: 规划馆, 建设中国, 签约仪式."""


_SHORTER = {"达产": "雷", "施工": "、", "合龙": "联", "上线": "向"}
"""Characters before a stage word that make another word of it: 联合龙头."""


def _part_of_word(word: str, before: str, after: str) -> bool:
    longer = next((letters for end, letters in _LONGER.items() if word.endswith(end)), "")
    return (bool(after) and after[0] in longer) or before.endswith(_SHORTER.get(word, "\0"))


def find_stages(text: str) -> tuple[Stage, ...]:
    """The stage words of a clause; a stage to come (预计2018年建成, 建成后) is marked so, a denied one left out."""
    out = []
    for match in STAGE_PATTERN.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _NOT.search(before) or _part_of_word(match.group(), before, after):
            continue
        if match.group() in _ENDING and not _ENDS.match(after):
            continue
        later = bool(_LATER.search(before)) or bool(_AFTER_LATER.match(after))
        out.append(Stage(match.start(), match.end(), STAGE_WORDS[match.group()], later))
    return tuple(out)
