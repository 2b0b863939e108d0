"""The wording of what surrounds an article on a Chinese page: navigation, contact, footer, sharing, related links,
source lines.

Patterns meet folded text (liandong.documents.folding): half-width punctuation only.
"""

import re

from liandong.vocabulary.patterns import each

_NAVIGATION = (
    r"^(?:您|你)?(?:的|现在的?|如今的?|当前的?|目前的?|所在|所处|浏览)*位置",
    r"^(?:首页|主页|网站首页)(?:\s*[>»›/|_-]|\s|$)",
    r"^[^。,]{1,60}[>»›]\s*(?:正文|详情|内容)?$",
    r"^(?:[^。,;:!?]{2,8}: *)?[^。,;:!?<>»›]{1,20}?(?:\s*(?:>>?|»|›)\s*[^。,;:!?<>»›]{1,16}){1,6}$",
    r"^(?:登录|注册|退出|搜索|返回|设为[首主]页.{0,6}|加入收藏|收藏本站|无障碍|长者版|手机版|移动端|繁体|简体|English|"
    r"EN|导航|菜单|网站地图|网站导航)(?:\s.{0,40})?$",
    r"^(?:返回顶部|回到顶部|返回首页|返回列表|关于我们|联系我们|联系方式|法律声明|隐私政策|服务条款|广告服务|"
    r"诚聘英才|招聘信息|帮助中心|企业入驻|意见反馈|[-·] ?联系我们|[-·] ?企业入驻)",
    r"^(?:今天是|欢迎(?:您|你)?(?:访问|光临|来到)|欢迎关注)",
    r"^(?:正文|新闻详情|文章详情|详细内容|内容详情|新闻正文|文章正文)$",
)
_CONTACT = (
    r"^(?:联系|公司|办公|通讯|详细|单位)?地址 *:[^。]{2,60}(?:电话|邮编|邮政编码|传真) *:",
    r"^(?:联系|公司|办公|通讯|详细|单位)?(?:电话|传真|邮箱|邮编|电子邮箱|电子邮件|E-?mail|地址|QQ|微信号?|"
    r"手机|热线|服务热线|客服|联系人|网址|网站)\s*:\s*\S{0,60}$",
    r"^(?:业务|广告|合作|投稿|举报|客服|新闻|违法和不良信息)+(?:咨询|合作|热线|举报)?(?:电话|邮箱|热线|QQ)",
)
_FOOTER_WITHIN = (
    r"版权所有|Copyright|copyright|\u00a9|ICP[备证]|公网安备|网站标识码|网安备|备案号|互联网新闻信息服务许可|"
    r"信息网络传播视听节目|许可证(?:编号|号)?:",
    r"长按.{0,6}(?:二维码|识别)|关注(?:我们的?|本)?(?:微信)?公众号|Powered [Bb]y|powered by",
    r"建议使用.{0,40}(?:分辨率|浏览器)|浏览器(?:版本过低|不支持|暂不支持)|您的浏览器|你的浏览器",
    r"转载请(?:注明|联系|保留|标明)|引用请(?:注明|联系|保留|标明)|未经.{0,12}(?:授权|许可|书面).{0,12}(?:转载|使用|复制)|"
    r"不代表本[网站]|与本[网站]无关|外均为原创",
)
_LURES = (
    r"彩金|首充送?|老虎机|百家乐|真人(?:视讯|荷官)|体育投注|在线投注|电子投注|投注(?:平台|网站?)|破解版下载|"
    r"注册(?:即|就|立)?送.{0,6}?(?:\d|元|红包|礼|VIP)|"
    r"棋牌.{0,16}(?:官网|入口|下载|注册|投注|开户|提款)|娱乐城.{0,16}(?:官网|入口|下载|注册|投注|开户|提款)|"
    r"体育平台.{0,16}(?:官网|入口|下载|注册|投注|开户)|"
    + each("官网 入口 下载 注册 开户", ".{0,16}(?:棋牌|娱乐城|体育平台)")
)
"""What copying sites sell between the paragraphs of others."""
_OFFERS = (
    r"多少钱|哪[家个](?:医院|公司|牌子|店)?好|原价|现价只|特价|仅需 ?\d+元|只要 ?\d+元|限时(?:优惠|特惠|抢|免费)|秒杀|"
    r"抢购|包邮|免费(?:咨询|试用|领取|阅读|下载|观看)|点击(?:咨询|购买|领取|进入)|立即(?:咨询|购买|领取|下单)|最新章节|厂家直销|"
    r"批发零售|量大从优|货到付款|欢迎(?:来电|选购|订购)|加盟(?:费|热线|代理)|火爆招商|月入(?:过?万|\d)|日赚|稳赚|诚聘|"
    r"最快.{0,6}放款|秒下款|包过"
)
_WARES = (
    r"小额贷款|信用卡(?:代还|套现|提额)|网贷|发票代开|代开发票|祛[斑痘]|美白|减肥|瘦身|植发|隆鼻|整形|男科|妇科|白癜风|牛皮癣|"
    r"小说|手游|私服|外挂|二手.{1,6}(?:出租|出售|回收|转让)|办证|搬家公司|开锁|算命|代写|兼职|会所|按摩|酵素|面膜"
)
_FOOTER = (
    r"^版权归",
    r"^(?:技术支持|运营(?:单位|维护)?|维护单位|制作单位)\s*:",
    r"^(?:主办|承办|协办)(?:单位)?\s*:.{0,40}(?:版权|网站|ICP|备案|地址|电话)",
)
_SHARING_WITHIN = (
    r"分享到|分享至|扫一扫|扫码(?:关注|下载|加入|进群|阅读|观看|查看|咨询|了解|报名|领取)|扫描.{0,4}二维码|微信公众号:|长按识别|点击关注|客户端下载|下载客户端|下载APP|"
    r"用微信|微信好友",
)
_SHARING = (
    r"^(?:字体|字号|[\[【]字[体号]|大\s*中\s*小|[\[【]?打印[\]】]?|[\[【]?关闭[\]】]?|打印本页|关闭窗口|"
    r"我要纠错|纠错|收藏|点赞|评论|举报|复制链接|听新闻|语音播报|朗读|小 ?中 ?大|T大|A-|A\+|放大\W*缩小|"
    r"\W*点击(?:[上下]方)?\W?(?:蓝字|关注)|\W*点\W{0,2}(?:分享|收藏|在看|赞))(?:\W|$|.{0,12}$)",
    r"^\W*(?:END|完|全文完)\W*$|^阅读 ?\d[\d.]*[万wWkK+]*(?:\s|$)",
    r"^(?=.{0,110}$)(?!.*\d[\d.]*[多余]?(?:万|亿|个|家|项|%))"
    r"(?:导读|小编|下面|好了|以上|接下来|那么|关于|说到|最近|不少|[^。]{0,60}(?:话题|题目|问题))"
    r".*小编.{0,40}(?:看看|了解|分享|介绍|整理|清算|带来|结语|说说).*$",
    r"^小编(?:结语|有话说|寄语|总结|点评) *:",
    r"^分享(?:到|至)?\W*$",
    r"^(?:取消 *下载|下载.{0,12}(?:app|APP|客户端)|来说两句|最[热新]评论|已有\d+人参与|\d+ ?条评论|加载中)|data:image/",
    r"^◎ ?(?:猜你|推荐|相关|延伸|往期|更多|热门|.{0,20}(?:出品|记者|通讯员|编辑|作者|摄影))",
    r"^(?:◎?欢迎参与讨论|我要评论|暂无评论|有想补充的信息|点我投稿|我来说|登录后|文明上网|网友评论仅)",
    r"^[(【\[]?(?:资料图片?|图片来源|图源|配图|图文无关|视频截图|题图|网络图片?|示意图|图据|"
    r"新华社发)[^。]{0,24}[)】\]]?$",
    r"^(?:点击查看|查看原图|展开全文|阅读全文|查看更多|加载更多|更多|剩余\d+%|免费预览|下载文档|立即下载|"
    r"共 ?\d+ ?页|_?第\d+页|展开剩余|正在加载)\W*\S{0,10}$",
)
_STOP = (
    r"^[-·•* ]*(?:本页面?|本网页|本平台|本公众号|本栏目)(?:为|系|由|所|内容|仅|不)",
    r"^(?:本文(?:标题|链接|地址|网址)|原文(?:标题|链接|地址)|文章(?:来源地址|链接|地址)|转载地址|链接地址)\s*:",
    r"^(?:相关|推荐|热门|热点|最新|延伸|更多|精彩|猜你|大家都在|为你|您可能|你可能|今日|本周|本月|24小时|点击|"
    r"阅读|频道|栏目|精选|近期|随机|其他|同类)"
    r"(?:文章|新闻|阅读|链接|推荐|资讯|报道|内容|喜欢|看|排行榜?|标签|信息|专题|头条|热点|热搜|稿件|图文|视频|"
    r"发布|动态|感兴趣的?|还喜欢)+\s*[:>]*\s*(?:更多.{0,4})?$",
    r"^(?:新闻|图片|视频|文章|往期|精彩)(?:推荐|排行|回顾|精选)\W*$|^(?:热点|热门|热榜|热搜|推荐|排行)\W*$",
    r"^(?:分送|抄送|抄报|往期(?:回顾|推荐)|热门项目|阅读原文|随便看看)(?:\W|$)",
    r"^(?:相关附件|\d?上一[篇条]|\d?下一[篇条]|上篇|下篇|前一篇|后一篇|友情链接|友情连接|发表评论|网友评论|热门标签|"
    r"热词|排行榜|分享到微信|[Tt]ags?:|标签\s*:|标签$|关键[词字]\s*:|关键[词字]$|责任编辑及|Related)",
    r"^(?:\W{0,3})(?:免责|特别|版权|郑重|风险|法律|网站)(?:声明|提示|提醒|注明|说明)\s*[:\]】]",
    r"^(?:凡(?:本网|本站|注明|来源)|本[网站](?:所有|刊载|转载|内容|文章|登载)|声明:|以上(?:内容|信息)(?:为|仅|"
    r"由|来自)|(?:投资者|据此)(?:据此)?操作|\(?本文(?:仅|不构成|来源于?网络))",
)

_SHORT_JUNK = (
    r"^受苹果公司新规定影响|^广告$|^.{0,40}(?:评论区|留言区)(?:留言|见|聊|告诉|分享|互动|写下).{0,20}$",
    r"^(?=.*[上下]一?页)(?:[上下]一?页|首页|末页|尾页|全文阅读|跳转|共|第|到|条|页|\d+|[\W_])+$",
    r"^[^。,]{0,14}?\d{1,2} ?(?:秒钟?|分钟|小时|天)前(?:发布|更新)?$",
    r"^主题 ?\d+ *\| *帖子|^(?:楼主|沙发|板凳|地板|\d{1,3} ?[#楼])$|^发表于.{0,40}只看该作者",
    r"^[\[(【]?(?:详细|查看(?:全文|详情|详细|更多)|全文|更多)[\])】]?\W*$",
)
"""Junk of short lines."""

_SHORT_STOP = (
    r"^(?:最新|最热|全部|精彩|热门|精选|网友|用户|热)(?:评论|留言|跟帖|点评)\W*共?\d*条?\W*$|^(?:评论|留言|跟帖)\W*\d*条?\W*$",
    r"^(?=.*(?:回复|引用|回帖))(?:回复|引用|回帖|举报|编辑|使用道具|只看该作者|支持|反对|收藏|评分|赞|踩|分享|\d+|[\W_])+$",
    r"^喜欢此内容的人还喜欢|^(?:你|您|大家)(?:可能|或许|也许|一定)?[还也]?(?:想看|喜欢|在看|关心|感兴趣)的?\W*$|^(?:编辑|小编|主编)(?:推荐|精选)\W*$",
    r"^(?:关于我们|关于本站|网站简介|联系我们|赞赏|打赏|喜欢作者)$",
    r"^更多精彩(?:内容)?\W*$|^(?:本文)?作者简介(?:\W|$)",
)
"""What opens other matters on a short line of its own."""

JUNK_BEGINS = re.compile("|".join((*_NAVIGATION, *_CONTACT, *_FOOTER, *_SHARING)))
JUNK_HOLDS = re.compile("|".join((*_FOOTER_WITHIN, *_SHARING_WITHIN)))
OFFERED, WARES, LURES = map(re.compile, (_OFFERS, _WARES, _LURES))
STOP = re.compile("|".join(f"(?:{part})" for part in _STOP))
SHORT_JUNK = re.compile("|".join(_SHORT_JUNK))
SHORT_STOP = re.compile("|".join(f"(?:{part})" for part in _SHORT_STOP))
RULE = re.compile(r"^[-\u2014\u2013\u2015_=*~·\u2022#+]+$")
LINK = re.compile(r"^(?:[-\u2013•·●▪■◆>»]|\d{1,2}(?=\s))\s*\S")

DATE = re.compile(
    r"(?P<year>(?:19|20)\d{2}) *(?:[-/.]|年) *(?P<month>1[0-2]|0?[1-9]) *(?:[-/.]|月) *(?P<day>3[01]|[12]\d|"
    r"0?[1-9])(?:(?!\d)|(?<=\d\d)(?=\d\d:\d\d))(?: *日)?"
    r"|(?<![\d年])(?P<month2>1[0-2]|0?[1-9]) *月 *(?P<day2>3[01]|[12]\d|0?[1-9]) *日"
    r"|(?<![\d-])(?P<month3>1[0-2]|0[1-9])-(?P<day3>3[01]|[12]\d|0[1-9])(?= +\d{1,2}:\d{2})"
)
PLAIN_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
CLOCK = r"(?: *(?:(?:上午|下午|T) *)?\d{1,2}:\d{2}(?::\d{2})?)"
_LABEL = (
    r"(?:信息来源|文章来源|稿件来源|新闻来源|内容来源|资料来源|来源|来自|出处|稿源|作者|特约记者|见习记者|"
    r"记者|通讯员|撰稿人?|撰文|文字|文|编辑|责任编辑|责编|实习编辑|编审|审核|审校|校对|值班编辑|"
    r"一审|二审|三审|初审|复审|终审|监制|主编|总编|签发|发布时间|发布日期|发布机构|发布单位|发布人|发布者|"
    r"发布|发表时间|刊发日期|刊发时间|发稿时间|监督|投稿|语音阅读|发表于|时间|日期|更新时间|更新日期|更新|录入|添加时间|浏览量?|浏览次数|阅读量?|阅读次数|"
    r"点击量?|点击数|点击率?|点击次数|访问量|访问次数|人气|热度|字号|字体|所属栏目|所属地区|所属|栏目|分类|来历|编纂|"
    r"类别|供稿|图片?|摄影|摄|发文字号|文号|索 *引 *号|公开日期|公告日期|成文日期|信息索取号|主题分类|主题词|"
    r"生成日期|有效性|素材来源|素材|排版|美编|制图|图片来源|名 *称|标 *题|文件名称|公文标题|信息名称|发文机关|发布机关|"
    r"公开方式|来 +源|作 +者|日 +期|时 +间|文 +号)"
)
LABELLED = re.compile(rf"(?<![\u4e00-\u9fff]){_LABEL} *[:丨|/] *(?P<value>[^\s,。;|丨()【】]*)")
_LABEL_END = re.compile(r"[:丨|/]")
STAMP = re.compile(rf"^\W*(?:{PLAIN_DATE}){CLOCK}?\W*$")
YEARED = re.compile(r"(?:19|20)\d{2} *[-/.年]")
TIMED = re.compile(rf"(?:{PLAIN_DATE}){CLOCK}")
_PAPER = r"第? *[A-Za-z]?\d{1,5} *版 *:? *[\u4e00-\u9fff/·]{0,8}"
_PARTED_DATE = re.compile(rf"^\S+ +(?:{PLAIN_DATE}){CLOCK}?(?: |$)")
_MONEY = re.compile(r"[万亿]|\d[个项家]|项目|产业园")
_NOISE = re.compile(
    rf"{PLAIN_DATE}|{_PAPER}|上一[篇版期]|下一[篇版期]|阅读|评论|发表于|原创|{CLOCK}|[\W_]+|\d+|[大中小次]|打印|关闭|分享|字号|字体|星期[一二三四五六日天]|收藏|字号|来源|编辑|【|】"
)
BYLINE_LINE = re.compile(
    r"^[(【\[]?(?:[\u4e00-\u9fff\d]{2,14}(?:报|网|社|新闻|报道|周刊|客户端|电视台|融媒体中心)?(?:全媒体|"
    r"融媒体|首席|见习|实习|特约|特派)?\s{0,9})?"
    r"(?:全媒体|融媒体|首席|见习|实习|特约|特派)?(?:记者|通讯员|文/|文丨|撰文|"
    r"作者)\s{0,9}[:/丨]?\s{0,9}[\u4e00-\u9fff·、 ]{2,30}(?:报道|摄影?|文|图)?[)】\]]?$"
)
DATELINE = re.compile(
    r"[(【\[]?\s*(?P<medium>本报|本网|[\u4e00-\u9fffA-Za-z\d]{1,10}?(?:社|网|报|新闻|电视台|客户端|日报|晚报|"
    r"融媒|发布|在线|广播|电台))\s*(?P<place>[\u4e00-\u9fff、/]{0,10}?)\s*"
    r"(?P<date>(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日|(?:十[一二]?|[一二三四五六七八九])月(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日)\s*(?:电|讯|消息|报道)"
)
EDITION = re.compile(
    rf"^《[^《》]{{2,16}}》\s*\(\s*(?:{PLAIN_DATE})\s*[^()]{{0,12}}版?\s*\)$"
    rf"|^(?=.*(?:{PLAIN_DATE}))(?=.*[A-Za-z\d第]\d{{0,3}} *版(?![\u4e00-\u9fff]))[^。,;!?]{{10,70}}$"
)
"""The line of a newspaper's page: its name, date and section."""

WEEKDAY = re.compile(
    rf"^(?!.*今天)[^。,;!?:]{{0,24}}?(?:{PLAIN_DATE})"
    r" *[(]?(?:星期|周)[一二三四五六日天][)]?[^。,;!?:]{0,24}$"
)
"""The line of a newspaper's page without a word for page: 云江日报 2012年4月27日 星期五 A06 区域"""

FILED = re.compile(
    r"\d{5} .{2,70} (?:20\d\d-\d\d-\d\d) \d+ \d+ 20\d\d年\d\d月\d\d日"
    r"|^20\d\d-\d\d-\d\d(?: \d\d:\d\d:\d\d)? .{2,90} \w+\.s?html?(?: |$)"
)
"""What a newspaper's edition for the web puts below an article: its date, title and number or address."""


CLOSING = re.compile(r"^[(【\[]?\s*(?:责任编辑|责编|编辑|值班编辑|校对|审核|编审|一审|初审|终审)\s*[:/丨|]")
SENTENCE_END = re.compile(r"[。;…](?:[”\"'’」』)】]*)$|。[^。]{0,14}[)】]$")
SHOUT_END = re.compile(r"[!?](?:[”\"'’」』)】]*)$")
INLINE = re.compile(
    r"[(【\[](?:资料图片?|图片来源[^)】\]]{0,20}|图源[^)】\]]{0,16}|视觉中国供图|视频截图|图文无关)[)】\]]"
    r"|<\?php.{0,400}?\?>|\bArray\s*\(\s*\[[^\n]{0,600}?\)\s*\)?"
    r"|\b(?:array|object)\(\d+\)\s*\{[^{}\n]{0,600}\}|\bstring\(\d+\) \"[^\"\n]{0,200}\""
    r"|【[^】\n]{0,6}(?:url|www\.|https?:)[^】\n]{4,80}】(?:送\d{1,5}元)?"
)
RESIDUE = re.compile(
    r"资料图|图片来源|图源|视觉中国供图|视频截图|图文无关|<\?php|Array|array\(|object\(|string\(|url|www|http|一[、,，]"
)
"""One of these stands in whatever `INLINE` and `REJOIN` match."""

_BETTING = (
    "必一",
    "开云",
    "米兰",
    "乐鱼",
    "华体会",
    "九游",
    "亚博",
    "爱游戏",
    "博鱼",
    "易倍",
    "万博",
    "新葡京",
    "太阳城",
)
_BETTING_TOO = ("星空", "江南", "半岛", "银河", "威尼斯", "金沙")
INJECTED = re.compile(
    "|".join(
        (
            *(rf"{name}(?:运动|体育|娱乐|[Aa][Pp][Pp]|官网|平台|会)" for name in _BETTING),
            *(rf"{name}(?:体育|运动|[Aa][Pp][Pp]|官网|平台)" for name in _BETTING_TOO),
            r"【[^】\n]{0,6}(?:[Uu][Rr][Ll]|[Ww]{3}\.|[Hh][Tt][Tt][Pp][Ss]?:)",
        )
    )
)
"""Names of betting sites that copying programs push into sentences; firms of like names (a group) are none."""

_NAMED = re.compile(
    r"(?:本报|本网|见习|实习|特约|全媒体|融媒体)*(?:记者|通讯员|作者|编辑|文) *[:/]? *"
    r"[\u4e00-\u9fff·]{2,4}(?:[、 ]+[\u4e00-\u9fff·]{2,4}){0,3}(?=\W|$)"
)
_OUTLET = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,12}?(?:报|网|社|台|发布|在线|新闻|客户端|融媒(?:体中心)?|频道|周刊|杂志|政府|委员会|[局厅办])"
)
"""Who publishes, alone beside a date."""

_POSTED = re.compile(
    rf"^ *+(?P<names>(?:[^\s。,;!?:]{{2,20}} ++){{1,4}})(?:{PLAIN_DATE}){CLOCK}"
    r"(?P<province> ++(?P<sent>发表于 ?)?[\u4e00-\u9fff]{2,3})? *+$"
)
"""The line below a post's title: who wrote it, which account, when, and from which province."""
_ACCOUNT = re.compile(r"(?:发布|融媒体?|观察|[日晚早晨]报|新闻|[新开发]区|在线|之声|播报|视点|资讯|网)$")
"""How accounts end that are no persons."""
_LABEL_WORD = re.compile(r"(?:^| )(?:记者|编辑|作者|通讯员|时间|地点|来源|阅读|收藏|审核)(?: |$)")

REJOIN = re.compile(r"(?<=[单统唯同专])\s+(?=一[、,])")


def account_of(line: str) -> tuple[int, int] | None:
    """Where the line below a post's title names the account: 原创 云小青 云青发布 2023-07-05 18:30 发表于海岭.

    None for other lines, and where only a person may be named.
    """
    posted = _POSTED.match(line)
    if posted is None or _LABEL_WORD.search(posted["names"].strip()):
        return None
    names = posted["names"].split()
    known = _ACCOUNT.search(names[-1]) is not None
    own = names[0] == "原创" and (len(names) > 2 or (known and len(names) == 2))
    if not own and not posted["sent"] and not (known and posted["province"]):
        return None
    end = posted.start("names") + len(posted["names"].rstrip())
    return end - len(names[-1]), end


def is_meta(bare: str) -> bool:
    """True for a line that holds only dates, labelled values and bylines: 来源:未知 发布日期:2020-10-23 14:37
    浏览量:
    """
    if len(bare) > 160:
        return False
    if STAMP.match(bare) or (len(bare) <= 50 and BYLINE_LINE.match(bare)) or account_of(bare):
        return True
    if ("版" in bare and EDITION.match(bare)) or (("星期" in bare or "htm" in bare) and FILED.search(bare)):
        return True
    if ("星期" in bare or "周" in bare) and len(bare) <= 70 and WEEKDAY.match(bare):
        return True
    if bare.endswith(("。", ";", "…")) or SENTENCE_END.search(bare):
        return False
    labelled = LABELLED.search(bare) if _LABEL_END.search(bare) else None
    if not labelled and not DATE.search(bare):
        return False
    rest = _NOISE.sub("", LABELLED.sub("", bare))
    if labelled:
        return len(rest) <= 14
    if YEARED.search(bare) and (_OUTLET.fullmatch(rest) or ("者" in bare and _NAMED.search(bare))):
        left = _NOISE.sub("", _NAMED.sub("", bare))
        if len(left) <= 4 or _OUTLET.fullmatch(left):
            return True
    if _PARTED_DATE.search(bare) and not _MONEY.search(bare):
        return len(rest) <= 12
    return len(rest) <= (12 if TIMED.search(bare) else 4 if YEARED.search(bare) else 0)


SECTION = re.compile(r"^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|第[一二三四五六七八九十]+[章节部分篇])")
"""How a line begins that heads a section (一、, (二), 第三章)."""
