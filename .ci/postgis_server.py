"""A PostgreSQL with PostGIS that lasts as long as the program that asked for it: for tests, the demo and benchmarks.

    with PostgisServer() as server:
        server.create_database("town")
        connection = psycopg2.connect(server.dsn("town"))

It needs Debian's PostgreSQL with PostGIS (`.ci/platform` installs it), touches no cluster of the machine, and leaves
neither a process nor a folder. As a command it serves a database `grids` until Ctrl+C:
`.venv/bin/python .ci/postgis_server.py`.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import make_dsn

__all__ = ["NoPostgisError", "PostgisServer"]

SUPERUSER = "postgres"
_SECONDS_TO_START = 60


class NoPostgisError(Exception):
    """PostgreSQL with PostGIS cannot be started here; the message says why."""


class PostgisServer:
    """A server on a free port of this machine, in a temporary folder, with a password that only this object knows.

    `durable` makes it wait for the disk (fsync), as a server of an office does. A killed server keeps what was
    committed either way: only a power cut would lose it.

    It dies with the thread that started it (and so with its program, even a killed one): start it in the main thread.
    """

    host = "127.0.0.1"

    def __init__(self, durable=False):
        self.durable = durable
        self.password = secrets.token_urlsafe(24)
        self.port = None
        self.folder = None
        self._binaries = None
        self._process = None
        self._abandoned_memory = None  # the id of the shared memory that a killed server could not give back

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.stop()
            raise

    def __exit__(self, *_):
        self.stop()

    def start(self):
        """Make the server and start it; raises `NoPostgisError`."""
        self._binaries = _folder_of_binaries()
        self.folder = Path(tempfile.mkdtemp(prefix="community_grids_postgis_"))
        try:
            self._make_cluster()
        except (OSError, LookupError) as error:  # no such user, no setpriv, no room
            raise NoPostgisError(str(error)) from error
        for _ in range(5):  # somebody else may take the free port before the server does
            self.port = _free_port()
            if self._run():
                return self
        raise NoPostgisError(f"PostgreSQL does not start: {self.log()[-500:]}")

    def start_again(self):
        """Start the server after `kill_hard`, at the same address; what was committed is there when this returns."""
        if not self._run():
            raise NoPostgisError(f"PostgreSQL does not start again: {self.log()[-500:]}")

    def kill_hard(self):
        """End the server and all its processes at once, in the middle of whatever they do, as a crash does."""
        postmaster, *_, memory = (self.folder / "data" / "postmaster.pid").read_text().splitlines()[:7]
        os.kill(int(postmaster), signal.SIGSTOP)  # so that it starts no process that we miss
        others = _children_of(int(postmaster))
        for process in [*others, int(postmaster)]:
            os.kill(process, signal.SIGKILL)
        self._process.wait()
        self._process = None
        self._abandoned_memory = memory.split()[-1]
        _wait_for_the_end_of(others)

    def stop(self):
        """End the server and remove its folder. Does no harm a second time."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # what `pg_ctl stop -m immediate` sends
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill_hard()
            self._process = None
        if self._abandoned_memory is not None:
            subprocess.run(["ipcrm", "-m", self._abandoned_memory], capture_output=True)
            self._abandoned_memory = None
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def parameters(self, database, user=SUPERUSER, password=None):
        """How to connect, as a dict of host, port, dbname, user and password.

        A role that was made with this server's own `password` needs none named here.
        """
        return {
            "host": self.host,
            "port": self.port,
            "dbname": database,
            "user": user,
            "password": self.password if password is None else password,
        }

    def dsn(self, database, user=SUPERUSER, password=None):
        """How to connect, as libpq reads it."""
        return make_dsn(**self.parameters(database, user, password))

    @property
    def binaries(self):
        """The folder of this server's psql, pg_dump and pg_restore."""
        return self._binaries

    def create_database(self, name, extension_schema="public"):
        """Make a database with PostGIS in the schema named, or without PostGIS where that is None; returns its dsn."""
        template = "template1" if extension_schema is None else f"template_postgis_{extension_schema}"
        if not self.has_database(template):
            self._make_template(template, extension_schema)
        return self.copy_database(template, name)

    def copy_database(self, template, name):
        """Make a database as another one is, to which nobody is connected; returns its dsn."""
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        with self._administrator() as cursor:
            if cursor.connection.server_version >= 150000:  # else all of it goes through the log
                words += sql.SQL(" STRATEGY FILE_COPY")
            cursor.execute(words)
        return self.dsn(name)

    def has_database(self, name):
        """Whether there is a database of that name."""
        with self._administrator() as cursor:
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def drop_database(self, name):
        """Remove a database, and whoever is connected to it."""
        with self._administrator() as cursor:
            cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def log(self):
        """What the server wrote, '' where there is no server."""
        path = self.folder and self.folder / "log"
        return path.read_text(errors="replace") if path and path.exists() else ""

    def _make_cluster(self):
        secret = self.folder / "password"
        secret.write_text(self.password)
        if os.geteuid() == 0:
            for path in (self.folder, secret):
                shutil.chown(path, SUPERUSER, SUPERUSER)
        words = [f"--pgdata={self.folder / 'data'}", "--locale=C.UTF-8", "--encoding=UTF8", f"--username={SUPERUSER}"]
        words += ["--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync"]
        done = subprocess.run(
            [*_as_postgres(), self._binaries / "initdb", *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
        )
        secret.unlink()
        if done.returncode:
            raise NoPostgisError(f"initdb failed: {(done.stderr or done.stdout).strip()[-500:]}")

    def _run(self):
        """Start the server and wait until it takes connections; False where it ended instead."""
        settings = {
            "listen_addresses": self.host,
            "port": self.port,
            "unix_socket_directories": "",
            "dynamic_shared_memory_type": "mmap",  # in the data folder, so that it goes with it
            "fsync": "on" if self.durable else "off",
            "max_connections": 60,
            "log_min_messages": "warning",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*_as_postgres(), self._binaries / "postgres", "-D", self.folder / "data", *words],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl+C is for the program, which then stops the server in order
            )
        end = time.monotonic() + _SECONDS_TO_START
        while time.monotonic() < end:
            if self._process.poll() is not None:
                self._process = None
                return False
            try:
                psycopg2.connect(self.dsn(SUPERUSER), connect_timeout=5).close()
                return True
            except psycopg2.OperationalError:
                time.sleep(0.02)
        raise NoPostgisError(f"PostgreSQL took no connection in {_SECONDS_TO_START} s: {self.log()[-500:]}")

    def _administrator(self):
        return _Cursor(self.dsn(SUPERUSER))

    def _make_template(self, template, extension_schema):
        with _Cursor(self.copy_database("template1", template)) as cursor:
            schema = sql.Identifier(extension_schema)
            try:
                cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
                cursor.execute(sql.SQL("CREATE EXTENSION postgis SCHEMA {}").format(schema))
            except psycopg2.Error as error:
                raise NoPostgisError(f"PostGIS cannot be installed: {str(error).strip()}") from error


class _Cursor:
    """A connection of its own, without transactions, for as long as a `with` lasts."""

    def __init__(self, dsn):
        self._connection = psycopg2.connect(dsn)
        self._connection.autocommit = True

    def __enter__(self):
        return self._connection.cursor()

    def __exit__(self, *_):
        self._connection.close()


def _folder_of_binaries():
    """Debian's newest PostgreSQL that has PostGIS, or whatever pg_config names."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -int(path.parent.name)):
        if (folder / "initdb").exists() and _has_postgis(f"/usr/share/postgresql/{folder.parent.name}"):
            return folder
    if shutil.which("pg_config"):
        words = ["pg_config", "--bindir", "--sharedir"]
        binaries, share = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split("\n")[:2]
        if Path(binaries, "initdb").exists() and _has_postgis(share):
            return Path(binaries)
    raise NoPostgisError("there is no PostgreSQL server with PostGIS on this machine")


def _has_postgis(share):
    return Path(share, "extension", "postgis.control").exists()


def _as_postgres():
    """What stands before a command: another user where we are root, whom PostgreSQL refuses; and it dies with us."""
    words = ["setpriv", "--pdeathsig", "QUIT"]
    if os.geteuid() == 0:
        words += ["--reuid", SUPERUSER, "--regid", SUPERUSER, "--init-groups"]
    return [*words, "--"]


def _free_port():
    with socket.socket() as taken:
        taken.bind((PostgisServer.host, 0))
        return taken.getsockname()[1]


def _children_of(parent):
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def _wait_for_the_end_of(processes):
    """Wait until they are gone, or nothing but an entry that nobody has collected."""
    for process in processes:
        stat = Path(f"/proc/{process}/stat")
        try:
            while stat.read_text().rpartition(")")[2].split()[0] not in ("Z", "X"):
                time.sleep(0.01)
        except OSError:
            continue


def main():
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit())
    with PostgisServer(durable=True) as server:
        server.create_database("grids")
        print(f"PostGIS for trying things out: {server.dsn('grids')}\nCtrl+C ends it and removes it.", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
