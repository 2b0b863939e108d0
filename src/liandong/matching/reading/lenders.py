"""Lenders (出资机构): the institutions that a text names, and the one of them that offers what the text describes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from liandong.matching.reading.sections import Piece, Span, Topic

_BANK = (
    r"(?:银行|农商行|农合行|农信社|信用社|信用联社|农信联社|信用合作联社|信用合作社|资金互助社)"
    r"(?:(?:股份)?有限(?:责任)?公司)?"
)
_TRADE = (
    "农担|担保|保险|租赁|金租|保理|小额贷款|小贷|消费金融|汽车金融|基金|信托|证券|投资|资产|典当|财务|金融控股|金控|服务"
    "|信用保证|征信|科技|管理|(?<=资产)运营|创投|资本|增信|发展|融资|交易中心|交易所|产权交易|股权交易"
)
_FIRM = (
    rf"(?:{_TRADE})(?:\([\u4e00-\u9fff]{{2,6}}\))?(?:集团|控股)?(?:(?:股份)?有限(?:责任)?公司|公司|集团|(?:运行|运营|管理|服务)?中心)"
    r"(?:\([\u4e00-\u9fff]{2,6}\))?"
)
_SHORT = "租赁|担保|保险|保理|小贷|基金"
"""The ends of names that are told in short (融桥租赁): things are called so too."""
_BRIEF = "信托|金租|财险|农担|消费金融|信合|(?<!农)农信|创投|中国信保|中信保"
"""Ends of names in short that nothing else is called by."""
_SAYS = "与|联合|推出|发放|提供|面向|专为|是|的|为|携手|开办|上线|承保|针对|依托|研发|开发"
_BRANCH = (
    r"(?:[ ]?(?:(?!银行|公司|营业部)[^\W\d_为与和由及向的以各当该凭在将按对]){2,12}?"
    r"(?:分行|支行|(?:中心)?支公司|分公司|营业部|分理处|分社)|(?:总行)?营业部)?"
)
_LENDER = re.compile(
    rf"(?:(?P<bank>{_BANK})|(?P<firm>{_FIRM})){_BRANCH}(?!业)|(?P<brief>{_BRIEF})(?=[^\u4e00-\u9fff]|$|{_SAYS})|(?P<short>{_SHORT})(?=[^\u4e00-\u9fff]|$|{_SAYS})"
)
_LEASES = re.compile(
    r"^[^\u4e00-\u9fff\n]{0,4}(?P<name>(?!设备|汽车|车辆|厂房|机械|船舶|农机|融资|金融|直接|经营|售后|飞机|房屋|土地|医疗|光伏|绿色|工程|小额|科技)"
    r"[\u4e00-\u9fff]{2}(?:(?:金融|融资)?租赁|金租|信托|小贷|消费金融))(?!有限|公司|股份|集团|\(|控股)(?=[\u4e00-\u9fff“|·])",
    re.MULTILINE,
)
"""At the beginning of a line, before the name of what it offers, also in short."""
_ABBREVIATED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:中国)?(?:工行|农行|建行|中行|交行|招行|邮储(?!银行)|浦发(?!银行)|农发行|国开行|进出口行)"
    r"(?:[\u4e00-\u9fff]{2,8}?(?:分行|支行))?"
)
"""What everybody calls the large banks."""
_ENDS_BEFORE = frozenset("?在由向经与和及同为从对按将让请到至于以且或者是属系指过凡给把被")
"""Before the name of an institution: characters that are hardly ever within it."""
_WITHIN = re.compile(
    "大同|同江|同德|同仁|同心|和田|和县|和政|和顺|和龙|和平|共和|永和|平和|泰和|太和|安和|人和|嘉和|中和|向阳|从化|从江"
    "|将乐|让胡路|至诚|同煤|经开|经济|同方|和信|和谐"
)
"""Where they are within a name all the same."""
_LONGEST = 16
_CUT = re.compile(
    "机构|单位|名称|全称|主体|编号|来源|出处|供稿|发布|承办|主办|经办|出品|提供方|资金方|联系人|电话|热线|产品|序号|品种"
    "|登录|登陆|打开|下载|关注|进入|联系|咨询|拨打|了解|通过|依托|借助|办理|推出|提供|发放|开立|开户|开通|申请|满足|符合"
    "|达到|按照|根据|凭借|选择|前往|认准|支持|贷款(?!公司)|借款|融资(?!担保|租赁|再担保|性)|企业(?!服务|管理|发展|信用|政策性|征信|融资|投资|担保|再担保|$)|客户|商户|到期|线上|合作(?!银行|联社|社)|信贷(?!担保|银行)"
    "|我们|咱们|你们|您们|本人|这里|目前|现在|近日|日前|据悉|其中|以及|或者|并且|而且|同时|如果|由于|因为|只要|只需"
    "|欢迎|来自|打消|想找|联手|版权归|告诉|走访|属于|作为|隶属|位于|不是|就是|也是|还是|可在|须在|需在|应在|已在|未在|均在|并在|年起|月起|日起|首家|试试|看看|占用|使用|执行|持有|采用|落实|依照|引导|鼓励|推动|督促|协调|梳理|介绍|接受|取得|获得|享受|所在"
    "|[局厅委办部院会府区县市](?:联合|携手|牵头|会同)|[个款项条]|(?<!国)家|可(?=[\u4e00-\u9fff]{2,})(?!克|立)|指|即(?!墨)|凭(?!祥)|现(?!代)|的"
)
"""What stands before a name and is no part of it: labels, verbs, those who are spoken to, the times of news."""
_NOBODY = re.compile(
    r"人民银行$|^(?:(?:抵押|质押|抵质押|信用|连带|反|组合|当地|各地|本地|就近|辖内|辖区|各|该|本|我|某|任何|任意|多家|两家|全国性?|其他|其它|他|另|原|农村|城市|股份制|国有|大型"
    r"|中小|中资|外资|民营|地方|政策性|开发性|商业|合作|投资|交易|私人|开户|承兑|线上|网上|手机|电话|电子|微信|直销|企业|个人|掌上"
    r"|贷款|中央|人民|[县市区]金融|中国人民|世界|试点|牵头|放款|经办|主办|受托|开立|签约|结算|代理|参与|发卡|承贷|融资|融资性|政府性|村镇"
    r"|专业|再|第三方|相关|有关|指定|认可|各家|省级?|市级?|区级?|县级?|国家|大型|农业|信贷|农业信贷|财产|人寿|商业性?|民营|批量|委托|政府|创业|国有|小微"
    r"|国内|国际|反向|正向|出口|专利|商标|知识产权|首台套|首批次|首版次|厂商|天使|种子|创新|产业|引导|转贷|应急|过桥|总对总|科创|绿色|气象|指数"
    r"|养殖|种植|责任|工程|履约|关税|投标|贷款|小额|雇主|人身|意外|直接|应收账款|供应链|无追索权|有追索权|公开|隐蔽)*"
    r"(?:银行|农商行|农商银行|农村商业银行|农信社|信用社|信用联社|农信联社|(?:中小企业|企业|科技|小微)?(?:融资性?)?担保|农担|保险|保证保险|信用保险|基金|财务|租赁|融资租赁"
    r"|金融租赁|设备租赁|保理|小贷|小额贷款|证券|信托|投资|资产|征信|科技|管理|服务|企业服务|消费金融|融资|发展)"
    r"(?:公司|集团|机构|中心|基金)?)$|(?:手机|网上|网络|电话|微信|电子|直销|掌上|云端)银行$|保证保险$|信用保险$|^(?:设备|直接|经营性?|回)"
)
"""What is called like an institution and is none in particular."""
_WHOLE = re.compile("公司|机构|银行|企业|个人|股东|控制人|代表人|抵押|质押|信用|保证|担保")
"""Before what a firm's name ends with in short: words that no such name holds."""
_DEPARTMENT = re.compile(
    r"(?:总行)?(?:普惠|公司|科技|投资银行|小企业|国际|票据|信贷|营销|绿色|乡村振兴|三农|个人|机构|零售|交易银行|中小企业)"
    r"[\u4e00-\u9fff]{0,8}(?:部|中心|事业部)$|(?<=银行)(?:总行)?[\u4e00-\u9fff]{2,8}(?:部|中心)$|(?<=银行)总行$"
    r"|(?<=[支分]行)[\u4e00-\u9fff]{0,8}(?:部|中心)$"
)
_OFFERING = (
    "推出|发放|提供|承保|承办|办理|主办|出品|开办|受理|创新|牵头|主推|专享|开展|研发|打造|设计"
    "|发行|开发|放款|投放|经办|推介|上线|运作|打理|专户管理"
)
_DOES = re.compile(
    rf"^[”」\"]?(?:\([^)]{{0,20}}\))?(?:[^,。;\n]{{0,10}}?(?:{_OFFERING})"
    r"|(?:现|特|专)?(?:面向|针对|顺应|运用|专为|为[^,。;\n]{2,40}(?:推出|提供|发放|办理|开办|设计|而设))"
    r"|与[^,。;\n]{2,24}(?:合作|联合)|联合|的(?:这|一|特色|拳头)|[凭向])"
)
"""What is said behind the name of who offers."""
_IN_BRIEF = re.compile(r"^[^,。;\n]{0,3}(?:准入|授信|信用评级|信贷|规定|认可|审批|网点|经营地域|开立|账户|要求|客户)")
_DEFINED = re.compile(r"(?:是|指|系|即)$")
_THIRD = re.compile(
    r"^[^,。;\n]{0,8}?(?:承保|担保|增信|代偿|作保|提供[^,。;\n]{0,8}(?:担保|保证|保险)|保函|风险|签订|签署|投保|出具)"
)
"""What is said behind the name of who secures the loan of another."""
_LISTS = re.compile(r"^[^,。;\n]{0,4}(?:挂牌|上市|托管)")
"""What is said behind the name of a market: firms are listed there."""
_OWN_PRODUCT = re.compile(r"(?:保险|担保|保|[”」\"]|产品|业务)(?:是|系)?\n?由$")
_HELPS = re.compile("担保|保险|增信|基金|征信|科技")
"""Firms that are named beside a lender, not as one."""
_LABEL = re.compile(
    r"(?:^|[\n|\t;。 ])[^\u4e00-\u9fff\n]{0,6}(?:[一二三四五六七八九十]{1,2}、)?"
    r"(?P<label>[\u4e00-\u9fff]{0,6}(?:机构|单位|银行|银行名称|[经承开主]办行?|[出放]款[人方行]|贷款人|管理人|承保人|出租人"
    r"|提供方|供方|资金方|出资方|推出方|发布|出品|来源|贷款行|公司|公司名称))[】」\]]?[ \t]*[:|\t \n]{1,3}[ \t]*$"
)
_ALONE = re.compile(
    r"(?:^|[\n|;【])[^\n|;:]{0,4}"
    r"(?!担保|核心|买方|债务|供应|合作|付款|承兑|增信|参与)[\u4e00-\u9fff]{2,6}[】\]]?[:|][ ]?$"
)
"""A heading before a name that is all there is behind it."""
_CONTACT = re.compile(r"(?:电话|热线|联系|咨询|地址|经办|供稿|来源|网点)[^\n]{0,24}$|^[^\n。;]{0,8}(?:联系|电话|咨询)")
_HEADLINES = 120
"""Up to where the heads of a page stand."""
_WEAK = 8
"""A bank that is named somehow; of fewer points nothing offers."""
_SURE = 15
"""So much must speak for a firm that is no bank."""
_LABELLED = 60
"""Behind the heading for who offers: nothing outweighs that."""
_OFFERS = 40
"""What is said behind the name is said of who offers."""
_SECURES = 36
"""Behind a heading for who secures: a guarantor or insurer that sells its own product stands there too."""
_OPENS = 35
"""In the first line, which is the name of the product with who offers it."""
_STANDS_ALONE = 30
"""All there is behind a heading of any kind."""
_LEADS = 24
"""Before the name of a product, in a line of its own or behind the word that defines one."""
_BESIDE = 20
"""Beside who offers, or a name in short before the name of a product: better than nothing."""
_BRIEFLY = 16
"""A bank whose conditions or whose telephone are told."""


@dataclass(frozen=True, slots=True)
class Lender:
    """An institution at [start, end) of a text; `points` tell how much speaks for its being the one that offers."""

    start: int
    end: int
    name: str
    kind: str
    points: int = 0


def lenders(text: str) -> Iterator[Lender]:
    """The institutions that a text in half width names, left to right, without their departments."""
    for match in _LENDER.finditer(text):
        start = _beginning(text, match)
        name = text[start : match.end()]
        department = _DEPARTMENT.search(name)
        name = name[: department.start()] if department and department.start() else name
        bare = re.sub(r"\(.*?\)", "", name)
        if match.lastgroup == "short" and _WHOLE.search(bare[:-2]):
            continue  # 担保公司担保 names no guarantor
        if re.match("[\u4e00-\u9fff]{4,}", bare) and not _NOBODY.search(bare):
            kind = "firm" if match.lastgroup == "brief" else match.lastgroup
            yield Lender(start, start + len(name), name, kind or "")
    for match in _LEASES.finditer(text):
        yield Lender(*match.span("name"), match["name"], "lessor")
    for match in _ABBREVIATED.finditer(text):
        yield Lender(match.start(), match.end(), match[0], "bank")


def _beginning(text: str, match: re.Match[str]) -> int:
    """Where a name begins: behind what leads up to it."""
    least = max(0, match.start() - _LONGEST)
    kept = {at for within in _WITHIN.finditer(text, least, match.start()) for at in range(*within.span())}
    start = match.start()
    while start > least and "\u4e00" <= text[start - 1] <= "\u9fff":
        if (text[start - 1] in _ENDS_BEFORE and start - 1 not in kept) or text[start - 2 : start] == "银行":
            break
        start -= 1
    lead = text[start : match.start()]
    cut = max(
        (each.end() for each in _CUT.finditer(lead + match[0], 0, len(lead) + 2) if each.end() <= len(lead)), default=0
    )
    return start + cut


def institution_of(sentences: Sequence[Piece], flat: str) -> Span | None:
    """The institution that offers: the one of those named that most speaks for."""
    labelled = [
        piece
        for piece in sentences
        if piece.topic is Topic.PARTY and len(piece.text) <= 32 and re.search("[\u4e00-\u9fff]", piece.text)
    ]
    weighed = [_weighed(each, flat, labelled) for each in lenders(flat)]
    times = {each.name: sum(other.name.startswith(each.name) for other in weighed) for each in weighed}
    held = [replace(each, points=each.points + 3 * min(3, times[each.name] - 1)) for each in weighed if each.points > 0]
    held = [each for each in held if each.points >= (_WEAK if each.kind == "bank" else _SURE)]
    if not held:
        return next((_organisation(piece) for piece in labelled if _organisation(piece)), None)
    best = max(held, key=lambda each: (each.points, -each.start))
    fuller = [each for each in held if each.name.startswith(best.name) and each.points >= _SURE]
    best = best if best.points >= _LABELLED else max((best, *fuller), key=lambda each: len(each.name))
    branches = {each.name: each for each in weighed if each.name.startswith(best.name) and each.name != best.name}
    if len(branches) == 1 and best.kind == "bank" and best.points < _LABELLED:
        best = next(iter(branches.values()))
    return best.start, best.end


def _weighed(lender: Lender, flat: str, labelled: Sequence[Piece]) -> Lender:
    """The institution with what its place tells of its part."""
    before, behind = flat[max(0, lender.start - 40) : lender.start], flat[lender.end : lender.end + 60]
    points = _WEAK if lender.kind != "short" else 0
    piece = next((each for each in labelled if each.start <= lender.start and lender.end <= each.end), None)
    label = _LABEL.search(before)
    heading = piece.heading if piece else label["label"] if label else ""
    if heading:
        points = _BESIDE if "合作" in heading else _SECURES if re.search("担保|承保|增信|保险", heading) else _LABELLED
    elif _ALONE.search(before) and re.match(r"[ \t]*(?:$|[\n|;(])", behind):
        points = max(points, _STANDS_ALONE)
    line = flat.rfind("\n", 0, lender.start) + 1
    first = not flat[:line].strip() or flat[:line].strip().count("\n") == 0
    if (
        first
        and lender.kind != "short"
        and lender.start - line < 40
        and not re.search("[,。]", flat[line : lender.start])
    ):
        points = max(points, _OPENS)
    elif lender.kind == "firm" and flat[line : lender.start].strip() == "" == re.split("\n", behind)[0].strip():
        points = max(points, _LEADS)
    third = (
        _THIRD.match(behind) and lender.kind != "bank" and re.search("由$", before) and not _OWN_PRODUCT.search(before)
    )
    if "交易" in lender.name and not heading and (_LISTS.match(behind) or before.endswith("在")):
        return replace(lender, points=0)
    if third or (
        lender.kind != "bank"
        and re.search(r"(?<![一二三四五六七八九十\d])[与和、]$", before)
        and _HELPS.search(lender.name)
        and not heading
    ):
        return replace(lender, points=0)
    if re.match("[^,。;\n]{0,14}[“「《]", behind) and points < _LEADS and lender.kind != "short":
        points = _LEADS
    if lender.kind == "short" and re.match("[^,。;\n]{0,8}[“「]", behind):
        points = max(points, _BESIDE)
    if lender.kind == "firm" and lender.start < _HEADLINES and re.match("产品|[:]|介绍", behind):
        points = max(points, _LEADS)
    if _DOES.match(behind):
        points = max(points, _OFFERS if lender.kind != "short" or re.search("由$|是$", before) else _BESIDE)
    elif _DEFINED.search(before):
        points = max(points, _LEADS)
    elif _IN_BRIEF.match(behind) or _CONTACT.search(before) or _CONTACT.search(behind):
        points = max(points, _BRIEFLY if lender.kind == "bank" else points)
    return replace(lender, points=points)


def _organisation(piece: Piece) -> Span | None:
    """What stands alone behind the heading for it and is called as an institution is, of a kind that we do not know."""
    match = re.match(
        r"[\u4e00-\u9fff()]{4,24}?(?:公司|银行|社|中心|集团|联盟|平台|协会|局|委员会)(?=$|[,(])", piece.text
    )
    if match is None or "合作" in piece.heading or _NOBODY.search(match[0]):
        return None
    return piece.start, piece.start + match.end()
