"""Links between tasks: part of one, needing others. Neither may lead in a circle."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from liandong.errors import EntryError
from liandong.followup.tasks.task import Task
from liandong.messages import Words, words
from liandong.store.followup import task as table
from liandong.store.followup import task_need

_AT_ONCE = 500


def check_links(connection: Connection, task: Task) -> None:
    """EntryError where a task that is named is not there, or the links of this one would lead back to it."""
    named = {*task.needs, *([task.parent] if task.parent is not None else [])}
    missing = sorted(named - {task.number} - _there(connection, named))
    if missing:
        raise EntryError(words("fault.task_unknown", task=missing[0]))
    _no_circle(task.number, task.needs, lambda numbers: _needs(connection, numbers), "needs")
    above = () if task.parent is None else (task.parent,)
    _no_circle(task.number, above, lambda numbers: _parents(connection, numbers), "parent")


def taken(code: str, number: int) -> Words:
    """That a code is another task's, which is named where it may be seen (its number is not 0)."""
    return words("fault.task_code", code=code, task=number) if number else words("fault.task_code_taken", code=code)


def check_new(connection: Connection, made: Sequence[Task]) -> None:
    """As `check_links`, of tasks that are not written yet, which none but themselves can name."""
    new = {task.number: task for task in made}
    named = {each for task in made for each in (*task.needs, *([task.parent] if task.parent is not None else []))}
    missing = sorted(named - new.keys() - _there(connection, named - new.keys()))
    if missing:
        raise EntryError(words("fault.task_unknown", task=missing[0]))
    for field, links in (
        ("needs", {number: list(task.needs) for number, task in new.items()}),
        ("parent", {number: [task.parent] for number, task in new.items() if task.parent is not None}),
    ):
        way = first_circle({number: [other for other in others if other in new] for number, others in links.items()})
        if way:
            shown = " → ".join(map(str, way))
            raise EntryError(words("fault.task_circle", field=words(f"tasks.field_{field}"), way=shown))


def first_circle(links: Mapping[int, Sequence[int]]) -> list[int]:
    """A way along the links that comes back to where it began, both ends told; empty where there is none.

    Those from which no way leads on are taken out again and again; what is left leads in circles, or into one.
    """
    into: dict[int, list[int]] = {}
    left = {number: len(set(others)) for number, others in links.items()}
    for number, others in links.items():
        for other in set(others):
            into.setdefault(other, []).append(number)
            left.setdefault(other, 0)
    ends = [number for number, count in left.items() if not count]
    while ends:
        for number in into.get(ends.pop(), ()):
            left[number] -= 1
            if not left[number]:
                ends.append(number)
    caught = {number for number, count in left.items() if count}
    if not caught:
        return []
    way = [min(caught)]
    while way[-1] not in way[:-1]:
        way.append(min(other for other in links[way[-1]] if other in caught))
    return way[way.index(way[-1]) :]


def circle(start: int, first: Iterable[int], onward: Callable[[Sequence[int]], dict[int, list[int]]]) -> list[int]:
    """A way along the links from `start` back to it, with it at both ends; empty where there is none."""
    came: dict[int, int] = {}
    for number in first:
        came.setdefault(number, start)
    edge = list(came)
    while edge:
        if start in came:
            way, at = [start], came[start]
            while at != start:
                way.append(at)
                at = came[at]
            return [start, *reversed(way)]
        further = onward(edge)
        edge = []
        for number, others in further.items():
            for other in others:
                if other not in came:
                    came[other] = number
                    edge.append(other)
    return []


def _no_circle(
    start: int, first: Iterable[int], onward: Callable[[Sequence[int]], dict[int, list[int]]], field: str
) -> None:
    way = circle(start, first, onward)
    if way:
        shown = " → ".join(map(str, way))
        raise EntryError(words("fault.task_circle", field=words(f"tasks.field_{field}"), way=shown))


def _there(connection: Connection, numbers: Iterable[int]) -> set[int]:
    wanted, found = sorted(numbers), set[int]()
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        found |= set(connection.execute(select(table.c.number).where(table.c.number.in_(some))).scalars())
    return found


def _needs(connection: Connection, numbers: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        asked = select(task_need.c.task, task_need.c.needs).where(task_need.c.task.in_(some))
        for number, other in connection.execute(asked):
            found.setdefault(number, []).append(other)
    return found


def _parents(connection: Connection, numbers: Sequence[int]) -> dict[int, list[int]]:
    asked = select(table.c.number, table.c.parent).where(table.c.number.in_(numbers), table.c.parent.is_not(None))
    return {number: [parent] for number, parent in connection.execute(asked)}
