"""Scenarios that get other numbers, because a colleague's scenario of the shared district has theirs."""

from .schema import set_entry

__all__ = ["renumber_scenarios"]

_UPDATES = (
    "UPDATE plan SET plan_id = ? WHERE plan_id = ?",
    "UPDATE plan SET parent_id = ? WHERE parent_id = ?",
    "UPDATE unit SET plan_id = ? WHERE plan_id = ?",
    "UPDATE unit_border SET plan_id = ? WHERE plan_id = ?",
    "UPDATE grid SET plan_id = ? WHERE plan_id = ?",
    "UPDATE grid_version SET plan_id = ? WHERE plan_id = ?",
    "UPDATE vertical_grid SET plan_id = ? WHERE plan_id = ?",
    "UPDATE finding SET plan_id = ? WHERE plan_id = ?",
    "UPDATE audit_log SET plan_id = ? WHERE plan_id = ?",
)


def renumber_scenarios(sqlite, numbers):
    """Give scenarios other numbers, inside a transaction.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    numbers : dict of int to int, the old to the new, which no scenario has; those that stay are passed over
    """
    changed = {old: new for old, new in numbers.items() if old != new}
    for old, new in changed.items():
        for update in _UPDATES:
            sqlite.execute(update, (new, old))
    opened = sqlite.execute("SELECT value FROM profile WHERE key = 'open_plan_id'").fetchone()
    if opened and opened[0] in map(str, changed):
        set_entry(sqlite, "open_plan_id", changed[int(opened[0])])
