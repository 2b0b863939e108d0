"""Sorts (类别): words for a sort of things, a meeting or a batch, none of which has a name of its own."""

import re

from liandong.vocabulary.groups import GROUPS
from liandong.vocabulary.patterns import any_of

WEAK = re.compile(
    r"(?:项目|全(?!国|市|省|区|县)|平均|年|总|预计|首期|我(?!国|市|省|区|县)|当地|双方|数据|活动|会议|论坛|规模|大会|\d|"
    r"[一二两三四五六七八九十数多几]+(?:家|个|项|座|批|位)|另有|共有|新|同比|环比|一批|一系列|\(|参会|来自|"
    r"有关|关于|此前|据|说法|消息|报道|网传|照|按|算上|力争|其中|今明|有|每|各(?!级)|以来|期间|道路|规划|计划)"
)
# No word of the list is made of others of it: else a row of them is matched in as many ways as it may be cut.
CLASS = re.compile(
    r"(?:产业|工业|农业|制造业|服务业|基础设施|民生|保障|社会|事业|商贸|物流|外资|内资|外企|央企|民企|国企|港资|台资|民营|国有|"
    r"签约|开工|动工|竣工|投产|落地|在建|在谈|续建|新建|重点|重大|重要|优质|合作|投资|贸易|融资|承包|对外|区外|区内|市外|市内|省外|"
    r"引进|引资|招商|储备|前期|建设|建成|亿元以上|以上|以下|新|老|各类|所有|科技|创新|型|高新技术|专精特新|瞪羚|独角兽|小巨人|上市|"
    r"规模以上|规上|龙头|骨干|中小|小微|大型|入区|入园|入驻|参展|参会|意向|对接|国际|国内|国家级|省级|市级|世界500强|500强|“|”|「|」|"
    r"一产|二产|三产|第[一二三]产业|经贸|文旅|农文旅|生态|绿色|数字|能源|高端|装备|生物|医药|信息|电子|类|的|等|和|与|及|、|技术|改造|总|"
    r"利用|外商|境外|新批|新签|建筑|文化|旅游|康养|教育|卫生|医疗|交通|水利|环保|节能|环境|治理|房地产|城建|市政|城市|乡村|农村|林业|养殖|食品|纺织|化工|机械|汽车|航空|"
    r"光伏|风电|储能|氢能|半导体|集成电路|人工智能|大数据|软件|金融|电商|总部|研发|低空|海洋|石化|材料|"
    r"港|澳|台|侨|单个|其他|先进|成果|转化|战略|战略性|新兴)+"
    r"(?:项目|企业|公司|机构|事项|平台|基地|工程|园区|单位|主体|银行|产品|工厂|中心|体系|实验室|院所|高校|人才|规划|政策|银企)"
    r"(?:数量|总数|数)?"
)
"""Sorts of things, which are counted but hold no number themselves: 制造业项目, 入区企业."""
GATHERING = re.compile(
    r"会议|论坛|大会|[洽博交]会|活动|峰会|研讨会|推介会|对接会|会上|博览会|展览会|年会|合作周|洽谈会|交易会|展会|会场|仪式"
)
BATCH = re.compile(rf"(?:首|第[一二三四五六七八九十\d]{{1,3}})(?:批次?|轮)(?!{any_of(GROUPS)})")
"""第七批; not before an area, which begins the name of what there is a batch of (首批京津冀示范园区)."""
NO_OWN_NAME = re.compile(r"最|首[个条]|单体|多个|一批|其他|另|[一二三四五六七八九两\d]+[个项家]")
"""How a phrase begins that only describes a thing."""
