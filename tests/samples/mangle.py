"""Writes the pinyin-mangled sample page from its clean source: `python -m tests.samples.mangle`."""

from pathlib import Path

from liandong import samples
from tests.corrupter import late_residue, pinyin_mangle

SOURCE = Path(__file__).with_name("mangled_source.txt")
PAGE = "06_pinyin_mangled.txt"
NOTICE = "本页为联动项目样例，所述地区、机构、人物与数字均为虚构。"
HALF_WIDTH = str.maketrans("，：；？！（）", ",:;?!()")
HEADLINES = (
    "海湾公园灯光秀周末上演",
    "寒潮来袭 蔬菜基地忙抢收",
    "社区食堂开到家门口 老人乐享幸福餐",
    "全民健身马拉松接力赛鸣枪",
)


def mangled_page() -> str:
    """The mangled article, every second paragraph of which lost its end to a byte shift, with trailing headlines."""
    article = pinyin_mangle(SOURCE.read_text(encoding="utf-8").rstrip("\n")).split("\n")
    damaged = [late_residue(line) if number % 2 else line for number, line in enumerate(article)]
    headlines = [f"- {pinyin_mangle(headline)}" for headline in HEADLINES]
    return "\n".join([*damaged, *headlines]).translate(HALF_WIDTH) + f"\n{NOTICE}\n"


if __name__ == "__main__":
    with samples.folder() as pages:
        (pages / PAGE).write_text(mangled_page(), encoding="utf-8")
