"""Backing (增信): what a need has to pledge, and who answers for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from liandong.matching.reading import words
from liandong.matching.reading.sections import Piece, Span, Topic, parts

_GIVES = re.compile(
    r"风补|抵押|质押|抵质押|担保|保证(?!金)|增信|保险|风险补偿|资金池|连带责任|联保|互保|作押|政银保|政银担|银担|见贷即|风险池|可以?押|押给|签字|双签|(?:权|产)证(?![^,。;]{0,3}(?:已|取得|办|齐))"
)
_NOT = re.compile(
    r"(?:暂?无(?!需|形|人)|没有?|缺乏|缺少|不具备|不足)[^,。;]{0,16}(?:抵|质押|押品|担保物|资产|房产|不动产)|^暂?无(?:$|[(,])|(?:拿不出|提供不了"
    r"|(?:无法|不能|难以)提供)[^,。;]{0,12}(?:抵|质|押|房产)|^没有$"
)
_NOT_GIVEN = re.compile(
    r"无(?:需|须)|不(?:提供|需要|愿|能|追加|接受)|免(?:抵|担)|尚未|已(?:全部|经)?[抵质]押(?:$|[),])|[抵质]押中|押着|已押|押在|已(?:全部)?抵押给(?!.*(?:二押|二次|余值|顺位|续))|[系为是]租|租赁厂房|租用|待商|待定|另议|已经?(?:停止|终止|取消|停办)(?:办理|受理|执行|合作)?$|无[^,。;由]{0,12}担保[^,。;由]{0,4}记录"
)
_BRACKETS = re.compile(r"\([^()]{1,40}\)")
_WITHOUT = re.compile(
    r"[^,、;()和及]+\([^()]*(?:无证|没证|无法|不能|已(?:全部|经)?抵押(?![^()]*(?:二押|二次|余值|顺位|续)))[^()]*\)"
)
"""A thing that cannot be pledged, as the brackets behind it say."""
_ASKED = re.compile("能不能|可不可以|是不是")
"""A question is no denial."""
_OF_TRADE = re.compile(
    r"(?:第三方|合作|专业)?(?:融资性?)?担保(?:股份|集团)?有限(?:责任)?公司|担保中心|(?:第三方|合作|专业)?(?:融资性?)?担保(?:公司|机构|集团|基金)(?!情况|名称)|融资性?担保|融担(?:公司|机构)?|再担保(?:公司|机构)?"
    r"|(?:政策性|政府性|农业|信保)(?:(?!企业)[^,。;、]){0,6}担保|农担(?:公司)?|信用担保(?:公司)?|信用保证基金|信保基金|国担基金|银?政?银担|见贷即[保担]|批量担保|委托担保"
)
_JOINT = re.compile(r"联合(?:保证|担保|增信)|联保|互保|互助担保")
_PERSONS = re.compile(
    rf"{words.PERSONS}|(?<!企业)(?<!第三方)法人(?!股东|单位|企业)|爱人|老公|老婆|媳妇|太太|妻子|丈夫|父亲|爸|我(?!公?司|们|行)|家族"
    r"|股东(?![^,。;、]{0,4}(?:公司|集团|企业))"
)
_FIRMS = re.compile(
    rf"{words.FIRMS}|[本我]公司(?=[^,。;]{{0,16}}提供)|公司[拟将]?为[^,。;]{{0,16}}提供|^(?!.*(?:先生|女士))[\u4e00-\u9fff]{{2,8}}[拟将]?为(?:上述|本次|该|其)[^,。;]{{0,10}}提供|"
    r"[\u4e00-\u9fff]投(?:公司|集团)|[\u4e00-\u9fff]{2}(?<![由我本])公司(?=提供|承担|保证|担保)|"
    r"(?:母|总|子|关联|兄弟|控股|平台|上级|国资|投资|运营|城投|经营)公司|集团|[\u4e00-\u9fff]有限公司|(?:第三方|同业|兄弟)企业|第三方(?!企业|监管|自然人|个人)"
)
_ALL_OF_IT = re.compile(
    r"(?:都|均|皆|全部|一并|也)?(?:希望[^,]{0,6}接受|可以?|能|愿意?|作)[^,]{0,4}(?:抵押|质押|押|担保)"
)
"""What the part before lists is pledged."""
_ANSWERS = re.compile(r"保证(?!金|保险)|担保(?!物|公司|机构|方式|品)|连带责任|签字|双签|兜底|增信")


def backing(pieces: Sequence[Piece]) -> dict[str, tuple[frozenset[str], Span]]:
    """Of `pledges` and `guarantees` those that a need names, and where the first is named; no pledges where it says
    that it has none."""
    held: dict[str, frozenset[str]] = {}
    proof: dict[str, Span] = {}
    for piece in pieces:
        for part in _speaking(piece):
            none = bool(_NOT.search(part.text))
            for name, named in (
                ("pledges", _pledges(_with_verb(piece, part.text), none)),
                ("guarantees", _guarantees(_called(piece, part))),
            ):
                if named:
                    held[name] = held.get(name, frozenset()) | named
                    proof.setdefault(name, (part.start, part.end))
            if none and (piece.topic is Topic.SECURITY or re.search("抵|质|押|产", part.text)):
                held.setdefault("pledges", frozenset())
                proof.setdefault("pledges", (part.start, part.end))
    return {name: (held[name], proof[name]) for name in held}


def _speaking(piece: Piece) -> Iterator[Piece]:
    """The parts that speak of pledges or guarantees: all under a heading for them, and those that give one."""
    under = piece.topic in (Topic.SECURITY, Topic.MIXED)
    if piece.topic in (Topic.PARTY, Topic.TITLE, Topic.INDUSTRY, Topic.PLACE):
        return
    before: Piece | None = None
    for part in parts(replace(piece, text=_BRACKETS.sub(lambda match: match[0].replace(",", "、"), piece.text))):
        if under or _GIVES.search(part.text):
            listed = before is not None and _ALL_OF_IT.match(part.text)
            yield replace(before, text=before.text + part.text) if listed and before else part
        before = part


def _with_verb(piece: Piece, text: str) -> str:
    """The text, each thing of a list with the verb that the heading says for it (可抵押资产)."""
    told = words.SECURES.search(text) or not words.PLEDGED.search(piece.heading)
    return text if told else words.each_with(text, "抵押")


def _pledges(text: str, none: bool) -> frozenset[str]:
    text = words.unfolded(_WITHOUT.sub("", text))
    if none or _NOT_GIVEN.search(_ASKED.sub("能", text)):
        return frozenset()
    text = re.sub(r"\([^)]*评估[^)]*\)", "", text)
    # 房产公司担保 pledges no house
    return frozenset(
        word
        for word, (_, end) in words.found(words.PLEDGES, text).items()
        if not re.match("租赁|公司|企业|集团", text[end:])
    )


def _called(piece: Piece, part: Piece) -> str:
    """The part, behind a heading that tells that those named answer (保证人)."""
    return f"保证人:{part.text}" if re.search("保证|担保[人方]$", piece.heading) else part.text


def _guarantees(text: str) -> frozenset[str]:
    """Who answers: told by what stands before 担保 or 保证, or beside it in brackets."""
    text = _ASKED.sub("能", text)
    if _NOT_GIVEN.search(text) and not re.search("由|愿|可", text):
        return frozenset()
    text = words.unfolded(text)
    found = {word for word in words.found(words.GUARANTEES, text) if word in ("保证保险", "风险补偿")}
    if "补偿资金" in text:
        found.add("风险补偿")
    if _JOINT.search(text):
        return frozenset({*found, "联合保证"})
    rest = _OF_TRADE.sub("", text)
    if rest != text:
        found.add("融资担保")
    for side in re.split("[+＋]", rest):
        found |= _who_answers(side)
    return frozenset(found)


def _who_answers(rest: str) -> set[str]:
    found: set[str] = set()
    if _ANSWERS.search(rest):
        persons = bool(_PERSONS.search(rest))
        # 控股股东(自然人) is a person, 某有限公司(控股股东) is a firm
        if _FIRMS.search(re.sub(r"企业(?=股东|主)", "", rest)):
            found.add("企业保证")
            persons = bool(_PERSONS.search(re.sub("(?:控股|法人|大)?股东", "", rest)))
        if persons:
            found.add("个人保证")
    return found
