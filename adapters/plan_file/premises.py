"""What a plan file knows of buildings, read as the engine's arrays: their facts, addresses, dwellings and ties."""

import json
from dataclasses import dataclass, replace

import numpy as np

from ...engine.premises.model import NO_FLOOR, Addresses, Buildings, Dwellings, RegisterRows, Ties
from ...engine.premises.register.numbers import as_number, floor_of
from .errors import refusal
from .geopackage import geometries
from .schema import columns_of, table_names

__all__ = [
    "CANDIDATES",
    "StoredTies",
    "read_addresses",
    "read_buildings",
    "read_dwellings",
    "read_dwellings_of",
    "read_ties",
    "read_ways_of_tying",
    "rows_by_id",
]

CANDIDATES = 3
"""How many buildings are kept that a row of a register could belong to."""

_BUILDINGS = (
    "SELECT building_id, geom, name, use, compound_name, coalesce(floors, -1), coalesce(floors_below, -1), "
    "coalesce(entrances, -1), coalesce(dwellings, -1), height_m, households, coalesce(unit_id, -1), public_id "
    "FROM building ORDER BY fid"
)
# A file of schema 1 that cannot be written.
_BARE_BUILDINGS = (
    "SELECT building_id, geom, '', '', '', -1, -1, -1, -1, NULL, households, coalesce(unit_id, -1), '' "
    "FROM building ORDER BY fid"
)
_ADDRESSES = "SELECT address, building_id, geom FROM address ORDER BY fid"
_DWELLINGS = (
    "SELECT building_id, entrance, coalesce(floor, ?), room, state, dwellings, households FROM household_stat "
    "ORDER BY fid"
)
_DWELLINGS_OF = (
    "SELECT building_id, entrance, coalesce(floor, ?), room, state, dwellings, households FROM household_stat "
    "WHERE building_id = ? ORDER BY fid"
)
_WAYS_OF_TYING = (
    "SELECT CASE WHEN state IN ('sure', 'decided') THEN method ELSE '' END AS way, min(confidence), count(*) FROM tie "
    "WHERE building_id = ? GROUP BY way ORDER BY way = '', count(*) DESC, way"
)
_TIES = (
    "SELECT register, row_key, row_address, building_id, method, confidence, state, candidates, entrance, "
    "coalesce(floor, ?), room, dwellings, households, decided_by, coalesce(decided_at, '') FROM tie ORDER BY fid"
)


@dataclass(frozen=True)
class StoredTies:
    """The ties of a plan file, a row each.

    Attributes
    ----------
    registers : (n,) array of str, the name of the register that the row is of
    rows : RegisterRows, of which the file keeps key, address, entrance, floor, room, dwellings and households
    ties : Ties, whose buildings are rows of the plan's Buildings
    decided_by, decided_at : (n,) arrays of str, '' where nobody decided
    """

    registers: np.ndarray
    rows: RegisterRows
    ties: Ties
    decided_by: np.ndarray
    decided_at: np.ndarray

    def __len__(self):
        return len(self.registers)

    def decided(self, chosen, building, author, at):
        """The same with what a person decided of some.

        Parameters
        ----------
        chosen : (n,) array of bool
        building : int, the row of the plan's Buildings, -1 for none
        author, at : str
        """
        values = {"buildings": building, "methods": "decided", "confidences": 1.0, "states": "decided"}
        ties = replace(self.ties, **{name: _set(getattr(self.ties, name), chosen, to) for name, to in values.items()})
        by, when = _set(self.decided_by, chosen, author), _set(self.decided_at, chosen, at)
        return replace(self, ties=ties, decided_by=by, decided_at=when)


def read_buildings(connection):
    """Read the buildings, in the order of the table.

    Parameters
    ----------
    connection : PlanConnection

    Returns
    -------
    Buildings
    """
    there = {name.lower() for name in columns_of(connection.sqlite, "building")}
    found = connection.rows(_BUILDINGS if "public_id" in there else _BARE_BUILDINGS) if there else []
    ids, shapes, *columns = _columns(found, 13)
    names, uses, compounds, floors, below, entrances, dwellings, heights, households, units, public_ids = columns
    return Buildings(
        ids=_texts(ids),
        footprints=geometries(shapes),
        names=_texts(names),
        uses=_texts(uses),
        compounds=_texts(compounds),
        floors=_known(floors),
        floors_below=_known(below),
        entrances=_known(entrances),
        dwellings=_known(dwellings),
        heights=np.array([_height(height) for height in heights.tolist()], dtype=float),
        households=_numbers(households),
        units=_numbers(units),
        public_ids=_texts(public_ids),
    )


def rows_by_id(buildings):
    """The row of each building by its id; the first one of an id that stands there twice. A blank one is nobody's.

    Parameters
    ----------
    buildings : Buildings

    Returns
    -------
    dict of str to int
    """
    ids = buildings.ids.tolist()
    rows = dict(zip(reversed(ids), range(len(ids) - 1, -1, -1)))
    rows.pop("", None)
    return rows


def read_addresses(connection, rows):
    """Read the addresses; one of a building that is not there has none.

    Parameters
    ----------
    connection : PlanConnection
    rows : dict of str to int, as `rows_by_id`

    Returns
    -------
    Addresses
    """
    texts, ids, points = _columns(_rows(connection, "address", _ADDRESSES), 3)
    return Addresses(_texts(texts), _numbers([rows.get(id_, -1) for id_ in ids.tolist()]), geometries(points))


def read_dwellings(connection, rows):
    """Read the dwellings; those of buildings that are not there are left out.

    Parameters
    ----------
    connection : PlanConnection
    rows : dict of str to int, as `rows_by_id`

    Returns
    -------
    Dwellings
    """
    return _dwellings(_rows(connection, "household_stat", _DWELLINGS, (NO_FLOOR,)), rows)


def read_dwellings_of(connection, rows, building_id):
    """Read the dwellings of one building, which takes no longer where there are many others.

    Parameters
    ----------
    connection : PlanConnection
    rows : dict of str to int, as `rows_by_id`
    building_id : str

    Returns
    -------
    Dwellings
    """
    return _dwellings(_rows(connection, "household_stat", _DWELLINGS_OF, (NO_FLOOR, building_id)), rows)


def read_ways_of_tying(connection, building_id):
    """Read how rows of registers came to a building.

    Parameters
    ----------
    connection : PlanConnection
    building_id : str

    Returns
    -------
    list of (str method, float the least confidence, int how many rows), the way of most rows first; last, with ''
    for the method, the rows that wait for a decision and may be of another building
    """
    return [tuple(row) for row in _rows(connection, "tie", _WAYS_OF_TYING, (building_id,))]


def _dwellings(found, rows):
    columns = _columns(found, 7)
    ids, entrances, floors, rooms, states, dwellings, households = columns
    buildings = _numbers([rows.get(id_, -1) for id_ in ids.tolist()])
    all_ = Dwellings(
        buildings,
        _texts(entrances),
        _numbers(floors),
        _texts(rooms),
        _texts(states),
        _numbers(dwellings),
        _numbers(households),
    )
    return all_ if (buildings >= 0).all() else all_.taken(buildings >= 0)


def read_ties(connection, rows):
    """Read the ties.

    Parameters
    ----------
    connection : PlanConnection
    rows : dict of str to int, as `rows_by_id`

    Returns
    -------
    StoredTies

    Raises
    ------
    PlanFileError
        The candidates of a tie cannot be read.
    """
    columns = _columns(_rows(connection, "tie", _TIES, (NO_FLOOR,)), 15)
    registers, keys, addresses, ids, methods, confidences, states, listed, *columns = columns
    entrances, floors, rooms, dwellings, households, decided_by, decided_at = columns
    count = len(keys)
    candidates, scores = np.full((count, CANDIDATES), -1), np.zeros((count, CANDIDATES))
    for row, text in enumerate(listed.tolist()):
        if text != "[]":
            for place, (id_, score) in enumerate(_candidates(connection, keys[row], text)):
                candidates[row, place], scores[row, place] = rows.get(id_, -1), score
    blank = np.full(count, "", dtype=object)
    return StoredTies(
        _texts(registers),
        RegisterRows(
            keys=_texts(keys),
            rows=np.arange(1, count + 1),
            codes=blank,
            addresses=_texts(addresses),
            entrances=_texts(entrances),
            rooms=_texts(rooms),
            uses=blank,
            states=np.full(count, "unknown", dtype=object),
            floors=_numbers(floors),
            dwellings=_numbers(dwellings),
            households=_numbers(households),
            points=np.full(count, None, dtype=object),
        ),
        Ties(
            _numbers([rows.get(id_, -1) for id_ in ids.tolist()]),
            _texts(methods),
            np.array(confidences, dtype=float),
            _texts(states),
            candidates,
            scores,
        ),
        _texts(decided_by),
        _texts(decided_at),
    )


def _candidates(connection, key, text):
    """The pairs of a tie's list of candidates."""
    try:
        return [(str(id_), float(score)) for id_, score in json.loads(text)][:CANDIDATES]
    except (TypeError, ValueError) as error:
        raise refusal("tie_wrong", file=connection.path.name, row=key) from error


def _rows(connection, table, query, values=()):
    """The rows of a table that a file of schema 1 does not have."""
    return connection.rows(query, values) if table in table_names(connection) else []


def _set(column, chosen, value):
    changed = column.copy()
    changed[chosen] = value
    return changed


def _columns(found, count):
    """The columns of some rows, each an array of objects."""
    if not found:
        return [np.empty(0, dtype=object)] * count
    return list(np.array(found, dtype=object).T.copy())


def _texts(values):
    """Texts as they were read: an array of objects already."""
    return np.asarray(values, dtype=object)


def _numbers(values):
    return np.array(values, dtype=int)


def _known(values):
    """Whole numbers of fields that somebody else may have made, -1 where there is none."""
    try:
        return np.array(values, dtype=int)
    except ValueError:
        read = [floor_of(value) if isinstance(value, str) else value for value in values.tolist()]
        return np.array([-1 if number == NO_FLOOR else int(number) for number in read])


def _height(value):
    number = as_number(value) if isinstance(value, str) else value
    return np.nan if number is None else number
