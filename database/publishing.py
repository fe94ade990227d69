"""Publish the scenarios of a plan file: all their rows in one transaction that the database checks whole."""

import sqlite3
from dataclasses import dataclass
from itertools import islice
from uuid import uuid4

import psycopg2
from psycopg2 import sql
from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.plan_file.connection import now
from ..adapters.plan_file.errors import PlanFileError, sqlite_refusal
from ..adapters.plan_file.events_waiting import begin_waiting
from ..adapters.plan_file.scenario_numbers import renumber_scenarios
from ..adapters.plan_file.scenarios import list_scenarios
from ..adapters.plan_file.schema import refuse_other_files, table_names
from ..adapters.plan_file.sharing import Sharing
from ..adapters.plan_file.sharing_begun import begin_sharing, end_sharing, shared_scenarios
from ..adapters.plan_file.upgrading import upgrade
from ..engine.progress import Progress
from .arrivals import publication_arrived
from .copying import RowStream, json_of, lines_of, without_nul
from .districts import list_districts, refuse_other_schema
from .errors import OfflineError, SharedError
from .events import read_number
from .fit_to_publish import refuse_other_crs, refuse_pieces
from .plan_tables import GUARDED, OF_DISTRICT, OF_PLAN

__all__ = ["Published", "publish"]

translate = QCoreApplication.translate

_COPY = sql.SQL("COPY {} (district_id, {}) FROM STDIN")
_INSERT = sql.SQL(
    "INSERT INTO {0} (district_id, {1}) SELECT district_id, {1} FROM json_populate_recordset(NULL::{0}, %s)"
)
_PIECE, _ROWS_A_TIME = 1 << 18, 2000


@dataclass(frozen=True)
class Published:
    """What was published.

    Attributes
    ----------
    district_id : int
    name : str, of the district
    plans : tuple of str, the scenarios that are new there
    """

    district_id: int
    name: str
    plans: tuple


def publish(connection, connection_name, plan, name, author, allow_cuts=False, progress=None):
    """Publish those scenarios of a plan file that are not shared yet; the first time, as a new district.

    Parameters
    ----------
    connection : SharedConnection
    connection_name : str, by which QGIS knows it; the file remembers it
    plan : adapters.plan_file.connection.PlanConnection
    name : str, of the new district; '' is the name of the file
    author : str
    allow_cuts : bool, whether grids may cut buildings
    progress : engine.progress.Progress, optional

    Returns
    -------
    Published

    Raises
    ------
    SharedError
        The database is not there or refuses the plan. Neither it nor the file was changed; only where the connection
        is lost at the very end that is found out the next time.
    PlanFileError
        The file cannot be read or written.
    CancelledError
    """
    progress = progress or Progress()
    refuse_other_files(plan)
    upgrade(plan)
    refuse_other_schema(connection)
    srid = refuse_other_crs(connection, plan)
    settle_publication(connection, plan)
    shares = {scenario.plan_id: scenario.sharing for scenario in shared_scenarios(plan)}
    _refuse_other_connection(connection_name, plan, shares)
    district = next(iter(shares.values())).district_id if shares else None
    new = [scenario for scenario in list_scenarios(plan) if scenario.plan_id not in shares]
    name = _name_of_district(connection, district, name or plan.path.stem)
    if not new:
        return Published(district, name, ())
    if plan.read_only:
        raise PlanFileError(
            translate("Shared", "{file} is read-only: it could not remember what was published.").format(
                file=plan.path.name
            )
        )
    return _Publication(connection, connection_name, plan, srid, author, progress).write(
        district, name, new, allow_cuts
    )


def settle_publication(connection, plan):
    """Find out what became of a publication that was broken off at its very end, and let the file know.

    Parameters
    ----------
    connection : SharedConnection
    plan : PlanConnection
    """
    for scenario in shared_scenarios(plan):
        sharing = scenario.sharing
        if sharing.change_id and sharing.writing is None:
            arrived = publication_arrived(connection, sharing.change_id)
            _settle(plan, sharing.change_id, arrived)


def _settle(plan, change_id, arrived):
    """Take note that a publication arrived, or that it did not: then nothing of it is shared."""
    with plan.transaction() as sqlite:
        if arrived:
            sqlite.execute("UPDATE shared_plan SET change_id = '' WHERE change_id = ?", (change_id,))
        else:
            rows = sqlite.execute("SELECT plan_id FROM shared_plan WHERE change_id = ?", (change_id,)).fetchall()
            end_sharing(sqlite, [plan_id for (plan_id,) in rows])


class _Publication:
    """One run: what it reads from and writes to."""

    def __init__(self, connection, connection_name, plan, srid, author, progress):
        self._connection, self._connection_name, self._plan = connection, connection_name, plan
        self._srid, self._author, self._progress = srid, author, progress
        self._done, self._expected = 0, 1

    def write(self, district, name, scenarios, allow_cuts):
        """Send everything, have it checked, note it in the file, and commit."""
        refuse_pieces(self._plan, scenarios)
        change, kept = str(uuid4()), False
        try:
            with self._connection.transaction() as cursor:
                cursor.execute(
                    "SELECT begin_publish(%s, %s, %s::uuid, %s, %s)",
                    [without_nul(name), district, change, without_nul(self._author), allow_cuts],
                )
                (new_district,) = cursor.fetchone()
                numbers = self._numbers(new_district, scenarios)
                with self._plan.one_state():
                    revisions = self._revisions(numbers)
                    self._send(cursor, new_district, district is None, numbers)
                self._progress.report("publishing_check", 0.8)
                # What the database refuses, it refuses here, before the file is touched.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                self._progress.lock()
                self._keep(
                    change, new_district, district is None, numbers, revisions, self._hashes(new_district, numbers)
                )
                kept = True
        except OfflineError as lost:
            if not kept:
                raise
            words = translate(
                "Shared",
                "The connection was lost while the last step was under way. Publish again: whether it arrived is "
                "found out then, and nothing is written twice."
            )  # fmt: skip
            raise OfflineError(words) from lost
        except BaseException:
            if kept:
                self._take_back(change, numbers)
            raise
        _settle(self._plan, change, arrived=True)
        self._progress.report("publishing_check", 1.0)
        return Published(new_district, name, tuple(scenario.name for scenario in scenarios))

    def _hashes(self, district, numbers):
        """The newest line of the log of each plan: dict of int to str."""
        return dict(
            self._connection.rows(
                "SELECT DISTINCT ON (plan_id) plan_id, encode(hash, 'hex') FROM audit_log"
                " WHERE district_id = %s AND plan_id = ANY (%s) ORDER BY plan_id, seq DESC",
                [district, list(numbers.values())],
            )
        )

    def _keep(self, change, district, first, numbers, revisions, hashes):
        """Write into the file what is about to be committed, so that no crash in between can hide it."""
        with self._plan.transaction() as sqlite:
            if self._revisions(numbers) != revisions:
                words = translate("Shared", "Another window changed {file} meanwhile. Publish again.")
                raise SharedError(words.format(file=self._plan.path.name))
            renumber_scenarios(sqlite, numbers)
            for old, new in numbers.items():
                sharing = Sharing(district, self._connection_name, revisions[old], hashes[new], now(), change)
                begin_sharing(self._plan, sqlite, new, sharing)
                # Whoever has the scenario open reads it anew.
                sqlite.execute("UPDATE plan SET revision = revision + 1 WHERE plan_id = ?", (new,))
            if first:
                begin_waiting(sqlite, read_number(self._connection, district))

    def _take_back(self, change, numbers):
        _settle(self._plan, change, arrived=False)
        with self._plan.transaction() as sqlite:
            renumber_scenarios(sqlite, {new: old for old, new in numbers.items()})

    def _numbers(self, district, scenarios):
        """The numbers that scenarios get: their own, but for those that a colleague's scenario of the district has."""
        there = dict(self._connection.rows("SELECT plan_id, name FROM plan WHERE district_id = %s", [district]))
        taken = [scenario.name for scenario in scenarios if scenario.name in there.values()]
        if taken:
            words = translate("Shared", "The district has a plan named {plan} already. Rename the scenario first.")
            raise SharedError(words.format(plan=taken[0]))
        own = {scenario.plan_id for scenario in list_scenarios(self._plan)}
        # The log knows those that were deleted.
        own |= {number for (number,) in self._plan.rows("SELECT DISTINCT plan_id FROM audit_log")}
        free = max({0, *there, *own}) + 1
        numbers = {}
        for scenario in scenarios:
            number = scenario.plan_id
            if number in there:
                number, free = free, free + 1
            numbers[scenario.plan_id] = number
        return numbers

    def _revisions(self, numbers):
        """The revisions of scenarios in the file, None where one is gone."""
        revisions = dict(self._plan.rows("SELECT plan_id, revision FROM plan"))
        return {number: revisions.get(number) for number in numbers}

    def _send(self, cursor, district, first, numbers):
        there = table_names(self._plan)
        tables = [table for table in OF_DISTRICT if table.name in there] if first else []
        self._expected = self._count(numbers)
        # A log is kept of scenarios that were deleted.
        logs = {plan_id for (plan_id,) in self._plan.rows("SELECT DISTINCT plan_id FROM audit_log")} if first else set()
        head, *rest = OF_PLAN
        self._copy(cursor, head, district, numbers)
        for table in tables:
            self._copy(cursor, table, district, None)
        for table in rest:
            others = dict.fromkeys(sorted(logs - set(numbers))) if table.name == "audit_log" else {}
            self._copy(cursor, table, district, {**numbers, **{number: number for number in others}})

    def _copy(self, cursor, table, district, numbers):
        """Send the rows of a table, those of scenarios by the scenarios' numbers."""
        names = sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
        rows, before = self._rows(table, numbers), self._done
        if table.name in GUARDED:
            statement = _INSERT.format(*names)
            while piece := list(islice(rows, _ROWS_A_TIME)):
                cursor.execute(statement, [json_of(table, piece, district, self._srid)])
                self._told(self._done + len(piece))
            return
        statement = _COPY.format(*names)
        stream = RowStream(lines_of(table, rows, district, self._srid), lambda count: self._told(before + count))
        try:
            cursor.copy_expert(statement, stream, _PIECE)
        except psycopg2.Error:
            if isinstance(stream.trouble, sqlite3.Error):
                raise sqlite_refusal(stream.trouble, self._plan.path) from None
            if stream.trouble is not None:
                raise stream.trouble from None
            raise

    def _rows(self, table, numbers):
        if numbers is None:
            yield from self._plan.sqlite.execute(table.read)
            return
        place = table.columns.index("plan_id")
        parent = table.columns.index("parent_id") if "parent_id" in table.columns else None
        for old, new in numbers.items():
            for row in self._plan.sqlite.execute(table.read, (old,)):
                values = list(row)
                values[place] = new
                if parent is not None:
                    values[parent] = numbers.get(row[parent], row[parent])
                yield values

    def _count(self, numbers):
        counts = [self._plan.rows("SELECT count(*) FROM building")] if "building" in table_names(self._plan) else []
        for plan_id in numbers:
            counts.append(self._plan.rows("SELECT count(*) FROM unit WHERE plan_id = ?", (plan_id,)))
            counts.append(self._plan.rows("SELECT count(*) FROM unit_border WHERE plan_id = ?", (plan_id,)))
        return max(1, sum(count for ((count,),) in counts))

    def _told(self, count):
        self._progress.check()
        self._done = count
        self._progress.report("publishing", 0.8 * min(count / self._expected, 1.0))


def _refuse_other_connection(connection_name, plan, shares):
    other = next((share.connection for share in shares.values() if share.connection != connection_name), None)
    if other is not None:
        words = translate("Shared", "{file} is shared through the connection {other}, not through {connection}.")
        raise SharedError(words.format(file=plan.path.name, other=other, connection=connection_name))


def _name_of_district(connection, district, name):
    """The name of the district that is there, or the new one, where it is free."""
    name = str(name).strip()
    names = dict(list_districts(connection))
    if district is not None:
        if district not in names:
            words = translate("Shared", "The district that this file was published as is not in the database.")
            raise SharedError(words)
        return names[district]
    if name in names.values():
        words = translate("Shared", "The database has a district named {name} already. Choose another name.")
        raise SharedError(words.format(name=name))
    return name
