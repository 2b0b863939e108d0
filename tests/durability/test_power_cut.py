"""A power cut at any moment: the ledger is sound, and holds each act and each version that a person was told of."""

from pathlib import Path
from random import Random

import pytest

from liandong import open_workspace
from tests.durability.power import Recorder, library, recorded
from tests.workspace import real

CUTS = 40
SEED = 20_261_126
WHO = {"actor": "王明", "reason": "现场核实"}


def session(recorder: Recorder, place: str, pages: Path) -> None:
    """A build, then acts, each with the version that it makes; what was done is said as soon as it is done."""
    with open_workspace(place, create=True) as opened:
        opened.build(sorted(pages.iterdir())[:2])
        recorder.say("version 1")
        ids = [record.id for record in opened.ledger().records("project")]
        for number in range(4):
            at = f"2026-11-26T10:0{number}:00+08:00"
            recorder.say(opened.correct(ids[0], "amount", f"{number + 2}亿元", **WHO, at=at).id)
            recorder.say(opened.decide(ids[0], ids[1], "unsure", **WHO, at=at).id)
            opened.build([pages] if number == 2 else [])
            recorder.say(f"version {number + 2}")
        recorder.say(opened.erase("03_spun_copy.txt", **WHO).id)


def test_what_a_person_was_told_of_outlasts_a_power_cut(tmp_path: Path) -> None:
    found = library()
    if found is None:
        pytest.skip("the SQLite of this Python is none whose writing can be watched")
    pages = real.pages(tmp_path / "in")
    with recorded(found) as recorder:
        session(recorder, str(tmp_path / "ws"), pages)
    assert any(event.what == "sync" for event in recorder.events)
    random = Random(SEED)
    said = [place + 1 for place, event in enumerate(recorder.events) if event.said]  # where most can be lost
    moments = said + [random.randrange(len(recorder.events)) for _ in range(CUTS - len(said))]
    for number, moment in enumerate(moments):
        told = recorder.cut(moment, random, place := tmp_path / f"cut{number}")
        with open_workspace(place, create=True) as opened:
            assert opened.check().faults == ()
            held = {act.id for act in opened.log()} | {f"version {each.number}" for each in opened.versions()}
        assert set(told) <= held, f"lost at {moment} of {len(recorder.events)}: {sorted(set(told) - held)}"
