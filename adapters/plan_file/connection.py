"""The connection to a plan file: what it may do, and transactions whose failure is a sentence."""

import os
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from qgis.core import Qgis, QgsFileUtils, QgsNotSupportedException
from qgis.PyQt.QtCore import QStorageInfo

from .errors import refusal, sqlite_refusal
from .geopackage import register_functions

__all__ = ["PlanConnection", "is_remote", "is_writable", "now"]

# File systems of other computers.
_REMOTE = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "9p")

# How long a write waits for another program's; `transaction` says it to SQLite in milliseconds.
_PATIENCE_S = 5.0


class PlanConnection:
    """An open plan file.

    While it is open for writing the file keeps a log of changes beside it (SQLite's WAL), so that a layer which is
    being drawn never holds up an edit, nor an edit a layer. On closing everything is in the one file again. A file on
    another computer keeps none, as with QGIS's own layers.

    Parameters
    ----------
    path : path
    writable : bool, whether to ask for it; `read_only` says whether it was given

    Raises
    ------
    PlanFileError
        The file is missing or no SQLite file.
    """

    def __init__(self, path, writable=True):
        self.path = Path(path)
        if not self.path.is_file():
            raise refusal("missing", file=self.path)
        self.read_only = not (writable and is_writable(self.path))
        self._closed = False
        self._open()

    def rows(self, sql, values=()):
        """Run a query and give all its rows.

        Raises
        ------
        PlanFileError
        """
        if self._frozen and _state_of(self.path) != self._state:
            self.sqlite.close()
            self._open()
        try:
            return self.sqlite.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise sqlite_refusal(error, self.path) from error

    @contextmanager
    def one_state(self):
        """All rows that are read inside are of one state of the file, whatever others write meanwhile.

        Raises
        ------
        PlanFileError
        """
        if self.sqlite.in_transaction:
            yield
            return
        self.rows("BEGIN")
        try:
            yield
        finally:
            if self.sqlite.in_transaction:
                self.sqlite.execute("ROLLBACK")

    @contextmanager
    def transaction(self, patient=True):
        """Everything inside is written, or nothing: whatever is raised inside takes it back.

        Parameters
        ----------
        patient : bool, whether to wait some seconds for another program that writes

        Raises
        ------
        PlanFileError
            The file is read-only or locked, the disk is full.
        """
        if self.read_only:
            raise refusal("not_writable", file=self.path.name)
        try:
            if not patient:
                self.sqlite.execute("PRAGMA busy_timeout = 0")
            try:
                self.sqlite.execute("BEGIN IMMEDIATE")
                yield self.sqlite
                self.sqlite.execute("COMMIT")
            finally:
                if self.sqlite.in_transaction:
                    self.sqlite.execute("ROLLBACK")
                if not patient:
                    self.sqlite.execute("PRAGMA busy_timeout = 5000")
        except sqlite3.Error as error:
            raise sqlite_refusal(error, self.path) from error

    def close(self):
        """Bring the log of changes into the file, and close it; a layer that is still open keeps the log."""
        if self._closed:
            return
        self._closed = True
        if not self.read_only:
            try:
                self.sqlite.execute("PRAGMA busy_timeout = 0")
                self.sqlite.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self.sqlite.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.Error:
                pass  # a layer reads it, and whoever closes last tidies up; or it is damaged, which reading told
        self.sqlite.close()

    def _open(self):
        try:
            self._state = _state_of(self.path)
            self.sqlite, self._frozen = _opened(self.path, self.read_only)
        except (OSError, sqlite3.Error) as error:
            raise sqlite_refusal(error, self.path) from error


def now():
    """The time as the plan file writes it: UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def is_writable(path):
    """Say whether a file, and a log of changes beside it, can be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _opened(path, read_only):
    """Open a file; whether it was opened as one that nobody changes is told beside the connection."""
    if not read_only:
        return _connected(path, "mode=rw", keep_log=not is_remote(path)), False
    try:
        return _connected(path, "mode=ro"), False
    except sqlite3.OperationalError:
        # It was left with a log of changes that no longer lies beside it, in a folder where none can be made.
        return _connected(path, "mode=ro&immutable=1"), True


def _connected(path, mode, keep_log=False):
    connection = sqlite3.connect(_uri(path, mode), uri=True, timeout=_PATIENCE_S, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if keep_log:
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error:
        connection.close()
        raise
    register_functions(connection)
    return connection


def _state_of(path):
    """What of a file changes when somebody writes to it: its time, its size, and those of its log of changes."""
    stats = [file.stat() for file in (path, path.with_name(path.name + "-wal")) if file.exists()]
    return [(stat.st_mtime_ns, stat.st_size) for stat in stats]


def _uri(path, mode):
    """A file as SQLite names it; `Path.as_uri` would make a server of a Windows share, which SQLite refuses."""
    place = path.absolute().as_posix()
    return f"file://{quote(place if place.startswith('/') else f'/{place}')}?{mode}"


def is_remote(path):
    """Say whether a file lies on another computer, where SQLite's log of changes cannot be shared."""
    if str(path).startswith(("//", "\\\\")):
        return True
    try:
        return QgsFileUtils.driveType(str(path)) == Qgis.DriveType.Remote
    except QgsNotSupportedException:  # only Windows knows types of drives
        return bytes(QStorageInfo(str(path.parent)).fileSystemType()).decode() in _REMOTE
