"""The review as a person goes through it: question by question, a line typed for each, at a terminal or a pipe."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from liandong.cli import told
from liandong.cli.terminal import console, line
from liandong.cli.voice import Voice
from liandong.errors import LiandongError
from liandong.exchange import acts
from liandong.exchange.acts import short
from liandong.model import Act, Decision, Deed
from liandong.workspace import Workspace
from liandong.workspace.people.review import Question, ReviewItem
from liandong.workspace.people.splitting import telling

_QUOTED = re.compile(r'\s*(?:"([^"]+)"|“([^”]+)”|「([^」]+)」)')


@dataclass(slots=True)
class Session:
    """One person's way through the questions; `done` are the acts that stand, newest last."""

    voice: Voice
    opened: Workspace
    actor: str
    reason: str
    done: list[Act | Decision] = field(default_factory=list)

    def run(self, limit: int) -> None:
        """Asks until the questions, the lines or the person's patience are at an end."""
        items = self.opened.review(limit)
        if not items:
            line(self.voice("review.nothing"))
        for number, item in enumerate(items, 1):
            line()
            line(f"[{number}/{len(items) + items.more}] {acts.heading(item, self.voice.lang)}", style="bold cyan")
            told.ask(self.voice, self.opened.ledger(), item)
            if not self._answered(item):
                return
        if items.more:
            line(self.voice("review.more", count=items.more))
        if self.done:
            self._ended()

    def _ended(self) -> None:
        """Behind the last question: what was done can still be taken back, one by one."""
        line(self.voice("review.keys_end"), style="dim")
        for typed in _lines():
            key, _, rest = typed.strip().partition(" ")
            if key.lower() != "u":
                return
            self._undo(rest)

    def _answered(self, item: ReviewItem) -> bool:
        """Takes lines until the question is answered or passed over; False where the person leaves."""
        line(self.voice(f"review.keys_{item.question}"), style="dim")
        for typed in _lines():
            key, _, rest = typed.strip().partition(" ")
            match key.lower():
                case "q":
                    return False
                case "" | "s":
                    return True
                case "u":
                    self._undo(rest)
                case "h" | "?":
                    line(self.voice(f"review.keys_{item.question}"), style="dim")
                case _:
                    if self._decided(item, key.lower(), rest.strip()):
                        return True
        return False

    def _decided(self, item: ReviewItem, key: str, rest: str) -> bool:
        """Whether the line was a decision, and was written down."""
        try:
            act = _DECIDED[item.question](self, item, key, rest)
        except LiandongError as error:
            line(error.worded(self.voice.lang), style="red")
            return False
        if act is None:
            line(self.voice("review.unknown_key", key=key), style="red")
            return False
        self.done.append(act)
        line(self.voice("review.done", deed=self.voice(f"deed.{_deed(act)}"), act=short(act.id)), style="green")
        return key != "x" or _deed(act) != Deed.REJECT or self._rejected(item) + 1 >= len(item.values)

    def _undo(self, rest: str) -> None:
        if not self.done:
            line(self.voice("review.nothing_to_undo"))
            return
        last = self.done.pop()
        self.opened.undo(last, actor=self.actor, reason=self._why(rest) or self.voice("review.at_once"))
        line(self.voice("review.undone_now", deed=self.voice(f"deed.{_deed(last)}"), act=short(last.id)))

    def conflict(self, item: ReviewItem, key: str, rest: str) -> Act | Decision | None:
        """A number confirms that value, `x` rejects one, `c` corrects, `d` parts what tells the second
        of two values from all the rest."""
        record, name = item.records[0], item.property or ""
        first, _, why = rest.partition(" ")
        if key.isdigit() and 0 < int(key) <= len(item.values):
            chosen = item.values[int(key) - 1]
            return self.opened.confirm(record.id, name, chosen, actor=self.actor, reason=self._why(rest))
        if key == "x" and first.isdigit() and 0 < int(first) <= len(item.values):
            chosen = item.values[int(first) - 1]
            return self.opened.reject(record.id, name, chosen, actor=self.actor, reason=self._why(why))
        if key == "c" and rest:
            value, why = worded(rest)
            field = acts.field(record.kind, name, item.scope, self.voice.lang)
            line(self.voice("review.writing", field=field, value=value, reason=self._why(why)))
            return self.opened.correct(
                record.id, name, value, scope=item.scope, actor=self.actor, reason=self._why(why)
            )
        return self._parted(item, rest) if key == "d" else None

    def _parted(self, item: ReviewItem, rest: str) -> Decision | None:
        one, other, *why = [*rest.split(" ", 2), "", ""][:3]
        if not (one.isdigit() and other.isdigit() and {int(one), int(other)} <= set(range(1, len(item.values) + 1))):
            return None
        record, values = item.records[0], item.values
        others = [value for number, value in enumerate(values, 1) if number != int(other)]
        going = telling(self.opened.ledger(), record, values[int(other) - 1], others)
        counts = {"going": len(going), "staying": len(record.members) - len(going)}
        line(self.voice("review.parting", value=values[int(other) - 1].value.raw, **counts))
        return self.opened.split(record.id, going, actor=self.actor, reason=self._why("".join(why)))

    def same(self, item: ReviewItem, key: str, rest: str) -> Decision | None:
        """A number, or `y` where there is but one, says with which the first is one; `n` and `o` judge of all."""
        first, *others = item.records
        chosen = others
        if key.isdigit():
            chosen = others[int(key) - 2 : int(key) - 1] if int(key) > 1 else []
        judgement = {"y": "same", "n": "different", "o": "unsure"}.get(key, "same" if key.isdigit() else "")
        if not chosen or not judgement or (key == "y" and len(others) > 1):
            return None
        made = [
            self.opened.decide(first.id, other.id, judgement, actor=self.actor, reason=self._why(rest))
            for other in chosen
        ]
        self.done += made[:-1]
        return made[-1]

    def anchor(self, item: ReviewItem, key: str, rest: str) -> Act | None:
        """A number says of which record it is stated now, `t` takes it back."""
        if item.act is None:
            return None
        if key == "t":
            return self.opened.undo(item.act, actor=self.actor, reason=self._why(rest))
        if key.isdigit() and 0 < int(key) <= len(item.records):
            record = item.records[int(key) - 1]
            return self.opened.reattach(item.act, record.id, actor=self.actor, reason=self._why(rest))
        return None

    def _rejected(self, item: ReviewItem) -> int:
        """How many of the values were rejected by now; what is left of several still competes."""
        mentions = set(item.records[0].members)
        acts = [act for act in self.done if isinstance(act, Act) and act.deed is Deed.REJECT]
        return sum(mentions >= set(act.mentions) and act.claims[0].property == item.property for act in acts)

    def _why(self, typed: str) -> str:
        return typed.strip() or self.reason


def worded(typed: str) -> tuple[str, str]:
    """The value that is typed and the reason behind it: up to a semicolon, or what stands between quotation marks."""
    quoted = _QUOTED.match(typed)
    if quoted:
        return next(filter(None, quoted.groups())).strip(), typed[quoted.end() :].lstrip(" ;；")
    value, _, why = re.sub("；", ";", typed, count=1).partition(";")
    return value.strip(), why.strip()


def _deed(act: Act | Decision) -> str:
    return act.deed.value if isinstance(act, Act) else act.judgement.value


def _lines() -> Iterator[str]:
    """What the person types, line by line; a prompt stands before each at a terminal."""
    while True:
        if console().is_terminal:
            sys.stdout.write("> ")
            sys.stdout.flush()
        typed = sys.stdin.readline()
        if not typed:
            return
        yield typed


_DECIDED: dict[Question, Callable[[Session, ReviewItem, str, str], Act | Decision | None]] = {
    Question.CONFLICT: Session.conflict,
    Question.SAME: Session.same,
    Question.ANCHOR: Session.anchor,
}
