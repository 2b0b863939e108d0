"""Topics: what a line or sentence of its own names is what its section is about."""

from tests.statements.test_projects import things


def _told(body: str, name: str, what: str) -> list[str]:
    return [s.value.text for d in things(body) if name in d.name for s in d.statements if s.property == what]


def test_a_section_is_about_what_its_head_names() -> None:
    body = (
        "一、云桥菌菇自动化生产项目。由云桥生物有限公司建设。\n"
        "眼下图纸已定,打桩等前序工作开工。\n"
        "二、澜江萃取加工项目。外商投资,需地5000亩。"
    )
    assert "started" not in _told(body, "澜江", "status")
    points = (
        "一、云桥菌菇自动化生产项目。总投资8000万元。\n1.规模:六条线。\n2.进度:厂房已开工。\n全县还有12个项目竣工。"
    )
    assert _told(points, "云桥", "status") == ["started"]


def test_a_part_that_is_ready_does_not_make_the_whole_ready() -> None:
    assert _told("云桥纺织产业园项目。厂房已建成,设备陆续进场。", "云桥", "status") == ["building"]
    assert _told("云桥纺织产业园项目。该项目已建成。", "云桥", "status") == ["operating"]


def test_land_put_up_for_sale_opens_nothing() -> None:
    assert "operating" not in _told("云桥药谷产业园项目总投资2亿元,土地挂牌手续已办理。", "云桥", "status")


def test_the_heading_tells_how_far_its_works_have_come() -> None:
    body = "一、已投产\n云桥瓜子项目一期招工150名。\n二、筹备\n澜江玻璃深加工项目总投资2亿元,图纸在做。"
    assert _told(body, "云桥", "status") == ["operating"]
    assert _told(body, "澜江", "status") == ["planned"]


def test_what_the_project_is_said_to_be_is_no_other() -> None:
    body = "云桥药谷项目总投资5亿元,已开工。该项目是全省首个跨县合作的“双城”产业园区。"
    assert [d.name for d in things(body) if d.kind.name == "project"] == ["云桥药谷项目"]


def test_a_kind_means_the_one_of_its_kind() -> None:
    body = "云桥药谷产业园开工。\n澜江大桥开工。\n园区占地200亩,总投资3亿元。"
    assert _told(body, "药谷", "amount") == ["300000000"]
    both = "云桥药谷产业园开工。\n澜江菌菇产业园开工。\n园区占地200亩,总投资3亿元。"
    assert _told(both, "产业园", "amount") == []
