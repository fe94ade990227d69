"""A scenario whose sharing begins: both sides have what stands in the file."""

from typing import NamedTuple

from ...engine.gridding.editing.states import State
from .opening import Stored, read_communities, read_state
from .sharing import forget_sharing, read_sharing, write_sharing

__all__ = ["SharedScenarioName", "begin_sharing", "end_sharing", "shared_scenarios"]


class SharedScenarioName(NamedTuple):
    """A scenario that is shared.

    Attributes
    ----------
    plan_id : int
    name : str
    sharing : adapters.plan_file.sharing.Sharing
    """

    plan_id: int
    name: str
    sharing: object


def begin_sharing(connection, sqlite, plan_id, sharing):
    """Write that a scenario is shared, and as it stands is what both sides have, inside a transaction.

    Parameters
    ----------
    connection : PlanConnection, or anything with its `rows` and `path`
    sqlite : sqlite3.Connection of the same file
    plan_id : int
    sharing : Sharing

    Raises
    ------
    PlanFileError
    """
    ids = [
        unit for (unit,) in connection.rows("SELECT unit_id FROM unit WHERE plan_id = ? ORDER BY unit_id", (plan_id,))
    ]
    rows = {unit: row for row, unit in enumerate(ids)}
    state = State(*read_state(connection, plan_id, Stored(None, None, rows), read_communities(connection)))
    write_sharing(sqlite, plan_id, sharing, ids, (state, state))


def end_sharing(sqlite, plan_ids):
    """Take out that scenarios are shared, inside a transaction."""
    for plan_id in plan_ids:
        forget_sharing(sqlite, plan_id)


def shared_scenarios(connection):
    """The scenarios of a file that are shared: list of SharedScenarioName.

    Parameters
    ----------
    connection : PlanConnection

    Raises
    ------
    PlanFileError
    """
    plans = connection.rows("SELECT plan_id, name FROM plan ORDER BY plan_id")
    found = [SharedScenarioName(*plan, read_sharing(connection, plan[0])) for plan in plans]
    return [scenario for scenario in found if scenario.sharing is not None]
