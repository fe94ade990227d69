"""A layer of QGIS as a register arrives: its rows as text, with what coded values mean, and its places."""

from pathlib import Path

import shapely
from qgis.core import QgsFeatureRequest, QgsProviderRegistry
from qgis.PyQt.QtCore import Qt

from ...engine.premises.register.sheet import Sheet
from ...engine.progress import CancelledError
from ..running.qgis_version import is_null
from .files import FILE_TYPES, Arrived

__all__ = ["file_of_layer", "read_layer", "value_meanings"]

_WHOLE = 2**53
_CHECK_EVERY = 2000


def file_of_layer(layer):
    """The file of a layer that is read better as a file, since QGIS took its first row for a header; '' for others.

    Parameters
    ----------
    layer : QgsVectorLayer
    """
    if layer.isEditable() or layer.subsetString():
        return ""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    file = parts.get("path") or ""
    if (
        layer.providerType() not in ("ogr", "delimitedtext")
        or Path(file).suffix.lower().lstrip(".") not in FILE_TYPES[:9]
    ):
        return ""
    return f"{file}|layername={parts['layerName']}" if parts.get("layerName") else file


def read_layer(source, meanings=None, most=None, progress=None):
    """Read a layer.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    meanings : dict of str (field) to dict of str (value) to str, optional, what coded values mean
    most : int, optional, so many rows at most
    progress : engine.progress.Progress, optional

    Returns
    -------
    adapters.registers.files.Arrived
    """
    headers = tuple(source.fields.names())
    coded = [(place, meanings[name]) for place, name in enumerate(headers) if name in (meanings or {})]
    rows, lines, points = [], [], []
    for number, feature in enumerate(source.features(QgsFeatureRequest())):
        if number == most:
            break
        if progress is not None and number % _CHECK_EVERY == 0:
            if progress.cancelled():
                raise CancelledError
            progress.report("register_reading", number / max(source.count, 1))
        row = [_text(value) for value in feature.attributes()]
        for place, words in coded:
            row[place] = words.get(row[place], row[place])
        rows.append(tuple(row))
        lines.append(feature.id())
        points.append(_point(feature.geometry()))
    somewhere = any(point is not None for point in points)
    return Arrived(Sheet(source.name, rows, lines, headers, points=points if somewhere else None), source.crs, [])


def value_meanings(layer):
    """What coded values of a layer mean: {field: {value: words}}, of fields that show words for values."""
    meanings = {}
    for place, field in enumerate(layer.fields()):
        setup = layer.editorWidgetSetup(place)
        if setup.type() == "ValueMap":
            listed = setup.config().get("map", {})
            pairs = listed.items() if isinstance(listed, dict) else (pair for one in listed for pair in one.items())
            meanings[field.name()] = {str(value): str(words) for words, value in pairs}
    return meanings


def _text(value):
    if is_null(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < _WHOLE else f"{value:.14E}"
    if hasattr(value, "toString"):
        if hasattr(value, "toMSecsSinceEpoch"):  # with its zone where it has one
            return value.toString(Qt.DateFormat.ISODate)
        return value.toString("yyyy-MM-dd") if hasattr(value, "year") else value.toString()
    return str(value).strip()


def _point(geometry):
    if geometry.isNull() or geometry.isEmpty():
        return None
    shape = shapely.force_2d(shapely.from_wkb(geometry.asWkb().data(), on_invalid="ignore"))
    if shape is None:
        return None
    return shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)
