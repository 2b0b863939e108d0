"""Pages of lists beside a bare SELECT of as many records, in one run on one core.

    python benchmarks/listing.py [--projects 100000] [--folder FOLDER]

Made-up projects in one ledger, a tenth without an amount or a date, some in dollars; the later they are dated, the
earlier is their stage, so that some filters meet what stands far behind in an order. Printed are

- seconds and bytes for putting records into the ledger and for indexing them;
- for pages of 50 with no filter, one and two, in each order, the first and the one behind the thousandth record:
  milliseconds, and the ratio to `SELECT body … LIMIT 50` through the same connection, with the plan of SQLite;
- exact totals, the overview and what changed since the version before: the first time, and once they are known.

Milliseconds are of processor time, the middle of five runs. The data are the same on every machine.
"""

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from sqlalchemy import event, text

from liandong.model import AsOf, Basis, Conflict, FoldedValue, Modality, Quote, Record, Role, Tier, Value, content_id
from liandong.model.kinds import STAGES
from liandong.search import Filter, Order, record_entry
from liandong.store import open_store
from liandong.store.protocol import Store
from liandong.workspace import Ledger

PORTION, PAGE, DEEP, RUNS = 1_000, 50, 1_000, 5
NUMBERED = (Order.NEWEST, Order.OLDEST, Order.LARGEST, Order.SMALLEST)
PLACES = {"广东省": "广州市 深圳市 佛山市 东莞市 惠州市 珠海市", "江苏省": "苏州市 无锡市 南京市 南通市 常州市"}
PLACES |= {"浙江省": "杭州市 宁波市 嘉兴市 绍兴市", "四川省": "成都市 绵阳市", "湖北省": "武汉市 宜昌市"}
TRADES = ("集成电路", "人工智能", "生物医药", "新能源汽车", "智能装备", "数字经济", "新材料", "物流", "软件", "航空")
LISTS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("region", "广东"),),
    (("region", "宜昌"),),
    (("region", "粤港澳大湾区"),),
    (("industry", "集成电路"),),
    (("status", "意向"),),
    (("status", ">=开工"),),
    (("period", "2016"),),
    (("period", "2024"),),
    (("amount", ">890亿"),),
    (("amount", "<1亿"),),
    (("conflict", "有"),),
    (("families", ">=3"),),
    (("missing", "投资额"),),
    (("source", "政府"),),
    (("region", "广东"), ("industry", "集成电路")),
    (("region", "宜昌"), ("status", "意向")),
    (("region", "江苏"), ("period", "2016")),
    (("status", "投产"), ("period", "2016")),
    (("industry", "人工智能"), ("amount", ">890亿")),
    (("amount", ">890亿"), ("period", "2016")),
    (("conflict", "有"), ("missing", "投资额")),
)


def folded(value: Value, quote: Quote, families: int, tier: Tier, at: str | None, conflict: Conflict) -> FoldedValue:
    as_of = AsOf(at, Basis.STATED) if at else None
    return FoldedValue(value, None, as_of, Modality.DONE, conflict, (quote,), (quote.document,), families, tier, 0.9)


def project(dice: random.Random, number: int) -> Record:
    id_ = content_id("project", number)
    province = dice.choices(list(PLACES), (40, 30, 15, 10, 5))[0]
    city, trade = dice.choice(PLACES[province].split()), dice.choice(TRADES)
    name = f"{city[:-1]}{trade}{number}号产业园"
    late = dice.random()
    day = f"{2016 + int(late * 10)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    stage = list(STAGES)[min(5, int((1 - late) * 5 + dice.random() * 1.5))]
    currency, unit = ("USD", "美元") if dice.random() < 0.05 else ("CNY", "元")
    money = Decimal(max(1, int(dice.paretovariate(0.6)))) * 10**7
    families, tier, real = dice.choice((1, 1, 1, 2, 3)), dice.choice(list(Tier)), dice.random() < 0.03
    head = f"{name}位于{province}{city},{day}签约,总投资{money}{unit}。"
    quote = Quote(Role.VALUE, id_, 0, len(head), head, id_, 0, len(head))
    told = [("name", Value(name, name)), ("place", Value(f"{province}{city}", f"{province}{city}"))]
    if dice.random() < 0.9:
        told.append(("amount", Value(f"{money}{unit}", str(money), money, None, None, unit, currency)))
    told += [("status", Value(STAGES[stage][1], stage)), ("sector", Value(trade, trade))]
    if dice.random() < 0.9:
        told.append(("date", Value(day, day)))
    properties = []
    for each, value in told:
        conflict = Conflict.REAL if real and each == "amount" else Conflict.NONE
        at = day if each == "status" else None
        properties.append((each, (folded(value, quote, families, tier, at, conflict),)))
    return Record(id_, "project", (id_,), tuple(properties), families)


def projects(count: int) -> Iterator[list[Record]]:
    dice = random.Random(1)
    numbers = iter(range(count))
    while some := [project(dice, number) for number in islice(numbers, PORTION)]:
        yield some


def fill(store: Store, file: Path, count: int) -> None:
    """Two versions; in the second the last portion is new."""
    portions = list(projects(count))
    put = indexed = 0.0
    for some in (portions[:-1], portions[-1:]):
        with store.drafting("r", "c") as draft:
            for records in some:
                began = process_time()
                draft.put_records(records)
                between = process_time()
                draft.index(map(record_entry, records))
                put, indexed = put + between - began, indexed + process_time() - between
    print(
        f"{count} projects: {put:.1f} s to put them, {indexed:.1f} s to index them; {file.stat().st_size / 1e6:.0f} MB"
    )


def plan(store: Store, work: Callable[[], object]) -> set[str]:
    """What SQLite does for each question of the work."""
    sent: list[tuple[str, Any]] = []
    with store._reading() as connection:  # type: ignore[attr-defined]
        engine = connection.engine

    def hear(_connection: object, _cursor: object, command: str, values: object, *_: object) -> None:
        sent.append((command, values))

    event.listen(engine, "before_cursor_execute", hear)
    work()
    event.remove(engine, "before_cursor_execute", hear)
    with store._reading() as connection:  # type: ignore[attr-defined]
        cursor = connection.connection.cursor()
        asked = [(f"EXPLAIN QUERY PLAN {command}", values) for command, values in sent if "SELECT" in command]
        return {row[3] for each in asked for row in cursor.execute(*each)}


def cost(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, the middle of some runs."""
    taken = []
    for _ in range(RUNS):
        began = process_time()
        work()
        taken.append(1e3 * (process_time() - began))
    return median(taken)


def bare(store: Store) -> float:
    query = text("SELECT body FROM record WHERE last_version IS NULL LIMIT 50")

    def select() -> None:
        with store._reading() as connection:  # type: ignore[attr-defined]
            connection.execute(query).fetchall()

    return cost(select)


def pages(store: Store) -> None:
    ledger = Ledger(store.view(store.newest()))
    rival = bare(store)
    print(f"bare SELECT of {PAGE} bodies: {rival:.2f} ms")
    ratios: dict[tuple[int, bool], list[float]] = {}
    plans: set[str] = set()
    for chosen in LISTS:
        filters = [Filter.of(*each) for each in chosen]
        began = process_time()
        total = ledger.total("project", *filters)
        counted = 1e3 * (process_time() - began)
        told = []
        for order in Order:
            deep = ledger.listing("project", *filters, order=order, limit=DEEP).after
            show = partial(ledger.listing, "project", *filters, order=order, limit=PAGE)
            first, further = cost(show), cost(partial(show, after=deep))
            plans |= plan(store, show)
            ratios.setdefault((len(chosen), order in NUMBERED), []).append(first / rival)
            told.append(f"{order} {first:.1f} {further:.1f}")
        named = " ".join(each.worded("en") for each in filters) or "all"
        print(f"  {named}: {total} in {counted:.0f} ms;", ", ".join(told))
    for (number, numbered), each in ratios.items():
        orders = "day or amount" if numbered else "name or id"
        print(f"{number} filters by {orders} / bare select: median {median(each):.0f}, slowest {max(each):.0f}")
    print("plan:", *sorted(plans), sep="\n  ")


def whole(store: Store) -> None:
    works: dict[str, Callable[[Ledger], object]] = {
        "overview": lambda ledger: ledger.overview(),
        "overview of region:广东": lambda ledger: ledger.overview("project", Filter.of("region", "广东")),
        "changes of the last version": lambda ledger: ledger.changes(ledger.version - 1),
    }
    for name, work in works.items():
        ledger = Ledger(store.view(store.newest()))
        began = process_time()
        work(ledger)
        print(f"{name}: {1e3 * (process_time() - began):.0f} ms, again {cost(partial(work, ledger)):.2f} ms")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--projects", type=int, default=100_000)
    arguments.add_argument("--folder", type=Path, help="where the files lie meanwhile")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as place:
        store = open_store(Path(place))
        fill(store, Path(place) / "ledger.sqlite", chosen.projects)
        pages(store)
        whole(store)
        store.close()


if __name__ == "__main__":
    main()
