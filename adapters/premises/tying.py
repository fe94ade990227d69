"""The whole way of a tie: a register, buildings and addresses in, ties and findings out."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.gridding.inner_places import FAR, inner_places
from ...engine.premises.addresses.index import AddressIndex
from ...engine.premises.addresses.matching import AddressMatcher
from ...engine.premises.model import NO_FLOOR, addresses_of
from ...engine.premises.rooms import place_of_room
from ...engine.premises.tying import tie_rows
from ..layers.crs import choose_crs
from ..layers.fields import field_of, texts_of
from ..layers.reading import AREA, read_table
from ..layers.writing import OutputTable, finding_table, table_fields
from ..running.progress import FeedbackProgress
from ..running.qgis_version import number_field, text_field, whole_number_field
from ..words.address_words import address_words
from .tying_inputs import (
    Fields,
    read_addresses,
    read_aliases,
    read_buildings,
    read_decisions,
    read_register_rows,
    read_shapes,
    read_streets,
)

__all__ = ["TieLayers", "TieResult", "tie_layers"]

_READ, _TIED = 30.0, 95.0
_CANDIDATES = 3

translate = QCoreApplication.translate


class TieLayers(NamedTuple):
    """The layers of a tie, each an adapters.layers.reading.Source or None, and the fields that were named."""

    register: object
    buildings: object
    addresses: object
    streets: object = None
    units: object = None
    grids: object = None
    decisions: object = None
    aliases: object = None
    fields: Fields = Fields()


@dataclass(frozen=True)
class TieResult:
    """What came of it.

    Attributes
    ----------
    ties, findings : OutputTable
    rows : RegisterRows, entrance, floor and room filled in from the address where the register has none
    tied : Ties, rows of `buildings`
    buildings : Buildings
    counts : dict of str (a state of ties) to int
    crs : QgsCoordinateReferenceSystem
    """

    ties: OutputTable
    findings: OutputTable
    rows: object
    tied: object
    buildings: object
    counts: dict
    crs: object


def tie_layers(layers, transform_context, feedback, premises=None, register_name="", plan_crs=None):
    """Tie the rows of a register to buildings.

    Parameters
    ----------
    layers : TieLayers; without `buildings` and `addresses` those of `premises` are taken
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback
    premises : adapters.plans.premises.PlanPremises, optional: its buildings, addresses and decisions
    register_name : str, what the plan calls the register
    plan_crs : QgsCoordinateReferenceSystem of the plan

    Returns
    -------
    TieResult

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, 0.0, _TIED)
    progress.report("reading", 0.0)
    source, fields = layers.buildings, layers.fields
    if source is None and premises is None:
        raise QgsProcessingException(translate("Tying", "Buildings are needed, or a plan that has them."))
    crs = plan_crs or choose_crs(source.name, source.crs, source.extent, transform_context)
    buildings, findings = (
        (premises.buildings, [])
        if source is None
        else read_buildings(source, fields, crs, transform_context, progress.cancelled)
    )
    if not len(buildings):
        name = translate("Tying", "Buildings") if source is None else source.name
        raise QgsProcessingException(translate("District", "The layer {layer} has no features.").format(layer=name))
    addresses, troubles = _addresses(layers, buildings, premises, crs, transform_context, progress)
    findings += troubles
    register = read_register_rows(layers.register, fields, crs, transform_context, progress.cancelled, findings)
    shapes = read_shapes(layers.register, crs, transform_context, progress.cancelled)
    progress.report("reading", _READ / _TIED)
    words = address_words(read_aliases(layers.aliases, progress.cancelled))
    index = AddressIndex(addresses.texts, addresses.buildings, words, _names(buildings), progress)
    lines, names = read_streets(layers.streets, fields, index.parser, crs, transform_context, progress.cancelled)
    decisions, troubles = read_decisions(layers.decisions, buildings, progress.cancelled)
    findings += troubles
    if premises is not None:
        rows_of = {code: row for row, code in enumerate(buildings.ids)}
        kept = premises.decisions(register_name)
        decisions |= {key: rows_of.get(code, -1) for key, code in kept.items() if not code or code in rows_of}
    progress.end_stage()
    tying = FeedbackProgress(feedback, _READ, _TIED)
    tied = tie_rows(register, buildings, AddressMatcher(index), shapes, lines, names, decisions, progress=tying)
    register = _filled(register, tied)
    findings += _findings(register, tied, layers.register.name, buildings)
    homes = [_homes(layer, buildings, crs, transform_context, tying, names)
             for layer, names in ((layers.grids, ("grid_code",)), (layers.units, ("unit_id",)))]  # fmt: skip
    tying.end_stage()
    tying.lock()
    counts = {state: int((tied.ties.states == state).sum()) for state in ("sure", "doubtful", "decided", "unmatched")}
    table = _tie_table(register, tied.ties, buildings, *homes)
    return TieResult(table, finding_table(findings), register, tied.ties, buildings, counts, crs)


def _addresses(layers, buildings, premises, crs, transform_context, progress):
    if layers.addresses is not None:
        return read_addresses(layers.addresses, layers.fields, buildings, crs, transform_context, progress.cancelled)
    if layers.buildings is None and premises is not None:
        return premises.addresses, []
    return addresses_of([]), []


def _names(buildings):
    """The names that single buildings have."""
    names, first, counts = np.unique(buildings.names.astype(str), return_index=True, return_counts=True)
    return {str(name): int(row) for name, row, count in zip(names, first, counts, strict=True) if name and count == 1}


def _filled(register, tied):
    """The register with entrance and room from the address, and the floor that the room is on."""
    floors = register.floors.copy()
    floor_of = {}  # rooms of many buildings have the same numbers
    for row in np.flatnonzero((floors == NO_FLOOR) & (tied.rooms != "")):
        room = tied.rooms[row], tied.entrances[row]
        if room not in floor_of:
            floor_of[room] = place_of_room(room[0], entrance=room[1]).floor
        floors[row] = floor_of[room]
    return replace(register, entrances=tied.entrances, rooms=tied.rooms, floors=floors)


def _homes(source, buildings, crs, transform_context, progress, names):
    """What each building lies in, by a field of a layer of areas: (b,) array of str; None where there is no layer."""
    if source is None:
        return None
    name = field_of(source, names)
    if not name:
        said = translate("Reading", "The layer {layer} has no field {field}.")
        raise QgsProcessingException(said.format(layer=source.name, field=names[0]))
    table = read_table(source, (AREA,), crs, transform_context, [name], progress.cancelled)
    points = shapely.points(inner_places(buildings.footprints))
    building, area = shapely.STRtree(table.geometries).query(points, predicate="intersects")
    first = np.full(len(buildings), len(table.geometries))
    np.minimum.at(first, building, area)
    return np.append(texts_of(table.columns[name]), "")[first]


def _findings(register, tied, layer, buildings):
    """What is to be told of the ties, each kind of trouble once with its first row."""
    ties, findings = tied.ties, []
    kinds = {
        "tie_doubtful": np.flatnonzero(ties.states == "doubtful"),
        "tie_unmatched": np.flatnonzero(ties.states == "unmatched"),
        **{f"tie_{trouble}": rows for trouble, rows in tied.troubles.items()},
    }
    for check, rows in kinds.items():
        if len(rows):
            numbers = {"layer": layer, "count": len(rows)}
            numbers |= {"metres": tied.off} if check == "tie_places_off" else {"first": str(register.keys[rows[0]])}
            findings.append(found(check, value=len(rows), place=_place(register, ties, buildings, rows[0]), **numbers))
    return findings


def _place(register, ties, buildings, row):
    point = register.points[row]
    if point is None and ties.candidates[row, 0] >= 0:
        place = inner_places(buildings.footprints[ties.candidates[row, :1]])[0]
        return None if place[0] == FAR else tuple(map(float, place))
    return None if point is None else (float(point.x), float(point.y))


def _tie_table(register, ties, buildings, grids, units):
    """A row for each row of the register, on a point in its building."""
    fields = [
        text_field("row_key"), whole_number_field("file_row"), text_field("address"), text_field("building_id"),
        text_field("method"), number_field("confidence"), text_field("state"),
    ]  # fmt: skip
    for place in range(1, _CANDIDATES + 1):
        fields += [text_field(f"candidate_{place}"), number_field(f"score_{place}")]
    fields += [text_field("entrance"), whole_number_field("floor"), text_field("room"),
               whole_number_field("dwellings"), whole_number_field("households")]  # fmt: skip
    ids = np.append(buildings.ids, "")
    columns = [register.keys, register.rows, register.addresses, ids[ties.buildings], ties.methods,
               ties.confidences.round(4), ties.states]  # fmt: skip
    for place in range(_CANDIDATES):
        columns += [ids[ties.candidates[:, place]], ties.candidate_scores[:, place].round(4)]
    floors = register.floors.astype(object)
    floors[register.floors == NO_FLOOR] = None
    columns += [register.entrances, floors, register.rooms, register.dwellings, register.households]
    for name, homes in (("grid_code", grids), ("unit_id", units)):
        if homes is not None:
            fields.append(text_field(name))
            columns.append(np.append(homes, "")[ties.buildings])
    places = np.append(inner_places(buildings.footprints), [[FAR, FAR]], axis=0)[ties.buildings]
    wkb = np.array(shapely.to_wkb(shapely.points(places)), dtype=object)
    wkb[places[:, 0] == FAR] = b""
    rows = [list(row) for row in zip(*(column.tolist() for column in columns), strict=True)]
    return OutputTable(table_fields(*fields), Qgis.WkbType.Point, rows, wkb.tolist())
