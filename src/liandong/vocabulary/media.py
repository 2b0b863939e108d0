"""Who publishes: how near an outlet or an issuing office is to the fact, and of which region it is."""

import re
from functools import cache

from liandong.model import Tier
from liandong.vocabulary.gazetteer import Region, Use, gazetteer
from liandong.vocabulary.names import listed_media

_OFFICE = re.compile(
    r"(?:人民政府|管委会|管理委员会|发改委|发展和改革委员会|发展改革委|国资委|(?:商务|科技|财政|统计|工信|经信|投资促进|发展改革|交通运输|生态环境|自然资源|市场监管|人社|农业农村|教育|文旅|司法|民政)[局厅委]"
    r"|政府办公[室厅]|市政府|省政府|区政府|县政府|办公厅|国务院|新闻办公?室?|政府网|政务网|门户网站|信息公开|发布厅|国家[一-鿿]{2,8}[局委部署办])$"
)
_LOCAL_PAPER = re.compile(
    r"(?P<home>[\u4e00-\u9fff]{2,5}?)(?:日报|晚报|晨报|早报|商报|都市报|特区报|新闻网|发布|融媒|广播电视台|电视台)"
)
_LOCAL_ORGAN = re.compile(
    r"(?:今日(?P<today>[\u4e00-\u9fff]{2,7})|(?P<home>[\u4e00-\u9fff]{2,7}?)(?:日报|晚报|特区报|新闻网|发布|(?:区域)?融媒体?(?:中心)?|(?:广播)?电视台))"
    r"(?:社|网|集团|客户端|(?:微信)?公众号|微信)?"
)
"""The paper of a region's party committee, its broadcaster, its information office: 肇庆日报, 南海区融媒体中心."""
_ABROAD = ("71", "81", "82")
"""Taiwan, Hong Kong and Macao, whose papers are no organs of the state."""
_PROPER = frozenset((Use.FREE, Use.NEAR, Use.CLOSE))


@cache
def media_tier(name: str) -> Tier | None:
    """The tier of an outlet or issuing office by its name; None for one that we do not know."""
    known = listed_media().get(name)
    if known is not None:
        return known
    if _OFFICE.search(name):
        return Tier.GOVERNMENT
    organ = _LOCAL_ORGAN.fullmatch(name)
    return Tier.OFFICIAL_MEDIA if organ and _is_division(organ["home"] or organ["today"]) else None


def _is_division(name: str) -> bool:
    """Whether a province, prefecture or county of the mainland bears the name, and it is no other word (东方)."""
    return any(
        use in _PROPER and r.level in ("province", "prefecture", "county") and not r.code.startswith(_ABROAD)
        for r, use in gazetteer().names.get(name, ())
    )


@cache
def home_of(medium: str) -> tuple[Region, ...]:
    """The region whose paper it is by its name (福州日报); none for a national one (上海证券报). A county's only where
    no other bears its name."""
    named = _LOCAL_PAPER.match(medium)
    homes = gazetteer().names.get(named["home"], ()) if named else ()
    found = {r.level: r for r, _ in homes if r.valid_to is None}
    counties = [r for r, use in homes if r.valid_to is None and r.level == "county" and use in _PROPER]
    home = found.get("province") or found.get("prefecture") or (counties[0] if len(counties) == 1 else None)
    return (home,) if home else ()
