"""Draft (草稿): the statements about one thing in one document, while an extractor gathers them."""

from liandong.model import KINDS, AsOf, Mention, Modality, Polarity, Quote, Role, Statement, Value
from liandong.model.noun import replace
from liandong.statements.confidence import LEAST, calibrated
from liandong.statements.grammar import places
from liandong.statements.grammar.days_apart import on_another_day
from liandong.statements.grammar.phrases import balanced, clean
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.dates import Date

EXTRACTOR = "rules@2"
_NAMES = frozenset(("name", "short_name", "party", "member", "organizer", "issuer", "actor", "speaker", "place"))
"""Properties whose values are names."""
_PROPERTIES = {kind.name: frozenset(prop.name for prop in kind.properties) for kind in KINDS.values()}
_SIGNED_OR_ISSUED = frozenset(("agreement", "mechanism", "policy", "publication"))
"""Kinds whose date is the day on which the thing came about."""


class Draft:
    """One mention and its statements. Saying the same twice changes nothing; what it says is proved by the sentence
    given."""

    def __init__(self, reading: Reading, kind: str, start: int, end: int, part: int = 0) -> None:
        self.reading = reading
        self.kind = KINDS[kind]
        self._properties = _PROPERTIES[kind]
        self.mention: Mention = reading.mention(kind, start, end, part)
        self.start, self.end = start, end
        self.name = ""
        """The first name that is said of it."""
        self._said: dict[str, Statement] = {}
        self._values: dict[str, dict[str, None]] = {}

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(self._said.values())

    def get(self, name: str) -> list[str]:
        """The normalised values said so far of one property, each once."""
        return [*self._values.get(name, ())]

    def says(self, name: str, text: str) -> bool:
        """Whether that normalised value was said of the property."""
        return text in self._values.get(name, ())

    @property
    def called(self) -> bool:
        """Whether it has its name, where things of its kind bear one."""
        return "name" not in self._properties or bool(self.name)

    def say(
        self, name: str, value: Value, sentence: Sentence, at: int, *, also: tuple[tuple[int, int, Role], ...] = (),
        scope: str | None = None, as_of: AsOf | None = None, asserted_by: str | None = None,
        modality: Modality = Modality.DONE, polarity: Polarity = Polarity.ASSERTED, ref: Mention | None = None,
        confidence: float = 0.9,
    ) -> None:  # fmt: skip
        """One statement, proved by `sentence`, in which the value's words begin at `at` of the document's text; `also`
        are further stretches [start, end) of the document with their role. `confidence` is how sure the rule is; the
        statement carries how right such values were when measured. Where that is too little, or the words do not stand
        there (a phrase that runs over a line break), nothing is said: evidence or silence."""
        if name not in self._properties:
            raise KeyError(f"{self.kind.name} has no property {name!r}")
        reading, document = self.reading, self.reading.document
        sure = calibrated(self.kind.name, name, confidence)
        end = at + len(value.raw)
        stands = sentence.start <= at and end <= sentence.end and document.text.startswith(value.raw, at)
        if sure < LEAST or not stands:
            return
        if name == "place" and (outer := places.around(reading, at, end)):
            value = replace(value, text=outer.name + value.text)  # 南沙区 of 广州, and not that of 三沙
            also = (*also, (outer.start, outer.end, Role.PLACE))
        evidence: tuple[Quote, ...] = (reading.quote(sentence.start, sentence.end, Role.VALUE, (at, end)),)
        if also:
            evidence += tuple(reading.quote(start, end, role) for start, end, role in also)
        statement = Statement(
            self.mention, name, value, evidence, document.id, EXTRACTOR, scope=scope, as_of=as_of,
            asserted_by=asserted_by, polarity=polarity, modality=modality, ref=ref.id if ref else None,
            confidence=sure,
        )  # fmt: skip
        self._keep(statement)

    def _keep(self, statement: Statement) -> None:
        if self._said.setdefault(statement.id, statement) is statement:
            texts = self._values.setdefault(statement.property, {})
            if statement.property == "name" and not texts:
                self.name = statement.value.text
            texts[statement.value.text] = None

    def stands_around(self, start: int, end: int) -> bool:
        """Whether [start, end) of the document lies inside the name of the thing as it stands there."""
        name, plain = self.name, self.reading.plain
        at = plain.find(name, max(0, end - len(name)), start + len(name)) if name else -1
        return 0 <= at <= start and end <= at + len(name)

    def rename(self, other: "Draft") -> None:
        """Takes over the names that `other` has for the same thing."""
        for statement in other.statements:
            if statement.property == "name":
                self.repeat("name", statement)

    def take_back(self, name: str) -> None:
        """Forgets what was said of one property, for a better reading of it."""
        self._said = {key: s for key, s in self._said.items() if s.property != name}
        self._values.pop(name, None)
        if name == "name":
            self.name = ""

    def words(
        self, name: str, start: int, end: int, sentence: Sentence, *, text: str | None = None, **how: object
    ) -> None:
        """Says the words [start, end) of the document as the value; `text` where the normalised form differs."""
        raw = self.reading.text(start, end)
        if name in _NAMES and not balanced(self.reading.plain[start:end]):
            return  # half a name: 区)人民政府, 晋江(长汀
        self.say(name, Value(raw, text if text is not None else clean(raw)), sentence, start, **how)  # type: ignore[arg-type]

    def repeat(self, name: str, statement: Statement, scope: str | None = None) -> None:
        """Says of this thing what `statement` says of another, on the same evidence."""
        said = replace(statement, mention=self.mention, property=name, scope=scope)
        self._keep(said)

    def came_of(self, event: "Draft") -> None:
        """Says that the thing came of the event, in the event's own words; not what has a day of its own on which the
        event was not held: say its `date` first."""
        if self.kind.name in _SIGNED_OR_ISSUED and on_another_day(
            self.reading, self.start, self.statements, event.statements, event.name
        ):
            return
        naming = self.reading.sentence_at(event.start)
        if naming:
            self.words("event", event.start, event.end, naming, text=event.name, ref=event.mention)

    def date(
        self, name: str, date: Date, sentence: Sentence, scope: str | None = None, modality: Modality = Modality.DONE
    ) -> None:
        """Says a date; a year that stands elsewhere in the document is quoted with role `year`.

        当天 is proved by the sentence that tells the day, and the one that points to it is quoted with role `subject`.
        A day whose year the page does not give keeps its words and an empty normalised form: open, not guessed.
        """
        also: tuple[tuple[int, int, Role], ...] = ((*date.year, Role.YEAR),) if date.year else ()
        start, end = date.start, date.end
        pointed = self.reading.sentence_at(date.means[0]) if date.means else None
        if date.means and pointed:
            also, sentence = (*also, (sentence.start, sentence.end, Role.SUBJECT)), pointed
            start, end = date.means
        raw = self.reading.text(start, end)
        iso = date.iso if date.known else ""
        as_of = AsOf(date.iso, date.basis) if date.known else None
        self.say(name, Value(raw, iso), sentence, start, also=also, as_of=as_of, scope=scope, modality=modality)
