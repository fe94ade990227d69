"""What colleagues changed of a plan since a revision, and whether one's own arrived."""

from dataclasses import dataclass
from sys import intern

from qgis.PyQt.QtCore import QCoreApplication

from ..engine.gridding.editing.model import UNASSIGNED, GridRecord
from ..engine.gridding.editing.states import State
from .arrivals import change_arrived
from .errors import SharedError

__all__ = ["Delta", "Step", "fetch", "was_written"]

translate = QCoreApplication.translate

_VOID = "void"


@dataclass(frozen=True)
class Step:
    """A line of the shared log.

    Attributes
    ----------
    seq, revision : int
    at : datetime
    author, action, reason : str
    """

    seq: int
    revision: int
    at: object
    author: str
    action: str
    reason: str


@dataclass(frozen=True)
class Delta:
    """What is different of a plan since a revision.

    Attributes
    ----------
    revision : int, the newest
    name : str, of the plan
    state : str, 'draft', 'checked', 'approved' or 'retired'
    units : dict of int (unit_id) to str, the codes of the grids of units that changed
    grids : dict of str (code) to tuple (name, community code, kind, locked, void, note), those that changed
    steps : tuple of Step, what was done since
    audit_hash : str, of the newest line of the log
    set_back : bool, whether what was seen last is not there any more: the database was restored from an older back-up,
        is another one, or somebody tampered with its log; units and grids are all of the plan's then
    """

    revision: int
    name: str
    state: str
    units: dict
    grids: dict
    steps: tuple
    audit_hash: str
    set_back: bool = False

    def on(self, fabric, state):
        """The state that this leads to from an older one.

        Parameters
        ----------
        fabric : Fabric
        state : State

        Returns
        -------
        State

        Raises
        ------
        SharedError
            The database holds a plan of other units, or units of a grid that it does not hold.
        """
        if self.set_back:
            if sorted(self.units) != sorted(fabric.unit_ids.tolist()):
                raise SharedError(
                    translate("Shared", "The database holds another plan where this one was. Nothing was changed.")
                )
            state = State(state.codes, {})
        if not self.units and not self.grids:
            return state
        codes, records = state.codes.copy(), dict(state.records)
        rows = fabric.rows_of(self.units)
        codes[rows] = [self.units[unit] for unit in fabric.unit_ids[rows].tolist()]
        places = {code: row for row, code in enumerate(fabric.community_codes.tolist())}
        for code, (name, community, kind, locked, void, note) in self.grids.items():
            if community in places:
                records[code] = GridRecord(code, name, places[community], kind, locked, void, note)
        lost = sorted(code for code in set(codes) - {UNASSIGNED} if code not in records or records[code].void)
        if lost:
            words = translate("Shared", "In the database units belong to grid {grid}, which it does not hold.")
            raise SharedError(words.format(grid=lost[0]))
        return State(codes, records)


def fetch(connection, district, plan, since, seen=""):
    """Read what is different of a plan since a revision, all of one moment.

    Parameters
    ----------
    connection : SharedConnection
    district, plan : int
    since : int, the revision that was seen last
    seen : str, the hash of the line of the log that was seen last; '' where none was

    Returns
    -------
    Delta, None where there is no such plan

    Raises
    ------
    SharedError
    """
    values = {"district": district, "plan": plan, "since": since, "seen": seen}
    with connection.transaction("REPEATABLE READ", read_only=True):
        plans = connection.rows(
            "SELECT revision, name, state FROM plan WHERE district_id = %(district)s AND plan_id = %(plan)s", values
        )
        if not plans:
            return None
        known = not seen or connection.rows(
            "SELECT FROM audit_log WHERE district_id = %(district)s AND plan_id = %(plan)s"
            " AND hash = decode(%(seen)s, 'hex') LIMIT 1",
            values,
        )
        set_back = not known or plans[0][0] < since
        values["since"] = -1 if set_back else since
        units = connection.rows(
            "SELECT unit_id, grid_code FROM unit"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s AND revision > %(since)s",
            values,
        )
        grids = connection.rows(
            "SELECT grid_code, grid_name, community_code, kind, locked, status, note FROM grid"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s AND revision > %(since)s",
            values,
        )
        steps = connection.rows(
            "SELECT seq, revision, at, author, action, reason FROM audit_log"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s AND revision > %(since)s ORDER BY seq",
            values | {"since": since},
        )
        hashes = connection.rows(
            "SELECT encode(hash, 'hex') FROM audit_log"
            " WHERE district_id = %(district)s AND plan_id = %(plan)s ORDER BY seq DESC LIMIT 1",
            values,
        )
    records = {
        code: (name, community, kind, locked, status == _VOID, note)
        for code, name, community, kind, locked, status, note in grids
    }
    log = tuple(Step(*step) for step in steps)
    codes = {unit: intern(code) for unit, code in units}
    return Delta(*plans[0], codes, records, log, hashes[0][0] if hashes else "", set_back)


def was_written(connection, district, plan, change_id):
    """Say whether a change arrived whose connection was lost at the end; one that is being committed is waited for.

    Returns
    -------
    bool
    """
    return change_arrived(connection, district, plan, 0, change_id)
