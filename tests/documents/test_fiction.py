"""Serial fiction full of signings and sums is told from honest pages that only share some of its signs."""

import pytest

from tests.corrupter import traditional
from tests.documents.made import PARAGRAPHS, TITLE, reading

NEWS = "\n".join(PARAGRAPHS)

TYCOON = """重生之招商大亨
第八十七章 一百亿的签约
作者:南窗旧雨 字数:2310 更新:2022-03-04
许承泽缓缓放下茶杯,脸上看不出喜怒。
“许总,这块地我们志在必得。”对面的胖子冷笑一声,把合同推了过来,“总投资三十亿,签不签?”
“三十亿?”他忽然笑了,“我给一百亿。”
会议室里顿时一片死寂。所有人都瞪大了眼睛,谁也没想到这个年轻人竟然敢当众翻脸。
“你疯了!”林婉秋忍不住站起身,压低声音道,“公司账上只剩两个亿!”
他没有回答,只是淡淡地看着窗外。前世,他就是在这张桌子上输掉了一切,这一次,他要亲手拿回来。
“签!”
上一章 目录 下一章
求月票 求收藏"""
OFFICE = """正文 第三百零二章 招商引资任务
程远推开办公室的门,一眼就看见县长赵德海正站在窗前抽烟,脸色铁青。
“程局长,你来得正好。”赵德海转过身,把一份文件扔在桌上,“市里下了死命令,今年招商引资必须完成五十亿,你说怎么办?”
程远心里一沉,嘴上却说道:“县长,难是难,可也不是没有办法。”
“哦?”赵德海眉头一挑,“说说看。”
“我有个同学在省城做房地产,手里有个十二亿的项目。”他顿了顿,低声说道,“只要地价让一点,他下个月就能来签约。”
赵德海沉默了半晌,忽然笑道:“好小子!事情办成了,副县长的位子我替你说话。”
程远知道,这句话的分量比五十亿还重。他低下头,手指轻轻敲着桌面,心跳得厉害。
加入书签 投推荐票 章节报错"""
IMMORTAL = """第一千零四回 灵石三亿
“三亿灵石!”
全场哗然。拍卖台上的老者手一抖,险些把锤子摔在地上。
陆沉渊冷冷地扫了一眼二楼的包厢,体内灵气缓缓运转。他的修为虽然只有筑基,可眼神却像是看着一群死人。
“小子,你可知道得罪天玄宗的下场?”包厢里传来一声冷哼。
“知道。”他淡淡道,“不过,你们天玄宗和我签约的那座灵矿,产值也该还给我了。”
师父临终前的话忽然在脑海中响起,陆沉渊咬牙握紧了剑柄,胸口的玉佩滚烫起来。
“动手!”那人怒喝道。
话音未落,一道剑光已经到了他身后。
(本章未完,请翻页)"""
ROMANCE = """第1章
《签约之后》,本章共2864字,更新于:2023-11-02
发布会上,我又一次见到了沈砚。
他坐在投资方的位子上,西装笔挺,目光落在我脸上,像是看一个陌生人。
“这部剧的总投资是两个亿。”主持人笑着说,“请两位上台签约。”
我的手指微微发抖。三年前,他也是这样看着我,说我们不合适。
“宋小姐,不敢签?”他忽然凑近我,压低声音,“还是怕我?”
我深吸一口气,抬起头,冲他笑了笑。
“沈总说笑了。”我说,“两个亿而已,我有什么不敢。”
他愣了一下,嘴角的笑意慢慢淡了下去。
窗外下起了雨。我忽然想起那个晚上,眼泪差点掉下来。
下一章"""
EMPEROR = """第五十六回 万金之约
书名:大梁第一皇商
“陛下,这份契约一旦签下,江南六府的盐税便尽归沈家了!”老丞相跪在地上,老泪纵横。
朕——不,如今该称朕了——看着案上那份契约,缓缓站起身来。
前世我做了二十年招商局长,签过的项目没有一千也有八百,什么样的对赌没有见过?
“丞相请起。”我淡淡道,“沈家出银三亿两,朕出六府二十年盐税,你说,谁亏谁赚?”
老丞相一愣,抬起头,脸上的泪还没有干。
“陛下的意思是……”
“签。”我冷笑道,“三年之后,朕让他连本带利吐出来。”
殿外忽然传来一声惊雷,沈家的使者脸色大变,转身就要走。
“来人!”我喝道,“请沈公子留步。”
章节目录 加入书架"""
BROKEN = """江城商战 第十九章 开工
  “开工仪式为什么取消了?”顾南舟一把推开门,眼睛里全是血丝。
  秘书吓得站起身:“顾总,银行那边……八个亿的贷款,停了。”
  他愣了一下,忽然苦笑起来。昨天还称兄道弟的行长,今天连电话都不接了。
  “谁干的?”
  “是……是您哥哥。”秘书低下头,声音越来越小。
  顾南舟沉默了很久,拳头一点点握紧。窗外的打桩机静静立在雨里,像一排沉默的墓碑。
  “通知所有人,”他缓缓说道,“园区照常签约,照常开工。钱,我来想办法。”
  “可是……”
  “没有可是。”他转过身,脸上已经看不出任何表情。"""
BARE = """“十个亿。”
她把支票推到他面前,嘴角带着冷笑。
“离开我女儿,这十个亿就是你的。”
陈默看了一眼支票,忽然笑了。他站起身,慢慢把支票撕成了碎片。
“伯母,”他淡淡道,“您知道昨天签约的那个产业园,总投资是多少吗?”
“关我什么事?”她皱眉道。
“三百亿。”陈默轻轻拍了拍手上的纸屑,“我投的。”
她愣住了,脸色一点点变得惨白。
门外传来一声轻笑,林晚靠在门边,眼泪还挂在脸上:“妈,我早就说过,你会后悔的。”
“你……你们……”她颤声道,手指哆嗦着指向他们。
陈默转过身,牵起林晚的手,头也不回地走了。他知道,她的目光落在自己身后,像一把刀。"""

STORIES = {
    "tycoon": TYCOON, "office": OFFICE, "immortals": IMMORTAL, "romance": ROMANCE, "emperor": EMPEROR,
    "chapter only": BROKEN, "bare": BARE,
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [*STORIES.values(), traditional(TYCOON), TYCOON.replace("\n", "\r\n\u3000\u3000")],
    ids=[*STORIES, "traditional", "indented"],
)
def test_serial_fiction_is_set_aside_as_a_novel(text: str) -> None:
    found = reading(text)
    assert found.documents == ()
    assert {aside.reason for aside in found.set_aside} == {"novel"}


def test_fiction_on_a_web_page_is_told_by_the_buttons_around_it() -> None:
    lines = TYCOON.split("\n")
    body = "".join(f"<p>{line}</p>" for line in lines[3:-2])
    buttons = "<div><a href='1'>上一章</a> <a href='2'>章节目录</a> <a href='3'>下一章</a> <a href='4'>投月票</a></div>"
    source = f"<html><head><title>{lines[1]}</title></head><body><h1>{lines[1]}</h1>{body}{buttons}</body></html>"
    assert [aside.reason for aside in reading(source, "text/html").set_aside] == ["novel"]


QUESTIONS = f"""{TITLE}:对话云江市投资促进局局长
2023-10-19 来源:云江日报
记者:您怎么看两市的合作?
周明远:“我一直认为,我们和海岭不是竞争对手。我常对同事讲,你把门打开,人家才会进来。”
记者:您最难忘的是哪一个项目?
周明远:“我记得很清楚,那天我在海岭等了他四个小时。他出来看见我,愣了一下,说你怎么还在?我说,我等你签约。”
记者:您个人压力大吗?
周明远:“说没有压力是假的。我也会失眠,我也怕你们问我这个问题。”他笑了笑说,“但是12个项目、86亿元摆在那里,我睡得踏实。”"""
PORTRAIT = f"""他把机器人卖到了三十个国家
云江日报记者 林小禾
何子昂推开车间的门,机器的轰鸣声扑面而来。他转过身,大声说了一句什么,没有人听见。
“我那时候什么都没有,只有一张图纸。”他笑着回忆。2009年,他从学校辞职,在云江租下一间旧厂房。
忽然有一天,海岭的客户打来电话,说要看样机。他沉默了很久,因为样机还没有做出来。
“我对他讲实话。”何子昂抬起头,眼睛里有光,“他说,我就要说实话的人。”
据了解,云江恒拓机器人有限公司去年产值达到6亿元,同比增长21%,今年又签约了三个项目。
{PARAGRAPHS[3]}"""
SPEECH = f"""在云江海岭产业协作推介会上的致辞
(2023年10月18日)
各位来宾,女士们、先生们:
我今天站在这里,心情非常激动。我是云江人,我在海岭读过书,你们中间有我的老师,有我的同学。
我常常想,我能为两座城市做点什么?我相信,你我都会给出同样的回答。
{PARAGRAPHS[1]}
我希望,我们一起把86亿元的签约额变成看得见的厂房。谢谢你们!"""
PLAN = (
    "云江市产业发展第十四个五年规划\n第一章 发展基础\n"
    + PARAGRAPHS[0]
    + "\n第二章 总体要求\n"
    + PARAGRAPHS[1]
    + "\n第三章 重点任务\n"
    + PARAGRAPHS[2]
    + "\n第四章 保障措施\n各部门要按照职责分工,落实资金保障,到2025年签约项目总投资达到500亿元。\n上一章 下一章 目录"
)
RULES = "第一章 总则\n第一条 为促进产业协作,制定本办法。\n第二条 本办法适用于在本市签约落户的项目。\n第二章 奖励\n" + (
    "第三条 对投资超过1亿元的项目给予奖励。\n第四条 申请人应当提交签约合同。\n" + NEWS
)
INDUSTRY = f"""网络文学产业园落户云江 首批签约作家60人
2023-10-19 来源:云江日报
月票与打赏之外
从读者投月票、推荐票,到改编影视,网络小说的收入正在变化。穿越、重生、修仙等题材仍占多数。
最新章节先付费
“我每天写六千字,读者的月票就是我的底气。”签约作家何舟说,他的小说更新字数已超过八百万。
{PARAGRAPHS[1]}
{PARAGRAPHS[2]}
园区负责人介绍,项目总投资5亿元,三年内引进企业100家。"""
SIDEBAR = f"""小说频道 月票榜 书友圈 加入书架
重生之都市狂少 最新章节
第三百章 大结局
{TITLE}
2023-10-19 来源:云江日报
{NEWS}
猜你喜欢
总裁的替身新娘 番外
上一章 下一章"""
NOTES = f"""记者手记:在海岭的七天
我到海岭的那天,忽然下起了雨。我站在招商服务站门外,身后是一条刚刚修好的路。
站长林小禾递给我一把伞。她说:“你来得巧,今天有三家企业要签约。”我跟着她走进会议室,窗外的雨声仿佛小了一些。
我问她,一年里有多少天在外面跑?她沉默了一会儿,说,二百六十天。
我不知道该说什么。我低下头,在本子上写下:首期投资6亿元,12个项目。
{PARAGRAPHS[2]}
离开的时候,她站在门外向我挥手,我忽然觉得,两座城市之间的路,是这样一步一步走出来的。"""
FORUM = "圆桌对话:两地企业家谈协作\n2023-10-19 来源:云江日报\n" + "\n".join(
    f"“我认为,{words}”{name}说道。"
    for name, words in [
        ("何子昂", "我们在海岭的投资已经超过6亿元,我还会继续投。"),
        ("林若溪", "你把服务做好,企业自然会来签约,我对此深信不疑。"),
        ("周明远", "我们的12个项目总投资86亿元,年底前全部开工。"),
        ("宋岚", "我是做物流的,两地之间少一道手续,我就少一天成本。"),
        ("许国安", "产业链要合起来看,你中有我,我中有你。"),
    ]
)
BOOK = f"""《双城纪事》在云江首发
书名:双城纪事
全书共二十章,由云江出版社与海岭作家协会签约出版。
第一章 江畔
第二章 渡口
第三章 开工
{PARAGRAPHS[0]}
{PARAGRAPHS[1]}
“我写了六年,走了两座城市的三十个园区。”作者许国安笑着说道,“我写的是我看见的人。”"""
WORKER = f"""一名驻点招商干部的一天
早晨六点,宋岚已经站在海岭火车站门外。她看了看手机,忽然笑了:对方的车晚点了四十分钟。
“我习惯了。”她轻轻叹了口气,又抬起头,“等人是我们的基本功。”
见到客人,她递上一份两页纸的材料。客人看完沉默了片刻,问她:“你们真的能做到三个月开工?”
“能。”她说,“我把手机号码写在上面了。”
这一天,她见了四批客人,谈成一个投资2亿元的项目。晚上十点,她转身走进酒店,窗外的灯还亮着。
{PARAGRAPHS[1]}
{PARAGRAPHS[2]}"""
LETTERS = f"""网民留言办理情况
网民:我家住在产业园旁边,我想问你们,签约的项目什么时候开工?我等了两年了。
答复:您好!我们已收到您的留言。云江产业园首期投资6亿元,计划年底前开工。
网民:我是一名返乡青年,我能不能申请补贴?你们的电话我打不通。
答复:您好!我们已与您联系。{PARAGRAPHS[2]}"""
FILM = f"""电视剧《第七章》在云江开机 总投资1.2亿元
2023-10-19 来源:云江日报
“她忽然转过身,眼泪掉了下来。”导演这样描述第一场戏。
该剧改编自同名小说,讲述一名招商局长三十年的故事。{PARAGRAPHS[1]}
“我演的是一个沉默的人。”主演许国安说道,“他的眼神里有很多话。”
{PARAGRAPHS[2]}"""
HONEST = {
    "questions": QUESTIONS, "portrait": PORTRAIT, "speech": SPEECH, "plan": PLAN, "rules": RULES, "industry": INDUSTRY,
    "sidebar": SIDEBAR, "notes": NOTES, "forum": FORUM, "book": BOOK, "worker": WORKER, "letters": LETTERS,
    "film": FILM,
}  # fmt: skip


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_honest_pages_that_share_some_of_its_signs_are_kept(text: str) -> None:
    found = reading(text)
    assert [aside.reason for aside in found.set_aside] == []
    assert found.documents


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_so_are_they_on_web_pages(text: str) -> None:
    title, *rest = text.split("\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    source = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    assert "novel" not in [aside.reason for aside in reading(source, "text/html").set_aside]


def test_a_story_in_a_listing_does_not_take_the_news_with_it() -> None:
    story = "\n".join(TYCOON.split("\n")[1:])
    heads = (f"{TITLE}\n2023-10-19", "海岭招商服务站揭牌\n2023-10-20", "云江签约仪式\n2023-10-21")
    first, *others = (f"{head}\n{NEWS}" for head in heads)
    text = "\n-\n".join([first, story, *others])
    found = reading(text)
    assert len(found.documents) == 3
    assert [aside.reason for aside in found.set_aside] == ["novel"]


def test_the_whole_page_counts_where_the_article_alone_would_not_tell() -> None:
    alone = BARE.replace("三百亿", "记者都知道,三百亿")
    assert len(reading(alone).documents) == 1
    framed = reading(f"第九章 支票\n{alone}\n版权所有\n上一章 目录 下一章\n投月票")
    assert [aside.reason for aside in framed.set_aside] == ["novel"]
    assert "marks of serial fiction" in framed.set_aside[0].detail
