"""The names under which files are shown: their path inside the input, and where two inputs share it, the input's own
name before it."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

File = tuple[str, str]
"""An input (the folder that was given, whole) and the path of a file inside it."""


def names(files: Mapping[File, frozenset[Hashable]]) -> dict[File, str]:
    """What each file is shown as: a function of the files alone, in whatever order they came.

    `files` maps each to what was found in it. Files of one content may share a name; others that would share one get
    as much of the end of their input's path before it as tells them apart (`north/01.txt`, `south/01.txt`).
    """
    depth: Counter[File] = Counter()
    while True:
        shown = {file: _shown(file, depth[file]) for file in files}
        rivals = _rivals(shown, files, depth)
        if not rivals:
            return shown
        depth.update(rivals)


def contested(
    files: Callable[[], Iterable[tuple[File, Hashable]]], shared: Collection[str]
) -> dict[File, frozenset[Hashable]]:
    """Of very many files those whose names depend on others, with what was found in each: `names` of them are what
    they are among all, and every other file is shown as its path.

    `files` goes through all, with one thing that was found in each; `shared` are the paths that several of them have.
    """
    found: dict[File, frozenset[Hashable]] = {}
    wanted = set(shared)
    while wanted:
        met: dict[File, set[Hashable]] = {}
        for file, content in files():
            if file[1] in wanted and file not in found:
                met.setdefault(file, set()).add(content)
        found.update((file, frozenset(contents)) for file, contents in met.items())
        wanted = {_shown(file, depth) for file in met for depth in range(1, len(_parts(file[0])) + 1)}
    return found


def _shown(file: File, depth: int) -> str:
    origin, path = file
    return "/".join([*_parts(origin)[-depth:], path]) if depth else path


def _parts(origin: str) -> list[str]:
    return [part for part in origin.split("/") if part]


def _rivals(shown: Mapping[File, str], files: Mapping[File, frozenset[Hashable]], depth: Counter[File]) -> list[File]:
    """The files that share their name with another file of other content, and can be told apart by more of it."""
    groups: dict[str, list[File]] = {}
    for file, name in shown.items():
        groups.setdefault(name, []).append(file)
    return [
        file
        for group in groups.values()
        if len(group) > 1 and len(frozenset().union(*(files[file] for file in group))) > 1
        for file in group
        if depth[file] < len(_parts(file[0]))
    ]
