"""What is new about a shared plan: where it stands, who changed what of late, and who is at work where."""

from datetime import datetime
from typing import NamedTuple

from .claims import read_claims
from .life import read_life

__all__ = ["Line", "News", "read_news"]

_MOST_LINES, _MOST_CODES = 50, 20


class Line(NamedTuple):
    """A change as the database's log tells it.

    Attributes
    ----------
    at : datetime
    author, action, reason : str
    grids : tuple of str, the codes of the grids that changed, at most twenty
    units : int, how many units went to another grid
    """

    at: datetime
    author: str
    action: str
    reason: str
    grids: tuple
    units: int


class News(NamedTuple):
    """What is new.

    Attributes
    ----------
    life : Life, None where the plan is gone
    lines : tuple of Line, the newest first
    claims : tuple of claims.Claim
    """

    life: object
    lines: tuple
    claims: tuple


_LINES = """
    SELECT at, author, action, reason,
           ARRAY(SELECT code FROM jsonb_object_keys(CASE WHEN jsonb_typeof(changed -> 'grids') = 'object'
                 THEN changed -> 'grids' ELSE '{}' END) AS code ORDER BY code LIMIT %s),
           CASE WHEN jsonb_typeof(changed -> 'units') = 'array' THEN jsonb_array_length(changed -> 'units') ELSE 0 END
    FROM audit_log
    WHERE district_id = %s AND plan_id = %s
    ORDER BY seq DESC LIMIT %s
"""


def read_news(connection, district, plan):
    """Read what is new about a plan.

    Parameters
    ----------
    connection : SharedConnection
    district, plan : int

    Returns
    -------
    News

    Raises
    ------
    SharedError
    """
    with connection.transaction("REPEATABLE READ", read_only=True):
        life = read_life(connection, district, plan)
        rows = connection.rows(_LINES, [_MOST_CODES, district, plan, _MOST_LINES])
        claims = read_claims(connection, district)
    return News(life, tuple(Line(*row[:4], tuple(row[4]), row[5]) for row in rows), claims)
