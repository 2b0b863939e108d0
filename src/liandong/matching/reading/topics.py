"""Topics (话题): what a heading of a description announces."""

import re
from enum import StrEnum


class Topic(StrEnum):
    """What a heading announces; NONE for running text."""

    TITLE = "title"
    PARTY = "party"
    AMOUNT = "amount"
    TERM = "term"
    RATE = "rate"
    SECURITY = "security"
    PURPOSE = "purpose"
    CONDITIONS = "conditions"
    PLACE = "place"
    INDUSTRY = "industry"
    STAGE = "stage"
    FOUNDED = "founded"
    BORROWER = "borrower"
    RATING = "rating"
    HONOURS = "honours"
    """What a firm is recognised as."""
    BARRED = "barred"
    """What is shut out."""
    ASIDE = "aside"
    """What asks nothing of a firm: how one applies, which papers are wanted, what is good about the product."""
    MIXED = "mixed"
    """Several at once (额度/期限/利率)."""
    OTHER = "other"
    NONE = "none"


TOPICS: tuple[tuple[Topic, str], ...] = (
    (Topic.OTHER, "意向[^:]{0,4}产品|产品[^:]{0,2}阶段"),
    (
        Topic.TITLE,
        "产品名|产品全称|项目(?:统一|正式)名称|项目名|项目全称|工程名称|产品简称|需求名称|^产品[一二三四五六七八九十\\d]{1,3}$|^叫啥|^叫什么|^名称|^项目$|^(?:投资|建设)项目$|^产品$"
        "|^事项$|^融资项目$|主题$|^标题$|^题目$"
        "|(?:担保|贷款|融资|保险|金融|信贷)产品$|(?:对外|对客|业务|方案|贷款|融资|基金)名称$|^(?:name|title)$",
    ),
    (
        Topic.PARTY,
        "(?<!面)向谁|找谁|谁来做|谁家|谁提供|哪家|哪里办|担保机构|担保公司|承保公司|承保机构|放款银行|贷款银行",
    ),
    (Topic.OTHER, "^合作银行$|合作银行名单"),
    (
        Topic.FOUNDED,
        "(?:成立|注册|设立|创办|创立|开业|开办)(?:时间|日期?|年月|年份)|执照(?:时间|日期)|成立年限|(?:什么时候|哪年|何时)(?:成立|注册|办)|^(?:成立|设立|创办|创立|注册)于?$",
    ),
    (
        Topic.OTHER,
        "担保费|保费|总投|资本金|交易对价|日利率|基金规模|总规模|资金池|^致|尊敬|领导$|您好|^存量|^已有|^现有(?!抵|质|担)|^自有|注册资[本金]|建设(?:周期|工期|期|起止|年限)|起止(?:年限|时间)",
    ),
    (
        Topic.OTHER,
        "合作(?:年限|期限?)|经营期限?$|运营期限?$|建设[^:]{0,6}规模|规模[^:]{0,6}内容|(?:投资|建设|经营|企业|资产|生产|用地|人员)(?:规模|估算|金额)",
    ),
    (
        Topic.ASIDE,
        "^优先|(?:融资|贷款|授信|垫款|放款)比例|成数|折扣率|抵押率|质押率|流程|程序|材料|资料|特色|特点|优势|亮点|联系|咨询|电话|热线"
        "|渠道|(?:发布|推荐|主管|报送|组织|指导)单位|还款方式|还款来源|^还款$|放款(?!机构|银行|行)|提款|计息|编号|编码|红利|案例|办理时间|办结|怎么办理|如何办理|如何申请|怎么申请|贴士|^保什么",
    ),
    (
        Topic.BARRED,
        "否决|禁入|负面|^不予|^不得|^禁止|^不支持|^不适用|^排除|^不(?!限|定|动产)[\u4e00-\u9fff]{1,3}$|不行$|不能贷|不保$|哪些[^:]{0,6}不|不适合|(?<!什么)(?<!哪些)(?<!有啥)限制$|不适用(?:对象|情形|范围)|禁止(?:类|准入)"
        "|除外情形|^(?:ban|exclude)",
    ),
    (Topic.RATE, "利率|费率|成本|价格|价位|费用|利息|定价|(?<![贷借])多少钱|^(?:price|rate|cost)$"),
    (
        Topic.TERM,
        "期限|期间|还款期|租期|借期|贷期|[款资信]期$|担保期$|^时间呢?$|使用时间|用款时间|周期|多久|多长|时长|年限|^(?:term|tenor)$",
    ),
    (
        Topic.AMOUNT,
        "额度|授信总额|贷款总额|金额|保额|本金|融资额|融资需求|资金需求|贷款需求|规模|缺口|诉求|(?:融资|授信|贷款|金额|额度|单户|单笔|每户|最高)上限"
        "|多少|^需要(?:资金)?$|^本次融资$|拟[^:]{0,6}[借贷融]|^拟?申请(?:银行)?(?:贷款|融资|授信)(?:金额|额度?)?$|^需求$|^(?:amt|amount|limit)$",
    ),
    (Topic.CONDITIONS, "(?:担保|贷款|授信|融资|服务|支持|投保|承保|保险)对象|支持谁|贷给谁"),
    (Topic.CONDITIONS, "(?:专利|商标|押品|押物|质物|租赁物|标的|票据|存单|仓单|账款|保单)[^:]{0,4}(?:条件|要求|标准)$"),
    (
        Topic.SECURITY,
        "^(?:贷款|授信)方式$|担保|抵押|质押|抵质押|质物|增信|押品|保证|风险缓释|保障措施|什么保障|凭什么|拿啥|拿什么|押什么|加码|^(?:security|collateral|guar)",
    ),
    (Topic.RATING, "评级|信用等级"),
    (
        Topic.PURPOSE,
        "用途|用款方向|资金方向|投向|去向|支持内容|支持方向|适用场景|资金安排|资金使用|需求类[别型]|目的|事由|为什么"
        "|(?:钱|资金|贷款|用来|拿来)[^,]{0,4}(?:做|干)(?:什么|嘛)|^[做干]什么$|[缺花]什么|钱[花用]在|能做什么|做什么用|干什么用|[干做]啥|花哪"
        "|用来|用在|用于|怎么花|怎么用|^(?:use|purpose)$",
    ),
    (Topic.INDUSTRY, "经营范围"),
    (Topic.PLACE, "(?:适用|服务|支持|覆盖)(?:区域|地区|地域)|^(?:region|area)$"),
    (
        Topic.CONDITIONS,
        "条件|准入|对象|客群|客户要求|适用(?!场景)|要求|资格|门槛|面向|服务群体|满足|符合|申请$|(?:什么|哪些|有啥)限制$|谁可以|谁能|哪些企业|什么企业"
        "|适合谁|须知|给谁|适合对象|什么样|能办|能申请|能贷$|申办|服务谁|面向谁|硬杠|规矩|画像|符不符合|(?:企业|准入|客户|认定|入选|入池)标准|支持范围|(?:适合|适用|服务|支持|面向|目标)(?:企业|客户|主体|人群)"
        "|^必须$|^(?:req|cond|who)",
    ),
    (Topic.BORROWER, "^客户$|^借款人$|^申请人$|^(?:承租|借款|用款)[人方]$|^目标客户$"),
    (
        Topic.PLACE,
        "地区|区域|地域|选址|地市|省份|县市|所在地|所[在属](?:乡镇|街道|园区)|^所在$|注册地|经营地|位置|地点|地址|厂址|属地|坐落|镇街|所在市|区县|县区|范围",
    ),
    (Topic.INDUSTRY, "行业|产业|领域|主营|链条|赛道"),
    (Topic.STAGE, "阶段|进展|进度|^目前$|^现状$|^状态|(?:项目|建设)状态|前期工作|前期手续|(?:立项|开工|投产|建设)情况"),
    (Topic.HONOURS, "资质$|^认定$|荣誉|称号|认定情况"),
    (
        Topic.PARTY,
        "机构|银行|单位|企业名称|^企业$|(?:需求|申请|申报|借款|融资|受访)企业|公司|主体|业主|提供方|供方|资金方|贷款人|管理人|承保人|出资方|推出方|供给方|发起方"
        "|全称|需求方|融资方|[开经承]办行|贴现行|^承办$|^发布$|收购方$|^(?:org|bank|provider)$",
    ),
)


def topic_of(heading: str) -> Topic:
    """What a heading announces; OTHER for one that we do not know: it ends what was spoken of before all the same."""
    heading = re.sub(r"\s", "", heading)
    announced = {topic_alone(part) for part in re.split("[/及和与、]", heading)} - {Topic.OTHER, Topic.TITLE}
    return topic_alone(heading) if len(announced) < 2 else Topic.MIXED


def topic_alone(heading: str) -> Topic:
    """What one word of a heading announces."""
    return next((topic for topic, words in TOPICS if re.search(words, heading)), Topic.OTHER)
