"""The template filled in and written: everything escaped, style and script inside and named by their hash."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

from liandong import messages
from liandong.exchange.files import check_target, replacing
from liandong.exchange.html.view import View, view
from liandong.exchange.source import Source
from liandong.model.characters import harmless

_POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"
"""The page may use its own style and script, and nothing else: no picture, font, frame or request."""


def write(ledger: Source, out: Path, *, lang: str = "zh") -> None:
    """Writes the page to `out`; ExportError where it cannot be written."""
    check_target(out, (".html", ".htm"))
    shown = view(ledger, lang)
    with replacing(out) as file:
        file.writelines(piece.encode() for piece in render(shown, lang))


def render(shown: View, lang: str) -> Iterator[str]:
    """The page in pieces."""
    return set_out((_part("ledger.html"), stylesheet(), _part("ledger.js")), lang, words("page", lang), view=shown)


def stylesheet() -> str:
    """The style of the ledger's page, on which other pages build."""
    return _part("ledger.css")


def set_out(parts: tuple[str, str, str], lang: str, words: Mapping[str, str], **values: object) -> Iterator[str]:
    """A self-contained page in pieces, out of template, style and script, under the head that all share.

    `w` holds its words.

    Every value is escaped. What HTML cannot hold (control characters, lone surrogates), and what turns the order of
    characters about, becomes U+FFFD.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined

    template, style, script = parts
    environment = Environment(
        loader=DictLoader({name: _part(name) for name in ("head.html", "record.html")}),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    stream = environment.from_string(template).stream(
        lang="zh-CN" if lang == "zh" else "en",
        w=SimpleNamespace(**words),
        style=style,
        script=script,
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        **values,
    )
    stream.enable_buffering(200)
    for piece in stream:
        yield harmless(piece)


def words(table: str, lang: str) -> Mapping[str, str]:
    """A page's own words, by the names that its template has for them."""
    parted = (code.partition(".") for code in messages.keys(lang))
    return {name: messages.text(f"{table}.{name}", lang) for found, _, name in parted if found == table}


def _hash(text: str) -> str:
    """The text's source expression in a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _part(name: str) -> str:
    return files("liandong.exchange.html").joinpath("templates", name).read_text(encoding="utf-8")
