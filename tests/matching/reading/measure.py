"""How well products and needs are read: what was read, beside what a labeller wrote down.

    python -m tests.matching.reading.measure [FILE.jsonl] [--wrong]

Values count as right where they are the same; what was read and not labelled is wrong too. A clause counts as found
where what was read of its place is about the field and says the same, and as shown where it stands unread. What stands
unread beside no label is noise: who reads the product is asked in vain. A clause that is neither found nor shown is
lost. It may be told as taken to ask nothing, as a heading or the like, or as something else that was read; one of which
a character is in none of these is told nowhere.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from liandong.errors import RuleError
from liandong.matching.fields import FIELDS
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.reading import Reading, read_need, read_offer
from liandong.matching.reading.mentions import places
from liandong.matching.reading.trades import trades
from liandong.matching.reading.words import SECURES
from liandong.rules import All, Condition, Not, Test, Unread
from liandong.rules import Any as Either
from liandong.rules.facts import coded

HERE = Path(__file__).parent
DEVELOPMENT, CLOSED = HERE / "development.jsonl", HERE / "test.jsonl"
RETOLD, FRESH = HERE / "test_retold.jsonl", HERE / "test_fresh.jsonl"
"""Closed too."""
PLACES = {"region": "region", "regions": "region", "industry": "industry", "industries": "industry"}
UNTOLD = frozenset({"code", "further", "days", "record", "source", "capacity", "quota"})


@dataclass
class Tally:
    """Values right and all that were labelled or read; clauses found, shown unread, and all labelled; of the others
    those that are told as taken to ask nothing, as a heading or the like, and nowhere; products, and what of them
    stands unread beside no label."""

    right: int = 0
    values: int = 0
    found: int = 0
    shown: int = 0
    clauses: int = 0
    passed: int = 0
    headings: int = 0
    nowhere: int = 0
    products: int = 0
    beside: int = 0


def texts(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "//")):
            held = json.loads(line)
            if "text" in held:
                yield held


def same(name: str, read: Any, labelled: Any) -> bool:
    if read is None or read == frozenset() or read == "":
        return False
    if isinstance(read, Decimal):
        return read == Decimal(str(labelled))
    wanted = labelled if isinstance(labelled, list) else [labelled]
    if name in PLACES:
        held = read if isinstance(read, frozenset) else frozenset({read})
        told = frozenset(code_of(PLACES[name], each) for each in wanted)
        return held == told or (
            name.startswith("region") and held == {code for code, _, _ in places("、".join(wanted))}
        )
    if isinstance(read, frozenset):
        return read == frozenset(wanted)
    if name == "title":
        return str(read).removesuffix("融资需求") == str(labelled).removesuffix("融资需求")
    return str(read).startswith(str(labelled)) if name == "founded" else str(read) == str(labelled)


def code_of(field: str, name: str) -> str:
    """The code of a name as a text prints it: 佛山市顺德区 is the district."""
    try:
        return coded(FIELDS.field(field), name, name)
    except RuleError:
        if field == "industry":
            return next(iter(trades(name, told=True)), name)
        found = places(name)
        return found[-1][0] if found else name


def taken(of: Any, name: str) -> Any:
    """What was read of a field; of an offer's pledges and guarantees all that it names as taken."""
    return of.taken[name] if name in of.taken else getattr(of.noun, name)


def measure(path: Path) -> tuple[Tally, list[str]]:
    tally, wrong = Tally(), []
    for each in texts(path):
        of: Reading[Offer] | Reading[Need] = (read_offer if each["kind"] == "product" else read_need)("x", each["text"])
        names = [name for name in of.noun.__dataclass_fields__ if name not in UNTOLD]
        for name in names:
            read, labelled = taken(of, name), each["values"].get(name)
            if labelled in (None, []) and read in (None, "", frozenset()):
                continue
            tally.values += 1
            if labelled is not None and same(name, read, labelled):
                tally.right += 1
            else:
                wrong.append(f"{each['id']} {name}: read {read!r}, labelled {labelled!r}")
        if each["kind"] == "product":
            tally.products += 1
            beside = list(beside_labels(each, of))
            tally.beside += len(beside)
            wrong.extend(f"{each['id']} unread beside no label: {told!r}" for told in beside)
        for clause in each.get("clauses", ()):
            tally.clauses += 1
            state = state_of(clause, of, each["text"])
            tally.found += state == "found"
            tally.shown += state == "shown"
            told = told_as(clause["text"], of, each["text"]) if state == "lost" else ""
            tally.passed += told == "passed"
            tally.headings += told == "beside"
            tally.nowhere += told == "nowhere"
            if state != "found":
                wrong.append(f"{each['id']} clause {clause['text']!r} {state}: {clause['field']} {clause.get('value')}")
    return tally, wrong


def state_of(clause: dict[str, Any], of: Any, text: str) -> str:
    """`found`, `shown` unread, or `lost`: by what was read that overlaps the clause."""
    start = text.find(clause["text"])
    end = start + len(clause["text"])
    near = [name for name, (begin, stop) in of.proof.items() if begin < end and start < stop]
    read = [condition for name in near for condition in said(of.noun, name)]
    field = clause["field"]
    if field is None and not clause.get("either"):
        return "found" if any(isinstance(each, Unread) for each in read) else "shown" if unread(read) else "lost"
    wanted = [clause] if field else united(clause["either"])
    tests = [test for each in read for test in flat(each)]
    if all(any(agrees(test, part) for test in tests) for part in wanted if part.get("field")):
        return "found"
    return "shown" if unread(read) else "lost"


def told_as(clause: str, of: Reading[Any], text: str) -> str:
    """Of a clause that is lost, `passed` where some of it is told as taken to ask nothing, `beside` where some of it is
    told as a heading or the like that says nothing of its own, `otherwise` where all of it is told as something that
    was read, and `nowhere` where a Chinese character is told as none of these."""
    start = text.find(clause)
    of_it = [at for at in range(start, start + len(clause)) if "\u4e00" <= text[at] <= "\u9fff"]
    over = {at: each for each in of.passed for at in range(each.start, each.end)}
    passed = [over[at] for at in of_it if at in over]
    if any(at not in over and not any(begin <= at < end for begin, end in of.proof.values()) for at in of_it):
        return "nowhere"
    return "passed" if any(each.says for each in passed) else "beside" if passed else "otherwise"


def unread(conditions: Iterable[Condition]) -> bool:
    """Whether one of conditions stays unread, or an alternative or part of one."""
    return any(
        isinstance(each, Unread) or (isinstance(each, All | Either) and unread(each.parts)) for each in conditions
    )


def beside_labels(each: dict[str, Any], of: Any) -> Iterator[str]:
    """What stands unread where no clause is labelled; what names a pledge or guarantee, where such are labelled as
    taken, is none of it: whether that is a must is to be asked."""
    text = each["text"]
    labelled = [(text.find(told), text.find(told) + len(told)) for told in (one["text"] for one in each["clauses"])]
    secured = {"pledges", "guarantees"} & set(each["values"])
    for at, condition in enumerate(of.noun.further):
        start, end = of.proof[f"further.{at}"]
        if not isinstance(condition, Unread) or any(begin < end and start < stop for begin, stop in labelled):
            continue
        if not (secured and SECURES.search(text[start:end])):
            yield text[start:end]


def united(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Alternatives, those of one field as one: any of all their words will do."""
    kept: list[dict[str, Any]] = []
    for part in parts:
        same_field = next((each for each in kept if each["field"] and each["field"] == part["field"]), None)
        if same_field is not None and part["relation"] == same_field["relation"] == "one_of":
            same_field["value"] = [*same_field["value"], *part["value"]]
        else:
            kept.append(dict(part))
    return kept


def said(noun: Any, name: str) -> Iterator[Condition]:
    if name.startswith("further."):
        yield noun.further[int(name.partition(".")[2])]
        return
    rule = noun.rule.condition
    assert isinstance(rule, All)
    field = {"regions": "region", "industries": "industry", "purposes": "purpose", "ratings": "rating"}.get(name, name)
    field = "rate_most" if name == "rate_least" else field.removesuffix("_least").removesuffix("_most")
    yield from (
        part for part in rule.parts if isinstance(part, Test) and part.field == field and part not in noun.further
    )


def flat(condition: Condition) -> Iterator[Test]:
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, All | Either):
        for part in condition.parts:
            yield from flat(part)
    elif isinstance(condition, Not):
        yield from flat(condition.part)


def agrees(test: Test, part: dict[str, Any]) -> bool:
    if test.field != part["field"]:
        return False
    return part.get("value") is None or same(test.field, test.value, part["value"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=DEVELOPMENT)
    parser.add_argument("--wrong", action="store_true", help="tell what was read wrongly; never of the closed texts")
    asked = parser.parse_args()
    tally, wrong = measure(asked.file)
    if asked.wrong:
        print("\n".join(wrong))
    print(f"values {tally.right} of {tally.values}: {tally.right / tally.values:.3f}")
    print(f"clauses {tally.found} of {tally.clauses}: {tally.found / tally.clauses:.3f}; shown unread {tally.shown}")
    lost = tally.clauses - tally.found - tally.shown
    otherwise = lost - tally.passed - tally.headings - tally.nowhere
    print(f"clauses lost: {lost}; of these told as taken to ask nothing {tally.passed}, as a heading or the like "
          f"{tally.headings}, as something else that was read {otherwise}, nowhere {tally.nowhere}")  # fmt: skip
    print(f"shown unread beside no label: {tally.beside}, per text {tally.beside / max(1, tally.products):.2f}")


if __name__ == "__main__":
    main()
