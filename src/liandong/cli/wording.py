"""Ids and values as the command line writes them: what the ledger understood, and behind it what the text says."""

from liandong.cli.voice import Voice
from liandong.exchange.wording import listed, shown
from liandong.model import KINDS, FoldedValue, Record

_TELLING = ("date", "amount", "status", "value", "due", "period", "place", "post", "institution", "count")
"""Properties that tell records of one name apart at a glance, most telling first."""

_DETAILS = 3


def in_short(voice: Voice, record: Record) -> str:
    """The most telling values of a record beside its name, in one line."""
    told = ((name, record.first(name)) for name in _TELLING)
    details = [listed(record.kind, name, value, voice.lang) for name, value in told if value]
    return "  ".join(details[:_DETAILS])


def words(voice: Voice, kind: str, name: str, value: FoldedValue) -> str:
    """A value in one line: the stage by its heading, a quantity in 万 or 亿, dates in ISO 8601."""
    return shown(KINDS[kind].property(name), value.value, voice.lang)


def words_with_source(voice: Voice, kind: str, name: str, value: FoldedValue) -> str:
    """The value, and in brackets what the text says where that is written otherwise."""
    understood, raw = words(voice, kind, name, value), value.value.raw
    if not raw or _bare(raw) in _bare(understood):
        return understood
    return f"{understood}（{raw}）" if voice.lang == "zh" else f"{understood} ({raw})"


def _bare(text: str) -> str:
    return text.replace(",", "").replace(" ", "")
