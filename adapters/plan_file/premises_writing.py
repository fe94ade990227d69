"""What is known of buildings, written into a plan file: inside a transaction, whole tables or single rows."""

import json

import numpy as np

from ...engine.premises.model import NO_FLOOR
from ...engine.progress import Progress
from .geopackage import blobs
from .premises import rows_by_id

__all__ = [
    "write_addresses",
    "write_decision",
    "write_dwellings",
    "write_facts",
    "write_held",
    "write_public_ids",
    "write_reopened",
    "write_ties",
]

_UNHEARD = Progress()
_HEARD_EVERY = 5000

_FACTS = (
    "UPDATE building SET name = coalesce(nullif(?, ''), name), use = coalesce(nullif(?, ''), use), "
    "compound_name = coalesce(nullif(?, ''), compound_name), floors = coalesce(?, floors), "
    "floors_below = coalesce(?, floors_below), entrances = coalesce(?, entrances), "
    "dwellings = coalesce(?, dwellings), height_m = coalesce(?, height_m) WHERE building_id = ?"
)


def write_facts(sqlite, facts, progress=_UNHEARD):
    """Write what is known of buildings that are there; what is not known stays as it was, households and ground too.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    facts : Buildings
    progress : engine.progress.Progress

    Raises
    ------
    CancelledError
    """
    numbers = (facts.floors, facts.floors_below, facts.entrances, facts.dwellings)
    sqlite.executemany(
        _FACTS,
        _heard(
            progress,
            *(column.tolist() for column in (facts.names, facts.uses, facts.compounds)),
            *([None if number < 0 else number for number in column.tolist()] for column in numbers),
            [None if np.isnan(height) else height for height in facts.heights.tolist()],
            facts.ids.tolist(),
        ),
    )


def write_held(sqlite, buildings, households):
    """Write what buildings hold; of an id that stands there twice, the first building.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    buildings : Buildings
    households : (b,) array of int
    """
    sqlite.executemany(
        "UPDATE building SET households = ? WHERE fid = (SELECT min(fid) FROM building WHERE building_id = ?)",
        [
            (held, building)
            for building, held, was in zip(
                buildings.ids.tolist(), households.tolist(), buildings.households.tolist(), strict=True
            )
            if held != was
        ],
    )


def write_addresses(sqlite, addresses, buildings, srs_id, progress=_UNHEARD):
    """Write all addresses in place of those that are there.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    addresses : Addresses, rows of `buildings`
    buildings : Buildings
    srs_id : int
    progress : as of `write_facts`
    """
    sqlite.execute("DELETE FROM address")
    sqlite.executemany(
        "INSERT INTO address (geom, building_id, address) VALUES (?, ?, ?)",
        _heard(
            progress,
            blobs(addresses.points, srs_id),
            _ids(buildings, addresses.buildings),
            addresses.texts.tolist(),
        ),
    )


def write_dwellings(sqlite, dwellings, buildings, source="", period="", progress=_UNHEARD):
    """Write all dwellings in place of those that are there.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    dwellings : Dwellings, rows of `buildings`
    buildings : Buildings
    source, period : str, the register that they are of, and its time
    progress : as of `write_facts`
    """
    sqlite.execute("DELETE FROM household_stat")
    sqlite.executemany(
        "INSERT INTO household_stat (building_id, entrance, floor, room, state, dwellings, households, source, period) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _heard(
            progress,
            _ids(buildings, dwellings.buildings),
            dwellings.entrances.tolist(),
            _floors(dwellings.floors),
            dwellings.rooms.tolist(),
            dwellings.states.tolist(),
            dwellings.dwellings.tolist(),
            dwellings.households.tolist(),
            [source] * len(dwellings),
            [period] * len(dwellings),
        ),
    )


def write_ties(sqlite, register, rows, ties, buildings, progress=_UNHEARD):
    """Write all ties of a register in place of those that are there; what a person decided stays.

    Candidates are kept of those alone that a person may have to decide on: nobody looks at the others.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    register : str
    rows : RegisterRows
    ties : Ties, rows of `buildings`
    buildings : Buildings
    progress : as of `write_facts`
    """
    decided = sqlite.execute(
        "SELECT row_key, building_id, decided_by, decided_at FROM tie WHERE register = ? AND state = 'decided'",
        (register,),
    ).fetchall()
    sqlite.execute("DELETE FROM tie WHERE register = ?", (register,))
    ids = buildings.ids.tolist()
    listed = [
        json.dumps([[ids[row], round(score, 4)] for row, score in zip(*pair, strict=True) if row >= 0])
        if state != "sure" and pair[0][0] >= 0
        else "[]"
        for state, *pair in zip(ties.states, ties.candidates.tolist(), ties.candidate_scores.tolist(), strict=True)
    ]
    sqlite.executemany(
        "INSERT INTO tie (register, row_key, row_address, building_id, method, confidence, state, candidates, "
        "entrance, floor, room, dwellings, households) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _heard(
            progress,
            [register] * len(rows),
            rows.keys.tolist(),
            rows.addresses.tolist(),
            _ids(buildings, ties.buildings),
            ties.methods.tolist(),
            ties.confidences.tolist(),
            ties.states.tolist(),
            listed,
            rows.entrances.tolist(),
            _floors(rows.floors),
            rows.rooms.tolist(),
            rows.dwellings.tolist(),
            rows.households.tolist(),
        ),
    )
    there = rows_by_id(buildings)
    sqlite.executemany(
        "UPDATE tie SET building_id = ?, method = 'decided', confidence = 1, state = 'decided', decided_by = ?, "
        "decided_at = ? WHERE register = ? AND row_key = ?",
        [(building, by, at, register, key) for key, building, by, at in decided if not building or building in there],
    )


def write_decision(sqlite, register, key, building, author, at, before):
    """Write what a person decided of a tie, where nobody has decided otherwise since it was read.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    register, key : str
    building : str, its id, '' for none
    author, at : str
    before : (str, str), the state that was read, and when it was decided

    Returns
    -------
    bool, whether there is such a row, and as it was
    """
    return bool(
        sqlite.execute(
            "UPDATE tie SET building_id = ?, method = 'decided', confidence = 1, state = 'decided', decided_by = ?, "
            "decided_at = ? WHERE register = ? AND row_key = ? AND state = ? AND coalesce(decided_at, '') = ?",
            (building, author, at, register, key, *before),
        ).rowcount
    )


def write_reopened(sqlite, register, key, building, method, confidence, state):
    """Take a decision on a tie back.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    register : str, None for any
    key, building, method : str
    confidence : float
    state : str
        The tie as it was before.

    Returns
    -------
    bool, whether there is such a row
    """
    return bool(
        sqlite.execute(
            "UPDATE tie SET building_id = ?, method = ?, confidence = ?, state = ?, decided_by = '', decided_at = NULL "
            "WHERE register = coalesce(?, register) AND row_key = ?",
            (building, method, confidence, state, register, key),
        ).rowcount
    )


def write_public_ids(sqlite, public_ids):
    """Write what the codes on walls say.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    public_ids : dict of str (building_id) to str
    """
    sqlite.executemany(
        "UPDATE building SET public_id = ? WHERE building_id = ?",
        [(public, building) for building, public in public_ids.items()],
    )


def _heard(progress, *columns):
    """Rows of columns, one by one; now and then it is looked whether to stop."""
    for number, row in enumerate(zip(*columns, strict=True)):
        if number % _HEARD_EVERY == 0:
            progress.check()
        yield row


def _ids(buildings, rows):
    """The ids of some rows, '' where there is none."""
    return np.append(buildings.ids, "")[rows].tolist()


def _floors(floors):
    return [None if floor == NO_FLOOR else floor for floor in floors.tolist()]
