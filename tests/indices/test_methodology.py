"""A methodology is one readable file, and comes back from it as it was; what cannot be used is named by its place."""

from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import IndicatorError
from liandong.indices import (
    Aggregate,
    Alternatives,
    DataNoise,
    Framework,
    Impute,
    Normalise,
    Recipe,
    Removal,
    Screen,
    Treat,
    Weigh,
    WeightNoise,
    WeightSets,
    solve,
)
from liandong.indices.methods.aggregation import Generalised
from liandong.indices.methods.imputation import ByGroup, Latest
from liandong.indices.methods.scales import Goalposts, MinMax, ZScore
from liandong.indices.methods.treatment import Log, Treatment, Winsorise
from liandong.indices.steps import Combined, Critic, Entropy, Judgements
from liandong.indices.text import Methodology, read, write
from liandong.indices.text.methodology import of
from liandong.indices.text.parts import PARTS, describe, make
from tests.indices import made


def methodology(title: str = "广深佛“试编”", framework: Framework | None = None) -> Methodology:
    usual = made.framework().with_node("rd", scale=MinMax(1, 100)).with_node("input", mean=Generalised(0.5))
    recipe = Recipe.of(
        Screen(present=0.5, drop=("佛山",)),
        Impute((ByGroup("省"), Latest())),
        Treat(Treatment(first=Winsorise(3), second=Log("ct_plus"))),
        Normalise(ZScore(10, 2), over="2023"),
        Weigh(Combined((Entropy(), Critic(absolute=True)), "game"), ("input",)),
        Aggregate(threshold=0.5),
    )
    factors = (
        Alternatives("标准化", (Normalise(MinMax()), Normalise(ZScore())), (0.25, 0.75)),
        WeightNoise("权重", 0.2, (1,)),
        WeightSets("专家", ({"input": 2.0, "life": 1.0}, {"input": 1.0})),
        Removal("剔除", ("wage",), 0.5),
        DataNoise("数据", 0.01, (("rd", 0.05),)),
    )
    return Methodology(title, framework or usual, recipe, factors)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "方法.toml"
    path.write_text(write(methodology()), encoding="utf-8")
    assert read(path) == methodology()
    again = write(read(path))
    path.write_text(again, encoding="utf-8")
    assert write(read(path)) == again


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_any_title_survives(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    path = tmp_path_factory.mktemp("m") / "m.toml"
    path.write_text(write(methodology(title=title)), encoding="utf-8", newline="\n")
    assert read(path).title == title


BAD = [
    ("not = [toml", "toml"),
    ("[nodes]\n", "nodes"),
    ('[[step]]\nkind = "normalize"\n', "normalize"),
    ('[[step]]\nkind = "normalise"\nscale = { kind = "arithmetic" }\n', "arithmetic"),
    (
        '[[step]]\nkind = "treat"\ntreatment = { kind = "treatment", first = { kind = "winsorise", point = 5 } }\n',
        "point",
    ),
    ('[[step]]\nkind = "screen"\npresent = "much"\n', "much"),
    ('[[node]]\nname = "没有编码"\n', "code"),
    ("[index]\ntitel = 'x'\n", "titel"),
    ("step = 5\n", "step"),
    ('[[factor]]\nname = "mean"\n', "factor 1: .* no kind|factor 1.*没有写 kind"),
]


@pytest.mark.parametrize(("text", "named"), BAD)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IndicatorError, match=named):
        read(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndicatorError, match="none"):
        read(tmp_path / "none.toml")


def test_weights_come_from_numbers_and_from_judgements() -> None:
    judged = Judgements((((1.0, 3.0), (1 / 3, 1.0)),))
    recipe = Recipe.of(Normalise(), Weigh(judged, ("life",)))
    assert solve(made.frame(), made.framework(), recipe).weights["wage"] == pytest.approx(0.75)
    flat = solve(made.frame(), made.framework(), Recipe.of(Normalise(), Weigh(Entropy(), flat=True)))
    assert sum(flat.effective.values()) == pytest.approx(1, rel=1e-12)
    assert flat.weights["input"] == pytest.approx(flat.effective["rd"] + flat.effective["patents"])


def test_judgements_that_contradict_themselves_are_refused() -> None:
    circle = ((1.0, 9.0), (1.0, 1.0))
    with pytest.raises(IndicatorError):
        solve(made.frame(), made.framework(), Recipe.of(Normalise(), Weigh(Judgements((circle,)), ("life",))))


def test_a_node_above_cannot_be_weighed_by_numbers() -> None:
    with pytest.raises(IndicatorError, match="index"):
        solve(made.frame(), made.framework(), Recipe.of(Normalise(), Weigh(Entropy(), ("index",))))


def test_goalposts_of_a_node_stand_in_the_file(tmp_path: Path) -> None:
    framework = made.framework().with_node("dust", scale=Goalposts(10, 60))
    path = tmp_path / "g.toml"
    path.write_text(write(methodology(framework=framework)), encoding="utf-8")
    assert read(path).framework.by_code["dust"].scale == Goalposts(10, 60)


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_every_part_of_a_file_is_made_by_its_name(kind: type) -> None:
    for name, part in PARTS[kind].items():
        needed = {field.name for field in fields(part) if field.default is MISSING and field.default_factory is MISSING}
        if not needed:
            assert describe(make({"kind": name}, PARTS[kind], "here")) == {"kind": name}
        else:
            with pytest.raises(IndicatorError):
                make({"kind": name}, PARTS[kind], "here")


@pytest.mark.parametrize(
    ("node", "wanted"),
    [
        ({"weight": "60%"}, "“60%”不能用，须为数（不加引号）"),
        ({"direction": 1.5}, "须为整数（不加引号）"),
        ({"name": 3}, "须为文字（加引号）"),
        ({"scale": {"kind": "goalposts", "low": "a", "high": 2}}, "须为数（不加引号），或表（{…} 或 [[…]] 段）"),
    ],
)
def test_what_a_parameter_takes_is_told_in_words(node: dict[str, object], wanted: str) -> None:
    with pytest.raises(IndicatorError) as told:
        of({"node": [{"code": "a", **node}]})
    assert wanted in told.value.worded("zh")
