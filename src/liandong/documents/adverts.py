"""Advertisements (广告) that copying sites push between the lines of an article: they share next to no words with it,
and sell.

Patterns meet folded text (liandong.documents.folding): half-width punctuation only.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from liandong.documents.lines import Line, LineKind

_N = r"(?:\d[\d.,]*|[一二两三四五六七八九十百]+)(?:[多余])?[万千百亿]?"
_UNIT = r"(?:[瓶盒套只台米张头箱条件份次本个把双斤月年天日晚位人时间单㎡枚对h]|平米?|小时|课时)"
_NUMBER_OF_CALL = r"(?:\d{3}-\d{3,4}-\d{4}|\d{3,4}-\d{7,8}|1\d{10})"
# What sellers write, by what they do with it: they call, hurry, promise, make it easy, tell what is earned, price, name
# their wares, and address whoever reads. One such word proves nothing; a line that is strange to its article and shows
# one with a number, or two, sells.
_WAYS = {
    "call": (
        r"填?邀请码|有意者|找[\u4e00-\u9fff]{2,4}就对了|认准|交给[\u4e00-\u9fff]{2,8},|就到[\u4e00-\u9fff]{2,6}教育|(?:选|找|去)?哪家(?:强|好|靠谱)|长按|委托给我们|选择了?我们|来厂|备用网址|线路\d|"
        r"欢迎(?:您|你)?(?:来电|来样|来厂|来函|索取|咨询|洽谈|选购|订购|致电|光临|询价|预约|试用|带单|下载)|(?:拨打|致电|打进)(?:电话|热线|(?!1[12]\d)\d)|"
        r"(?:加|添加|扫)(?:我|客户经理|客服|老师|导师|专员|顾问|班主任|一下)?(?:的)?(?:微信|头像|V信?|v信?|QQ|Q群|群|威信)|(?:进|入|加)群|私信|私聊|私讯|"
        r"点(?:击|这里|此|进来|我)(?!率|位|击率|击量)|扫我|咨询(?:热线|电话|TG|QQ|微信|我|客服)|保密咨询|现在(?:咨询|下单|拨打|报名|注册|预约|加入)|"
        rf"(?:微信|QQ|TG|LINE|薇信|V信|微)(?:号|同号)?[:号 ]?[A-Za-z\d][\w-]{{4,}}|报价请|请私|询价|{_NUMBER_OF_CALL}|"
        r"回复\d+|搜(?:索)?[“\"「《]|下载(?:即|地址|链接|送)|(?:立即|马上|即刻|赶紧|火速|抓紧|速)(?:下载|购买|下单|抢|报名|咨询|领取|预约|加|联系|注册|进服)|"
        r"拍下|收藏本页|找我们|找我(?:们)?就|联系我|来就(?:上岗|送)|就(?:找|上|选|来)[\u4e00-\u9fff]{2,6}$|随时可?(?:看|带)|带您|替您|为您|请进|请联系|索取"
    ),
    "hurry": (
        r"仅剩|只剩|还剩最后|最后(?:一|两|\d)+[天栋套席场个位]|限前\d|前(?:\d+|[一二三五十百]+)(?:名|位)|名额(?:有限|不多|按|仅)|先到先得|机不可失|不容错过|"
        r"别错过|勿错过|千万别|即将(?:结束|截止|售罄|涨价)|火热(?:报名|招生|招募|预售|认购)|今[日天晚](?:预约|报名|下单|特|就能|最后)|抢购|秒杀|限时|限量|急[售转招租需聘]|"
        r"诚(?:招|征|聘|邀)|加推|清仓|抢占|在抢|现货|告急|仅此"
    ),
    "promise": (
        r"有保障|赔[你您]|真实靠谱|靠谱|不复发|专治|搞定|到达率|命中率|安装到位|当天(?:出照|到账)|随叫随到|\d+分钟(?:赶到|出|到账)|一分钟出|难辨|告别[\u4e00-\u9fff]{2}|"
        r"包(?:过|教|会|邮|成功|性别|拿证|就业|录取|退|健康|治|赔|赚|下(?:款|证)|通过)|保(?:过|录|本保息|密(?:发货|性)|分|收益|值回购)|"
        r"(?:不|未)(?:过|成功|满意|达标|录用|上岸|上首页|通过|下款|好|见效|合格)(?:就|可)?(?:当场|全额?|无条件|免费)*(?:不收|全?退|免|重读|返)|拒签(?:全)?退|全额退|无效退|不收(?:费|(?:一分)?钱)|"
        r"稳赚|零风险|0风险|无风险|真实有效|不套路|无套路|(?:成功|通过|准确|录取|中签|命中|上岸|过审|好评)率(?:高达|稳定在|超过?|达)*9\d|(?:有|达)9\d(?:\.\d)?%的(?:录取|成功|通过)|"
        r"先(?:学|做|拿证|办|验证?|体验|验货|用|上车|下证|看房|面试|试)后(?:付|收费|买|付款)|签(?:保价|保底|保过|协议包)|见效|根治|永不(?:复发|反弹)|无副作用|当天(?:到手|放款|下款|上岗|登记|估价|开户|拿)|"
        r"秒(?:批|下|到|提|过|杀|出)|极速(?:放款|到账|出款)|立等可取|立即出码|立竿见影|一[粒次贴喷](?:见效|修复|搞定)|包您|赔率|兜底|到期自动|全国(?:联保|通用|空运|可查)|国网可查|终身(?:会员|质保|免费)|永久激活"
    ),
    "easy": (
        r"身份证就能|免注册|考不过|填[^,。]{0,6}领取|分期|月卡|永久卡|永久免费|无需任何|无任何费用|"
        r"零基础|0基础|(?:无|不限)(?:学历|经验|年龄)|男女不限|夫妻房|不看(?:征信|流水|负债)|征信(?:花|黑|不好|烂)|黑户|负债高|网贷多|有(?:房|车|单|保单|公积金)(?:就|即)?(?:能|可)(?:贷|借|做)|"
        r"无(?:抵押|担保|需)(?:流水|到场|充值|翻墙|抵押|担保|考试|基础|押金|加盟)?|不用(?:考试|去|背|出门|坐班|到场|翻墙)|无需[\u4e00-\u9fff]{2}|一部手机|人人(?:可|都能)|轻松(?:月|做|赚|过|提|拿|搞)|"
        r"免(?:押金|押|租金?|流水|登记|下载|费(?:领|试|送|看|读|寄|打样|追|办|接人|提供|进|下载|咨询|设计|上门|咨询|领取|量尺|试听))|零首付|0首付|(?<!\d)0元|首付(?:仅|只要|低至)?\d|不成功不|新人(?:首|注册|礼)|足不出户|在家(?:就能|做|作业|赚|办公赚)|拿来就|包吃住?|管(?:吃|住|夜宵)|"
        r"(?:随|即)到随(?:学|看|做)|来就|学生工|寒假工|暑假工|不(?:打卡|压工资|限购|限贷|限次|拖欠|卡|反弹|伤|打针|开刀|节食|停课)|解压即|上手即|夫妻两人"
    ),
    "earn": (
        r"每月保底|保底\d|带动致富|挂靠|打新|中签|就业率|免息|月薪\d|稳定货源|货源|"
        r"月入|日入|日赚|天赚|周赚|年入\d|躺赚|净赚|日结|周结|返(?:佣|水|费|现|利)|提成|佣金|分红\d|(?:收益|回报)(?:率)?(?:稳定|高达|翻)?(?:在)?\d|年化|日(?:收益|息)|月息|回本|副业|"
        r"首(?:存|充)|提现|出款|下款|入金|配资|杠杆|跟单|带单|荐股|黑马|战法|牛股|涨停|套利|搬砖|合约|滚球|买球|爆出|神装|开户(?:手续|佣金|返)|免五|点差|"
        rf"(?:领|赚|送|奖|赢|返|得)了?(?:价值)?(?:{_N}|[一二三四五六七八九十百]多)(?:元|块|[uU]|美元|体验金|米|话费)|转手|接手|毛利\d|(?:日|月)营业额|日卖|日均卖|小时(?:工)?\d+(?:\.\d)?元|时薪|(?:一天|每天|一晚|一周|当晚)[^,。]{{0,6}}?{_N}元|(?:公司|厂家|统一)(?:供料|回收)|"
        r"计件|综合(?:工资)?\d|返本|三佣|工价|收入翻|存\d+万送|推荐好友|邀请一人|翻(?:[一二三四五六七八九十]|\d)+倍|一夜"
    ),
    "price": (
        rf"套系|首付[一二三四五六七八九]万|(?:试用|订购|次日)[^,。]{{0,6}}?[赠还]?送|\d分一条|满\d元可提|(?:车费|路费)报销|报销车费|费多少|减半|最低省|剩余房源|"
        rf"{_N}元(?:人民币)?(?:起(?!步价|,?至)|一?/?{_UNIT}(?![\u4e00-\u9fff]{{0,2}}(?:期|度)))|(?:每|一|单)(?:平方?米?|㎡|平|{_UNIT})(?:仅|只(?:要|需)?|才)?(?:需)?{_N}元|"
        r"均价(?:还停留在|仅|只)?\d|总价\d|全款|一口价|特价|原价|(?:仅|只)(?:需|要|收|售)(?:[一二三四五六七八九\d])|低至\d|仅\d[\d.]*(?:元|席)|多少钱|\d折|立减|再?减\d|直降|降价|(?:体验|团购|批发|出厂|优惠|会员|活动|促销|接手|直播|起订)价|"
        r"厂家(?:直销|直供|直发|现货|定制|批发|价格)?|老厂|批发(?!业|市场|零售)|加盟|起订|打样|包月|押一付|招租|出租|转让|出售|"
        r"手续费\d|押金\d|收费\d|费用\d|单价\d|造价每|造价仅|月租|租金\d|含(?:税|运费|机票|早餐|自助|水电)|免费办|额度(?:\d|不限)|利率(?:只有|低至|仅)|可贷|低于市价|价格(?:低|优|便宜|实惠|面议|\d)|面议|可谈|送货上门|送车上门|上门(?:安装|服务|取|回收|维修|教)"
    ),
    "ware": (
        r"开锁|疏通|马桶|注销|商标注册|(?:工商|公司)注册|核名|海外公司|短信群发|电视盒子|直播软件|换脸|无码|影片|新服|开区|元宝|矫正|玛咖|腰酸|鼻炎|疗程|喷雾降温|水箱|切割机|无尘车间|押题|"
        r"婚纱摄影|车险|同城约会|容积率|楼盘|建面|招工|招募|带货车|藏品|破解软件|客户端|设计培训|实战项目教学|融资难|"
        r"代(?:办|写|提|考|开|发|做|还|孕|购|理记账)|贷款(?:中介|口子|顾问|平台)|助贷|口子|垫资|过桥|摆账|亮资|赎楼|停息挂账|延期还款|挂账|套现|提额|办证|刻章|发票|外遇|催收|蜘蛛池|外链|快速排名|SEO|建站|小程序开发|"
        r"资质代|论文|下证|考证|月嫂证|高压电工|叉车证|学历|专升本|成人高考|自考|保过班|协议班|雅思|零基础|职称(?:申报|评审)|"
        r"祛[斑痘印湿]|战痘|痘印|美白|减肥|瘦身|塑身|植发|隆鼻|整形|男科|妇科|人流|无痛|试管婴儿|白癜风|牛皮癣|降血[脂压糖]|血糖稳定|糖尿病人|手脚发麻|力不从心|软胶囊|益生菌|肽|酵素|面膜|艾灸馆|"
        r"样板间|置业顾问|得房率|满五唯一|电梯[二两三四五]房|学区房|看房|旺铺|商铺|写字楼整层|小户型|一线江景|工位|自持|精装(?:单间|公寓)|法拍|仓库出租|厂房出[租售]|丙二类|"
        r"赘婿|狂婿|弃妇|追更|完结|全文共|章节|神装|屠龙|一刀|爆装|真人棋牌|棋牌|斗地主|PK10|赛车|娱乐(?:城|$)|六合|彩票计划|加速器|节点|破解版|去水印|恢复软件|网盘|提取码|镜像站|激活|合集|"
        r"零首付提车|租车|包车|自由行|日游|天[一二三四五六七]晚|团购|酒店预订|布偶|婚介|红娘|婚友|相亲|会所|代孕|足浴|签证(?:代办|包)|普工|作业员|小时工|电子厂|返费|劳务|缝纫工|分拣|"
        r"贴牌|代工|OEM|型号|(?:型|款),|定[制做](?!化)|现货|厂家|价格表|报价单|寄样|样品免费|我厂|我司(?:的|专业|常年|主营)|常年(?:供应|回收|销售|招)|"
        r"荐股|炒股|期货开户|外汇平台|原油投资|比特币|USDT|区块链|数字货币|量化机器人|可转债|直播课|公开课|信托产品|理财产品推荐|保本|国资背景|"
        r"招商加盟|全国招商|县级代理|区域代理|代理商招募|团长招募|驿站转手|连锁加盟|开店|小本(?:生意|创业)|创业(?:好)?项目|加盟项目|养殖.{2,4}公司回收|做手工"
    ),
    "you": (
        r"您|(?<![\u4e00-\u9fff])你(?!们)|还在为|是不是也|亲们|宝妈|姐妹|老板们|朋友们|家长们|想不想|想知道|怎么办\?|吗\?|不妨|很多(?:人|妈妈|玩家)(?:不知道|问|都)?|点进来"
    ),
}
_TOLD = re.compile(
    r"记者|据(?:悉|介绍|了解|统计|报道|通报|测算|透露)|(?:表示|透露|指出|强调|坦言|告诉|说)[,:“]|签署|签约仪式|总投资|开工|投产|竣工|奠基|"
    r"市委|县委|区委|省委|政府(?!平台)|委员会|管委会|办公室|税务|海关|法院|检察|公安|召开|举行|印发|通知|通告|公告|条例|规划|同比|环比|中标|公示|"
    r"上市公司|产业园|开发区|高新区|经开区|毕业生|招聘会|支行|分行|农商行|授信|贴息|财政|公益|行政审批|政务"
)
"""Words of news and offices, which no seller uses."""
_NEWS = re.compile(
    r"介绍(?:说|,|称)|认为|签约|签订(?!协议包|保)|协议(?!班|包)|[^\W\d]{2,}局|办事处|人社|街道|社区|居民|举办|发布|公布|办法|方案|意见|增长|下降|截至|累计|"
    r"全[市县区省国][共已]|[一二三四上下]季度|半年|今年|去年|本届|展会|博览会|论坛|大会|会议|银行|补助(?!金)|救助|医保|扶持|救济|试点|服务中心|招聘(?:活动|专场)|"
    r"就业局|工会|集团|有限公司|股份|建设|工程|项目(?<!加盟项目)"
)
"""Words of news that a seller may use too."""
_READ = {name: re.compile(pattern) for name, pattern in _WAYS.items()}
_SURE, _WEAK = frozenset({"call", "promise"}), frozenset({"you"})
"""Ways of which one with a number is enough, and those that prove nothing beside another."""
_SPOKEN = re.compile(r"[“\"「【]|[QqAa]\d|问[:：]|答[:：]|[(（]?[一二三四五六七八九十\d]{1,3}[、.)）]")
"""How items, quotations, questions and answers begin."""
_LEAST = 2
"""Ways of selling that outweigh a word of news."""
_LONGEST = 120
_SHARED, _ENOUGH = 0.06, 100
"""The part of its pairs of characters that an advertisement shares at most with the article, and how many pairs of its
own the article must have to tell."""
_NUMBER = re.compile(r"[\d一二三四五六七八九十百千万]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")


def without(lines: Sequence[Line], title: str) -> list[Line]:
    """The lines of an article without advertisements; all of them where most are strange to the others, as in bulletins
    of many items, or where too little stands beside one to tell by."""
    pairs = [_pairs(line.bare) for line in lines]
    stand_in = Counter(chain(*pairs, _pairs(title)))
    strange = [_is_strange(own, stand_in) for own in pairs]
    if 2 * sum(len(own) for own, alone in zip(pairs, strange, strict=True) if alone) > sum(map(len, pairs)):
        return list(lines)
    return [line for line, alone in zip(lines, strange, strict=True) if not (alone and _is_advert(line))]


def _is_strange(own: set[str], stand_in: Counter[str]) -> bool:
    """Whether next to none of a line's own pairs stand in the rest of the article."""
    shared = sum(stand_in[pair] > 1 for pair in own)
    return bool(own) and shared <= _SHARED * len(own) and len(stand_in) - len(own) >= _ENOUGH


def _is_advert(line: Line) -> bool:
    told = line.kind is LineKind.ROW or len(line.bare) > _LONGEST or _SPOKEN.match(line.bare)
    return not told and sells(line.bare)


def _pairs(text: str) -> set[str]:
    """The pairs of Chinese characters that stand side by side."""
    return {one + two for run in _HAN.findall(text) for one, two in pairwise(run)}


def sells(line: str) -> bool:
    """Whether a line, short of what stands around it, may be an advertisement."""
    if _TOLD.search(line):
        return False
    ways = {name for name, way in _READ.items() if way.search(line)}
    if len(ways - _WEAK) >= _LEAST:
        return True
    sure = ways & _SURE and _NUMBER.search(line)
    return bool(sure or len(ways) > _LEAST) and _NEWS.search(line) is None
