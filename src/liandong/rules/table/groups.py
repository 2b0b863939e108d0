"""Groups: where a clause stands in the tree of its rule, as a path that a cell of the table can hold.

任一1/全部2 is the second `All` in the first `Any`. Clauses without a path must all hold; a rule that is one group and
nothing else is written under the path of that group.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeAlias

from liandong.errors import RuleError
from liandong.messages import LANGUAGES, Language, text, words
from liandong.rules.condition import All, Any, Condition, Not, Test, Unread


class Group(StrEnum):
    """How the parts of a group are joined; that of a `NOT` is one."""

    ALL = "all"
    ANY = "any"
    NOT = "not"


Step: TypeAlias = tuple[Group, str]
"""A group and the mark that tells it from others of its kind beside it."""

Path: TypeAlias = tuple[Step, ...]
"""From the outermost group to the one in which a clause stands."""

Placed: TypeAlias = tuple[Path, Test | Unread]

_PARTED = re.compile(r"\s*[/／>＞]\s*")


def paths(condition: Condition) -> Iterator[Placed]:
    """The clauses in the order in which they are written, each with its path. RuleError for a group without parts."""
    if isinstance(condition, All) and len(condition.parts) != 1:
        yield from _paths(condition.parts, ())
    else:
        yield from _paths((condition,), ())


def _paths(parts: Sequence[Condition], above: Path) -> Iterator[Placed]:
    met: Counter[Group] = Counter()
    for part in parts:
        if isinstance(part, Test | Unread):
            yield above, part
            continue
        group = _group(part)
        met[group] += 1
        inner = (part.part,) if isinstance(part, Not) else part.parts
        if not inner:
            raise RuleError(words("rule.empty_group"))
        yield from _paths(inner, (*above, (group, str(met[group]))))


def _group(condition: All | Any | Not) -> Group:
    match condition:
        case All():
            return Group.ALL
        case Any():
            return Group.ANY
        case Not():
            return Group.NOT


def tree(placed: Sequence[Placed]) -> Condition:
    """The condition whose clauses stand at these paths; groups come where their first clause does."""
    parts = _parts(placed, 0)
    return parts[0] if len(parts) == 1 else All(parts)


def _parts(placed: Sequence[Placed], depth: int) -> tuple[Condition, ...]:
    found: dict[object, list[Placed]] = {}
    for at, (path, clause) in enumerate(placed):
        found.setdefault(path[depth] if len(path) > depth else at, []).append((path, clause))
    return tuple(
        _grown(key[0], _parts(members, depth + 1)) if isinstance(key, tuple) else members[0][1]
        for key, members in found.items()
    )


def _grown(group: Group, parts: tuple[Condition, ...]) -> Condition:
    match group:
        case Group.ALL:
            return All(parts)
        case Group.ANY:
            return Any(parts)
        case Group.NOT:
            return Not(parts[0])


def crowded(placed: Sequence[Path]) -> list[int]:
    """Which of the paths give a `NOT` a second part, of which nobody could tell how it is joined to the first."""
    first: dict[Path, object] = {}
    found = []
    for at, path in enumerate(placed):
        for depth, (group, _) in enumerate(path, start=1):
            part: object = path[depth] if len(path) > depth else at
            if group is Group.NOT and first.setdefault(path[:depth], part) != part:
                found.append(at)
                break
    return found


def written(path: Path, lang: Language) -> str:
    """The path as a cell holds it."""
    return "/".join(text(f"rule.group_{group}", lang) + mark for group, mark in path)


def read(cell: str) -> Path | None:
    """The path in a cell, in either language; None for what is none."""
    steps = [_step(part) for part in _PARTED.split(cell)] if cell else []
    return None if None in steps else tuple(step for step in steps if step)


def _step(part: str) -> Step | None:
    for lang in LANGUAGES:
        for group in Group:
            word = text(f"rule.group_{group}", lang)
            if part.lower().startswith(word):
                return group, part[len(word) :].strip()
    return None
