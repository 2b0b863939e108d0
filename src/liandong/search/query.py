"""What a person types: words that must all stand, phrases, alternatives, exclusions, filters. Traditional characters,
full width and capitals make no difference.

    签约 "智慧 城市"  深圳 或 东莞  -意向  类型:项目 地区:广州 金额:>1亿
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liandong.errors import SearchError
from liandong.messages import words
from liandong.model.kinds import Facet
from liandong.search.filters import Filter, called, facet_list, facet_named
from liandong.search.segment import fold, is_chinese, segment
from liandong.store.rows import Asked, Phrase

_QUOTES = str.maketrans(dict.fromkeys("“”„«»「」『』", '"'))
_NAME = re.compile(r"([^\W\d_]{1,12}):")
_SIGN = re.compile(r"(?:>=|<=|[<>≥≤])\s*")
_BARE = re.compile(r'[^\s"|]+')
_VALUE = re.compile(r'[^\s"]+')
_OR = frozenset(("或", "or", "|"))
_PLAIN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase, folded, and the phrase by which the index finds it; an `exact` one it finds without fail."""

    text: str
    phrase: Phrase
    exact: bool

    def __str__(self) -> str:
        return self.text if _PLAIN.fullmatch(self.text) and self.text not in _OR else f'"{self.text}"'


@dataclass(frozen=True, slots=True)
class Query:
    """Of each group a term must stand, none of `without`, and every filter must hold; `str()` is how one types it."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def asked(self) -> Asked:
        """What the index is asked: its answer has all that is meant, and maybe more."""
        return Asked(
            tuple(tuple(term.phrase for term in group) for group in self.groups),
            tuple(term.phrase for term in self.without if term.exact),
            tuple(each.condition for each in self.filters),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for at all."""
        return not (self.groups or self.without or self.filters)

    def worded(self, lang: str) -> str:
        """The query as one types it in Chinese (`zh`) or English (`en`)."""
        either = " 或 " if lang == "zh" else " OR "
        pieces = [either.join(map(str, group)) for group in self.groups]
        pieces += [f"-{term}" for term in self.without]
        return " ".join([*pieces, *(each.worded(lang) for each in self.filters)])

    def __str__(self) -> str:
        return self.worded("en")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the query at a place (counted from 0): a term, a filter, or the word between alternatives."""

    at: int
    what: Term | Filter | None
    excluded: bool = False


def parse(text: str) -> Query:
    """The query; empty where the text holds no word. SearchError names the place of what cannot be understood."""
    groups: list[list[Term]] = []
    without: list[Term] = []
    filters: list[Filter] = []
    pieces = list(_pieces(fold(text).translate(_QUOTES)))
    for number, piece in enumerate(pieces):
        follows = number > 0 and pieces[number - 1].what is None
        joined = follows or (number + 1 < len(pieces) and pieces[number + 1].what is None)
        match piece.what:
            case None:
                if number in (0, len(pieces) - 1) or follows:
                    raise SearchError(words("fault.search_or", at=piece.at + 1))
            case _ if joined and (piece.excluded or isinstance(piece.what, Filter)):
                raise SearchError(words("fault.search_alternative", at=piece.at + 1))
            case Filter():
                filters.append(piece.what)
            case term if piece.excluded:
                without.append(term)
            case term if follows:
                groups[-1].append(term)
            case term:
                groups.append([term])
    unique = dict.fromkeys(tuple(dict.fromkeys(group)) for group in groups)
    query = Query(tuple(unique), tuple(dict.fromkeys(without)), tuple(dict.fromkeys(filters)))
    if query.without and not (query.groups or query.filters):
        raise SearchError(words("fault.search_only_without", term=query.without[0].text))
    return query


def naming(name: str, *filters: Filter) -> Query:
    """The query for what holds this name as it is written; empty for a name without a letter or digit."""
    written = fold(name).strip()
    return Query(((_term(written),),), (), filters) if segment(written) else Query()


def _pieces(query: str) -> Iterator[_Piece]:
    """The pieces of a folded query; what has no letter or digit is none."""
    position = 0
    while position < len(query):
        if query[position].isspace():
            position += 1
            continue
        start = position
        excluded = query[position] == "-" and not query[position + 1 : position + 2].isspace()
        position += excluded
        named = _NAME.match(query, position)
        facet = facet_named(named[1]) if named else None
        if named and facet:
            found, position = _filter(query, start, named.end(), facet, excluded=excluded)
            yield _Piece(start, found, excluded)
            continue
        if named and query[named.end() : named.end() + 1].strip("/"):
            raise SearchError(words("fault.search_unknown_filter", at=start + 1, name=named[1], names=facet_list()))
        quoted = query[position : position + 1] == '"'
        written, position = _written(query, position, _BARE)
        if written in _OR and not quoted and not excluded:
            yield _Piece(start, None)
        elif segment(written):
            yield _Piece(start, _term(written), excluded)


def _written(query: str, position: int, bare: re.Pattern[str]) -> tuple[str, int]:
    """What stands between quotation marks, or up to the next space or mark, and where it ends."""
    if query[position : position + 1] == '"':
        end = query.find('"', position + 1)
        if end < 0:
            raise SearchError(words("fault.search_quote", at=position + 1))
        return query[position + 1 : end], end + 1
    match = bare.match(query, position)
    return (match[0], match.end()) if match else (query[position : position + 1], position + 1)


def _filter(query: str, start: int, position: int, facet: Facet, *, excluded: bool) -> tuple[Filter, int]:
    """The filter whose value begins at the position, behind any spaces."""
    while query[position : position + 1].isspace():
        position += 1
    sign = _SIGN.match(query, position)
    position = sign.end() if sign else position
    if position >= len(query):
        told = words("fault.search_no_value", name=called(facet))
        raise SearchError(words("fault.search_at", at=start + 1, told=told))
    value, position = _written(query, position, _VALUE)
    try:
        return Filter.of(facet, (sign[0].strip() if sign else "") + value, excluded=excluded), position
    except SearchError as error:
        raise SearchError(words("fault.search_at", at=start + 1, told=error.words or str(error))) from None


def _term(written: str) -> Term:
    text = " ".join(written.split())
    found = segment(text)
    chinese = is_chinese(found[0])
    run = "".join(word[0] for word in found) if chinese and all(map(is_chinese, found)) else found[0]
    return Term(text, _phrase(found), exact=run == text)


def _phrase(words: list[str]) -> Phrase:
    """The last character of a Chinese run may go on in the text; so may the last Latin word or number."""
    last = words[-1]
    if not is_chinese(last):
        return Phrase(tuple(words), prefix=True)
    if len(words) > 1 and is_chinese(words[-2]) and len(words[-2]) > 1:
        return Phrase(tuple(words[:-1]), prefix=False)
    return Phrase(tuple(words), prefix=True)
