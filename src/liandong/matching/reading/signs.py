"""Signs (迹象): by which words a clause of a product asks something of who applies, and by which it is known to ask
nothing. What shows neither is taken to ask: better shown unread in vain than lost."""

import re

from liandong.vocabulary.tables import alternatives

_SIGNS = alternatives("credit_signs.txt")


def _any(*names: str) -> re.Pattern[str]:
    return re.compile("|".join(_SIGNS[name] for name in names))


_DEMANDED = re.compile(_SIGNS["demanded"])
"""Demands and bans."""
_WAIVED = re.compile(f"(?:{_SIGNS['waived']})[^,。;:]*")
"""What need not be: not asked."""
_BY_BANK = re.compile(
    r"^(?:且|并|则|但|由|经|再|届时|其余|剩余部分|其中)*(?:(?:合作|经办|放款|本)?(?:银行|本行|我行|该行|行里|总行|支行)|我们|咱们|我司|本公司|公司(?=赔|提供|将|会)|本机构|保险公司|我方|财政|政府(?=补|贴|出|承担|提供)|资金池|风险池|客户经理|专员|工作人员|系统|平台(?=自动|推送|将))"
    r"(?!可?(?:认可|规定|要求|准入|评级|的?(?:客户|存量|开户)|[^,。;]{0,4}(?:开立|开户|有(?!关)|账户|结算|代发|贷款余额|评级|授信满)|看重|认定|指定|已?出具|同意))"
)
"""What the bank does, or somebody else who does not apply."""
_MONEY = _any("price", "lent", "news")
_IDLE = _any("repaid", "steps", "named", "taken")
"""What asks nothing even under a heading of conditions, where it tells no state."""
_TALK = _any("repaid", "steps", "praise", "named", "taken", "spent")
"""What is told of the product: how it is paid back, how one applies, praise, names, what is taken, and what the money
is for."""
_STORY = re.compile(_SIGNS["story"])
"""What a story tells, where nothing in it measures."""
_SPANS = _any("repaid", "steps", "taken")
"""Of these, what tells of spans of time and of sums that are no measure of who applies."""
_STATE = re.compile(_SIGNS["state"])
"""States of who applies."""
_METRIC = re.compile(_SIGNS["metric"])
_COMPARED = re.compile(_SIGNS["compared"])
"""What is measured of who applies, and how it is compared."""
_WHO = re.compile(_SIGNS["who"])
"""Who applies, or what for."""
_SUBJECT = re.compile(_SIGNS["subject"])
"""Who applies as the subject of a clause: what it tells of time, or of what was done, is no story and no step."""
_DONE = re.compile("了(?!解)|过(?![桥高低程大多渡户])")
"""What somebody has done."""
_SUCH = re.compile(rf"的[^,。;的]{{0,6}}(?:{_SIGNS['who']})(?!经理)|^\([^()]*(?:{_SIGNS['who']}|户)等?\)$")
"""Who applies, behind what they are like, or alone in brackets."""
_KIND = re.compile(_SIGNS["kind"])
"""A clause that names who may apply by what they are like."""
_ABLE = re.compile(_SIGNS["able"])
"""A clause that tells what who applies is able to do or has with the bank, whatever the words for that are like."""
_ASIDE = re.compile(f"^(?:{_SIGNS['aside']})*$")
"""Words of which a clause that is made of nothing else asks nothing."""
_LEADS_IN = re.compile(
    r"^(?:借款人|借款企业|申请人|企业|客户)?(?:还|另|同时)?(?:应当?|须|需|必须|要)?(?:同时)?(?:做到|符合|满足|具备|达到|过)?(?:以下|下列|如下|下面|几)*(?:条件|要求|标准|几?关)?:?$|^有?(?:下列|以下|下述)(?:情形|情况|行为)?(?:之一)?的?$"
)
"""What only announces conditions."""
_OF_LOAN = re.compile(_SIGNS["of_loan"])
"""What is demanded of the loan or told to click."""
_TURNS = re.compile("不(?![超高少低限等])|未(?!来)|无(?!还本)|没|非(?!常)|[已曾]")
"""What a clause denies or tells as done already."""
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
"""Not that of a share (8:2)."""
_SET = re.compile("(?:^|[^,。;]{2})(?:核定|测算|而定|酌定)(?!的)|^(?:根据|按照?|以|视|依据|结合)[^,。;]{2,30}确定$")
"""By what the sum, the term or the rate is set."""


def firmly(text: str) -> bool:
    """Whether a clause demands or bans something, of somebody else than the bank."""
    return bool(_DEMANDED.search(_WAIVED.sub("", text))) and not (_BY_BANK.match(text) or _OF_LOAN.search(text))


def silent(text: str, *, asked: bool = False) -> bool:
    """Whether a clause is known to ask nothing: it tells of the product, of the bank or of how one applies, or nothing
    at all, on both sides of a colon. `asked`: it stands under a heading of conditions, where whatever tells a state
    asks."""
    return all(_silent(side, asked) for side in _COLON.split(text))


def _silent(text: str, asked: bool) -> bool:
    bare = re.sub(r"[^\u4e00-\u9fff]", "", text)
    if len(bare) < 2 or _ASIDE.match(bare) or _LEADS_IN.match(text):
        return True
    if asked:
        return not (firmly(text) or _KIND.search(text) or _ABLE.search(text)) and _idle(text)
    if firmly(text) or _KIND.search(text) or _ABLE.search(text):
        return False
    if _SET.search(text):
        return True
    rest = _WAIVED.sub("", text)
    state = bool(_STATE.search(rest) or (_METRIC.search(rest) and _COMPARED.search(rest)))
    if rest != text and not (state and _WHO.search(rest)):
        return True
    if (
        _BY_BANK.match(text)
        or (_OF_LOAN.search(text) and not _STATE.search(rest))
        or (_MONEY.search(text) and not state)
    ):
        return True
    of_who = _SUBJECT.search(text)
    measured = _COMPARED.search(rest) and (of_who or not _SPANS.search(text))
    story = _STORY.search(text) and not (of_who or _SUCH.search(text) or _METRIC.search(text))
    told = _TALK.search(text) or story
    return bool(told) and not (state or measured)


def _idle(text: str) -> bool:
    """Whether a clause under a heading of conditions tells a price, a sum, a step or a name, and no state."""
    rest = _WAIVED.sub("", text)
    state = _STATE.search(rest) or (_METRIC.search(rest) and _COMPARED.search(rest))
    if rest != text:
        return not (state and _WHO.search(rest))
    if state or _COMPARED.search(rest):
        return bool(_OF_LOAN.search(text) and not state)
    if _TURNS.search(text):
        return False
    return bool(_OF_LOAN.search(text) or _MONEY.search(text) or _IDLE.search(text) or _SET.search(text))


def stated(text: str) -> bool:
    """Whether a clause that is not known to be silent tells a state of who applies: that is asked under whatever
    heading it stands."""
    return bool(
        firmly(text)
        or _KIND.search(text)
        or _STATE.search(text)
        or (_METRIC.search(text) and _COMPARED.search(text))
        or (_SUBJECT.search(text) and _DONE.search(text))
    )


def of_whom(text: str) -> bool:
    """Whether a clause, or the case that it tells, has who applies as its subject."""
    return bool(_SUBJECT.search(text))


def measured(text: str) -> bool:
    """Whether a clause names what is measured of who applies."""
    return bool(_METRIC.search(text))
