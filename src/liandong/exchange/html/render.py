"""The template filled in and written: everything escaped, style and script inside and named by their hash."""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

from liandong import messages
from liandong.exchange.files import check_target, replacing
from liandong.exchange.html.view import View, view
from liandong.exchange.source import Source

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"
"""The page may use its own style and script, and nothing else: no picture, font, frame or request."""


def write(ledger: Source, out: Path, *, lang: str = "zh") -> None:
    """Writes the page to `out`; ExportError where it cannot be written."""
    check_target(out, (".html", ".htm"))
    shown = view(ledger, lang)
    with replacing(out) as file:
        file.writelines(piece.encode() for piece in render(shown, lang))


def render(shown: View, lang: str) -> Iterator[str]:
    """The page in pieces. What HTML cannot hold (control characters, lone surrogates) becomes U+FFFD."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style, script = _part("ledger.css"), _part("ledger.js")
    stream = environment.from_string(_part("ledger.html")).stream(
        view=shown,
        lang="zh-CN" if lang == "zh" else "en",
        w=SimpleNamespace(**dict(_words(lang))),
        style=style,
        script=script,
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
    )
    stream.enable_buffering(200)
    for piece in stream:
        yield _ILLEGAL.sub("\ufffd", piece)


def _words(lang: str) -> Iterator[tuple[str, str]]:
    """The page's own words, by the names that the template has for them."""
    for code in messages.keys(lang):
        table, _, name = code.partition(".")
        if table == "page":
            yield name, messages.text(code, lang)


def _hash(text: str) -> str:
    """The text's source expression in a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _part(name: str) -> str:
    return files("liandong.exchange.html").joinpath("templates", name).read_text(encoding="utf-8")
