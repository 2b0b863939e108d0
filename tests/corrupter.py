"""Damages clean text in the ways in which real pages are damaged, so that repair can be measured against the truth.

`pinyin_mangle` does what the rewriting programs do, deduced byte by byte from real pages: the text is turned into
traditional characters and coded in GBK; wherever two bytes equal one of the listed characters, "(reading)" is put after
them, also where the two bytes belong to two neighbouring characters; then the bytes are decoded again, and a lead byte
with an impossible second byte takes that byte with it into a question mark.
"""

import functools
import re

from opencc import OpenCC

GLOSSED = (
    "創(chuàng)進(jìn)國(guó)長(zhǎng)質(zhì)發(fā)會(huì)網(wǎng)區(qū)產(chǎn)業(yè)協(xié)聯(lián)動(dòng)庫(kù)個"
    "(gè)關(guān)對(duì)實(shí)現(xiàn)經(jīng)濟(jì)來(lái)設(shè)導(dǎo)團(tuán)優(yōu)勢(shì)強(qiáng)務(wù)數(sh"
    "ù)據(jù)電(diàn)學(xué)習(xí)績(jī)驅(qū)驗(yàn)時(shí)項(xiàng)應(yīng)術(shù)環(huán)總(zǒng)資(zī)運(yùn)達(d"
    "á)遠(yuǎn)過(guò)話(huà)記(jì)計(jì)條(tiáo)機(jī)構(gòu)極(jí)沒(méi)減(jiǎn)測(cè)準(zhǔn)滿(mǎn)顧(gù)員(yuán"
    ")評(píng)華(huá)級(jí)綠(lǜ)穩(wěn)檢(jiǎn)維(wéi)擴(kuò)連(lián)傳(chuán)報(bào)輸(shū)"
)
"""Characters that the program annotates, with the reading that it gives them."""

_PAIRS = re.findall(r"(.)(?:\(([^)]+)\))", GLOSSED)
_LISTED = {char.encode("gbk"): f"({reading})".encode("gbk") for char, reading in _PAIRS if len(char.encode("gbk")) == 2}
_ANY = re.compile(b"|".join(re.escape(code) for code in sorted(_LISTED)))
_HALF = {0xFF00 + ord(mark) - 0x20: mark for mark in ",:;?!()"}
_FULL = {ord(mark): chr(code) for code, mark in _HALF.items()} | {0xA0: "\u3000"}


@functools.cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def traditional(text: str) -> str:
    """The text in traditional characters, as a converter writes them."""
    converted: str = _converter("s2hk").convert(text)
    return converted


def pinyin_mangle(text: str) -> str:
    """Simplified text as a pinyin-glossing rewriter leaves it, with byte shifts; punctuation half-width as on the
    real pages.

    Characters that GBK does not have are left out of the damage. Lines stay lines.
    """
    return "\n".join(_mangle_line(line) for line in text.split("\n"))


def _mangle_line(line: str) -> str:
    data = traditional(line).translate(_FULL).encode("gbk", "replace")
    glossed = _ANY.sub(lambda match: match.group() + _LISTED[match.group()], data)
    return _decode(glossed).translate(_HALF)


def _decode(data: bytes) -> str:
    """GBK as a lenient decoder reads it: an impossible pair becomes one question mark, 0x80 the euro sign."""
    out: list[str] = []
    place = 0
    while place < len(data):
        lead = data[place]
        if lead < 0x80:
            out.append(chr(lead))
            place += 1
        elif lead == 0x80:
            out.append("€")
            place += 1
        else:
            out.append(_pair(data[place : place + 2]))
            place += 2
    return "".join(out)


def _pair(code: bytes) -> str:
    try:
        return code.decode("gbk")
    except UnicodeDecodeError:
        return "?"


def is_aligned(text: str) -> bool:
    """Whether the damage of a text is a plain shift: no byte pair was lost to the decoder but torn lead bytes before
    a bracket.
    """
    data = traditional(text).translate(_FULL).encode("gbk", "replace")
    lost = re.findall(r"\?", _decode(_ANY.sub(lambda match: match.group() + _LISTED[match.group()], data)))
    torn = re.findall(
        r"\?(?=[a-z\u00e0-\u01dc]+\))", _decode(_ANY.sub(lambda match: match.group() + _LISTED[match.group()], data))
    )
    return 0 < len(torn) == len(lost)


def late_residue(text: str) -> str:
    """The text with each paragraph's final stop as it stands where a paragraph end was read one byte late."""
    return re.sub(r"。(?=\n|$)", "?! ?/p>", text)


def digits_deleted(text: str) -> str:
    """The text without its numbers, as some copies leave it: 共有個重大項目,總投資達億元."""
    return re.sub(r"\d+(?:\.\d+)?(?=\s*[个項项家亿億万萬元%])", "", text)


def places_deleted(text: str) -> str:
    """The text with the names before 市 and 县 gone after a comma: 10月8日, 市举行."""
    return re.sub(r"(?<=[,,])\s*[\u4e00-\u9fff]{2}(?=[市县](?:举|召|政|委))", " ", text)


def full_width(text: str) -> str:
    """Digits and Latin letters in their full-width forms."""
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def half_width(text: str) -> str:
    """The text with its punctuation half-width."""
    return text.translate(_HALF)


def enumerations_broken(text: str) -> str:
    """The text with words that end in 一 cut before it where a pause follows, as a splitter of enumerations does."""
    return re.sub(r"(?<=[单统唯同专])(?=一[、,\uff0c])", " ", text)


def brand_injected(text: str, brand: str = "必一运动") -> str:
    """The text with a brand pushed into every second sentence, behind its first pause."""
    parts = text.split("。")
    return "。".join(
        re.sub(r"[,\uff0c]", rf"\g<0>{brand}", part, count=1) if n % 2 else part for n, part in enumerate(parts)
    )


def dumped(text: str) -> str:
    """The text with what a faulty program prints of its variables before every paragraph's last sentence."""
    dump = 'Array ( [0] => 8 [id] => 127 ) array(1) { [0]=> string(4) "list" } <?php echo $page; ?>'
    return "\n".join(re.sub(r"。(?=[^。]+。$)", f"。{dump}", line) for line in text.split("\n"))


SPAM = (
    "最新版官方app下载,注册就送888元彩金,信誉平台,提款秒到账!",
    "老虎机大厅 真人视讯 手机版入口:www.000000.example 客服24小时在线",
    "十大棋牌游戏平台官网入口,首充100送50,新老玩家天天有礼。",
)
"""Betting, as copying sites put it between the paragraphs of others."""
ADVERTS = (
    "专业办理小额贷款 无抵押无担保 最快30分钟放款50万元",
    "祛斑美白哪家医院好?原价1980元,现在只要99元,点击咨询在线专家!",
    "二手叉车出租 起重吊带厂家直销 月销10000件 量大从优",
    "热门小说《都市狂龙》全文免费阅读 共1268章",
    "火锅店加盟费多少钱?3万元起步,全国已有600家门店。",
)
"""Other advertisements, likewise."""


def spam_source(text: str) -> str:
    """A headline and its text under the source line of a spam farm."""
    title, _, body = text.partition("\n")
    return f"{title}\n来源: sp20241122 发布时间:2024-11-22 10:00\n{body}"


def read_in_the_wrong_charset(text: str) -> str:
    """The text as it stands where UTF-8 was taken for GBK and saved so."""
    return text.encode().decode("gb18030", "replace")


def trailing_junk(text: str, count: int = 12) -> str:
    """The text followed by (headline, time) pairs, links and a footer."""
    pairs = "\n".join(
        f"某地第{n}场专题活动昨日在会展中心开幕 来自各地的客商\n08月31日 17:{n + 10}" for n in range(count)
    )
    links = "\n".join(f"- 相关报道第{n}则:园区建设提速" for n in range(5))
    return f"{text}\n关键词:\n{pairs}\n{links}\n版权所有 某某网 粤ICP备00000000号\n地址:某市某区某路1号 邮编:000000"


def html_page(title: str, paragraphs: list[str], layout: str = "clean", date: str = "2023-08-31 17:52") -> str:
    """The article in one of the page layouts `clean`, `table`, `nested`, `spam`."""
    body = {
        "clean": lambda: "".join(f"<p>{p}</p>\n" for p in paragraphs),
        "table": lambda: (
            "<table><tr><td>" + "<br/>\n".join(f"&nbsp;&nbsp;{p}" for p in paragraphs) + "</td></tr></table>"
        ),
        "nested": lambda: "".join(f"<div><div><span>{p}</span></div></div>\n" for p in paragraphs),
        "spam": lambda: "<div>" + "".join(f"<p>  {p}</p>" for p in paragraphs) + "</div>",
    }[layout]()
    menu = "".join(f'<li><a href="/c{n}/">栏目{n}</a></li>' for n in range(12))
    links = "".join(f'<li><a href="/a{n}.html">其他新闻的标题第{n}条,仍在更新</a></li>' for n in range(15))
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='gb2312'><title>{title}_某某新闻网</title>"
        f'<meta name="description" content="{title}"><script>var a = "<p>不是正文。</p>";</script>'
        "<style>p { color: red }</style></head>\n<body><!-- 注释。 -->\n"
        f'<div class="nav"><ul>{menu}</ul></div>'
        f'<div class="path">当前位置:<a href="/">首页</a> &gt; 新闻 &gt; 正文</div>\n'
        f'<div class="main"><h1>{title}</h1><div class="info">{date} 来源:某某日报 作者:张三</div>\n'
        f'<div class="content" id="content">{body}</div></div>\n'
        f'<div class="related"><h3>相关新闻</h3><ul>{links}</ul></div>\n'
        '<div class="footer">版权所有 &copy; 某某新闻网 粤ICP备00000000号 电话:000-00000000</div></body></html>'
    )
