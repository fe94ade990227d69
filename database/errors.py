"""What goes wrong with the shared database, as exceptions whose message is a sentence for a person."""

import json
from contextlib import contextmanager

import psycopg2
from qgis.PyQt.QtCore import QCoreApplication

__all__ = [
    "OfflineError",
    "RefusedByDatabaseError",
    "SharedError",
    "StaleError",
    "out_of_scope",
    "renewed_words",
    "set_back_words",
    "shared_error",
    "told",
]

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
    trouble = str(detail.get("trouble") or "")
    # A file that is ahead of the database, as after a restored backup, gets no further by fetching.
    if code == "CG001" and trouble != "base_newer":
        return StaleError(_sentence(trouble, detail, said), str(detail.get("grid") or ""))
    if code in _AT_ONCE:
        return StaleError(translate("Shared", "Somebody else is writing the same just now. Try again."))
    if code.startswith("CG"):
        names = (str(detail.get(name) or "") for name in ("grid", "other"))
        return RefusedByDatabaseError(_sentence(trouble, detail, said), trouble, *names, detail.get("value"))
    if code == "42501" and error.diag.source_function == "ExecWithCheckOptions":  # row-level security, in any language
        return RefusedByDatabaseError(_words()["out_of_scope"], "out_of_scope")
    if code == "42501":
        words = translate("Shared", "This database account may not do that: {reason}.")
        return RefusedByDatabaseError(words.format(reason=said), "forbidden")
    if code.startswith(_OFFLINE) or (
        not code and isinstance(error, (psycopg2.OperationalError, psycopg2.InterfaceError))
    ):
        words = translate("Shared", "The shared database cannot be reached: {reason}.")
        return OfflineError(words.format(reason=" ".join(said.split()).rstrip(".?")))
    return SharedError(translate("Shared", "The shared database answered: {reason}.").format(reason=said.rstrip(".")))


def out_of_scope(grid, community):
    """The refusal of a grid in a community that this account may not change: RefusedByDatabaseError."""
    words = translate("Shared", "You may not change grid {grid}: community {community} is not yours.")
    return RefusedByDatabaseError(words.format(grid=grid, community=community), "out_of_scope", grid, community)


def set_back_words():
    """That the database holds no more what was seen there last."""
    return translate(
        "Shared",
        "The database no longer holds what this file saw there last: it was restored from an older back-up, or "
        "somebody tampered with its log. Tell its owner. Whatever differs now is asked about, grid by grid; nothing is "
        "overwritten."
    )  # fmt: skip


def renewed_words(old, new):
    """That a grid has another code now, for its own belongs to the ground that it was retired with."""
    words = translate("Shared", "Grid {old} was retired before and has other ground now; its code is {new}.")
    return words.format(old=old, new=new)


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
    """The sentences by their words; `other` is a community where the trouble lies between a grid and one."""
    return {
        # Somebody else was faster.
        "stale": translate("Shared", "Grid {grid} was changed by somebody else. Fetch that first."),
        "plan_stale": translate("Shared", "The plan was changed by somebody else. Fetch that first."),
        "base_newer": translate(
            "Shared", "The database holds an older state of the plan than this file was made from."
        ),
        "written_already": translate("Shared", "This change was written already."),
        # The ground is not whole.
        "unassigned": translate("Shared", "{value} units of community {other} belong to no grid."),
        "unknown_grid": translate("Shared", "{value} units belong to grid {grid}, which does not exist."),
        "across_communities": translate(
            "Shared", "Grid {grid} would have {value} units of another community, {other}."
        ),
        "unknown_community": translate("Shared", "Grid {grid} is of community {other}, which the district has not."),
        "void_with_units": translate("Shared", "Grid {grid} is retired, and yet {value} units belong to it."),
        "grid_without_units": translate("Shared", "Grid {grid} is not retired, and yet no unit belongs to it."),
        "households": translate("Shared", "Grid {grid} has {value} households more than its units."),
        "buildings": translate("Shared", "Grid {grid} has {value} buildings more than its units."),
        "invalid": translate("Shared", "The polygon of grid {grid} is not valid."),
        "invalid_unit": translate("Shared", "A unit of grid {grid} is no valid polygon."),
        "pieces": translate("Shared", "Grid {grid} would lie in {value} pieces."),
        "pinch": translate("Shared", "The boundary of grid {grid} would touch itself at a corner."),
        "polygon": translate("Shared", "The polygon of grid {grid} differs from its units by {value} m²."),
        "overlap": translate("Shared", "Grid {grid} overlaps grid {other} by {value} m²."),
        "gap": translate("Shared", "{value} m² of community {other} belong to no grid, beside grid {grid}."),
        "outside": translate("Shared", "{value} m² of grid {grid} lie outside its community {other}."),
        "cut": translate("Shared", "The boundary of grids {grid} and {other} cuts a building, {value} m² off it."),
        "grid_locked": translate("Shared", "Grid {grid} is locked."),
        "code_reused": translate(
            "Shared", "The code {grid} belonged to a grid that was retired; no other ground gets it."
        ),
        # Where the plan stands.
        "no_plan": translate("Shared", "The database has no such plan."),
        "no_district": translate("Shared", "The database has no such district."),
        "checked": translate("Shared", "The plan was checked and is no draft any more. Nobody can change it."),
        "approved": translate("Shared", "The plan was approved and is no draft any more. Nobody can change it."),
        "retired": translate("Shared", "The plan was retired. Nobody can change it."),
        "in_force": translate("Shared", "The plan came into force already, so it stays as it is."),
        "too_early": translate("Shared", "The plan that is in force came into force later than this one would."),
        "no_way": translate("Shared", "The plan cannot be put into this state from the one that it is in."),
        # What this account may do.
        "not_editor": translate("Shared", "Only an editor can have a plan checked."),
        "not_approver": translate("Shared", "Only an approver can put a plan into this state."),
        "not_whole_plan": translate("Shared", "The plan holds communities that you may not change."),
        "may_not_publish": translate("Shared", "You may publish only a district that is yours as a whole."),
        "no_scope": translate("Shared", "You may change no community of this district."),
        "out_of_scope": translate("Shared", "You may not change this community."),
        "no_community": translate("Shared", "The district has no such community."),
        # Events and cameras; `grid` is the number of the event, `other` its community.
        "no_event": translate("Shared", "The database has no event {grid}."),
        "event_stale": translate("Shared", "Event {grid} was moved by somebody else. Fetch that first."),
        "event_early": translate("Shared", "Event {grid} has later times behind it than this move."),
        "event_out_of_scope": translate("Shared", "You may not change event {grid}: community {other} is not yours."),
        "district_out_of_scope": translate(
            "Shared", "You may change cameras only of a district that is yours as a whole."
        ),
    }
