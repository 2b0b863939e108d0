"""Texts in short lines: posts, and notices that are but a line or a table long."""

import pytest

from tests.documents.made import PARAGRAPHS, TITLE, only, reading

POST = (
    "签了!海岭又添大项目\n海岭发布 2023-03-05 18:20 发表于云江\n点击蓝字 关注我们\n今天上午\n3月5日\n"
    "海岭市高新区\n12个项目集中签约\n"
    "总投资86亿元\n其中\n智能装备项目5个\n生物医药项目4个\n恒拓机器人投资12亿元\n明年投产\n"
    "- END -\n素材来源:海岭日报\n阅读 1.2万  在看 31"
)
SHORT = {
    "signing": "云江恒拓机器人有限公司与海岭市高新区签署投资协议,总投资12亿元。",
    "no full stop": "3月5日,恒拓机器人与海岭市签约,将投资30亿元在海岭建设智能装备产业园",
    "correction": "更正\n本报3月2日《海岭签约12个项目》一文中,“总投资86亿元”应为“总投资68亿元”,特此更正。",
    "filing": "项目名称:恒拓智能装备产业园\n建设单位:云江恒拓机器人有限公司\n总投资:120000万元\n备案日期:2023年3月5日",
    "table": "海岭集中开工项目\n项目名称\t投资方\t总投资\n"
    "智能装备园\t恒拓机器人\t12亿元\n中试基地\t云禾制药\t6亿元\n冷链园\t通达\t3亿元",
}
EMPTY = {
    "keywords": "招商引资 产业园区 签约项目 12个项目 总投资 30亿元 开工 云江 海岭 项目名称",
    "keywords with commas": "招商引资,产业园区,签约项目,12个项目,总投资30亿元,开工,云江,海岭",
    "franchise": "海岭奶茶加盟\n签约送5万元大礼包\n全国已签约300家门店\n加盟热线:000-0000\n限时优惠 立即咨询",
    "franchise without hotline": "某某麻辣烫招商加盟\n投资额1-5万元\n签约即享总部扶持\n已有1200家企业合作",
    "job": "恒拓机器人招聘销售\n月薪8000元\n签约5个项目奖金2万元\n五险一金 双休",
    "novel": "第十二章 签约\n“三十亿元的项目,今天签约。”他冷笑道。\n她愣了一下。\n本章完",
    "novel without frame": "林总抬头,淡淡道:“签约吧,总投资三十亿元。”",
    "library": "海岭签约项目协议书.doc\n页数:12页 下载积分:20金币\n总投资30亿元 文档下载 免费预览 上传者:abc",
    "dated headlines": "海岭12个项目签约 总投资86亿元 2023-03-05\n云江开工9个项目 投资20亿元 2023-03-04\n"
    "临港签约6个项目 2023-03-03\n空港产业园投产 2023-03-02",
    "headlines": "海岭12个项目签约总投资86亿元\n云江开工9个项目投资20亿元\n临港签约6个项目\n空港产业园投产",
    "flats": "海岭新城住宅 首付20万元起 签约享98折优惠 热线0000",
    "loan": "企业贷款最高500万元,当天签约当天放款,无抵押。",
    "shares": "恒拓机器人:3月5日主力资金净流出1200万元。签约概念股下跌。",
    "betting": "体育平台注册送88元 首充优惠 签约球队",
}


def test_a_post_of_short_lines_is_read_whole() -> None:
    document = only(POST)
    assert document.title is not None
    assert document.title.value == "签了!海岭又添大项目"
    assert document.published is not None
    assert document.published.value == "2023-03-05"
    assert document.body.startswith("今天上午\n3月5日\n海岭市高新区")
    assert document.body.endswith("恒拓机器人投资12亿元\n明年投产")


PARTED = (
    "点亮了!海岭的“大货机”又近一步\n原创 小海 海岭生活圈\n2023-03-05 18:20\n这几天\n海岭人被两个字刷屏了\n"
    "01 跑道\n3月2日下午\n东跑道开始浇筑\n长3600米、宽45米\n02 航站楼\n占地1.5万平方米\n地上2层\n"
    "机场由恒拓集团投资\n总投资32亿元\n明年投产\n— END —\n编辑 | 小海\n往期推荐\n海岭夜骑路线"
)
SPOKEN = (
    "校门开到厂门口|云江大学在海岭设研究院\n海岭发布 2023-03-05 18:20\n👇点击上方蓝字关注我们\n"
    "滨江街道智能产业园,昨天下午挂出一块新牌子:\n“海岭·云江大学产业技术研究院”\n揭牌的,是云江大学校长和海岭区委书记\n"
    "签字的,是大学和区政府\n研究院干什么?\n聚焦人工智能、智能制造、新材料\n这不是校地第一次牵手\n"
    "学校先后派出近百名教授来海岭对接\n一批合作项目已在海岭扎根"
)


def test_numbered_parts_of_a_post_are_of_it() -> None:
    body = only(PARTED).body
    assert body.startswith("这几天\n")
    assert body.endswith("总投资32亿元\n明年投产")
    assert "\n02 航站楼\n" in body


def test_a_post_without_a_sum_is_read_where_its_editor_closes_it() -> None:
    document = only(SPOKEN + "\n编辑 | 小海  审核 | 老云\n阅读 1024  赞 19  在看 8")
    assert document.title is not None
    assert document.title.value == "校门开到厂门口|云江大学在海岭设研究院"
    assert document.body.startswith("滨江街道智能产业园")
    assert document.body.endswith("一批合作项目已在海岭扎根")


VERSE = (
    "海岭通办|这几笔账该看看\n原创 山夜编辑部 海岭办事指南 2023-03-05 18:20 云江\n点击上方蓝字,关注我们\n▼\n"
    "会上有个词\n大家听了好几遍\n记者从会上要来一本账\n咱们一页页翻\n01 总账\n"
    "政务服务事项\n已经有311项\n办件量1500万件\n"
    "里头252项\n全程网办\n02 新账\n头一批事项\n7项\n291家公立医院\n互相认账\n办了4.2万人次\n今年先写到这\n"
    "END\n素材:综合自会议报道 排版:小鱼\n阅读 1.2万 赞 86"
)
TOLD = (
    "海岭12个重大项目,刚刚开工!\n原创 小海 海岭发布 2023-03-05 11:30\n▼\n春回大地\n3月5日上午\n"
    "书记秦川一声令下\n机器同时轰鸣\n开工项目 12个\n总投资 58亿元\n编辑丨小海\n阅读 6213"
)


def test_a_post_without_a_mark_in_its_lines_is_read_for_its_counts() -> None:
    document = only(VERSE)
    assert document.body.startswith("会上有个词")
    assert document.body.endswith("今年先写到这")
    assert document.published is not None
    assert document.published.value == "2023-03-05"


def test_a_word_of_command_makes_no_story_of_a_post() -> None:
    assert only(TOLD).body.endswith("总投资 58亿元")


def test_short_words_under_a_date_that_count_nothing_are_set_aside() -> None:
    shell = (
        "海岭招商\n海岭发布 2023-03-05 18:20\n" + "\n".join(("产业园区", "招商引资", "云江新区") * 8) + "\n编辑:小海"
    )
    assert not reading(shell).documents


def test_headlines_under_a_date_are_no_post_though_an_editor_is_named() -> None:
    headlines = "\n".join(
        f"{name}产业园迎来新一批企业入驻" for name in ("云江", "海岭", "临港", "空港", "滨江", "城东", "城西", "城南")
    )
    assert not reading(f"今日云江要闻\n云江网 2023-03-05 18:20\n{headlines}\n编辑:小云").documents


def test_short_lines_around_the_paragraphs_of_a_post_are_of_it() -> None:
    document = only(
        f"{TITLE}\n云江发布 2023-03-05 18:20\n昨天下午\n两市携手\n先说重点\n一条条看\n{PARAGRAPHS[1]}\n"
        "下一个会是谁\n编辑:小云 审核:小海"
    )
    assert document.body.startswith("昨天下午\n")
    assert document.body.endswith("下一个会是谁")


def test_subtitles_below_a_source_line_are_no_post() -> None:
    document = only(
        f"{TITLE}\n2023-03-05 来源:云江日报\n产业协作再上台阶\n两市互设服务站\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"
    )
    assert document.body == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"


@pytest.mark.parametrize("text", SHORT.values(), ids=SHORT)
def test_a_short_text_that_tells_a_sum_or_a_count_is_read(text: str) -> None:
    assert len(reading(text).documents) == 1


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_what_is_short_and_sells_or_lists_or_tells_a_story_is_set_aside(text: str) -> None:
    assert reading(text).documents == ()


def test_an_abstract_that_the_first_paragraph_gives_in_full_is_not_read_twice() -> None:
    document = only(f"{TITLE}\n简介{PARAGRAPHS[0][:40]} ...\n\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}")
    assert document.body == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"


@pytest.mark.parametrize(
    "talk",
    [
        "导读:不少网友关注海岭最新动态的题目,小编为各人整理了相关内容,一起来看看吧。",
        "以上就是小编为大家带来的全部内容,更多请继续关注本站。",
        "小编结语:看到家乡有这么大的动作,小编也替大家高兴。",
    ],
)
def test_the_talk_of_copying_sites_is_left_out(talk: str) -> None:
    assert only(f"{TITLE}\n2023-03-05\n{talk}\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}").body == "\n".join(PARAGRAPHS[:2])


def test_an_editor_who_tells_a_fact_is_kept() -> None:
    fact = "小编从发布会上了解到,下面这批项目共12个,总投资86亿元,一起来看看。"
    assert fact in only(f"{TITLE}\n2023-03-05\n{PARAGRAPHS[0]}\n{fact}\n{PARAGRAPHS[1]}").body


def test_a_headline_under_a_date_without_anything_below_it_is_set_aside() -> None:
    assert reading(f"2023-10-19 08:30 来源:云江日报\n{TITLE}").set_aside


LISTED = (
    "云江园区网\n首页 | 动态 | 政策 | 会员中心\n\n■ 两省53家开发区“相亲” 签下45份协议\n2023-07-06 来源:园区网海岭站\n"
    "{first}\n[阅读全文] [收藏]\n\n■ 海岭云江头回组团招商\n2023-07-05 来源:园区网云江站\n{second}\n[阅读全文] [收藏]\n"
)


def test_a_headline_behind_a_mark_above_a_dated_source_line_is_the_title_of_its_article() -> None:
    paragraph = (
        "海岭市与云江市{day}签署合作协议,双方将共建产业园,总投资12亿元,首批入园企业30家,预计两年内投产达效。" * 3
    )
    page = LISTED.format(first=paragraph.format(day="昨天"), second=paragraph.format(day="上周"))
    titles = [document.title.value for document in reading(page).documents if document.title]
    assert titles == ["两省53家开发区“相亲” 签下45份协议", "海岭云江头回组团招商"]


def test_a_question_that_opens_a_text_is_of_it_and_no_title() -> None:
    body = "答:签的是《投资开发协议》。甲方是海岭市人民政府,乙方是云江新能源有限公司,总投资约58亿元,项目分期建设。"
    document = only(f"云江新能源问答摘录(学习稿)\n来源:互动整理\n\n问:那份协议,到底签了什么?\n{body}\n")
    assert document.title is not None
    assert document.title.value == "云江新能源问答摘录(学习稿)"
    assert document.body.startswith("问:那份协议")


FACTS = "附:科技企业家底(截至2021年)\n高新技术企业 2795家\n全年营业收入 2797.5亿元\n从业人员 24.2万人"


def test_the_lines_of_numbers_that_an_appendix_gives_are_of_the_article() -> None:
    paragraph = "海岭市科技企业金融服务对接会昨天举行,4家银行今后将向科技企业发放贷款400亿元,并在信息共享方面开展合作。"
    document = only(f"四家银行支持海岭科技企业\n2022-08-12 16:20 来源:海岭日报\n{paragraph}\n{FACTS}\n【打印本页】\n")
    assert document.body.endswith("从业人员 24.2万人")


def test_headlines_with_numbers_below_an_article_are_not_of_it() -> None:
    paragraph = (
        "海岭市科技企业金融服务对接会昨天举行,4家银行今后将向科技企业发放贷款400亿元,"
        "各方还要在融资需求对接、优质企业挖掘、信息共享等方面开展合作。"
    )
    headlines = "海岭12个项目签约总投资86亿元\n云江开工9个项目投资20亿元\n临港签约6个项目"
    document = only(f"四家银行支持海岭科技企业\n2022-08-12 16:20 来源:海岭日报\n{paragraph}\n{headlines}\n")
    assert document.body.endswith("开展合作。")


POINTS = "●恒拓医药生产迁建及配套健康产业建设\n●云江新材料石墨电极系列化\n●海岭丹溪湿地治理"


@pytest.mark.parametrize("mark", ["●", "◆", "•", "◎", "▪"])
def test_the_points_of_a_list_that_the_last_paragraph_announces_are_of_the_article(mark: str) -> None:
    paragraph = (
        "到了4月1日,海岭县第二季度20个重大项目当天上午集中开工,总投资112亿元,涉及产业、交通、环境等方面,"
        "各标段的施工单位已经进场,其中有:"
    )
    points = POINTS.replace("●", mark)
    document = only(
        f"海岭重大项目集中开工\n2019-04-04 10:22 来源:海岭日报\n{paragraph}\n{points}\n上一篇:海岭夜骑路线\n"
    )
    assert document.body.endswith(points)


def test_links_below_a_paragraph_that_announces_nothing_are_not_of_the_article() -> None:
    paragraph = (
        "海岭县第二季度20个重大项目4月1日上午集中开工,总投资112亿元,涉及产业、交通、环境等方面,施工单位已经进场。"
    )
    document = only(f"海岭重大项目集中开工\n2019-04-04 10:22 来源:海岭日报\n{paragraph}\n{POINTS}\n")
    assert document.body.endswith("已经进场。")


POINTED = (
    "海岭今天又签约了\n海岭发布 2023-03-05 18:20\n今天上午\n12个项目集中签约\n总投资86亿元\n其中\n"
    "• 恒拓机器人产业园\n• 云禾制药中试基地\n• 通达冷链园\n"
    "智能装备项目5个\n生物医药项目4个\n恒拓机器人投资12亿元\n明年投产\n文字:小海 图片:小岭\n"
)


def test_the_points_amid_a_post_are_of_it() -> None:
    document = only(POINTED)
    assert "• 云禾制药中试基地" in document.body
    assert document.body.endswith("明年投产")


def test_links_that_end_a_post_are_not_of_it() -> None:
    end = "• 海岭夜骑路线又上新\n• 云江开工9个项目投资20亿元\n• 临港签约6个项目\n文字:小海 图片:小岭\n"
    document = only(
        POINTED.split("其中")[0] + "智能装备项目5个\n生物医药项目4个\n恒拓机器人投资12亿元\n明年投产\n" + end
    )
    assert document.body.endswith("明年投产")


@pytest.mark.parametrize(
    "line", ["◎ 猜你喜欢:海岭夜骑路线", "◎海岭日报见习记者 小海", "◎欢迎参与讨论,请在这里发表您的看法。"]
)
def test_what_sites_put_behind_a_circle_is_not_of_the_text(line: str) -> None:
    paragraph = "海岭县第二季度20个重大项目4月1日上午集中开工,总投资112亿元,涉及产业、交通、环境等方面。"
    document = only(f"海岭重大项目集中开工\n2019-04-04 10:22 来源:海岭日报\n{paragraph}\n{line}\n{paragraph[6:]}\n")
    assert line not in document.body


@pytest.mark.parametrize("mark", ["●", "•", "◆", "·"])
def test_links_to_which_the_last_paragraph_invites_are_not_of_the_article(mark: str) -> None:
    paragraph = (
        "海岭县第二季度20个重大项目4月1日上午集中开工,总投资112亿元,涉及产业、交通、环境等方面。"
        "施工单位负责人表示,力争早日发挥效益。想了解更多本地新闻,请点击下面的链接:"
    )
    links = "\n".join(f"{mark}{line}" for line in ("海岭夜骑路线又上新", "云江开工9个项目", "临港签约6个项目"))
    document = only(f"海岭重大项目集中开工\n2019-04-04 10:22 来源:海岭日报\n{paragraph}\n{links}\n")
    assert "云江开工9个项目" not in document.body


def test_links_above_what_invites_to_follow_are_not_of_a_post() -> None:
    end = (
        "• 海岭夜骑路线又上新\n• 云江开工9个项目投资20亿元\n• 临港签约6个项目\n"
        "关注我们\n点亮在看\n每天都有好消息\n让更多人看到\n海岭欢迎你\n文字:小海 图片:小岭\n"
    )
    document = only(
        POINTED.split("其中")[0] + "智能装备项目5个\n生物医药项目4个\n恒拓机器人投资12亿元\n明年投产\n" + end
    )
    assert document.body.endswith("明年投产")
