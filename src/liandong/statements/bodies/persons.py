"""Persons (人物) in office: name, public post, institution, event. Nobody is recorded without a post."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from liandong.model import Role
from liandong.model.noun import Noun
from liandong.statements.bodies import organisation_bounds, organisations, suffixes
from liandong.statements.bodies.organisations import OrganisationSpan
from liandong.statements.draft import Draft
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.vocabulary import names
from liandong.vocabulary.patterns import any_of

_NO_OFFICE = suffixes.words(
    "记者 通讯员 编辑 主持人 代表 学者 专家 企业家 秘书 法人代表 法定代表人 博士 博导 博士生导师 律师 会计师 讲师 "
    "馆员 工程师 规划师 首席 顾问 人大代表 政协委员"
)
"""Words of the vocabulary that are professions, or that only a list makes an office."""
_HEADS = tuple(
    post
    for post in names.POSTS
    if post not in _NO_OFFICE and not any(post != other and post.endswith(other) for other in names.POSTS)
)
_POST_END = re.compile(any_of(_HEADS))
_RANK = re.compile(
    r"(?:原|前|时任|现任|代)?(?:党委|党组|党工委|监事会|董事会|理事会)?(?:原|常务|专职|第一|执行|联席|联合|名誉|"
    r"荣誉|高级|资深|驻会|轮值|特聘|讲席|首席|总)?(?:副总|副)?$"
)
_SINGLE = "".join(sorted(names.SURNAMES))
_COMPOUND = "|".join(names.COMPOUND_SURNAMES)
_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?:(?:{_COMPOUND}){_HAN}{{1,2}}|[{_SINGLE}]{_HAN}{{1,2}}|{_HAN}{{2,6}}·{_HAN}{{2,6}})"
_NAME_AT = re.compile(rf"{_HAN}{{2,6}}·{_HAN}{{2,6}}|{_NAME}")
_LIST = re.compile(rf"{_NAME}(?:、{_NAME})+")
_GAP = re.compile(r"[ \t]{1,3}(?=[\u4e00-\u9fff])|:[ ]?(?=[\u4e00-\u9fff]{2,4}(?:[,;。、 \n]|$))")
_LISTED = re.compile("、")
_ONE_HOLDER = re.compile(r"(?<!副)(?:[省市区县州]长|书记|主席)$")
"""Posts that one person holds at a time: where the place is the same, two spellings are one person."""
_FOLLOW = re.compile(
    r"[^\u4e00-\u9fff]|$|出席|列席|参加|参与|表示|介绍|说|称|认为|指出|提出|提到|提议|建议|强调|宣布|透露|坦言|直言|告诉|"
    r"发言|讲话|致辞|致词|演讲|主持|主讲|分别|先后|共同|围绕|就|在|对|"
    r"等|与|和|及|作|做|率|带队|带领|一行|陪同|会见|签|代表|为|以|到|向|从|也|还|则|曾|并|说道|解释|总结|分析|回应|"
    r"看来|看好|进一步|日前|近日|重点|深入|详细|致|通报|上台|现场|受|应邀|接受|的|是|将|发布|见证|揭牌|"
    r"登台|点赞|呼吁|期待|希望|补充|谈|讲|认|感|调研|考察|走访|前往|赴|来|宣读|汇报|推介|解读|展示|分享|参观|莅临|"
    r"到场|担任|当选|任"
)
_SAYS = "列席|表示|介绍|说|称|认为|指出|提出|提到|建议|强调|宣布|透露|出席|致辞|主持|讲话|发言|告诉|坦言|分析"
_VERB_OF_SPEECH = re.compile(_SAYS)
_SPEECH = re.compile(rf"{_SAYS}|,|。|、|等|率|看来|作|分享|围绕|会见")
_OTHER_WORD = re.compile(any_of(names.WORDS_LIKE_NAMES))
_ROLE = re.compile("领导|专家|学者|院士|嘉宾|企业家|代表|负责人|教授|委员")
_PERSON_LEADS = re.compile(
    r"(?P<role>[\u4e00-\u9fff]{0,10}?(?:领导(?:同志)?|专家|学者|院士|嘉宾|企业家|代表|负责人|教授|委员))(?:有|"
    r"包括|:)?$"
)
_PERSON_TRAILS = re.compile(
    r"等(?P<role>(?:[\u4e00-\u9fff]{0,8}?(?:专家|学者|院士|嘉宾|企业家|领导|负责人|教授)(?:专家|学者|嘉宾|代表|"
    r"企业家)?)(?:(?:和|与|及|、)[\u4e00-\u9fff]{1,6}?(?:代表|专家|学者|嘉宾|企业家))?(?:代表)?)"
)
_ATTENDS = re.compile(
    r"出席|参加|参会|列席|与会|到会|发言|讲话|致辞|致词|演讲|主持|见证|作推介|推介了|论坛上|会上|会议上|现场|仪式|活动|本次会议|"
    r"大会|"
    r"作[^,。]{0,16}报告|签约|宣读|揭牌|启动"
)
_REGION_HEADS = {"市长": "市", "省长": "省", "区长": "区", "县长": "县", "州长": "州", "镇长": "镇", "乡长": "乡"}
_BARE_HEAD = re.compile(r"(?:原|代|时任|常务|副|党组书记、)*[\u4e00-\u9fff]长")
_PLACE_HELD = re.compile(r"[\u4e00-\u9fff]{2,12}[省市区县州镇乡](?:原|代|常务|副)*[市省区县州镇乡]长$")
_OWN_BODY = re.compile(r"政协|人大|纪委|监委|法院|检察院|统战部|宣传部|组织部|政法委")
_GENERIC_INSTITUTION = suffixes.words(
    "公司 集团 企业 学院 学校 大学 中心 研究院 协会 商会 银行 我院 该院 该校 该公司 该中心 医院 联盟"
)
_PLACED = 5
"""Characters of a post that names its place too: 江临市市长."""
_WHOLE_NAME = 3
"""Characters of a name of which one may be misspelt."""
_FAR = 12
"""Characters between an institution and the post in it."""
_UNIT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{1,12}$")


class Post(Noun, frozen=True):
    """A post at [start, end) of the text; `text` names its place where the words leave it to what stands before.

    `role` tells one that only a list gives (广州市领导, 专家和企业家代表): it counts where nothing better is said.
    """

    start: int
    end: int
    text: str
    institution: OrganisationSpan | None = None
    role: bool = False


class PersonSpan(Noun, frozen=True):
    """A person named at [start, end) of the text, with the posts that these words give."""

    start: int
    end: int
    name: str
    sentence: Sentence
    posts: tuple[Post, ...] = ()


def find(reading: Reading) -> tuple[PersonSpan, ...]:
    """Every naming of a person in office in the body, left to right; worked out once per reading.

    A name is recognised by the post before it or by the list of officials that it stands in; once recognised, its other
    occurrences are found too, without a post.
    """
    return reading.once(_find)


def extract(reading: Reading, event: Draft | None = None) -> list[Draft]:
    """One draft a person: each post with its proof, and the event where a sentence says that the person took part."""
    drafts: dict[str, Draft] = {}
    holders = _Holders()
    titled = {p.name for p in find(reading) if any(not post.role for post in p.posts)}
    for person in find(reading):
        draft = drafts.get(person.name) or holders.alike(person)
        if draft is None:
            draft = Draft(reading, "person", person.start, person.end)
        if person.name not in drafts:
            drafts[person.name] = draft
            draft.words("name", person.start, person.end, person.sentence)
        if not draft.name:
            draft.words("name", person.start, person.end, person.sentence)
        for post in person.posts:
            if post.role and person.name in titled:
                continue
            draft.words("post", post.start, post.end, person.sentence, text=post.text)
            holders.add(person.name, draft, post)
            if post.institution:
                _institution(reading, draft, post.institution, person.sentence)
        if event and not draft.get("event") and _ATTENDS.search(person.sentence.text):
            draft.came_of(event)
    return [draft for draft in dict.fromkeys(drafts.values()) if draft.get("post")]


class _Holders:
    """The persons of the document by the posts that they hold, and by their names with one character left open."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], list[tuple[str, Draft]]] = {}
        self._known: dict[str, tuple[dict[str, None], dict[str, None]]] = {}

    def add(self, name: str, draft: Draft, post: Post) -> None:
        """Takes up a post of the person who is called so: it may be held at any institution told of before."""
        posts, places = self._known.setdefault(name, ({}, {"": None}))
        place = post.institution.name if post.institution else ""
        held = [place + told for told in posts] if place not in places else []
        held += [told + post.text for told in places] if post.text not in posts else []
        for full in held:
            if len(name) >= _WHOLE_NAME and len(full) >= _PLACED and _ONE_HOLDER.search(full):
                for masked in _masked(name):
                    self._of.setdefault((full, masked), []).append((name, draft))
        posts[post.text] = places[place] = None

    def alike(self, person: PersonSpan) -> Draft | None:
        """The person whose name differs in one character and who holds the same post of the same place."""
        if len(person.name) < _WHOLE_NAME:
            return None
        keys = ((_full(post), masked) for post in person.posts for masked in _masked(person.name))
        return next((draft for key in keys for name, draft in self._of.get(key, ()) if name != person.name), None)


def _masked(name: str) -> list[str]:
    """The name with each character but the first left open."""
    return [f"{name[:at]}＿{name[at + 1 :]}" for at in range(1, len(name))]


def _full(post: Post) -> str:
    return (post.institution.name if post.institution else "") + post.text


def _institution(reading: Reading, draft: Draft, span: OrganisationSpan, sentence: Sentence) -> None:
    naming = reading.sentence_at(span.start)
    if naming is None or draft.says("institution", span.name):
        return
    also = () if naming.index == sentence.index else ((sentence.start, sentence.end, Role.SUBJECT),)
    draft.words("institution", span.start, span.end, naming, text=span.name, also=also)


def _find(reading: Reading) -> tuple[PersonSpan, ...]:
    return tuple(sorted(_namings(reading), key=lambda p: p.start))


def _namings(reading: Reading) -> Iterator[PersonSpan]:
    titled = [p for sentence in reading.holding(_POST_END, _LISTED) for p in _in_sentence(reading, sentence)]
    yield from titled
    taken = {p.start for p in titled}
    for name in sorted({p.name for p in titled if p.posts}):
        position = reading.plain.find(name, reading.document.body_start)
        while 0 <= position < reading.document.body_end:
            sentence = reading.sentence_at(position)
            if sentence and position not in taken:
                yield PersonSpan(position, position + len(name), name, sentence)
            position = reading.plain.find(name, position + len(name))


def _in_sentence(reading: Reading, sentence: Sentence) -> list[PersonSpan]:
    found: list[PersonSpan] = []
    for match in _POST_END.finditer(reading.plain, sentence.start, sentence.end):
        start = _behind_post(reading, match.end(), sentence.end)
        name = name_at(reading, start, sentence.end)
        if name:
            posts = tuple(_posts(reading, sentence, match.start(), match.end(), found))
            found.append(PersonSpan(start, start + len(name), name, sentence, posts))
    return [*found, *_lists(reading, sentence, {p.start for p in found})]


def _behind_post(reading: Reading, end: int, limit: int) -> int:
    """Where the name behind a post may begin: past the blank of 区长 王某, or the colon of a list of officials."""
    gap = _GAP.match(reading.plain, end, limit)
    return gap.end() if gap else end


def name_at(reading: Reading, start: int, end: int) -> str:
    """The person's name that begins at `start`; empty where none does. Two or three characters by what follows them."""
    plain = reading.plain
    match = _NAME_AT.match(plain, start, end)
    if not match or _OTHER_WORD.match(plain, start) or _other_name(reading, start):
        return ""
    longest = match.group()
    if "·" in longest:
        return next(
            (longest[:i] for i in range(longest.index("·") + 3, len(longest)) if _SPEECH.match(plain, start + i)),
            longest,
        )
    if len(longest) == 4:
        return longest
    if len(longest) == 2:
        return longest if _FOLLOW.match(plain, start + 2) else ""
    if plain[start + 2] in "对说称就在等率向与是" or plain[start + 2 : start + 4] in ("表示", "认为", "出席", "作了"):
        return longest[:2]
    two, three = _FOLLOW.match(plain, start + 2, end), _FOLLOW.match(plain, start + 3, end)
    cuts = {t.end - start for t in reading.tokens.between(start, start + 4)}
    if three and (3 in cuts or not two):
        length = 3 if not (two and 2 in cuts and 3 in cuts and _SPEECH.match(plain, start + 2)) else 2
    elif two:
        length = 2
    else:
        length = 3 if 3 in cuts else 2 if 2 in cuts else 0
    return plain[start : start + length] if length and _is_name(reading, start, length) else ""


def _other_name(reading: Reading, start: int) -> bool:
    """Whether an organisation or a region is named at `start`; 高明 may be a district or a person."""
    organisation = organisations.at(reading, start)
    if organisation and organisation.start == start:
        return True
    region = reading.region_at(start)
    if region is None:
        return False
    county = all(place.level == "county" and place.name != region.name for place in region.candidates)
    return not (county and any(_VERB_OF_SPEECH.match(reading.plain, end) for end in (region.end, region.end + 1)))


def _is_name(reading: Reading, start: int, length: int) -> bool:
    """Not an ordinary word: a dictionary word of another sort needs a verb of speech or a stop right behind it."""
    first = reading.tokens.between(start, start + 1)
    tagged = bool(first) and first[0].tag in ("nr", "nrt", "nrfg", "x")
    if reading.plain[start] in names.WORDLIKE_SURNAMES and not tagged:
        return bool(_SPEECH.match(reading.plain, start + length))
    if (
        not first
        or first[0].start != start
        or len(first[0].word) < 2
        or first[0].tag in ("nr", "nrt", "nrfg", "x", "nz", "ns")
    ):
        return True
    return bool(_SPEECH.match(reading.plain, start + length))


def _posts(reading: Reading, sentence: Sentence, noun: int, end: int, before: list[PersonSpan]) -> Iterator[Post]:
    """The posts whose chain ends in the noun [noun, end): 党委副书记、监事会副主席."""
    chain: list[tuple[int, int, OrganisationSpan | None]] = []
    while True:
        start, institution = _post_start(reading, sentence, noun)
        chain.append((start, end, institution))
        left = institution.start if institution else start
        if reading.plain[left - 1 : left] not in ("、", "兼") or left - 1 <= sentence.start:
            break
        previous = [
            m for m in _POST_END.finditer(reading.plain, max(sentence.start, left - 9), left - 1) if m.end() == left - 1
        ]
        if not previous:
            break
        noun, end = previous[0].start(), left - 1
    last = before[-1] if before else None
    carried = None
    if last and last.end == chain[-1][0] - 1 and reading.plain[last.end] == "、":
        carried = next((p.institution for p in reversed(last.posts) if p.institution), None)
    for start, stop, institution in reversed(chain):
        text = clean(reading.text(start, stop))
        own_place = bool(_PLACE_HELD.match(text) or _OWN_BODY.match(text))
        carried = institution or (None if own_place else carried)
        yield Post(start, stop, _with_place(reading, sentence, start, text), carried)


def _post_start(reading: Reading, sentence: Sentence, noun: int) -> tuple[int, OrganisationSpan | None]:
    """Where the post before `noun` begins, and the institution that stands before it."""
    rank = _RANK.search(reading.plain, max(sentence.start, noun - 9), noun)
    start = rank.start() if rank else noun
    for span in organisations.among(reading, max(sentence.start, start - _FAR - 1), start):
        if span.start >= sentence.start and span.end <= start:
            gap = reading.plain[span.end : start]
            if not gap.strip('”“"」)'):
                return start, span
            if _UNIT.fullmatch(gap) and gap[-1] in "处组部科室系院所会办中心委":
                return start, OrganisationSpan(span.start, start, span.name + gap, span.sort)
    begin = reading.tokens.name_start(start, max(sentence.start, start - 30)) if start > sentence.start else start
    begin = organisation_bounds.past_leading(reading, begin, start)
    phrase = reading.plain[begin:start]
    if phrase in _GENERIC_INSTITUTION:
        return start, _last_firm(reading, begin)
    if 0 < len(phrase) <= 14 and phrase[-1] not in "、,。" and phrase.count("(") == phrase.count(")"):
        return begin, None
    return start, None


def _last_firm(reading: Reading, before: int) -> OrganisationSpan | None:
    """The organisation that 公司 or 中心 refers back to: the last one named before it in its paragraph."""
    here = reading.sentence_at(before)
    firms, ends = reading.once(_firms)
    index = bisect_right(ends, before) - 1
    naming = reading.sentence_at(firms[index].start) if index >= 0 else None
    return firms[index] if here and naming and naming.paragraph == here.paragraph else None


def _firms(reading: Reading) -> tuple[tuple[OrganisationSpan, ...], list[int]]:
    """The organisations that are no government's, and where each ends."""
    firms = tuple(span for span in organisations.find(reading) if span.sort != "government")
    return firms, [span.end for span in firms]


def _with_place(reading: Reading, sentence: Sentence, start: int, text: str) -> str:
    """副区长 with its district where the sentence names one before: 上海市普陀区委副书记周艳、副区长肖立."""
    level = _REGION_HEADS.get(text[-2:])
    if level is None or not _BARE_HEAD.fullmatch(text):
        return text
    places = list(re.finditer(rf"{_HAN}{{2,9}}?{level}", reading.plain[sentence.start : start]))
    if not places:
        return text
    place = places[-1]
    begin = organisation_bounds.past_leading(
        reading,
        reading.tokens.name_start(sentence.at(place.end()), sentence.at(place.start())),
        sentence.at(place.end()),
    )
    return reading.plain[begin : sentence.at(place.end())] + text


def _lists(reading: Reading, sentence: Sentence, taken: set[int]) -> Iterator[PersonSpan]:
    """Names in a list that says before or behind what its members are: 广州市领导A、B、C; A、B、C等专家和企业家代表."""
    if "、" not in sentence.text or not _ROLE.search(sentence.text):
        return
    for match in _LIST.finditer(reading.plain, sentence.start, sentence.end):
        before = reading.plain[max(sentence.start, match.start() - 16) : match.start()]
        lead = _PERSON_LEADS.search(before)
        listed = list(_members(reading, match.start(), sentence.end))
        if not listed:
            continue
        last = listed[-1][1]
        trail = _PERSON_TRAILS.match(reading.plain, last, sentence.end)
        post: Post | None = None
        if lead:
            offset = match.start() - len(before)
            begin = reading.tokens.name_start(offset + lead.end("role"), offset)
            post = Post(
                begin, offset + lead.end("role"), clean(reading.text(begin, offset + lead.end("role"))), role=True
            )
        elif trail:
            post = Post(trail.start("role"), trail.end("role"), clean(trail["role"]), role=True)
        if post:
            for start, end in listed:
                if start not in taken:
                    yield PersonSpan(start, end, reading.plain[start:end], sentence, (post,))


def _members(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        name = name_at(reading, start, end)
        if not name:
            return
        yield start, start + len(name)
        start += len(name)
        if reading.plain[start : start + 1] != "、":
            return
        start += 1
