"""The whole way of an estimate: buildings, communities and grids in, households with intervals and findings out."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis, QgsFields, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.arrangement import first_container
from ...engine.gridding.checking.grid_layer import areal
from ...engine.gridding.findings import found
from ...engine.gridding.inner_places import inner_places
from ...engine.gridding.intake import place_in
from ...engine.premises.estimating.estimate import estimate_households
from ...engine.premises.estimating.floors import filled_floors
from ...engine.premises.estimating.kinds import kinds_of, row_of_use
from ...engine.premises.estimating.stock import NO_KIND, Assumptions, Stock
from ..layers.crs import choose_crs
from ..layers.fields import index_of
from ..layers.grid_reading import read_grids
from ..layers.households import HUGE, numbers_of
from ..layers.personal_fields import blank_cells, personal_fields, without_persons
from ..layers.reading import AREA, read_table
from ..layers.writing import OutputTable, finding_table, table_fields
from ..running.progress import FeedbackProgress
from ..running.qgis_version import number_field, text_field, whole_number_field
from ..words.meanings import code_text
from ..words.use_words import use_table
from .reading import fields_guessed

__all__ = ["EstimateLayers", "EstimateResult", "Ground", "estimate_layers"]

_READ, _DONE = 20.0, 95.0

# Buildings leave room between them; polygons that cover more of the ground than this are parcels.
_PARCELS = 0.5

_WORDS = 8
"""How many unknown words are named."""

# No building is higher, no community larger.
_MOST_FLOORS, _MOST_IN_COMMUNITY = 200, 100 * HUGE

_NEW = ("households_estimated", "low", "high", "method")

translate = QCoreApplication.translate


class Ground:
    """What the polygons of buildings are."""

    AUTO, FOOTPRINTS, PARCELS = "automatic", "footprints", "parcels"


@dataclass(frozen=True)
class EstimateLayers:
    """What is given: adapters.layers.reading.Source or None, and the names of fields, '' to guess or for none."""

    buildings: object
    floors_field: str = ""
    use_field: str = ""
    households_field: str = ""
    communities: object = None
    total_field: str = ""
    grids: object = None


class EstimateResult(NamedTuple):
    """The three tables (that of grids None without grids), how many grids could flip, and the CRS."""

    buildings: OutputTable
    grids: OutputTable
    findings: OutputTable
    flips: int
    crs: object


def estimate_layers(layers, rules, ground, level, transform_context, feedback):
    """Read the layers and estimate households.

    Parameters
    ----------
    layers : EstimateLayers
    rules : engine.gridding.model.Rules, the limits by kind of grid, and the seed
    ground : str, of `Ground`
    level : float, the share of cases that an interval is to hold
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    EstimateResult

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, 0.0, _READ)
    progress.report("reading", 0.0)
    for source in filter(None, (layers.buildings, layers.communities, layers.grids)):
        if not source.count:
            said = translate("District", "The layer {layer} has no features.")
            raise QgsProcessingException(said.format(layer=source.name))
    first = layers.communities or layers.buildings
    crs = choose_crs(first.name, first.crs, first.extent, transform_context)
    fields = [field.name() for field in layers.buildings.fields]
    table = read_table(layers.buildings, (AREA,), crs, transform_context, fields, progress.cancelled)
    areas, totals, unlikely = _communities(layers, crs, transform_context, progress.cancelled)
    grids = layers.grids and read_grids(layers.grids, crs, transform_context, cancelled=progress.cancelled)
    progress.end_stage()
    stock, kinds, beliefs, told = _stock(layers, table, areas, ground)
    grid_areas = areal(grids.layer.shapes) if grids else np.zeros(0, dtype=object)
    inner = inner_places(table.geometries)
    groups = first_container(inner, grid_areas) if grids else np.full(len(stock), -1)
    estimating = FeedbackProgress(feedback, _READ, _DONE)
    beliefs = replace(beliefs, level=level)
    estimate = estimate_households(stock, kinds, totals, groups, len(grid_areas), rules.seed, beliefs, estimating)
    told = [*unlikely, *told, *_of_communities(totals, estimate, areas)]
    if grids:
        band = _limits(grids.layer, rules)
        told += _of_grids(grids.layer, grid_areas, estimate.groups, band)
    personal = personal_fields(table.columns)
    told += blank_cells(table.name, {name: values for name, values in table.columns.items() if name not in personal})
    if personal:
        numbers = {"columns": ", ".join(personal), "count": len(personal), "reason": "header"}
        told.append(found("register_personal_dropped", value=len(personal), layer=table.name, **numbers))
    estimating.end_stage()
    estimating.lock()
    return EstimateResult(
        _building_table(layers.buildings, table, estimate, personal),
        _grid_table(grids.layer, grid_areas, estimate.groups, band) if grids else None,
        finding_table(told),
        int(estimate.groups.could_flip(*band).sum()) if grids else 0,
        crs,
    )


def _communities(layers, crs, transform_context, cancelled):
    """The communities' areas, their totals, nan where not known, and those that cannot be."""
    if layers.communities is None:
        return np.zeros(0, dtype=object), np.zeros(0), []
    names = [layers.total_field] if layers.total_field else []
    for name in names:
        index_of(layers.communities, name)
    table = read_table(layers.communities, (AREA,), crs, transform_context, names, cancelled)
    told = []
    totals = _likely(table, names[0] if names else "", _MOST_IN_COMMUNITY, told)
    return table.geometries, np.where(totals >= 0, totals, np.nan), told


def _likely(table, name, most, told):
    """The numbers of a column, nan where there are none; what is over the most is none, and told."""
    if not name:
        return np.full(len(table.ids), np.nan)
    numbers = numbers_of(table.columns[name])
    over = np.flatnonzero(numbers > most)
    if len(over):
        said = {"layer": table.name, "column": name, "most": most, "count": len(over), "first": int(table.ids[over[0]])}
        told.append(found("estimate_numbers_unlikely", value=len(over), **said))
    return np.where(numbers > most, np.nan, numbers)


def _stock(layers, table, areas, ground):
    """The buildings as the engine takes them, their kinds, what is believed of them, and what is to be told."""
    chosen = {"floors": layers.floors_field, "use": layers.use_field, "households": layers.households_field}
    guessed = fields_guessed(layers.buildings, ("floors", "use"), chosen)
    size = len(table.ids)
    blank = [None] * size
    told = []
    floors = _likely(table, guessed.get("floors", ""), _MOST_FLOORS, told)
    known = _likely(table, layers.households_field, HUGE, told)
    uses = [code_text(value) for value in (table.columns[guessed["use"]] if "use" in guessed else blank)]
    words, place = np.unique(np.array(uses, dtype=object).astype(str), return_inverse=True)
    rows = np.array([row_of_use(str(word), use_table()) for word in words], dtype=int)[place]
    extents = shapely.area(table.geometries)
    covered = _covered(extents, table.geometries, areas)
    parcels = covered > _PARCELS if ground == Ground.AUTO else ground == Ground.PARCELS
    beliefs = Assumptions.of_parcels() if parcels else Assumptions()
    inner = inner_places(table.geometries)
    home = first_container(inner, areas) if len(areas) else np.full(size, -1)
    if parcels and ground == Ground.AUTO:
        told.append(found("estimate_of_parcels", layer=table.name, percent=min(100.0 * covered, 100.0)))
    places = np.asarray(inner)
    stock = Stock(extents, floors, np.zeros(size, dtype=int), places, home, np.where(known >= 0, known, np.nan))
    lived_in = np.array([one.lived_in for one in use_table()])[rows] & (rows != NO_KIND)
    stock = replace(stock, kinds=np.where(lived_in, rows, NO_KIND))
    heights = filled_floors(stock)
    kinds, kind = kinds_of(rows, use_table(), extents, heights, parcels)
    told += _about_input(table, uses, rows, lived_in & ~(floors > 0), home, bool(len(areas)))
    return replace(stock, floors=heights, kinds=kind), kinds, beliefs, told


def _covered(extents, geometries, areas):
    """The share of the ground that the polygons cover: of the communities, else of the hull round all."""
    whole = shapely.area(areas).sum() if len(areas) else shapely.area(shapely.convex_hull(shapely.union_all(
        shapely.envelope(geometries))))  # fmt: skip
    return float(extents.sum() / max(whole, 1.0))


def _about_input(table, uses, rows, without_floors, home, communities):
    """What is to be told of the buildings as they came."""
    strange = [text for text, row in zip(uses, rows, strict=True) if row == NO_KIND]
    if strange:
        words, counts = np.unique(strange, return_counts=True)
        named = tuple(without_persons(words[np.argsort(-counts, kind="stable")].tolist())[:_WORDS])
        numbers = {"layer": table.name, "words": named, "count": len(strange)}
        yield found("estimate_uses_unknown", value=len(strange), **numbers)
    for check, astray in (
        ("estimate_floors_filled", without_floors),
        ("estimate_without_community", (home < 0) & communities),
    ):
        if astray.any():
            first = int(np.flatnonzero(astray)[0])
            numbers = {"count": int(astray.sum()), "first": int(table.ids[first])}
            if check == "estimate_floors_filled":
                numbers["layer"] = table.name
            yield found(check, value=numbers["count"], place=place_in(table.geometries[first]), **numbers)


def _of_communities(totals, estimate, areas):
    """Totals that the buildings cannot hold, or that are less than what is known of them."""
    for community in np.flatnonzero(~np.isnan(totals)):
        missed = int(np.rint(estimate.missed[community]))
        if missed == 0:
            continue
        place, total = place_in(areas[community]), int(totals[community])
        if missed < 0:
            numbers = {"total": total, "told": total - missed, "excess": -missed}
            yield found("estimate_over_total", value=-missed, place=place, **numbers)
        else:
            numbers = {"total": total, "told": total - missed, "short": missed}
            yield found("estimate_under_total", value=missed, place=place, **numbers)


def _limits(layer, rules):
    """The least and most households of each grid by its kind: two (g,) arrays of int."""
    bands = [rules.bands.get(kind, rules.bands["urban"]) for kind in layer.kinds]
    return tuple(np.array([(band.minimum, band.maximum) for band in bands], dtype=np.int64).reshape(-1, 2).T)


def _of_grids(layer, areas, sums, band):
    """The grids of which it is not sure whether they are within the limits."""
    minimum, maximum = band
    for row in np.flatnonzero(sums.could_flip(minimum, maximum)):
        yield found(
            "grid_could_flip",
            grid_code=layer.codes[row],
            community_code=layer.community_codes[row],
            value=sums.counts[row],
            place=place_in(areas[row]),
            estimate=int(sums.counts[row]),
            low=int(np.rint(sums.low[row])),
            high=int(np.rint(sums.high[row])),
            minimum=int(minimum[row]),
            maximum=int(maximum[row]),
        )


def _building_table(source, table, estimate, personal):
    """The buildings with their own fields but for those about persons, and what was estimated."""
    fields, kept = QgsFields(), []
    for field in source.fields:
        if field.name().lower() not in (*_NEW, "fid") and field.name() not in personal:
            fields.append(field)
            kept.append(table.columns[field.name()])
    for new in (whole_number_field(_NEW[0]), number_field(_NEW[1]), number_field(_NEW[2]), text_field(_NEW[3])):
        fields.append(new)
    low, high = np.round(estimate.low, 1).tolist(), np.round(estimate.high, 1).tolist()
    columns = [*kept, estimate.counts.tolist(), low, high, estimate.methods.tolist()]
    shapes = shapely.get_num_geometries(table.geometries)
    wkb_type = Qgis.WkbType.MultiPolygon if (shapes > 1).any() else Qgis.WkbType.Polygon
    rows = [list(values) for values in zip(*columns, strict=True)]
    return OutputTable(fields, wkb_type, rows, shapely.to_wkb(table.geometries).tolist())


def _grid_table(layer, areas, sums, band):
    """A row a grid."""
    fields = table_fields(
        text_field("grid_code"), text_field("grid_name"), text_field("community_code"),
        whole_number_field("estimate"), whole_number_field("low"), whole_number_field("high"),
        text_field("status"), whole_number_field("could_flip"), number_field("in_band_percent"),
    )  # fmt: skip
    flips, chances = sums.could_flip(*band), np.round(100 * sums.chance_within(*band), 1).tolist()
    rows = []
    for row, code in enumerate(layer.codes):
        count = int(sums.counts[row])
        low, high = int(np.rint(sums.low[row])), int(np.rint(sums.high[row]))
        status = "under" if count < band[0][row] else "over" if count > band[1][row] else "in_band"
        rows.append([
            str(code), str(layer.names[row]), str(layer.community_codes[row]), count, low, high, status,
            int(flips[row]), chances[row],
        ])  # fmt: skip
    several = (shapely.get_num_geometries(areas) > 1).any()
    wkb_type = Qgis.WkbType.MultiPolygon if several else Qgis.WkbType.Polygon
    return OutputTable(fields, wkb_type, rows, shapely.to_wkb(areas).tolist())
