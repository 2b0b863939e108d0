"""Words (词语): what pledges, guarantees, purposes and titles are called in booklets."""

import re

from liandong.vocabulary.tables import alternatives

Table = tuple[tuple[str, re.Pattern[str]], ...]
"""Words of a field, each with what texts call it."""

_WORDS = alternatives("credit_words.txt")


PERSONS, FIRMS = f"(?:{_WORDS['persons']})", f"(?:{_WORDS['firms']})"
"""Branches of a pattern: persons, and firms that are no guarantors by trade, who may answer for a loan."""


def _table(field: str) -> Table:
    return tuple(
        (
            name.removeprefix(f"{field}."),
            re.compile(branches.replace("{persons}", PERSONS).replace("{firms}", FIRMS)),
        )
        for name, branches in _WORDS.items()
        if name.startswith(f"{field}.")
    )


PLEDGES, GUARANTEES, PURPOSES = _table("pledges"), _table("guarantees"), _table("purposes")
SPENT = _table("spent")
"""What needs call purposes: more than products, whose clauses may ask where they name such."""
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
)
_RANK = (
    r"(?:(?:国家|省|(?:内蒙古|广西|西藏|宁夏|新疆)?自治区|市|区|县)级"
    rf"(?:及?以上)?|(?:{_PROVINCES})省级(?:及?以上)?|国家|(?:{_PROVINCES})省|省|市|[^\W\d_为是得有属获的被系入于、]{{2}}市)?(?:重点)?"
)
TITLES = re.compile(f"{_RANK}(?:{_WORDS['titles']})")
"""What a firm is recognised as, with who recognised it. Sizes of firms are none."""
UNSECURED = re.compile(_WORDS["unsecured"])
"""Nothing need be pledged, and nobody need answer."""
SECURES = re.compile(_WORDS["secures"])
"""What a thing or a person does that secures a loan."""
NOT_SECURED = re.compile(_WORDS["not_secured"])
"""Where a clause speaks of pledges and guarantees but none is taken."""

PLEDGED = re.compile("[抵质]押|押品|质物")
"""A heading of what is pledged: so is each thing of a list under it."""
_EACH = re.compile("[、或和及/]")


def each_with(text: str, verb: str) -> str:
    """A list of things or persons, each with the verb that its heading or bracket says for it."""
    return "、".join(f"{thing}{verb}" for thing in _EACH.split(text))


def found(table: Table, text: str) -> dict[str, tuple[int, int]]:
    """The words of a table that a text names, each with its first place."""
    return {word: match.span() for word, pattern in table if (match := pattern.search(text))}


_UNFOLDED = re.compile(r"(?P<verb>保证|担保|抵押|质押)(?:方式|担保)?\((?P<listed>[^()]{2,40})\)")


def unfolded(text: str) -> str:
    """The text with what stands in brackets behind a verb before it: 保证(担保公司) is 担保公司保证."""

    def told(match: re.Match[str]) -> str:
        return each_with(match["listed"], match["verb"])

    return _UNFOLDED.sub(told, text)


def secures(text: str) -> bool:
    """Whether a text names something that is pledged or somebody who answers."""
    return bool(found(PLEDGES, text) or found(GUARANTEES, text))


_OF_ALL = "科技型中小企业"
"""The whole country has one list of such firms, whatever place is named before it."""


def titles(text: str) -> list[tuple[str, int, int]]:
    """The titles that a text names, left to right, the longest at each place."""
    found = [
        (match[0], match.start(), match.end())
        for match in TITLES.finditer(text)
        if not re.match("”?类", text[match.end() :])
    ]
    return [
        (_OF_ALL, end - len(_OF_ALL), end) if name.endswith(_OF_ALL) else (name, at, end) for name, at, end in found
    ]
