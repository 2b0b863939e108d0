"""The state machine (状态机) of one sort of thing: what is kept folded from its log, and deeds held against it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from liandong.errors import EntryError
from liandong.logged.entry import UNDO, Entry, Kept, Said
from liandong.logged.steps import Step, standing
from liandong.logged.telling import Show, shown
from liandong.messages import Words, words
from liandong.model.noun import replace

N = TypeVar("N", bound=Kept)
E = TypeVar("E", bound=Entry)
T = TypeVar("T", bound=Said)


@dataclass(frozen=True, slots=True)
class Machine(Generic[N, E, T]):
    """`room` names the group of messages with its words: `one` for the thing itself, `instead` for what one
    does instead of undoing the first entry, `deed_…`, `state_…`, `field_…`.

    `begin` gives the thing of a first entry, of which nothing is told yet, and `told` is what entries tell. `adds` are
    the fields of an entry that are added to a field of the thing, `checks` give each field fit to be written down, and
    `show` its value in one line.
    """

    room: str
    steps: Mapping[Any, Step[Any]]
    begin: Callable[[E], N]
    told: type[T]
    checks: Mapping[str, Callable[[Any], Any]]
    adds: Mapping[str, str] = field(default_factory=dict)
    show: Show = shown

    def named(self, number: int) -> Words:
        return words(f"{self.room}.one", number=number)

    @property
    def instead(self) -> Words:
        return words(f"{self.room}.instead")

    def possible(self, state: object) -> tuple[Any, ...]:
        """The deeds that may be done in this state, but undoing."""
        return tuple(deed for deed, step in self.steps.items() if state in step.before and deed != UNDO)

    def fold(self, log: Sequence[E]) -> N:
        """The thing of a whole log in its order, which is not empty."""
        first, *others = standing(log)
        thing = self.begun(first)
        for entry in others:
            thing = self.advanced(thing, entry)
        return replace(thing, version=log[-1].version, changed=log[-1].at)

    def begun(self, entry: E) -> N:
        """The thing that this entry makes."""
        step = self.steps[entry.deed]
        assert not step.before
        assert step.after is not None
        return self._told(self.begin(entry), entry, step.after)

    def advanced(self, thing: N, entry: E) -> N:
        """The thing after this entry, which undoes nothing; EntryError where the deed is not possible in its state."""
        step = self.steps[entry.deed]
        if thing.state not in step.before:
            deed, state = words(f"{self.room}.deed_{entry.deed}"), words(f"{self.room}.state_{thing.state}")
            raise EntryError(words("fault.log_step", what=self.named(thing.number), deed=deed, state=state))
        return self._told(thing, entry, step.after or thing.state)

    def changed(self, before: N, told: T) -> T:
        """What is told without the fields that are so already."""
        fields = told.fields()
        same = {
            name for name, value in fields.items() if name not in self.adds and getattr(before, name, None) == value
        }
        rest: dict[str, Any] = {name: value for name, value in fields.items() if name not in same}
        return self.told(**rest)

    def checked(self, deed: Any, told: T) -> T:
        """The same, fit to be written down; EntryError names the field that is not."""
        step, given = self.steps[deed], told.fields()
        for name in given:
            if name not in step.sets:
                raise EntryError(
                    words("fault.log_field", field=self._field(name), deed=words(f"{self.room}.deed_{deed}"))
                )
        every: dict[str, Any] = {
            name: self.checks[name](value) if name in self.checks else value for name, value in given.items()
        }
        made = self.told(**every)
        for name in step.needed:
            if not made.fields().get(name):
                raise EntryError(words("fault.log_empty", field=self._field(name)))
        return made

    def _field(self, name: str) -> Words:
        return words(f"{self.room}.field_{name}")

    def _told(self, thing: N, entry: E, state: object) -> N:
        fields: dict[str, Any] = entry.told.fields()
        for name, whole in self.adds.items():
            more = fields.pop(name, None) or ()
            fields[whole] = (*getattr(thing, whole), *(more if isinstance(more, tuple) else (more,)))
        return replace(thing, **fields, state=state, version=entry.version, changed=entry.at)
