"""Streets of the scene: as wide as they are on the ground, pale, the greater ones over the smaller."""

from qgis.core import (
    Qgis,
    QgsLineSymbol,
    QgsMapUnitScale,
    QgsRuleBasedRenderer,
)
from qgis.PyQt.QtCore import Qt

from ..looks.style_words import legend
from .symbols import inked, stacked

__all__ = ["look"]

# By the words of `styles/streets.qml`: metres on the ground, the least width on the map in mm, whether it is a main
# street, and the place in the order of drawing.
_WIDTHS = {
    "Expressway": (26.0, 1.2, True, 6),
    "Arterial": (20.0, 1.0, True, 5),
    "Secondary street": (14.0, 0.8, False, 4),
    "Local street": (10.0, 0.6, False, 3),
    "Lane": (5.0, 0.3, False, 2),
    "Path": (2.5, 0.2, False, 1),
}
_KERB = 1.1  # metres


def look(layer, theme):
    """Recolour and widen the streets of a layer that wears the style of its role.

    Parameters
    ----------
    layer : QgsVectorLayer
    theme : Theme
    """
    renderer = layer.renderer()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return
    renderer = renderer.clone()
    by_word = {legend(word): width for word, width in _WIDTHS.items()}
    for rule in renderer.rootRule().children():
        if rule.label() in by_word:
            rule.setSymbol(_street(theme, *by_word[rule.label()]))
    layer.setRenderer(renderer)


def _street(theme, metres, least, main, level):
    surface, kerb = (theme.main_street, theme.main_kerb) if main else (theme.street, theme.kerb)
    if metres < 3:
        return stacked(QgsLineSymbol(), _line(theme.path, metres, least, level))
    return stacked(
        QgsLineSymbol(), _line(kerb, metres + 2 * _KERB, least + 0.25, 0), _line(surface, metres, least, level)
    )


def _line(colour, metres, least, level):
    line = inked(colour, metres)
    line.setWidthUnit(Qgis.RenderUnit.MetersInMapUnits)
    scale = QgsMapUnitScale()
    scale.minSizeMMEnabled, scale.minSizeMM = True, least
    line.setWidthMapUnitScale(scale)
    line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    line.setRenderingPass(level)
    return line
