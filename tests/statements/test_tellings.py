"""What was told before, and with which of it a new telling is compared."""

from liandong.statements.grammar.tellings import FEW, Tellings


def test_few_things_are_all_compared() -> None:
    assert list(Tellings((str(n), n) for n in range(FEW)).near("no")) == list(range(FEW))


def test_of_many_those_of_the_name_the_first_and_the_last_are() -> None:
    told = Tellings((str(n % 1000), n) for n in range(5000))
    near = list(told.near("700"))
    assert near[: FEW // 2] == list(range(FEW // 2))
    assert near[FEW // 2 : -FEW // 2] == [700, 1700, 2700, 3700, 4700]
    assert near[-FEW // 2 :] == list(range(5000 - FEW // 2, 5000))


def test_so_many_of_one_name_are_compared_and_no_more() -> None:
    assert len(list(Tellings(("one", n) for n in range(5000)).near("one"))) == 2 * FEW
