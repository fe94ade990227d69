"""What a person sees of events before they are imported: first rows, what columns mean, what would become of them."""

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.events.arriving.event_columns import CLOCK, EVENT_ROLES, KNOWN
from ...engine.events.arriving.event_sheet import look_at
from ..registers.preview import (
    Trial,
    beginning,
    first_rows,
    most_serious_first,
    open_register,
    reason_words,
    rows_left_out,
    shown_cells,
)
from ..sentences.saying import sentence
from .datum_converting import DATUM_NAMES
from .ground import EventGround
from .importing import Wishes, import_events, look_at_events
from .vocabulary import event_vocabulary

__all__ = ["ROLES", "EventTrial", "columns_of", "datum_name", "open_events", "reason_of", "role_words", "try_events"]

ROLES = EVENT_ROLES

translate = QCoreApplication.translate


@dataclass(frozen=True)
class EventTrial(Trial):
    """What would become of a table of events.

    Attributes
    ----------
    with_places : bool, whether any event has coordinates
    asked : str, the datum that the coordinates seem to be in, '' where they seem right or nothing shows
    """

    with_places: bool = False
    asked: str = ""


def open_events(path, table="", progress=None):
    """Open a file and read a table of it, '' for the one that looks most like events: register_preview.Opened."""
    return open_register(path, table, progress, look_at_events)


def columns_of(arrived):
    """What the columns of a table mean by themselves: list of EventColumn."""
    return look_at(beginning(arrived[0].sheet), event_vocabulary()).columns


def try_events(arrived, sources, mapping, crs, datum, transform_context, progress=None):
    """See what would become of events, and write nothing. Addresses are not looked for yet: that takes its time.

    Parameters
    ----------
    arrived : list of Arrived, the tables that make one; the first is shown
    sources : dict of str to adapters.layers.reading.Source, as of `event_ground.sources_of_plan`; empty without a plan
    mapping, crs, datum : as of `event_importing.Wishes`
    transform_context : QgsCoordinateTransformContext
    progress : engine.progress.Progress, optional

    Returns
    -------
    EventTrial
    """
    look = look_at(beginning(arrived[0].sheet), event_vocabulary(), mapping)
    shown = first_rows(arrived[0].sheet, look.header)
    ground = EventGround(transform_context, sources.get("district"), buildings=sources.get("buildings"))
    columns, counts, findings, trouble, asked, placed, out = look.columns, {}, [], "", "", False, {}
    try:
        imported = import_events(arrived, ground, Wishes(mapping, crs, datum=datum), progress)
        columns, placed = imported.columns, bool(np.isfinite(imported.events.places).any())
        counts = {**imported.counts, "addresses": _with_address(imported.events)}
        told = [one for one in imported.found if one.check != "event_unplaced"]
        findings = [(one.severity, sentence(one)) for one in most_serious_first(told)]
        out = rows_left_out(arrived[0].sheet, imported.found)
        asked = "" if imported.datum is None or imported.datum.datum == "WGS84" else imported.datum.datum
    except QgsProcessingException as error:
        trouble = str(error)
    roles = {column.role for column in columns if column.used}
    return EventTrial(
        columns,
        [line for line, _ in shown],
        [shown_cells(row, columns) for _, row in shown],
        trouble,
        "",
        counts,
        0,
        findings,
        arrived[0].sheet.points is None and ({"x", "y"} <= roles or "coordinates" in roles),
        out,
        placed,
        asked,
    )


def _with_address(events):
    """How many events without a place have an address."""
    return int((~np.isfinite(events.places).all(axis=1) & (events.addresses != "")).sum())


def datum_name(datum):
    """Name what coordinates are in."""
    return DATUM_NAMES[datum]


def role_words(role):
    """Say in a word or two what a column means."""
    return {
        "": translate("EventRoles", "not read"),
        "event_no": translate("EventRoles", "Number"),
        "source": translate("EventRoles", "Source"),
        "category": translate("EventRoles", "Class"),
        "urgency": translate("EventRoles", "Urgency"),
        "state": translate("EventRoles", "State"),
        "reported_at": translate("EventRoles", "Reported"),
        "received_at": translate("EventRoles", "Received"),
        "verified_at": translate("EventRoles", "Verified"),
        "dispatched_at": translate("EventRoles", "Dispatched"),
        "started_at": translate("EventRoles", "Handling begun"),
        "arrived_at": translate("EventRoles", "Arrived"),
        "submitted_at": translate("EventRoles", "Submitted"),
        "closed_at": translate("EventRoles", "Closed"),
        "evaluated_at": translate("EventRoles", "Evaluated"),
        "due_at": translate("EventRoles", "Deadline"),
        "grid_code": translate("EventRoles", "Grid"),
        "other_grid": translate("EventRoles", "Other grid"),
        "lead_grid": translate("EventRoles", "Leading grid"),
        "community_code": translate("EventRoles", "Community"),
        "street": translate("EventRoles", "Subdistrict or town"),
        "department": translate("EventRoles", "Department"),
        "address": translate("EventRoles", "Address"),
        "building_id": translate("EventRoles", "Building code"),
        "road": translate("EventRoles", "Road"),
        "house_number": translate("EventRoles", "House number"),
        "cross_road": translate("EventRoles", "Crossing road"),
        "x": translate("EventRoles", "X, longitude"),
        "y": translate("EventRoles", "Y, latitude"),
        "coordinates": translate("EventRoles", "X and Y"),
    }[role]


def reason_of(column):
    """Say why a column is dropped, or why it is not read; '' where it is read."""
    if not column.personal and column.role in KNOWN:
        return translate("EventRoles", "not read: free text, or nothing more")
    return "" if column.used or column.how == CLOCK else reason_words(column)
