from datetime import date

import pytest

from liandong.model import KINDS, Health, Polarity, Tier
from liandong.records import day_of, health
from tests.records.made import Survey, Thing, records_of, yi
from tests.statements.written import written

DAYS = {"gov": "2024-05-17", "paper": "2025-06-19", "blog": "2026-01-02"}
SURVEY = Survey(tiers={"gov": Tier.GOVERNMENT, "paper": Tier.MEDIA}, families={"copy": "paper"})


def _project(document: str, amount: str | None = None) -> Thing:
    thing = Thing(document, "project", 10).say("name", "海宁泛半导体产业园").say("status", "signed")
    return thing.say("amount", yi(amount), scope="total") if amount else thing


def _health(*things: Thing) -> Health:
    (record,) = records_of(list(things), SURVEY)
    return health(record, DAYS.get)


def test_health_is_told_in_its_parts() -> None:
    told = _health(_project("gov", "170"), _project("paper", "180"), _project("copy"))
    assert (told.families, told.tier, told.official) == (2, Tier.GOVERNMENT, True)
    assert (told.filled, told.missing) == (("name", "amount", "status"), ("party", "place"))
    assert (told.conflicts, told.newest) == (("amount",), "2025-06-19")


def test_what_is_denied_fills_no_field_and_dates_nothing() -> None:
    denied = Thing("blog", "project", 10).say("amount", yi("170"), scope="total", polarity=Polarity.DENIED)
    told = health(records_of([denied], SURVEY)[0], DAYS.get)
    assert (told.filled, told.newest, told.tier) == ((), None, None)


def test_what_a_person_states_is_no_official_source() -> None:
    stated = Thing("desk", "project", 10).say("name", "海宁泛半导体产业园").say("status", "signed", method="person")
    assert not _health(_project("paper"), stated).official


def test_an_undated_page_leaves_the_age_open() -> None:
    told = _health(_project("desk"))
    assert (told.newest, told.age(date(2026, 1, 1))) == (None, None)


@pytest.mark.parametrize(
    ("day", "age"), [(date(2025, 6, 19), 0), (date(2025, 6, 29), 10), (date(2025, 6, 18), None)]
)  # fmt: skip
def test_age_is_counted_from_the_newest_evidence(day: date, age: int | None) -> None:
    assert _health(_project("gov"), _project("paper")).age(day) == age


def test_the_weakest_come_first() -> None:
    one, official = _health(_project("paper")), _health(_project("gov"))
    fuller = _health(_project("paper", "170"))
    two = _health(_project("gov", "170"), _project("paper", "170"))
    clashing = _health(_project("gov", "170"), _project("paper", "180"))
    found = sorted([two, clashing, official, fuller, one], key=lambda h: h.weakness)
    assert found == [one, fuller, official, clashing, two]


def test_every_kind_expects_some_of_its_own_properties() -> None:
    for kind in KINDS.values():
        assert kind.expected
        assert {kind.property(name).name for name in kind.expected} == set(kind.expected)


def test_the_day_of_a_page_is_that_which_it_prints() -> None:
    assert day_of(written("正文。", published="2025年6月19日").document) == "2025-06-19"
    assert day_of(written("正文。").document) is None
