"""What a shared plan was on a date, and making grids that again: an ordinary edit of the open plan."""

from dataclasses import replace

from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.plans.states import draft_of_state
from ..engine.gridding.editing.taking_over import taken_over
from .errors import SharedError

__all__ = ["AsOf", "grids_of", "read_as_of", "restored"]

translate = QCoreApplication.translate


class AsOf:
    """A plan as it was.

    Attributes
    ----------
    at : datetime
    grid_of_unit : dict of int (unit_id) to str (code)
    grids : dict of str (code) to (name, kind, note)
    """

    def __init__(self, at, grid_of_unit, grids):
        self.at, self.grid_of_unit, self.grids = at, grid_of_unit, grids


def read_as_of(connection, district, plan, at):
    """Read what a plan was.

    Parameters
    ----------
    connection : SharedConnection
    district, plan : int
    at : datetime

    Returns
    -------
    AsOf

    Raises
    ------
    SharedError
        The plan was not in the database then.
    """
    with connection.transaction("REPEATABLE READ", read_only=True):
        units = dict(connection.rows("SELECT unit_id, grid_code FROM units_as_of(%s, %s, %s)", [district, plan, at]))
        rows = connection.rows("SELECT grid_code, grid_name, kind FROM grids_as_of(%s, %s, %s)", [at, district, plan])
    if not units:
        raise SharedError(translate("Shared", "The plan was not in the database on that date."))
    return AsOf(at, units, {code: words for code, *words in rows})


def grids_of(draft, as_of):
    """The grids that are another ground now than they were: list of codes, those of then first.

    Parameters
    ----------
    draft : Draft
    as_of : AsOf
    """
    other = _draft_of(draft, as_of)
    moved = {*map(str, other.codes[other.codes != draft.codes]), *map(str, draft.codes[other.codes != draft.codes])}
    then = set(map(str, other.codes))
    return sorted(moved & then - {""})


def restored(draft, as_of, codes, reason=""):
    """Make the edit that gives grids the ground that they had.

    Parameters
    ----------
    draft : Draft, of the open plan
    as_of : AsOf
    codes : iterable of str
    reason : str

    Returns
    -------
    Edit, 'take_over'

    Raises
    ------
    engine.gridding.editing.model.RefusedError
        It would break the plan, or nothing differs.
    """
    return taken_over(draft, _draft_of(draft, as_of), codes, reason)


def _draft_of(draft, as_of):
    """The plan as it was, of the same units; what is not known of its grids is as it is now."""
    records = {}
    for code, record in draft.records.items():
        name, kind = as_of.grids.get(code, (record.name, record.kind))
        records[code] = replace(record, name=name, kind=kind, void=code not in as_of.grids)
    return draft_of_state(draft, as_of.grid_of_unit, records)
