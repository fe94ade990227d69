"""Read where patrols were, keyed by shift or route; a field that is about persons is refused."""

from typing import NamedTuple

import numpy as np
from qgis.core import Qgis, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication, QDate

from ....engine.events.patrols import Fixes, fixes_of, street_visits
from ...layers.crs import choose_crs
from ...layers.fields import texts_of
from ...layers.personal_fields import personal_fields
from ...layers.reading import read_table
from ...layers.writing import OutputTable, table_fields
from ...running.progress import FeedbackProgress
from ...running.qgis_version import text_field, whole_number_field
from ...words.moments import CHINA, shown_moment
from ..reading import read_events

__all__ = ["ReadFixes", "patrol_fields", "read_fixes", "visits_table"]

_SHIFT = ("shift", "shift_id", "shift_no", "route", "route_id", "班次", "班次编号", "路线", "巡逻班次", "巡逻路线")
_TIME = ("at", "time", "timestamp", "datetime", "fix_time", "时间", "定位时间", "采集时间")
_SAMPLE = 200

translate = QCoreApplication.translate


class ReadFixes(NamedTuple):
    """Fixes as they were read: Fixes, and how many rows told too little."""

    fixes: Fixes
    left_out: int


def patrol_fields(names):
    """Guess which field keys a patrol and which tells the time: (str, str), '' where none does.

    Examples
    --------
    >>> patrol_fields(["fid", "班次", "Time"])
    ('班次', 'Time')
    """
    known = {name.strip().lower(): name for name in reversed(names)}
    return tuple(next((known[word] for word in words if word in known), "") for words in (_SHIFT, _TIME))


def read_fixes(source, crs, transform_context, shift="", time="", zone_minutes=CHINA, cancelled=lambda: False):
    """Read a layer of points.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    crs : QgsCoordinateReferenceSystem to bring the places to
    transform_context : QgsCoordinateTransformContext
    shift, time : str, fields; guessed by their names where empty
    zone_minutes : int, of the clock that times without a zone were read from
    cancelled : callable that returns whether to stop

    Returns
    -------
    ReadFixes

    Raises
    ------
    QgsProcessingException
        No field keys a shift or tells the time, or the one that does is about persons; the sentence names it.
    engine.progress.CancelledError
    """
    guessed = patrol_fields(source.fields.names())
    shift, time = shift or guessed[0], time or guessed[1]
    if not shift or not time:
        said = translate(
            "Patrols", "The layer {layer} has no field that tells the shift or route, or none with the time."
        )
        raise QgsProcessingException(said.format(layer=source.name))
    read = read_events(
        source, crs, transform_context, {"event_no": shift, "reported_at": time}, zone_minutes, cancelled
    )
    keys = read.events.numbers
    if shift in personal_fields({shift: keys[:_SAMPLE].tolist()}):
        said = translate(
            "Patrols", "The field {field} of the layer {layer} is about persons: patrols go by shift or route."
        )
        raise QgsProcessingException(said.format(field=shift, layer=source.name))
    fixes = fixes_of(keys, read.events.times["reported"], read.events.places)
    return ReadFixes(fixes, len(keys) - len(fixes))


def visits_table(given, transform_context, feedback):
    """Count the visits of streets: (OutputTable without geometry, ReadFixes).

    Parameters
    ----------
    given : dict with `fixes` and `streets` (adapters.layers.reading.Source), `shift`, `time`, `name` (fields, '' for
        guesses), `tolerance`, `pause`, `least` (as of engine.events.patrols.street_visits) and `zone` (minutes)
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback
    """
    source, streets, name = given["fixes"], given["streets"], given["name"]
    cancelled = feedback.isCanceled
    crs = choose_crs(streets.name, streets.crs, streets.extent, transform_context)
    read = read_fixes(source, crs, transform_context, given["shift"], given["time"], given["zone"], cancelled)
    table = read_table(streets, (Qgis.GeometryType.Line,), crs, transform_context, [name], cancelled)
    told = texts_of(table.columns[name])
    named = np.flatnonzero(told != "")
    names, rows = np.unique(told[named].astype(str), return_inverse=True)
    found = street_visits(
        read.fixes,
        np.asarray(table.geometries, dtype=object)[named],
        rows,
        tolerance=given["tolerance"],
        pause=given["pause"],
        least=given["least"],
        offset=given["zone"],
        progress=FeedbackProgress(feedback),
    )
    fields = table_fields(
        text_field("street"),
        text_field("day"),
        whole_number_field("visits"),
        whole_number_field("shifts"),
        text_field("first"),
        text_field("last"),
    )
    epoch = QDate(1970, 1, 1)
    lines = [
        [str(names[street]), epoch.addDays(day).toString("yyyy-MM-dd"), visits, shifts,
         shown_moment(first, given["zone"])[11:], shown_moment(last, given["zone"])[11:]]
        for street, day, visits, shifts, first, last in zip(
            found.streets.tolist(), found.days.tolist(), found.visits.tolist(), found.shifts.tolist(),
            found.firsts.tolist(), found.lasts.tolist(), strict=True)
    ]  # fmt: skip
    return OutputTable(fields, Qgis.WkbType.NoGeometry, lines, [b""] * len(lines)), read
