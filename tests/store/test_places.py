"""Places: what is an address, which schema it names, and that nobody is shown a password."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import WorkspaceError
from liandong.store import address_of, shown

ANY = st.text(min_size=1).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))


@pytest.mark.parametrize(
    ("place", "conninfo", "schema", "told"),
    [
        ("postgresql://u@h/db", "postgresql://u@h/db", "liandong", "postgresql://u@h/db"),
        ("postgres://u:w@h:5/db", "postgres://u:w@h:5/db", "liandong", "postgres://u@h:5/db"),
        ("PostgreSQL://u:w@h/db", "postgresql://u:w@h/db", "liandong", "postgresql://u@h/db"),
        ("postgresql:///db", "postgresql:///db", "liandong", "postgresql:///db"),
        ("postgresql://", "postgresql://", "liandong", "postgresql://"),
        ("postgresql://[::1]:5,h2:6/db", "postgresql://[::1]:5,h2:6/db", "liandong", "postgresql://[::1]:5,h2:6/db"),
        ("postgresql://h/db?schema=a%20b", "postgresql://h/db", "a b", "postgresql://h/db?schema=a%20b"),
        ("postgresql://h/db?schema=liandong", "postgresql://h/db", "liandong", "postgresql://h/db"),
        ("postgresql://h/db?schema=s&password=w", "postgresql://h/db?password=w", "s", "postgresql://h/db?schema=s"),
        ("host=h dbname=db", "host=h dbname=db", "liandong", "host=h dbname=db"),
        ("dbname='d b' password='w \\' w' schema = s", "dbname='d b' password='w \\' w'", "s", "dbname='d b' schema=s"),
    ],
)
def test_an_address_is_taken_apart(place: str, conninfo: str, schema: str, told: str) -> None:
    address = address_of(place)
    assert address is not None
    assert (address.conninfo, address.schema, address.shown) == (conninfo, schema, told)
    assert shown(place) == told


@pytest.mark.parametrize("place", ["ledger", "postgresql", "a=b", "./host=x/y", "", "hostel", "台账"])
def test_everything_else_is_a_folder(place: str) -> None:
    assert address_of(place) is None
    assert shown(place) == place
    assert address_of(Path("postgresql://u@h/db")) is None


@pytest.mark.parametrize(
    "place",
    [
        *("postgresql:/u@h/db", "postgresql:u", "postgres:", "postgresql://u:w@w@h/db", "postgresql://u:w/w@h/db"),
        *("postgresql://u:w#w@h/db", "postgresql://u:w?w@h/db", "postgresql://u:w/db", "postgresql://h/db/w"),
        *("host=h password=two words", "host=h password='open"),
    ],
)
def test_what_begins_like_an_address_and_is_none_is_refused_and_not_repeated(place: str) -> None:
    with pytest.raises(WorkspaceError, match="cannot be read") as caught:
        address_of(place)
    assert "w@" not in f"{caught.value} {caught.value.worded('zh')} {shown(place)}"


@given(ANY)
def test_a_password_is_never_shown(word: str) -> None:
    for place, told in (
        (f"postgresql://u:{quote(word, safe='')}@h/db", "postgresql://u@h/db"),
        (f"postgresql://h/db?user=u&password={quote(word, safe='')}", "postgresql://h/db?user=u"),
        ("host=h password='" + word.replace("\\", "\\\\").replace("'", "\\'") + "'", "host=h"),
    ):
        assert shown(place) == told


@given(st.text())
def test_any_text_is_an_address_or_a_folder_or_refused(text: str) -> None:
    for place in (text, f"postgresql://{text}", f"host={text}"):
        assert isinstance(shown(place), str)
