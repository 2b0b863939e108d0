"""`python -m tests.corpus.parts SPLIT`: what each part of the reading brings.

Every part is left out in turn, the split is read again, and F1 over all records and the figures that the part is for
are printed beside those of the whole.
"""

import argparse
import importlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from liandong.cli.terminal import line
from liandong.documents.repair import Repaired
from liandong.evaluation import Evaluation, render
from tests.corpus.measure import evaluation
from tests.corpus.splits import SPLITS, Split

Nothing = Callable[..., Any]


def _none(*_: object, **__: object) -> None:
    return None


def _no(*_: object, **__: object) -> bool:
    return False


def _yes(*_: object, **__: object) -> bool:
    return True


def _empty(*_: object, **__: object) -> tuple[()]:
    return ()


def _list(*_: object, **__: object) -> list[Any]:
    return []


def _mapping(*_: object, **__: object) -> dict[Any, Any]:
    return {}


def _set(*_: object, **__: object) -> frozenset[Any]:
    return frozenset()


def _unrepaired(text: Any) -> Repaired:
    return Repaired(text, ())


PARTS: Mapping[str, tuple[tuple[str, Nothing], ...]] = {
    "repair of damaged text": (("documents.repair:repair", _unrepaired),),
    "sentences that deny": (("statements.grammar.denials:negated", _no), ("statements.grammar.denials:hearsay", _set)),
    "lists of works": (("statements.projects.project_lists:find", _empty),),
    "tables of projects": (("statements.projects.project_tables:find", _mapping),),
    "entries of works, one a line": (("statements.projects.project_entries:find", _mapping),),
    "groups of works by stage": (("statements.projects.project_groups:find", _mapping),),
    "works of a firm": (("statements.projects.project_firms:find", _mapping),),
    "works without a name": (("statements.projects.project_descriptions:described", _list),),
    "place of a project": (("statements.projects.project_places:say_place", _none),),
    "brands as parties": (
        ("statements.projects.party_brands:brands", _empty), ("statements.projects.party_brands:makers", _empty),
    ),
    "分别 lists": (("statements.figures.parallel:place", _none), ("statements.figures.parallel:order", _none)),
    "cells of tables": (("statements.figures.cells:cell", _none),),
    "numbers that are no facts": (
        ("statements.figures.standing:threshold", _no), ("statements.figures.standing:a_fact", _yes),
    ),
    "metric told by the number before": (
        ("statements.figures.continued:moved", _none), ("statements.figures.continued:rated", _none),
        ("statements.figures.continued:gone_on", _none), ("statements.figures.continued:joined", _none),
    ),
    "holder: the topic spoken of": (
        ("statements.figures.talk:Talk.spoken_of", _none), ("statements.figures.talk:Talk._topic_of", _none),
    ),
    "holder: words that refer (该, 其, 两地)": (
        ("statements.figures.referring:Referring._referred", _none),
        ("statements.figures.referring:Referring._stood_for", _none),
        ("statements.figures.referring:Referring.pointed_at", _none),
    ),
    "holder: region of the page": (
        ("statements.figures.topics:page_region", _none), ("statements.figures.topics:region_spoken_of", _none),
    ),
    "short names that the text introduces": (("statements.bodies.organisations:_aliases", _empty),),
    "names without a suffix in lists": (("statements.bodies.organisations:_listed", _empty),),
    "words for several parties (双方)": (("statements.parties.groups:members_of", _empty),),
    "notices of government": (("statements.papers.notices:is_notice", _no),),
    "minutes": (("statements.events.event_minutes:minutes", _none),),
    "counts of a meeting": (("statements.events.event_counts:say_counts", _none),),
    "place names narrowed by the document": (
        ("vocabulary.narrowing:_along_lists", lambda hits: hits),
        ("vocabulary.narrowing:_along_paths", lambda hits: hits),
    ),
}  # fmt: skip
"""What can be left out: for each part its functions (or methods), and what stands in for them."""


@contextmanager
def without(part: str) -> Iterator[None]:
    """The program without a part: wherever its functions are used, something says nothing instead."""
    kept: list[tuple[object, str, object]] = []
    try:
        for path, nothing in PARTS[part]:
            module, _, name = path.partition(":")
            owner: Any = importlib.import_module(f"liandong.{module}")
            *outer, name = name.split(".")
            for each in outer:
                owner = getattr(owner, each)
            function = getattr(owner, name)
            users = [owner] if outer else _users(function)
            for user in users:
                for attribute in [key for key, value in vars(user).items() if value is function]:
                    kept.append((user, attribute, function))
                    setattr(user, attribute, nothing)
        yield
    finally:
        for user, attribute, function in kept:
            setattr(user, attribute, function)


def _users(function: object) -> list[Any]:
    modules = [module for name, module in list(sys.modules.items()) if re.match(r"liandong(\.|$)", name)]
    return [module for module in modules if any(value is function for value in vars(module).values())]


def scores(found: Evaluation) -> dict[str, float]:
    """Every figure by group and name."""
    return {
        f"{row.group}.{row.name}": row.score for row in render(found) if row.group in ("kind", "total", "field", "list")
    }


def measured(split: Split) -> dict[str, float]:
    """The figures of one split."""
    with tempfile.TemporaryDirectory() as folder:
        return scores(evaluation(split, Path(folder)))


def main(arguments: list[str] | None = None) -> None:
    """Measures and prints a row for each part: F1 over all without it, and the three figures that fall most."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.parts", description=__doc__)
    parser.add_argument("split", choices=SPLITS)
    split: Split = parser.parse_args(arguments).split
    whole = measured(split)
    line(f"whole\t{whole['total.all']:.3f}")
    for part in PARTS:
        with without(part):
            left = measured(split)
        falls = sorted((left.get(name, 0.0) - share, name) for name, share in whole.items() if name != "total.all")
        told = ", ".join(f"{name.partition('.')[2]} {fall:+.2f}" for fall, name in falls[:3] if fall <= -0.005)
        line(f"{part}\t{left['total.all'] - whole['total.all']:+.3f}\t{told}")


if __name__ == "__main__":
    main()
