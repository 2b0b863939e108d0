"""Full text, filters and look-ups beside bare SQLite, in one run on one core.

    python benchmarks/searching.py [--documents 100000] [--seconds 10] [--folder FOLDER]

Generated documents of some 460 characters (sentences of reports, with stretches of characters drawn at random between
them), indexed as the store does it, and as many projects with their statements, quotes and marks. Printed beside what
must hold:

- 50 words of two to six characters: counts that differ from those of a search of the texts (0);
- the time to find all that hold a word, as a share of that of a LIKE scan (1/50), and the twenty best with snippets;
- the time to build the index, segmentation included, as a ratio to an FTS5 trigram index of the same texts (1.2);
- words that stand in every document, and filters with and without words;
- a record with all its evidence, as a ratio to two bare selects of the same rows (5);
- the slowest of a hundred look-ups (5 ms), and errors (0), while another process writes to the same file.

Ratios are of processor time, so that other programs do not blur them; what is told beside a writer is of the clock. The
data are the same on every machine.
"""

import argparse
import multiprocessing
import random
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time, sleep
from typing import TypeVar

from liandong.errors import LiandongError
from liandong.model import AsOf, Basis, Document, Mention, Page, Quote, Record, Role, Statement, Tier, Value, content_id
from liandong.records import fold
from liandong.search import document_entry, parse, record_entry
from liandong.search.segment import fold as folded
from liandong.store import open_store
from liandong.store.protocol import Store
from liandong.store.rows import Derivation, derivation, document_rows, statement_rows
from liandong.workspace import Ledger
from liandong.workspace.spine import Surveyed
from reading import CITIES, TRADES, peak_megabytes, sentence

T = TypeVar("T")
LIKE_FLOOR, BUILD_FLOOR, RECORD_FLOOR, SLOWEST_FLOOR = 50, 1.2, 5.0, 5.0
LENGTHS = {2: 20, 3: 12, 4: 10, 5: 4, 6: 4}
"""So many words of so many characters."""
PLACES = ("广州市", "深圳市", "佛山市", "东莞市", "苏州市", "无锡市", "成都市", "武汉市", "西安市", "长沙市")
STAGES = ("signed", "started", "building", "operating")
PORTION = 1_000
OF_EACH = 5
"""Statements of a document."""
LOOK_UPS = 2_000
QUERIES = (
    *(
        "总投资",
        "产业园 签约",
        "号产业园 -智能装备",
        "产业园 类型:项目",
        "产业园 地区:广州 金额:>500亿",
        "产业园 时间:2016",
    ),
    *(
        "签约 类型:文档",
        "智能装备 时间:2020 状态:开工",
        "地区:广东 状态:开工",
        "金额:>890亿",
        "-地区:广东 时间:2016-01",
    ),
)
"""Words that stand in most documents, and filters, those of few records and those of many."""
LISTS = ("地区:广州 状态:开工 时间:2020", "金额:>890亿", "地区:广东")


def text(dice: random.Random) -> str:
    """Sentences, with stretches of rare neighbours between them."""
    pieces: list[str] = []
    while sum(map(len, pieces)) < 440:
        pieces.append(sentence(dice))
        pieces.append("".join(chr(dice.randint(0x4E00, 0x6FFF)) for _ in range(dice.randint(5, 30))) + "。")
    return "".join(pieces)


def told(dice: random.Random, number: int) -> tuple[Page, Document, list[Statement]]:
    """One page, its document, and what it tells of a project; every project is told of by two pages."""
    name = f"{dice.choice(CITIES)}{dice.choice(TRADES)}{number // 2}号产业园"
    amount, place, stage = dice.randint(1, 900), dice.choice(PLACES), dice.choice(STAGES)
    year = f"{dice.randint(2016, 2025)}-{dice.randint(1, 12):02}"
    head = f"{name}位于{place},{year}签约,总投资{amount}亿元。"
    page = Page.of(f"{number:07}.txt", "text/plain", (head + text(dice)).encode())
    whole = page.data.decode()
    id_ = content_id("document", page.hash)
    document = Document(id_, page.hash, page.path, "bench", whole, 0, len(whole), 0, len(whole))
    mention = Mention(page.hash, 0, len(name), "project")
    quote = Quote(Role.VALUE, id_, 0, len(head), head, page.hash, 0, len(head))
    money = Value(f"{amount}亿元", str(amount * 10**8), Decimal(amount * 10**8), None, None, "元", "CNY")
    values = (
        ("name", Value(name, name), None),
        ("place", Value(place, place), None),
        ("amount", money, None),
        ("status", Value("签约", stage), year),
        ("date", Value(year, year), year),
    )
    statements = [
        Statement(mention, prop, value, (quote,), id_, "bench@1", as_of=AsOf(at, Basis.STATED) if at else None)
        for prop, value, at in values
    ]
    return page, document, statements


def portions(count: int, seed: int) -> Iterator[list[tuple[Page, Document, list[Statement]]]]:
    dice = random.Random(seed)
    numbers = iter(range(count))
    while some := [told(dice, number) for number in islice(numbers, PORTION)]:
        yield some


def derived(page: Page, document: Document, statements: Sequence[Statement]) -> Derivation:
    return derivation(page.hash, page.path, "r", document_rows([document]), statement_rows(statements))


def records_of(statements: Sequence[Statement], tiers: dict[str, Tier]) -> tuple[Record, ...]:
    """Projects of one name are one."""
    names: dict[str, list[str]] = {}
    for each in statements:
        if each.property == "name":
            names.setdefault(each.value.text, []).append(each.mention.id)
    clusters = {mention: min(members) for members in names.values() for mention in members}
    return fold(statements, clusters, Surveyed({}, tiers))


def fill(store: Store, count: int) -> list[str]:
    """Pages, documents, statements, records and their entries, in the first version; the texts come back."""
    texts: list[str] = []
    kept: list[list[Statement]] = []
    for some in portions(count, 1):
        pages = [page for page, _, _ in some]
        store.add_pages(pages, (), "bench")
        store.add_derivations([derived(*each) for each in some])
        texts += [document.text for _, document, _ in some]
        kept.append([statement for _, _, statements in some for statement in statements])
    with store.drafting("r", "c") as draft:
        for statements in kept:
            records = records_of(statements, {})
            draft.put_records(records)
            draft.index(map(record_entry, records))
    return texts


def cost(work: Callable[..., T], *given: object) -> tuple[float, T]:
    """Seconds of processor time, and what came of it."""
    began = process_time()
    found = work(*given)
    return process_time() - began, found


def build_index(store: Store, documents: Sequence[Document]) -> None:
    with store.drafting("r", "c") as draft:
        draft.index(map(document_entry, documents))


def build_trigram(file: Path, texts: Sequence[str], options: str) -> None:
    connection = _bare(file)
    connection.execute(f"CREATE VIRTUAL TABLE entry USING fts5(text, tokenize='trigram'{options})")
    with connection:
        connection.executemany("INSERT INTO entry(rowid, text) VALUES (?, ?)", enumerate(texts, 1))
    connection.close()


def _bare(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA cache_size=-32768")
    return connection


def words_of(texts: Sequence[str]) -> list[str]:
    """Words out of the texts, half of them where the sentences are."""
    dice = random.Random(2)
    found: dict[str, None] = {}
    for length, count in LENGTHS.items():
        wanted = len(found) + count
        while len(found) < wanted:
            place = dice.choice(texts)
            run = dice.choice([each for each in re.findall("[\u4e00-\u9fff]+", place) if len(each) >= length])
            start = dice.randint(0, len(run) - length)
            found[run[start : start + length]] = None
    return list(found)


def scan(connection: sqlite3.Connection, word: str) -> int:
    query = "SELECT count(*) FROM document WHERE text LIKE ?"
    return int(connection.execute(query, (f"%{word}%",)).fetchone()[0])


def search(store: Store, texts: Sequence[str], file: Path) -> None:
    """Counts and times of words."""
    view = store.view(store.newest())
    ledger = Ledger(view)
    plain = _bare(file)
    plain.execute("CREATE TABLE document (text TEXT)")
    with plain:
        plain.executemany("INSERT INTO document VALUES (?)", ((each,) for each in texts))
    bare = [folded(each) for each in texts]
    wrong, rows = 0, list[tuple[float, float, float, int]]()
    for word in words_of(texts):
        wanted = sum(folded(word) in each for each in bare)
        of_documents = parse(f"{word} 类型:文档").asked
        found = len(view.match(of_documents, 2**31))
        wrong += not found == view.count(of_documents) == wanted
        scanned, _ = cost(scan, plain, word)
        counted, _ = cost(view.count, parse(word).asked)
        best, _ = cost(ledger.search, word, 20)
        rows.append((scanned, counted, best, wanted))
    plain.close()
    scans, counts, bests, sizes = (list(column) for column in zip(*rows, strict=True))
    print(f"counts otherwise than those of a search of the texts: {wrong} of {len(rows)} (0)")
    print(f"  the words stand in {min(sizes)} to {max(sizes)} documents, half of them in {median(sizes):.0f} or fewer")
    shares = [one / other for one, other in zip(scans, counts, strict=True)]
    print(f"LIKE scan / count: {sum(scans) / sum(counts):.0f} of all words, median {median(shares):.0f} ({LIKE_FLOOR})")
    print(f"  count in ms: median {1e3 * median(counts):.2f}, slowest {1e3 * max(counts):.1f}", end="; ")
    print(f"scan {1e3 * median(scans):.0f}")
    shares = [one / other for one, other in zip(scans, bests, strict=True)]
    print(f"LIKE scan / the 20 best with snippets: {sum(scans) / sum(bests):.0f}, median {median(shares):.0f}")
    print(f"  in ms: median {1e3 * median(bests):.1f}, slowest {1e3 * max(bests):.1f}")
    for query in QUERIES:
        spent, hits = cost(ledger.search, query, 20)
        print(f"  {query}: {len(hits)} hits in {1e3 * spent:.0f} ms")
    for query in LISTS:
        spent, listed = cost(tuple[Record, ...], ledger.find(query))
        print(f"  all of {query}: {len(listed)} records in {1e3 * spent:.0f} ms")


def look_up(store: Store, file: Path) -> None:
    """A record with all its evidence beside the two selects that fetch its rows."""
    ledger = Ledger(store.view(store.newest()))
    bare = sqlite3.connect(file)
    ids = [row[0] for row in bare.execute("SELECT id FROM record ORDER BY id")]
    chosen = random.Random(3).sample(ids, min(LOOK_UPS, len(ids)))
    members = {id_: ledger.record(id_).members for id_ in chosen}

    def selects() -> None:
        for id_ in chosen:
            bare.execute("SELECT body FROM record WHERE id = ? AND last_version IS NULL", (id_,)).fetchone()
            marks = ", ".join("?" for _ in members[id_])
            bare.execute(f"SELECT body FROM statement WHERE mention IN ({marks})", members[id_]).fetchall()

    def records() -> None:
        for id_ in chosen:
            record = ledger.record(id_)
            assert all(quote.text for _, values in record.properties for v in values for quote in v.evidence)

    runs = [(cost(records)[0], cost(selects)[0]) for _ in range(5)]
    ratio = median(ours / theirs for ours, theirs in runs)
    each = [1e3 * median(column) / len(chosen) for column in zip(*runs, strict=True)]
    told = f"{each[0]:.3f} and {each[1]:.3f} ms"
    print(f"record with its evidence / two bare selects: {ratio:.1f} ({RECORD_FLOOR:.0f}); {told}")
    bare.close()


def write(folder: Path, stop: Event) -> None:
    """Adds pages and what they tell, a thousand statements a transaction, until it is told to stop."""
    store = open_store(folder)
    dice, number = random.Random(5), 10_000_000
    while not stop.is_set():
        some = [told(dice, number + n) for n in range(200)]
        number += 200
        store.add_pages([page for page, _, _ in some], (), "more")
        store.add_derivations([derived(*each) for each in some])
    store.close()


def read(ledger: Ledger, ids: Sequence[str], seconds: float) -> tuple[list[float], list[float], int]:
    """Look-ups of records one after the other, and a search after each two hundred: their seconds, and errors."""
    dice = random.Random(4)
    taken, searches, errors = list[float](), list[float](), 0
    until = perf_counter() + seconds
    while perf_counter() < until:
        searching = len(taken) % 200 == 199 and len(searches) * 200 < len(taken)
        began = perf_counter()
        try:
            if searching:
                ledger.search(f"{dice.choice(TRADES)}{dice.randint(1, 40_000)}号", 20)
            else:
                ledger.record(dice.choice(ids))
        except LiandongError as error:
            errors += 1
            print(repr(error))
        (searches if searching else taken).append(perf_counter() - began)
    return taken, searches, errors


def beside(folder: Path, seconds: float) -> None:
    """Look-ups and searches alone, and while another process writes."""
    file = folder / "ledger.sqlite"
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    writer = context.Process(target=write, args=(folder, stop))
    store = open_store(folder)
    ledger = Ledger(store.view(store.newest()))
    ids = [record.id for record in islice(ledger.records(), 20_000)]
    before = statements_in(file)
    for name in ("alone", "beside a writing process"):
        if name != "alone":
            writer.start()
            while statements_in(file) == before and writer.is_alive():
                sleep(0.05)
        taken, searches, errors = read(ledger, ids, seconds)
        slow = 1e3 * quantiles(taken, n=100)[98]
        print(f"{name}: {len(taken)} look-ups, {errors} errors (0);", end=" ")
        print(f"of 100 the slowest {slow:.2f} ms ({SLOWEST_FLOOR:.0f}), of all {1e3 * max(taken):.1f} ms,", end=" ")
        print(f"median {1e3 * median(taken):.3f} ms; searches {1e3 * median(searches):.1f} ms")
    stop.set()
    writer.join()
    store.close()
    print(f"  meanwhile {statements_in(file) - before} statements were written")


def statements_in(file: Path) -> int:
    connection = sqlite3.connect(file)
    found = int(connection.execute("SELECT count(*) FROM derivation").fetchone()[0])
    connection.close()
    return found * OF_EACH


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--seconds", type=float, default=10)
    arguments.add_argument("--folder", type=Path, help="where the files lie meanwhile")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as place:
        folder = Path(place)
        store = open_store(folder)
        texts = fill(store, chosen.documents)
        print(f"{len(texts)} documents, {sum(map(len, texts)) / 1e6:.1f} million characters")
        documents = list(store.view(store.newest()).documents())
        ours, _ = cost(build_index, store, documents)
        documents.clear()
        theirs, _ = cost(build_trigram, folder / "trigram.sqlite", texts, "")
        bare, _ = cost(build_trigram, folder / "bare.sqlite", texts, ", content=''")
        print(f"index / trigram index: {ours / theirs:.2f} ({BUILD_FLOOR}); {ours:.1f} s and {theirs:.1f} s")
        print(f"  index / trigram index that cannot forget: {ours / bare:.2f}; {bare:.1f} s")
        search(store, texts, folder / "plain.sqlite")
        texts.clear()
        look_up(store, folder / "ledger.sqlite")
        store.close()
        beside(folder, chosen.seconds)
    print(f"peak memory {peak_megabytes() or 0:.0f} MB")


if __name__ == "__main__":
    main()
