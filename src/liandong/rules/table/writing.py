"""Rules as the rows of a table that a person can read and change."""

from collections.abc import Iterator, Sequence

from liandong.errors import RuleError
from liandong.messages import Language, words
from liandong.rules.condition import Days, Rule, Test, Unread
from liandong.rules.facts import Schema
from liandong.rules.naming import relation_words
from liandong.rules.table import cells, groups
from liandong.rules.table.headings import headings
from liandong.rules.table.reading import read_rules


def rows(rules: Sequence[Rule], schema: Schema, lang: Language = "zh") -> list[tuple[str, ...]]:
    """Headings, and for each rule a row with its code, title and days, then one for each clause; `read_rules` makes the
    same rules of them.

    RuleError for a rule of which it would not: one without clauses in a group, or a text with blanks at its ends.
    """
    made = [headings(lang), *(row for rule in rules for row in _of_rule(rule, schema, lang))]
    back = {rule.code: rule for rule in read_rules(made, schema, sound=False).rules}
    for rule in rules:
        if back.get(rule.code) != rule:
            raise RuleError(words("rule.not_writable", code=rule.code))
    return made


def _of_rule(rule: Rule, schema: Schema, lang: Language) -> Iterator[tuple[str, ...]]:
    yield (rule.code, rule.title, "", "", "", "", "", *_days(rule.days), "")
    for path, clause in groups.paths(rule.condition):
        yield ("", "", groups.written(path, lang), *_asked(clause, schema, lang), *_days(clause.days), clause.text)


def _asked(clause: Test | Unread, schema: Schema, lang: Language) -> tuple[str, str, str, str]:
    if isinstance(clause, Unread):
        return "", "", "", ""
    field = schema.field(clause.field)
    relation = relation_words(clause.relation, field.kind).worded(lang)
    return field.name, relation, cells.written(clause.value, field, lang), field.unit


def _days(days: Days) -> tuple[str, str]:
    return str(days.since or ""), str(days.until or "")
