"""An officer's computer that edits a shared plan by chance: real edits in a plan file, synced, killed at any moment.

It runs as a process of its own, which tells nothing to the test but what it appends to its journal.
"""

import json
import os
import signal
import sqlite3
import time
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import parent_process

import numpy as np
import shapely
from community_grids.adapters.plans.session import PlanFileError, PlanSession
from community_grids.database import syncing
from community_grids.database.changes import was_written
from community_grids.database.connection import SharedConnection, connect_dsn
from community_grids.database.errors import OfflineError, RefusedByDatabaseError, SharedError, StaleError
from community_grids.engine.gridding.editing.model import RefusedError
from qgis.core import QgsApplication

__all__ = ["Officer", "edits_done", "journal_of", "sync", "work"]

ACTIONS = ["assign"] * 8 + ["rename"] * 2 + ["split", "merge", "lock", "lock", "retire", "undo", "undo", "redo"]
DONE = ("assign", "rename", "split", "merge", "lock", "unlock", "retire", "undo", "redo")
SERVER_PATIENCE_S = 60


@dataclass(frozen=True)
class Officer:
    """One computer.

    Attributes
    ----------
    name : str
    dsn : str
    path, journal : str, of the plan file and of what it tells
    seed : tuple of int
    edits : int, after how many it goes home
    deaths : float, how often one of a hundred syncs ends in a death
    """

    name: str
    dsn: str
    path: str
    journal: str
    seed: tuple
    edits: int
    deaths: float = 0.0


def edits_done(path):
    """How many edits were done, undone and redone in a plan file."""
    connection = sqlite3.connect(path)
    try:
        marks = ", ".join("?" * len(DONE))
        words = f"SELECT count(*) FROM audit_log WHERE action IN ({marks})"
        return connection.execute(words, DONE).fetchone()[0]
    finally:
        connection.close()


def journal_of(officer):
    """What an officer has told: list of dicts."""
    try:
        with open(officer.journal, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    except FileNotFoundError:
        return []


def work(officer):
    """Edit and sync until enough was done; what goes wrong is told."""
    try:
        _work(officer)
    except BaseException:
        tell(officer, failed=traceback.format_exc())
        raise


def _work(officer):
    application = QgsApplication([], False)  # without it QGIS complains; it needs to know nothing else
    chance = np.random.default_rng(officer.seed)
    session = PlanSession.open(officer.path, officer.name)
    connection, done = None, edits_done(officer.path)
    while done < officer.edits and parent_process().is_alive():  # or it would outlive a run that was broken off
        for _ in range(int(chance.integers(1, 17))):
            done += edit(session, chance)
        resolve(session, chance, chance.random() < 0.5)
        try:
            connection = connection or connected(officer)
            sync(session, connection, officer, death=by_chance(chance, officer.deaths))
        except OfflineError as error:
            tell(officer, offline=str(error))
            connection = closed(connection)
    session.close()
    closed(connection)
    del application


def connected(officer):
    """Connect, patiently: the server may just be starting again."""
    end = time.monotonic() + SERVER_PATIENCE_S
    while True:
        try:
            connection = connect_dsn(officer.dsn)
        except SharedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            connection.rows("SELECT set_config('statement_timeout', '30s', false)")
            return connection


def closed(connection):
    if connection is not None:
        connection.close()


def tell(officer, **words):
    """Add to the journal, at once."""
    handle = os.open(officer.journal, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    os.write(handle, (json.dumps(words, ensure_ascii=False) + "\n").encode())
    os.close(handle)


# One sync, with a death or a lost answer somewhere in it

DEATHS = ("before writing", "while writing", "after writing", "answer lost")


def by_chance(chance, share):
    return str(chance.choice(DEATHS)) if chance.random() < share else ""


def sync(session, connection, officer, death=""):
    """Sync, and tell of every change that it is written, or refused."""
    watched, asked = Watched(connection.raw, session, death), session.sharing.change_id
    try:
        outcome = syncing.sync(session, watched, officer.name)
    except StaleError as error:
        tell(officer, gave_up=str(error))
        return None
    except RefusedByDatabaseError as error:
        # What an officer does who reads the sentence: takes back the last steps and goes on.
        tell(officer, refused=error.trouble, words=str(error))
        for _ in range(3):
            with suppress(RefusedError, PlanFileError):
                session.undo()
        return None
    if asked and was_written(connection, session.sharing.district_id, session.scenario.plan_id, asked):
        tell(officer, found=asked)
    if outcome.written:
        tell(officer, written=watched.change)
    return outcome


class Watched(SharedConnection):
    """A connection that knows which change is written last, and whose computer may die of it."""

    def __init__(self, raw, session, death):
        super().__init__(raw)
        self.session, self.death, self.change, self._reads = session, death, "", False

    def rows(self, statement, values=None):
        before, self._reads = self._reads, True
        try:
            return super().rows(statement, values)
        finally:
            self._reads = before

    @contextmanager
    def transaction(self, isolation=None, read_only=False):
        writes = not read_only and not self._reads
        with super().transaction(isolation, read_only) as cursor:
            if writes:
                self.change = self.session.sharing.change_id
                self._die("before writing")
                if self.death == "while writing":
                    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
                    signal.setitimer(signal.ITIMER_REAL, 0.02)
            yield cursor
        if writes:
            self._die("after writing")
            if self.death == "answer lost":
                self.raw.close()
                raise OfflineError("the answer was lost")

    def _die(self, moment):
        if self.death == moment:
            os.kill(os.getpid(), signal.SIGKILL)


# Edits


def edit(session, chance):
    """Do something by chance; whether it could be done."""
    draft, what = session.draft, str(chance.choice(ACTIONS))
    busy = 2 if chance.random() < 0.6 else len(draft.fabric.community_codes)
    community = int(chance.integers(busy))
    codes = [code for code in draft.grid_codes() if draft.records[code].community == community]
    code = str(chance.choice(codes))
    with suppress(RefusedError, PlanFileError):
        if what in ("undo", "redo"):
            getattr(session, what)()
        else:
            made = MAKERS[what](draft, code, codes, chance)
            if made is None:
                return False
            session.do(made)
        return True
    return False


def assign(draft, code, codes, chance):
    beside = draft.ways.beside(draft.units_of(code))[2]
    unit = int(chance.choice(beside[draft.codes[beside] != code]))
    return draft.assigned([unit], code, take_left_behind=True)


def rename(draft, code, codes, chance):
    return draft.renamed(code, f"网格 {chance.integers(10**9)}")


def split(draft, code, codes, chance):
    middle, turn = draft.polygon(code).centroid, chance.random() * np.pi
    way = 5000 * np.array([np.cos(turn), np.sin(turn)])
    place = np.array(middle.coords[0])
    return draft.split_by_line(code, shapely.LineString([place - way, place + way]), reason="by chance")


def merge(draft, code, codes, chance):
    beside = draft.neighbours(code)
    if len(codes) < 6 or not beside:
        return None
    return draft.merged([code, str(chance.choice(beside))], code, "by chance")


def lock(draft, code, codes, chance):
    locked = [one for one in codes if draft.records[one].locked]
    if len(locked) > 1:
        return draft.locked([str(chance.choice(locked))], False)
    return draft.locked([code], not draft.records[code].locked)


def retire(draft, code, codes, chance):
    beside = draft.neighbours(code)
    if len(codes) < 6 or not beside:
        return None
    return draft.retired(code, str(chance.choice(beside)), "by chance")


MAKERS = {"assign": assign, "rename": rename, "split": split, "merge": merge, "lock": lock, "retire": retire}


def resolve(session, chance, willing=True):
    """Resolve conflicts by a random choice, also unit by unit; what cannot be chosen so is left."""
    while willing and (conflicts := session.conflicts()):
        conflict = conflicts[int(chance.integers(len(conflicts)))]
        choice = str(chance.choice(["mine", "theirs", "mixed"]))
        if choice == "mixed":
            keys = [*map(int, conflict.units), *map(str, conflict.grids)]
            choice = {key: str(chance.choice(["mine", "theirs"])) for key in keys}
        try:
            session.resolve(conflict, choice)
        except (RefusedError, PlanFileError):
            if isinstance(choice, str):
                raise
            session.resolve(conflict, str(chance.choice(["mine", "theirs"])))
