"""Sync the scenarios of a plan file: what colleagues did comes in, what was done here goes out, all by itself."""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.plan_file.connection import PlanConnection
from ..adapters.plan_file.errors import StalePlanError
from ..adapters.plan_file.schema import refuse_other_files
from ..adapters.plan_file.sharing_begun import shared_scenarios
from ..adapters.plans.session import PlanSession
from ..engine.progress import Progress
from .districts import refuse_other_schema
from .errors import OfflineError, RefusedByDatabaseError, SharedError, StaleError
from .event_rounds import sync_events
from .live_steps import fetching, note_refused, note_written, renew, take_in
from .publishing import settle_publication

__all__ = ["SyncOutcome", "connection_of", "scenarios_to_sync", "settle_file", "shared_names", "sync", "sync_file"]

translate = QCoreApplication.translate

# Colleagues may write faster than one reads, but not for ever.
_MOST_TRIES = 50


@dataclass(frozen=True)
class SyncOutcome:
    """What a sync did.

    Attributes
    ----------
    scenario : str, its name
    fetched : frozenset of str, the codes of the grids that colleagues changed
    written : frozenset of str, the codes of the grids that were written
    conflicts : tuple of engine.gridding.editing.reconciling.Conflict, to be resolved by somebody
    steps : tuple of changes.Step, what colleagues did
    state : str, of the plan in the database; nothing is written unless it is 'draft'
    waiting : int, how many grids are still to be written, those of conflicts among them
    revision : int, of the database, that was seen
    set_back : bool, whether the database holds no more what was seen last; as of `changes.Delta`
    renewed : tuple of str, sentences about grids that got another code, which the database keeps for another ground
    events : event_rounds.EventsSynced, of the whole file, told with the last of its scenarios; None with the others
    """

    scenario: str
    fetched: frozenset
    written: frozenset
    conflicts: tuple
    steps: tuple
    state: str
    waiting: int
    revision: int
    set_back: bool = False
    renewed: tuple = ()
    events: object = None


def sync(session, connection, author, progress=None):
    """Sync the open scenario.

    Parameters
    ----------
    session : PlanSession
    connection : SharedConnection
    author : str
    progress : engine.progress.Progress, optional

    Returns
    -------
    SyncOutcome

    Raises
    ------
    OfflineError
        The connection is lost. What was fetched is in the file; whether what was to be written arrived is found out the
        next time, and nothing is written twice.
    RefusedByDatabaseError
        The database does not take some of what was to be written; the sentence names the grid. It stays in the file;
        what has nothing to do with it is written all the same.
    SharedError, PlanFileError
    CancelledError
    """
    progress = progress or Progress()
    fetched, steps, set_back = frozenset(), (), False
    held, refusal, renewed = set(), None, ()
    for _ in range(_MOST_TRIES):
        progress.check()
        found = fetching(session)(connection)
        step = take_in(session, found, True, author, held)
        fetched, steps = fetched | step.outcome.adopted, (*steps, *step.outcome.steps)
        set_back = set_back or step.outcome.set_back
        if step.again:
            continue
        written = frozenset()
        if step.writing is not None:
            try:
                written = _written(session, connection, step)
            except (StaleError, StalePlanError):
                continue
            except RefusedByDatabaseError as error:
                words = renew(session, error)
                if words:
                    renewed = (*renewed, words)
                    continue
                if error.grid not in step.edit.touched:
                    raise
                held.add(error.grid)
                refusal = refusal or error
                continue
        if refusal is not None:
            raise refusal
        return SyncOutcome(
            session.scenario.name,
            fetched,
            written,
            session.conflicts(),
            steps,
            found.delta.state,
            session.waiting().grids,
            session.sharing.revision,
            set_back,
            renewed,
        )
    if refusal is not None:
        raise refusal
    words = translate("Shared", "Colleagues are writing the same grids all the time. Sync again in a while.")
    raise StaleError(words)


def _written(session, connection, step):
    """Write what is to be written, and note in the file that it was, or was not."""
    try:
        line = step.writing(connection)
    except SharedError as error:
        if not isinstance(error, OfflineError):  # else it may have arrived all the same
            note_refused(session)
        raise
    note_written(session, step.edit, line)
    return step.edit.touched


def sync_file(path, connection, author, scenarios, progress=None):
    """Sync scenarios of a plan file.

    Parameters
    ----------
    path : path
    connection : SharedConnection
    author : str
    scenarios : list of str, their names
    progress : engine.progress.Progress, optional

    Returns
    -------
    list of SyncOutcome

    Raises
    ------
    The errors of `sync`.
    """
    progress = progress or Progress()
    refuse_other_schema(connection)
    outcomes, events, refusal = [], [], None
    for number, scenario in enumerate(scenarios):
        progress.report("syncing", number / len(scenarios))
        with closing(PlanSession.open(path, author, scenario=scenario)) as session:
            if session.sharing is None:
                continue
            works = [(outcomes, partial(sync, session, connection, author, progress))]
            if number == len(scenarios) - 1:
                works.append((events, partial(sync_events, session, connection, session.sharing.district_id)))
            for done, work in works:
                try:
                    done.append(work())
                except RefusedByDatabaseError as error:  # the other scenarios go on, and the events
                    refusal = refusal or error
    if refusal is not None:
        raise refusal
    progress.report("syncing", 1.0)
    return [*outcomes[:-1], *(replace(outcome, events=next(iter(events), None)) for outcome in outcomes[-1:])]


def settle_file(path, connection):
    """Find out what became of a publication of the file that was broken off."""
    refuse_other_schema(connection)
    plan = PlanConnection(path)
    try:
        refuse_other_files(plan)
        settle_publication(connection, plan)
    finally:
        plan.close()


def scenarios_to_sync(path, name=""):
    """The names of the scenarios that are shared, or the one that is asked for: list of str.

    Raises
    ------
    SharedError
        It is not shared, or none is.
    PlanFileError
    """
    shared = shared_names(path)
    if name and name not in shared:
        words = translate("Shared", "The scenario {scenario} is not shared. Publish it first.")
        raise SharedError(words.format(scenario=name))
    if not shared:
        words = translate("Shared", "No scenario of this file is shared. Run Publish plan first.")
        raise SharedError(words)
    return [name] if name else shared


def shared_names(path):
    """The names of the scenarios of a file that are shared: list of str.

    Raises
    ------
    PlanFileError
    """
    return [scenario.name for scenario in _shared(path)]


def connection_of(path):
    """The name of the connection that a file is shared through; '' where it is not.

    Raises
    ------
    PlanFileError
    """
    return next((scenario.sharing.connection for scenario in _shared(path)), "")


def _shared(path):
    plan = PlanConnection(path, writable=False)
    try:
        refuse_other_files(plan)
        return shared_scenarios(plan)
    finally:
        plan.close()
