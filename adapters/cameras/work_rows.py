"""Rates of cameras, repairs and rounds as rows, and as tables under the names that scripts know."""

from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis
from qgis.PyQt.QtCore import QCoreApplication

from ..layers.point_table import points_wkb
from ..layers.writing import OutputTable, table_fields
from ..running.qgis_version import number_field, text_field, whole_number_field

__all__ = ["RateRow", "RepairRow", "lost_table", "rate_table", "repair_table", "round_table"]

translate = QCoreApplication.translate


class RateRow(NamedTuple):
    """Cameras of a group.

    Attributes
    ----------
    by : str, 'total', 'grid', 'street' (a subdistrict or town) or 'owner'
    code, name : str, '' where not known
    cameras, working, broken, unknown : int
    rate, rate_of_known : float, percent of all, and of those of which it is known; None where there is none
    """

    by: str
    code: str
    name: str
    cameras: int
    working: int
    broken: int
    unknown: int
    rate: object
    rate_of_known: object


class RepairRow(NamedTuple):
    """A broken camera in the list of repairs.

    Attributes
    ----------
    place : int, from 1
    camera : int, row
    camera_id, name, kind, owner : str
    secrecy : int
    metres, entrances : float, int, seen again beside what those before it bring back
    alone_m, alone_entrances : float, int, seen again if it alone is repaired
    sum_m, sum_entrances : float, int, seen again with all those before it
    streets : tuple of str, those of which it brings back most
    """

    place: int
    camera: int
    camera_id: str
    name: str
    kind: str
    owner: str
    secrecy: int
    metres: float
    entrances: int
    alone_m: float
    alone_entrances: int
    sum_m: float
    sum_entrances: int
    streets: tuple


def rate_table(work):
    """A row for all cameras and one for each group: OutputTable without a geometry."""
    fields = table_fields(*(text_field(name) for name in ("by", "code", "name")),
                          *(whole_number_field(name) for name in ("cameras", "working", "broken", "unknown")),
                          number_field("rate"), number_field("rate_of_known"))  # fmt: skip
    rows = [list(row) for row in work.rates]
    return OutputTable(fields, Qgis.WkbType.NoGeometry, rows, [b""] * len(rows))


def repair_table(work):
    """A row for each broken camera, the best repair first: OutputTable of points."""
    fields = table_fields(
        whole_number_field("place"), *(text_field(name) for name in ("camera_id", "name", "camera_kind", "owner_kind")),
        whole_number_field("secrecy"), number_field("metres"), whole_number_field("entrances"), number_field("alone_m"),
        whole_number_field("alone_entrances"), number_field("sum_m"), whole_number_field("sum_entrances"),
        text_field("streets"),
    )  # fmt: skip
    rows = []
    for row in work.repairs:
        place, _, *texts = row[:6]
        secrecy, back, doors, alone, alone_doors, total, total_doors, streets = row[6:]
        numbers = [round(back, 1), doors, round(alone, 1), alone_doors, round(total, 1), total_doors]
        rows.append([place, *texts, secrecy, *numbers, translate("CameraWork", ", ").join(streets)])
    places = work.cameras.places[np.array([row.camera for row in work.repairs], dtype=int)]
    return OutputTable(fields, Qgis.WkbType.Point, rows, points_wkb(places))


def lost_table(work):
    """A row for each stretch of street that nobody sees: OutputTable of lines."""
    fields = table_fields(
        text_field("street"), text_field("camera_id"), whole_number_field("secrecy"), number_field("metres")
    )
    ids, secrecy = work.cameras.ids, work.cameras.secrecy
    rows = [[name, ids[row], int(secrecy[row]), round(one.metres, 1)] for name, row, one in work.stretches]
    lines = [shapely.to_wkb(one.line) for _, _, one in work.stretches]
    return OutputTable(fields, Qgis.WkbType.LineString, rows, lines)


def round_table(cameras, way):
    """A row for each camera of a round, in its order: OutputTable of points.

    Parameters
    ----------
    cameras : engine.events.model.Cameras
    way : engine.events.cameras.rounds.Round
    """
    texts = {"camera_id": cameras.ids, "name": cameras.names, "status": cameras.statuses, "camera_kind": cameras.kinds,
             "owner_kind": cameras.owners, "link_key": cameras.links}  # fmt: skip
    fields = table_fields(
        whole_number_field("place"), *map(text_field, texts), whole_number_field("secrecy"), number_field("along_m"),
        number_field("apart_m"),
    )  # fmt: skip
    columns = [
        list(range(1, len(way.rows) + 1)),
        *(values[way.rows].tolist() for values in texts.values()),
        cameras.secrecy[way.rows].tolist(),
        way.along.round(1).tolist(),
        way.apart.round(1).tolist(),
    ]
    rows = [list(row) for row in zip(*columns, strict=True)]
    return OutputTable(fields, Qgis.WkbType.Point, rows, points_wkb(cameras.places[way.rows]))
