"""Signs (迹象): by which words a clause of a product asks something of who applies, and by which it is known to ask
nothing. What shows neither is taken to ask: better shown unread in vain than lost."""

import re

_DEMANDED = re.compile(
    r"须(?!知)|必须|应当|应(?=[为在是由按有能满持具符取属经提先同达与不将于])|需(?!求)|要求|必备|务必|不得"
    r"|不可(?!抗)|不能(?!提供抵)|不许|不允许|禁止|严禁|谢绝|恕不?|抱歉"
    r"|仅(?!需|用|为|收|凭|须|占)|限(?:于|定|为|用|[\u4e00-\u9fff]{2,8}[市区县省内])"
    r"|只(?!需|用|收|付|还|是|不过)|才(?:[能可行给]|进得|批)|方(?:可|能)"
    r"|凡(?!事)|前提|得(?:是|有|在|先|住|做|满|经)|要(?=[有在是先签满经交做看提追])"
    r"|不予|不受理|不支持|不接受|不办|不做|不碰|不贷|不准入|不适用|不在|不属于|不属|不存在|不涉及|不含"
    r"|暂不|除外|排除|一律|否则|视为|承诺|专项用于|专用于|挪用"
)
"""Demands and bans."""
_WAIVED = re.compile(
    r"(?:无需|无须|毋须|不需要?|不用|不必|免(?:[去除收于]|抵|担|押|息|费|评)|不要(?!求)|不要求|不强制|不得要求|不限(?!于)|不设限|不看|不收|不占用|没有[^,。;]{0,4}要求|可免|降低|减少|突破|不足也|再也不|不再(?:要求|需要)|零(?:抵|担|费))[^,。;]*"
)
"""What need not be: not asked."""
_BY_BANK = re.compile(
    r"^(?:且|并|则|但|由|经|再|届时|其余|剩余部分|其中)*(?:(?:合作|经办|放款|本)?(?:银行|本行|我行|该行|行里|总行|支行)|我们|咱们|我司|本公司|公司(?=赔|提供|将|会)|本机构|保险公司|我方|财政|政府(?=补|贴|出|承担|提供)|资金池|风险池|客户经理|专员|工作人员|系统|平台(?=自动|推送|将))"
    r"(?!可?(?:认可|规定|要求|准入|评级|的?(?:客户|存量|开户)|[^,。;]{0,4}(?:开立|开户|有(?!关)|账户|结算|代发|贷款余额|评级|授信满)|看重|认定|指定|已?出具|同意))"
)
"""What the bank does, or somebody else who does not apply."""
_PRICE = (
    r"(?:年化?|综合|固定|浮动|执行|担保|保险|贷款|银行|优惠|参考)*(?:利率|费率|利息|息费|保费|担保费|日息|月息|年息|手续费|服务费|评审费|工本费|租金|首付(?=[款比]?[^,。;比例部分]{0,3}[\d一二三四五六七八九])|违约金|罚息|价格|定价|成本)"
    r"|LPR|基点|BP|‰|费用全免|计息|贴息|补贴|补助|奖补|补偿(?!不)|分担|赔付|损失"
    r"|代偿(?=[^,。;]{0,4}(?:\d|比例|责任))|优惠|优先(?!权)|倾斜|保证金(?!存款)(?=另|[^,。;]{0,6}[\d免退])"
    r"|宽限期?|名义价款|留购"
)
_LENT = (
    r"(?:贷款|融资|授信|担保|续贷|投保|可贷|单户|单笔|最高|最低|信用|转贷|垫款|垫付)(?:总)?(?:金额|额度|余额|总额|上限|比例|期限|期)"
    r"|额度|(?<!剩余)(?<!有效)(?<!长于借款)期限(?!长)|封顶|上不封顶"
    r"|(?:[\d一二三四五六七八九]+(?:成|折|%)[^,。;]{0,3}(?:放款|垫付|以内|为限))|乘以|×"
    r"|(?:最高|最多|可达|可到|可延[到长至]*)[^,。;\d]{0,6}[\d一二三四五六七八九十百]+(?:\.\d+)?(?:个?万|亿|年|个?月|%)"
    r"|(?:本金|价款|金额|价值|面值|面额|余额)的[\d一二三四五六七八九]+(?:\.\d+)?(?:%|成)"
    r"|^(?:且|但|并|其中|原则上|一般|最高|最多|均|可达|的)*(?:不超过|不高于|最高|最多|按|为|可达|不得超过)[^,。;]{0,22}(?:[\d一二两三四五六七八九十]+(?:%|成|折|倍)|百分之[^,。;]{1,4}|原[^,。;]{0,6}余额|剩余年限|到期日)[^,。;]{0,6}$"
    r"|^(?:一次|每[次家户年笔]|借款|原则上|一般|均|其中|信用类?|部分|连宽限期在内|且|但|的)*(?:不超过|不高于|最[长短迟低高]|可降[到至]|可[到至达])+[^,。;\d]{0,4}[\d一二两三四五六七八九十]+(?:\.\d+)?(?:%|年|个?月|天|万元?)[^,。;]{0,3}$"
    r"|^[\d.]+%(?:上下|左右|起)?$"
)
_REPAID = (
    r"随借随还|随用随还|循环|还本|(?<!按时)付息|还款(?!意愿|能力|来源|记录)|分期|等额|一次性?(?:还|结)清"
    r"|先息后本|到期(?!后?未)|展期|提前还|按[日月季年](?:或按[日月季年])?(?:还|付|结|计|支付)"
    r"|分[\d一二两三四五六七八九十]*[年期次批]|周转使用|^可?(?:申请)?续贷|提款|支用"
)
_STEPS = (
    r"扫码|二维码|登录|点击|网银|手机银行|APP|小程序|公众号|微信|官网|网址|热线|电话|咨询|联系|致电|来电"
    r"|网点|预约|上门|流程|步骤|→|➜|STEP|签约(?!方)|放款(?!前)|到账(?!户)|出额度|受理(?!之)|审批|审查|审核"
    r"|评审|提交|填写|上传|递交|报送|发起申请|申请表|办结|办理时[限间]|工作日|(?<![原新])材料|资料"
    r"|身份证(?!号)|营业执照[、和及]|财务报表|备案表|公司章程"
    r"|在线(?=申|办|签|提|填|审|操)|线上|线下|全流程|足不出户|秒(?:批|贷|到)|分钟|当天|当日|次日|T\+"
    r"|\d天放|详询|详情|收藏|首页|立即"
)
_PRAISE = (
    r"优势(?!企业)|特色|特点|亮点|便捷|高效|灵活|快捷|方便|轻松|省心|省时|省力|实惠|放心|贴心|专属|量身"
    r"|定制|一站式|助力|赋能|让[^,。;]{1,10}变|痛点|难题|解决|缓解|破解|满足[^,。;]{0,12}需[求要]"
    r"|降低[^,。;]{0,8}成本|盘活|变成|变现|随行就市|一口价|一[户企家]一[价策议]|找我们$|欢迎|您好|你好"
    r"|各位|朋友们|祝|敬上|生意兴隆|好消息|上线|上新|来啦|来了|收益(?!权)|真金|绿色通道"
    r"|没商量|别急|不愁|愁|怕|不用发|心动|怎么办|[吗呢呀啦吧?]$|^(?:有|没)?(?:钱|资金)(?:呢|紧|不够)"
    r"|^(?:您|你|我们?|咱们?|今天|其实|很多|不少|说到|要说|若均|如均|以前|过去|与以往|如今)"
    r"|(?:下列|以下|如下)(?:情形|情况|条件|要求)"
)
_NEWS = (
    r"本报|日讯|讯(?:\s|$)|记者|获悉|据(?:介绍|了解|悉|统计|此|该)|介绍(?:说)?$|表示$|说$|告诉|近日|日前"
    r"|昨[天日]|今年以来|截至|累计(?:发放|投放|服务|支持|授信|放款|为|惠及)|首[笔批单]"
    r"|已有[^,。;]{0,10}[家户][^,。;]{0,4}(?:受惠|受益|获|拿|用上)|已(?:为|服务|惠及|支持|发放|投放)[^,。;]{0,14}(?:家|户|企业|亿元|万元)|拿到(?=[^,。;]{0,6}\d)"
    r"|获批(?=[^,。;]{0,6}\d)|揭牌|仪式|发布会|推介会|宣讲|携手|签下"
    r"|现将|通知如下|摘录|特制定|根据[^,。;]{0,20}(?:办法|意见|通知|文件|规定)$"
    r"|为(?:贯彻|落实|深入|进一步|切实|更好|了)|贯彻|精神|总则"
)
_NAMED = (
    r"推出|[“「《【]\s*[”」》】]|(?:发放|提供|办理)的[^,。;]*(?:贷款|融资)$|^中?[长短]期贷款$"
    r"|产品(?:名称|定义|定位|简介|介绍|说明|手册|详情|编[码号]|代号|清单|要素|类[别型])|说明书|一览|须知$"
    r"|指南|细则$|办法$|手册|节[选录]|单页|明白纸|推介$|专案|方案[甲乙丙]|要素|序号|^编号"
    r"|第[一二三四五六七八九十\d]+(?:部分|章|条)|信贷产品|贷款(?:产品|品种)|保理(?:产品|业务)$"
    r"|^(?:直租|回租|售后回租|直接租赁)[^,]*$"
    r"|由[^,。;]{2,20}(?:银行|公司)[^,。;]{0,8}(?:发放|办理|设计|提供(?![^,。;]*(?:保证|担保))|放款|开办)"
)
_TAKEN = (
    r"(?:也|亦|还|均|都)?(?:可以|可(?!以)|接受|能)(?:选|由|用|以|追加|补充|作为|组合|采用|提供|加押|抵|押|担保)[^,。;]*"
    r"|任选|任一(?:方式|种)|择一|必要时[^,。;]*|视情况?[^,。;]*|以上[^,。;]{0,6}(?:方式|之一)"
    r"|(?:抵押|质押|担保|保证|续押)(?:亦|也|均|都|即)?可以?$|为主$|为辅$"
    r"|以?纯?信用(?:方式|放款)?(?:为主)?$|哪样方便"
)
_SPENT = (
    r"(?<!适)用于|用途|用来|专款专用|拿去|支付[^,。;]{0,10}款|购[买置](?![^,。;]*(?:企业|客户|园区))|周转$"
    r"|新贷|旧贷|过桥"
)
_MONEY = re.compile(f"{_PRICE}|{_LENT}|{_NEWS}")
_IDLE = re.compile("|".join((_REPAID, _STEPS, _NAMED, _TAKEN)))
"""What asks nothing even under a heading of conditions, where it tells no state."""
_TALK = re.compile("|".join((_REPAID, _STEPS, _PRAISE, _NAMED, _TAKEN, _SPENT)))
"""What is told of the product: its price, what is lent and paid back, how one applies, praise, news, names, what is
taken, and what the money is for."""
_STATE = re.compile(
    r"年龄|周岁|征信|逾期|失信|黑名单|负债率|信用(?:记录|状况|等级|评级|良好|A|B)|评级|欠税|欠薪|拖欠|处罚|违法|违规"
    r"|诉讼|官司|纠纷|事故|经营(?=满|期|年限|正常|异常|场所|史|[一二两三\d])|持有|具备|具有|取得|获得|入选|列入"
    r"|许可证?|资质|户籍|居住|常住|盈利|亏损|净资产|注册|登记|成立|开业|从事|主营|关联|查封|冻结|瑕疵|权属|清晰"
    r"|良好|正常|稳定|齐全|合法|合规|可靠|意愿|口碑|嗜好|记录|开户|社保|用工|环保|安全|手续|能力|开立|资本金|自有资金|自筹|参保"
    r"|未(?!来)|无(?![需须抵担还本])|没有|已(?=[经获取办完签开备入列进通纳投被设建])|缴[纳存]|岁"
)
"""States of who applies."""
_METRIC = re.compile(
    r"纳税|税额|利润|营收|收入|销售额?|产值|流水|结算|增长|增幅|降幅|毛利|现金流|占比|占[^,。;]{2,10}的|资产|负债|融资余额"
    r"|职工|员工|人数|面积|产能|用电|电费|出口额|账期|首付|订单|合同额|家(?:银行|机构)|银行[^,。;]{0,6}家|年限|剩余|股"
)
_COMPARED = re.compile(
    r"不低于|不少于|不高于|不超过|低于|高于|超过|达到|以上|以下|以内|满(?=[\d一二两三四五六半])|至少|大于|小于|少于|不足|≥|≤"
)
"""What is measured of who applies, and how it is compared."""
_WHO = re.compile(
    r"借款人|申请人|投保人|承租人|被担保人|出租人|卖方|买方|供应商|经销商|企业|公司|厂|店|商户|工商户|农户"
    r"|农场|合作社|客户|法人|法定代表人|实际控制人|实控人|股东|企业主|老板|负责人|经营者|主体|项目|业主"
    r"|团队|人才|户$|单位|机构|平台|园区"
)
"""Who applies, or what for."""
_KIND = re.compile(
    r"(?<!好)(?<!大)的[^的,。;]{0,6}(?:企业|公司|客户|商户|工商户|农户|主体|经营者|单位|机构|个人|团队)(?:\([^)]*\))?$"
    r"|^[^,。;的]{2,12}(?:企业|集团|项目|客户|商户|农户|合作社)$"
)
"""A clause that names who may apply by what they are like."""
_ABLE = re.compile(
    r"^(?:能|能够|有|具备|具有|愿意?|自愿|同意)(?!效)[^,。;]{0,12}(?:能力|意愿|还本付息|按[时期]还款|偿还)|^已?通过[^,。;]{2,14}(?:审核|审查|评审|验收|认定|评定)$|[在于]我?[行司][^,。;]{0,6}有[^,。;]{0,6}(?:额度|余额)"
    r"|由[^,。;]{0,24}(?:推荐(?!名单)|办理其)|^缺[乏少]"
)
"""A clause that tells what who applies is able to do or has with the bank, whatever the words for that are like."""
_ASIDE = re.compile(
    r"^(?:据介绍|其中|此外|另外|同时|头一条|首先|其次|最后|嗯|好的?|不行|不多|对|是的|内容|项目|说明|备注|注|要素|事项|模式|略|无|信用|抵押|质押|保证|答|问|请|等|例如|比如|简单说|也就是说|换句话说|一句话|总之|并且|而且|但是|不过)*$"
)


_OF_LOAN = re.compile(
    r"^(?![^,。;]{0,6}[须应]提供)[^,。;]{0,9}(?:贷款|融资|授信|担保)(?:金额|额度|期限|比例|占|本金|余额|年?利率)|占[^,。;]{2,14}比例不得"
    r"|^(?:且|但|并|一般|原则上)*(?:不得展期|不得?超过)|^(?:请|点击?|登录|打开)(?!提供|落实|追加)|\?$"
)
"""What is demanded of the loan or told to click."""


_SET = re.compile("(?:^|[^,。;]{2})(?:核定|测算|而定|酌定)(?!的)|^(?:根据|按照?|以|视|依据|结合)[^,。;]{2,30}确定$")
"""By what the sum, the term or the rate is set."""


def firmly(text: str) -> bool:
    """Whether a clause demands or bans something, of somebody else than the bank."""
    return bool(_DEMANDED.search(_WAIVED.sub("", text))) and not (_BY_BANK.match(text) or _OF_LOAN.search(text))


def silent(text: str, *, asked: bool = False) -> bool:
    """Whether a clause is known to ask nothing: it tells of the product, of the bank or of how one applies, or nothing
    at all. `asked`: it stands under a heading of conditions, where whatever tells a state asks."""
    bare = re.sub(r"[^\u4e00-\u9fff]", "", text)
    if len(bare) < 2 or _ASIDE.match(bare):
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
    told = state or bool(_COMPARED.search(rest))
    return bool(_TALK.search(text)) and not (told and (asked or _WHO.search(text)))


def _idle(text: str) -> bool:
    """Whether a clause under a heading of conditions tells a price, a sum, a step or a name, and no state."""
    rest = _WAIVED.sub("", text)
    state = _STATE.search(rest) or (_METRIC.search(rest) and _COMPARED.search(rest))
    if rest != text:
        return not (state and _WHO.search(rest))
    if state or _COMPARED.search(rest):
        return bool(_OF_LOAN.search(text) and not state)
    return bool(_OF_LOAN.search(text) or _MONEY.search(text) or _IDLE.search(text) or _SET.search(text))


def stated(text: str) -> bool:
    """Whether a clause that is not known to be silent tells a state of who applies: that is asked under whatever
    heading it stands."""
    return bool(
        firmly(text) or _KIND.search(text) or _STATE.search(text) or (_METRIC.search(text) and _COMPARED.search(text))
    )
