"""Whether a change arrived whose connection was lost at the very end."""

import psycopg2

__all__ = ["change_arrived", "publication_arrived"]

# SQLSTATEs: the change is known already, as the database says it and as its keys do.
_KNOWN = ("CG009", "23505")

# The plan or the account is not such any more that a change could begin; one that had arrived is found before that.
_NO_MORE = ("CG004", "CG008", "CG001", "42501")


class _ProbedError(Exception):
    """Takes a probe back."""


def change_arrived(connection, district, plan, base_revision, change_id):
    """Say whether an edit arrived. One that is being committed at this very moment is waited for.

    Parameters
    ----------
    connection : SharedConnection
    district, plan, base_revision : int
    change_id : str, a UUID

    Returns
    -------
    bool
    """
    return _arrived(
        connection,
        change_id,
        "SELECT begin_change(%s, %s, %s, %s::uuid, 'share', '', '', '')",
        [district, plan, base_revision, change_id],
    )


def publication_arrived(connection, change_id):
    """Say whether a publication arrived; as of `change_arrived`."""
    return _arrived(
        connection, change_id, "SELECT begin_publish(%s, NULL, %s::uuid, '', false)", [change_id, change_id]
    )


def _arrived(connection, change_id, begin, values):
    """Look in the log, then try to begin the same change, which waits for whoever is writing it; that is taken back."""
    if connection.rows("SELECT FROM audit_log WHERE change_id = %s::uuid LIMIT 1", [change_id]):
        return True
    code = None
    try:
        with connection.transaction() as cursor:
            try:
                cursor.execute(begin, values)
            except psycopg2.Error as error:
                code = error.pgcode
                if code not in (*_KNOWN, *_NO_MORE):
                    raise
            raise _ProbedError
    except _ProbedError:
        return code in _KNOWN
