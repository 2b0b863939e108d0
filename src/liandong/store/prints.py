"""The survey's tables: the fingerprints of the documents of the newest version, and the family of each."""

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Column, Connection, bindparam, delete, exists, func, select, update

from liandong.model import Fingerprint, Tier
from liandong.store import schema
from liandong.store.dialect import Dialect
from liandong.store.neighbours import chunks

T = TypeVar("T")

_SIGNATURE, _KEYS = "I", "q"
_COLUMNS = ("document", "family", "tier", "signature", "bands", "sentences")


class SqlPrints:
    """Fingerprints behind SQL, for the writer of a version; what it is asked and told is `families.Table`'s."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self._connection, self._dialect = connection, dialect

    def add(self, prints: Sequence[Fingerprint]) -> None:
        if not prints:
            return
        f, t = schema.fingerprint, schema.trait
        live = self._live([each.document for each in prints])
        first = (self._connection.execute(select(func.max(f.c.number))).scalar() or 0) + 1
        numbers = {each.document: number for number, each in enumerate(prints, first)}
        rows = [(numbers[each.document], live.get(each.document), *_row(each)) for each in prints]
        self._dialect.put(self._connection, f, ("number", "derivation", *_COLUMNS), rows)
        traits = [(key, numbers[each.document]) for each in prints for key in (*each.bands, *each.sentences)]
        # in the order of the table: then rows beside one another are written together
        self._dialect.put(self._connection, t, ("key", "number"), sorted(set(traits)))

    def remove(self, documents: Collection[str]) -> None:
        f, t = schema.fingerprint, schema.trait
        for some in chunks(documents):
            numbers = self._numbers(some)
            gone = [(key, numbers[one.document]) for one in self.prints(some) for key in (*one.bands, *one.sentences)]
            if gone:
                ended = delete(t).where(t.c.key == bindparam("trait"), t.c.number == bindparam("of"))
                self._connection.execute(ended, [{"trait": key, "of": number} for key, number in gone])
            self._connection.execute(delete(f).where(f.c.document.in_(some)))

    def prints(self, documents: Collection[str]) -> Iterator[Fingerprint]:
        f = schema.fingerprint
        for some in chunks(documents):
            query = select(f.c.document, f.c.tier, f.c.signature, f.c.bands, f.c.sentences)
            for row in self._connection.execute(query.where(f.c.document.in_(some)).order_by(f.c.document)).fetchall():
                signature, bands, sentences = map(_unpacked, row[2:], (_SIGNATURE, _KEYS, _KEYS))
                yield Fingerprint(row.document, Tier(row.tier), signature, bands, sentences)

    def holders(self, keys: Collection[int]) -> Mapping[int, Sequence[str]]:
        f, t = schema.fingerprint, schema.trait
        found: dict[int, list[str]] = {key: [] for key in keys}
        for some in chunks(found):
            query = select(t.c.key, f.c.document).join(f, f.c.number == t.c.number).where(t.c.key.in_(some))
            for key, document in self._connection.execute(query):
                found[key].append(document)
        for names in found.values():
            names.sort()
        return found

    def families(self, documents: Collection[str]) -> Mapping[str, str]:
        return self._by_document(schema.fingerprint.c.family, documents)

    def members(self, families: Collection[str]) -> Collection[str]:
        f = schema.fingerprint
        return [
            name
            for some in chunks(families)
            for name in self._connection.execute(select(f.c.document).where(f.c.family.in_(some))).scalars()
        ]

    def part(self, documents: Collection[str]) -> None:
        f = schema.fingerprint
        for some in chunks(documents):
            self._connection.execute(update(f).where(f.c.document.in_(some)).values(family=f.c.document))

    def rename(self, families: Mapping[str, str]) -> None:
        f = schema.fingerprint
        if families:
            renamed = update(f).where(f.c.family == bindparam("old")).values(family=bindparam("new"))
            self._connection.execute(renamed, [{"old": old, "new": new} for old, new in sorted(families.items())])

    def vanished(self) -> tuple[str, ...]:
        """The documents that are there no longer, or were derived anew."""
        f, v = schema.fingerprint, schema.derivation
        live = exists().where(v.c.id == f.c.derivation, v.c.first_version.is_not(None), v.c.last_version.is_(None))
        return tuple(self._connection.execute(select(f.c.document).where(~live).order_by(f.c.document)).scalars())

    def told(self, documents: Collection[str]) -> tuple[dict[str, str], dict[str, Tier]]:
        """Family and tier by document: families of one document and unknown tiers are left out, being most."""
        f = schema.fingerprint
        families: dict[str, str] = {}
        tiers: dict[str, Tier] = {}
        for some in chunks(documents):
            query = select(f.c.document, f.c.family, f.c.tier).where(f.c.document.in_(some))
            for name, family, tier in self._connection.execute(query):
                if family != name:
                    families[name] = family
                if tier != int(Tier.UNKNOWN):
                    tiers[name] = Tier(tier)
        return families, tiers

    def _live(self, documents: Collection[str]) -> dict[str, int]:
        """The derivation that each document has in the newest version."""
        d, v = schema.document, schema.derivation
        query = select(d.c.id, func.max(d.c.derivation)).join(v, v.c.id == d.c.derivation).group_by(d.c.id)
        query = query.where(v.c.first_version.is_not(None), v.c.last_version.is_(None))
        return {
            row[0]: row[1]
            for some in chunks(documents)
            for row in self._connection.execute(query.where(d.c.id.in_(some)))
        }

    def _numbers(self, documents: Collection[str]) -> dict[str, int]:
        return self._by_document(schema.fingerprint.c.number, documents)

    def _by_document(self, column: Column[T], documents: Collection[str]) -> dict[str, T]:
        f = schema.fingerprint
        found: dict[str, T] = {}
        for some in chunks(documents):
            query = select(f.c.document, column).where(f.c.document.in_(some))
            found.update((row[0], row[1]) for row in self._connection.execute(query))
        return found


def _row(one: Fingerprint) -> tuple[object, ...]:
    keys = (_packed(keys, _KEYS) for keys in (one.bands, one.sentences))
    return one.document, one.document, int(one.tier), _packed(one.signature, _SIGNATURE), *keys


def _packed(numbers: Iterable[int], code: str) -> bytes:
    return _ordered(array(code, numbers)).tobytes()


def _unpacked(data: bytes, code: str) -> tuple[int, ...]:
    return tuple(_ordered(array(code, data)))


def _ordered(numbers: "array[int]") -> "array[int]":
    """Little-endian, whatever the machine is."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
