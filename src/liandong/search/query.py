"""What a person types, as phrases that the index knows: words between spaces must all occur, each as it is written."""

from dataclasses import dataclass

from liandong.search.segment import fold, is_chinese, segment
from liandong.store.rows import Phrase


@dataclass(frozen=True, slots=True)
class Query:
    """Folded terms that must all stand in a text, and the phrases by which the index finds candidates."""

    terms: tuple[str, ...]
    phrases: tuple[Phrase, ...]


def parse(text: str) -> Query:
    """The query; without terms when the text holds no word."""
    terms = tuple(dict.fromkeys(term for term in fold(text).split() if segment(term)))
    return Query(terms, tuple(_phrase(segment(term)) for term in terms))


def _phrase(words: list[str]) -> Phrase:
    """The last character of a Chinese run may go on in the text; so may the last Latin word or number."""
    last = words[-1]
    if not is_chinese(last):
        return Phrase(tuple(words), prefix=True)
    if len(words) > 1 and is_chinese(words[-2]) and len(words[-2]) > 1:
        return Phrase(tuple(words[:-1]), prefix=False)
    return Phrase(tuple(words), prefix=True)
