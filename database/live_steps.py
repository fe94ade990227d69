"""One sync of an open plan, cut where the network begins and ends: fetch, take in, write, note.

What takes a connection runs in another thread, what takes the session in its own. Between two steps the person may go
on editing: each step takes the session as it is then.
"""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple
from uuid import uuid4

from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.plan_file.connection import now
from ..adapters.plan_file.errors import StalePlanError
from ..engine.gridding.editing.reconciling import is_empty
from ..engine.gridding.editing.sharing_steps import without_grids
from ..engine.gridding.editing.states import State, nothing_agreed
from .changes import fetch, was_written
from .errors import SharedError, renewed_words
from .explaining import explained, words_of
from .writing import write

__all__ = ["Fetched", "Outcome", "TakenIn", "fetching", "note_refused", "note_written", "renew", "take_in"]

translate = QCoreApplication.translate


class Fetched(NamedTuple):
    """What the database holds that the file does not.

    Attributes
    ----------
    plan_id : int
    sharing : Sharing, of the file when it was asked for
    arrived : bool, whether the change arrived that was being written when the connection was lost
    delta : changes.Delta
    """

    plan_id: int
    sharing: object
    arrived: bool
    delta: object


@dataclass(frozen=True)
class Outcome:
    """What a sync did.

    Attributes
    ----------
    adopted : frozenset of str, the codes of the grids that colleagues changed
    steps : tuple of changes.Step, what they did
    conflicts, new_conflicts : int
    set_back : bool, whether the database holds no more what was seen last; as of `changes.Delta`
    """

    adopted: frozenset = frozenset()
    steps: tuple = ()
    conflicts: int = 0
    new_conflicts: int = 0
    set_back: bool = False


@dataclass(frozen=True)
class TakenIn:
    """What was taken in, and what is to be written.

    Attributes
    ----------
    again : bool, whether somebody else wrote to the file, so that all is to be done again
    writing : callable of a SharedConnection, None where nothing is to be written
    edit : Edit, which it writes
    outcome : Outcome
    """

    again: bool = False
    writing: object = None
    edit: object = None
    outcome: Outcome = field(default_factory=Outcome)


def fetching(session):
    """The work of fetching, for another thread.

    Returns
    -------
    callable of a SharedConnection that gives a Fetched
    """
    plan_id, sharing = session.scenario.plan_id, session.sharing

    def work(connection):
        district = sharing.district_id
        arrived = bool(sharing.change_id) and was_written(connection, district, plan_id, sharing.change_id)
        delta = fetch(connection, district, plan_id, sharing.revision, sharing.audit_hash)
        if delta is None:
            words = translate("Shared", "The plan is not in the database any more, or this account may not see it.")
            raise SharedError(words)
        return Fetched(plan_id, sharing, arrived, delta)

    return work


def take_in(session, fetched, to_write, author, held=frozenset()):
    """Put together what was fetched and what was done here, and write it down in the file.

    Parameters
    ----------
    session : PlanSession
    fetched : Fetched
    to_write : bool, whether what waits is to be written to the database
    author : str
    held : set of str, grids that the database refused: what hangs together with them is not written

    Returns
    -------
    TakenIn

    Raises
    ------
    PlanFileError
    SharedError
        What was fetched does not fit together, or not with the file.
    """
    if session.scenario.plan_id != fetched.plan_id or session.sharing is None:
        return TakenIn(again=session.sharing is not None)
    if session.sharing.place != fetched.sharing.place:
        return TakenIn(again=True)
    try:
        return _take_in(session, fetched, to_write, author, held)
    except StalePlanError:  # another window wrote to the file; the session has read it anew
        return TakenIn(again=True)


def _take_in(session, fetched, to_write, author, held):
    if session.sharing.change_id:
        note_written(session, session.sharing.writing) if fetched.arrived else note_refused(session)
    delta, fabric = fetched.delta, session.draft.fabric
    theirs = delta.on(fabric, session.theirs)
    before = session.conflicts()
    # Of a database that was set back nobody knows what both had: all that differs is asked about, nothing is lost.
    met = session.reconciled(theirs, nothing_agreed(State.of(session.draft), theirs) if delta.set_back else None)
    writable = without_grids(met.writable, held) if held else met.writable
    writes = to_write and delta.state == "draft" and not is_empty(writable)
    change_id = str(uuid4()) if writes else ""
    writable = explained(session, writable) if writes else writable
    sharing = replace(
        session.sharing,
        revision=delta.revision,
        audit_hash=delta.audit_hash,
        synced_at=now() if is_empty(met.writable) else session.sharing.synced_at,
        change_id=change_id,
        writing=writable if writes else None,
    )
    session.adopt(met.adopted, sharing, met.base, theirs)
    new = [one for one in met.conflicts if not any(one.same_as(other) for other in before)]
    steps = tuple(step for step in delta.steps if step.author != author)
    adopted = frozenset() if is_empty(met.adopted) else met.adopted.touched
    outcome = Outcome(adopted, steps, len(met.conflicts), len(new), delta.set_back)
    if not writes:
        return TakenIn(outcome=outcome)

    words = words_of(session, writable.touched)

    def writing(connection):
        district = sharing.district_id
        return write(
            connection,
            district,
            fetched.plan_id,
            delta.revision,
            change_id,
            writable,
            fabric,
            author,
            words,
            theirs,
        )

    return TakenIn(False, writing, writable, outcome)


def note_written(session, edit, line=""):
    """Write down that an edit is in the database, or with None that the plan is; the rest is fetched the next time.

    `line` is the hash of its line of the log, by which is known later that it still is there.
    """
    seen = line or session.sharing.audit_hash
    sharing = replace(session.sharing, change_id="", writing=None, synced_at=now(), audit_hash=seen)
    if edit is None:
        session.adopt(None, sharing)
        return
    session.adopt(None, sharing, session.base.after(edit), session.theirs.after(edit))


def note_refused(session):
    """Write down that what was to be written is not in the database."""
    session.adopt(None, replace(session.sharing, change_id="", writing=None))


def renew(session, error):
    """Give a grid another code where the database keeps its own for the ground that it was retired with.

    Parameters
    ----------
    session : PlanSession, in which it is noted that nothing was written
    error : RefusedByDatabaseError

    Returns
    -------
    str, a sentence that says so; '' where something else was refused

    Raises
    ------
    PlanFileError
    """
    if error.trouble != "code_reused":
        return ""
    new = session.renew(error.grid, partial(renewed_words, error.grid))
    return renewed_words(error.grid, new) if new else ""
