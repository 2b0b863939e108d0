"""The survey's tables in a store do what those in memory do."""

from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liandong.documents import families
from liandong.documents.families import arrive, depart
from liandong.documents.survey import Held, bands
from liandong.model import Fingerprint, Tier
from liandong.store import open_store

NAMES = "abcdefghij"
KEYS = st.sets(st.integers(-(2**63), -(2**63) + 3) | st.integers(0, 3), max_size=5).map(
    lambda found: tuple(sorted(found))
)
SIGNATURES = st.sampled_from([(), (2**32 - 1,) * 128, (0,) * 128, (0,) * 100 + (7,) * 28])


@st.composite
def prints(draw: st.DrawFn, name: str) -> Fingerprint:
    signature = draw(SIGNATURES)
    return Fingerprint(name, draw(st.sampled_from(Tier)), signature, bands(signature), draw(KEYS))


@pytest.fixture(autouse=True)
def _low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families, "_MOST_COMPARED", 2)
    monkeypatch.setattr(families, "_COMMONPLACE", 3)
    monkeypatch.setattr(families, "_AT_A_TIME", 3)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_comes_and_goes_gives_the_same_families_in_both(places: Callable[[], str], data: st.DataObject) -> None:
    with closing(open_store(places())) as store:
        held: dict[str, Fingerprint] = {}
        memory = Held()
        for _ in range(data.draw(st.integers(1, 3))):
            leaving = data.draw(st.sets(st.sampled_from(sorted(held)))) if held else set()
            coming = [data.draw(prints(name)) for name in NAMES if name not in held and data.draw(st.booleans())]
            with store.drafting("r", "c") as draft:
                for table in (memory, draft.prints):
                    depart(table, leaving)
                    arrive(table, coming)
                held = {name: each for name, each in held.items() if name not in leaving}
                held |= {each.document: each for each in coming}
                assert draft.prints.families(list(held)) == memory.families(list(held))
                assert list(draft.prints.prints(sorted(held))) == [held[name] for name in sorted(held)]
                draft.put_survey()
            view = store.view(store.newest())
            assert {name: view.family(name) for name in held} == memory.families(list(held))
            assert {name: view.tier(name) for name in held} == {name: each.tier for name, each in held.items()}
            assert [name for name in NAMES if name not in held and view.family(name)] == []


def test_told_leaves_out_what_says_nothing(place: str) -> None:
    with closing(open_store(place)) as store, store.drafting("r", "c") as draft:
        draft.prints.add([Fingerprint("a", Tier.UNKNOWN), Fingerprint("b", Tier.MEDIA), Fingerprint("c", Tier.UNKNOWN)])
        draft.prints.rename({"c": "a"})
        assert draft.prints.told("abc") == ({"c": "a"}, {"b": Tier.MEDIA})
        assert draft.prints.vanished() == ("a", "b", "c")
