"""What is private is blotted out, and nothing else: amounts, years, document numbers and codes of firms stay."""

import pytest

from liandong.documents import read
from liandong.documents.masking import BLOT, mask
from liandong.model import EditKind, MappedText, Page


def masked(text: str) -> str:
    return mask(MappedText(text)).text


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "138-1234-5678",
        "138 1234 5678",
        "+8613812345678",
        "020-12345678",
        "(0757)1234567",
        "0757-1234567-802",
        "400-123-4567",
        "11010519491231002X",
    ],
)
def test_a_private_number_is_blotted_out_character_for_character(number: str) -> None:
    assert masked(f"请与{number}联系。") == f"请与{BLOT * len(number)}联系。"


def test_a_short_number_is_a_telephone_where_the_text_says_so() -> None:
    assert masked("联系电话:12345678。") == f"联系电话:{BLOT * 8}。"
    assert masked("产量达12345678吨。") == "产量达12345678吨。"


@pytest.mark.parametrize(
    "text",
    [
        "总投资13812345678元。",
        "总投资138.12345678亿元。",
        "2019-2023年实现产值1234567890万元。",
        "统一社会信用代码91440300192481342A。",
        "编号110105194912310021的地块。",
        "发布时间2020-10-23 12:30:45。",
        "甲政办发〔2025〕18号,共12345份。",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text


def test_the_offset_map_says_what_was_masked_and_the_page_keeps_it() -> None:
    body = "甲市招商局今天发布公告,欢迎各地企业前来洽谈合作,共同推动两地产业协同发展,会上签约项目3个,总投资5亿元。"
    page = Page.of(
        "call.txt", "text/plain", f"甲市发布招商公告\n\n{body}\n{body}咨询请拨打13812345678,我们将竭诚服务。\n".encode()
    )
    (document,) = read(page).documents
    assert "13812345678" not in document.text
    (edit,) = [edit for edit in document.edits if edit.kind is EditKind.MASKED]
    assert page.data.decode()[edit.page_start : edit.page_end] == "13812345678"
