"""How far the clocks of a city are ahead of UTC: as the plan says in which one of its layers lies."""

import json
from pathlib import Path

from qgis.core import Qgis, QgsDataSourceUri, QgsFeatureRequest, QgsProject, QgsProviderRegistry, QgsVectorLayer

from ..plan_file.schema import is_plan
from ..words.moments import CHINA, offset_of
from .deadlines import event_profile

__all__ = ["clock_of_layers", "clock_of_plan", "plan_of_layers", "plan_of_project"]

_FILE, _DATABASE = "ogr", "postgres"
_SCHEMA = "community_grids"  # of plans that are shared
_DISTRICT = "district_id"


def clock_of_layers(layers):
    """The clock of the plan in which layers lie: `clock_of_plan` of `plan_of_layers`."""
    return clock_of_plan(plan_of_layers(layers))


def clock_of_plan(plan):
    """The clock of a plan.

    Parameters
    ----------
    plan : (str, str), as of `plan_of_layers`, or None

    Returns
    -------
    int, minutes ahead of UTC; `CHINA` where there is no plan, or it says nothing

    Raises
    ------
    QgsProcessingException
        The profile of a plan file cannot be read; the sentence says why.
    """
    if plan is None:
        return CHINA
    provider, place = plan
    return offset_of(event_profile(place) if provider == _FILE else _shared_profile(place))


def plan_of_layers(layers):
    """The first plan in which one of several layers lies.

    Parameters
    ----------
    layers : iterable of QgsMapLayer or None, that which matters most first; call this in their own thread

    Returns
    -------
    (str, str), the provider, and the plan file or where the shared database is; None where none lies in a plan
    """
    places = dict.fromkeys(_place_of(layer) for layer in layers if layer is not None)
    return next((place for place in places if place and (place[0] == _DATABASE or is_plan(place[1]))), None)


def plan_of_project(project: QgsProject, first=()):
    """The first plan in which a layer of a project lies, those of `first` before all others; as `plan_of_layers`."""
    return plan_of_layers([*first, *(node.layer() for node in project.layerTreeRoot().findLayers())])


def _place_of(layer):
    """The provider, with the GeoPackage that holds a layer or the source of one in a shared database; else None."""
    provider, source = layer.providerType(), layer.source()
    if provider == _DATABASE:
        return (provider, source) if QgsDataSourceUri(source).schema() == _SCHEMA else None
    file = QgsProviderRegistry.instance().decodeUri(provider, source).get("path") or ""
    return (provider, file) if provider == _FILE and Path(file).suffix.lower() == ".gpkg" else None


def _shared_profile(source):
    """What the shared database says of the events of the district of a layer: dict, empty where it says nothing.

    A layer of several districts has the profile of the first one.
    """
    layer = QgsVectorLayer(source, "layer", _DATABASE)
    place = layer.fields().lookupField(_DISTRICT)
    districts = sorted(layer.uniqueValues(place)) if place >= 0 else []
    uri = QgsDataSourceUri(source)
    uri.setDataSource(_SCHEMA, "profile", "", "key = 'events'", "")
    uri.setWkbType(Qgis.WkbType.NoGeometry)
    profiles = QgsVectorLayer(uri.uri(False), "profile", _DATABASE)
    told = {row[_DISTRICT]: row["value"] for row in profiles.getFeatures(QgsFeatureRequest())} if districts else {}
    try:
        read = json.loads(told.get(districts[0], "{}")) if districts else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
