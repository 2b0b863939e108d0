"""The catalogues: `zh.toml` and `en.toml`, read once, looked up by dotted code."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Words:
    """A text that is not worded yet: its code and its values, which may be `Words` themselves."""

    code: str
    values: Mapping[str, object]

    def worded(self, lang: str) -> str:
        return text(self.code, lang, **self.values)


def words(code: str, /, **values: object) -> Words:
    """The text with this code, to be worded in the language of whoever reads it."""
    return Words(code, values)


def text(code: str, lang: str, /, **values: object) -> str:
    """The sentence with this code, its `{placeholders}` filled in.

    KeyError names a code that the catalogue does not have, or a placeholder that got no value.
    """
    try:
        template = _catalogue(lang)[code]
    except KeyError:
        raise KeyError(f"the catalogue {lang}.toml has no message {code!r}") from None
    return template.format(
        **{name: value.worded(lang) if isinstance(value, Words) else value for name, value in values.items()}
    )


def has(code: str, lang: str) -> bool:
    """Whether the catalogue has this code: reasons kept in a ledger may be older or newer than the program."""
    return code in _catalogue(lang)


def keys(lang: str) -> tuple[str, ...]:
    """All codes of a catalogue, sorted."""
    return tuple(sorted(_catalogue(lang)))


@cache
def _catalogue(lang: str) -> Mapping[str, str]:
    if lang not in LANGUAGES:
        raise KeyError(f"no catalogue for the language {lang!r}; there are {', '.join(LANGUAGES)}")
    source = files("liandong.messages").joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    return dict(_flatten(tomllib.loads(source), ""))


def _flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield prefix + key, value
        else:
            yield from _flatten(value, f"{prefix}{key}.")
