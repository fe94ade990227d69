"""The versions of grids (rule D11): what a grid was, from when to when, by what edit, and from which grids it came."""

__all__ = ["write_versions"]

# What changes nothing of what a grid is.
_NO_CHANGE = {"lock", "unlock", "count"}


def write_versions(sqlite, plan_id, edit, operation, blobs, at, author):
    """Close the versions of the grids that an edit touched and begin new ones, inside a transaction.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    plan_id : int
    edit : Edit, as it was applied
    operation : str, its action, or 'undo' or 'redo'
    blobs : dict of str (code) to bytes, the polygons of the touched grids now; None where retired
    at : str, the time
    author : str
    """
    if edit.action in _NO_CHANGE:
        return
    parents = _parents(edit)
    for code, blob in blobs.items():
        sqlite.execute(
            "UPDATE grid_version SET valid_to = ? WHERE plan_id = ? AND grid_code = ? AND valid_to IS NULL",
            (at, plan_id, code),
        )
        sqlite.execute(
            "INSERT INTO grid_version "
            "(geom, plan_id, grid_code, version, op, parents, reason, author, valid_from, valid_to) "
            "SELECT ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ? FROM grid_version "
            "WHERE plan_id = ? AND grid_code = ?",
            (
                blob,
                plan_id,
                code,
                operation,
                ",".join(sorted(parents.get(code, {code}))),
                edit.reason,
                author,
                at,
                at if blob is None else None,
                plan_id,
                code,
            ),
        )


def _parents(edit):
    """The grids that the ground of each grid which got ground came from, itself among them where it was there."""
    parents = {}
    for before, after in set(zip(edit.before.tolist(), edit.after.tolist(), strict=True)):
        if before:
            own = set() if after in edit.records_before and edit.records_before[after] is None else {after}
            parents.setdefault(after, own).add(before)
    for code, grid in edit.vertical_after.items():
        if grid is not None and edit.vertical_before[code] is None:
            parents[code] = {grid.base}
    return parents
