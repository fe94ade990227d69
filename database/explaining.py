"""What goes with an edit into the database beside units: why it was made, boundaries in words, and what is amiss."""

from dataclasses import dataclass, replace

from ..adapters.plan_file.connection import PlanConnection

__all__ = ["SHARE", "GridWords", "explained", "words_of"]

SHARE = "share"
"""What several gestures together are called."""

# Lines of the log that are nobody's gesture here.
_NOT_OWN = {"adopt", "make", "branch", "publish", "rename_scenario"}

# More words than these would only fill the log.
_MOST_REASONS = 12


@dataclass(frozen=True)
class GridWords:
    """What the plan file says of a grid in words.

    Attributes
    ----------
    code : str
    boundary_zh, boundary_en : str, '' where they were not described yet
    reason : str, why it is out of its band
    findings : tuple of tuples (geometry as a GeoPackage keeps it or None, check, severity, community_code, value,
        message)
    """

    code: str
    boundary_zh: str
    boundary_en: str
    reason: str
    findings: tuple


def explained(session, edit):
    """Give an edit the action and the reasons of the gestures that were made since both sides met last.

    Parameters
    ----------
    session : PlanSession
    edit : Edit

    Returns
    -------
    Edit
    """
    since = session.sharing.synced_at
    steps = [step for step in session.history if step.at > since and step.action not in _NOT_OWN]
    actions = {step.action for step in steps}
    reasons = list(dict.fromkeys(step.reason for step in steps if step.reason))[-_MOST_REASONS:]
    action = actions.pop() if len(actions) == 1 else SHARE
    return replace(edit, action=action, reason=edit.reason or "; ".join(reasons))


def words_of(session, codes):
    """Read what the plan file says of grids in words.

    Parameters
    ----------
    session : PlanSession
    codes : iterable of str

    Returns
    -------
    list of GridWords, of those that have ground

    Raises
    ------
    PlanFileError
    """
    plan_id, found = session.scenario.plan_id, []
    connection = PlanConnection(session.path, writable=False)
    try:
        for code in sorted(codes):
            rows = connection.rows(
                "SELECT boundary_zh, boundary_en, reason FROM grid "
                "WHERE plan_id = ? AND grid_code = ? AND geom IS NOT NULL",
                (plan_id, code),
            )
            findings = connection.rows(
                'SELECT geom, "check", severity, community_code, value, message FROM finding '
                "WHERE plan_id = ? AND grid_code = ? ORDER BY fid",
                (plan_id, code),
            )
            found += [GridWords(code, *row, tuple(findings)) for row in rows]
    finally:
        connection.close()
    return found
