"""One sync after the other, as long as a plan is live: fetch, take in, write; what is refused holds up nothing else."""

from functools import partial

from qgis.PyQt.QtCore import QDateTime

from ..adapters.plan_file.errors import PlanFileError, StalePlanError
from . import live_steps
from .errors import OfflineError, RefusedByDatabaseError, SharedError, StaleError

__all__ = ["SyncRounds"]


class SyncRounds:
    """The part of `LiveLink` that syncs: the thread of its connection is asked, the session is touched in this one."""

    def sync(self, write=None):
        """Fetch, take in, and write what is waiting; one at a time.

        Parameters
        ----------
        write : bool, whether to write; where None, as `share_at_once` says
        """
        self._write = self._write or (self.share_at_once if write is None else write)
        if not self.is_online:
            return
        if self._syncing:
            self._again = True
            return
        self._syncing = True
        self._gesture.stop()
        self._request(live_steps.fetching(self._session), self._take_in)

    def _take_in(self, fetched, error):
        if error is not None:
            self._end(error)
        else:
            self._fetched = fetched
            self._merge()

    def _merge(self):
        """Take in what was fetched, once the person is not in the middle of a gesture."""
        if self._is_busy():
            self._patience.start()
            return
        self._taking_in = True
        try:
            step = live_steps.take_in(self._session, self._fetched, self._wants_to_write(), self.author, self._held)
        except (PlanFileError, SharedError) as error:
            self._end(error)
            return
        finally:
            self._taking_in = False
        if step.again:
            self._syncing = False
            self.sync()
        elif step.writing is not None:
            self._request(step.writing, partial(self._wrote, step, self._session.scenario.revision))
        else:
            if self._held:
                self._let_rest(self._session.scenario.revision)
            self._end(outcome=step.outcome)

    def _wants_to_write(self):
        """Whether to write now; what was refused is tried again once the plan is another."""
        return self._write and self._session.scenario.revision != self._refused_at

    def _wrote(self, step, revision, line, error):
        """It is in the database, or refused; where the connection was lost that is found out the next time."""
        self._taking_in = True
        try:
            if error is None:
                live_steps.note_written(self._session, step.edit, line)
            elif not isinstance(error, OfflineError):
                live_steps.note_refused(self._session)
        except PlanFileError as trouble:
            error = trouble
        finally:
            self._taking_in = False
        if isinstance(error, (StaleError, StalePlanError)):
            self._syncing = False
            self.sync(write=True)
            return
        if isinstance(error, RefusedByDatabaseError) and self._renewed(error):
            self._syncing = False
            self.sync(write=True)
            return
        if isinstance(error, RefusedByDatabaseError) and error.grid in step.edit.touched:
            # What has nothing to do with that grid is written all the same.
            self._held.add(error.grid)
            self.refused.emit(str(error))
            self._syncing = False
            self.sync(write=True)
            return
        if error is not None and not isinstance(error, OfflineError):
            self._refused_at = revision
        elif error is None and self._held:
            self._let_rest(revision + 1)  # noting it was one more; an edit meanwhile makes it another plan
        self._end(error, step.outcome)

    def _renewed(self, error):
        """Whether what was refused can be written now, for its grid has another code; that is told."""
        self._taking_in = True
        try:
            words = live_steps.renew(self._session, error)
        except PlanFileError:  # another window was faster, or the file cannot be written: then it is refused
            return False
        finally:
            self._taking_in = False
        if words:
            self.renewed.emit(words)
        return bool(words)

    def _let_rest(self, revision):
        """Try what was refused again only once the plan is another."""
        self._held, self._refused_at = set(), revision

    def _end(self, error=None, outcome=None):
        self._syncing = self._write = False
        if error is None or outcome is not None:
            self.last_sync = QDateTime.currentDateTime()
        if outcome is not None:
            self.synced.emit(outcome)
        if error is not None and not isinstance(error, OfflineError):
            self.refused.emit(str(error))
        self.ask_news()
        if self._again:
            self._again = False
            self.sync()
