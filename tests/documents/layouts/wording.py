"""What the made pages tell: reports of invented places, firms and persons, headlines of others, comments, notices."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

PLACES = ("澄屿", "岚川", "鹭浦", "禾墩", "榕岸", "柏岭", "汀溪", "珑湾", "青崮", "雁洲", "苎城", "梅渚")
AREAS = ("高新区", "临空经济区", "滨河新区", "综合保税区", "老城区", "科学城", "港口片区")
BRANDS = ("启岳", "慕白", "恒蓝", "拓维", "景曜", "森禾", "宏舸", "瑞枫", "天笙", "博砚")
TRADES = ("储能电池", "精密模具", "海工装备", "绿色建材", "智慧农机", "生物试剂", "跨境物流", "工业软件", "新型显示")
FORMS = ("科技有限公司", "股份有限公司", "集团", "实业有限公司", "研究院")
MEDIA = ("澄屿日报", "岚川晚报", "东岸新闻网", "柏岭发布", "苎城融媒", "江海商报", "雁洲在线", "鹭浦电视台")
SURNAMES = "陶乔谭薛倪骆柳穆贺简"
GIVEN = ("思远", "云舒", "立群", "晓澜", "若谷", "景行", "书瑶", "维桢")
POSTS = ("市长", "常务副市长", "投资促进局局长", "管委会主任", "董事长", "总经理", "首席工程师", "商会会长")

FACTS = (
    "{m}月{d}日,{a}市与{b}市在{a}{area}举行{trade}产业对接活动,{n}家企业到场,{few}个项目当场签约,总投资约{sum}亿元。",
    "记者从{a}市发展改革部门获悉,今年前三季度,全市{trade}产业实现产值{sum}亿元,比上年同期增长{rate}%。",
    "由{brand}{trade}{form}投资建设的{trade}生产基地,位于{a}{area},占地约{area_mu}亩,预计{y}年底建成投产。",
    "{name}在致辞中说,{a}和{b}地缘相近、人缘相亲,两地企业之间的往来从来没有因为行政界线而中断。",
    "根据双方签署的协议,{b}将在{a}设立{trade}成果转化中心,首批派驻工程师{n}名,服务期不少于{few}年。",
    "“过去办一张跨市的许可证要跑四五趟,如今在窗口一次就能办好。”{brand}{form}负责人{name}说。",
    "截至{m}月底,{a}{area}累计引进{trade}项目{n}个,其中投资超过十亿元的有{few}个,已开工的占七成。",
    "据介绍,该项目分两期建设,一期投资{few}亿元,主要建设厂房、检测中心和员工公寓,二期视市场情况启动。",
)
PLAIN = (
    "走进生产车间,机械臂有条不紊地抓取、焊接、搬运,巡检的工人不时低头查看平板上跳动的参数。",
    "活动现场还设置了洽谈区和展示区,不少参会者带着样品和图纸而来,一谈就是一个下午。",
    "业内人士认为,产业转移不是简单地把厂房搬个地方,配套、人才和市场缺一不可。",
    "为了把企业留得住,当地组建了专门的服务队伍,从选址、审批到招工,全程有人跟进。",
    "不过也有企业反映,跨城用工的社保衔接还不够顺畅,物流成本依然偏高,希望有关部门尽快研究解决。",
    "相关负责人表示,下一步将继续完善会商机制,对签约项目逐一建立台账,定期通报进展。",
    "雨后的江面泛着薄雾,装满集装箱的货轮缓缓驶离码头,岸边的吊机又转向了下一艘船。",
    "专家建议,两地应当在规划、标准和数据方面先行打通,避免重复建设,让要素真正流动起来。",
    "这条通道开通以后,货物从仓库到口岸的时间缩短了将近一半,企业的订单也明显多了起来。",
    "从小镇到新城,变化的不只是天际线,还有人们出行、就业和就医的方式。",
    "他告诉记者,公司当初选择在这里落户,看中的正是完整的上下游和稳定的政策预期。",
    "会议要求,各有关单位要压实责任、细化措施,把确定的事项一件一件落到实处。",
    "当天下午,与会代表还实地参观了展示馆和两家企业的研发中心,并与技术人员进行了交流。",
    "在评审环节,七名来自高校和行业协会的评委对入围方案逐项打分,结果当场公布。",
)
SHORT = ("这是一个好的开始。", "大家对此充满信心。", "掌声在会场响起。", "答案就在生产线上。", "时间紧,任务重。")
HEADINGS = ("协作从一纸协议开始", "项目为王,服务先行", "短板不容回避", "把图纸变成现实", "从“单打”到“合唱”", "向海而兴")
HEADLINES = (
    "{a}与{b}共推{trade}产业对接 {few}个项目落地",
    "{a}{area}:一条产业链的“加减法”",
    "总投资{sum}亿元!{brand}{trade}基地落户{a}",
    "{a}市召开{trade}产业发展座谈会",
    "从签约到投产只用{n}天,{a}是怎样做到的",
    "{b}代表团赴{a}考察{trade}产业",
    "{a}出台新举措支持{trade}企业扩大生产",
    "跨城通办再添{n}项 {a}{b}企业少跑腿",
)
OTHERS = (
    "周末去哪儿?{a}老街夜市本周五开市", "{b}中考录取分数线公布", "暴雨蓝色预警发布,{a}多趟列车停运",
    "{a}球迷过足瘾:业余联赛决赛打响", "图集:{b}油菜花海迎来最佳观赏期", "医保报销比例调整,这些人群受益",
    "{a}二手房成交量环比上涨{rate}%", "一文看懂新能源车购置税新规", "{b}地铁三号线下月试运行",
    "女子深夜迷路,民警三小时护送回家", "{a}公布第{few}批非遗传承人名单", "高温补贴怎么发?权威解答来了",
    "{trade}板块午后走强,多只个股涨停", "老字号重开,排队两小时只为一碗面",
)  # fmt: skip
SUMMARIES = (
    "近日,{b}市民政部门公布了最新的养老服务补贴办法,符合条件的老人每月可领取{n}元,申请材料也做了简化……",
    "入夏以来,{a}多个景区推出夜游项目,灯光秀、露天音乐会轮番登场,周末客流比平时增加了{rate}%。",
    "{name}今年六十二岁,守着河边的老铺子已经四十年。他说,只要还有人来,这门手艺就不会丢。",
    "受冷空气影响,未来三天{b}有小到中雨,局部大雨,气温下降六到八摄氏度,请注意添衣保暖。",
    "记者昨日走访多家超市发现,蔬菜价格较上周普遍回落,其中叶菜类降幅最大,平均每斤便宜了{few}角钱。",
    "{a}中级人民法院近日审结一起合同纠纷案,判令被告在十日内支付货款及违约金共{n}万元。",
    "备受关注的{a}马拉松将于下月鸣枪,组委会昨天公布了路线图和交通管制时段,报名人数再创新高。",
)
COMMENTS = (
    "支持家乡建设!希望路快点修好,每天上班堵一个小时真的受不了。",
    "说得好听,落实到位了吗?去年签的那个厂到现在还是一片荒地。",
    "在那边打工三年,工资涨了不少,就是房租也跟着涨。",
    "沙发。楼主辛苦了,转走了,谢谢分享。",
    "有没有人知道他们招不招会计?求内推,坐标{a}。",
    "我觉得关键还是看人才政策,年轻人留不住什么都白搭。",
    "{b}人路过,表示羡慕,我们这边还在开会研究呢。",
)
NICKS = ("江边小马", "老李头", "用户8823", "风轻云淡", "澄屿一枝花", "qwe_77", "路人甲", "会飞的鱼")
PROFILES = (
    "{brand}{form}成立于{y0}年,专注{trade}领域,产品远销二十多个国家和地区,是行业内知名的整体解决方案提供商。",
    "{medium}是{a}地区有影响力的综合性信息平台,致力于为读者提供及时、准确、权威的本地资讯和生活服务。",
    "作者简介:{name},专栏作者,长期关注区域经济与产业政策,曾在多家财经媒体任职,文章散见于各大平台。",
)
DISCLAIMERS = (
    "本网站部分内容转载自其他媒体,目的在于传递更多信息,并不代表本网赞同其观点和对其真实性负责。"
    "如因作品内容、版权和其他问题需要同本网联系的,请在三十日内进行,我们将在第一时间处理。",
    "免责声明:文中观点仅代表作者本人,与平台立场无关。文章内容仅供参考,不构成任何投资建议。"
    "投资者据此操作,风险请自担。如有侵权,请发邮件告知,核实后将立即删除。",
    "版权声明:凡注明来源为“{medium}”的所有文字、图片和音视频稿件,版权均属本单位所有,任何媒体、网站或个人"
    "未经书面协议授权,不得转载、链接、转贴或以其他方式复制发表。已经协议授权的媒体,在下载使用时必须注明来源,"
    "违者将依法追究责任。",
    "特别提醒:请读者在参与前仔细核对有关信息,谨防以本站名义进行的各类诈骗活动。本站工作人员不会以任何理由"
    "要求您转账汇款,也不会索要验证码。如遇可疑情况,请立即拨打报警电话。",
    "以上内容由用户上传并发布,平台仅提供信息存储服务。若您认为本页面侵犯了您的合法权益,请提供身份证明、权属证明"
    "及侵权链接,我们会在收到通知后依照法律规定进行处理,并将结果反馈给您。",
)


UNSEEN = {
    OTHERS: (
        "开车看手机 {a}一司机被记三分", "{b}小学生发明亮相科技展", "这家面馆凭什么开了三十年?",
        "{a}今年首场台风要来了吗", "买房还是租房,{b}年轻人这样选", "本周六 {a}图书馆邀您听讲座",
        "退休教师二十年义务教剪纸", "{b}两条公交线路将调整",
    ),
    SUMMARIES: (
        "昨晚的比赛中,{a}队凭借最后时刻的三分球逆转取胜,主教练赛后说,球员们拼到了最后一秒。",
        "{b}图书馆新馆将于下月开放,馆内设有阅览座位{n}00个,读者凭身份证即可入馆,无需预约。",
        "连日高温,{a}多家医院的急诊量上升,医生提醒老人和儿童尽量避免在正午外出,注意补水。",
        "一只走失的小狗在{b}火车站等了主人{few}天,热心的乘务员在网上发帖,终于帮它找到了家。",
        "{name}从小喜欢画画,如今她把家乡的山水搬上了绘本,第一版印了{n}00册,很快就卖完了。",
    ),
    COMMENTS: (
        "看完只有一个感受:干实事的人不容易,点个赞。", "工资什么时候能跟上房价,这才是老百姓最关心的。",
        "上次去{a}出差,高铁站出来打车排了四十分钟队。", "楼上说的不对,人家去年就已经动工了,别乱带节奏。",
        "外地人问一句,{b}现在落户要什么条件?",
    ),
    PROFILES: (
        "{brand}{form}位于{a}{area},现有员工{n}0余人,主营{trade}的研发、生产与销售,欢迎新老客户来电洽谈。",
        "{name},媒体人,写字为生,偶尔评论时事。",
    ),
    DISCLAIMERS: (
        "本文由第三方作者投稿,内容未经本站核实,不保证其准确性和完整性,亦不对因使用本文内容造成的损失承担责任。",
        "我们尊重原创,也注重分享。部分图文来自网络,若涉及版权问题,请及时与我们联系,我们将尽快更正或删除。",
        "{medium}刊发本文,是为了让读者获得更多资讯,文中的说法未必是我们的说法,请读者自行判断,谨慎决策。",
    ),
}  # fmt: skip
"""What pages of unseen seeds say instead: rules were written with the other words before one's eyes."""

FIRST_UNSEEN = 1000


@dataclass(frozen=True)
class Piece:
    """A part of an article: `p` a paragraph, `h` a heading, `ol` items, `table` rows, `caption` a picture's line."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.lines)


@dataclass(frozen=True)
class Story:
    """What a page is about, with all that its head tells."""

    title: str
    subtitle: str
    pieces: tuple[Piece, ...]
    year: int
    month: int
    day: int
    medium: str
    author: str
    editor: str

    @property
    def date(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}"


class Writer:
    """Writes sentences with one source of chance."""

    def __init__(self, dice: random.Random, unseen: bool = False) -> None:
        self.dice = dice
        self.unseen = unseen

    def words(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words, or what stands for them on pages of unseen seeds."""
        return UNSEEN.get(words, words) if self.unseen else words

    def fill(self, pattern: str) -> str:
        dice = self.dice
        a, b = dice.sample(PLACES, 2)
        return pattern.format(
            a=a, b=b, area=dice.choice(AREAS), brand=dice.choice(BRANDS), trade=dice.choice(TRADES),
            form=dice.choice(FORMS), name=self.person(), medium=dice.choice(MEDIA), m=dice.randint(1, 12),
            d=dice.randint(1, 28), y=dice.randint(2009, 2027), y0=dice.randint(1988, 2016), n=dice.randint(11, 97),
            few=dice.randint(2, 9), sum=dice.randint(12, 880), area_mu=dice.randint(40, 3000),
            rate=dice.randint(11, 289) / 10,
        )  # fmt: skip

    def any(self, patterns: Sequence[str]) -> str:
        return self.fill(self.dice.choice(self.words(tuple(patterns))))

    def some(self, patterns: Sequence[str], count: int) -> list[str]:
        known = self.words(tuple(patterns))
        return [self.fill(pattern) for pattern in self.dice.sample(known, min(count, len(known)))]

    def person(self) -> str:
        return self.dice.choice(SURNAMES) + self.dice.choice(GIVEN)

    def sentences(self, count: int) -> str:
        return "".join(self.any(FACTS if self.dice.random() < 0.45 else PLAIN) for _ in range(count))

    def paragraph(self) -> str:
        if self.dice.random() < 0.08:
            return self.dice.choice(SHORT)
        return self.sentences(self.dice.choice((1, 2, 2, 3, 3, 4)))

    def table(self) -> Piece:
        rows = [f"{self.any(('{a}', '{b}'))}\t{self.dice.choice(TRADES)}\t{self.dice.randint(3, 90)}" for _ in "abcde"]
        return Piece("table", ("城市\t产业\t项目数(个)", *rows))

    def pieces(self, paragraphs: int, kinds: Sequence[str] = ()) -> tuple[Piece, ...]:
        """So many paragraphs, with one piece of each of the other kinds somewhere below the first."""
        made = [Piece("p", (self.paragraph(),)) for _ in range(paragraphs)]
        made[0] = Piece("p", (self.sentences(3),))
        for kind in kinds:
            at = self.dice.randint(1, len(made))
            if kind == "h":
                made.insert(min(at, len(made) - 1) or 1, Piece("h", (self.dice.choice(HEADINGS),)))
            elif kind == "ol":
                items = [f"{n}.{self.any(PLAIN)}" for n in range(1, self.dice.randint(4, 6))]
                made.insert(at, Piece("ol", tuple(items)))
            elif kind == "table":
                made.insert(at, self.table())
            else:
                made.insert(at, Piece("caption", (self.any(("图为{a}{area}一角。", "{trade}生产线。{name} 摄")),)))
        return tuple(made)

    def story(self, paragraphs: int, kinds: Sequence[str] = ()) -> Story:
        dice = self.dice
        subtitle = self.any(("——{a}{area}发展观察", "首批{n}家企业入驻", "")) if dice.random() < 0.3 else ""
        return Story(
            self.any(HEADLINES), subtitle, self.pieces(paragraphs, kinds), dice.randint(2004, 2025),
            dice.randint(1, 12), dice.randint(1, 28), dice.choice(MEDIA), self.person(), self.person(),
        )  # fmt: skip
