"""The map under a wall screen: what the desk's map shows, on dark ground, quiet enough for signs to stand out."""

from dataclasses import replace

from qgis.core import Qgis, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer

from ...layers.roles import guess_role, mark, role_of
from ...scene.dress import dress
from ...scene.symbols import area
from ...scene.theme import THEMES

__all__ = ["WALL_GROUND", "wall_layers"]

_THEME = replace(
    THEMES["dark"],
    ground="#0d131b",
    compound="#111924",
    place="#121a25",
    green="#10211d",
    field="#101c19",
    school="#151d2b",
    street="#243142",
    kerb="#0d131b",
    main_street="#35465c",
    main_kerb="#0d131b",
    path="#1b2635",
    community="#2c3f55",
    line="#3d5a78",
    halo="#0d131b",
    ink="#7f9ab6",
    over="#7f9ab6",
    under="#7f9ab6",
    soft_ink="#62768d",
)
_BUILDING, _EDGE = "#1a2634", "#27384b"

WALL_GROUND = _THEME.ground
"""The colour where nothing lies."""

# What the desk needs and a wall does not.
_LEFT_OUT = ("findings", "ties")


def wall_layers(layers):
    """Copies of layers, dark; the layers themselves stay as they are.

    Parameters
    ----------
    layers : list of QgsMapLayer, the topmost first

    Returns
    -------
    list of QgsMapLayer, to be kept while they are shown
    """
    copies = []
    for layer in layers:
        if not isinstance(layer, QgsVectorLayer):
            copies.append(layer.clone())
            continue
        role = role_of(layer) or guess_role(layer.name(), layer.geometryType())
        if role in _LEFT_OUT:
            continue
        copy = layer.clone()
        mark(copy, role)
        if role == "buildings":
            if copy.geometryType() == Qgis.GeometryType.Polygon:
                copy.setRenderer(QgsSingleSymbolRenderer(area(_BUILDING, _EDGE, 0.1)))
        else:
            dress(QgsProject(), _THEME, only=[copy])
        if role == "streets":
            copy.setLabelsEnabled(False)
        copies.append(copy)
    return copies
