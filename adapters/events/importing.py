"""Import events: read what arrived, leave persons out, find places, and make the table that every part reads."""

from dataclasses import dataclass, replace

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ...engine.events.arriving.event_sheet import look_at, read_sheet
from ...engine.events.arriving.orderly import orderly_events
from ...engine.events.arriving.together import together
from ...engine.events.model import Events
from ...engine.gridding.findings import found
from ...engine.progress import Progress
from ..layers.writing import OutputTable, finding_table
from .arriving import ArrivingWishes, on_earth, read_tables
from .placing import place_by_address
from .rows import event_table, unplaced_table
from .vocabulary import event_vocabulary

__all__ = ["ImportedEvents", "Wishes", "import_events", "look_at_events"]


@dataclass(frozen=True)
class Wishes(ArrivingWishes):
    """What a person decided of an import, besides what is so of all imports.

    Attributes
    ----------
    deadlines : adapters.events.deadlines.Deadlines or None, what events without a deadline get
    now : float or None, seconds since 1970 UTC
    """

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
        tables, crs, self._found = read_tables(arrived, self._ground, self._wishes, self._read, "events")
        self._name = arrived[0].sheet.name
        events = together([table.events for table in tables])
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

    def _read(self, sheet, where):
        mapping, zone = self._wishes.mapping, self._wishes.zone_minutes
        return read_sheet(sheet, event_vocabulary(), mapping, zone, where, self._progress)

    def _tell(self, check, layer, value=float("nan"), **numbers):
        self._found.append(found(check, value=value, layer=layer, **numbers))

    def _tell_rows(self, check, rows, lines):
        if len(rows):
            numbers = tuple(sorted(int(line) for line in lines[rows]))
            self._tell(check, self._name, len(numbers), count=len(numbers), rows=numbers)

    def _where(self, events, crs):
        """Bring the places to what the earth is measured in: Events, the CRS of their places."""
        if not np.isfinite(events.places).all(axis=1).any():
            return events, self._ground.crs
        checks, datum = ("event_datum_converted", "event_datum_suspected"), self._wishes.datum
        done = on_earth(events.places, crs, self._name, self._ground, datum, checks, self._progress)
        self._datum = done.likeness
        self._found += done.found
        return replace(events, places=done.places), crs

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
