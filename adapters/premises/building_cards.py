"""What the panel *Building* shows of one building: its facts in words, its elevation table, its grid and neighbours."""

from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.elevation import Elevation, elevation_of, switched, typed
from ...engine.premises.model import NO_FLOOR
from ...engine.premises.natural import natural_key
from ..plans.grid_rows import grid_rows
from ..words.of_premises import method_words, use_words
from .vertical_colours import entrance_colours

__all__ = ["BuildingCards", "Card", "Fact", "Target"]

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Fact:
    """One line of the head: what it is, and what is known of it."""

    caption: str
    words: str


@dataclass(frozen=True)
class Target:
    """What a count stands for, as `PlanPremises.set_count` names it, and what is counted there now.

    Attributes
    ----------
    entrance, room : str
    floor : int, NO_FLOOR where there is none
    households : int
    state : str, of engine.premises.model.STATES
    alone : bool, whether it is a single dwelling
    """

    entrance: str
    floor: int
    room: str
    households: int
    state: str
    alone: bool


@dataclass(frozen=True)
class Card:
    """One building.

    Attributes
    ----------
    building_id, title : str
    facts : tuple of Fact
    known : str, a sentence: how well its dwellings are known
    floors : int, above the ground, -1 where not known
    elevation : Elevation
    grids : tuple of GridRow, of the grid it stands in, then of the vertical ones that it is divided into
    targets : dict, what can be counted: of a Home that is known by itself, of an entrance (str) that is known as a
        whole, of the building (None) where no more is known
    entrance_grids : dict of str (entrance) to (str (code of the vertical grid that it belongs to), str (colour))
    group : str, what the buildings before and after it have in common
    place, count : int, the how-manieth of how many of the group, from 1
    before, after : str, ids of these buildings, '' where there is none
    """

    building_id: str
    title: str
    facts: tuple
    known: str
    floors: int
    elevation: Elevation
    grids: tuple
    targets: dict
    entrance_grids: dict
    group: str
    place: int
    count: int
    before: str
    after: str

    def target_of(self, home):
        """What a person means who writes into a home: the home, its entrance or the building; the key of `targets`."""
        return {"singly": home, "floors": home, "entrances": home.entrance}.get(home.level)


class BuildingCards:
    """Reads cards from an open plan and writes counts into it.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession
    names : dict of str (community code) to str
    """

    def __init__(self, session, names):
        self._session, self._premises, self._names = session, session.premises, names

    def card(self, building_id):
        """Read what is known of a building.

        Raises
        ------
        PlanFileError
            There is no such building, or the file cannot be read.
        """
        premises = self._premises
        addresses = premises.addresses_of(building_id)
        row = premises.rows[building_id]
        building = premises.buildings.taken([row])
        dwellings = premises.dwellings_of(building_id)
        elevation = elevation_of(building, dwellings)
        code = premises.grid_of(building_id)
        group, others = self._group(row, code)
        place = others.index(building_id)
        name = str(building.names[0])
        return Card(
            building_id=building_id,
            title=name or (addresses[0] if addresses else building_id),
            facts=tuple(self._facts(building_id, building, addresses)),
            known=_known_words()[_how_known(elevation, int(building.dwellings[0]))],
            floors=int(building.floors[0]),
            elevation=elevation,
            grids=self._grids(code, building_id),
            targets=_targets(elevation, dwellings),
            entrance_grids=entrance_colours(self._session.draft, building_id),
            group=group,
            place=place + 1,
            count=len(others),
            before=others[place - 1] if place else "",
            after=others[place + 1] if place + 1 < len(others) else "",
        )

    def set_number(self, building_id, target, households):
        """Write a number of households that a person typed; the errors are those of `PlanPremises.set_count`."""
        self._set(building_id, target, *typed(target.state, households, target.alone))

    def set_state(self, building_id, target, state):
        """Write the state that a person gave; the errors are those of `PlanPremises.set_count`."""
        self._set(building_id, target, *switched(target.households, state))

    def set_floors(self, building_id, floors):
        """Write floors that a person typed; the errors are those of `PlanPremises.set_floors`."""
        self._premises.set_floors(building_id, floors)

    def _set(self, building_id, target, households, state):
        """Write what is different; nothing where nothing is."""
        if (households, state) != (target.households, target.state):
            floor = None if target.floor == NO_FLOOR else target.floor
            self._premises.set_count(building_id, target.entrance, floor, target.room, households, state)

    def _facts(self, building_id, building, addresses):
        unknown, use = translate("Building", "not known"), str(building.uses[0])
        yield Fact(translate("Building", "Address"), translate("Building", "; ").join(addresses) or unknown)
        yield Fact(translate("Building", "Code"), building_id)
        yield Fact(translate("Building", "Use"), use_words().get(use, use or unknown))
        yield Fact(translate("Building", "Floors"), _floors_words(building))
        if building.compounds[0]:
            yield Fact(translate("Building", "Compound"), str(building.compounds[0]))
        yield Fact(translate("Building", "Register"), self._tie_words(building_id))

    def _tie_words(self, building_id):
        """How rows of the register came to this building, and how sure the least sure one is."""
        ways = self._premises.ways_of_tying(building_id)
        if not ways:
            return translate("Building", "nothing tied to it")
        words = method_words()
        tied = translate("Building", "{method} ({percent} % sure, rows: {count})")
        waiting = translate("Building", "rows that wait for a decision: {count}")
        said = [
            (tied if way else waiting).format(method=words.get(way), percent=round(100 * least), count=count)
            for way, least, count in ways
        ]
        return translate("Building", ", ").join(said)

    def _grids(self, code, building_id):
        draft = self._session.draft
        vertical = [grid.code for grid in draft.vertical.of_building(building_id)]
        rows = grid_rows(draft, self._names, [*([code] if code else []), *vertical])
        return tuple(rows[each] for each in (code, *vertical) if each in rows)

    def _group(self, row, code):
        """The buildings of the same compound, else of the same grid, in the order of their names."""
        buildings = self._premises.buildings
        compound = str(buildings.compounds[row])
        if compound:
            rows, group = np.flatnonzero(buildings.compounds == compound), compound
        else:
            rows, group = self._of_grid(row, code), self._grid_name(code)
        rows = sorted(rows.tolist(), key=lambda one: (natural_key(str(buildings.names[one])), str(buildings.ids[one])))
        return group, list(dict.fromkeys(str(buildings.ids[one]) for one in rows))

    def _grid_name(self, code):
        return self._session.draft.records[code].name or code if code else ""

    def _of_grid(self, row, code):
        if not code:
            return np.array([row])
        draft = self._session.draft
        units = draft.fabric.unit_ids[draft.units_of(code)]
        return np.flatnonzero(np.isin(self._premises.buildings.units, units))


def _targets(elevation, dwellings):
    """What can be counted in a table, by what a person points at."""
    targets, wholes = {}, {}
    for home in elevation.homes:
        if home.level in ("singly", "floors"):
            targets[home] = _target(dwellings, home.row, alone=home.level == "singly")
        else:
            wholes.setdefault(home.entrance if home.level == "entrances" else None, set()).add(home.row)
    for whole, rows in wholes.items():
        if len(rows) == 1 and -1 not in rows:  # of two rows that tell of the same, nobody knows which one is meant
            targets[whole] = _target(dwellings, *rows)
    if -1 in wholes.get(None, ()) or elevation.known == "nothing":
        targets[None] = Target("", NO_FLOOR, "", elevation.total.households, "unknown", alone=False)
    return targets


def _target(dwellings, row, alone=False):
    return Target(
        str(dwellings.entrances[row]),
        int(dwellings.floors[row]),
        str(dwellings.rooms[row]),
        max(int(dwellings.households[row]), 0),
        str(dwellings.states[row]),
        alone,
    )


def _floors_words(building):
    above, below = int(building.floors[0]), int(building.floors_below[0])
    if above < 0:
        return translate("Building", "not known")
    entrances = int(building.entrances[0])
    parts = [str(above)]
    if below > 0:
        parts.append(translate("Building", "below the ground: {count}").format(count=below))
    if entrances > 0:
        parts.append(translate("Building", "entrances: {count}").format(count=entrances))
    return translate("Building", ", ").join(parts)


def _how_known(elevation, dwellings):
    if elevation.known == "nothing" and dwellings == 0:
        return "none"
    bare = elevation.known == "building" and all(home.floor == NO_FLOOR for home in elevation.homes)
    return "total" if bare else elevation.known


def _known_words():
    return {
        "total": translate("Building", "Only the building's numbers are known: change the total."),
        "none": translate("Building", "It holds no dwellings."),
        "singly": translate("Building", "Every dwelling is counted by itself."),
        "floors": translate("Building", "Some dwellings are counted by the floor."),
        "entrances": translate(
            "Building", "Counted by the entrance, spread over its floors: change the sum of the entrance."
        ),
        "building": translate(
            "Building", "Only the building's numbers are known, spread over its floors: change the total."
        ),
        "nothing": translate(
            "Building", "Nothing is known of its dwellings. Its households can be written into the total."
        ),
    }
