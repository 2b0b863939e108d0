"""Noun phrases: where the name that ends at a given noun begins."""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

import rjieba

_OPEN = {"”": "“", "’": "‘", ")": "(", "》": "《", "」": "「", "』": "『"}
_NAME_PUNCTUATION = frozenset("·—-–―/&+.")
_STOP_TAGS = ("p", "u", "d", "r", "f", "c", "y", "e", "o", "zg")
_NOMINAL = frozenset(
    "联动 驾驶 制造 服务 发展 合作 投资 创新 研发 建设 应用 设计 管理 教育 医疗 物流 运营 交流 对接 融资 签约 推介 揭牌 开工 动工 启动 "
    "奠基 竣工 研究 咨询 开发 综合 联合 协同 协调 保护 治理 改造 更新 提升 服务业 检测 监测 检验 认证 孵化 加速 培训 实训 实验 试验 示范 "
    "展示 体验 展览 贸易 交易 结算 仲裁 调解 生产 加工 装备 处理 回收 循环 利用 再生 储能 储备 供应 采购 销售 配送 运输 转化 产业化 "
    "智能 集成 显示 存储 计算 通信 导航 测试 封装 测绘 勘察 航空 航天 旅游 演艺 康养 养老 养殖 种植 育种 租赁 担保 保险 信托 担当 扶贫 "
    "振兴 改革 开放 试点 规划 评估 评价 统计 调查 征信 信用 监管 执法 执行 招商 引资 招聘 就业 创业 创投 共建 共享 互联 互通 一体化 "
    "合成 制药 诊断 治疗 护理 免疫 消费 零售 批发 出口 进口 报关 通关 保税 轨道 交通 排水 供水 供电 供热 发电 输电 光伏 整治 修复 征集 "
    "推进 高峰 圆桌 考察 调研 座谈 表彰 颁奖 授牌 挂牌 开幕 集中 融合 接驳 快递 赋能 增长 增资 扩产 扩建 新建 改扩建 技改 迁建 搬迁 提质 升级".split()
)
"""Verbs that stand inside names as often as they stand for doing something."""
_STRONG = frozenset(
    "探讨 深入 深入探讨 讨论 研讨会商 总结 展望 见证了 举行 举办 召开 主办 承办 协办 签署 签订 签下 达成 发布 印发 出台 公布 推出 成立 设立 组建 建立 打造 构建 宣布 表示 指出 认为 介绍 提出 "
    "参加 出席 参观 考察 前往 走进 来到 迎来 见证 吸引 引进 引入 带动 推动 促进 助力 加快 加速 实现 完成 形成 成为 位于 坐落 落户 落地 落成 "
    "包括 涵盖 涉及 围绕 聚焦 依托 通过 按照 根据 为了 旨在 获得 荣获 入选 进入 加入 纳入 列入 投入 投产 建成 规划 预计 计划 拟 将 已 正在 "
    "总投资 投资额 位列 拥有 占地 覆盖 达到 超过 突破 新增 累计 完成 揭晓 启动 开启 开展 进行 组织 邀请 汇聚 会同 联合 携手 支持 服务 探索 "
    "作为 其中 目前 此次 本次 这次 该 全国 首个 首家 多个 一批 一场 一个 一项 同时 以及 等 迁至 迁到 入驻 制定 制订 编制 起草 审议 修订 实施 "
    "推广 贯彻 落实 学习 宣传 关于 对 向 从 由 把 被 让 使 令 给 与会 希望 要求 强调 重点 明确 确定 选址 通车 贯通 开通 动工 开工 复制".split()
)
_STRONG_IN_NAMES = frozenset("启动 开工 动工 规划 服务 联合 首个 全国 支持 重点 促进 推动 实施 总投资".split())


class Token(NamedTuple):
    """One word at [start, end), with its part of speech in the tag set of jieba."""

    start: int
    end: int
    word: str
    tag: str


class Tokens:
    """The words of a text with their parts of speech (rjieba), addressed by character offset."""

    __slots__ = ("_ends", "_tagged", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._tagged: list[tuple[str, str]] = rjieba.tag(text)
        self._ends = list(accumulate(len(word) for word, _ in self._tagged))

    def __len__(self) -> int:
        return len(self._tagged)

    def __getitem__(self, index: int) -> Token:
        word, tag = self._tagged[index]
        end = self._ends[index]
        return Token(end - len(word), end, word, tag)

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly or in part in [start, end)."""
        return [self[i] for i in range(bisect_right(self._ends, start), min(bisect_left(self._ends, end) + 1, len(self)))]

    def name_start(self, end: int, floor: int, *, soft: bool = False) -> int:
        """Where the noun phrase that ends at `end` begins, not before `floor`.

        Walks left over nouns, names, numbers, nominal verbs and whole quotations; stops at prepositions, particles,
        adverbs, punctuation and verbs of doing. With `soft`, 与 / 和 / 及 between nouns do not stop it.
        """
        index = bisect_left(self._ends, end)
        if index >= len(self):
            return floor
        token = self[index]
        start = max(token.start, floor)
        # a token that reaches over `end` is entered in its middle
        while index > 0:
            token = self[index - 1]
            if token.start < floor:
                break
            opener = _OPEN.get(token.word)
            if opener:
                jump = self._opening(index - 1, opener, floor)
                if jump is None:
                    break
                index, start = jump, self[jump].start
                continue
            if not self._inside_name(token, index - 1, soft=soft):
                break
            start, index = token.start, index - 1
        return start

    def _opening(self, index: int, opener: str, floor: int) -> int | None:
        for back in range(index - 1, max(index - 40, -1), -1):
            if self[back].start < floor:
                return None
            if self[back].word == opener:
                return back
        return None

    def _inside_name(self, token: Token, index: int, *, soft: bool) -> bool:
        word, tag = token.word, token.tag
        if tag == "x" or not word.strip():
            return word in _NAME_PUNCTUATION or word.isalnum()
        if word in ("与", "和", "及", "暨"):
            return (soft or word == "暨") and index > 0 and self[index - 1].tag[0] in "nljx"
        if word in _STRONG and word not in _STRONG_IN_NAMES:
            return False
        if tag[0] in "v":
            return tag in ("vn", "vg") or word in _NOMINAL or word in _STRONG_IN_NAMES
        if tag != "eng" and tag.startswith(_STOP_TAGS):
            return word in ("及", "内", "外", "双", "湾", "组", "委") or (tag == "d" and word in ("高", "首", "全", "新"))
        if tag[0] == "t":
            return bool(re.search(r"\d", word)) is False and word in ("首期", "未来", "新时代", "现代", "当代", "新年")
        return True


_PREDICATE_WORDS = frozenset("对 在 将 已 以 通过 为 是 由 从 把 被 与 和 占 达 超 超过 突破 约 近 可 共 均 也 就 还 正 并 有 来自 作为 依托 位于 围绕 按照 根据 随着 期间 至 同比 环比 累计 预计 平均".split())


def is_predicate(token: Token, previous: str) -> bool:
    """Whether the token ends a subject: a preposition, an adverb, or a verb that is not part of a name."""
    word, tag = token.word, token.tag
    if word in ("的", "等", "、", "“", "”", "(", ")", "·", "—") or previous == "等":
        return False
    if word in _PREDICATE_WORDS:
        return True
    if tag[0] in "pdcm" or tag == "x":
        return word not in ("全", "新", "高") and not (tag[0] == "m" and len(word) == 1 and not word.isdigit())
    if tag[0] == "v" and tag != "vn":
        return len(word) > 1 and word not in _NOMINAL
    return word in _STRONG and word not in _STRONG_IN_NAMES


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without blank ends and opening marks that nothing closes."""
    while start < end and text[start] in " ,、。;:·—-等和与及的了在\n":
        start += 1
    while end > start and text[end - 1] in " ,、。;:·—-\n":
        end -= 1
    return start, end
