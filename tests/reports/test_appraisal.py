"""The appraisal table on paper: the same figures in all formats, for nobody and for many, with rates by their basis."""

import pytest

from liandong.followup.reckoning.appraisal import appraisal
from liandong.reports.followup_papers import PAPER_FORMATS, appraisal_table, rendered
from liandong.reports.model import written
from tests.followup.reckoning.test_month import END, OCTOBER
from tests.reports.test_notice import many, some, the_same_in_every_format
from tests.reports.told import text_of_pdf


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_each_organisation_did_stands_there_with_its_basis(lang: str) -> None:
    paper = appraisal_table(appraisal(some(), OCTOBER, END), lang)
    (table,) = paper.tables()
    rows = {row[1]: row for row in ([written(cell) for cell in row] for row in table.rows)}
    assert " ".join(rows["市商务局"]) == "— 市商务局 3 2 1 0 1 0 0 0 66.7% (2/3) 21%–94% 0.0 0 2"
    assert rows["市财政局"][10] == "0.0% (0/1)"
    the_same_in_every_format(paper)


def test_nobody_and_many_are_told() -> None:
    empty = appraisal_table(appraisal([], OCTOBER, END))
    assert "本时段没有到期事项" in text_of_pdf(rendered(empty, "pdf"))
    the_same_in_every_format(empty)
    the_same_in_every_format(appraisal_table(appraisal(many(300), OCTOBER, END)))


@pytest.mark.parametrize("name", PAPER_FORMATS)
def test_made_again_it_has_the_same_bytes(name: str) -> None:
    found = appraisal(some(), OCTOBER, END)
    assert rendered(appraisal_table(found), name) == rendered(appraisal_table(found), name)
