"""The life of a shared plan: where it stands, who may move it on, and moving it on."""

from datetime import datetime
from typing import NamedTuple

__all__ = ["Life", "move_on", "read_life"]

# What may become of a plan, and the group of roles that may do it. A plan in force stays until it is retired.
_WAYS = {
    "draft": (("checked", "editor"), ("retired", "approver")),
    "checked": (("approved", "approver"), ("draft", "approver"), ("retired", "approver")),
    "approved": (("draft", "approver"), ("retired", "approver")),
    "in_force": (("retired", "approver"),),
}


class Life(NamedTuple):
    """Where a shared plan stands.

    Attributes
    ----------
    district : str, the name of its district
    name : str, of the plan
    life : str, 'draft', 'checked', 'approved', 'in_force' or 'retired'
    effective_from : datetime or None, when it comes into force, or came
    in_force_to : datetime or None, when it ceased to be in force
    revision : int
    ways : tuple of str, the states that this account may put it into
    can_edit : bool, whether this account may change grids of the plan, somewhere
    """

    district: str
    name: str
    life: str
    effective_from: datetime | None
    in_force_to: datetime | None
    revision: int
    ways: tuple
    can_edit: bool


_STANDING = """
    SELECT district.name, standing.name, standing.life, standing.effective_from, standing.in_force_to,
           standing.revision
    FROM plan_standing AS standing JOIN district USING (district_id)
    WHERE standing.district_id = %s AND standing.plan_id = %s
"""

_GROUPS = """
    SELECT pg_has_role(current_user, 'community_grids_editor', 'MEMBER') OR owns,
           pg_has_role(current_user, 'community_grids_approver', 'MEMBER') OR owns
    FROM (SELECT pg_has_role(current_user, 'community_grids_owner', 'MEMBER') AS owns) AS owner
"""


def read_life(connection, district, plan):
    """Read where a plan stands.

    Parameters
    ----------
    connection : SharedConnection
    district, plan : int

    Returns
    -------
    Life, None where there is no such plan, or none that this account may see
    """
    rows = connection.rows(_STANDING, [district, plan])
    if not rows:
        return None
    ((editor, approver),) = connection.rows(_GROUPS)
    groups = {"editor": editor, "approver": approver}
    standing = rows[0]
    ways = tuple(state for state, group in _WAYS.get(standing[2], ()) if groups[group])
    return Life(*standing, ways, editor)


def move_on(connection, district, plan, revision, state, effective_from=None, reason=""):
    """Put a plan into another state; the database refuses what this account may not do.

    Parameters
    ----------
    connection : SharedConnection
    district, plan, revision : int
    state : str, one of `Life.ways`
    effective_from : datetime, optional
        When an approved plan comes into force; at once where None.
    reason : str

    Raises
    ------
    SharedError
    """
    connection.rows(
        "SELECT set_plan_state(%s, %s, %s, %s, %s, %s)", [district, plan, revision, state, effective_from, reason]
    )
