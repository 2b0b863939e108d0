"""Demand (需求): a need read from the text that describes it."""

import re

from liandong.matching.need import Need
from liandong.matching.reading import words
from liandong.matching.reading.asking import grades
from liandong.matching.reading.figures import limits
from liandong.matching.reading.mentions import on_the_day, places
from liandong.matching.reading.naming import FIRST_LINE, Span, named
from liandong.matching.reading.product import Read
from liandong.matching.reading.sections import Piece, Topic, half_width, parts, pieces
from liandong.matching.reading.trades import trades
from liandong.model.kinds import STAGES
from liandong.vocabulary.stages import STAGE_WORDS

_FIRMS = (
    re.compile(r"((?!我公司|本公司)[\u4e00-\u9fff()A-Za-z0-9]{2,24}?(?:股份有限公司|有限责任公司|有限公司))"),
    re.compile(r"([\u4e00-\u9fffA-Za-z0-9]{2,16}?(?:集团|合作社|公司|厂))"),
)
_TITLE = re.compile(r"([\u4e00-\u9fffA-Za-z0-9()“”·-]{4,40}?(?:项目|工程|基地)(?!总投资|概况))")
_FOUNDED = re.compile(
    r"(?=\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:注册|登记)?(?:成立|注册|创立|设立))|成立于|注册于|创立于|创办于|成立时间|注册时间|成立日期"
)
_NEED = re.compile(r"融资|贷款|借款|资金(?:需求|缺口)|授信|缺口|申请")
_GIVES = re.compile(r"抵押|质押|担保|保证|增信|抵质押")


def read_need(code: str, text: str, *, title: str = "", firm: str = "", source: str = "") -> Read[Need]:
    """The need that a text describes; what it does not state is not known."""
    flat = half_width(text)
    sentences = list(pieces(flat))
    values: dict[str, object] = {}
    proof: dict[str, Span] = {}
    for piece in sentences:
        _figures(piece, values, proof)
        _place(piece, values, proof)
        _trade(piece, values, proof)
        _words(piece, values, proof)
    values["title"] = title or named("title", Topic.TITLE, (_TITLE, FIRST_LINE), sentences, proof, text)
    _put_purpose_of(str(values["title"]), values, proof)
    values["firm"] = firm or named("firm", Topic.PARTY, _FIRMS, sentences, proof, text)
    return Read(Need(code, source=source, **values), proof)  # type: ignore[arg-type]


def _put_purpose_of(title: str, values: dict[str, object], proof: dict[str, Span]) -> None:
    """What a title says that the money is for, where nothing else does."""
    named = words.found(words.PURPOSES, title)
    if named and "title" in proof:
        _put("purpose", min(named, key=lambda word: named[word]), proof["title"], values, proof)


def _put(name: str, value: object, span: Span, values: dict[str, object], proof: dict[str, Span]) -> None:
    if name not in values:
        values[name], proof[name] = value, span


def _figures(piece: Piece, values: dict[str, object], proof: dict[str, Span]) -> None:
    for limit in limits(piece):
        asked = limit.most if limit.most is not None else limit.least
        if limit.field == "amount" and piece.topic is not Topic.AMOUNT and not _NEED.search(piece.text):
            continue
        name = "rate_most" if limit.field == "rate" else limit.field
        _put(name, asked, (limit.start, limit.end), values, proof)
    match = _FOUNDED.search(piece.text)
    if match or piece.topic is Topic.FOUNDED:
        founded = on_the_day(piece.text[max(0, match.start() - 12) if match else 0 :])
        if founded is not None:
            _put("founded", founded, (piece.start, piece.end), values, proof)


def _place(piece: Piece, values: dict[str, object], proof: dict[str, Span]) -> None:
    where = re.search("位于|落户|坐落|地处|注册地址?|办公地址|所在|[,(]在?(?=[\u4e00-\u9fff]{2}市)", piece.text)
    if piece.topic is not Topic.PLACE and not where:
        return
    begin = 0 if where is None else where.end()
    found = places(piece.text[begin:])
    if found:
        code, start, end = found[0]
        _put("region", code, (piece.start + begin + start, piece.start + begin + end), values, proof)


def _trade(piece: Piece, values: dict[str, object], proof: dict[str, Span]) -> None:
    if piece.topic is not Topic.INDUSTRY and not re.search("主营|从事|行业|领域|专注|生产|[,]做|系", piece.text):
        return
    for code in trades(piece.text)[:1]:
        _put("industry", code, (piece.start, piece.end), values, proof)


def _words(piece: Piece, values: dict[str, object], proof: dict[str, Span]) -> None:
    whole = piece.start, piece.end
    if piece.topic is Topic.PURPOSE or re.search("用于|用途", piece.text):
        purposes = words.found(words.PURPOSES, piece.text)
        if purposes:
            _put("purpose", min(purposes, key=lambda word: purposes[word]), whole, values, proof)
    for part in parts(piece) if piece.topic is Topic.SECURITY or _GIVES.search(piece.text) else ():
        if re.match("(?:我司|公司|企业)?(?:暂?无|没有|缺乏)", part.text):
            values.setdefault("pledges", frozenset())
            proof.setdefault("pledges", whole)
            continue
        for name, table in (("pledges", words.PLEDGES), ("guarantees", words.GUARANTEES)):
            named = frozenset(words.found(table, part.text))
            if named:
                held = values.get(name, frozenset())
                assert isinstance(held, frozenset)
                values[name] = held | named
                proof.setdefault(name, whole)
    if piece.topic is Topic.RATING and (match := re.match("[A-D]{1,3}(?![A-Za-z])", piece.text)):
        _put("rating", match[0], whole, values, proof)
    for test in grades(piece.text):
        assert isinstance(test.value, frozenset)
        if len(test.value) == 1:
            _put("rating", min(test.value), whole, values, proof)
    named_titles = frozenset(title for title, _, _ in words.titles(piece.text))
    if named_titles:
        _put("titles", named_titles, whole, values, proof)
    if piece.topic is Topic.STAGE:
        stage = next((code for word, code in STAGE_WORDS.items() if word in piece.text), None)
        if stage is not None:
            _put("stage", STAGES[stage][1], whole, values, proof)
