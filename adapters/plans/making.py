"""A plan file out of layers: units and their grids, laid on the district that they divide."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import Qgis, QgsFeatureRequest

from ...engine.gridding.editing.draft import Draft
from ...engine.gridding.editing.from_units import ground_of_units
from ...engine.gridding.editing.model import UNASSIGNED, GridRecord
from ...engine.gridding.findings import found, with_feature_ids
from ..gridding.describing import barrier_kind
from ..gridding.district import Layers, read_district
from ..gridding.known_grids import VOID, known_grids
from ..layers.fields import field_of, says_yes, texts_of
from ..layers.reading import AREA, LINE, read_table
from ..layers.unit_reading import LOCKED, read_units
from ..plan_file.creating import NewPlan
from ..running.progress import FeedbackProgress
from ..words.meanings import code_text

__all__ = ["PlanLayers", "plan_of_layers"]

# A finding lists no more codes than this.
_MOST_CODES = 10
_READ, _LAID = 20.0, 90.0


@dataclass(frozen=True)
class PlanLayers:
    """The layers of a plan as `adapters.layers.reading.Source`, and which fields hold what; '' and None for none.

    Attributes
    ----------
    units : Source with the field grid_code, and unit_id, community_code and locked where there
    district : Layers
    grids : Source with the field grid_code, and grid_name, kind, status and note where there
    building_id_field, street_name_field : str
    """

    units: object
    district: Layers
    grids: object = None
    building_id_field: str = ""
    street_name_field: str = ""


def plan_of_layers(layers, bands, profile, name, author, transform_context, feedback):
    """Read the layers and lay the ground under the units.

    Parameters
    ----------
    layers : PlanLayers
    bands : dict of str (kind) to Band
    profile : CodeProfile
    name, author : str, of the first scenario
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    NewPlan

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, _READ, _LAID)
    progress.report("reading", 0.0)
    reading = read_district(layers.district, transform_context, progress.cancelled)
    units = read_units(layers.units, reading.crs, transform_context, progress.cancelled)
    progress.report("blocks", 0.0)
    ground = ground_of_units(
        reading.district, units.polygons, units.ids, units.codes, units.communities, bands, progress.check
    )
    progress.report("writing", 1.0)
    known = known_grids(layers.grids)
    records, retired = _records(ground, known, units, units.kinds_among(bands), profile)
    findings = [with_feature_ids(finding, reading.feature_ids) for finding in ground.findings]
    if retired:
        listed = ", ".join(retired[:_MOST_CODES]) + (" …" if len(retired) > _MOST_CODES else "")
        findings.append(found("plan_grid_without_units", value=len(retired), count=len(retired), codes=listed))
    district, source = reading.district, layers.district
    names = reading.community_names
    barriers = [_Named.read(barrier, reading.crs, transform_context, progress.cancelled) for barrier in source.barriers]
    compounds = [source.compounds] if source.compounds is not None else []
    compounds = [_Named.read(one, reading.crs, transform_context, progress.cancelled) for one in compounds]
    progress.end_stage()
    progress.lock()
    return NewPlan(
        name=name,
        author=author,
        crs=reading.crs,
        draft=Draft(ground.fabric, ground.codes, records, profile),
        visible=ground.visible,
        bands=bands,
        communities=district.communities,
        community_codes=ground.row_codes,
        community_names=np.full(len(ground.row_codes), "", dtype=object) if names is None else names,
        community_kinds=ground.row_kinds,
        buildings=district.buildings,
        building_ids=_texts_of(source.buildings, layers.building_id_field, reading.feature_ids["buildings"], True),
        building_units=ground.building_units,
        building_households=district.households,
        streets=district.streets,
        street_names=_texts_of(source.streets, layers.street_name_field, reading.feature_ids.get("streets", [])),
        street_ranks=district.street_ranks,
        barriers=_joined(layer.geometries for layer in barriers),
        barrier_names=_joined(layer.names for layer in barriers),
        barrier_kinds=_joined(layer.kinds for layer in barriers),
        compounds=_joined(layer.geometries for layer in compounds),
        compound_names=_joined(layer.names for layer in compounds),
        findings=[*reading.findings, *findings],
        reasons={code: grid["reason"] for code, grid in known.items() if grid["reason"]},
    )


def _records(ground, known, units, kinds_of_units, profile):
    """A record for each grid of the units, and for each that is known and has none: that one is retired."""
    fabric, records = ground.fabric, {}
    places = {code: row for row, code in enumerate(fabric.community_codes)}
    kinds = dict(zip(ground.row_codes[::-1], ground.row_kinds[::-1], strict=True))  # the first of a code counts
    living = {code: int(fabric.units.communities[row]) for row, code in enumerate(ground.codes) if code != UNASSIGNED}
    for code in sorted({*living, *known}):
        grid = known.get(code, {})
        community = living.get(code)
        if community is None:
            community = next((row for own, row in places.items() if code.startswith(profile.stem(own))), 0)
        kind = grid.get("kind") or kinds_of_units.get(code) or kinds[fabric.community_codes[community]]
        number = profile.number(profile.stem(fabric.community_codes[community]), code)
        records[code] = GridRecord(
            code=code,
            name=grid.get("grid_name") or (code if number is None else profile.name(number)),
            community=community,
            kind=kind,
            locked=code in units.locked or says_yes(grid.get(LOCKED, "")),
            void=code not in living,
            note=grid.get("note", ""),
        )
    return records, [code for code in records if code not in living and known[code]["status"] != VOID]


class _Named(NamedTuple):
    """A layer of lines or areas with names where a field is called so, and what kind of thing they are."""

    geometries: np.ndarray
    names: np.ndarray
    kinds: np.ndarray

    @classmethod
    def read(cls, source, crs, transform_context, cancelled):
        field = field_of(source, _NAME_FIELDS)
        table = read_table(source, (AREA, LINE), crs, transform_context, [field] if field else [], cancelled)
        names = texts_of(table.columns.get(field, [None] * len(table.ids)))
        lines = shapely.get_dimensions(table.geometries) < 2
        kinds = [
            barrier_kind(source.name, name, line) for name, line in zip(names.tolist(), lines.tolist(), strict=True)
        ]
        return cls(table.geometries, names, np.array(kinds, dtype=object))


_NAME_FIELDS = ("name", "名称", "barrier_name", "compound_name")


def _joined(arrays):
    return np.concatenate([np.empty(0, dtype=object), *arrays])


def _texts_of(source, field_name, feature_ids, fall_back_on_id=False):
    """A field's texts in the order of some features; without a field, '' or the features' ids."""
    if source is None or not field_name:
        texts = [str(feature) if fall_back_on_id else "" for feature in feature_ids]
        return np.array(texts, dtype=object)
    request = QgsFeatureRequest().setFlags(Qgis.FeatureRequestFlag.NoGeometry)
    texts = {feature.id(): code_text(feature[field_name]) for feature in source.features(request)}
    return np.array([texts.get(int(feature), "") for feature in feature_ids], dtype=object)
