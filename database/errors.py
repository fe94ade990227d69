"""What goes wrong with the shared database, as exceptions whose message is a sentence for a person."""

import json
from contextlib import contextmanager

import psycopg2
from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["OfflineError", "RefusedByDatabaseError", "SharedError", "StaleError", "shared_error", "told"]

translate = QCoreApplication.translate

# SQLSTATEs: the connection is gone, and somebody else wrote at the same time.
_OFFLINE = ("08", "57P01", "57P02", "57P03", "53300")
_AT_ONCE = ("40001", "40P01", "55P03")


class SharedError(Exception):
    """Something with the shared database did not work; nothing was written."""


class StaleError(SharedError):
    """Somebody else wrote what was to be written: fetch that first, then try again.

    Attributes
    ----------
    grid : str, the code of a grid that is newer there, '' where none is named
    """

    def __init__(self, words, grid=""):
        super().__init__(words)
        self.grid = grid


class OfflineError(SharedError):
    """The database cannot be reached. Whether a commit that was under way took place is unknown."""


class RefusedByDatabaseError(SharedError):
    """The database does not let this be written.

    Attributes
    ----------
    trouble : str, a word such as 'overlap', '' where the database named none
    grid, other : str, the codes of the grids that it is about, '' where there are none
    value : float or None, by how much, as the word means it (m² for an overlap)
    """

    def __init__(self, words, trouble="", grid="", other="", value=None):
        super().__init__(words)
        self.trouble, self.grid, self.other, self.value = trouble, grid, other, value


@contextmanager
def told():
    """Turn what psycopg2 raises into a `SharedError`, without the statement and its values in the traceback."""
    try:
        yield
    except psycopg2.Error as error:
        raise shared_error(error) from None


def shared_error(error):
    """Make the exception for what psycopg2 raised.

    Parameters
    ----------
    error : psycopg2.Error

    Returns
    -------
    SharedError
    """
    code = error.pgcode or ""
    said = (error.diag.message_primary or "").strip() or str(error).strip()
    detail = _detail(error.diag.message_detail)
    if code == "CG001":
        return StaleError(_sentence("stale", detail, said), str(detail.get("grid") or ""))
    if code in _AT_ONCE:
        return StaleError(translate("Shared", "Somebody else is writing the same just now. Try again."))
    if code.startswith("CG"):
        trouble = str(detail.get("trouble") or "")
        names = (str(detail.get(name) or "") for name in ("grid", "other"))
        return RefusedByDatabaseError(_sentence(trouble, detail, said), trouble, *names, detail.get("value"))
    if code == "42501":
        words = translate("Shared", "This database account may not do that: {reason}.")
        return RefusedByDatabaseError(words.format(reason=said), "forbidden")
    if code.startswith(_OFFLINE) or (
        not code and isinstance(error, (psycopg2.OperationalError, psycopg2.InterfaceError))
    ):
        words = translate("Shared", "The shared database cannot be reached: {reason}.")
        return OfflineError(words.format(reason=said.rstrip(".")))
    return SharedError(translate("Shared", "The shared database answered: {reason}.").format(reason=said.rstrip(".")))


def _detail(text):
    """What the database says about a refusal beside its sentence: a dict, empty where it says nothing that we know."""
    try:
        detail = json.loads(text or "{}")
    except ValueError:
        return {}
    return detail if isinstance(detail, dict) else {}


def _sentence(trouble, detail, said):
    """Say a refusal in the person's language; one without words here is said as the database said it."""
    words = _words().get(trouble)
    if words is None:
        return said
    value = detail.get("value")
    amount = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, (int, float)) else "?"
    return words.format(grid=detail.get("grid") or "?", other=detail.get("other") or "?", value=amount)


def _words():
    return {
        "stale": translate("Shared", "Grid {grid} was changed by somebody else. Fetch that first."),
        "overlap": translate("Shared", "Grid {grid} overlaps {other} by {value} m²."),
        "gap": translate("Shared", "{value} m² beside grid {grid} would belong to no grid."),
        "not_draft": translate("Shared", "The plan is no draft any more, so its grids stay as they are."),
        "grid_locked": translate("Shared", "Grid {grid} is locked."),
        "code_reused": translate("Shared", "The code {grid} was used before and is never given again."),
        "across_communities": translate("Shared", "Grid {grid} would lie in two communities."),
        "written_already": translate("Shared", "This change was written already."),
    }
