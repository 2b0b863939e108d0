"""What each kind of page tells: its facts, in the order of that page, handed to the world that words them."""

from collections.abc import Callable, Mapping

from tests.corpus.grammar import Amount, Told, World, figure, record, sum_of

Frame = Callable[[World], str]
"""Tells an article's paragraphs and gives its title."""


def _organisers(w: World) -> list[str]:
    offices = [f"{w.city}市人民政府", f"{w.words['province']}商务厅", f"{w.city}市发展和改革委员会"]
    return w.shuffled(offices)[: w.number(1, 2)]


def _joined(w: World, names: list[str]) -> str:
    if len(names) == 2:
        return f"{names[0]}{w.either('、', '和')}{names[1]}"
    return "、".join(names)


def _project(w: World, status: str, stage: str, *, day: str | None = None, low: float = 0.3) -> tuple[Told, str]:
    """Tells one project at a stage; gives it, and its product."""
    name, product = w.project()
    firm, place, amount = w.firm(), w.place(), w.money(low, 60)
    told = _truth(w, name, firm, place, amount, status, day)
    w.say(f"project.{stage}", told, project=name, firm=firm, place=place, money=amount.words)
    return told, product


def _truth(w: World, name: str, firm: str, place: str | None, amount: Amount, status: str, day: str | None) -> Told:
    return record(
        "project", name=name, parties=[firm], place=place, amount_cny=amount.value, status=status,
        sector=w.trade["word"], date=day, kind_alt=["site"],
    )  # fmt: skip


def _size(w: World, project: Told, product: str) -> None:
    """Area and jobs, or capacity and value, of the project told just before."""
    name = project.fields["name"]
    if w.chance.random() < 0.5:
        area, jobs = w.number(40, 900), w.number(12, 300) * 10
        area_told = figure(name, "占地:占地面积|用地面积", area, "亩")
        jobs_told = figure(name, "岗位:提供岗位|吸纳就业:吸纳就业|新增就业", jobs, "人")
        sentence = w.say("project.area", area_told, jobs_told, area=area, jobs=jobs)
        if "个" in sentence.text:
            jobs_told.fields["unit"] = "个"
    else:
        output, value = w.number(2, 90), w.money(1, 40, plain=True)
        w.say(
            "project.capacity",
            figure(name, f"年产能:{product}年产能|年产{product}", output * 10_000, w.trade["unit"]),
            sum_of(name, "产值:年产值|营业收入:年营业收入|年销售收入", value),
            product=product, output=f"{output}万", unit=w.trade["unit"], value=value.words,
        )  # fmt: skip


def _people(w: World) -> None:
    w.say("people.present", person=w.draw("persons"), other=w.draw("persons"))


def _talk(w: World) -> None:
    speaker = w.draw("persons")
    w.say("people.said", firm=w.firm(), person=speaker)
    if w.chance.random() < 0.6:
        year, goal = w.day.year + w.number(2, 5), w.money(100, 900, plain=True)
        target = sum_of(f"{w.city}市", f"规模:{w.trade['word']}产业规模|{w.trade['word']}产业营收", goal, optional=True)
        pledge = record(
            "commitment", actor=[f"{w.city}市"], content=f"{w.trade['word']}产业{goal.words}", due=str(year)
        )
        pledge.scored = False
        w.say("pledge.due", target, pledge, person=speaker, year=year, money=goal.words)


def _filler(w: World) -> None:
    w.say("filler.plain")


def _background(w: World) -> None:
    """What the city is, or what the last round brought."""
    if w.chance.random() < 0.6:
        value, growth, year = w.money(800, 9000, plain=True), w.number(31, 99) / 10, str(w.day.year - 1)
        w.say(
            "background.economy",
            sum_of(f"{w.city}市", "生产总值:地区生产总值|GDP:GDP|经济总量", value, period=year),
            figure(f"{w.city}市", "生产总值:地区生产总值增长|GDP:GDP增长|经济总量增长", growth, "%", period=year),
            value=value.words, growth=growth,
        )  # fmt: skip
    else:
        count = w.number(8, 50)
        w.say("background.last", figure("上届活动", "签约项目", count, "个", optional=True), n=count)


def _middle(w: World, *parts: Callable[[], object]) -> None:
    """Paragraphs in any order."""
    for part in w.shuffled(parts):
        w.paragraph()
        part()


def _fair_event(w: World, name: str) -> tuple[Told, str | None, str]:
    words, day = w.day_words()
    place, offices = w.hall(), _organisers(w)
    event = record("event", name=name, date=day, place=place, organizers=offices)
    w.say("fair.open", event, event=name, day=words, place=place, orgs=_joined(w, offices))
    return event, day, words


def fair(w: World) -> str:
    """A promotion fair with its signings."""
    name = f"{w.day.year}{w.either(w.city, w.words['group'])}{w.either('', w.trade['word'] + '产业')}{w.draw('fairs')}"
    event, day, _ = _fair_event(w, name)
    count, amount = w.number(6, 60), w.money(50, 600)
    event.fields |= {"projects_signed": count, "amount_cny": amount.value}
    w.say("fair.total", event, n=w.counted(count), money=amount.words)

    def signings() -> None:
        _size(w, *_project(w, "signed", "signed", day=day))
        if w.chance.random() < 0.7:
            _project(w, "signed", "signed", day=day)

    def pair() -> None:
        _pair(w, day)
        if w.chance.random() < 0.5:
            unsigned, _ = w.project()
            waiting = record("project", name=unsigned, status="planned", kind_alt=["site"], optional=True)
            w.say("project.unsigned", waiting, project=unsigned)

    def around() -> None:
        guests = w.number(80, 900)
        w.say("fair.attend", figure(name, "企业", guests, "家", optional=True), k=guests)
        _people(w)

    _middle(w, signings, pair, around, lambda: _talk(w), lambda: _filler(w), lambda: _background(w))
    return w.phrase("fair.title", event=name, n=count)


def _pair(w: World, day: str | None) -> None:
    slots: dict[str, str] = {}
    both = []
    for number in "12":
        name, _ = w.project()
        firm, amount = w.firm(), w.money(0.5, 30, plain=True)
        both.append(_truth(w, name, firm, None, amount, "signed", day))
        slots |= {f"project{number}": name, f"firm{number}": firm, f"money{number}": amount.words}
    w.say("project.pair", *both, **slots)


def start(w: World) -> str:
    """Projects that start building on one day."""
    words, day = w.day_words()
    quarter = "一二三四"[(w.day.month - 1) // 3]
    name = f"{w.city}市{w.day.year}年{quarter}季度{w.draw('starts')}"
    place = w.place()
    event = record("event", name=name, date=day, place=place)
    w.say("start.open", event, event=name, day=words, place=place)
    parts = [w.number(3, 40) for _ in range(3)]
    amount = w.money(40, 800)
    w.say(
        "start.total",
        figure(name, "动工:动工项目|开工项目", sum(parts), "个"),
        sum_of(name, "总投资:总投资|投资总额", amount),
        n=sum(parts), money=amount.words,
    )  # fmt: skip
    metrics = (
        "工业项目:工业项目|产业类:产业类项目|先进制造:先进制造项目|制造业项目",
        "基础设施:基础设施项目|交通类:交通类项目|现代服务:现代服务项目|服务业项目",
        "民生:民生项目|社会事业:社会事业项目|城市更新:城市更新项目|公共配套项目",
    )
    split = [figure(name, metric, part, "个") for metric, part in zip(metrics, parts, strict=True)]
    w.say("start.split", *split, **dict(zip("abc", parts, strict=True)))

    def works() -> None:
        _size(w, *_project(w, "started", "started", day=day))
        _project(w, "started", "started", day=day)

    _middle(w, works, lambda: _people(w), lambda: _talk(w), lambda: _filler(w), lambda: _background(w))
    return w.phrase("start.title", event=name, n=sum(parts), money=amount.words)


def delegation(w: World) -> str:
    """A whole fair, and what one delegation brought home from it."""
    name = f"第{w.number(5, 28)}届{w.words['province']}{w.draw('fairs')}"
    event, day, _ = _fair_event(w, name)
    count, own = w.number(60, 300), w.number(5, 40)
    amount, part = w.money(300, 900), w.money(20, 150)
    event.fields |= {"projects_signed": count, "amount_cny": amount.value}
    w.paragraph()
    w.say("delegation.whole", event, n=count, money=amount.words)
    team = f"{w.city}代表团"
    both = figure(team, "签约项目", own, "个"), sum_of(team, "签约额:签约额|签约金额:签约金额|金额", part)
    w.say("delegation.own", *both, k=own, sum=part.words)
    _middle(w, lambda: _size(w, *_project(w, "signed", "signed", day=day)), lambda: _talk(w), lambda: _filler(w))
    return w.phrase("delegation.title", event=name, k=own)


def progress(w: World) -> str:
    """One project under way, its phases, and another that is finished."""
    _filler(w)
    project, product = _project(w, "building", "building", low=5)
    name = project.fields["name"]

    def done() -> None:
        percent, spent = w.number(20, 95), w.money(1, 20)
        told = figure(
            name, "主体工程:主体工程完成比例|形象进度:形象进度|总工程量:总工程量完成比例|工程进度", percent, "%"
        )
        invested = sum_of(name, "完成投资:完成投资|累计投资", spent)
        w.say("progress.done", told, invested, project=name, percent=percent, sum=spent.words)

    def phase() -> None:
        amount = w.money(1, 9)
        first = record("project", name=f"{name}一期", amount_cny=amount.value, status="operating", kind_alt=["site"])
        w.say("progress.phase", first, project=name, money=amount.words)

    title = w.phrase("progress.title", project=name, place=project.fields["place"])
    _middle(w, lambda: _size(w, project, product), done, phase, lambda: _talk(w))
    w.paragraph()
    _project(w, "operating", "operating")
    return title


def agreement(w: World) -> str:
    """Two bodies sign an agreement."""
    words, day = w.day_words()
    bank = w.draw("banks")
    one, two = f"{w.city}市人民政府", w.either(bank, bank, w.firm(), w.draw("institutes"))
    name, fields = w.draw("agreements"), [w.draw("fields") for _ in range(w.number(2, 4))]
    told = record("agreement", name=name, parties=[one, two], fields=fields, date=day)
    both = {"one": one, "two": two, "agreement": name}
    w.say("agreement.sign", told, day=words, place=w.hall(), **both)
    w.say("agreement.fields", told, fields="、".join(fields))
    if two == bank:
        amount = w.money(50, 500, plain=True)
        metric = "意向性融资:意向性融资支持|意向授信:意向授信|贷款:贷款|授信总额"
        w.say("agreement.loan", sum_of(bank, metric, amount, optional=True), bank=bank, money=amount.words)
    _middle(
        w, lambda: _people(w), lambda: _filler(w), lambda: _size(w, *_project(w, "planned", "planned")),
        lambda: _talk(w), lambda: _background(w),
    )  # fmt: skip
    return w.phrase("agreement.title", **both)


def alliance(w: World) -> str:
    """A standing body is founded."""
    words, day = w.day_words()
    name = f"{w.either(w.words['group'], w.words['province'])}{w.trade['word']}{w.draw('alliances')}"
    firms = [w.firm() for _ in range(w.number(2, 4))]
    told = record("alliance", name=name, members=firms, date=day)
    place = w.hall()
    w.say("alliance.found", told, alliance=name, day=words, place=place)
    w.say("alliance.members", told, alliance=name, firms=_joined(w, firms))
    many, some = w.number(20, 160), w.number(3, 15)
    counts = (
        figure(name, "成员单位:成员单位|会员:会员|入会企业:入会企业|加入单位", many, "家"),
        figure(name, "高校院所:高校院所|科研机构", some, "家"),
    )
    w.say("alliance.count", *counts, k=many, b=some)
    _middle(w, lambda: _people(w), lambda: _filler(w), lambda: _project(w, "building", "building"))
    return w.phrase("alliance.title", alliance=name)


def index(w: World) -> str:
    """An index is published with its scores."""
    words, day = w.day_words()
    year, issuer, group = w.day.year - 1, w.draw("institutes"), w.words["group"]
    name = f"{group}{w.draw('indices')}（{year}）"
    told = record("publication", name=name, issuer=issuer, date=day)
    w.say("index.release", told, publication=name, issuer=issuer, day=words, place=w.hall())
    score, growth = w.number(1020, 1490) / 10, w.number(11, 96) / 10
    unit, rise = "点:点|分", "综合得分:综合得分同比增长|综合指数:综合指数比上年提高|总指数上升"
    w.paragraph()
    w.say(
        "index.score",
        figure(group, "综合得分:综合得分|综合指数:综合指数|总指数", score, unit, period=str(year)),
        figure(group, rise, growth, "%", period=str(year)),
        year=year, score=score, growth=growth,
    )  # fmt: skip
    second, a, b = w.draw("cities"), w.number(800, 990) / 10, w.number(600, 790) / 10
    scores = [figure(city, "得分:得分|指数", value, unit) for city, value in ((w.city, a), (second, b))]
    w.say("index.city", *scores, second=second, a=a, b=b)
    _middle(w, lambda: _filler(w), lambda: _talk(w), lambda: _project(w, "operating", "operating"))
    return w.phrase("index.title", publication=name, issuer=issuer)


def policy(w: World) -> str:
    """A notice with its clauses."""
    words, day = w.day_words(full=True)
    name = f"{w.city}市{w.draw('policy_themes')}{w.draw('policies')}"
    issuer = f"{w.city}市人民政府{w.either('', '办公室')}"
    told = record("policy", name=name, issuer=issuer, date=day)
    w.say("policy.issue", told, policy=name, issuer=issuer, day=words)
    trade = w.trade["word"]

    def reward() -> None:
        amount = w.money(0.05, 0.5, plain=True)
        metric = "补助:补助上限|落户奖励:落户奖励|一次性奖励:一次性奖励|单个项目奖励上限"
        w.say("policy.reward", sum_of(f"{trade}企业", metric, amount), money=amount.words)

    def fund() -> None:
        amount = w.money(1, 30)
        subject = "引导基金:引导基金|专项资金"
        bureau = f"{w.city}市{w.either('财政局', '工业和信息化局')}"
        w.say("policy.fund", sum_of(subject, "总规模:总规模|规模", amount), money=amount.words, bureau=bureau)

    def target() -> None:
        year, many = w.day.year + w.number(2, 5), w.number(30, 400)
        metric = "规模以上:规模以上企业|骨干企业"
        goal = figure(f"{w.city}市", f"{metric}", many, "家", optional=True)
        w.say("policy.target", goal, year=year, k=many)

    _middle(w, reward, fund, target)
    for number in range(1, 3):
        w.paragraph()
        w.say("policy.clause", i="一二三"[number])
    return w.phrase("policy.title", policy=name, issuer=issuer)


def bank(w: World) -> str:
    """Banks meet firms."""
    words, day = w.day_words()
    name, offices, place = f"{w.city}市{w.draw('matchings')}", _organisers(w), w.hall()
    event = record("event", name=name, date=day, place=place, organizers=offices)
    w.say("bank.open", event, event=name, day=words, place=place, orgs=_joined(w, offices))
    banks, firms, amount = w.number(5, 25), w.number(20, 120), w.money(10, 200)
    w.say(
        "bank.total",
        figure(name, "银行:签约银行|金融机构", banks, "家"),
        figure(name, "签约企业", firms, "家"),
        sum_of(name, "授信总额:授信总额|授信金额:授信金额|授信额度:授信额度|授信", amount),
        b=w.counted(banks), k=firms, money=amount.words,
    )  # fmt: skip

    def loans() -> None:
        for _ in range(2):
            firm, loan = w.firm(), w.money(0.05, 3)
            w.say("bank.loan", sum_of(firm, "贷款", loan), firm=firm, bank=w.draw("banks"), money=loan.words)

    _middle(
        w,
        loans,
        lambda: _filler(w),
        lambda: _background(w),
        lambda: _people(w),
        lambda: _project(w, "building", "building"),
    )
    return w.phrase("bank.title", event=name, money=amount.words)


def minutes(w: World) -> str:
    """A standing meeting and what it decided."""
    words, day = w.day_words()
    body, place = w.draw("meetings"), w.hall()
    name = f"{w.words['group']}第{w.either(*'三四五六七')}次{body}"
    event = record("event", name=name, date=day, place=place)
    standing = record("alliance", name=f"{w.words['group']}{body}", optional=True)
    w.say("minutes.open", event, standing, event=name, day=words, place=place)
    all_, own = w.number(20, 60), w.number(3, 12)

    def passed() -> None:
        title = f"{w.words['group']}{w.draw('policy_themes')}{w.draw('policies')}"
        w.say("minutes.passed", record("policy", name=title, date=day), policy=title)

    def items() -> None:
        whole = figure(name, "合作事项", all_, "项")
        part = figure(f"{w.city}", "牵头:牵头合作事项|承担:承担合作事项|负责合作事项", own, "项")
        w.say("minutes.items", whole, part, n=all_, a=w.counted(own))

    _middle(w, passed, items, lambda: _size(w, *_project(w, "planned", "planned")), lambda: _filler(w))
    return w.phrase("minutes.title", event=name)


def notice(w: World) -> str:
    """A firm announces an investment."""
    firm, (name, product), place, amount = w.firm(), w.project(), w.place(), w.money(2, 40)
    project = _truth(w, name, firm, place, amount, "planned", None)
    w.say("notice.head")
    w.paragraph()
    w.say("notice.plan", project, firm=firm, place=place, project=name, money=amount.words)
    _size(w, project, product)

    def revenue() -> None:
        year, sales, other = w.day.year - 1, w.money(10, 90), w.money(0.5, 8)
        w.say(
            "notice.revenue",
            sum_of(firm, "营业收入:营业收入|营收", sales, period=str(year)),
            sum_of(firm, "研发投入:研发投入|净利润", other, period=str(year)),
            year=year, revenue=sales.words, research=other.words,
        )  # fmt: skip

    _middle(w, revenue, lambda: w.say("notice.risk"))
    return w.phrase("notice.title", firm=firm, project=name)


def interview(w: World) -> str:
    """Questions and answers with an official."""
    trade, title = w.trade["word"], w.phrase("interview.title")
    questions = w.shuffled(range(2))
    w.say("interview.ask")
    w.paragraph()
    value, growth, many = w.money(80, 900), w.number(31, 240) / 10, w.number(40, 600)
    year = str(w.day.year - 1)
    w.say(
        "interview.scale",
        sum_of(f"{w.city}市", f"营收:{trade}产业营收|{trade}产业产值", value, period=year),
        figure(f"{w.city}市", f"营收:{trade}产业营收增幅|{trade}产业产值增长", growth, "%", period=year),
        figure(f"{w.city}市", f"规模以上:规模以上企业|规上企业:规上企业|{trade}企业", many, "家"),
        value=value.words, growth=growth, k=many,
    )  # fmt: skip
    for number in questions:
        w.paragraph()
        if number:
            _size(w, *_project(w, "building", "building"))
        else:
            w.say("interview.worry")
            w.paragraph()
            _project(w, "operating", "operating")
    return title


def bulletin(w: World) -> str:
    """Short items from several places."""
    title = w.phrase("bulletin.title")

    def issued() -> None:
        words, day = w.day_words(full=True)
        name, issuer = f"{w.city}市{w.draw('policy_themes')}{w.draw('policies')}", f"{w.city}市人民政府"
        told = record("policy", name=name, issuer=issuer, date=day)
        w.say("policy.issue", told, policy=name, issuer=issuer, day=words)

    def numbers() -> None:
        quarter, value, firms = w.number(3, 11), w.money(5, 90), w.number(200, 9000)
        w.say(
            "bulletin.figure",
            sum_of(w.city, "外资:实际利用外资|到位资金:到位资金|到位内资:到位内资|工业投资", value),
            figure(w.city, "新设:新设企业|新登记:新登记企业|经营主体:新增经营主体|净增规上企业", firms, "家"),
            q=quarter, value=value.words, k=firms,
        )  # fmt: skip
        if "户" in w.paragraphs[-1][-1].text:
            w.told[-1].fields["unit"] = "户"

    def founded() -> None:
        words, day = w.day_words()
        name, place = f"{w.city}{w.trade['word']}{w.draw('alliances')}", w.hall()
        w.say("alliance.found", record("alliance", name=name, date=day), alliance=name, day=words, place=place)

    items = (
        issued, numbers, founded, lambda: _project(w, "building", "building"),
        lambda: _project(w, "operating", "operating"), lambda: _project(w, "planned", "planned"),
    )  # fmt: skip
    for item in w.shuffled(items)[:5]:
        w.paragraph()
        item()
        w.city = w.draw("cities")
    return title


_EACH: tuple[Frame, ...] = (
    fair, start, bulletin, progress, agreement, alliance, index, policy, bank, minutes, notice, interview, delegation,
)  # fmt: skip
FRAMES: Mapping[str, Frame] = {frame.__name__: frame for frame in _EACH}
