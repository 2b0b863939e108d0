"""How fast pages are read, beside trafilatura's extraction alone, in one run on one core.

    python benchmarks/reading.py [--documents 200] [--runs 5] [--pages FOLDER]

Prints documents per second of processor time (so that other programs do not blur it), medians of several runs:

- stripped text of 1,000 to 3,000 characters through the whole spine, decode to fold (floor: 100 a second), and through
  a build into a workspace, with store and index;
- the same texts through fingerprints only (floor: 300 a second);
- HTML of 50 to 200 kB, and of 5 to 20 kB, through fingerprints, as a ratio to trafilatura alone on the same pages
  (floor: 0.8);
- repair's detection on clean text (floor: 2 million characters a second);
- fingerprints and survey of a collection half of which are copies (floor: 2,000 documents a second);
- the time of `import liandong`, and the peak memory of this process.

The pages are made here, the same on every machine: reports of invented cities and firms, in varied words and numbers,
as dense in facts as real reports are: on the five real pages that the project began from, 42 statements are made of
1,000 characters, and about as many of these (the density is printed). With `--pages`, the texts of a folder are read
as well.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

import trafilatura

from liandong import open_workspace
from liandong.documents import read, survey
from liandong.documents.fingerprint import content_lines, signature
from liandong.documents.repair import repair
from liandong.engine import SerialEngine, rare_collections
from liandong.model import MappedText, Page, Statement
from liandong.records import fold, reconcile, resolve
from liandong.statements import extract

TEXT_FLOOR, READ_FLOOR, HTML_FLOOR, DETECTION_FLOOR, SURVEY_FLOOR = 100.0, 300.0, 0.8, 2e6, 2000.0
CITIES = ("示例", "样本", "云湖", "松岭", "南汀", "北屿", "东涧", "西岚")
TRADES = ("智能装备", "生物医药", "新能源汽车", "集成电路", "新材料", "跨境电商", "现代物流", "人工智能", "海洋工程")
FORMS = ("有限公司", "股份有限公司", "集团有限公司", "研究院")
SENTENCES = (
    "{month}月{day}日,{a}市与{b}市在{a}市会展中心举行{trade}产业合作推介会,现场签约项目{n}个,总投资{sum}亿元。",
    "{a}{trade}产业园项目总投资{sum}亿元,由{b}{trade}{form}投资建设,规划用地{area}亩,预计{year}年建成投产。",
    "{b}市副市长{name}表示,将推动两地在{trade}、{other}等领域深化合作,三年内新增产值{sum}亿元。",
    "据统计,{year}年{a}市{trade}产业实现产值{sum}亿元,同比增长{rate}%,规模以上企业达到{n}家。",
    "双方签署《{a}{b}{trade}产业合作框架协议》,建立联席会议制度,每年召开{few}次会议,协调解决跨区域事项。",
    "{a}市发展和改革委员会发布《关于促进{trade}产业高质量发展的若干措施》,对新引进的项目给予最高{n}万元奖励。",
    "{name}教授建议,两地应当共建{trade}公共服务平台,打通人才、资金和数据的流动渠道,避免同质化竞争。",
    "项目落户{a}市{b}新区,一期投资{few}亿元,达产后年产值可达{sum}亿元,带动就业{n}人。",
    "近年来,{a}市坚持以交通互联为先导,持续优化营商环境,与{b}市的人员往来和货物运输日益频繁,产业链条逐步完善。",
    "{b}{other}{form}与{a}{trade}{form}达成合作意向,拟在{a}市共建研发中心,围绕关键技术开展联合攻关。",
    "与会嘉宾认为,区域协同发展需要规划先行、制度衔接、设施联通,也需要社会各界共同参与、久久为功。",
)
PLAIN = tuple(
    tuple(column.split())
    for column in (
        ("近日, 据了解, 下一步, 同时, 对此, 长期以来, 在此基础上, 值得注意的是, 业内人士认为, 与此同时,"),
        (
            "有关部门 当地干部群众 越来越多的企业 沿线乡镇 一批科研人员 两地海关 社区志愿者 "
            "园区管理机构 青年创业者 公共服务窗口 高校和院所 物流枢纽 行业协会 文化场馆 轨道交通建设者"
        ),
        ("持续 积极 稳步 主动 不断 加快 因地制宜地 有针对性地 以更大力度 从细微处 在摸索中 依托自身优势"),
        ("优化 完善 推动 梳理 回应 打磨 拓宽 守护 改造 重塑 对标 探索 压缩 公开 丰富"),
        (
            "办事流程 通勤体验 历史街区 河道生态 职业培训体系 跨城看病的结算办法 中小学课后服务 "
            "老旧厂房 乡村公路网络 企业反映的难题 数据共享的边界 夜间经济的业态 人才公寓的配套 "
            "传统工艺的传承方式 口岸查验的环节 公园里的步道"
        ),
        (
            ",群众的获得感明显增强。 ,让往来两地的人感到方便。 ,为后来者积累了经验。 "
            ",效果还有待时间检验。 ,也带动了周边面貌的变化。 ,细节之处体现出治理的温度。 "
            ",这样的做法受到各方关注。 ,但仍有不少短板需要补齐。 ,合作的基础因此更加牢固。 。"
        ),
    )
)
"""Pieces of sentences without a fact, so that pages are no denser than real ones, and never twice the same."""
PLAIN_SHARE = 0.75
TEASER_SHARE = 0.5
"""Of the HTML pages so many show a paragraph of another article too: of those the main text has to be told."""

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙", "建国志强文慧晓东海燕立新明远思齐"


def sentence(dice: random.Random) -> str:
    if dice.random() < PLAIN_SHARE:
        return "".join(map(dice.choice, PLAIN))
    a, b = dice.sample(CITIES, 2)
    trade, other = dice.sample(TRADES, 2)
    return dice.choice(SENTENCES).format(
        a=a, b=b, trade=trade, other=other, form=dice.choice(FORMS), name=dice.choice(SURNAMES) + dice.choice(GIVEN),
        month=dice.randint(1, 12), day=dice.randint(1, 28), year=dice.randint(2016, 2026), n=dice.randint(3, 480),
        few=dice.randint(2, 9), sum=dice.randint(5, 900), area=dice.randint(50, 9000), rate=dice.randint(10, 190) / 10,
    )  # fmt: skip


def article(dice: random.Random, characters: int) -> tuple[str, list[str]]:
    """A headline and paragraphs of about so many characters."""
    a, b = dice.sample(CITIES, 2)
    title = f"{a}市与{b}市签约{dice.randint(3, 90)}个{dice.choice(TRADES)}项目"
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < characters:
        paragraphs.append("".join(sentence(dice) for _ in range(dice.randint(2, 4))))
    return title, paragraphs


def text_page(dice: random.Random, number: int, characters: tuple[int, int] = (900, 2700)) -> Page:
    """A stripped page: navigation, headline, source line, body of so many characters, footer."""
    title, paragraphs = article(dice, dice.randint(*characters))
    date = f"20{dice.randint(16, 26)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    head = ["首页 新闻 政务 服务 互动", title, f"{date} 来源:{dice.choice(CITIES)}日报"]
    tail = ["责任编辑:" + dice.choice(SURNAMES) + "编", "版权所有 未经许可不得转载"]
    return Page.of(f"text/{number:05}.txt", "text/plain", "\n".join([*head, *paragraphs, *tail]).encode())


def html_page(dice: random.Random, number: int, low: int, high: int) -> Page:
    """A page as sites serve them, of `low` to `high` bytes: the article among styles, scripts, menus and links."""
    title, paragraphs = article(dice, dice.randint(900, 6000))
    body = "".join(f'<p style="text-indent:2em">{p}</p>\n' for p in paragraphs)
    wanted = dice.randint(low, high)
    rows: list[str] = []
    size = len(body.encode())
    while size < wanted:
        row = boilerplate(dice)
        rows.append(row)
        size += len(row.encode())
    before, after = "".join(rows[::2]), "".join(rows[1::2])
    if dice.random() < TEASER_SHARE:
        after += f'<div class="teaser"><h3>{article(dice, 1)[0]}</h3><p>{sentence(dice)}</p></div>'
    html = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_样本网</title></head><body>{before}'
        f'<div class="article"><h1>{title}</h1><div class="info">2024-05-{dice.randint(1, 28):02} 来源:样本日报</div>'
        f'<div class="content">{body}</div></div>{after}</body></html>'
    )
    return Page.of(f"html/{number:05}.html", "text/html", html.encode())


def boilerplate(dice: random.Random) -> str:
    kind = dice.randrange(4)
    if kind == 0:
        rules = "".join(f".c{dice.randrange(9999)}{{margin:{dice.randrange(40)}px;color:#333}}" for _ in range(40))
        return f"<style>{rules}</style>"
    if kind == 1:
        return "<script>" + "".join(f"var v{dice.randrange(10**6)}={dice.random()};" for _ in range(60)) + "</script>"
    links = "".join(
        f'<li><a href="/n/{dice.randrange(10**6)}.html">{dice.choice(CITIES)}市{dice.choice(TRADES)}动态</a></li>'
        for _ in range(20)
    )
    return f'<div class="{"nav" if kind == 2 else "sidebar"}"><ul>{links}</ul></div>\n'


def spine(pages: Sequence[Page]) -> tuple[int, int, int]:
    """Decode to fold and reconcile, nothing stored; gives the numbers of documents, statements and records."""
    with rare_collections():  # as a build does
        documents = [document for page in pages for document in read(page).documents]
        statements: list[Statement] = [statement for document in documents for statement in extract(document)]
        surveyed = survey(documents)
        records = fold(statements, resolve(statements, surveyed), surveyed)
        reconcile(records)
    return len(documents), len(statements), len(records)


def build(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place, open_workspace(place, create=True) as workspace:
        workspace.build([folder], engine=SerialEngine())


def rate(pages: int, runs: int, work: Callable[[], object]) -> float:
    """Pages per second of processor time: the median of several runs, after one to warm up."""
    times = []
    for _ in range(runs + 1):
        began = process_time()
        work()
        times.append(process_time() - began)
    return pages / median(times[1:])


def written(pages: Sequence[Page], folder: Path) -> Path:
    for page in pages:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page.data)
    return folder


def import_seconds(runs: int) -> float:
    """How much longer Python takes to start with `import liandong`."""

    def started(program: str) -> float:
        timed = f"import time; a = time.perf_counter(); {program}; print(time.perf_counter() - a)"
        return float(subprocess.run([sys.executable, "-c", timed], capture_output=True, check=True).stdout)

    return median(started("import liandong") for _ in range(runs))


def peak_megabytes() -> float | None:
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def reads(pages: Sequence[Page]) -> int:
    return sum(len(read(page).documents) for page in pages)


def extractions(pages: Sequence[Page]) -> int:
    return sum(trafilatura.extract(page.data.decode()) is not None for page in pages)


def html_line(name: str, pages: Sequence[Page], runs: int, floor: str) -> None:
    ours = rate(len(pages), runs, lambda: reads(pages))
    theirs = rate(len(pages), runs, lambda: extractions(pages))
    size = sum(len(page.data) for page in pages) / len(pages) / 1000
    print(f"{name} ({size:.0f} kB): {ours:6.1f} pages/s, trafilatura {theirs:6.1f}: ratio {ours / theirs:.2f} {floor}")
    print(f"    documents: {reads(pages)} from {len(pages)} pages, trafilatura {extractions(pages)}")


def repair_line(pages: Sequence[Page], runs: int) -> None:
    """How fast clean text is found to be clean."""
    texts = [MappedText(page.data.decode()) for page in pages]
    characters = sum(map(len, texts))
    speed = rate(characters, runs, lambda: [repair(text) for text in texts])
    print(f"repair, clean text:           {speed / 1e6:7.1f} million characters/s (floor {DETECTION_FLOOR / 1e6:.0f})")


def survey_line(dice: random.Random, documents: int, runs: int) -> None:
    """How fast copies are found: shingles and signatures made, documents compared."""
    made = [document for n in range(documents // 2) for document in read(text_page(dice, n)).documents]
    copies = [replace(d, id=f"{d.id}-{n}") for n in range(2) for d in made]

    def sign() -> None:
        lines = [content_lines(d.body) for d in copies]
        survey([replace(d, signature=signature(each)) for d, each in zip(copies, lines, strict=True)])

    speed = rate(len(copies), runs, sign)
    print(f"near-duplicates, shingled:    {speed:7.1f} documents/s/core (floor {SURVEY_FLOOR:.0f})")


def folder_line(folder: Path, runs: int) -> None:
    """How fast the texts of a folder are read through the whole spine."""
    pages = [Page.of(path.name, "text/plain", path.read_bytes()) for path in sorted(folder.glob("*.txt"))]
    documents, statements, _ = spine(pages)
    characters = sum(len(document.text) for page in pages for document in read(page).documents)
    speed = rate(documents, runs, lambda: spine(pages))
    print(f"texts of {folder}, whole spine: {speed:7.1f} documents/s/core")
    density = f"{1000 * statements / characters:.0f} statements in 1,000"
    print(f"    {documents} documents of {len(pages)} pages, {characters // documents:,} characters each, {density}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=200, help="pages of text (HTML: a quarter of it)")
    arguments.add_argument("--runs", type=int, default=5, help="runs of which the median is printed")
    arguments.add_argument("--pages", type=Path, help="a folder of texts (*.txt) to read as well")
    chosen = arguments.parse_args()
    dice = random.Random(20_241_122)
    texts = [text_page(dice, n) for n in range(chosen.documents)]
    large = [html_page(dice, n, 50_000, 200_000) for n in range(max(chosen.documents // 4, 8))]
    small = [html_page(dice, n, 5_000, 20_000) for n in range(max(chosen.documents // 4, 8))]
    characters = sorted(len(page.data.decode()) for page in texts)
    documents, statements, records = spine(texts)
    print(f"{len(texts)} texts of {characters[0]:,} to {characters[-1]:,} characters, median of {chosen.runs} runs")
    density = 1000 * statements / sum(characters)
    print(f"    {documents} documents, {statements} statements ({density:.0f} in 1,000 characters), {records} records")
    first = rate(len(texts), chosen.runs, lambda: reads(texts))
    print(f"stripped text, to fingerprints: {first:5.1f} documents/s/core (floor {READ_FLOOR:.0f})")
    through = rate(len(texts), chosen.runs, lambda: spine(texts))
    print(f"stripped text, whole spine:   {through:7.1f} documents/s/core (floor {TEXT_FLOOR:.0f})")
    if chosen.pages:
        folder_line(chosen.pages, chosen.runs)
    with tempfile.TemporaryDirectory() as place:
        folder = written(texts, Path(place))
        stored = rate(len(texts), chosen.runs, lambda: build(folder))
    print(f"stripped text, built, stored: {stored:7.1f} documents/s/core")
    html_line("HTML of 50-200 kB", large, chosen.runs, f"(floor {HTML_FLOOR})")
    html_line("HTML of 5-20 kB  ", small, chosen.runs, f"(floor {HTML_FLOOR})")
    repair_line(texts, chosen.runs)
    survey_line(dice, chosen.documents, chosen.runs)
    print(f"import liandong: {import_seconds(chosen.runs):.3f} s (limit 0.3)")
    peak = peak_megabytes()
    print(f"peak memory: {peak:.0f} MB" if peak else "peak memory: not known on this system")


if __name__ == "__main__":
    main()
