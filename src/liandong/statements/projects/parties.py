"""Parties of a project (参与方): who invests, builds, moves in, or gives it its name."""

import re
from collections.abc import Iterator, Sequence

from liandong.statements.bodies.organisations import OrganisationSpan
from liandong.statements.grammar.denials import hearsay
from liandong.statements.grammar.lists import inherit_place, members
from liandong.statements.grammar.phrases import clean, trim
from liandong.statements.grammar.reading import Reading, beginning
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.parties.signatory_pointers import pointed
from liandong.statements.projects import project_names
from liandong.statements.projects.party_acts import ACTS, SIDES, announced, does
from liandong.statements.projects.party_brands import FIRMS, NOT_BRAND, Party, brands, makers, placed_firm, unknown
from liandong.statements.projects.party_deals import dealt, run_start
from liandong.statements.projects.project_names import ProjectName
from liandong.vocabulary import regions

_BUILT_BY = re.compile(
    r"由(?P<who>[^,。;]{2,60}?)(?:共同|联合|全额|独家|牵头|三家|两家|一起|合作|合资|携手|出资|斥资|园区企业|担纲|主导|负责|组织|全程|等)*(?:投资|建设|实施|"
    r"打造|开发|承建|运营|出资|兴建|发起|设立|组建|合?办)(?!公|法|理|投资|开发|集团|公司|局|发展|厅|委)"
)
_HEADQUARTERS = re.compile(
    r"^(?P<who>[^,。;]{2,14}?)(?:的)?(?:(?:全国|区域|华南|华东|华北|西南|中国|全球|国际|第二|亚太|大湾区|"
    r"粤港澳大湾区)总部|总部)"
)
_WORK_OF = re.compile(r"(?:基地|项目|中心|工厂)[及和与、]|[及和与]$")
_STATIONED = re.compile(r"^(?P<who>[^。;]{2,40}?)驻")
_TENANTS = re.compile(r"(?:吸引|引入|引进)(?:了)?(?P<who>[^。;,]{2,60}?)等[^,。;]{0,12}?(?:入驻|落户|落地|进驻)")
_JOINED = re.compile(r"其中(?P<a>[^,。;]{0,12}?(?:与|和))?(?P<who>[^,。;与和]{2,14})的(?:加入|入驻)")
_SUBJECT = re.compile(
    r"(?:^|[,。;:])(?:其中[,]?)?(?P<who>[^,。;:]{2,24}?)(?:公司)?(?:在[^,。;]{2,14})?(?:持续|积极|加快|正在|先后|"
    r"共同|联合|率先|将|拟|计划|已)*"
    r"(?:在[^,。;]{2,14}?)?(?:总投资|投资|斥资|出资)?(?:约|超|逾|超过)?(?:\d[\d.]*亿?万?(?:美|港)?元)?[,]?(?:联手|携手|合作|共同|联合)*"
    r"(?:共建|探索建设|投资建设|建设|探索打造|牵头建设|投资兴建|投建|新建|兴建|打造|建|合作(?=的))(?:的)?$"
)
_OWNER = re.compile(r"(?:^|[,。;:])(?:其中[,]?)?(?P<who>[^,。;:的]{2,24})的$")
_SIGNED_FOR = re.compile(
    r"(?:^|[,。;:])(?:其中[,]?)?(?P<who>[^,。;:]{4,60}?)(?:现场|正式|共同)*(?:签署|签订|签下)[^,。;]{2,20}(?:协议|"
    r"合同),(?:将|拟|计划)?(?:在[^,。;]{2,12})?投资[^,。;]{0,12}(?:建设|新建|打造)(?:的)?$"
)
_INVESTS = re.compile(
    r"(?:公司|集团|将|拟|计划|已|正|还|也|则|共同|联合|合作|携手|牵头|独资|全资|率先|先后|持续|积极|加快|当天|现场|正式|成功|"
    r"在[^,。;在]{2,16}?(?=投资|建设|新建|打造|兴建|投建|签|设立|布局|合作|共)|[与和同][^,。;与和同]{2,20}?(?=签)|"
    r"总?投资|出资|斥资|投入|拿出|约|近|超过?|逾|\d[\d.,]*(?:余|多)?[万亿]*(?:元|美元|港元|欧元)(?:人民币)?|用于|共建|建设|新建|扩建|打造|兴建|"
    r"投建|布局|开发|承建|实施|运营|上马|签约|签署|签订|签下|签|落户|引进|设立|成立|组建|的|,|“|了|分别|牵手)*"
)
"""Between a body and the project that it invests in, builds, signs or owns."""
_JOINT = re.compile(r"(?:、|和|与|同|及|以及|联合|携手|会同)")
_PLACE_SIDE = re.compile(r"(?:(?<=[,。;:是])|(?<![一-龥]))(?P<who>[一-龥]{2,10}?)[还又也再]?(?:与|和|同|携手|牵手)$")
"""A place right before the firm that it deals with: 甲县与 | 乙公司."""
_MADE_BY = re.compile(r"(?:投资建设|投资新建|投资兴建|新建|兴建|投建|投资)(?:了|的)“?$")
_INTENDS = re.compile(
    r"(?:公司)?(?:计划|拟|将|决定|宣布|要|准备|打算)(?:在[^,。;]{2,16}?)?(?:投资|出资|斥资|拿出?)?[^,。;]{0,10}?(?:建设|新建|投资|打造|兴建|设立|(?<=[\d亿元要])建)“?"
)
_BUILT_EACH = re.compile(r"分别由(?P<who>[^,。;]{4,80}?)(?:投资|建设|承建|开发|实施)")
_BRACKETS = re.compile(r"\((?P<who>[^()]{3,40})\)")
_PARTNERS = re.compile(r"(?:合作双方|合作方|投资双方|股东)(?:分别)?(?:为|是)(?P<who>[^,。;:]{4,60})")
_OWNS = re.compile(r"(?:业主|出资方|投资方|投资商|开发商|建设方)(?:单位)?(?:[为是:])?(?=[\u4e00-\u9fff])")
"""Right before the body that holds the office: 投资方甲集团."""
_THAT_FIRM = re.compile(r"(?:该|这家)(?P<sort>公司|企业|集团)")
_JOINED_PLACES = re.compile(r"[市县区州]?(?:\(|[—–-]+)")
_PARK_OF_TWO = re.compile(r"[市县区州]?[)”]?(?:产业转移|飞地|合作|产业|共建|工业|现代)[\u4e00-\u9fff]{0,8}园")
_FIELD = re.compile(
    r"(?:投资方|投资主体|建设单位|业主单位|投资单位|实施主体|项目单位|承建单位|投资企业)(?:为|是|:)"
    r"(?P<who>[^,。;:]{2,40})"
)
_BODY = re.compile(
    r"(?:省|市|区|县|镇|集团|公司|银行|大学|学院|研究院|研究所|政府|管委会|委员会|局|中心|协会|医院|智行|科技|"
    r"股份|控股|投资|医药|电子|智能|汽车|能源|生物|数据|航空|装备|港务|物流)$"
)
_AUTHORITY = re.compile(r"(?:管委会|委员会|政府|[省市区县镇])$")
_BARE_PLACE = re.compile(r"(?:新区|开发区|高新区|[省市区县镇])$")
"""甲新区的乙度假区 lies there; the district is no party for that."""
_MEMBERS = re.compile(r"(?:[\u4e00-\u9fff]{0,6}(?:城市|县区|省份|地区))?")
"""What a list of places may be led by: 成员城市甲与乙合作的."""
_NOT_BODY = re.compile(
    r"^(?:支持|推进|我|全|各|该|本|此|多|其|这|目前|近年来|未来|位于|企业|双方|推动|加快|围绕|聚焦|依托|通过|共同)|"
    r"会议|论坛|活动"
)
_GOES_ON = re.compile(
    r"(?:该|此|本)?(?:项目|园区|基地|工程|工厂|中心)?(?:由|投资方|建设单位|业主|总投资|投资主体|项目单位|"
    r"投资企业)|该"
)
_NOT_PARTY = re.compile(
    r"^(?:是|拟|准备|[两三四各]?[地区市县省方]$|区域|全国|华南|首个|共建|在|对|向|将|为|其|以|从)|[,。]|项目|首批|多家|一批|^\d|企业$|机构$|我|该|此|"
    r"双方|政府部门"
)


_LEADS = re.compile(r"(?:一[个家项]是|业主|出资方|投资方|国内|其中|包括|由|与|有(?=[\u4e00-\u9fff]{2,}(?:公司|集团)))")


def investors(
    reading: Reading,
    names: Sequence[ProjectName],
    spoken: Sequence[Sentence],
    organisations: Sequence[OrganisationSpan],
) -> Iterator[Party]:
    """The parties of the project that has these names, as (start, end, name, sentence), each once; `spoken` are the
    sentences that go on about it."""
    said: set[str] = set()
    found = [*_of_rows(reading, names), *_all(reading, names, spoken, organisations)]
    deal = [*dealt(reading, names)]
    found += [party for party in deal if not any(p[0] < party[1] and party[0] < p[1] for p in found)]
    found = found or [*makers(reading, names)]
    found = found or [*brands(reading, names)]
    for party in found or unknown(reading, names):
        start, end, name, sentence = _whole(party, organisations)
        own = (
            bool(found)
            and not names[0].maker
            and any(name in (n.name, clean(reading.text(n.start, n.end))) for n in names)
        )
        if name in said or own or not 2 <= len(name) <= 30 or _NOT_PARTY.search(name):
            continue
        said.add(name)
        yield start, end, name, sentence


def _whole(found: Party, organisations: Sequence[OrganisationSpan]) -> Party:
    """The party without words that lead to it; the whole organisation where only its beginning was cut out."""
    start, end, name, sentence = found
    longer = next((o for o in organisations if o.start <= start < o.end and o.end > end), None)
    if longer:
        start, end, name = longer.start, longer.end, longer.name
    lead = _LEADS.match(name)
    if lead and len(name) - lead.end() >= 3:
        start, name = start + lead.end(), name[lead.end() :]
    return start, end, name, sentence


def _of_rows(reading: Reading, names: Sequence[ProjectName]) -> Iterator[Party]:
    """The cell of the investor in the row of a table, or the firm that is told to make it."""
    for name in names:
        if name.maker:
            yield *name.maker, clean(reading.text(*name.maker)), name.sentence
        if name.row and name.row.party:
            low, high = (at - name.sentence.start for at in (name.row.party.start, name.row.party.end))
            yield from _members(reading, name.sentence, low, high)


def _all(
    reading: Reading,
    names: Sequence[ProjectName],
    spoken: Sequence[Sentence],
    organisations: Sequence[OrganisationSpan],
) -> Iterator[Party]:
    for name in names:
        start, end, sentence = name.start, name.end, name.sentence
        if sentence.paragraph == 0 or name.row or sentence.index in hearsay(reading):
            continue
        yield from _in_name(reading, start, end, sentence, organisations)
        text = sentence.text
        before = text[: start - sentence.start]
        leading = [*_leading(reading, sentence, run_start(reading, name), organisations)]
        leading = leading or [*_leading(reading, sentence, start, organisations)]
        leading = leading or [*_that_firm(reading, sentence, start)]
        yield from leading
        ends = before[-1:]
        subject = (_SIGNED_FOR.search(before) or _SUBJECT.search(before)) if ends and ends in "建设造的" else None
        subject = subject or (_OWNER.search(before) if ends == "的" else None)
        if subject and not leading:
            signed = subject.re is _SIGNED_FOR
            yield from (
                b
                for b in _bodies(reading, sentence, subject, organisations)
                if not (signed and _AUTHORITY.search(b[2])) and not (subject.re is _OWNER and _BARE_PLACE.search(b[2]))
            )
        yield from _maker(reading, sentence, start)
        yield from _promising(reading, sentence, start, organisations)
        yield from _behind(reading, sentence, end, organisations)
        each = _each(reading, names, name)
        if each:
            yield each
        built = _BUILT_BY.search(text, max(0, end - sentence.start - 1)) or _BUILT_BY.search(before)
        if built and not each:
            yield from _members(reading, sentence, built.start("who"), built.end("who"), joints="、和与及联合")
    for sentence in dict.fromkeys((*_next(reading, names), *spoken)):
        text = sentence.text
        built = None if _BUILT_EACH.search(text) else _BUILT_BY.search(text)
        yield from _holders(reading, sentence, organisations)
        for match in (_FIELD.search(text), built, _PARTNERS.search(text)):
            if match:
                yield from _members(reading, sentence, match.start("who"), match.end("who"), joints="、和与及联合")
    for sentence in _after(reading, names):
        for pattern in (_TENANTS, _JOINED):
            match = pattern.search(sentence.text)
            works = [n.start - sentence.start for n in names if n.sentence is sentence]
            own = match and any(match.start("who") <= at < match.end("who") for at in works)
            if match and not own:  # 吸引甲总部、乙基地落户: these are the works themselves
                yield from _members(reading, sentence, match.start("who"), match.end("who"))


def _leading(
    reading: Reading, sentence: Sentence, start: int, organisations: Sequence[OrganisationSpan]
) -> Iterator[Party]:
    """The bodies that stand before the name and do something to it: 甲公司投资5亿元的X, 甲与乙签下X, 甲公司的X."""
    plain = reading.plain
    low = max(max(plain.rfind(mark, sentence.start, start) for mark in "。;") + 1, sentence.start)
    bodies = [o for o in beginning(organisations, low, start) if start - 80 <= o.end <= start]
    last = bodies[-1] if bodies else None
    if last is None or not (_INVESTS.fullmatch(plain, last.end, start) or does(reading, sentence, bodies, start)):
        return
    group = [last]
    for body in reversed(bodies[:-1]):
        if not (_JOINT if last.sort in FIRMS else SIDES).fullmatch(plain, body.end, group[-1].start):
            break
        group.append(body)
    opener = announced(reading, sentence, last)
    if opener and opener not in group:
        group.append(opener)
    side = _PLACE_SIDE.search(plain, low, group[-1].start)
    if side and ACTS.search(plain, last.end, start) and reading.regions_in(*side.span("who")):
        yield side.start("who"), side.end("who"), clean(reading.text(*side.span("who"))), sentence
    for body in reversed(group):
        yield body.start, body.end, body.name, sentence


def _that_firm(reading: Reading, sentence: Sentence, start: int) -> Iterator[Party]:
    """该公司出资5亿元上马X: the firm that 该公司 points back to."""
    found = [*_THAT_FIRM.finditer(reading.plain, sentence.start, start)]
    if not found:
        return
    that = found[-1]
    if _INVESTS.fullmatch(reading.plain, that.end(), start):
        party = pointed(reading, that.start(), that["sort"])
        if party:
            yield party.start, party.end, party.name, party.sentence


def acted_on(reading: Reading, names: Sequence[ProjectName], organisations: Sequence[OrganisationSpan]) -> bool:
    """Whether a firm with an authority or a partner is told to make what bears the names, which is one thing then."""
    works = (n for n in names if n.sentence.paragraph and n.specific and not (n.where or n.row))
    told = [n for n in names if n.specific or n.proper or n.noun not in ("项目", "工程")]
    return len([*dealt(reading, told, signed=True)]) > 1 or any(
        len({party[:2] for party in _leading(reading, n.sentence, n.start, organisations)}) > 1
        for n in works
        if n.noun in ("项目", "工程", "基地", "产业园")
    )


def _holders(reading: Reading, sentence: Sentence, organisations: Sequence[OrganisationSpan]) -> Iterator[Party]:
    """业主甲公司, 投资方甲集团: the body right behind the word for its office."""
    for match in _OWNS.finditer(sentence.text):
        at = sentence.at(match.end())
        yield from (
            (o.start, o.end, o.name, sentence)
            for o in organisations
            if o.start in (at, sentence.at(match.start())) and o.sort in FIRMS
        )


def _each(reading: Reading, names: Sequence[ProjectName], name: ProjectName) -> Party | None:
    """分别由甲公司和乙公司投资: each of the projects before it has its own."""
    sentence = name.sentence
    match = _BUILT_EACH.search(sentence.text, name.end - sentence.start)
    if not match:
        return None
    found = [n for n in project_names.in_sentence(reading, sentence) if n.end <= sentence.at(match.start())]
    spans = [*_members(reading, sentence, *match.span("who"))]
    place = next((i for i, n in enumerate(found) if n.start == name.start), -1)
    return spans[place] if place >= 0 and len(spans) == len(found) > 1 else None


def _maker(reading: Reading, sentence: Sentence, start: int) -> Iterator[Party]:
    """甲新建的X: a firm by its short name right before the verb."""
    match = _MADE_BY.search(reading.plain, max(sentence.start, start - 20), start)
    if not match:
        return
    for token in reading.tokens.between(max(sentence.start, match.start() - 6), match.start()):
        proper = token.end == match.start() and token.tag in ("nt", "nz", "nrt", "nr") and len(token.word) >= 2
        if proper and not reading.regions_in(token.start, token.end) and not NOT_BRAND.search(token.word):
            yield token.start, token.end, token.word, sentence


def _promising(
    reading: Reading, sentence: Sentence, start: int, organisations: Sequence[OrganisationSpan]
) -> Iterator[Party]:
    """甲公司…,计划在乙地投资建设X: a clause without a subject goes on about the body that the sentence opens with."""
    comma = reading.plain.rfind(",", sentence.start, start)
    if comma < 0 or not _INTENDS.fullmatch(reading.plain, comma + 1, start):
        return
    first = next((o for o in organisations if sentence.start <= o.start <= sentence.start + 4 and o.end < comma), None)
    first = first or next((o for o in organisations if o.end == comma and o.start >= sentence.start), None)
    if first and first.sort in FIRMS:
        yield first.start, first.end, first.name, sentence


def _behind(
    reading: Reading, sentence: Sentence, end: int, organisations: Sequence[OrganisationSpan]
) -> Iterator[Party]:
    """甲工作站(乙区、丙公司): the bodies in brackets behind the name."""
    match = _BRACKETS.match(reading.plain, end, sentence.end)
    if not match:
        return
    low, high = (at - sentence.start for at in match.span("who"))
    found = [*_members(reading, sentence, low, high)]
    if all(_BODY.search(name) or any(o.start <= a < o.end for o in organisations) for a, _, name, _ in found):
        yield from found


def _bodies(
    reading: Reading, sentence: Sentence, match: re.Match[str], organisations: Sequence[OrganisationSpan]
) -> Iterator[Party]:
    """The members of a subject that are bodies: known organisations, firms by their ending, places with a rank."""
    for low, high, name, home in _members(reading, sentence, match.start("who"), match.end("who")):
        known = [o for o in organisations if o.start < high and low < o.end]
        if known:
            yield known[-1].start, known[-1].end, known[-1].name, home
            continue
        joins = match.group().endswith(("共建", "共建的", "合作的"))
        place = next((h for h in reading.regions_in(low, high) if h.end == high), None) if joins else None
        if place and _MEMBERS.fullmatch(reading.plain, low, place.start):
            yield place.start, high, clean(reading.text(place.start, high)), home
        elif placed_firm(reading, low, high) or (_BODY.search(name) and not _NOT_BODY.search(name)):
            yield low, high, name, home


def _next(reading: Reading, names: Sequence[ProjectName]) -> list[Sentence]:
    """The sentence behind the first mention in the body, where it goes on about the same thing (该项目由…投资)."""
    first = next((n.sentence for n in names if n.sentence.paragraph > 0), None)
    if first is None:
        return []
    following = reading.sentences[first.index : first.index + 2]
    return [s for s in following if s is first or _GOES_ON.match(s.text) or _PARTNERS.search(s.text)]


def _after(reading: Reading, names: Sequence[ProjectName]) -> list[Sentence]:
    """The sentence of the first mention in the body and the next two: where tenants are named."""
    first = next((n.sentence for n in names if n.sentence.paragraph > 0), None)
    if first is None or not re.search(r"园|大厦|基地|城|中心", reading.plain[names[0].start : names[0].end]):
        return []
    return [s for s in reading.sentences[first.index : first.index + 8] if s.paragraph == first.paragraph]


def _in_name(
    reading: Reading, start: int, end: int, sentence: Sentence, organisations: Sequence[OrganisationSpan]
) -> Iterator[Party]:
    """甲全国总部, 甲、乙驻…服务点, 甲智慧城: the party stands in the name."""
    text = reading.plain[start:end]
    yield from _paired(reading, start, end, sentence)
    for pattern in (_HEADQUARTERS, _STATIONED):
        match = pattern.match(text)
        if match:
            if pattern is _STATIONED:
                low = max(sentence.text.rfind(mark, 0, start - sentence.start) for mark in ",。;") + 1
                yield from _members(reading, sentence, low, start - sentence.start + match.end("who"))
            elif any(o.end <= start + match.end("who") for o in beginning(organisations, start, end)):
                continue
            elif _WORK_OF.search(match["who"]):
                continue  # 甲基地及总部
            elif not regions.lookup(match["who"]) and not NOT_BRAND.search(match["who"]):
                low, high = start, start + match.end("who")
                for hit in reading.regions_in(low, high):
                    low, high = (hit.end if hit.start == low else low), (hit.start if hit.end == high else high)
                if high - low >= 2:
                    yield low, high, clean(reading.text(low, high)), sentence
            return
    for span in beginning(organisations, start, end):
        if span.end < end and span.sort in FIRMS:
            yield span.start, span.end, span.name, sentence


def _paired(reading: Reading, start: int, end: int, sentence: Sentence) -> Iterator[Party]:
    """甲(乙)产业转移工业园, “甲—乙”飞地产业园: the places that a park joins are those that keep it."""
    hits = [hit for hit in reading.regions_in(start, end) if hit.end - hit.start > 1]
    run = hits[:1] if hits and hits[0].start - start <= 1 else []
    for hit in hits[1:]:
        if run and _JOINED_PLACES.fullmatch(reading.plain, run[-1].end, hit.start):
            run.append(hit)
    if len(run) > 1 and _PARK_OF_TWO.match(reading.plain, run[-1].end, end):
        for hit in run:
            yield hit.start, hit.end, clean(reading.text(hit.start, hit.end)), sentence


def _members(reading: Reading, sentence: Sentence, low: int, high: int, joints: str = "、和与及") -> Iterator[Party]:
    text = sentence.text
    at = text.find("联合", low, high)
    parts = [(low, at), (at + 2, high)] if at > low and "联合" in joints else [(low, high)]
    for a, b in parts:
        spans = members(text, a, b, joints="、和与及")
        for (x, y), name in zip(spans, inherit_place([clean(text[x:y]) for x, y in spans]), strict=True):
            start, end = trim(reading.plain, sentence.at(x), sentence.at(y))
            yield start, end, name, sentence
