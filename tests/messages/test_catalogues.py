"""Both catalogues say the same things: same codes, same placeholders, nothing unused, nothing missing."""

import ast
import errno
import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from string import Formatter
from typing import TypeGuard

import pytest

from liandong import errors, messages
from liandong.documents.flags import Flag
from liandong.errors import LiandongError
from liandong.messages import LANGUAGES, Words, reason, text, words
from liandong.model import PROPOSAL, Basis, Conflict, Modality, Polarity, Role, Tier, Verdict
from liandong.workspace import UNREADABLE

SOURCE = Path(messages.__file__).parent.parent


def placeholders(code: str, lang: str) -> set[str]:
    template = messages.catalogue._catalogue(lang)[code]
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_have_the_same_codes() -> None:
    assert messages.keys("zh") == messages.keys("en")


@pytest.mark.parametrize("code", messages.keys("zh"))
def test_both_languages_have_the_same_placeholders(code: str) -> None:
    assert placeholders(code, "zh") == placeholders(code, "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty_or_has_stray_blanks(lang: str) -> None:
    texts = messages.catalogue._catalogue(lang)
    assert [code for code, words in texts.items() if not words.strip() or words != words.rstrip()] == []


def test_english_texts_hold_no_chinese_but_names_and_examples() -> None:
    english = messages.catalogue._catalogue("en")
    chinese = {code for code, words in english.items() if re.search(r"[\u4e00-\u9fff]", words)}
    queries = {
        "advice.search_region",
        "help.search_query",
        "help.match_amount",
        "help.report_regions",
        "fault.task_headings",
        "fault.typed_no_day",
        "advice.report_no_region",
        *(f"help.filter_{f}" for f in ("amount", "region", "industry")),
    }
    assert chinese <= {
        "help.program",
        "portal.report_regions_hint",
        "portal.other_language",
        "search.empty_query",
        "set_aside.sheet_unknown",
        "hint.unit",
        *(f"portal.write_{type_}" for type_ in ("amount", "count", "date", "place", "quantity")),
        *queries,
        "match.scale_twice",
        "portal.match_amount_hint",
        *(code for code in english if code.startswith(("match.example_", "match.hint_"))),
        *(f"portal.hint_{f}" for f in ("amount", "region", "industry", "source", "place", "right")),
    }


def test_chinese_texts_use_full_width_punctuation_between_chinese_words() -> None:
    wrong = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;!?][\u4e00-\u9fff]")
    texts = messages.catalogue._catalogue("zh")
    assert [code for code, words in texts.items() if wrong.search(words)] == []


def test_placeholders_are_filled() -> None:
    assert text("export.done", "en", path="a.html", size="1 KB") == "Exported: a.html (1 KB)"


def test_braces_in_a_value_are_left_alone() -> None:
    assert "{x}" in text("export.done", "zh", path="{x}.html", size="1 KB")


def test_an_unknown_code_is_named() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.code"):
        text("no.such.code", "zh")


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(KeyError, match="fr"):
        text("help.json", "fr")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="size"):
        text("export.done", "zh", path="a")


@pytest.mark.parametrize("enumeration", [Conflict, Verdict, Basis, Role, Modality, Polarity])
def test_every_word_of_the_model_has_its_text(enumeration: type[StrEnum]) -> None:
    table = enumeration.__name__.lower()
    assert {f"{table}.{word}" for word in enumeration} <= set(messages.keys("zh"))


def test_every_flag_of_a_document_has_its_text() -> None:
    assert {code for code in messages.keys("zh") if code.startswith("flag.")} == {f"flag.{flag}" for flag in Flag}


def test_every_tier_has_its_text() -> None:
    codes = {code for code in messages.keys("zh") if code.startswith("tier.")}
    assert codes == {f"tier.{tier.name.lower()}" for tier in Tier}


def error_classes() -> list[str]:
    return [n for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, LiandongError)]


@pytest.mark.parametrize("table", ["failed", "remedy"])
def test_every_error_has_its_words_and_its_remedy(table: str) -> None:
    assert {code.split(".")[1] for code in messages.keys("zh") if code.startswith(f"{table}.")} == set(error_classes())


def literals() -> Iterator[str]:
    """Every text constant of the source, the fixed pieces of f-strings included."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


GIVEN_AT = {
    "SetAside": 2,
    "PageError": 1,
    "Verdict": 0,
    "log.add": 0,
    "aside": 1,
    "Unread": 0,
    "Objection": 0,
    "_whole": 1,
}
"""Calls that name a reason, and the place of the argument that does."""


def trees(*rooms: str) -> Iterator[ast.AST]:
    for room in rooms:
        yield from (ast.parse(path.read_text(encoding="utf-8")) for path in sorted((SOURCE / room).rglob("*.py")))


def codes_in_calls(*rooms: str) -> set[str]:
    """The words handed to the calls of `GIVEN_AT` in these rooms, also where one of two is chosen on the spot."""
    found: set[str] = set()
    for node in (node for tree in trees(*rooms) for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and (place := GIVEN_AT.get(ast.unparse(node.func))) is not None:
            given = [k.value for k in node.keywords if k.arg == "reason"] or node.args[place : place + 1]
            found |= {str(each.value) for arg in given for each in ast.walk(arg) if _is_code(each)}
    return found


def _is_code(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.fullmatch("[a-z_-]+", node.value))


def codes_named_as_reasons() -> set[str]:
    """Constants of `records` whose remark below says that they are reasons."""
    found: set[str] = set()
    for body in (tree.body for tree in trees("records") if isinstance(tree, ast.Module)):
        for named, remark in pairwise(body):
            said = isinstance(remark, ast.Expr) and ast.unparse(remark).strip("\"'").startswith("Reason:")
            if said and isinstance(named, ast.Assign) and isinstance(named.value, ast.Constant):
                found.add(str(named.value.value))
    return found


def words_for(table: str) -> set[str]:
    return {code.removeprefix(f"{table}.") for code in messages.keys("zh") if code.startswith(f"{table}.")}


def test_every_reason_for_setting_aside_has_its_words() -> None:
    used = codes_in_calls("pages", "documents", "workspace")
    assert len(used) > 8
    assert sorted((used | UNREADABLE) - words_for("set_aside")) == []


def worded() -> Iterator[tuple[str, set[str | None]]]:
    """Code and names of the values of each text that is worded later."""
    for node in (node for tree in trees("") for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "words" and node.args:
            given = node.args[0]
            if isinstance(given, ast.Constant) and re.fullmatch(r"[a-z]+\.[a-z_]+", str(given.value)):
                yield str(given.value), {keyword.arg for keyword in node.keywords}


def test_every_text_that_is_worded_later_gets_the_values_it_names() -> None:
    found = list(worded())
    assert len(found) > 40
    assert [(code, given) for code, given in found if given != placeholders(code, "zh")] == []


def test_every_advice_is_on_a_fault() -> None:
    assert words_for("advice") <= words_for("fault")


def test_an_error_is_worded_in_the_language_of_its_reader() -> None:
    error = LiandongError(words("fault.no_record", id="甲"))
    assert str(error) == error.worded("en") == "no record has the id '甲'. Search for its name, or list the records."
    assert error.worded("zh").startswith("没有编号是")


def test_every_word_of_the_system_is_on_an_error_that_there_is() -> None:
    assert {code.upper() for code in words_for("system")} <= {name for name in dir(errno) if name.startswith("E")}


def test_what_the_system_says_is_worded_or_else_repeated() -> None:
    told = reason(PermissionError(errno.EACCES, "Permission denied"))
    assert isinstance(told, Words)
    assert (told.worded("zh"), told.worded("en")) == ("没有权限", "no right to do it")
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"


def test_every_check_has_its_words() -> None:
    constants = (node.value for tree in trees("records") for node in ast.walk(tree) if _is_code(node))
    used = {str(code) for code in constants if re.fullmatch(r"[a-z]+-[a-z]+", str(code))} | {PROPOSAL}
    assert len(used) > 4
    assert sorted(used ^ words_for("recipe")) == []


def test_every_reason_of_a_check_has_its_words() -> None:
    assert sorted(codes_named_as_reasons() ^ words_for("answer")) == []


MADE_BY_THE_PORTAL = (
    "rule",
    *(
        "format",
        "in",
        "facet",
        "error",
        "age",
        "hint",
        "order",
        "conflict",
        "families",
        "edit",
        "flag",
        "head",
        "group",
        "about",
        "use",
        "job",
        "media",
        "write",
    ),
    *("change", "how", "meaning", "setting", "help", "key", "correct", "mark", "verdict", "repair", "tier"),
    *("accounts", "audit", "scope", "format", "in", "letter", "field", "firm", "public"),
    *("league", "task", "month", "index_take"),
    *(f"match_{part}" for part in ("fact", "having", "import", "no", "none", "nothing", "new", "of", "template")),
    *(f"match_{part}" for part in ("code", "left", "needs", "offers", "paper", "round", "stated")),
)
"""How codes begin that the portal puts together of a word and a name."""


def test_the_page_names_its_words_in_the_template() -> None:
    folder = SOURCE / "exchange" / "html" / "templates"
    templates = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.html")))
    assert set(re.findall(r"\bw\.(\w+)", templates)) == words_for("page")


def test_the_portal_names_its_words_in_its_templates_and_pages() -> None:
    files = [*(SOURCE / "portal").rglob("*.html"), *(SOURCE / "portal").rglob("*.py")]
    texts = "".join(path.read_text(encoding="utf-8") for path in sorted(files))
    named = set(re.findall(r"\b(?:w|portal)\.(\w+)", texts)) | set(re.findall(r'(?<=")\w+(?=")', texts))
    made = {code for code in words_for("portal") if re.match(rf"(?:{'|'.join(MADE_BY_THE_PORTAL)})_", code)}
    assert words_for("portal") - named == made - named
    asked = set(re.findall(r"\bw\.(\w+)", texts)) | set(re.findall(r"\bt\(\"(\w+)\"[,)]", texts))
    assert asked <= words_for("portal") | words_for("page")


def test_every_word_of_the_exports_is_asked_for() -> None:
    assert sorted(words_for("sheet") - set(literals())) == []


BY_TABLE = (
    "system.",
    "page.",
    "errors_page.",
    "set_aside.",
    "recipe.",
    "answer.",
    "tier.",
    "conflict.",
    "verdict.",
    "role.",
    "basis.",
    "modality.",
    "polarity.",
    "flag.",
    "damage.",
    "medium.",
    "mechanisms.",
    "rounds.",
    "pool_need.",
    "pool_offer.",
)
"""Tables that the exports, the cards and the evaluation look up by the codes of the ledger or of the labels."""


def test_every_text_is_used() -> None:
    """A code is used when it stands in the source whole, or when its beginning does (`f"build.stage_{name}"`)."""
    written = set(literals())
    beginnings = (*BY_TABLE, *(piece for piece in written if re.fullmatch(r"[a-z]+\.([a-z_]*_)?", piece)))
    unused = [code for code in messages.keys("zh") if code not in written and not code.startswith(beginnings)]
    assert unused == []


OTHER_WORDS = ("单位", "长项", "短板", "可能")
"""Of composite indices: 单位 is a unit of measurement there, and the portal says 单元, 长处, 短处 and 概率."""


def test_the_commands_of_indices_have_the_words_of_the_portal() -> None:
    texts = messages.catalogue._catalogue("zh")
    told = {code: text for code, text in texts.items() if code.startswith(("help.index_", "indexing."))}
    told = {code: text for code, text in told.items() if not code.startswith("indexing.template_")}
    assert told
    assert {code: text for code, text in told.items() if any(word in text for word in OTHER_WORDS)} == {}
