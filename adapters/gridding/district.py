"""Put a district together from the layers that a person chose, and list what was wrong with them."""

from dataclasses import dataclass, field

import numpy as np
from qgis.core import QgsFeatureRequest, QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.findings import found
from ...engine.gridding.model import District
from ..layers.crs import choose_crs
from ..layers.reading import AREA, refuse_other_types
from ..words.meanings import kinds_of
from .layer_reader import NOTHING, LayerReader, column_texts, crs_name, refuse_without_area

__all__ = ["Layers", "Reading", "Surroundings", "read_district", "read_surroundings"]

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Layers:
    """The layers of a district (`adapters.layers.reading.Source`) and which fields hold what; '' and None for none."""

    communities: object = None
    buildings: object = None
    households_field: str = ""
    community_code_field: str = ""
    community_name_field: str = ""
    community_kind_field: str = ""
    streets: object = None
    street_class_field: str = ""
    barriers: list = field(default_factory=list)
    compounds: object = None
    locked: object = None


@dataclass(frozen=True)
class Reading:
    """A district as it was read.

    Attributes
    ----------
    district : engine.gridding.model.District
    crs : QgsCoordinateReferenceSystem of the district
    community_names : (c,) array of str, or None where no field was given
    feature_ids : dict of str to array of int, by role: the layer's feature id for each row of the district
    findings : list of Finding
    """

    district: District
    crs: object
    community_names: np.ndarray
    feature_ids: dict
    findings: list


@dataclass(frozen=True)
class Surroundings:
    """What lies round grids: arrays of geometries, and findings.

    Attributes
    ----------
    barriers, streets : arrays of lines, and areas among the barriers
    street_ranks : (s,) array of int
    locked, locked_codes : (k,) arrays of Polygon and of str, the grids that stay as they are
    findings : list of Finding
    """

    barriers: np.ndarray
    streets: np.ndarray
    street_ranks: np.ndarray
    locked: np.ndarray
    locked_codes: np.ndarray
    findings: list


def read_surroundings(layers, crs, own_crs, transform_context, cancelled=lambda: False):
    """Read the barriers, streets and locked grids of some Layers, each where there is one.

    Parameters
    ----------
    layers : Layers
    crs, own_crs : QgsCoordinateReferenceSystem, to read into, and of the layer that it was chosen for
    transform_context, cancelled : as of `read_district`, with its errors

    Returns
    -------
    Surroundings
    """
    reader = LayerReader(crs, own_crs, transform_context, cancelled)
    streets, ranks = reader.streets(layers) if layers.streets is not None else (NOTHING, np.empty(0, dtype=np.int64))
    locked, locked_codes = reader.locked(layers.locked)
    return Surroundings(reader.barriers(layers.barriers), streets, ranks, locked, locked_codes, reader.findings)


def read_district(layers, transform_context, cancelled=lambda: False):
    """Read all layers into one metric CRS.

    Buildings, streets, barriers and compounds are sorted by what they are, so that a plan does not depend on the
    order in which a layer lists them. Communities keep their order: where two overlap, the first one has the ground.

    Parameters
    ----------
    layers : Layers
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Returns
    -------
    Reading

    Raises
    ------
    QgsProcessingException
        With a sentence that names the layer which cannot be used.
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    for source in (layers.communities, layers.buildings):
        _refuse_empty(source)
    source = layers.communities
    refuse_other_types(source, (AREA,))
    if source.extent.isNull():
        refuse_without_area(source.name)
    crs = choose_crs(source.name, source.crs, source.extent, transform_context)
    reader = LayerReader(crs, source.crs, transform_context, cancelled)
    if crs != source.crs:
        reader.findings.append(found("crs_chosen", crs=crs_name(crs)))

    communities = reader.communities(layers)
    buildings, households = reader.buildings(layers)
    streets, street_ranks = reader.streets(layers)
    barriers = reader.barriers(layers.barriers)
    compounds = reader.compounds(layers.compounds)
    locked, locked_codes = reader.locked(layers.locked)
    district = District(
        communities=communities.geometries,
        community_codes=column_texts(communities, layers.community_code_field),
        community_kinds=kinds_of(column_texts(communities, layers.community_kind_field)),
        buildings=buildings,
        households=households,
        streets=streets,
        street_ranks=street_ranks,
        barriers=barriers,
        compounds=compounds,
        locked=locked,
        locked_codes=locked_codes,
    )
    names = column_texts(communities, layers.community_name_field) if layers.community_name_field else None
    return Reading(district, crs, names, reader.feature_ids, reader.findings)


def _refuse_empty(source):
    if next(iter(source.features(QgsFeatureRequest().setLimit(1))), None) is None:
        raise QgsProcessingException(
            translate("District", "The layer {layer} has no features.").format(layer=source.name)
        )
