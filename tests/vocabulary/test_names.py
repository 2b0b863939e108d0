"""Parts of names: family names, posts, ends of organisations."""

from liandong.vocabulary import names


def test_there_are_enough_family_names() -> None:
    assert len(names.SURNAMES) >= 400
    assert all(len(one) == 1 for one in names.SURNAMES)
    assert all(len(one) > 1 for one in names.COMPOUND_SURNAMES)


def test_alternations_are_longest_first() -> None:
    for words in (
        names.POSTS,
        names.TRADE_WORDS,
        tuple(names.ORGANISATION_SUFFIXES),
        names.media_names(),
    ):
        assert [len(word) for word in words] == sorted((len(word) for word in words), reverse=True)
        assert len(set(words)) == len(words)
