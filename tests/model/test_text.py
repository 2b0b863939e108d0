"""The offset map: whatever is replaced or cut, text outside edits equals the page at the mapped place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.model import Change, EditKind, MappedText

PAGE = st.text(alphabet="甲乙丙丁戊己庚辛,。\n ", min_size=0, max_size=40)


@st.composite
def changes_of(draw: st.DrawFn, length: int) -> list[Change]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    changes = []
    for low, high in zip(cuts[::2], cuts[1::2], strict=False):
        new = draw(st.text(alphabet="abc", max_size=3))
        kind = EditKind.EXACT if new else EditKind.DROPPED
        changes.append(Change(low, high, new, kind, "test"))
    return changes


@st.composite
def worked(draw: st.DrawFn) -> tuple[str, MappedText]:
    """A page, and its text after any sequence of replacements and cuts."""
    page = draw(PAGE)
    text = MappedText(page)
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            text = text.replace(draw(changes_of(len(text))))
        else:
            low, high = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
            text = text.slice(low, high)
    return page, text


def edited(text: MappedText) -> list[bool]:
    flags = [False] * len(text)
    for edit in text.edits:
        for place in range(edit.start, edit.end):
            flags[place] = True
    return flags


@given(worked())
def test_characters_outside_edits_equal_the_page_at_their_place(case: tuple[str, MappedText]) -> None:
    page, text = case
    for place, changed in enumerate(edited(text)):
        if not changed:
            low, high = text.page_span(place, place + 1)
            assert page[low:high] == text.text[place]


@given(worked())
def test_page_offsets_never_run_backwards(case: tuple[str, MappedText]) -> None:
    page, text = case
    spans = [text.page_span(place, place + 1) for place in range(len(text))]
    assert all(0 <= low <= high <= len(page) for low, high in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


def test_text_put_in_where_an_edit_was_cut_in_two_stands_for_the_whole_edit() -> None:
    text = MappedText("。")
    for change in (
        Change(0, 1, "ab", EditKind.EXACT, "one character read as two"),
        Change(0, 1, "a", EditKind.EXACT, "the first of them again"),
        Change(1, 1, "c", EditKind.EXACT, "put in between"),
    ):
        text = text.replace([change])
    assert [text.page_span(place, place + 1) for place in range(3)] == [(0, 1)] * 3


@given(worked(), st.data())
def test_a_page_span_leads_back_over_the_text_it_came_from(case: tuple[str, MappedText], data: st.DataObject) -> None:
    _, text = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    page_start, page_end = text.page_span(start, end)
    low, high = text.text_span(page_start, page_end)
    solid = [place for place in range(start, end) if text.page_span(place, place + 1)[0] < page_end]
    solid = [place for place in solid if text.page_span(place, place + 1)[0] < text.page_span(place, place + 1)[1]]
    assert all(low <= place < high for place in solid)


@given(worked())
def test_edits_stay_sorted_apart_and_inside(case: tuple[str, MappedText]) -> None:
    _, text = case
    position = 0
    for edit in text.edits:
        assert position <= edit.start <= edit.end <= len(text)
        assert edit.page_start <= edit.page_end
        position = edit.end


@given(worked(), st.data())
def test_a_slice_maps_as_the_whole_did(case: tuple[str, MappedText], data: st.DataObject) -> None:
    _, text = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = text.slice(start, end)
    assert part.text == text.text[start:end]
    for place in range(len(part)):
        assert part.page_span(place, place + 1) == text.page_span(start + place, start + place + 1)


@given(PAGE, st.data())
def test_dropped_text_is_remembered_through_later_changes(page: str, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(page)))
    high = data.draw(st.integers(low, len(page)))
    dropped = MappedText(page).replace([Change(low, high, "", EditKind.DROPPED, "first")])
    at = data.draw(st.integers(0, len(dropped)))
    later = dropped.replace([Change(at, at, "x", EditKind.GUESSED, "second")])
    assert sorted(edit.reason for edit in later.edits) == ["first", "second"]


def test_overlapping_changes_are_refused() -> None:
    text = MappedText("甲乙丙丁")
    wish = [Change(0, 2, "a", EditKind.EXACT, "x"), Change(1, 3, "b", EditKind.EXACT, "y")]
    with pytest.raises(ValueError, match="overlap"):
        text.replace(wish)


def test_text_that_was_left_out_has_an_empty_place() -> None:
    text = MappedText("甲乙丙丁").replace([Change(1, 3, "", EditKind.DROPPED, "x")])
    low, high = text.text_span(1, 3)
    assert low == high
