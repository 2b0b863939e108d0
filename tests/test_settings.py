"""Settings: defaults, file, environment, in that order; what is wrong is named with its place."""

import os
from dataclasses import fields
from pathlib import Path

import pytest

from liandong.errors import SettingsError
from liandong.settings import Settings, described, load


def test_without_file_and_variables_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path, {}) == Settings()


def test_the_environment_outranks_the_file(tmp_path: Path) -> None:
    (tmp_path / "liandong.toml").write_text("workers = 3\nbatch_pages = 5\n", encoding="utf-8")
    settings = load(tmp_path, {"LIANDONG_WORKERS": "2", "LIANDONG_OTHER": "x"})
    assert (settings.workers, settings.batch_pages) == (2, 5)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("worker = 3", "no setting is called 'worker'"),
        ("workers = -1", "workers is -1.*at least 0"),
        ("workers = true", "workers is True"),
        ("workers = 1.5", "workers is 1.5"),
        ("batch_pages = 0", "at least 1"),
        ("workers 3", "not readable as TOML"),
        ("workers = 1000000000000", "at most 1024"),
        ("max_page_bytes = 10000000000", "at most 1000000000"),
        ("busy_seconds = 10000000000", "at most 2147483647"),
        (f"workers = {'9' * 5000}", "not readable as TOML"),
        (f"workers = {'[' * 100_000}", "not readable as TOML"),
    ],
)
def test_a_wrong_file_is_named_with_the_setting(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "liandong.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"liandong\.toml: .*{told}"):
        load(tmp_path, {})


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="LIANDONG_WORKERS: workers is 'many'"):
        load(tmp_path, {"LIANDONG_WORKERS": "many"})


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "liandong.toml").mkdir()
    with pytest.raises(SettingsError, match=r"liandong\.toml"):
        load(tmp_path, {})


def test_every_setting_is_described() -> None:
    assert {d.name for d in described()} == {f.name for f in fields(Settings)}
    assert all(d.meaning.endswith(".") for d in described())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_or_device_in_place_of_the_file_is_told_and_not_read(tmp_path: Path) -> None:
    for make in (os.mkfifo, lambda place: place.symlink_to("/dev/zero")):
        place = tmp_path / "liandong.toml"
        make(place)
        with pytest.raises(SettingsError, match=r"liandong\.toml: a folder, pipe or device"):
            load(tmp_path, {})
        place.unlink()


def test_a_lease_that_ends_before_the_answer_may_come_is_refused(tmp_path: Path) -> None:
    (tmp_path / "liandong.toml").write_text("reminder_lease_seconds = 30\nreminder_timeout_seconds = 30\n")
    with pytest.raises(SettingsError, match="must be more than reminder_timeout_seconds"):
        load(tmp_path)
