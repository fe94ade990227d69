"""A layer whose coordinates are shifted as web maps shift them, converted; and which shift it has, by the buildings."""

from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingException,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.geodesy.detecting import datum_of
from ...engine.geodesy.gcj import DATUMS, converted, in_china
from ...engine.gridding.findings import found
from ...engine.progress import CancelledError
from ..layers.crs import refuse_without_crs
from ..layers.personal_fields import blank_cells, personal_fields
from ..layers.reading import flat_wkb
from ..layers.writing import OutputTable
from .reading import moved_places

__all__ = ["DATUM_NAMES", "FIND_OUT", "Converted", "convert_layer", "datum_of_layer", "likeness_words"]

FIND_OUT = "find_out"
"""The datum is to be found out by the buildings."""

DATUM_NAMES = {"WGS84": "WGS 84 / CGCS2000", "GCJ02": "GCJ-02", "BD09": "BD-09"}

_WGS84 = "EPSG:4326"
_EVERY = 1000

translate = QCoreApplication.translate


class Converted(NamedTuple):
    """A layer that is ready to be written.

    Attributes
    ----------
    table : adapters.layers.writing.OutputTable
    crs : QgsCoordinateReferenceSystem, that of the layer
    datum : str, of `gcj.DATUMS`, what the layer was in
    moved, outside : int, the features that were converted, and those that lie where there is no shift
    findings : list of Finding, on columns about persons, which are not taken along
    """

    table: OutputTable
    crs: QgsCoordinateReferenceSystem
    datum: str
    moved: int
    outside: int
    findings: list


def convert_layer(source, before, after, ground, progress):
    """Convert a layer.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    before : str, of `gcj.DATUMS` or FIND_OUT
    after : str, of `gcj.DATUMS`
    ground : adapters.events.ground.EventGround, with buildings where the datum is to be found out
    progress : engine.progress.Progress

    Returns
    -------
    Converted
        Heights and measures are not taken along, and arcs become lines.

    Raises
    ------
    QgsProcessingException
        The layer has no CRS, or its datum could not be found out; the sentence says how well each fits.
    engine.progress.CancelledError
    """
    refuse_without_crs(source.name, source.crs)
    shapes, rows = _read(source, progress)
    progress.check()
    if before == FIND_OUT:
        centres = shapely.get_coordinates(
            shapely.centroid(shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))])
        )
        likeness = datum_of_layer(source.crs, centres, ground, progress)
        before = likeness.datum
        if not before:
            said = translate(
                "Datum", "It does not show by the buildings what the coordinates of {layer} are: {shares}. Choose it."
            )
            raise QgsProcessingException(said.format(layer=source.name, shares=likeness_words(likeness)))
    moved, outside = _converted(shapes, source.crs, before, after, ground.context)
    fields, rows, findings = _without_persons(source, rows)
    table = OutputTable(
        fields, _flat_type(source.wkb_type), rows, [wkb or b"" for wkb in shapely.to_wkb(moved).tolist()]
    )
    there = int((~shapely.is_missing(moved)).sum())
    count = 0 if before == after else there - outside
    return Converted(table, source.crs, before, count, outside, findings)


def datum_of_layer(crs, places, ground, progress):
    """How well each datum fits places that are written in a CRS: engine.geodesy.detecting.Likeness."""
    degrees = moved_places(np.asarray(places, dtype=float), crs, QgsCoordinateReferenceSystem(_WGS84), ground.context)
    buildings = ground.buildings(progress) if ground.crs.isValid() else ()
    return datum_of(degrees, buildings, ground.to_metres)


def likeness_words(likeness):
    """Say how many of the places lie at buildings as each datum."""
    said = (f"{DATUM_NAMES[name]} {100 * likeness.shares[name]:.0f} %" for name in DATUMS)
    return translate("Datum", ", ").join(said)


def _read(source, progress):
    wkb, rows = [], []
    for number, feature in enumerate(source.features(QgsFeatureRequest())):
        if number % _EVERY == 0:
            if progress.cancelled():
                raise CancelledError
            progress.report("reading", number / max(source.count, 1))
        wkb.append(flat_wkb(feature.geometry()))
        rows.append(feature.attributes())
    return shapely.from_wkb(np.array([*wkb, None], dtype=object)[:-1], on_invalid="ignore"), rows


def _converted(shapes, crs, before, after, context):
    """The shapes converted; how many of them lie where there is no shift."""
    wgs84 = QgsCoordinateReferenceSystem(_WGS84)

    def convert(coordinates):
        degrees = moved_places(coordinates, crs, wgs84, context)
        there = converted(degrees, before, after)
        moved = moved_places(there, wgs84, crs, context)
        return np.where(np.isfinite(moved) & in_china(degrees)[:, None], moved, coordinates)

    whole = shapely.get_coordinates(shapes)
    owners = shapely.get_coordinates(shapes, return_index=True)[1] if len(whole) else np.empty(0, dtype=int)
    inside = in_china(moved_places(whole, crs, wgs84, context)) if len(whole) else np.empty(0, dtype=bool)
    outside = len(np.unique(owners)) - len(np.unique(owners[inside]))
    return shapely.transform(shapes, convert), outside


def _without_persons(source, rows):
    """Fields and rows without what is about persons, and findings on that."""
    names = source.fields.names()
    columns = dict(zip(names, map(list, zip(*rows)))) if rows else {name: [] for name in names}
    personal = personal_fields(columns)
    kept = {name: values for name, values in columns.items() if name not in personal and name.lower() != "fid"}
    findings = blank_cells(source.name, kept)
    if personal:
        numbers = {"columns": ", ".join(personal), "count": len(personal), "reason": "header"}
        findings.append(found("register_personal_dropped", value=len(personal), layer=source.name, **numbers))
    fields = QgsFields()
    for field in source.fields:
        if field.name() in kept:
            fields.append(field)
    return fields, [list(row) for row in zip(*kept.values())] if kept else [[] for _ in rows], findings


def _flat_type(wkb_type):
    flat = QgsWkbTypes.flatType(QgsWkbTypes.linearType(wkb_type))
    return Qgis.WkbType.Unknown if flat == Qgis.WkbType.GeometryCollection else flat
