"""Import events: read what arrived, leave persons out, find places, and make the table that every part reads."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ...engine.events.arriving.event_sheet import look_at, read_sheet
from ...engine.events.arriving.events_together import events_together
from ...engine.events.arriving.orderly import orderly_events
from ...engine.events.model import Events
from ...engine.geodesy.detecting import datum_of
from ...engine.geodesy.gcj import WGS84, converted
from ...engine.gridding.editing.model import RefusedError
from ...engine.gridding.findings import found
from ...engine.progress import Progress
from ..layers.writing import OutputTable, finding_table
from ..sentences.saying import sentence
from ..words.moments import CHINA
from .crs import WhereTheyAre
from .placing import place_by_address
from .reading import moved_places
from .rows import event_table, unplaced_table
from .vocabulary import event_vocabulary

__all__ = ["FIND_OUT", "ImportedEvents", "Wishes", "import_events", "look_at_events"]

FIND_OUT = "find_out"
"""The datum is to be found out by the buildings, and told; nothing is converted."""

_WGS84 = "EPSG:4326"
_NAMES = {"WGS84": "WGS 84", "GCJ02": "GCJ-02", "BD09": "BD-09"}


class Wishes(NamedTuple):
    """What a person decided of an import.

    Attributes
    ----------
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none)
    crs : QgsCoordinateReferenceSystem or None, of coordinates in columns, and of places whose layer tells none
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    datum : str, of `engine.geodesy.gcj.DATUMS` or FIND_OUT, what the coordinates are in
    deadlines : adapters.events.deadlines.Deadlines or None, what events without a deadline get
    now : float or None, seconds since 1970 UTC
    """

    mapping: dict = {}
    crs: object = None
    zone_minutes: int = CHINA
    datum: str = FIND_OUT
    deadlines: object = None
    now: float | None = None


@dataclass(frozen=True)
class ImportedEvents:
    """Events that are ready to be written.

    Attributes
    ----------
    columns : list of engine.events.arriving.event_columns.EventColumn, of the first table
    events : engine.events.model.Events
    lines : (n,) array of int, the rows of the file
    found : list of Finding
    table, unplaced, findings : adapters.layers.writing.OutputTable
    crs : QgsCoordinateReferenceSystem of the places
    counts : dict of str to int: events, placed, unplaced
    datum : engine.geodesy.detecting.Likeness or None, where it was looked for
    """

    columns: list
    events: Events
    lines: np.ndarray
    found: list
    table: OutputTable
    unplaced: OutputTable
    findings: OutputTable
    crs: QgsCoordinateReferenceSystem
    counts: dict
    datum: object


def look_at_events(sheet):
    """Say what a sheet is taken for: the `look` of `register_files.RegisterFile`."""
    return look_at(sheet, event_vocabulary())


def import_events(arrived, ground, wishes=None, progress=None):
    """Import events.

    Parameters
    ----------
    arrived : adapters.registers.files.Arrived, or a list of those that make one table
    ground : adapters.events.ground.EventGround
    wishes : Wishes, optional
    progress : engine.progress.Progress, optional

    Returns
    -------
    ImportedEvents

    Raises
    ------
    QgsProcessingException
        Nothing of it can be used; the sentence says why.
    engine.progress.CancelledError
    """
    importing = _Importing(ground, wishes or Wishes(), progress or Progress())
    return importing.run(arrived if isinstance(arrived, list) else [arrived])


class _Importing:
    """One import while it runs."""

    def __init__(self, ground, wishes, progress):
        self._ground, self._wishes, self._progress = ground, wishes, progress
        self._found, self._datum = [], None

    def run(self, arrived):
        tables, crs, refused = [], None, []
        for one in arrived:
            try:
                table, where = self._read(one, crs)
            except RefusedError as error:
                refused.append(error.finding)
                continue
            tables.append(table)
            crs = where if crs is None or not crs.isValid() else crs
        if not tables:
            raise QgsProcessingException(sentence(refused[0]))
        self._name = arrived[0].sheet.name
        self._found += refused
        events = events_together([table.events for table in tables])
        lines = np.concatenate([table.lines for table in tables])
        asked = np.concatenate([table.asked for table in tables])
        orderly = orderly_events(self._name, events, lines, self._wishes.now)
        self._found += orderly.findings
        events, lines, asked = orderly.events, lines[orderly.kept], asked[orderly.kept]
        events, crs = self._where(events, crs)
        events, unplaced = self._by_address(events, lines, asked, crs)
        events = self._deadlines(events)
        somewhere = np.isfinite(events.places).all(axis=1)
        counts = {"events": len(events), "placed": int(somewhere.sum()), "unplaced": int((~somewhere).sum())}
        return ImportedEvents(
            tables[0].columns, events, lines, self._found, event_table(events, lines),
            unplaced_table(events, lines, unplaced), finding_table(self._found), crs, counts, self._datum,
        )  # fmt: skip

    def _read(self, arrived, before):
        """Read one table: SheetEvents, and the CRS of its places."""
        told = self._wishes.crs if self._wishes.crs is not None and self._wishes.crs.isValid() else None
        drawn = arrived.sheet.points is not None and arrived.crs.isValid()
        where = WhereTheyAre(arrived.crs if drawn else told, self._ground)
        mapping, zone = self._wishes.mapping, self._wishes.zone_minutes
        table = read_sheet(arrived.sheet, event_vocabulary(), mapping, zone, where, self._progress)
        self._found += arrived.findings
        somewhere, places = int(np.isfinite(table.events.places).all(axis=1).sum()), table.events.places
        if where.assumed:
            self._tell("event_places_assumed", arrived.sheet.name, crs=where.crs.userFriendlyIdentifier())
        if somewhere and not where.crs.isValid():
            self._tell("register_coordinates_unused", arrived.sheet.name, somewhere, count=somewhere)
            places = np.full(places.shape, np.nan)
        elif before is not None and before.isValid() and where.crs.isValid():
            places = moved_places(places, where.crs, before, self._ground.context)
        self._found += table.findings
        return table._replace(events=replace(table.events, places=places)), where.crs

    def _tell(self, check, layer, value=float("nan"), **numbers):
        self._found.append(found(check, value=value, layer=layer, **numbers))

    def _tell_rows(self, check, rows, lines):
        if len(rows):
            numbers = tuple(sorted(int(line) for line in lines[rows]))
            self._tell(check, self._name, len(numbers), count=len(numbers), rows=numbers)

    def _where(self, events, crs):
        """Bring the places to what the earth is measured in."""
        somewhere = np.isfinite(events.places).all(axis=1)
        if not somewhere.any():
            return events, self._ground.crs
        wgs84 = QgsCoordinateReferenceSystem(_WGS84)
        degrees = moved_places(events.places, crs, wgs84, self._ground.context)
        datum = self._wishes.datum
        if datum == FIND_OUT:
            self._look_for_datum(degrees)
            return events, crs
        if datum == WGS84:
            return events, crs
        right = moved_places(converted(degrees, datum, WGS84), wgs84, crs, self._ground.context)
        self._tell("event_datum_converted", self._name, datum=_NAMES[datum], count=int(somewhere.sum()))
        return replace(events, places=right), crs

    def _look_for_datum(self, degrees):
        """Tell where coordinates fit the buildings better as those of a web map."""
        buildings = self._ground.buildings(self._progress) if self._ground.crs.isValid() else ()
        if not len(buildings):
            return
        self._datum = datum_of(degrees, buildings, self._ground.to_metres)
        if self._datum.datum not in ("", WGS84):
            share, plain = (round(100 * self._datum.shares[name]) for name in (self._datum.datum, WGS84))
            self._tell("event_datum_suspected", self._name, datum=_NAMES[self._datum.datum], share=share, plain=plain)

    def _by_address(self, events, lines, asked, crs):
        """Place by address what has no place; what could not be is told."""
        nowhere = np.flatnonzero(~np.isfinite(events.places).all(axis=1))
        placed = place_by_address(self._ground, asked, nowhere, crs, self._progress)
        if placed.counts["count"]:
            self._tell("event_placed_by_address", self._name, placed.counts["count"], **placed.counts)
        places = events.places.copy()
        places[nowhere] = placed.places
        events = replace(events, places=places)
        self._tell_rows("event_unplaced", np.flatnonzero(~np.isfinite(places).all(axis=1)), lines)
        return events, placed.candidates

    def _deadlines(self, events):
        if self._wishes.deadlines is None:
            return events
        due = self._wishes.deadlines.due_of(events)
        added = int((np.isnan(events.times["due"]) & ~np.isnan(due)).sum())
        if added:
            self._tell("event_due_set", self._name, added, count=added)
        return replace(events, times={**events.times, "due": due})
