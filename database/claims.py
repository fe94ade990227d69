"""Claims: somebody says that they work in a community, so that others keep out. They end by themselves."""

from datetime import datetime
from typing import NamedTuple

__all__ = ["Claim", "claim", "read_claims", "release"]

# The version of the schema that brought them.
_SINCE = 2


class Claim(NamedTuple):
    """Somebody works in a community.

    Attributes
    ----------
    community : str, its code
    holder : str
    until : datetime
    own : bool, whether it is this account's
    """

    community: str
    holder: str
    until: datetime
    own: bool


def read_claims(connection, district):
    """Read the claims of a district that have not ended: tuple of Claim; none where the database knows no claims."""
    if not _known(connection):
        return ()
    rows = connection.rows(
        "SELECT community_code, holder, until, holder = session_user FROM claim "
        "WHERE district_id = %s AND until > now() ORDER BY community_code",
        [district],
    )
    return tuple(Claim(*row) for row in rows)


def claim(connection, district, communities, note=""):
    """Claim communities, or go on claiming them; those that somebody else holds stay theirs.

    Parameters
    ----------
    connection : SharedConnection
    district : int
    communities : iterable of str, codes
    note : str
    """
    if _known(connection):
        with connection.transaction():
            for community in communities:
                connection.rows("SELECT claim_community(%s, %s, %s)", [district, community, note])


def release(connection, district, communities):
    """Let communities go."""
    if _known(connection):
        with connection.transaction():
            for community in communities:
                connection.rows("SELECT release_community(%s, %s)", [district, community])


def _known(connection):
    return (connection.schema_version() or 0) >= _SINCE
