"""Plain words: what stands in many names and tells none apart. A name made of them alone names nothing by itself.

Collected by hand from the headings and project lists of regional pages; short on purpose: a word that is missing here
makes two names of different things look distinctive, so two names must then still agree in place (see projects.py).
"""

import re

from liandong.vocabulary import events

TYPE_WORDS = (
    "项目 工程 产业园区 产业园 科技园 工业园 创业园 示范园 园区 基地 中心 总部 大厦 广场 公园 小镇 社区 工厂 车间 平台 集群 集聚区 示范区 "
    "试验区 先行区 新区 片区 核心区 开发区 高新区 合作区 功能区 实验室 研究院 研究所 学院 学校 大学 医院 服务点 服务站 工作站 联络处 "
    "办事处 生产线 机场 港口 码头 车站 枢纽 高速公路 公路 铁路 地铁 轨道 隧道 大桥 桥梁 线路 号线 综合体 孵化器 加速器 众创空间 创新港 "
    "智慧城 科学城 科技城 创新城 生态城 新城 城区 论坛 峰会 大会 年会 会议 推介会 洽谈会 对接会 座谈会 研讨会 交流会 发布会 博览会 展览会 "
    "交易会 签约仪式 开工仪式 动工仪式 揭牌仪式 启动仪式 仪式 活动 行动 计划 机制 联盟 协会 委员会 联席会议 协议 备忘录 合同 意向书 "
    "办法 措施 规划 方案 意见 纲要 条例 通知 倡议 报告 指数 清单 汇编 白皮书 蓝皮书 榜单 名录"
).split()

TRADE_WORDS = (
    "新能源汽车 新能源 新材料 智能网联 智能制造 智能装备 智能科技 智能 人工智能 机器人 大数据 云计算 物联网 互联网金融 互联网 区块链 元宇宙 "
    "信息技术 信息科技 信息 数字经济 数字 数据 软件 集成电路 半导体 芯片 电子信息 电子 光电 显示 通信 网络 生物医药 生物科技 生物 医药 "
    "医疗器械 医疗 健康 康养 养老 高端装备 先进制造 装备制造 装备 制造 机械 汽车 整车 零部件 电池 储能 氢能 光伏 风电 电力 能源 环保 "
    "节能 绿色 低碳 化工 材料 钢铁 冶金 建材 家居 家电 纺织 服装 食品 农业 农产品 畜牧 种业 渔业 林业 海洋 航空 航天 低空经济 无人机 "
    "航运 港航 物流 供应链 跨境电商 电子商务 电商 商贸 贸易 外贸 商务 金融 银行 保险 证券 基金 投资 融资 租赁 担保 科技金融 文化 创意 "
    "文旅 旅游 体育 传媒 影视 会展 教育 培训 人才 科技 技术 科创 创新 创业 研发 研究 设计 检测 检验 知识产权 法律 政务 公共 服务业 服务 "
    "咨询 营商环境 乡村振兴 城市更新 交通 轨道交通 水利 市政 建筑 建设 房地产 地产 物业 商业 消费 餐饮 酒店 产业 工业 制药 实业 控股 "
    "发展 管理 经济 社会 生态 环境 民生 基础设施"
).split()

MODIFIERS = (
    "全国 国家级 国家 国际 世界 全球 中国 省级 市级 区级 区域性 区域 地区 华南 华东 华北 东部 西部 南部 北部 首个 首批 一批 多个 多项 系列 "
    "重大 重点 重要 大型 新型 新 高端 高科技 高新技术 高技术 高质量 高水平 先进 现代化 现代 未来 特色 优质 专项 专业 专题 专场 综合 整体 "
    "总体 全面 深化 加快 推进 推动 促进 支持 加强 关于 若干 进一步 实施 开展 打造 共建 共同 联合 合作 协同 联动 一体化 战略 框架 总 年度 "
    "集中 动工 开工 签约 落户 揭牌 挂牌 启动 竣工 投产 开发 建造 改造 升级 示范 试点 规模化 标准化 集约 公司 企业 行业 集团 单位 部门 机构 "
    "政府 龙头 骨干 上市 外资 央企 民企 国企 港资 台资 民营 中小企业 500强 独角兽 高校 院校 科研院所 科研机构 专家 学者 代表 嘉宾 组委会 主办方 "
    "成员 当地 四地 两地 三地 各地 双方 三方 多方 各方 市委 区委 县委 省委 委 局 厅 办公室 市 区 县 镇 省 州 城市 等 的 和 与 及 暨 个 项 家 大 各 两 三 多 本 该 此次 本次 相关 有关 自动驾驶 车队"
).split()

_NOUNS = (
    *events.EVENT_NOUNS, *events.PUBLICATION_NOUNS, *events.POLICY_NOUNS,
    *events.MECHANISM_NOUNS, *events.SITE_NOUNS, *events.AGREEMENT_NOUNS,
)  # fmt: skip
_ALL = sorted({*TYPE_WORDS, *TRADE_WORDS, *MODIFIERS, *_NOUNS}, key=lambda word: (-len(word), word))
_PLAIN = re.compile("|".join(map(re.escape, _ALL)))


def remainder(core: str) -> str:
    """What is left of a name without regions when every plain word is taken out: its brand, or nothing."""
    return _PLAIN.sub("", core)
