"""The whole way of a check of buildings: those of a plan, or layers, in; findings with their building out."""

import json
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis, QgsFeatureRequest, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.arrangement import first_container
from ...engine.gridding.findings import found
from ...engine.gridding.inner_places import inner_places
from ...engine.premises.checking.check import check_premises
from ...engine.premises.checking.model import Premises
from ...engine.premises.estimating.estimate import estimate_households
from ...engine.premises.estimating.floors import filled_floors
from ...engine.premises.estimating.kinds import kinds_of, row_of_use
from ...engine.premises.estimating.stock import NO_KIND, Assumptions, Stock
from ...engine.premises.model import addresses_of, dwellings_of
from ..layers.crs import choose_crs
from ..layers.fields import texts_of
from ..layers.grid_reading import read_grids
from ..layers.households import households_of
from ..layers.reading import AREA, POINT, read_table
from ..layers.writing import finding_table
from ..running.progress import FeedbackProgress
from ..running.qgis_version import text_field
from ..words.use_words import use_table
from .reading import (
    ADDRESS_ROLES,
    BUILDING_ROLES,
    ENTRANCE_ROLES,
    fields_guessed,
    read_addresses_of,
    read_buildings_of,
    read_entrances_of,
)

__all__ = ["CheckLayers", "PremisesCheck", "check_premises_layers", "check_premises_of"]

_READ, _LIKELY, _CHECKED = 15.0, 60.0, 95.0
_SEVERITIES = ("error", "warning", "note")

# Enough for an interval that only tells what is far outside it.
_DRAWS = 100

translate = QCoreApplication.translate


@dataclass(frozen=True)
class CheckLayers:
    """What is given: adapters.layers.reading.Source or None; fields are guessed but for those named, '' for none."""

    buildings: object
    households_field: str = ""
    code_field: str = ""
    addresses: object = None
    entrances: object = None
    communities: object = None
    community_code_field: str = ""
    grids: object = None


class PremisesCheck(NamedTuple):
    """Findings as a table, how many of each severity, and the CRS of the places."""

    table: object
    counts: dict
    crs: object


def check_premises_of(premises, communities, crs, transform_context, feedback):
    """Check the buildings of an open plan; this may run in another thread.

    Parameters
    ----------
    premises : engine.premises.checking.model.Premises, as `premises_of` puts it together
    communities : adapters.layers.reading.Source of the plan's communities
    crs : QgsCoordinateReferenceSystem of the plan
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    PremisesCheck

    Raises
    ------
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, 0.0, _READ)
    progress.report("reading", 0.0)
    table = read_table(communities, (AREA,), crs, transform_context, ["community_code"], progress.cancelled)
    codes = texts_of(table.columns["community_code"])
    return _checked(replace(premises, areas=table.geometries, area_codes=codes), crs, feedback)


def check_premises_layers(layers, transform_context, feedback):
    """Read layers and check what they say of buildings.

    Parameters
    ----------
    layers : CheckLayers
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    PremisesCheck

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, 0.0, _READ)
    progress.report("reading", 0.0)
    source, stop = layers.buildings, progress.cancelled
    if not source.count:
        raise QgsProcessingException(
            translate("District", "The layer {layer} has no features.").format(layer=source.name)
        )
    first = layers.communities or source
    crs = choose_crs(first.name, first.crs, first.extent, transform_context)
    fields = fields_guessed(source, BUILDING_ROLES, {"code": layers.code_field})
    buildings, own_addresses = read_buildings_of(source, fields, crs, transform_context, stop)
    buildings = _with_households(source, layers.households_field, buildings, crs, transform_context, stop)
    addresses = own_addresses or addresses_of([])
    if layers.addresses is not None:
        of_addresses = fields_guessed(layers.addresses, ADDRESS_ROLES)
        addresses = read_addresses_of(layers.addresses, of_addresses, buildings, crs, transform_context, stop)
    dwellings = dwellings_of([])
    if layers.entrances is not None:
        of_entrances = fields_guessed(layers.entrances, ENTRANCE_ROLES)
        dwellings = read_entrances_of(layers.entrances, of_entrances, buildings, crs, transform_context, stop)
    areas, codes = _communities(layers, crs, transform_context, stop)
    inner = inner_places(buildings.footprints)
    communities = np.append(codes, "")[first_container(inner, areas)].astype(object)
    grids = np.full(len(buildings), "", dtype=object)
    if layers.grids is not None:
        drawn = read_grids(layers.grids, crs, transform_context, cancelled=stop).layer
        grids = np.append(drawn.codes, "")[first_container(inner, drawn.shapes)].astype(object)
    if not len(areas) and layers.grids is None:
        communities[:] = "–"  # nobody said where communities are: no building is outside all of them
    premises = Premises(buildings, addresses, dwellings, [], communities, grids, areas, codes)
    placeless = _placeless(source, fields.get("code"), layers.households_field, crs, transform_context, stop)
    return _checked(premises, crs, feedback, placeless)


def _checked(premises, crs, feedback, placeless=()):
    estimating = FeedbackProgress(feedback, _READ, _LIKELY)
    premises = replace(premises, likely=_likely(premises, estimating))
    estimating.end_stage()
    progress = FeedbackProgress(feedback, _LIKELY, _CHECKED)
    findings = [*placeless, *check_premises(premises, progress=progress)]
    progress.end_stage()
    progress.lock()
    findings = [replace(one, community_code="") if one.community_code == "–" else one for one in findings]
    counts = {severity: sum(one.severity == severity for one in findings) for severity in _SEVERITIES}
    return PremisesCheck(_table(findings), counts, crs)


def _table(findings):
    """A table of findings with two more columns: the building's id, and all numbers as JSON, for what mends it."""
    table = finding_table(findings)
    for name in ("building_id", "detail"):
        table.fields.append(text_field(name))
    for row, finding in zip(table.rows, findings, strict=True):
        building = str(finding.numbers.get("building", ""))
        row.extend((building, json.dumps(finding.numbers, ensure_ascii=False, default=str)))
    return table


def _likely(premises, progress):
    """What floors and use make likely, each community held to what its buildings count: (low, high)."""
    buildings = premises.buildings
    extents = np.nan_to_num(shapely.area(buildings.footprints))
    words, place = np.unique(buildings.uses.astype(str), return_inverse=True)
    rows = np.array([row_of_use(str(word), use_table()) for word in words], dtype=int)[place]
    lived_in = np.append([one.lived_in for one in use_table()], False)[rows] & premises.there
    floors = np.where(buildings.floors > 0, buildings.floors, np.nan).astype(float)
    codes, home = np.unique(premises.community_codes.astype(str), return_inverse=True)
    totals = np.bincount(home, buildings.households * lived_in, minlength=len(codes)).astype(float)
    unknown = np.full(len(buildings), np.nan)
    kinds = np.where(lived_in, rows, NO_KIND)
    stock = Stock(extents, floors, kinds, np.where(premises.there[:, None], premises.places, 0.0), home, unknown)
    stock = replace(stock, floors=filled_floors(stock))
    kinds, kind = kinds_of(kinds, use_table(), extents, stock.floors, parcels=False)
    nowhere = np.full(len(buildings), -1)
    beliefs = Assumptions(level=0.98, draws=_DRAWS)
    estimate = estimate_households(
        replace(stock, kinds=kind), kinds, totals, nowhere, beliefs=beliefs, progress=progress
    )  # fmt: skip
    told = kind != NO_KIND
    return np.where(told, estimate.low, np.nan), np.where(told, estimate.high, np.nan)


def _with_households(source, field, buildings, crs, transform_context, cancelled):
    """The buildings with the households of a field, guessed where none is chosen."""
    chosen = _households_field(source, field)
    if not chosen:
        return buildings
    table = read_table(source, (AREA, POINT), crs, transform_context, [chosen], cancelled)
    return replace(buildings, households=households_of(table.columns[chosen])[0])


def _households_field(source, field):
    return fields_guessed(source, ("households",), {"households": field}).get("households")


def _placeless(source, code, field, crs, transform_context, cancelled):
    """Findings on the features of a layer that are nowhere on the map, which no reading of buildings has."""
    lost = read_table(source, (AREA, POINT), crs, transform_context, (), cancelled).lost
    if not lost:
        return []
    field = _households_field(source, field)
    request = QgsFeatureRequest(lost).setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    rows = [[row.attribute(name) if name else None for name in (code, field)] for row in source.features(request)]
    codes, held = texts_of([row[0] for row in rows]), households_of([row[1] for row in rows])[0].tolist()
    return [
        found("building_without_ground", value=households, building=str(building), households=households)
        for building, households in zip(codes, held, strict=True)
    ]


def _communities(layers, crs, transform_context, cancelled):
    """The communities' areas, and their codes: a number where there is none."""
    if layers.communities is None:
        return np.zeros(0, dtype=object), np.zeros(0, dtype=object)
    field = layers.community_code_field
    names = [field] if field else []
    table = read_table(layers.communities, (AREA,), crs, transform_context, names, cancelled)
    numbers = [f"{number:03d}" for number in range(1, len(table.ids) + 1)]
    codes = texts_of(table.columns[field]) if field else np.array(numbers, dtype=object)
    return table.geometries, np.where(codes == "", numbers, codes).astype(object)
