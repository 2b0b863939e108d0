"""The ledger against the labels: found, missed, too many; right and wrong fields; one record for one thing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from liandong.evaluation.errors import Extra, Miss, Told, Wrong
from liandong.evaluation.fields import Judgement, judged, valued
from liandong.evaluation.gold import KINDS, GoldPage, GoldRecord, read_gold
from liandong.evaluation.likeness import likeness, number, shared_members
from liandong.evaluation.matching import NAME, Sight, assign, sights
from liandong.evaluation.reliability import Sure
from liandong.evaluation.result import Documents, Evaluation, Lists, Said, Scores, Share
from liandong.evaluation.sentences import Sentences

VALUES = ("money", "date", "region")
"""The values that have a line of their own, in the order of the table."""

_WHOLE = {"figure": "value"}
"""The property whose confidence stands for the record as a whole; of other kinds its name."""

Rows = Iterable[Mapping[str, Any]]


@dataclass(slots=True)
class _Tally:
    """The counts so far; `found` says which record met the label (page, name)."""

    sentences: Sentences
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    damage: dict[bool, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    damages: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    media: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    values: dict[str, Counter[bool | None]] = field(default_factory=lambda: defaultdict(Counter))
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    lists: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    found: dict[tuple[str, str | None], str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    wrongs: list[Wrong] = field(default_factory=list)
    sure: list[Sure] = field(default_factory=list)

    def judge(self, page: GoldPage, sight: Sight, name: str, field: str, *, right: bool) -> None:
        """Notes how sure the ledger was of the value of `name`, where it says one."""
        confidence = sight.confidence(name)
        if confidence is not None:
            self.sure.append(Sure(page.id, field, confidence, right))

    def count(self, page: GoldPage, kind: str, what: str) -> None:
        self.kinds[kind][what] += 1
        self.damage[page.damaged][what] += 1
        for damage in page.damage:
            self.damages[damage][what] += 1
        if page.medium:
            self.media[page.medium][what] += 1


def evaluate(documents: Rows, records: Rows, gold: Path, *, files: Collection[str] | None = None) -> Evaluation:
    """The figures of an exported ledger (rows of documents.jsonl and records.jsonl) against the labels in `gold`.

    A record is judged on a page by the values that have evidence there, in the ledger's order. Optional labels count
    neither way; so do figures that repeat a number of a labelled event, project or agreement, and parts of what a label
    only counts. `files` are the paths that the ledger has read, whatever came of them: labels of another file are
    passed over, and the file is named; without it every file counts as read. GoldError names line and field of a label
    that cannot be used.
    """
    labels = read_gold(gold)
    held = None if files is None else {_file(path) for path in files}
    pages = tuple(page for page in labels.pages if held is None or page.file in held)
    absent = Counter(page.file for page in labels.pages if held is not None and page.file not in held)
    listed, read = list(records), list(documents)
    tally = _Tally(Sentences(read))
    for page in pages:
        seen = sights(listed, page)
        met = assign(page, seen)
        for at, label in enumerate(page.records):
            if at in met:
                _judge(tally, page, label, seen[met[at]])
            elif not label.optional:
                tally.count(page, label.kind, "missed")
                tally.misses.append(_miss(tally, page, label, seen))
        left = (sight for at, sight in enumerate(seen) if at not in met.values())
        for sight in left:
            if not _excused(page, sight):
                tally.count(page, sight.kind, "extra")
                tally.extras.append(_extra(tally, page, sight))
                tally.judge(page, sight, _WHOLE.get(sight.kind, "name"), sight.kind, right=False)
    return replace(_evaluation(tally, pages, read), passed=labels.passed, absent=dict(sorted(absent.items())))


def _judge(tally: _Tally, page: GoldPage, label: GoldRecord, sight: Sight) -> None:
    tally.found[page.id, label.name] = sight.record
    if label.kind == "event":
        tally.events.setdefault(page.id, sight.record)
    if not label.optional:
        tally.count(page, label.kind, "found")
    tally.judge(page, sight, _WHOLE.get(sight.kind, "name"), sight.kind, right=True)
    for name, right in valued(label, sight):
        tally.values[name][right] += 1
    for judgement in judged(label, sight):
        tally.judge(page, sight, judgement.name, f"{sight.kind}.{judgement.name}", right=judgement.right)
        counted = tally.fields[f"{label.kind}.{judgement.name}"]
        counted[0] += judgement.right
        counted[1] += 1
        if not judgement.right:
            tally.wrongs.append(_wrong(tally, page, label, sight, judgement))
    for name, wanted, free in label.lists:
        got = sight.values(name)
        shared = shared_members(wanted, got, free)
        sums = tally.lists[f"{label.kind}.{name}"]
        sums[:] = map(sum, zip(sums, shared, strict=True))
        if len(set(shared)) > 1:
            judgement = Judgement(name, False, label.wish(name), "、".join(map(str, got)))
            tally.wrongs.append(_wrong(tally, page, label, sight, judgement))


def _wrong(tally: _Tally, page: GoldPage, label: GoldRecord, sight: Sight, judgement: Judgement) -> Wrong:
    span = label.spans[0]
    told = (judgement.name, judgement.wanted, judgement.found)
    return Wrong(
        page.id, label.kind, sight.record, label.shown, *told, page.file, span, tally.sentences.at(page.file, span)
    )


def _miss(tally: _Tally, page: GoldPage, label: GoldRecord, seen: Sequence[Sight]) -> Miss:
    there = tuple(Told(sight.kind, sight.shown, sight.told) for sight in seen if label.touches(sight.spans))
    span = label.spans[0]
    sentence = tally.sentences.at(page.file, span)
    return Miss(page.id, label.kind, label.shown, page.file, span, sentence, label.wishes, there)


def _extra(tally: _Tally, page: GoldPage, sight: Sight) -> Extra:
    span = sight.place
    there = tuple(Told(label.kind, label.shown, label.wishes) for label in page.records if label.touches([span]))
    sentence = tally.sentences.at(page.file, span)
    return Extra(page.id, sight.kind, sight.record, sight.shown, page.file, span, sentence, there, sight.told)


def _excused(page: GoldPage, sight: Sight) -> bool:
    """Whether a record that no label asks for is no mistake either."""
    if sight.kind == "site":
        return True
    if any(
        label.count > 1 and label.accepts(sight.kind) and _in_first_sentence(label, sight) for label in page.records
    ):
        return True
    if sight.kind == "figure" and _repeats(page, sight):
        return True
    return any(label.optional and label.accepts(sight.kind) and label.touches(sight.spans) for label in page.records)


def _in_first_sentence(label: GoldRecord, sight: Sight) -> bool:
    """Whether the sight stands in the label's first sentence: a label that counts things there covers its parts."""
    low, high = label.spans[0]
    return any(start < high and low < end for start, end in sight.spans)


def _repeats(page: GoldPage, sight: Sight) -> bool:
    """Whether the figure is a number that a label of the page carries itself, in the same sentence."""
    told = {number(value) for value in sight.numbers("value")} - {None}
    return any(label.touches(sight.spans) and told.intersection(label.numbers) for label in page.records)


def _evaluation(tally: _Tally, pages: Sequence[GoldPage], documents: Sequence[Mapping[str, Any]]) -> Evaluation:
    pairs = list(_pairs(tally, pages))
    same = sum(one is not None and one == other for one, other in pairs)
    kinds = {kind: _scores(tally.kinds[kind]) for kind in KINDS if tally.kinds[kind].total()}
    return Evaluation(
        kinds=kinds,
        all=_scores(sum(tally.damage.values(), Counter())),
        clean=_scores(tally.damage[False]),
        damaged=_scores(tally.damage[True]),
        fields={name: Share(right, of) for name, (right, of) in sorted(tally.fields.items())},
        lists={name: Lists(*counts) for name, counts in sorted(tally.lists.items())},
        identity=Share(same, len(pairs)) if pairs else None,
        documents=_documents(pages, documents),
        pages=len(pages),
        damage={name: _scores(counts) for name, counts in sorted(tally.damages.items())},
        media={name: _scores(counts) for name, counts in sorted(tally.media.items())},
        values={name: _said(tally.values[name]) for name in VALUES if name in tally.values},
        misses=tuple(tally.misses),
        extras=tuple(tally.extras),
        wrongs=tuple(tally.wrongs),
        sure=tuple(tally.sure),
    )


def _scores(counts: Counter[str]) -> Scores:
    return Scores(counts["found"], counts["missed"], counts["extra"])


def _said(counts: Counter[bool | None]) -> Said:
    return Said(counts[True], counts[True] + counts[False], counts.total())


def _pairs(tally: _Tally, pages: Sequence[GoldPage]) -> Iterator[tuple[str | None, str | None]]:
    """The record ids under which two labels of one thing came out."""
    known = {page.id for page in pages}
    for page in pages:
        for label in page.records:
            if label.same_as:
                yield tally.found.get((page.id, label.name)), tally.found.get(label.same_as)
        for other in page.same_event:
            if other in known:
                yield tally.events.get(page.id), tally.events.get(other)


def _file(path: str) -> str:
    """The name of the file, by which labels name it."""
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _documents(pages: Sequence[GoldPage], documents: Sequence[Mapping[str, Any]]) -> Documents:
    """Of each labelled page the document whose main text overlaps most, and how well it meets the labels."""
    by_file: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for document in documents:
        if document.get("start") is not None:
            by_file[_file(str(document["path"]))].append(document)
    body, asked = 0.0, 0
    titles, dates = [0, 0], [0, 0]
    for page in pages:
        if page.main is None:
            continue
        asked += 1
        low, high = page.main
        best = max(by_file[page.file], key=lambda d: min(d["end"], high) - max(d["start"], low), default=None)
        if best is not None:
            shared = max(0, min(best["end"], high) - max(best["start"], low))
            body += 2 * shared / (best["end"] - best["start"] + high - low)
        if page.title:
            titles[1] += 1
            titles[0] += best is not None and likeness(str(best.get("title") or ""), page.title) >= NAME
        if page.published:
            dates[1] += 1
            dates[0] += best is not None and str(best.get("published") or "")[:10] == page.published
    return Documents(Share(body, asked), Share(*titles), Share(*dates))
