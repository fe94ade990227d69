"""Grids, communities, compounds, addresses and buildings of an open plan, found by what a person types or scans."""

import re
from dataclasses import dataclass
from functools import cache, partial
from operator import eq, is_

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.addresses.folding import folded, has_chinese, numerals_before
from ...engine.premises.finder import Names, find
from ...engine.premises.public_ids import ids_in
from ..words.address_words import address_words
from ..words.pinyin import sound_of

__all__ = ["Place", "PlaceFinder", "PlacesNow"]

translate = QCoreApplication.translate

_MOST = 15  # of each kind
# Any word for a building is the same, whatever a city writes on its walls; an entrance's and a room's likewise.
_SPOKEN = {ord("幢"): "Z"}  # the table of sounds knows another one
_STANDARD = {"building": "幢", "entrance": "单元", "room": "室"}


@dataclass(frozen=True)
class Place:
    """Something to fly to.

    Attributes
    ----------
    kind : str, 'code', 'grid', 'community', 'compound', 'address' or 'building'
    key : str, a building's id, a grid's or a community's code, a compound's name
    title, about : str, what it is called, and what it is
    fit : float, 0 to 1, how well it fits what was sought
    spot : (float, float), where an address lies in the plan's coordinates, None where that is not known
    """

    kind: str
    key: str
    title: str
    about: str
    fit: float
    spot: tuple | None = None


@dataclass(frozen=True)
class PlacesNow:
    """What there is to be found: arrays and lists that nobody changes, so that another thread may read them.

    Attributes
    ----------
    grids, communities : tuple of (code, name, the name of its community)
    buildings : Buildings
    addresses : Addresses
    """

    grids: tuple
    communities: tuple
    buildings: object
    addresses: object


class PlaceFinder:
    """Prepares what is to be found once, in the thread that first needs it, and searches it.

    Attributes
    ----------
    now : PlacesNow, what there is; taken in the main thread, before a search
    """

    def __init__(self):
        self.now = None
        self._kept = {}

    def look(self, session, names):
        """See what an open plan holds now.

        Parameters
        ----------
        session : PlanSession, None where no plan is open
        names : dict of str (community code) to str
        """
        if session is None:
            self.now, self._kept = None, {}
            return
        draft = session.draft
        towns = [str(code) for code in draft.fabric.community_codes]
        records = ((code, draft.records[code]) for code in draft.grid_codes())
        grids = tuple((code, one.name, names.get(towns[one.community], "")) for code, one in records)
        communities = tuple((code, names.get(code, ""), "") for code in towns)
        self.now = PlacesNow(grids, communities, session.premises.buildings, session.premises.addresses)

    def find(self, words, cancelled=lambda: False):
        """Find places.

        Parameters
        ----------
        words : str, typed or scanned
        cancelled : callable without arguments

        Returns
        -------
        list of Place, the best first

        Raises
        ------
        engine.progress.CancelledError
        """
        now = self.now
        if now is None or not words.strip():
            return []
        by_code = self.by_code(words)
        kinds = (*self._codes(now), self._grids(now), self._communities(now), self._compounds(now))
        kinds += (self._addresses(now), self._ids(now))
        if not has_chinese(words) and any(sign.isalpha() for sign in words):
            kinds += self._initials(now)
        coded, others = {place.key for place in by_code}, {}
        for one in find(kinds, words, _MOST, cancelled):
            place = _place(now, self._compounds(now).listed, one)
            if place.kind != "building" or place.key not in coded:
                others.setdefault((place.kind, place.key, place.title), place)
        return [*by_code, *others.values()]

    def by_code(self, text):
        """Find the building whose wall says a code, or whose own code it is: list of Place, one or none."""
        now = self.now
        if now is None:
            return []
        rows = self._keep("public ids", now.buildings, lambda: _rows_of(now.buildings.public_ids))
        for public_id in ids_in(text):
            if public_id in rows:
                about = translate("Places", "Building with the code {code}").format(code=public_id)
                return [_building(now, rows[public_id], "code", about, 1.0)]
        row = self._keep("ids", now.buildings, lambda: _rows_of(now.buildings.ids)).get(text.strip())
        return [] if row is None else [_building(now, row, "code", translate("Places", "Building"), 1.0)]

    def _keep(self, name, source, make, same=is_):
        """What was made of the same source before, or what is made now."""
        kept = self._kept.get(name)
        if kept is None or not same(kept[0], source):
            kept = self._kept[name] = source, make()
        return kept[1]

    def _codes(self, now):
        """The codes of communities and grids alone, so that one that is typed in part fits them before longer ones."""
        kinds = ("community", now.communities), ("grid", now.grids)
        return [self._keep(f"codes of {kind}", held, partial(_codes_of, kind, held), eq) for kind, held in kinds]

    def _grids(self, now):
        """Grids as maps, tables and people call them: 003, 3, 德泰社区3, 德泰社区第三网格."""
        shorts = ((code, name, town, code[-3:], code[-3:].lstrip("0")) for code, name, town in now.grids)
        lines = (f"{town}{name} {short} {town} {number} {town} {code}" for code, name, town, short, number in shorts)
        return self._keep("grids", now.grids, lambda: Names("grid", list(lines), _fold, _parts), eq)

    def _communities(self, now):
        lines = (f"{name} {code}" for code, name, _ in now.communities)
        return self._keep("communities", now.communities, lambda: Names("community", list(lines), _fold, _parts), eq)

    def _compounds(self, now):
        return self._keep("compounds", now.buildings, lambda: _Compounds(now.buildings.compounds))

    def _addresses(self, now):
        return self._keep("addresses", now.addresses, lambda: Names("address", now.addresses.texts, _fold, _parts))

    def _ids(self, now):
        return self._keep("buildings", now.buildings, lambda: Names("building", _names_and_ids(now), _fold, _parts))

    def _initials(self, now):
        """Names by the letters that their characters begin with when they are spelled: LJL12H is 临江路12号."""
        listed = self._compounds(now).listed
        return (
            self._keep("initials of compounds", now.buildings, lambda: Names("compound", listed, _letters)),
            self._keep("initials of addresses", now.addresses, lambda: Names("address", now.addresses.texts, _letters)),
        )


def _codes_of(kind, held):
    return Names(kind, [code for code, *_ in held], _fold, _parts)


class _Compounds(Names):
    """The compounds, each once."""

    def __init__(self, compounds):
        self.listed = sorted(set(compounds.tolist()) - {""})
        super().__init__("compound", self.listed, _fold, _parts)


def _names_and_ids(now):
    """A building's name is sought by too where no address says the same."""
    texts = set(now.addresses.texts.tolist())
    return [
        id_ if name in texts else f"{name} {id_}"
        for name, id_ in zip(now.buildings.names.tolist(), now.buildings.ids.tolist(), strict=True)
    ]


def _rows_of(texts):
    return {text: row for row, text in enumerate(texts.tolist()) if text}


def _place(now, compounds, found):
    row, fit = found.row, found.fit
    if found.kind == "grid":
        code, name, town = now.grids[row]
        return Place("grid", code, f"{code} {name}", translate("Places", "Grid") + (f" · {town}" if town else ""), fit)
    if found.kind == "community":
        code, name, _ = now.communities[row]
        return Place("community", code, name or code, translate("Places", "Community {code}").format(code=code), fit)
    if found.kind == "compound":
        count = int(np.count_nonzero(now.buildings.compounds == compounds[row]))
        about = translate("Places", "Compound, buildings: {count}").format(count=count)
        return Place("compound", compounds[row], compounds[row], about, fit)
    if found.kind == "building":
        return _building(now, row, "building", translate("Places", "Building"), fit)
    building = int(now.addresses.buildings[row])
    id_ = str(now.buildings.ids[building]) if building >= 0 else ""
    about = translate("Places", "Address of {building}").format(building=id_) if id_ else translate("Places", "Address")
    point = now.addresses.points[row]
    spot = None if point is None else (float(point.x), float(point.y))
    return Place("address", id_, str(now.addresses.texts[row]), about, fit, spot)


def _building(now, row, kind, about, fit):
    id_, name = str(now.buildings.ids[row]), str(now.buildings.names[row])
    return Place(kind, id_, f"{name} {id_}" if name else id_, about, fit)


# The one way of writing


@cache
def _patterns():
    """The words after numbers: those of each kind with their standard, and what ends a part of an address."""
    words = address_words()
    units = [word for kind in ("number", *_STANDARD, "floor") for word in words.of(kind)]
    same = [
        (re.compile(rf"(?<=[0-9A-Z])(?:{'|'.join(map(re.escape, words.of(kind)))})"), standard)
        for kind, standard in _STANDARD.items()
    ]
    ends = "|".join(map(re.escape, sorted({*units, *_STANDARD.values()}, key=len, reverse=True)))
    numerals = numerals_before(sorted(units, key=len, reverse=True))
    return numerals, same, re.compile(rf".*?(?<=[0-9A-Z])(?:{ends})|.+")


def _fold(text):
    numerals, same, _ = _patterns()
    text = folded(text, numerals)
    for pattern, standard in same:
        text = pattern.sub(standard, text)
    return text


def _letters(text):
    text = _fold(text)
    known = {ord(sign): sound_of(sign)[:1].upper() or sign for sign in set(text) if has_chinese(sign)}
    return text.translate(known | _SPOKEN)


def _parts(text):
    return _patterns()[2].findall(text)
