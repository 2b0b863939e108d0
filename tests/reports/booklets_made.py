"""A round made up for the booklets: needs and offers of every kind, whole and with gaps."""

from datetime import date
from decimal import Decimal

from liandong.matching import Need, Offer
from liandong.rules import All, Any, Not, Relation, Test, Unread
from liandong.rules.condition import Days

ON = date(2026, 6, 1)
ROUND = "2026 年第二季度重大项目融资对接会"


def needs() -> list[Need]:
    """In four cities, one of them only as a province; without amount, region, industry; one that stands no longer."""
    return [
        Need(
            "X-1", "江临智能装备产业园二期", "江临装备有限公司", Decimal(12500), Decimal(60), Decimal("4.2"),
            "440115", "C36", "固定资产", frozenset({"土地", "房产"}), frozenset({"企业保证"}), "AA",
            date(2016, 3, 15), "在建", frozenset({"高新技术企业", "专精特新"}),
            Days(date(2026, 1, 1), date(2026, 12, 31)), "r" * 32, "需求表!A5",
        ),
        Need("X-2", "软件研发中心", "云津软件有限公司", Decimal(800), Decimal(12), None, "440305", "I65", "研发",
             frozenset(), frozenset(), "AAA"),
        Need("X-3", "冷链仓储", "鹭原物流有限公司", None, None, None, "440600", "G59"),
        Need("X-4", "什么都不详的项目"),
        Need("X-5", "省内选址的电池材料项目", "霁川新材有限公司", Decimal("33.5"), Decimal(36), Decimal(5), "440000",
             "C38"),
        Need("X-6", "已经过期的需求", "旧公司", Decimal(100), days=Days(until=date(2026, 5, 31))),
        Need("X-7", "云津智慧园区", "云津软件有限公司", Decimal(10000), Decimal(24), Decimal("3.85"), "440304", "I65"),
    ]  # fmt: skip


def offers() -> list[Offer]:
    """Of two institutions and of none; everything asked, nothing asked, clauses read and not."""
    further = (
        Test("stage", Relation.ONE_OF, frozenset({"开工", "在建"}), text="项目须已开工"),
        All((Test("pledges", Relation.NONE_OF, frozenset({"股权"})), Unread("经办行认可的其他条件"))),
        Any((Test("amount", Relation.AT_MOST, Decimal(500)), Unread("有政府部门推荐函"),
             All((Test("rating", Relation.ONE_OF, frozenset({"AAA"})),
                  Test("titles", Relation.HAS_ALL, frozenset({"专精特新"})))))),
        Not(Test("industry", Relation.ONE_OF, frozenset({"K"}), Days(since=date(2026, 7, 1)))),
    )  # fmt: skip
    return [
        Offer(
            "P-1", "技改贷", "江临银行", Decimal(100), Decimal(15000), Decimal(12), Decimal(120),
            Decimal("3.1"), Decimal("4.35"), frozenset({"440100", "440300"}), frozenset({"C"}),
            frozenset({"固定资产", "技术改造"}), frozenset({"房产", "土地"}), frozenset({"企业保证"}),
            frozenset({"AAA", "AA", "A"}), frozenset({"高新技术企业"}), Decimal(24), further, 5, Decimal(30000),
            Days(date(2026, 1, 1)), "o" * 32, "产品表!A3",
        ),
        Offer("P-2", "信用贷", "江临银行", amount_most=Decimal(1000), term_most=Decimal(36),
              rate_least=Decimal("3.45")),
        Offer("P-3", "供应链票据", "", further=(Unread("授信额度以核心企业为准"),)),
        Offer("P-4", "绿色债券承销", "鹭原证券", amount_least=Decimal(20000), term_least=Decimal(36),
              term_most=Decimal(36)),
        Offer("P-5", "停办的产品", "鹭原证券", days=Days(until=date(2025, 12, 31))),
    ]  # fmt: skip
