"""Where an open plan is shared, and a connection that goes there."""

from typing import NamedTuple

from .districts import refuse_other_schema
from .errors import SharedError

__all__ = ["Address", "address_of", "opened"]


class Address(NamedTuple):
    """Where a scenario is shared.

    Attributes
    ----------
    connection : str, the name of QGIS's connection
    district, plan : int
    """

    connection: str
    district: int
    plan: int


def address_of(session):
    """Where the open scenario of a session is shared: Address, None where it is not, or where there is no session."""
    sharing = None if session is None else session.sharing
    return sharing and Address(sharing.connection, sharing.district_id, session.scenario.plan_id)


def opened(open_connection, name):
    """Connect, to a database that holds plans as this plugin knows them.

    Parameters
    ----------
    open_connection : callable of a connection's name that gives a SharedConnection
    name : str

    Returns
    -------
    SharedConnection

    Raises
    ------
    SharedError
    """
    connection = open_connection(name)
    try:
        refuse_other_schema(connection)
    except SharedError:
        connection.close()
        raise
    return connection
