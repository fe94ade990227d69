"""A connection in a thread of its own: it hears what colleagues do, does what it is asked to, and comes back when lost.

The window never waits for the network: whatever takes it is asked of this thread, and the answer comes by a signal.
"""

import json
import select
import socket
from collections import deque
from contextlib import suppress

from psycopg2 import sql
from qgis.PyQt.QtCore import QThread, pyqtSignal

from .errors import OfflineError, SharedError, told

__all__ = ["CHANNEL", "Listening", "wait_for_the_end"]

CHANNEL = "community_grids"
"""Where the database tells that a plan has changed."""

# Seconds to wait before each new try; the last one stays.
_PAUSES = (1, 2, 4, 8, 15, 30, 60)

# Seconds of silence after which the connection is asked whether it is still there.
_SILENCE = 20

# Seconds for which more may gather once something was heard, for each time that this thread wakes the window waits;
# what is asked for is done at once.
_CALM = 0.05

# Those that were told to end and have not yet: a thread that is forgotten while it runs takes QGIS with it.
_ENDING = set()


def wait_for_the_end():
    """Wait for all that were told to end; a server that does not answer takes as long as connecting may."""
    for listening in list(_ENDING):
        listening.wait()
    _ENDING.clear()


class Listening(QThread):
    """Connects until it is stopped. Signals come in the thread that made it.

    Parameters
    ----------
    open_connection : callable that gives a SharedConnection; called in this thread
    pauses : sequence of float, seconds before each new try
    channels : sequence of str, those that it listens on

    Signals
    -------
    came : the connection is there, and listens
    went(sentence) : there is none; it is tried again by itself
    noticed(notice) : what a colleague did, a dict with district, plan, revision, kind, grids; of another channel what
        is told there
    answered(number, result, error) : a piece of work has ended; `error` is a SharedError, None where all went well
    """

    came = pyqtSignal()
    went = pyqtSignal(str)
    noticed = pyqtSignal(object)
    answered = pyqtSignal(int, object, object)

    def __init__(self, open_connection, pauses=_PAUSES, channels=(CHANNEL,), parent=None):
        super().__init__(parent)
        self._open, self._pauses, self._channels = open_connection, pauses, channels
        self._jobs = deque()
        self._asked = 0
        self._stopping = False
        self._bell, self._ear = socket.socketpair()
        for end in (self._bell, self._ear):
            end.setblocking(False)

    def ask(self, work):
        """Have a piece of work done.

        Parameters
        ----------
        work : callable of the SharedConnection, called in this thread once there is one

        Returns
        -------
        int, the number of its answer
        """
        self._asked += 1
        self._jobs.append((self._asked, work))
        self._ring()
        return self._asked

    def finish(self):
        """End, once what was asked for is done or the connection lost; nobody waits for it."""
        _ENDING.add(self)
        self.finished.connect(self._forget)
        self._stopping = True
        self._ring()

    def _forget(self):
        """It says that it ends a moment before it has ended."""
        self.wait()
        _ENDING.discard(self)

    def hurry(self):
        """Do not wait for the next try, try now."""
        self._ring()

    def run(self):
        """Qt calls it."""
        lost = 0
        while not self._stopping:
            connection = None
            try:
                connection = self._open()
                for channel in self._channels:
                    connection.rows(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
                lost = 0
                self.came.emit()
                self._serve(connection)
            except SharedError as error:
                self._drop_jobs(error)
                self.went.emit(str(error))
                pause = self._pauses[min(lost, len(self._pauses) - 1)]
                lost += 1
                self._rest(pause)
            finally:
                if connection is not None:
                    connection.close()

    def _serve(self, connection):
        """Work and listen until the end, or until the connection is lost, which raises."""
        while True:
            while self._jobs:
                self._do(connection, *self._jobs.popleft())
            if self._stopping:
                return
            notices = _notices(connection)
            for notice in notices:
                self.noticed.emit(notice)
            if notices and not self._jobs:
                self._rest(_CALM)
            if not self._jobs and not self._wait_for(connection.raw, _SILENCE):
                connection.rows("SELECT 1")

    def _do(self, connection, number, work):
        try:
            result = work(connection)
        except OfflineError as error:
            self.answered.emit(number, None, error)
            raise
        except SharedError as error:
            self.answered.emit(number, None, error)
        else:
            self.answered.emit(number, result, None)

    def _drop_jobs(self, error):
        """Nobody waits for an answer that does not come."""
        while self._jobs:
            self.answered.emit(self._jobs.popleft()[0], None, error)

    def _wait_for(self, connection, seconds):
        """Wait until something happens; False where nothing did."""
        ready, _, _ = select.select([connection, self._ear], [], [], seconds)
        self._hear()
        return bool(ready)

    def _rest(self, seconds):
        select.select([self._ear], [], [], seconds)
        self._hear()

    def _hear(self):
        """Empty the ear."""
        with suppress(BlockingIOError):
            while self._ear.recv(64):
                pass

    def _ring(self):
        with suppress(BlockingIOError):  # it rings already
            self._bell.send(b"!")


def _notices(connection):
    """What was told since, as dicts; anything else on the channel is not ours."""
    with told():
        connection.raw.poll()
    heard, found = connection.raw.notifies, []
    while heard:
        try:
            notice = json.loads(heard.pop(0).payload)
        except ValueError:
            continue
        if isinstance(notice, dict):
            found.append(notice)
    return found
