"""Every value of an export is proved: quotes stand where they say, and numbers, dates and places follow from them.

The whole export is walked, winning and losing values alike. Where a quote stands is worked out here from the bytes of
the page and the exported edits, without the program's own offset map, and what a number amounts to by an arithmetic of
the tests' own; what else follows from a quote is asked of the program's own readers of quantities, dates and places.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from liandong.documents.decode import decode
from liandong.documents.ledger_cells import iso_date
from liandong.model import KINDS, Noted, PropertyType
from liandong.model.kinds import SCOPES, STAGES
from liandong.statements.grammar.phrases import clean
from liandong.statements.grammar.sentences import fold
from liandong.statements.ledger_sheet import quantity
from liandong.statements.measures import dates, quantities
from liandong.vocabulary import regions
from tests.acceptance.arithmetic import amounts
from tests.acceptance.exported import Exported, Row, each_value

NUMBERS = (PropertyType.AMOUNT, PropertyType.COUNT, PropertyType.QUANTITY)
DATES = (PropertyType.DATE, PropertyType.PERIOD)


@pytest.fixture(params=["seeds", pytest.param("samples", id="samples")])
def export(request: pytest.FixtureRequest) -> Exported:
    """Each of the two exports; the seeds are skipped where they are absent."""
    found: Exported = request.getfixturevalue("seeds" if request.param == "seeds" else "sampled")
    return found


def _values(export: Exported) -> Iterator[tuple[str, Row]]:
    """Every value of every record and statement, with words that say where it stands."""
    for record in export.records:
        for name, value in each_value(record):
            yield f"{record['kind']} {record['id'][:8]} {name} {value['value_raw']!r}", value
    for statement in export.statements:
        where = (
            f"statement {statement['id'][:8]} {statement['kind']}.{statement['property']} {statement['value_raw']!r}"
        )
        yield where, statement


def _quotes(value: Row, role: str) -> list[Row]:
    return [q for q in value["evidence"] if q["role"] == role]


def _of_type(export: Exported, *types: PropertyType) -> Iterator[tuple[str, Row]]:
    for record in export.records:
        for name, value in each_value(record):
            if KINDS[record["kind"]].property(name).type in types:
                yield f"{record['kind']} {record['id'][:8]} {name} {value['value_raw']!r}", value


def test_the_export_is_not_empty(export: Exported) -> None:
    assert len(export.records) > 50
    assert len(export.statements) > 200


def test_every_value_has_a_quote_that_contains_its_words(export: Exported) -> None:
    bare = [
        where
        for where, value in _values(export)
        if not any(value["value_raw"] and value["value_raw"] in q["quote"] for q in _quotes(value, "value"))
    ]
    assert bare == []


def test_every_value_says_which_statements_it_was_folded_from(export: Exported) -> None:
    known = {s["id"]: s for s in export.statements}
    for record in export.records:
        for name, value in each_value(record):
            told = [known[each] for each in value["statements"]]
            assert told, (record["id"], name)
            assert {s["property"] for s in told} == {name}
            assert {s["mention"] for s in told} <= set(record["members"])


def test_every_statement_reaches_one_record(export: Exported) -> None:
    members = [m for r in export.records for m in r["members"]]
    assert len(members) == len(set(members))
    assert {s["mention"] for s in export.statements} == set(members)
    assert all(r["id"] == min(r["members"]) for r in export.records)


def test_every_quote_stands_at_its_place_in_its_document(export: Exported) -> None:
    for where, value in _values(export):
        for q in value["evidence"]:
            text = export.by_id[q["document"]]["text"]
            assert text[q["document_start"] : q["document_end"]] == q["quote"], where


def test_no_value_is_read_from_outside_body_and_title(export: Exported) -> None:
    wrong = []
    for where, value in _values(export):
        for q in _quotes(value, "value"):
            document = export.by_id[q["document"]]
            if document["cells"]:
                continue
            inside = document["body_start"] <= q["document_start"] and q["document_end"] <= document["body_end"]
            title = document["noted"].get("title")
            if not inside and [q["document_start"], q["document_end"]] != title:
                wrong.append((where, q["quote"][:40]))
    assert wrong == []


def _aligned(export: Exported, document: Row) -> list[tuple[int, int]]:
    """For every character of the document's text the stretch of the page that it stands for.

    Between two edits characters stand one for one, and must be equal to those of the page.
    """
    page = decode(export.pages[document["path"]])
    assert page is not None
    spans: list[tuple[int, int]] = []
    position, page_position = 0, document["origin"]
    edits = [tuple(e[:4]) for e in document["edits"]]
    for start, end, page_start, page_end in [*edits, (len(document["text"]), len(document["text"]), None, None)]:
        length = start - position
        assert document["text"][position:start] == page.text[page_position : page_position + length], document["path"]
        # what one edit made and a later one cut in pieces keeps its whole stretch of the page on every piece
        cut = length == 0 and page_start is not None and page_start < page_position
        assert cut or page_start in (None, page_position + length), (document["path"], start)
        spans += [(at, at + 1) for at in range(page_position, page_position + length)]
        if page_start is not None:
            spans += [(page_start, page_end)] * (end - start)
            position, page_position = end, page_end
    return spans


def test_every_quote_stands_at_its_place_on_the_page_as_found(export: Exported) -> None:
    aligned = {d["id"]: _aligned(export, d) for d in export.documents if not d["cells"]}
    for where, value in _values(export):
        for q in value["evidence"]:
            if q["document"] in aligned:
                spans = aligned[q["document"]][q["document_start"] : q["document_end"]]
                assert spans, where
                assert (q["start"], q["end"]) == (spans[0][0], spans[-1][1]), where


def test_every_quote_of_a_workbook_names_its_cell(export: Exported) -> None:
    for where, value in _values(export):
        for q in value["evidence"]:
            cells = export.by_id[q["document"]]["cells"]
            if cells:
                inside = [
                    c
                    for c in cells
                    if c[2:] == [q["sheet"], q["cell"]] and c[0] <= q["document_start"] and q["document_end"] <= c[1]
                ]
                assert len(inside) == 1, where
                assert (q["start"], q["end"]) == (None, None)


def _read(text: str) -> list[quantities.Quantity]:
    return list(quantities.read(fold(text)))


def _same(found: quantities.Quantity, value: Row) -> bool:
    read, told = found.value, (value["number"], value["low"], value["high"])
    numbers = tuple(None if n is None else quantities.plain(n) for n in (read.number, read.low, read.high))
    return (numbers, read.unit, read.currency) == (told, value["unit"], value["currency"])


def _from_cell(value: Row) -> bool:
    """A number in a cell follows from the cell and, where that gives no unit, the heading or unit cell beside it."""
    number, _, _ = value["value_raw"].partition("(")
    told = [q["quote"] for q in _quotes(value, "scope")]
    inside = [m for text in told for m in re.findall(r"(?<=[(（])[^()（）]+(?=[)）])", text)]
    made = [quantity(text, unit) for text in (value["value_raw"], number) for unit in ("", "元", "个", *told, *inside)]
    return any(
        m.number is not None and (quantities.plain(m.number), m.unit) == (value["number"], value["unit"]) for m in made
    )


def test_every_number_follows_from_its_quotes(export: Exported) -> None:
    wrong = []
    for where, value in _of_type(export, *NUMBERS):
        if value["number"] is None and value["low"] is None and value["high"] is None:
            continue
        if "cell" in value["evidence"][0]:
            good = _from_cell(value)
        else:
            texts = [value["value_raw"], *(q["quote"] for q in _quotes(value, "value"))]
            good = any(_same(found, value) for text in texts for found in _read(text))
        if not good:
            wrong.append((where, value["value"], value["unit"]))
    assert wrong == []


def test_every_number_is_what_its_words_amount_to(export: Exported) -> None:
    """Worked out by other means than the program's, from the words alone."""
    wrong = []
    for where, value in _of_type(export, *NUMBERS):
        words = " ".join((value["value_raw"], *(q["quote"] for q in _quotes(value, "scope"))))
        scales = {Decimal(1), *(amount for unit in ("万", "亿") if unit in words for amount in amounts(f"1{unit}"))}
        told = {amount * scale for amount in amounts(value["value_raw"]) for scale in scales}
        bounds = {Decimal(value[name]) for name in ("low", "high") if value[name] is not None}  # 近800: one is implied
        if not ({Decimal(value["number"])} <= told if value["number"] is not None else not bounds or bounds & told):
            wrong.append((where, value["number"], value["low"], value["high"]))
    assert wrong == []


def test_every_number_carries_its_unit(export: Exported) -> None:
    for where, value in _of_type(export, *NUMBERS):
        if value["number"] is not None:
            assert value["unit"], where
    for where, value in _of_type(export, PropertyType.AMOUNT):
        assert value["currency"], where


def _anchors(value: Row) -> Iterator[Noted | None]:
    """The dates that the year quotes give, as what a day without a year may lean on."""
    yield None
    for q in _quotes(value, "year"):
        text = fold(q["quote"])
        for year in re.findall(r"(?:19|20)\d{2}", text):
            for date in dates.read(text):
                yield Noted(date.iso if date.known else year, 0, 1)
            yield Noted(f"{year}-12-31", 0, 1)


def _dated(value: Row) -> bool:
    for q in _quotes(value, "value"):
        text = fold(q["quote"])
        if any(value["value"] == date.iso for anchor in _anchors(value) for date in dates.read(text, anchor)):
            return True
        if "cell" in q and value["value"] in (iso_date(value["value_raw"]), value["value_raw"]):
            return True
    return _term(value)


def _term(value: Row) -> bool:
    """年内 and 三年内, counted from the year of the document that the year quote gives."""
    years = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "十": 10}
    term = re.match(r"(?:未来)?([一两二三四五十\d]+)年", value["value_raw"])
    given = [y for q in _quotes(value, "year") for y in re.findall(r"(?:19|20)\d{2}", q["quote"])]
    if term is None and not value["value_raw"].startswith("年内"):
        return False
    length = (years.get(term[1]) or int(term[1])) if term else 0
    return value["value"] in {str(int(year) + length) for year in given}


def test_every_date_follows_from_its_quotes(export: Exported) -> None:
    wrong = [
        (where, value["value"], [q["quote"][:40] for q in value["evidence"]])
        for where, value in _of_type(export, *DATES)
        if value["value"] and not _dated(value)
    ]
    assert wrong == []


def test_a_year_that_no_quote_says_is_never_written(export: Exported) -> None:
    for where, value in _of_type(export, *DATES):
        year = value["value"][:4]
        if year and not _term(value):
            said = " ".join(q["quote"] for q in value["evidence"])
            relative = re.search(r"今年|去年|明年|前年|年内", value["value_raw"])
            assert year in said or (relative and re.search(r"(?:19|20)\d{2}", said)), (where, year, said[:80])


def _region_quotes(value: Row) -> list[str]:
    """The regions that are quoted because the place lies in them."""
    return [fold(q["quote"]) for q in _quotes(value, "place") if regions.find(fold(q["quote"]))]


def test_every_place_follows_from_its_quotes(export: Exported) -> None:
    wrong = []
    for where, value in _of_type(export, PropertyType.PLACE):
        raw = value["value_raw"]
        named = regions.abbreviation(raw) if len(raw) == 1 else None
        plain = named.short if named else clean(raw)
        around = value["value"].removesuffix(plain)
        if not value["value"].endswith(plain) or (around and around not in _region_quotes(value)):
            wrong.append((where, value["value"]))
    assert wrong == []


def test_stages_scopes_and_references_are_known_words_and_records(export: Exported) -> None:
    known = {r["id"]: r["kind"] for r in export.records}
    for where, value in _of_type(export, PropertyType.STAGE):
        assert value["value"] in STAGES, where
    for record in export.records:
        for name, value in each_value(record):
            assert value["scope"] is None or value["scope"] in SCOPES, (record["id"], name)
            assert value["ref"] is None or value["ref"] in known, (record["id"], name)


def test_every_check_leans_on_statements_of_the_ledger(export: Exported) -> None:
    statements = {s["id"] for s in export.statements}
    records = {r["id"] for r in export.records}
    assert export.answers
    for answer in export.answers:
        assert answer["record"] in records
        assert answer["inputs"]
        assert set(answer["inputs"]) <= (records if answer["recipe"] == "same?" else statements)
        assert answer["verdict"] in ("holds", "fails", "unknown")
