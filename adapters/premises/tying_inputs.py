"""What tying reads: buildings with their codes, addresses and whose they are, a register under any field names."""

from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis, QgsFeatureRequest, QgsFields, QgsProcessingException, QgsWkbTypes
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.gridding.intake import place_in
from ...engine.premises.addresses.folding import folded
from ...engine.premises.model import addresses_of, buildings_of
from ...engine.premises.placing import Placing
from ...engine.premises.tying import code_key
from ...engine.progress import CancelledError
from ..layers.crs import refuse_without_crs
from ..layers.fields import field_of, index_of, says_yes, texts_of
from ..layers.reading import AREA, LINE, POINT, flat_wkb, read_table
from ..registers.rows import register_rows_of
from ..words.meanings import code_text

__all__ = [
    "Fields",
    "read_addresses",
    "read_aliases",
    "read_buildings",
    "read_decisions",
    "read_register_rows",
    "read_shapes",
    "read_streets",
]

# Names that such fields have, where nobody says which it is.
_KEYS, _CODES, _ADDRESSES = (
    ("row_key",),
    ("code", "building_code", "building_id"),
    ("address", "full_address", "Location"),
)
_NAMES, _STREET_NAMES = ("name", "building_name"), ("name", "street_name", "Street")

_EVERY = 1000
_NO_GEOMETRY = Qgis.FeatureRequestFlag.NoGeometry
_NEAR = 0.5  # how likely the building must be that an address without a code lies on

translate = QCoreApplication.translate


class Fields(NamedTuple):
    """The fields that a person has named, '' for those that are to be guessed."""

    key: str = ""
    code: str = ""
    register_address: str = ""
    building_code: str = ""
    address: str = ""
    address_building: str = ""
    street_name: str = ""


def read_register_rows(source, fields, crs, transform_context, cancelled=lambda: False, findings=None):
    """Read the rows of a register, whatever its fields are called.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    fields : Fields
    crs : QgsCoordinateReferenceSystem to bring the points to
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop
    findings : list of Finding, optional: it hears which columns have blanked cells

    Returns
    -------
    RegisterRows

    Raises
    ------
    QgsProcessingException, engine.progress.CancelledError, as of `register_rows.register_rows_of`
    """
    named = QgsFields(source.fields)
    guesses = {"row_key": (fields.key, *_KEYS), "code": (fields.code, *_CODES[:1])}
    guesses["address"] = (fields.register_address, *_ADDRESSES)
    for name, (said, *usual) in guesses.items():
        chosen = said or field_of(source, usual)
        if not chosen:
            continue
        index, other = index_of(source, chosen), named.lookupField(name)
        if other not in (-1, index):
            named.rename(other, f"{name}_before")
        if named.at(index).name() != name:
            named.rename(index, name)
    return register_rows_of(source._replace(fields=named), crs, transform_context, cancelled, findings)


def read_shapes(source, crs, transform_context, cancelled=lambda: False):
    """Read the areas that the rows of a register lie on: (n,) array, None where the layer holds no areas."""
    if QgsWkbTypes.geometryType(source.wkb_type) != AREA:
        return None
    request = QgsFeatureRequest().setNoAttributes()
    if source.crs.isValid() and crs != source.crs:
        request.setDestinationCrs(crs, transform_context)
    shapes = []
    for number, feature in enumerate(source.features(request)):
        if number % _EVERY == 0 and cancelled():
            raise CancelledError
        shapes.append(flat_wkb(feature.geometry()))
    return shapely.make_valid(shapely.from_wkb(np.array(shapes, dtype=object), on_invalid="ignore"))


def read_buildings(source, fields, crs, transform_context, cancelled=lambda: False):
    """Read buildings and their codes.

    Returns
    -------
    Buildings, of which ids, footprints and names are known, in the order of the layer; a building without a code has
    the number of its feature; list of Finding on codes that stand there twice

    Raises
    ------
    QgsProcessingException, engine.progress.CancelledError, as of `reading.read_table`
    """
    code, name = fields.building_code or field_of(source, _CODES), field_of(source, _NAMES)
    wanted = [field for field in dict.fromkeys((code, name)) if field]
    table = read_table(source, (AREA, POINT), crs, transform_context, wanted, cancelled)
    codes = texts_of(table.columns[code]) if code else np.full(len(table.ids), "", dtype=object)
    codes = np.where(codes == "", table.ids.astype(str), codes).astype(object)
    names = texts_of(table.columns[name]) if name else None
    _, first, counts = np.unique(codes.astype(str), return_index=True, return_counts=True)
    findings = []
    if (counts > 1).any():
        row = int(first[counts > 1].min())
        place = place_in(table.geometries[row])
        numbers = {"layer": source.name, "count": int((counts - 1).sum()), "first": str(codes[row])}
        findings.append(found("tie_building_repeated", value=numbers["count"], place=place, **numbers))
    known = {} if names is None else {"names": names}
    return buildings_of(codes, footprints=table.geometries, **known), findings


def read_addresses(source, fields, buildings, crs, transform_context, cancelled=lambda: False):
    """Read addresses and whose they are: by the building's code, else by the building that they lie on.

    Returns
    -------
    Addresses; list of Finding on those whose building is not there

    Raises
    ------
    QgsProcessingException
        There is no field of addresses, or the layer cannot be read; the sentence names it.
    engine.progress.CancelledError
    """
    text_field = fields.address or field_of(source, _ADDRESSES)
    if not text_field:
        said = translate("Tying", "The layer {layer} has no field of addresses: say which it is.")
        raise QgsProcessingException(said.format(layer=source.name))
    owner_field = fields.address_building or field_of(source, _CODES)
    points = QgsWkbTypes.geometryType(source.wkb_type) != Qgis.GeometryType.Null
    if points and not owner_field:  # only its place tells whose an address is
        refuse_without_crs(source.name, source.crs)
    names = [name for name in dict.fromkeys((text_field, owner_field)) if name]
    texts, owners, places = _read_columns(
        source, names, text_field, owner_field, points, crs, transform_context, cancelled
    )
    rows_of = {}
    for row, code in enumerate(buildings.ids):
        rows_of.setdefault(code_key(code), row)
    rows = np.array([rows_of.get(code_key(owner), -1) if owner else -1 for owner in owners], dtype=int)
    strange = np.flatnonzero((rows < 0) & (owners != ""))
    if not owner_field and points:
        placed, scores, _ = Placing(buildings.footprints).place(places, [""] * len(places))
        rows = np.where(scores[:, 0] >= _NEAR, placed[:, 0], -1)
    findings = []
    if len(strange):
        numbers = {"layer": source.name, "count": len(strange), "first": str(owners[strange[0]])}
        findings.append(found("tie_address_without_building", value=len(strange), **numbers))
    return addresses_of(texts, buildings=rows, points=places), findings


def _read_columns(source, names, text_field, owner_field, points, crs, transform_context, cancelled):
    """Texts, owners and places of a layer or table, a row each."""
    indexes = {name: index_of(source, name) for name in names}
    request = QgsFeatureRequest().setSubsetOfAttributes(sorted(indexes.values()))
    if points and source.crs.isValid() and crs != source.crs:
        request.setDestinationCrs(crs, transform_context)
    texts, owners, wkb = [], [], []
    for number, feature in enumerate(source.features(request)):
        if number % _EVERY == 0 and cancelled():
            raise CancelledError
        texts.append(feature.attribute(indexes[text_field]))
        owners.append(feature.attribute(indexes[owner_field]) if owner_field else None)
        wkb.append(flat_wkb(feature.geometry()))
    shapes = shapely.make_valid(shapely.from_wkb(np.array(wkb, dtype=object), on_invalid="ignore"))
    places = shapely.point_on_surface(shapes) if wkb else np.array([], object)
    return texts_of(texts), texts_of(owners), places


def read_streets(source, fields, parser, crs, transform_context, cancelled=lambda: False):
    """Read streets and their names as addresses have them: two arrays; none where there is no layer."""
    if source is None:
        return None, None
    name = fields.street_name or field_of(source, _STREET_NAMES)
    table = read_table(source, (LINE,), crs, transform_context, [name] if name else [], cancelled)
    names = texts_of(table.columns[name]) if name else np.full(len(table.ids), "", dtype=object)
    read = [parser.parse(text) if text else None for text in names]
    return table.geometries, np.array(["" if one is None else one.road or one.compound for one in read], dtype=object)


def read_aliases(source, cancelled=lambda: False):
    """Read names of roads and compounds that are the same: a table with the fields alias and name.

    Returns
    -------
    dict of str to str, both folded

    Raises
    ------
    QgsProcessingException
        A field is missing.
    """
    if source is None:
        return {}
    alias, name = index_of(source, "alias"), index_of(source, "name")
    pairs = []
    for number, feature in enumerate(source.features(QgsFeatureRequest().setFlags(_NO_GEOMETRY))):
        if number % _EVERY == 0 and cancelled():
            raise CancelledError
        pairs.append((code_text(feature.attribute(alias)), code_text(feature.attribute(name))))
    return {folded(one): folded(other) for one, other in pairs if one and other}


def read_decisions(source, buildings, cancelled=lambda: False):
    """Read what persons have decided before: a table with the fields row_key and building_id, such as an earlier TIES.

    Returns
    -------
    dict of str (a row's key) to int, row of `buildings`, -1 for none of all; list of Finding

    Raises
    ------
    QgsProcessingException
        A field is missing.
    """
    if source is None:
        return {}, []
    key, building = index_of(source, "row_key"), index_of(source, "building_id")
    state = source.fields.lookupField("state")
    rows_of = {code: row for row, code in enumerate(buildings.ids)}
    keys, chosen = [], []
    for number, feature in enumerate(source.features(QgsFeatureRequest())):
        if number % _EVERY == 0 and cancelled():
            raise CancelledError
        if state < 0 or feature.attribute(state) == "decided" or says_yes(str(feature.attribute(state))):
            keys.append(feature.attribute(key))
            chosen.append(feature.attribute(building))
    decisions, gone = {}, []
    for name, code in zip(texts_of(keys), texts_of(chosen), strict=True):
        if not code or code in rows_of:
            decisions[str(name)] = rows_of.get(code, -1)
        else:
            gone.append(str(name))
    findings = []
    if gone:
        numbers = {"layer": source.name, "count": len(gone), "first": gone[0]}
        findings.append(found("tie_decision_unknown", value=len(gone), **numbers))
    return decisions, findings
