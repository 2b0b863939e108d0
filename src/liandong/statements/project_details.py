"""Place, sector and parties of a project, and the site that is only a place of something else."""

import re

from liandong.statements.draft import Draft
from liandong.statements.organisations import OrganisationSpan
from liandong.statements.parties import investors
from liandong.statements.places import is_located, place_value
from liandong.statements.project_things import Thing
from liandong.statements.reading import Reading
from liandong.vocabulary.industries import find_industries

_BECOMES = re.compile(
    r"(?:成为|助力|带动|推动)(?P<place>[^,。;的]{2,8}?(?:区|市|县|镇|城|湾|岛|新区))[^,。;]{2,16}(?:载体|平台|"
    r"引擎|枢纽|基地|节点|增长极|支撑)"
)
_WHERE = re.compile(
    r"(?:位于|坐落于|坐落在|选址(?:在|于)?|落户(?:于|在)?|落地(?:于|在)?|落子|迁至|迁到|布局在?|设在|(?:将|拟)?在)"
    r"(?P<place>[^,。;!?的]{2,22}?)(?=的|,|。|;|$|设立|建设|动工|开工|建成|启动|投资|新建|打造|挂牌|揭牌|成立|"
    r"率先|组建|开始|落地|正式|奠基|投产|兴建)"
)
_SECTOR = re.compile(r"(?:聚焦|以|布局|主要从事|主营|主要生产|重点发展|围绕|涵盖|从事|致力于)(?P<what>[^。;]{2,50})")


def say_place(reading: Reading, thing: Thing) -> None:
    spoken = [(s, thing.names[0]) for s in thing.spoken]
    for sentence, name in [(n.sentence, n) for n in thing.names] + spoken:
        if sentence.paragraph == 0:
            continue
        for match in (*_WHERE.finditer(sentence.text), *_BECOMES.finditer(sentence.text)):
            if sentence is name.sentence and sentence.at(match.end()) < name.start - 40:
                continue
            found = place_value(reading, sentence.at(match.start("place")), sentence.at(match.end("place")))
            if found and is_located(reading, found[0], found[1]) and not (name.start <= found[0] < name.end):
                thing.draft.say("place", found[2], sentence, found[0])
                return
    for name in thing.names:
        if name.listed and not reading.regions_in(name.start, name.end):
            continue
        hits = reading.regions_in(name.start, name.end) or (
            reading.regions_in(name.sentence.start, name.start)[-1:] if name.sentence.paragraph else ()
        )
        if hits:
            low, high = hits[0].start, hits[-1].end
            if high - low <= 16:
                thing.draft.words("place", low, high, name.sentence, confidence=0.7)
                return


def say_parties(reading: Reading, thing: Thing, organisations: tuple[OrganisationSpan, ...]) -> None:
    for low, high, name, sentence in investors(
        reading, [(n.start, n.end, n.sentence) for n in thing.names], organisations
    ):
        thing.draft.words("party", low, high, sentence, text=name)


def say_sector(reading: Reading, thing: Thing) -> None:
    for name in thing.names:
        if name.sentence.paragraph == 0:
            continue
        hits = find_industries(reading.plain[name.start : name.end])
        for hit in hits[:2]:
            thing.draft.words("sector", name.start + hit.start, name.start + hit.end, name.sentence, confidence=0.7)
        if hits:
            return
    for sentence in [n.sentence for n in thing.names if n.sentence.paragraph] + thing.spoken:
        match = _SECTOR.search(sentence.text)
        hits = find_industries(match["what"]) if match else ()
        for hit in hits[:2]:
            low = sentence.at(match.start("what")) if match else 0
            thing.draft.words("sector", low + hit.start, low + hit.end, sentence, confidence=0.7)
        if hits:
            return


def site_of(reading: Reading, thing: Thing) -> Draft:
    name = thing.names[0]
    draft = Draft(reading, "site", name.start, name.end)
    for each in thing.names:
        if each.sentence.paragraph > 0:
            draft.words("name", each.start, each.end, each.sentence)
    hits = reading.regions_in(name.start, name.end)
    if hits:
        draft.words("place", hits[0].start, hits[-1].end, name.sentence, confidence=0.7)
    return draft
