"""A report on the sample pages, set out once in every format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from liandong import open_workspace
from liandong.model import Conflict, Document, FoldedValue, Record, Statement, Tier, Value
from liandong.reports import FORMATS, Asked, Report, regional, render
from tests.exchange.made import Made, document, folded, money, quote, record, same

DAY = "2025-12-31"
ASKED = Asked.of(("霁川", "鹭原"), "2017..2025")


@dataclass
class Ledger(Made):
    """A ledger in memory, as far as reports read it."""

    version: int = 1
    held: Mapping[str, Statement] = field(default_factory=dict)

    def tier(self, document_id: str, /) -> Tier:
        return Tier.GOVERNMENT

    @property
    def whole(self) -> "Ledger":
        return self

    def documents_named(self, ids: Iterable[str]) -> Mapping[str, Document]:
        return {id_: self.document(id_) for id_ in ids}

    def statement(self, statement_id: str, /) -> Statement:
        return self.held[statement_id]


def telling(*records: Record, text: str) -> Ledger:
    """A ledger of one document in which the records are told."""
    return Ledger([document("来源.txt", text)], (), records)


TEXT = "标题\n云津市的江临智造园项目在2024年签约。"


def project(identity: str, *amounts: FoldedValue, **others: FoldedValue | tuple[FoldedValue, ...]) -> Record:
    """A project in 云津市."""
    told = quote(document("来源.txt", TEXT), "江临智造园项目在2024年签约")
    given = {"name": folded(same(f"项目{identity}"), told), "place": folded(same("云津市"), told)} | others
    return record(identity * 32, "project", 1, **given, **({"amount": amounts} if amounts else {}))


def amount(
    yuan: int, currency: str = "CNY", scope: str | None = "total", conflict: Conflict = Conflict.NONE
) -> FoldedValue:
    told = quote(document("来源.txt", TEXT), "江临智造园项目在2024年签约")
    return folded(money(f"{yuan}元", yuan, currency), told, scope=scope, conflict=conflict)


def bounded(yuan: int) -> FoldedValue:
    told = quote(document("来源.txt", TEXT), "江临智造园项目在2024年签约")
    number = Decimal(yuan)
    return folded(Value(f"超过{yuan}元", str(yuan), number, number, None, "元", "CNY"), told, scope="total")


@pytest.fixture(scope="session")
def made(samples: Path) -> Report:
    with open_workspace(samples) as opened:
        return regional(opened.ledger(), ASKED, day=DAY)


@pytest.fixture(scope="session")
def files(made: Report) -> Mapping[str, bytes]:
    """The report in each format."""
    return {name: render(made, name) for name in FORMATS}
