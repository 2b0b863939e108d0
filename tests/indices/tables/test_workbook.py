"""The workbook of an index: LibreOffice computes from it what `solve` gives, also after something was changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from liandong.errors import IndicatorError
from liandong.indices import (
    Aggregate,
    Frame,
    Framework,
    Impute,
    Index,
    Node,
    Normalise,
    Recipe,
    Screen,
    Treat,
    Weigh,
    solve,
)
from liandong.indices.methods.aggregation import MPI, Arithmetic, Copeland, Generalised, Geometric, Harmonic, Mean
from liandong.indices.methods.imputation import ByMean
from liandong.indices.methods.scales import (
    AtMost,
    Borda,
    DistanceToMax,
    DistanceToReference,
    DistanceToTarget,
    FractionOfMax,
    Goalposts,
    MinMax,
    PercentRank,
    Rank,
    Scale,
    Scaled,
    ToTarget,
    TwoWay,
    ZScore,
)
from liandong.indices.steps.weighing import Entropy
from liandong.indices.tables import workbook
from liandong.indices.tables.workbook import write_workbook
from liandong.indices.text.wording import named
from tests.indices import asem, made
from tests.indices.tables.office import all_computed, columns, computed

TOLERANCE = 1e-9

Change = Callable[[Any], None]


def same(book: Any, index: Index) -> None:
    """Normalised values, scores and ranks of the workbook are those of the index."""
    tree = index.framework
    normalised, scores, ranks = (columns(book[name]) for name in ("标准化", "合成", "排名"))
    for at, code in enumerate(tree.indicators):
        close(normalised[code], index.normalised[:, :, at])
    for at, code in enumerate(tree.aggregates):
        close(scores[code], index.scores[:, :, at])
        placed = np.array([each or 0 for each in ranks[code]]).reshape(index.ranks.shape[:2])
        apart = ~tied(index.scores[:, :, at])
        assert (placed[apart] == index.ranks[:, :, at][apart]).all()


def tied(scores: Any) -> Any:
    """Scores (t, n) that differ from another of their period by rounding alone: either may come first."""
    with np.errstate(invalid="ignore"):
        near = np.abs(scores[:, :, np.newaxis] - scores[:, np.newaxis, :]) < TOLERANCE
    return near.sum(axis=2) > 1


def close(cells: list[Any], expected: Any) -> None:
    held = [np.nan if each in (None, "") else each for each in cells]
    np.testing.assert_allclose(np.array(held, dtype=float), expected.ravel(), rtol=TOLERANCE, atol=TOLERANCE)


def weighing(code: str, weight: float) -> Change:
    """Another weight in the sheet of the framework."""

    def change(book: Any) -> None:
        sheet = book["指标体系"]
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == code)
        sheet.cell(row, 8).value = weight

    return change


def test_asem_is_computed_to_the_same_scores_and_ranks(tmp_path: Path) -> None:
    index = solve(asem.frame(), asem.framework(), asem.recipe())
    write_workbook(index, tmp_path / "asem.xlsx")
    same(computed(tmp_path / "asem.xlsx", tmp_path), index)


def test_asem_follows_weights_that_are_changed(tmp_path: Path) -> None:
    index = solve(asem.frame(), asem.framework(), asem.recipe())
    write_workbook(index, tmp_path / "asem.xlsx")
    other = index.framework.weighted({"Physical": 3.5, "LPI": 0.0, "Sust": 0.25})

    def change(book: Any) -> None:
        for code, weight in (("Physical", 3.5), ("LPI", 0.0), ("Sust", 0.25)):
            weighing(code, weight)(book)

    same(computed(tmp_path / "asem.xlsx", tmp_path, change), solve(index.frame, other, index.recipe))


SCALES: tuple[tuple[Scale, str], ...] = (
    (MinMax(1, 100), "pooled"),
    (MinMax(), "yearly"),
    (ZScore(10, 2), "2023"),
    (Scaled(5, 2), "pooled"),
    (DistanceToMax(), "yearly"),
    (DistanceToReference("中山", cap=True), "2023"),
    (DistanceToTarget(cap=True), "pooled"),
    (FractionOfMax(), "pooled"),
    (Goalposts(1, 300, top=100), "pooled"),
    (Goalposts(1, 300, clamp=False), "pooled"),
    (Rank(), "yearly"),
    (Rank(), "2023"),
    (Borda(), "pooled"),
    (PercentRank(), "2023"),
    (TwoWay(), "pooled"),
)


def targeted(scale: Scale | None = None) -> Framework:
    """The made-up framework with targets and with a node that has an indicator and a node under it."""
    targets = {"rd": 6.0, "patents": 400.0, "wage": 12.0, "dust": 10.0}
    nodes = [
        Node(n.code, n.parent, n.name, n.direction, 1.0 + len(n.code), n.unit, targets.get(n.code), scale=scale)
        if n.code in targets
        else n
        for n in made.nodes()
    ]
    return Framework.of([*nodes, Node("alone", "index", "单列指标", 1, 2.0, target=5.0, scale=scale)])


def panel(lack: bool = True) -> Frame:
    held = made.panel()
    alone = np.array([[4.0, 2.0, 3.0], [4.5, 2.0, 7.0]])
    values = np.concatenate([held.values, alone[:, :, np.newaxis]], axis=2)
    values = np.concatenate([values, values[:, :2] * [1.1, 1.2, 1.05, 0.9, 1.3]], axis=1)
    if lack:
        values[1, 0, 1] = values[0, 2, 3] = np.nan
        values[1, 2, :4] = np.nan
    return Frame.of(values, (*held.units, "东莞", "中山"), (*held.indicators, "alone"), held.periods)


MEANS: tuple[Mean, ...] = (Geometric(), Harmonic(), Generalised(0.5), Generalised(-2), Arithmetic())
OTHER = {"rd": 0.5, "life": 3.0}

RECIPES = {
    **{f"{s} {over}": Recipe.of(Normalise(s, over), Aggregate(threshold=0.5)) for s, over in SCALES},
    **{str(mean): Recipe.of(Normalise(MinMax(1, 100)), Aggregate(mean)) for mean in MEANS},
}


@pytest.fixture(scope="module")
def reweighed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The workbook of each recipe, weights changed in it, computed at one go: an office takes long to open."""
    folder = tmp_path_factory.mktemp("recipes")
    paths = {name: folder / f"{at}.xlsx" for at, name in enumerate(RECIPES)}
    for name, recipe in RECIPES.items():
        write_workbook(solve(panel(), targeted(), recipe), paths[name])

    def change(book: Any) -> None:
        for code, weight in OTHER.items():
            weighing(code, weight)(book)

    return dict(zip(RECIPES, all_computed(list(paths.values()), folder, change), strict=True))


@pytest.mark.parametrize("name", RECIPES)
def test_scales_and_means_are_formulas(name: str, reweighed: dict[str, Any]) -> None:
    same(reweighed[name], solve(panel(), targeted().weighted(OTHER), RECIPES[name]))


def test_each_indicator_has_the_formula_of_its_own_scale(tmp_path: Path) -> None:
    own: dict[str, Scale] = {"rd": ToTarget(100), "dust": AtMost(100), "wage": TwoWay(100), "alone": Goalposts(0, 8)}
    tree = Framework.of(
        [Node(n.code, n.parent, n.name, n.direction, n.weight, n.unit, n.target, scale=own.get(n.code))
         for n in targeted().nodes]
    )  # fmt: skip
    index = solve(panel(), tree, Recipe.of(Normalise(MinMax())))
    write_workbook(index, tmp_path / "made.xlsx")
    same(computed(tmp_path / "made.xlsx", tmp_path), index)


@pytest.mark.parametrize("mean", [MPI(), Copeland()], ids=str)
def test_what_is_no_formula_is_told_and_stands_as_values(mean: Mean, tmp_path: Path) -> None:
    tree = targeted().with_node("life", mean=mean)
    index = solve(panel(), tree, Recipe.of(Normalise(MinMax(1, 100))))
    write_workbook(index, tmp_path / "made.xlsx")
    same(computed(tmp_path / "made.xlsx", tmp_path), index)
    book = openpyxl.load_workbook(tmp_path / "made.xlsx")
    lines = {sheet_row[0].value: sheet_row[1].value for sheet_row in book["说明"].iter_rows()}
    assert named(mean, "zh") in str(lines["生活质量"])
    assert isinstance(columns(book["合成"])["life"][0], (float, int))
    assert str(columns(book["合成"])["index"][0]).startswith("=")


def test_weights_that_a_step_found_are_told_and_may_be_changed(tmp_path: Path) -> None:
    recipe = Recipe.of(Normalise(), Weigh(Entropy()))
    index = solve(panel(False), targeted(), recipe)
    write_workbook(index, tmp_path / "made.xlsx")
    same(computed(tmp_path / "made.xlsx", tmp_path), index)
    told = [str(row[1].value) for row in openpyxl.load_workbook(tmp_path / "made.xlsx")["说明"].iter_rows()]
    assert any("权重由" in line for line in told)


def test_treated_values_directions_and_targets_may_be_changed(tmp_path: Path) -> None:
    tree = targeted()
    index = solve(panel(False), tree, Recipe.of(Normalise(DistanceToTarget())))
    write_workbook(index, tmp_path / "made.xlsx")
    values = index.frame.values.copy()
    values[0, 0, 0] = 1.25

    def change(book: Any) -> None:
        book["原始数据"].cell(5, 4 + list(columns(book["原始数据"])).index("rd")).value = 1.25
        sheet = book["指标体系"]
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, 1).value == "rd":
                sheet.cell(row, 6).value = 9.0

    frame = Frame.of(values, index.frame.units, index.frame.indicators, index.frame.periods)
    changed = solve(frame, tree.with_node("rd", target=9.0), index.recipe)
    same(computed(tmp_path / "made.xlsx", tmp_path, change), changed)


def test_marked_cells_are_seen_and_notes_tell_of_them(tmp_path: Path) -> None:
    recipe = Recipe.of(Impute((ByMean(),)), Screen(drop=("佛山",)), Treat(), Normalise())
    index = solve(
        asem_like(), Framework.of([Node("a", "i", direction=1), Node("b", "i", direction=1), Node("i")]), recipe
    )
    write_workbook(index, tmp_path / "made.xlsx")
    book = openpyxl.load_workbook(tmp_path / "made.xlsx")
    assert book.sheetnames[:5] == ["说明", "指标体系", "原始数据", "填补缺失", "筛选"]
    filled = next(cell for row in book["填补缺失"].iter_rows(min_row=5) for cell in row if cell.font.italic)
    assert filled.fill.fgColor.rgb == "FFFFF2CC"
    notes = [str(row[4].value) for row in book["处理记录"].iter_rows(min_row=2)]
    assert [note[:4] for note in notes[:3]] == ["缺失，按", "按要求不", "异常值处"]
    dropped = next(row for row in book["筛选"].iter_rows(min_row=5) if row[1].value == "佛山")
    assert dropped[3].value is None
    assert dropped[3].fill.fgColor.rgb == "FFD9D9D9"


def test_numbers_are_shown_with_the_decimals_that_they_have_and_scales_by_their_names(tmp_path: Path) -> None:
    values = np.array([[1.5, 0.1 / 3, 3], [2.25, 1 / 3, 70], [3.0, 0.7 / 3, 1000]])
    tree = Framework.of([Node("i"), *(Node(each, "i", direction=1) for each in "abc")])
    index = solve(Frame.of(values, "xyz", "abc"), tree, Recipe.of(Normalise(MinMax())))
    write_workbook(index, tmp_path / "made.xlsx")
    book = openpyxl.load_workbook(tmp_path / "made.xlsx")
    row = next(book["原始数据"].iter_rows(min_row=5))
    assert [cell.number_format for cell in row[3:6]] == ["0.00", "0.00000", "0"]
    assert row[4].value == values[0, 1]
    assert "极差法" in {cell.value for cells in book["标准化参数"].iter_rows() for cell in cells}
    assert all(sheet.page_setup.fitToHeight == 0 and sheet.print_title_rows for sheet in book)
    assert "不按名次排列" in str(book["排名"].cell(1, 1).value)


def asem_like() -> Frame:
    values = np.array([[1.0, 2.0], [2.0, np.nan], [3.0, 5.0], [4.0, 1.0], [90.0, 3.0], [2.5, 2.0]])
    return Frame.of(values, ("广州", "深圳", "佛山", "东莞", "中山", "珠海"), ("a", "b"))


HOSTILE = ("=1+1", "+cmd|'/C calc'!A0", "@SUM(A1)", "-2+3", "'; x", "a'b!c", '"quoted"')


def test_names_are_text_and_never_formulas(tmp_path: Path) -> None:
    nodes = [Node(each, "=root", f"=HYPERLINK({each})", 1, unit=each) for each in HOSTILE[:4]]
    values = np.arange(28.0).reshape(7, 4) ** 1.5
    frame = Frame.of(values, HOSTILE, HOSTILE[:4], names={each: f"={each}" for each in HOSTILE})
    index = solve(frame, Framework.of([*nodes, Node("=root", name="=ROOT()")]), Recipe.of(Normalise()))
    write_workbook(index, tmp_path / "made.xlsx", title="=TITLE()")
    for sheet in openpyxl.load_workbook(tmp_path / "made.xlsx"):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    told = str(getattr(cell.value, "text", cell.value))
                    assert not any(each in told for each in (*HOSTILE, "HYPERLINK", "ROOT", "TITLE"))
    same(computed(tmp_path / "made.xlsx", tmp_path), index)


@pytest.mark.parametrize("scale", [MinMax(), ZScore(), DistanceToReference("中山"), Goalposts(1, 300)], ids=str)
def test_values_stand_beside_the_formulas_for_programs_that_do_not_compute(scale: Scale, tmp_path: Path) -> None:
    index = solve(panel(), targeted(), Recipe.of(Normalise(scale, "2023")))
    write_workbook(index, tmp_path / "made.xlsx")
    beside = openpyxl.load_workbook(tmp_path / "made.xlsx", data_only=True)
    same(beside, index)
    anew = columns(computed(tmp_path / "made.xlsx", tmp_path)["标准化参数"], 2, 4)
    for code, cells in columns(beside["标准化参数"], 2, 4).items():
        assert [each for each in cells if each is not None] == pytest.approx([e for e in anew[code] if e is not None])


def test_equal_indices_give_equal_bytes_and_english_is_spoken(tmp_path: Path) -> None:
    index = solve(panel(), targeted(), Recipe.of(Normalise()))
    write_workbook(index, tmp_path / "one.xlsx", "en")
    write_workbook(index, tmp_path / "two.xlsx", "en")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert {"About", "Framework", "Normalised", "Scores"} <= set(
        openpyxl.load_workbook(tmp_path / "one.xlsx").sheetnames
    )


def test_an_index_larger_than_a_sheet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_COLUMNS", 5)
    index = solve(panel(), targeted(), Recipe.of(Normalise()))
    with pytest.raises(IndicatorError, match="larger than a sheet"):
        write_workbook(index, tmp_path / "made.xlsx")
