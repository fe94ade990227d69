"""How far the clocks of a city are ahead of UTC: as the plan file says in which one of its layers lies."""

from pathlib import Path

from qgis.core import QgsProject, QgsProviderRegistry

from ..plan_file.schema import is_plan
from ..words.moments import CHINA, offset_of
from .deadlines import event_profile

__all__ = ["clock_of_layers", "clock_of_plan", "plan_of_layers", "plan_of_project"]


def clock_of_layers(layers):
    """The clock of the plan in which layers lie: `clock_of_plan` of `plan_of_layers`."""
    return clock_of_plan(plan_of_layers(layers))


def clock_of_plan(path):
    """The clock of a plan file.

    Parameters
    ----------
    path : str, '' for none

    Returns
    -------
    int, minutes ahead of UTC; `CHINA` where there is no file, or it says nothing

    Raises
    ------
    QgsProcessingException
        The plan's profile cannot be read; the sentence says why.
    """
    return offset_of(event_profile(path)) if path else CHINA


def plan_of_layers(layers):
    """The first plan file in which one of several layers lies: str, '' where none does.

    Parameters
    ----------
    layers : iterable of QgsMapLayer or None, that which matters most first; call this in their own thread
    """
    files = dict.fromkeys(_file_of(layer) for layer in layers if layer is not None)
    return next((file for file in files if file and is_plan(file)), "")


def plan_of_project(project: QgsProject, first=()):
    """The first plan file in which a layer of a project lies, those of `first` before all others: str, '' for none."""
    return plan_of_layers([*first, *(node.layer() for node in project.layerTreeRoot().findLayers())])


def _file_of(layer):
    """The GeoPackage that holds a layer, '' for another layer."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    file = parts.get("path") or ""
    return file if layer.providerType() == "ogr" and Path(file).suffix.lower() == ".gpkg" else ""
