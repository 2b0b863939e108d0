from liandong.model import Value
from liandong.statements.draft import Draft
from liandong.statements.figures import figures
from tests.statements.written import written


def test_each_of_two_equal_numbers_is_proved_by_its_own_words() -> None:
    reading = written("长宁区签约6家企业,嘉定区签约6家企业。")
    marked = []
    for draft in figures.extract(reading, None, []):
        for statement in draft.statements:
            if statement.property == "value":
                quote = statement.evidence[0]
                assert quote.mark is not None
                marked.append(reading.plain[quote.document_start + quote.mark[0] - 5 :][:7])
    assert marked == ["长宁区签约6家", "嘉定区签约6家"]


def test_words_that_stand_elsewhere_prove_nothing_and_are_not_said() -> None:
    reading = written("甲市签约。\n乙市开工。")
    sentence = reading.body[0]
    draft = Draft(reading, "event", sentence.start, sentence.end)
    draft.say("name", Value("乙市", "乙市"), sentence, sentence.start)
    draft.say("place", Value("甲市", "甲市"), sentence, sentence.start + 1)
    draft.words("name", sentence.start, sentence.end + 2, sentence)
    assert draft.statements == ()


def test_half_a_name_is_not_said() -> None:
    reading = written("各县(市、区)人民政府与晋江(长汀)工业园签约。")
    sentence = reading.body[0]
    draft = Draft(reading, "agreement", sentence.start, sentence.end)
    for words in ("区)人民政府", "晋江(长汀", "晋江(长汀)工业园"):
        at = reading.plain.index(words)
        draft.words("party", at, at + len(words), sentence)
    assert draft.get("party") == ["晋江(长汀)工业园"]
