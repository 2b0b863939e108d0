"""The sentence that a label or a record points at, out of the documents of the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from liandong.evaluation.errors import Sentence
from liandong.model import Edit, EditKind, MappedText

CONTEXT = 60
"""Characters of the paragraph that are shown on either side."""


class Sentences:
    """The repaired texts of the documents, looked up by file and by offsets of the page as found."""

    def __init__(self, documents: Iterable[Mapping[str, Any]]) -> None:
        self._by_file: dict[str, list[MappedText]] = defaultdict(list)
        for row in documents:
            if row.get("text") and row.get("start") is not None:
                name = str(row["path"]).replace("\\", "/").rsplit("/", 1)[-1]
                self._by_file[name].append(_mapped(row))

    def at(self, file: str, span: tuple[int, int]) -> Sentence:
        """The stretch of the page in its paragraph, as the document reads it; empty where no document holds it."""
        best, low, high = "", 0, 0
        for mapped in self._by_file.get(file, ()):
            start, end = mapped.text_span(*span)
            if end - start > high - low:
                best, low, high = mapped.text, start, end
        if not best:
            return Sentence()
        first = max(best.rfind("\n", 0, low) + 1, low - CONTEXT)
        stop = best.find("\n", high)
        last = min(len(best) if stop < 0 else stop, high + CONTEXT)
        before, after = best[first:low], best[high:last]
        if first > 0 and best[first - 1] != "\n":
            before = "…" + before
        if last < len(best) and best[last] != "\n":
            after += "…"
        return Sentence(before, best[low:high], after)


def _mapped(row: Mapping[str, Any]) -> MappedText:
    edits = [Edit(low, high, first, last, EditKind(k), why) for low, high, first, last, k, why in row.get("edits", ())]
    return MappedText(row["text"], edits, row.get("origin") or 0)
