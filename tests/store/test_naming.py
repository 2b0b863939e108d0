"""Names of files: as short as they can be, never shared by files of different content, whatever the order."""

from collections.abc import Hashable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from liandong.store.naming import File, contested, names

FILES = st.dictionaries(
    st.tuples(
        st.lists(st.sampled_from("pqr"), min_size=1, max_size=3).map(lambda parts: "/" + "/".join(parts)),
        st.sampled_from(("1.txt", "2.txt", "p/1.txt")),
    ),
    st.frozensets(st.integers(1, 3), min_size=1, max_size=2),
    max_size=8,
)


def test_a_path_that_one_input_has_stands_alone() -> None:
    files = {("/in/north", "1.txt"): frozenset({1}), ("/in/south", "2.txt"): frozenset({2})}
    assert sorted(names(files).values()) == ["1.txt", "2.txt"]


def test_files_of_one_content_share_their_name() -> None:
    files = {("/in/north", "1.txt"): frozenset({1}), ("/in/south", "1.txt"): frozenset({1})}
    assert set(names(files).values()) == {"1.txt"}


def test_files_of_two_contents_are_told_apart_by_the_names_of_their_inputs() -> None:
    files = {("/in/north", "1.txt"): frozenset({1}), ("/in/south", "1.txt"): frozenset({2})}
    assert sorted(names(files).values()) == ["north/1.txt", "south/1.txt"]


def test_inputs_of_one_name_take_the_name_of_the_folder_above() -> None:
    files = {("/2023/pages", "1.txt"): frozenset({1}), ("/2024/pages", "1.txt"): frozenset({2})}
    assert sorted(names(files).values()) == ["2023/pages/1.txt", "2024/pages/1.txt"]


def test_a_file_that_changed_keeps_its_name() -> None:
    assert names({("/in", "1.txt"): frozenset({1, 2})}) == {("/in", "1.txt"): "1.txt"}


@given(FILES, st.randoms(use_true_random=False))
def test_names_depend_on_the_files_alone_and_tell_contents_apart(
    files: dict[File, frozenset[Hashable]], dice: Random
) -> None:
    found = names(files)
    turned = list(files.items())
    dice.shuffle(turned)
    assert names(dict(turned)) == found
    for file, name in found.items():
        for other, same in found.items():
            if name == same and "/".join(file) != "/".join(other):
                assert len(files[file] | files[other]) == 1


@given(FILES)
def test_names_of_those_that_depend_on_others_are_what_they_are_among_all(
    files: dict[File, frozenset[Hashable]],
) -> None:
    paths = [path for _, path in files]
    shared = {path for path in paths if paths.count(path) > 1}
    some = names(contested(lambda: ((file, each) for file in sorted(files) for each in files[file]), shared))
    assert {file: some.get(file, file[1]) for file in files} == names(files)
