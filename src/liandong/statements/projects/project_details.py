"""Sector and parties of a project, and the site that is only a place of something else."""

import re
from dataclasses import replace

from liandong.statements.bodies.organisations import OrganisationSpan
from liandong.statements.draft import Draft
from liandong.statements.grammar.reading import Reading
from liandong.statements.projects.parties import investors
from liandong.statements.projects.project_named_regions import in_name
from liandong.statements.projects.project_things import Thing
from liandong.vocabulary.industries import find_industries

_SECTOR = re.compile(r"(?:聚焦|以|布局|主要从事|主营|主要生产|重点发展|围绕|涵盖|从事|致力于)(?P<what>[^。;]{2,50})")


def say_parties(reading: Reading, thing: Thing, organisations: tuple[OrganisationSpan, ...]) -> None:
    for low, high, name, sentence in investors(reading, thing.names, thing.spoken, organisations):
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
    """The park or building as a site, with the region that its name bears."""
    name = thing.names[0]
    draft = Draft(reading, "site", name.start, name.end)
    for each in thing.names:
        if each.sentence.paragraph > 0:
            draft.words("name", each.start, each.end, each.sentence)
    site = replace(thing, draft=draft)
    if not in_name(reading, site):
        in_name(reading, site, wide=True)
    return draft
