"""From a document to its statements: every extractor in its order, the main event first because others refer to it."""

from liandong.model import Document, Statement
from liandong.model.noun import replace
from liandong.revision import revision
from liandong.statements.agreements import agreements
from liandong.statements.attested import extract_attested
from liandong.statements.bodies import organisations, persons
from liandong.statements.events import events
from liandong.statements.figures import figures
from liandong.statements.grammar.reading import Reading
from liandong.statements.homes import say_homes
from liandong.statements.mechanisms import mechanisms
from liandong.statements.papers import titles
from liandong.statements.pledges import commitments, proposals
from liandong.statements.projects import projects

REVISION = revision("model", "vocabulary", "statements")
"""Version of the extraction rules; a change makes every stored page be read anew."""


def extract(document: Document) -> tuple[Statement, ...]:
    """Every statement of one document, sorted by id. Pure: the same document gives the same statements.

    A value that names something of which the document tells nothing (a speaker whose post is cut off) names nothing,
    and what should bear a name and is left without one (half a bracket of it) is not told of.
    """
    if document.attested:
        return extract_attested(document)
    if document.cells:
        from liandong.statements.ledger_sheet import extract_sheet

        return extract_sheet(document)
    reading = Reading(document)
    found = events.extract(reading)
    main = found[0] if found else None
    spans = organisations.find(reading)
    things = projects.extract(reading, main, spans)
    say_homes(reading, found)
    drafts = [
        *found,
        *agreements.extract(reading, main),
        *mechanisms.extract(reading, main),
        *titles.extract(reading, main),
        *things,
        *figures.extract(reading, main, things),
        *organisations.extract(reading, main),
        *persons.extract(reading, main),
        *proposals.extract(reading, main),
        *commitments.extract(reading, main),
    ]
    said = [statement for draft in drafts if draft.called for statement in draft.statements]
    told = {statement.mention.id for statement in said}
    sound = [s if s.ref is None or s.ref in told else replace(s, ref=None) for s in said]
    statements = {statement.id: statement for statement in sound}
    return tuple([statements[key] for key in sorted(statements)])
