"""Draw a sample district with QGIS, off the screen.

    QT_QPA_PLATFORM=offscreen python sample_data/draw_district.py DISTRICT.gpkg FILE.png [--extent WEST,SOUTH,EAST,NORTH] [--width PIXELS]
"""

import argparse
import os
from pathlib import Path

__all__ = ["draw"]

_USES = {"居住": "#d9b18c", "商业": "#d98080", "公共": "#8fb0d9", "工业": "#a8a0b8", "仓储": "#b9b4a6", "其他": "#bbbbbb"}
_STREETS = {"path": ("#ffffff", 1.4), "lane": ("#ffffff", 5), "street": ("#fffdf2", 14), "arterial": ("#ffe2a0", 26), "expressway": ("#f2a65a", 26)}


def draw(district, picture, extent=None, width=1800):
    """Draw every layer of a district as a PNG.

    Parameters
    ----------
    district, picture : Path
    extent : (west, south, east, north) in the district's CRS, or None for the whole
    width : int, pixels
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    running = QgsApplication.instance()
    application = running or QgsApplication([], False)
    if running is None:
        application.initQgis()
    layers = _styled_layers(Path(district))
    _render(layers, Path(picture), extent, width)
    del layers
    if running is None:
        application.exitQgis()


def _styled_layers(path):
    """Layers from top to bottom."""
    from qgis.core import QgsVectorLayer

    def layer(name):
        return QgsVectorLayer(f"{path}|layername={name}", name, "ogr")

    styled = []
    for name, style in (
        ("duty_points", lambda it: _points(it, "#1540a0", 2.2)),
        ("cameras", lambda it: _points(it, "#7a1fa2", 0.9)),
        ("towns", lambda it: _outline(it, "#7a2a7a", 0.9)),
        ("communities", lambda it: _labelled(_outline(it, "#b03080", 0.45), "name", 9, "#8a1560")),
        ("railways", lambda it: _line(it, "#333333", 5)),
        ("buildings", _buildings),
        ("streets", _streets),
        ("lakes", lambda it: _fill(it, "#a9d3f2", "#7fb4dd")),
        ("rivers", lambda it: _fill(it, "#a9d3f2", "#7fb4dd")),
        ("compounds", lambda it: _fill(it, "#f6ecd8", "#b9a27c")),
        ("places", _places),
        ("ground", lambda it: _fill(it, "#efece4", "#efece4")),
    ):
        made = layer("communities" if name == "ground" else name)
        if made.isValid():
            style(made)
            styled.append(made)
    return styled


def _render(layers, picture, extent, width):
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor

    whole = layers[-1].extent() if extent is None else QgsRectangle(*extent)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(whole.buffered(whole.width() * 0.01))
    settings.setOutputSize(QSize(width, max(1, round(width * whole.height() / whole.width()))))
    settings.setBackgroundColor(QColor("#ffffff"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if not job.renderedImage().save(str(picture)):
        raise OSError(f"cannot write {picture}")


def _fill(layer, colour, edge):
    from qgis.core import QgsFillSymbol

    layer.renderer().setSymbol(QgsFillSymbol.createSimple({"color": colour, "outline_color": edge, "outline_width": "0.15"}))
    return layer


def _outline(layer, colour, width):
    from qgis.core import QgsFillSymbol

    layer.renderer().setSymbol(QgsFillSymbol.createSimple({"style": "no", "outline_color": colour, "outline_width": str(width), "outline_style": "dash"}))
    return layer


def _line(layer, colour, metres):
    from qgis.core import QgsLineSymbol

    layer.renderer().setSymbol(QgsLineSymbol.createSimple({"color": colour, "width": str(metres), "width_unit": "MapUnit", "capstyle": "flat"}))
    return layer


def _points(layer, colour, size):
    from qgis.core import QgsMarkerSymbol

    layer.renderer().setSymbol(QgsMarkerSymbol.createSimple({"color": colour, "size": str(size), "outline_style": "no"}))
    return layer


def _categories(layer, field, symbols):
    from qgis.core import QgsCategorizedSymbolRenderer, QgsRendererCategory

    layer.setRenderer(QgsCategorizedSymbolRenderer(field, [QgsRendererCategory(value, symbol, value) for value, symbol in symbols.items()]))
    return layer


def _buildings(layer):
    from qgis.core import QgsFillSymbol

    _categories(layer, "use", {use: QgsFillSymbol.createSimple({"color": colour, "outline_color": "#8a7460", "outline_width": "0.08"})
                               for use, colour in _USES.items()})


def _places(layer):
    from qgis.core import QgsFillSymbol

    colours = {"公园": "#cfe8bd", "滨江绿地": "#cfe8bd", "学校": "#e4def2", "操场": "#c98f7a", "医院": "#f6d9dc", "市场": "#f6e0d0", "农田": "#e6efcf"}
    _categories(layer, "kind", {kind: QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"}) for kind, colour in colours.items()})


def _streets(layer):
    from qgis.core import QgsLineSymbol

    _categories(layer, "class", {name: QgsLineSymbol.createSimple(
        {"color": colour, "width": str(metres), "width_unit": "MapUnit", "capstyle": "round"}) for name, (colour, metres) in _STREETS.items()})


def _labelled(layer, field, size, colour):
    from qgis.core import QgsPalLayerSettings, QgsTextBufferSettings, QgsTextFormat, QgsVectorLayerSimpleLabeling
    from qgis.PyQt.QtGui import QColor, QFont

    text = QgsTextFormat()
    text.setFont(QFont("Noto Sans CJK SC"))
    text.setSize(size)
    text.setColor(QColor(colour))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


def main():
    parser = argparse.ArgumentParser(description="Draw a sample district.")
    parser.add_argument("district", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--extent", type=lambda text: tuple(float(part) for part in text.split(",")))
    parser.add_argument("--width", type=int, default=1800)
    given = parser.parse_args()
    draw(given.district, given.picture, given.extent, given.width)


if __name__ == "__main__":
    main()
