"""The whole way of a comparison: two plans and their buildings in, who moves, codes and scores out."""

from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.arrangement import first_container
from ...engine.gridding.checking.comparison import compare_grids
from ...engine.gridding.checking.grid_layer import areal
from ...engine.gridding.checking.measures import Measures, measure_grids
from ...engine.gridding.inner_places import counted, inner_places
from ...engine.gridding.intake import tidy
from ...engine.gridding.model import District
from ..layers.crs import choose_crs
from ..layers.fields import field_of
from ..layers.grid_reading import read_grids
from ..layers.households import households_of
from ..layers.reading import AREA, LINE, POINT, read_table
from ..layers.writing import OutputTable, table_fields
from ..running.progress import FeedbackProgress
from ..running.qgis_version import number_field, text_field, whole_number_field
from ..words.meanings import code_text, kinds_of, street_ranks_of
from .checking import measure_names
from .district import Layers

__all__ = ["Compared", "ComparisonLayers", "compare_layers"]

_READ, _COMPARED = 40.0, 95.0

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ComparisonLayers:
    """Two plans and, where given, units as `adapters.layers.reading.Source`, and the district."""

    before: object
    after: object
    district: Layers
    units: object = None


class Compared(NamedTuple):
    """The three tables, the comparison, and the CRS of what moved."""

    changes: OutputTable
    codes: OutputTable
    scores: OutputTable
    comparison: object
    crs: object


def compare_layers(layers, rules, transform_context, feedback):
    """Read two plans and compare them.

    Parameters
    ----------
    layers : ComparisonLayers
    rules : engine.gridding.model.Rules
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Compared

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, _READ, _COMPARED)
    progress.report("reading", 0.0)
    crs = choose_crs(layers.before.name, layers.before.crs, layers.before.extent, transform_context)

    def read(source, types, *names):
        return read_table(source, types, crs, transform_context, sorted({*names} - {""}), progress.cancelled)

    before, after = (
        read_grids(source, crs, transform_context, cancelled=progress.cancelled).layer
        for source in (layers.before, layers.after)
    )
    given = layers.district
    buildings = read(given.buildings, (AREA, POINT), given.households_field)
    households = households_of(buildings.columns[given.households_field])[0]
    district = _district(given, read, before, buildings, households)
    progress.report("comparing", 0.0)
    if layers.units is None:
        things, ids, people, counts = buildings.geometries, buildings.ids, households, None
    else:
        things, ids, people, counts = _units(layers.units, read, buildings, households)
    comparison = compare_grids(before, after, things, people, counts)
    progress.check()
    progress.report("measuring", 0.3)
    measures = measure_grids(before, district, rules)
    progress.check()
    progress.report("measuring", 0.6)
    both = measures, measure_grids(after, district, rules)
    progress.end_stage()
    progress.lock()
    scores = _scores(*both, comparison, given.communities is not None)
    return Compared(_changes(comparison, things, ids, people), _codes(comparison), scores, comparison, crs)


def _district(layers, read, before, buildings, households):
    """What both plans are measured by; without communities, the ground of the plan before is one."""
    nothing = np.empty(0, dtype=object)
    if layers.communities is None:
        communities, kinds = np.array([shapely.union_all(areal(before.shapes))], dtype=object), ["urban"]
    else:
        kind = layers.community_kind_field
        table = read(layers.communities, (AREA,), kind)
        communities = table.geometries
        kinds = kinds_of([code_text(value) for value in table.columns[kind]] if kind else [""] * len(table.ids))
    streets, ranks = nothing, np.empty(0, dtype=int)
    if layers.streets is not None:
        table = read(layers.streets, (LINE,), layers.street_class_field)
        streets = table.geometries
        ranks = street_ranks_of(table.columns.get(layers.street_class_field, [None] * len(streets)))[0]
    barriers = np.concatenate([nothing, *(read(source, (AREA, LINE)).geometries for source in layers.barriers)])
    codes = np.full(len(communities), "", dtype=object)
    district = District(
        communities, codes, np.asarray(kinds, dtype=object), buildings.geometries, households, streets, ranks, barriers
    )
    return tidy(district)[0]


def _units(source, read, buildings, households):
    """Units with the households and the number of the buildings whose inner point lies in them."""
    id_field = field_of(source, ("unit_id",))
    table = read(source, (AREA,), id_field)
    unit = first_container(inner_places(buildings.geometries), table.geometries)
    people, counts = counted(unit, households, len(table.ids))
    ids = np.array([int(value) for value in table.columns[id_field]]) if id_field else table.ids
    return table.geometries, ids, people, counts


def _changes(comparison, things, ids, people):
    """A row for each building or unit that moved, in the order of their ids."""
    rows = np.flatnonzero(comparison.moved)
    rows = rows[np.argsort(ids[rows], kind="stable")]
    values = [
        [int(ids[row]), str(comparison.before[row]), str(comparison.after[row]), int(people[row])] for row in rows
    ]
    names = (whole_number_field("unit_id"), text_field("from_code"), text_field("to_code"),
             whole_number_field("households"))  # fmt: skip
    flat = (shapely.get_dimensions(things) == 2).any()
    several = (shapely.get_num_geometries(things) > 1).any() if flat else False
    wkb_type = Qgis.WkbType.MultiPolygon if several else Qgis.WkbType.Polygon if flat else Qgis.WkbType.Point
    return OutputTable(table_fields(*names), wkb_type, values, shapely.to_wkb(things[rows]).tolist())


def _codes(comparison):
    """Which code becomes which."""
    names = (text_field("from_code"), text_field("to_code"), whole_number_field("households"),
             whole_number_field("buildings"), number_field("share"))  # fmt: skip
    rows = [[one.before, one.after, one.households, one.buildings, round(one.share, 4)] for one in comparison.codes]
    return OutputTable(table_fields(*names), Qgis.WkbType.NoGeometry, rows, [b""] * len(rows))


def _scores(before, after, comparison, with_communities):
    """Each measure before, after and the difference; what moved has a difference only."""
    names = (text_field("measure"), text_field("name"), number_field("before"), number_field("after"),
             number_field("change"))  # fmt: skip
    needs_communities = {"straddling", "gap_m2", "outside_m2", "least_out_of_band"}
    words, rows = measure_names(), []
    for one in fields(Measures):
        if with_communities or one.name not in needs_communities:
            old, new = float(getattr(before, one.name)), float(getattr(after, one.name))
            known = old == old and new == new
            rows.append([one.name, words[one.name], *_numbers(old, new), round(new - old, 6) if known else None])
    for name, words_of_it, value in (
        ("moved_households", translate("Measures", "Households that move"), comparison.moved_households),
        ("moved_share", translate("Measures", "Households that move, share"), round(comparison.moved_share, 6)),
        ("moved_buildings", translate("Measures", "Buildings that move"), comparison.moved_buildings),
        ("codes_gone", translate("Measures", "Codes that go"), len(comparison.gone)),
        ("codes_new", translate("Measures", "Codes that are new"), len(comparison.new)),
        ("codes_touched", translate("Measures", "Grids that stay and change"), len(comparison.touched)),
    ):
        rows.append([name, words_of_it, None, None, float(value)])
    return OutputTable(table_fields(*names), Qgis.WkbType.NoGeometry, rows, [b""] * len(rows))


def _numbers(*values):
    return [round(value, 6) if value == value else None for value in values]
