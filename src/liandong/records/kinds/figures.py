"""Which mentions of figures (数据) are one: subject, metric, what the unit measures, period and scope.

Two passes. First what agrees is joined; then what differs, where neither document states several numbers of that kind:
so two documents that give a park 5 and 6 平方公里 come together in one record, which shows the conflict.
"""

import re
from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import NamedTuple

from liandong.model import Modality, Statement, Value
from liandong.records.joining import Relation, Rule
from liandong.records.profiles import Profile
from liandong.records.resolved import Resolved, is_known
from liandong.records.values import quantities
from liandong.records.values.names import normalise

_AIM = re.compile(r"预计|预期|预估|计划|规划|目标|力争|拟|设计")
_AREA = re.compile(r"面积|用地|占地")
_LEAD = re.compile(r"^(?:预计|预期|预估|计划|规划|目标|力争|拟|将|约|近|超|总计|总共|合计|共|总|达|新的)+")
_END = re.compile(r"(?:目标|预期|总数|总量|数量|个数|数|达|约|为|合计)$")
_SUM = re.compile(r"(?:总金额|总额|金额|资金|额)$")
_LAND = re.compile(
    r"(?:项目|工程|基地|园区|产业园|枢纽|厂区|工厂|地块|校区|中心|总部|小镇)?(?:(?:占|用)地(?:面积)?|占用?土地(?:面积)?)"
)
"""Ways of saying how much land a thing takes up, be it called by what it is (基地占地); 工业用地 is something else."""
_YEARLY = re.compile(r"^(?:每年|年度|年)(?=.)")
_SUBJECTS = ("project", "event", "site", "organisation", "publication", "mechanism", "policy")


class Measured(NamedTuple):
    """What a figure counts: metric key, measure of the unit, scope, and whether it is aimed at rather than reached."""

    metric: str
    measure: tuple[str, str, str | None]
    scope: str | None
    aim: bool


class Signature(NamedTuple):
    """What tells a figure apart; tuples, because thousands of them are hashed and compared."""

    subjects: frozenset[str]
    known: bool
    measured: frozenset[Measured]
    periods: frozenset[str]
    values: tuple[Value, ...]
    sizes: frozenset[int]
    homes: frozenset[int] = frozenset()


@lru_cache(1 << 14)
def metric_key(text: str) -> tuple[str, bool, bool]:
    """The metric without words of size and intent, whether it is a yearly one, and whether it is only aimed at.

    总规划面积 = 规划面积 = 面积; 占地面积 = 基地占地 = 规划用地 = 占地; 预计总产值 = 产值 (aimed at);
    年产值 is yearly; 总投资额 = 投资.
    """
    plain = normalise(text)
    aim = bool(_AIM.search(plain)) and not _AREA.search(plain)
    key = _LEAD.sub("", plain)
    yearly = bool(_YEARLY.match(key))
    key = _LEAD.sub("", _YEARLY.sub("", key))
    key = _SUM.sub("", _END.sub("", key).replace("总", "")) or plain
    if _LAND.fullmatch(key):
        key = "占地"
    return key, yearly, aim


def _measured(metric: str, value: Statement) -> Measured:
    key, yearly, aim = metric_key(metric)
    scope = value.scope
    if yearly and scope is None:
        scope = "annual_output" if "产" in key else "annual"
    aimed = aim or value.modality in (Modality.WILL, Modality.INTENDED) or scope == "planned"
    measure = quantities.measure(value.value.unit, value.value.currency)
    area = measure[0] == "area"
    return Measured(key, measure, None if scope in ("planned", "total") else scope, aimed and not area)


def signature(profile: Profile, resolved: Resolved) -> Signature | None:
    """Subject, metric, measure, period and the stated numbers; None for a figure without subject, metric or number."""
    found, values = profile.said.get("subject"), profile.said.get("value")
    metrics = profile.texts("metric")
    if not found or not values or not metrics:
        return None
    subjects = resolved.keys(profile, "subject", *_SUBJECTS)
    known = any(is_known(key) or _one_region(key) for key in subjects)
    names = tuple(s.value.text for s in found)
    measured = frozenset(_measured(_behind(metric, names), value) for metric in metrics for value in values)
    numbers = tuple(sorted({s.value for s in values}, key=_order))
    sizes = frozenset[int]().union(*map(quantities.stretches, numbers))
    return Signature(subjects, known, measured, frozenset(profile.texts("period")), numbers, sizes)


def _behind(metric: str, subjects: tuple[str, ...]) -> str:
    """The metric without the subject that a text puts before it (位于番禺区的甲产业园 | 规划面积)."""
    for subject in subjects:
        _, found, behind = metric.rpartition(subject)
        if found and behind:
            return behind
    return metric


def _order(value: Value) -> tuple[str, str]:
    return value.text, value.raw


def _one_region(key: str) -> bool:
    return key.startswith("region:") and "," not in key


def _once(profile: Profile, resolved: Resolved) -> Signature | None:
    """Its signature; both rules ask for it, and subjects were resolved before figures are."""
    return resolved.once(profile, signature)


def _with_homes(profile: Profile, resolved: Resolved) -> Signature | None:
    """Its signature with where it stands; None for one whose subject nobody knows, which meets no other."""
    found = _once(profile, resolved)
    return found._replace(homes=profile.homes) if found and found.known else None


def keys(signature: Signature) -> Iterator[Hashable]:
    for subject in signature.subjects:
        for measured in signature.measured:
            yield subject, measured


def _keys_with_size(signature: Signature) -> Iterator[Hashable]:
    """Only numbers of about one size can agree, so others need no comparing."""
    for key in keys(signature):
        yield from ((key, size) for size in signature.sizes)


def _keys_with_periods(signature: Signature) -> Iterator[Hashable]:
    """Where the numbers differ, subjects must be known and periods equal."""
    for key in keys(signature):
        yield key, signature.periods


def _same_figure(left: Signature, right: Signature) -> bool:
    return not left.subjects.isdisjoint(right.subjects) and not left.measured.isdisjoint(right.measured)


def _agreeing(left: Signature, right: Signature) -> bool:
    return any(quantities.agree(a, b) for a in left.values for b in right.values)


def _equal(left: Signature, right: Signature) -> bool:
    """Whether a number is told by both as it is, without any rounding."""
    pairs = ((a, b) for a in left.values for b in right.values if a.number is not None)
    return any((a.number, a.low, a.high, a.unit) == (b.number, b.low, b.high, b.unit) for a, b in pairs)


def compare_agreeing(left: Signature, right: Signature, local: bool) -> Relation:
    """Same where the numbers agree and the periods do not differ.

    One may leave its period out, but then the numbers must be equal: 去年签约35个 is not 此次签约30余个.
    """
    if not _same_figure(left, right) or not _agreeing(left, right):
        return Relation.OPEN
    if left.periods and right.periods and not left.periods & right.periods:
        return Relation.DIFFERENT
    if bool(left.periods) != bool(right.periods) and not _equal(left, right):
        return Relation.OPEN
    return Relation.SAME if local or (left.known and right.known) else Relation.OPEN


def compare_differing(left: Signature, right: Signature, local: bool) -> Relation:
    """Same where only the numbers differ, and no document states both of them."""
    if not (left.known and right.known) or left.periods != right.periods:
        return Relation.DIFFERENT
    if not left.homes.isdisjoint(right.homes) or not _same_figure(left, right):
        return Relation.DIFFERENT
    return Relation.SAME


def alone(signature: Signature) -> bool:
    return signature.known


AGREEING: Rule[Signature] = Rule(
    Signature, _once, _keys_with_size, compare_agreeing, alone, asks=("subject",), proposes=False
)
DIFFERING: Rule[Signature] = Rule(
    Signature,
    _with_homes,
    _keys_with_periods,
    compare_differing,
    lambda _: False,
    asks=("subject",),
    within=False,
    proposes=False,
)
