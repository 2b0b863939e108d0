"""Records as of a day: what was told of later times does not count, and the rest is folded as ever."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.model import AsOf, Basis, Mention, Quote, Record, Role, Statement, Tier, Value
from liandong.records import as_of, changes, fold, resolve
from liandong.records.values.times import span
from tests.strategies import DrawnSurvey, corpora, surveys

_SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.sampled_from((19991231, 20170101, 20201021, 20201022, 20230830, 20251231))
SURVEY = DrawnSurvey(tiers={"d": Tier.MEDIA})


@given(corpora(), surveys(), DAYS, st.randoms(use_true_random=False))
@_SETTINGS
def test_a_record_on_a_day_is_the_fold_of_what_was_not_told_of_later_times(
    statements: tuple[Statement, ...], survey: DrawnSurvey, day: int, mix: Random
) -> None:
    clusters = resolve(statements, survey)
    early = [s for s in statements if s.as_of is None or (span(s.as_of.date) or (0, 0))[0] <= day]
    expected = {record.id: record for record in fold(early, clusters, survey)}
    shuffled = list(statements)
    mix.shuffle(shuffled)
    for record in fold(statements, clusters, survey):
        found = as_of(record, [*shuffled, *shuffled], clusters, survey, day, fold)
        assert found == expected.get(record.id)
        assert found is record or changes(record, day)


@given(corpora(), surveys())
@_SETTINGS
def test_on_a_late_day_nothing_changes(statements: tuple[Statement, ...], survey: DrawnSurvey) -> None:
    clusters = resolve(statements, survey)
    for record in fold(statements, clusters, survey):
        assert as_of(record, statements, clusters, survey, 99991231, fold) is record
        assert not changes(record, 99991231)


def said(property_: str, value: Value, at: str | None, start: int = 0) -> Statement:
    mention = Mention("p" * 64, 0, 2, "project")
    quote = Quote(Role.VALUE, "d", start, start + 4, value.raw, "p" * 64, start, start + 4)
    told = AsOf(at, Basis.STATED) if at else None
    return Statement(mention, property_, value, (quote,), "d", "made@1", as_of=told)


def project(*statements: Statement) -> Record:
    (record,) = fold(statements, {s.mention.id: s.mention.id for s in statements}, SURVEY)
    return record


@pytest.mark.parametrize(
    ("day", "stages"),
    [
        (20191231, []),
        (20200101, ["signed"]),
        (20210331, ["signed"]),
        (20210401, ["started", "signed"]),
        (20230630, ["operating", "started", "signed"]),
    ],
)
def test_stages_are_reached_one_after_the_other(day: int, stages: list[str]) -> None:
    told = (
        said("name", Value("甲园", "甲园"), None),
        said("status", Value("签约", "signed"), "2020", 10),
        said("status", Value("开工", "started"), "2021-04", 20),
        said("status", Value("投产", "operating"), "2023-06-30", 30),
    )
    record = project(*told)
    then = as_of(record, told, {}, SURVEY, day, fold)
    assert then is not None
    assert [value.value.text for value in then.values("status")] == stages
    assert then.label == "甲园"


def test_a_record_of_which_all_is_told_of_later_times_is_not_there() -> None:
    told = (said("status", Value("签约", "signed"), "2020"),)
    assert as_of(project(*told), told, {}, SURVEY, 20191231, fold) is None


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2017", (20170101, 20171231)),
        ("2017-03", (20170301, 20170331)),
        ("2017-03-05", (20170305, 20170305)),
        ("2017Q3", (20170701, 20170931)),
        ("2017H2", (20170701, 20171231)),
        ("2024Q1/2024Q3", (20240101, 20240931)),
        ("2025Q1-Q3", (20250101, 20250931)),
        ("2023-12-30/2024-01-02", (20231230, 20240102)),
        ("--10-22", None),
        ("", None),
        ("去年", None),
    ],
)
def test_a_date_covers_the_days_that_it_can_mean(date: str, days: tuple[int, int] | None) -> None:
    assert span(date) == days
