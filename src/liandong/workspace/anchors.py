"""Anchors (锚点): what a person judged or stated is found again on its page, when better reading moves the mentions."""

from collections.abc import Iterable, Mapping
from dataclasses import replace as changed

from liandong.model import Decision, Mention
from liandong.model.noun import replace
from liandong.store.versions import View


def placed(view: View, mentions: Iterable[Mention], entered: Mapping[str, Mention] | None = None) -> dict[str, Mention]:
    """Where each of these mentions stands now, by its id; those that have lost their place are not among them.

    A mention stands where it did as long as its own page tells of it, or a person `entered` it. Else it is the one
    mention of its kind whose characters (or row) on the page overlap its own, if there is just one.
    """
    unique = _on_their_pages(view, {mention.id: mention for mention in mentions})
    told = view.told(unique.values()) | (entered or {}).keys()
    found = {id_: mention for id_, mention in unique.items() if mention.id in told}
    near: dict[tuple[str, str], tuple[Mention, ...]] = {}
    for id_, mention in sorted(unique.items()):
        if id_ in found:
            continue
        where = mention.page, mention.kind
        if where not in near:
            near[where] = view.mentions_on(*where)
        over = [other for other in near[where] if overlap(mention, other)]
        if len(over) == 1:
            found[id_] = over[0]
    return found


def _on_their_pages(view: View, mentions: Mapping[str, Mention]) -> dict[str, Mention]:
    """The mentions, those of pages that were erased in part on the pages that came in their place."""
    now, moved = dict(mentions), True
    while moved:
        pages = view.became({mention.page for mention in now.values()})
        moved = bool(pages)
        now = {id_: replace(m, page=pages[m.page]) if m.page in pages else m for id_, m in now.items()}
    return now


def settled_on(decision: Decision, found: Mapping[str, Mention]) -> Decision | None:
    """The decision on the mentions as they stand now; None where nothing of one of its ends is left."""
    if not decision.anchors:
        return decision
    sides = [list({found[m.id].id: found[m.id] for m in side if m.id in found}.values()) for side in decision.sides]
    if not all(sides):
        return None
    (left, *left_with), (right, *right_with) = sides
    now = changed(decision, left=left.id, right=right.id, anchors=(left, right))
    return changed(now, left_with=tuple(left_with), right_with=tuple(right_with))


def overlap(one: Mention, other: Mention) -> bool:
    """Whether two mentions on one page share characters, or a row of a workbook."""
    if one.row or other.row:
        return one.row == other.row
    return one.start < other.end and other.start < one.end
