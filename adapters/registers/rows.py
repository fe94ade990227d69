"""A register as a table: what `importregister` writes, and the rows read back from it."""

import numpy as np
import shapely
from qgis.core import Qgis, QgsCsException, QgsFeatureRequest, QgsGeometry, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.premises.model import NO_FLOOR, STATES, USES
from ...engine.premises.model import register_rows_of as rows_of_columns
from ...engine.premises.register.counting import each_once
from ...engine.premises.register.numbers import count_of, floor_of
from ...engine.premises.register.persons import personal_cells
from ...engine.progress import CancelledError
from ..layers.writing import OutputTable, table_fields
from ..running.qgis_version import is_null, text_field, whole_number_field
from ..words.meanings import code_text
from ..words.register_words import register_words

__all__ = ["REGISTER_FIELDS", "register_rows_of", "register_table"]

# Field of the table: the column of RegisterRows, and the type.
REGISTER_FIELDS = {
    "row_key": ("keys", str),
    "file_row": ("rows", int),
    "code": ("codes", str),
    "address": ("addresses", str),
    "entrance": ("entrances", str),
    "floor": ("floors", int),
    "room": ("rooms", str),
    "use": ("uses", str),
    "state": ("states", str),
    "dwellings": ("dwellings", int),
    "households": ("households", int),
}

# Columns of text that somebody else may have filled, and what the words for persons take them for.
_TEXTS = {"keys": "code", "codes": "code", "addresses": "address", "entrances": "entrance", "rooms": "room"}

_CANCEL_EVERY = 1000

translate = QCoreApplication.translate


def register_table(rows):
    """Turn the rows of a register into a table.

    Parameters
    ----------
    rows : engine.premises.model.RegisterRows

    Returns
    -------
    adapters.layers.writing.OutputTable, points where any row has one
    """
    makers = {str: text_field, int: whole_number_field}
    fields = table_fields(*(makers[kind](name) for name, (_, kind) in REGISTER_FIELDS.items()))
    columns = [getattr(rows, column).tolist() for column, _ in REGISTER_FIELDS.values()]
    floors = list(REGISTER_FIELDS).index("floor")
    columns[floors] = [None if floor == NO_FLOOR else floor for floor in columns[floors]]
    points = [None if point is None else point.wkb for point in rows.points]
    anywhere = any(point is not None for point in points)
    return OutputTable(
        fields,
        Qgis.WkbType.Point if anywhere else Qgis.WkbType.NoGeometry,
        [list(row) for row in zip(*columns, strict=True)],
        [point or b"" for point in points],
    )


def register_rows_of(source, crs=None, transform_context=None, cancelled=lambda: False, findings=None):
    """Read the rows of a register back from the table that `importregister` wrote.

    A layer that somebody made by hand will do if it has `code` or `address`; what else it lacks is not known. Cells
    that tell of a person are blanked.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    crs : QgsCoordinateReferenceSystem to bring the points to; None leaves them as they are
    transform_context : QgsCoordinateTransformContext, needed where there is a crs
    cancelled : callable that returns whether to stop
    findings : list of Finding, optional: it hears which columns have blanked cells

    Returns
    -------
    engine.premises.model.RegisterRows, in the order of the layer

    Raises
    ------
    QgsProcessingException
        The layer names no place, or cannot be brought to the crs; the sentence names it.
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    places = {name: source.fields.lookupField(name) for name in REGISTER_FIELDS}
    there = {name: place for name, place in places.items() if place >= 0}
    if not {"code", "address"} & set(there):
        said = translate(
            "Register", "The layer {layer} is no register: it has neither a field code nor a field address."
        )
        raise QgsProcessingException(said.format(layer=source.name))
    request = QgsFeatureRequest().setSubsetOfAttributes(sorted(there.values()))
    if crs is not None and source.crs.isValid() and crs != source.crs:
        request.setDestinationCrs(crs, transform_context)
    values, points, numbers = [], [], []
    try:
        for number, feature in enumerate(source.features(request)):
            if number % _CANCEL_EVERY == 0 and cancelled():
                raise CancelledError
            attributes = feature.attributes()
            values.append([attributes[place] for place in there.values()])
            points.append(_point(feature.geometry()))
            numbers.append(feature.id())
    except QgsCsException as trouble:
        said = translate("Register", "The layer {layer} cannot be brought to {crs}: {trouble}")
        raise QgsProcessingException(said.format(layer=source.name, crs=crs.authid(), trouble=trouble)) from trouble
    columns = dict(zip(there, zip(*values, strict=True) if values else ((),) * len(there), strict=True))
    names = [source.fields.at(place).name() for place in there.values()]
    return _rows(columns, points, numbers, _Blanked(source.name, dict(zip(there, names)), findings))


class _Blanked:
    """Takes what tells of a person out of columns, and tells so."""

    def __init__(self, layer, fields, findings):
        self._layer, self._fields, self._findings = layer, fields, [] if findings is None else findings

    def clean(self, name, values, lines):
        column, _ = REGISTER_FIELDS[name]
        held = personal_cells(_TEXTS[column], values, register_words()) if column in _TEXTS else ()
        if not held:
            return values
        rows = tuple(sorted(int(line) for line, value in zip(lines, values, strict=True) if value in held))
        told = {"layer": self._layer, "column": self._fields[name], "count": len(rows), "rows": rows}
        self._findings.append(found("register_cells_blanked", value=len(rows), **told))
        return ["" if value in held else value for value in values]


def _rows(columns, points, numbers, blanked):
    """Columns as they stand in the layer, as RegisterRows."""
    known = {"points": points}
    for name, values in columns.items():
        column, kind = REGISTER_FIELDS[name]
        if kind is int:
            known[column] = _whole_numbers(values, name)
        else:
            known[column] = blanked.clean(name, [code_text(value) for value in values], numbers)
    for column, words, otherwise in (("uses", USES, ""), ("states", STATES, "unknown")):
        if column in known:
            known[column] = [word if word in words else otherwise for word in known[column]]
    rows = known.setdefault("rows", np.array(numbers, dtype=int))
    blank = [""] * len(points)
    pairs = zip(known.pop("keys", blank), known.get("codes", blank), known.get("addresses", blank), rows, strict=True)
    keys = [key or code or address or str(row) for key, code, address, row in pairs]
    return rows_of_columns(each_once(keys), **known)


def _whole_numbers(values, name):
    """Counts and floors; a floor that is not there is not known, a count that is not there is none."""
    if name == "floor":
        return [_whole_number(value, floor_of, NO_FLOOR) for value in values]
    otherwise = 1 if name == "dwellings" else 0
    return [_whole_number(value, count_of, otherwise) for value in values]


def _whole_number(value, read, otherwise):
    """A number of a layer, or one that stands there as text; what is none is not there."""
    if is_null(value) or value == "":
        return otherwise
    number = read(value.strip()) if isinstance(value, str) else value
    return otherwise if number is None or not np.isfinite(number) else int(number)


def _point(geometry: QgsGeometry):
    """A point in whatever the row has for a place, None where it has none."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    if geometry.type() != Qgis.GeometryType.Point:
        inside = geometry.pointOnSurface()
        geometry = geometry.centroid() if inside.isNull() else inside
    point = geometry.asMultiPoint()[0] if geometry.isMultipart() else geometry.asPoint()
    return shapely.Point(point.x(), point.y())
