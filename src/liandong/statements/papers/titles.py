"""Policies and publications (政策、成果): what was issued, by its title."""

import re
from collections.abc import Iterator

from liandong.model import Role
from liandong.statements.draft import Draft
from liandong.statements.grammar.denials import hearsay, negated
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.tellings import Tellings
from liandong.statements.papers import notices
from liandong.statements.parties import groups
from liandong.statements.parties.signatories import cut, past_lead, side
from liandong.statements.parties.signatory_pointers import Party, Side
from liandong.vocabulary.events import AGREEMENT_NOUNS, POLICY_NOUNS, PUBLICATION_NOUNS
from liandong.vocabulary.patterns import any_of

_QUOTED = re.compile(
    r"[《“「](?:(?<=《)(?P<title>[^《》\n]{2,60})》|(?<!《)(?P<name>[^“”\n]{3,30}(?:指数|白皮书|蓝皮书|排行榜|榜单|报告|"
    r"行动计划|实施方案)|[^“”\n]{2,20}(?:宣言|倡议书?)|[^“”\n]{4,40}(?:机会|需求|供需|项目|事项|场景|任务)清单)[”」])"
)
_TAIL = (
    r"(?:No\.?\d{1,3}|(?:19|20)\d{2}(?:[—–-](?:19|20)?\d{2})?年?版?|\(.{2,12}\)|"
    r"\((?:试行|暂行|征求意见稿|草案|修订版?|送审稿|\d{4}[^()]{0,12})\)){0,4}$"
)
_HEAD = re.compile(r"(?P<head>[^:]{4,40}?)(?::|——)")
"""A title with what stands below it behind a mark: 《甲竞争力报告2019-2020:跨入城市的世界》."""
_CALLED_BEHIND = re.compile(
    r"》(?:\d{4}年?度?)?(?:主题|研究|年度|调研|专题|调查|智库|系列|分析|评估|发展|行业){0,2}(?P<noun>报告|白皮书|蓝皮书|绿皮书|指数|倡议书?|宣言|榜单)"
    r"(?=[,。;、!和及与并]|$)"
)
"""《以发展为解决之道》主题|报告: what it is stands behind the title."""
_POLICY = re.compile(any_of(POLICY_NOUNS) + _TAIL)
_PUBLICATION = re.compile(any_of(PUBLICATION_NOUNS) + _TAIL)
_AGREEMENT = re.compile(any_of(AGREEMENT_NOUNS) + _TAIL)
_PRESS = re.compile(r"(?:日报|晚报|时报|商报|早报|周刊|周报|杂志|新闻|报|网|条例解读)$")
_ISSUE = r"审议并?(?:原则)?通过|印发|出台|发布|公布|颁布|实施|制定|制订|推出|施行|编制|揭晓|形成|下发"
_ISSUED_NAME = re.compile(rf"(?:{_ISSUE})(?:实施|并实施|出台)?(?:了|的|并实施)*(?:最新|新版|首份|首个|一份)?$")
_BARE_POLICY = re.compile(
    r"(?:工作方案|实施方案|行动方案|行动计划|专项规划|发展规划|总体规划|规划纲要|实施意见|指导意见|管理办法|"
    r"暂行办法|实施办法|若干措施|若干政策|扶持政策|实施细则|总体方案|条例|三年行动|工作要点|工作计划|合作计划|政策措施|办法|细则)(?!书)"
)
_BARE_PUBLICATION = re.compile(
    r"(?:指数(?:评估结果|报告|榜单)?|研究报告|发展报告|白皮书|蓝皮书|倡议书?|共同宣言|榜单|需求清单|机会清单|"
    r"项目清单|项目\([^()]{1,6}\)清单|事项清单|场景清单|供需清单|产业地图)"
)
_ARTICLES = re.compile(
    r"条(?<=[\d一二三四五六七八九十]条)(?=[,。;措政意]|$)|若干(?:政策|措施|举措|意见)|政策措施|的(?:意见|措施|办法|规定)"
)
_GENERIC = re.compile(
    r"^(?:(?:一|多|若干|系列|相关|有关|配套|新|最新|的|国家级?|专项|具体|总体|支持|发展|扶持|优惠|重要|上述|该|此|"
    r"项|份|个|批|这|两|三)*)(?:政策|措施|规划|方案|指数|报告|清单|意见|办法|倡议|行动计划|工作方案|实施方案|共识|"
    r"榜单|研究报告|发展规划|若干措施)+(?:文件)?$"
)
_ANY_PROJECT = re.compile(r"可行性研究报告$")
"""What every project has, and nobody publishes."""
_SIGNED = re.compile(r"(?:签署|签订|签下|签[了的是]|会签|共签|互签|缔结)(?:了|的|是|叫)*(?:《[^《》]*》[、和及与]?)*$")
_SIGNED_BEHIND = re.compile(r"(?:[、和及与]?《[^《》]*》)*(?:相继|先后|陆续|正式|成功|同时|也)*(?:签署|签订|签下|落笔)")
_NO_ISSUER = re.compile(
    r"^(?:论坛|大会|会议|活动|会|[当本两三四]地|双方|各方)$|《|记者|会上|获悉|^我|^本[市省区县]$|^[市省区县]$"
)
_PURPOSE = re.compile(
    r"(?P<name>(?:关于|进一步|金融|财政|税收|人才|科技)*(?:支持|促进|推动|服务|推进|优化|加快|鼓励|加强|深化|扶持|打造|培育|提振|做强|稳定|扩大)"
    r"[^,。;:、《》“”]{2,30}?(?:(?:的)?(?:若干|十条|一揽子)?(?:政策|措施|举措|意见|办法|规定|方案)(?:措施)?|"
    r"[\d一二三四五六七八九十]{1,3}条)(?:措施|政策|意见)?)"
)
"""促进甲产业发展的若干政策, 金融支持乙区30条: a title without marks that tells what it is for."""
_PROCLAIMED = re.compile(r"(?:宣言|倡议书?)$")
_PROCLAIMS = re.compile(rf"(?:{_ISSUE}|发表|通过|宣读|提出)了?(?:的|一份)?(?:[“《][^“”《》]*[”》][、和及与])*$")
"""Before “甲宣言”, of which texts speak long behind its day."""
_HELD = re.compile(r"[》”]?(?:新书|成果)?(?:发布会|首发式|研讨会|座谈会|发布仪式)")
"""Behind a title that is part of an event's name, whose sentence tells who held that."""
_LEAST_NAMED = 6
"""Characters of a title that is no mere noun, as 《蓝皮书》 and 《实施方案》 are."""
_WISHED = re.compile(r"(?:希望|建议|呼吁|期待|期盼|将|拟|计划|准备|研究|推动|尽快|加快|抓紧|应当?|需要?)[^,。;]{0,6}$")
"""Before a verb of issuing: it is to come, or only asked for."""
_OF_TITLE = re.compile(r"》\s*[(,]?\s*$")
_SUBJECT = re.compile(
    rf"(?:^|[,。;:])(?P<who>[^,。;:]{{2,80}}?)(?:近期|近日|日前|今年|去年|已|正式|先后|陆续|联合|还|也|相继|研究|"
    rf"共同|最新|\d{{4}}年|\d+月\d+日|\d+月)*(?:{_ISSUE})"
)
_MADE_BY = re.compile(
    r"由(?P<who>[^,。;:由]{2,40}?)(?:联合|共同|牵头|组织|历时[^,。;]{1,8})*(?:编制|编写|编撰|撰写|编纂|起草|研制)"
)
"""《甲报告》,由乙研究院编制."""
_MAKER = re.compile(
    r"由(?P<who>[^,。;:由]{2,40}?)(?:联合|共同|牵头|组织)*(?:编制|编写|编撰|撰写|编纂|起草|研制|发布|推出)的[^,。;:]{0,12}$"
)
"""由甲院和乙所联合编制的《丙报告》."""
_WHO_END = re.compile(
    r"(?:省|市|区|县|州|部|委|局|厅|办|室|社|会|院|政府|学院|智库|所|中心|集团|公司|大学|论坛|地|国务院|银行|协会|联盟|管委会)$"
)

PRIVATE = re.compile(r"(?:劳动|用工|聘用|购房|商品房|房屋|租地|土地流转|保险)[\u4e00-\u9fff]{0,6}合同$")
"""What citizens sign, not regions and firms."""
_NOT_SIGNED = re.compile(
    r"(?:条例|法|令|决定|决议|命令|批复|通知书?|告知书|委托书|申请书?|承诺书|责任书|保证书|军令状|判决书|日报|晚报|时报)$"
)
"""Titles of laws, orders and forms, which one alone signs."""
_ANNIVERSARY = re.compile(r"[^,。;]{0,8}(?:[一二三四五六七八九十百]+|\d+)周年")
"""Behind a title: the day is that of a year later (4月25日正是国务院批复《甲方案》两周年)."""


def extract(reading: Reading, event: Draft | None) -> list[Draft]:
    """The policies and publications that the document names by title, one draft each."""
    drafts: list[Draft] = []
    before: dict[str, Tellings[Draft]] = {}
    told = hearsay(reading)
    for sentence in reading.holding(_QUOTED, _BARE_POLICY, _BARE_PUBLICATION, _ARTICLES):
        if sentence.index in told:
            continue
        for kind, start, end in _titles(reading, sentence):
            name = clean(reading.text(start, end))
            if len(name) < _LEAST_NAMED and any(d.name.endswith(name) and d.name != name for d in drafts):
                continue  # 《甲发展蓝皮书》(以下简称《蓝皮书》)
            known = before.setdefault(kind, Tellings())
            draft = next((d for d in known.near(name) if _same(d.name, name)), None)
            if draft is None:
                draft = Draft(reading, kind, start, end)
                drafts.append(draft)
                known.add(name, draft)
            draft.words("name", start, end, sentence)
            _describe(reading, draft, sentence, start, end, event)
    _notice(reading, drafts)
    return [draft for draft in drafts if draft.called]


def _notice(reading: Reading, drafts: list[Draft]) -> None:
    """The policy that the page itself issues has its head's number, office and day; those only mentioned do not."""
    found = notices.issued(reading) if notices.is_notice(reading) else None
    if found is None:
        return
    start, end, sentence = found
    name = clean(reading.text(start, end))
    draft = next((d for d in drafts if d.kind.name == "policy" and _same(d.name, name)), None)
    if draft is None:
        draft = Draft(reading, "policy", start, end)
        drafts.append(draft)
        draft.words("name", start, end, sentence)
    notices.describe(reading, draft)


def _titles(reading: Reading, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    taken: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(sentence.text):
        group = "title" if match["title"] else "name"
        kind = kind_of(match[group])
        if signable(match[group]) and (
            _SIGNED.search(sentence.text[: match.start()]) or _SIGNED_BEHIND.match(sentence.text, match.end())
        ):
            kind = None
        if (
            kind
            and match["name"]
            and _PROCLAIMED.search(match["name"])
            and not _PROCLAIMS.search(sentence.text[: match.start()])
        ):
            kind = None
        if kind is None and match["title"] and _CALLED_BEHIND.match(sentence.text, match.end() - 1):
            kind = "publication" if re.search(_ISSUE, sentence.text[: match.start()]) else None
        taken.append(match.span())
        if kind:
            yield kind, sentence.at(match.start(group)), sentence.at(match.end(group))
    for match in _PURPOSE.finditer(sentence.text) if _ARTICLES.search(sentence.text) else ():
        start, end = match.span()
        issued = _ISSUED_NAME.search(sentence.text[:start])
        if (
            issued
            and not any(a <= start < b for a, b in taken)
            and not _WISHED.search(sentence.text, 0, issued.start())
            and not negated(reading.plain, sentence.start, sentence.at(issued.start()))
        ):
            taken.append((start, end))
            yield "policy", sentence.at(start), sentence.at(end)
    for kind, pattern in (("policy", _BARE_POLICY), ("publication", _BARE_PUBLICATION)):
        for match in pattern.finditer(sentence.text):
            if any(a <= match.start() < b for a, b in taken):
                continue
            span = _bare(reading, sentence, match)
            if span:
                taken.append((span[0] - sentence.start, span[1] - sentence.start))
                yield kind, *span


def kind_of(title: str) -> str | None:
    """`policy` (措施、方案、规划、意见、办法…), `publication` (报告、指数、清单、倡议…) or None for agreements, the
    press, books."""
    if _AGREEMENT.search(title) or _PRESS.search(title):
        return None
    head = _HEAD.match(title)
    if head and not (_PUBLICATION.search(title) or _POLICY.search(title)):
        title = head["head"]  # 甲报告:在变局中前行
    if _PUBLICATION.search(title):
        return "publication"
    return "policy" if _POLICY.search(title) else None


def _bare(reading: Reading, sentence: Sentence, match: re.Match[str]) -> tuple[int, int] | None:
    """A title without marks: right behind a verb of issuing, and particular enough to be one."""
    end = sentence.at(match.end())
    start, end = trim(reading.plain, reading.tokens.name_start(end, sentence.start), end)
    name = reading.plain[start:end]
    if len(name) < 6 or _GENERIC.match(name) or _ANY_PROJECT.search(name):
        return None
    before = sentence.text[: start - sentence.start]
    after = sentence.text[match.end() :]
    issued = _ISSUED_NAME.search(before)
    if issued and negated(reading.plain, sentence.start, sentence.at(issued.start())):
        return None
    passive = re.match(
        r"(?:正式|联合|在|于|等|[^,。]{0,6})(?:发布|印发|出台|实施|揭晓|启动|公布|问世|出炉|面世)", after
    )
    return (start, end) if issued or passive else None


def _same(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    if f"〈{short}〉" in long or f"<{short}>" in long:
        return False  # 贯彻落实〈甲纲要〉实施方案 is not 甲纲要
    return short == long or (len(short) >= 6 and short in long)


def _issuers(reading: Reading, sentence: Sentence, start: int, end: int) -> Side:
    """Who issued or made what is named at [start, end): the subject of the verb before it, else of one behind it."""
    text, low, high = sentence.text, start - sentence.start, end - sentence.start
    made = _MADE_BY.search(text, high)
    subject = made or _MAKER.search(text, 0, low) or _SUBJECT.search(text[: low + 1])
    if subject is None:
        later = _SUBJECT.search(text)
        subject = later if later and not re.match(r"(?:了|的)?《", text[later.end() :]) else None
    if subject is None:
        return ()
    low, high = subject.start("who"), subject.end("who")
    for date in reading.dates_in(sentence.at(low), sentence.at(high)):
        low = max(low, date.end - sentence.start)
    low = past_lead(text, low, high)
    if text.startswith(("与", "同", "和"), low):
        return ()  # the other issuer is left to the words before
    found = side(reading, sentence, low, high, left=True)
    word = groups.GROUP.fullmatch(text[low : cut(text, low, high)])
    if word and not found:
        named = groups.members_of(reading, sentence, sentence.at(low), word)
        found = tuple(Party(m.start, m.end, m.name, home) for m in named if (home := reading.sentence_at(m.start)))
    if any(_NO_ISSUER.search(party.name) for party in found):
        return ()  # 当地与乙: only one is named
    return tuple(party for party in found if _issues(reading, party))


def _issues(reading: Reading, party: Party) -> bool:
    """Whether the body is one that issues: an office, an institute, a firm, or a region."""
    placed = any(h.start == party.start and h.end == party.end for h in reading.regions_in(party.start, party.end))
    return placed or _WHO_END.search(party.name) is not None


def _describe(reading: Reading, draft: Draft, sentence: Sentence, start: int, end: int, event: Draft | None) -> None:
    held = _HELD.match(reading.plain, end) is not None
    if not draft.get("issuer") and not held:
        for party in _issuers(reading, sentence, start, end):
            also = () if party.sentence.index == sentence.index else ((sentence.start, sentence.end, Role.SUBJECT),)
            draft.words("issuer", party.start, party.end, party.sentence, text=party.name, also=also)
    if not draft.get("date"):
        dates = [
            d
            for d in reading.dates_in(sentence.start, start)
            if (start - d.end <= 30 or (d.start - sentence.start <= 2 and start - d.end <= 100 and not held))
            and "《" not in reading.plain[d.end : start - 1]
            and "》" not in reading.plain[d.end : start]
            and not reading.plain.startswith(("以来", "底", "前"), d.end)
            and not _ANNIVERSARY.match(reading.plain, end, sentence.end)
        ]
        if dates and re.search(_ISSUE, sentence.text):
            draft.date("date", dates[-1], sentence)
    number = notices.NUMBER.search(sentence.text, end - sentence.start)
    if draft.kind.name == "policy" and number and _OF_TITLE.search(sentence.text[: number.start()]):
        draft.words("document_number", sentence.at(number.start()), sentence.at(number.end()), sentence)
    if (
        event
        and re.search(r"会上|论坛|大会|会议|活动|现场|当天|首日", sentence.text)
        and re.search(_ISSUE, sentence.text)
    ):
        draft.came_of(event)
        if not draft.get("date"):
            for statement in event.statements:
                if statement.property == "date" and statement.value.text:
                    draft.repeat("date", statement)


def signable(title: str) -> bool:
    """Whether what bears the title is an agreement where it is said to be signed, whatever it is called."""
    return _NOT_SIGNED.search(title) is None and PRIVATE.search(title) is None
