"""What arrives about buildings, brought to the rows of the plan's own buildings."""

from dataclasses import replace

import numpy as np
import shapely

from ...engine.gridding.editing.recounting import Register
from ...engine.gridding.inner_places import inner_places
from ...engine.premises.counting import held_by_building
from ...engine.premises.joining import found_again

__all__ = ["Arrived", "arrived", "register_of", "told_otherwise", "with_states"]


class Arrived:
    """What is to be written, in rows of the plan's buildings.

    Attributes
    ----------
    facts : Buildings with the plan's ids, None for nothing
    addresses, dwellings : Addresses and Dwellings, None for nothing
    ties : dict of str to (RegisterRows, Ties)
    unknown : list of str, the ids of given buildings that the plan does not have
    """

    def __init__(self, facts, addresses, dwellings, ties, unknown):
        self.facts, self.addresses, self.dwellings = facts, addresses, dwellings
        self.ties, self.unknown = ties, unknown

    @property
    def names(self):
        """What of `KnownPremises` has to be read anew: list of str."""
        told = {
            "buildings": self.facts,
            "addresses": self.addresses,
            "dwellings": self.dwellings,
            "dwellings_by_building": self.dwellings,
            "ties": self.ties or None,
        }
        return [name for name, value in told.items() if value is not None]


def arrived(own, buildings=None, addresses=None, dwellings=None, ties=None):
    """Bring what arrives to the rows of the plan's own buildings.

    Parameters
    ----------
    own : Buildings of the plan
    buildings, addresses, dwellings, ties : as of `PlanPremises.take`

    Returns
    -------
    Arrived; dwellings of buildings that the plan does not have are left out, addresses of those belong to none
    """
    place, facts, unknown = np.arange(len(own)), None, []
    if buildings is not None:
        place = found_again(own, buildings)
        there = np.flatnonzero(place >= 0)
        facts = replace(buildings.taken(there), ids=own.ids[place[there]])
        unknown = buildings.ids[place < 0].tolist()
    place = np.append(place, -1)  # the row of none is none
    if addresses is not None:
        addresses = replace(addresses, buildings=place[addresses.buildings])
    if dwellings is not None:
        dwellings = replace(dwellings, buildings=place[dwellings.buildings])
        dwellings = dwellings.taken(dwellings.buildings >= 0)
    moved = {
        register: (rows, replace(tied, buildings=place[tied.buildings], candidates=place[tied.candidates]))
        for register, (rows, tied) in (ties or {}).items()
    }
    return Arrived(facts, addresses, dwellings, moved, unknown)


def register_of(own, dwellings):
    """What the plan's buildings hold by a register's dwellings; those of which it tells nothing hold what they held.

    A building without an id, or with that of another one, counts where it lies.

    Parameters
    ----------
    own : Buildings of the plan
    dwellings : Dwellings, rows of `own`

    Returns
    -------
    engine.gridding.editing.recounting.Register
    """
    counted, _, told = held_by_building(dwellings, len(own))
    households = np.where(told, counted, own.households)
    first = np.zeros(len(own), dtype=bool)
    first[np.unique(own.ids.astype(str), return_index=True)[1]] = True
    nameless = ~first | (own.ids == "")
    ids, places = own.ids.copy(), np.full(len(own), None, dtype=object)
    ids[nameless] = ""
    places[nameless] = shapely.points(inner_places(own.footprints[nameless]))
    return Register(features=np.arange(1, len(own) + 1), ids=ids, households=households, places=places)


def told_otherwise(own, dwellings):
    """The ids of the buildings that hold fewer households than their dwellings do.

    Parameters
    ----------
    own : Buildings of the plan
    dwellings : Dwellings, rows of `own`

    Returns
    -------
    list of str
    """
    counted, _, _ = held_by_building(dwellings, len(own))
    return own.ids[counted > own.households].tolist()


def with_states(told, rows):
    """Rows of ties with the states of dwellings, which a plan file keeps of dwellings only.

    Parameters
    ----------
    told : RegisterRows, of ties
    rows : RegisterRows, by whose keys the states are known; None where nothing is

    Returns
    -------
    RegisterRows
    """
    if rows is None:
        return told
    states = dict(zip(rows.keys.tolist(), rows.states.tolist(), strict=True))
    found = np.array([states.get(key, "unknown") for key in told.keys.tolist()], dtype=object)
    return replace(told, states=found)
