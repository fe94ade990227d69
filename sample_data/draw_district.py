"""Draw a sample district with QGIS, off the screen.

python sample_data/draw_district.py DISTRICT.gpkg FILE.png [--extent WEST,SOUTH,EAST,NORTH] [--width PIXELS]
"""

import argparse
import os
from pathlib import Path

__all__ = ["draw"]

_USES = {
    "居住": "#d9b18c",
    "商业": "#d98080",
    "公共": "#8fb0d9",
    "工业": "#a8a0b8",
    "仓储": "#b9b4a6",
    "其他": "#bbbbbb",
}
_STREETS = {
    "path": ("#ffffff", 1.4),
    "lane": ("#ffffff", 5),
    "street": ("#fffefa", 15),
    "arterial": ("#ffe2a0", 30),
    "expressway": ("#f2a65a", 28),
}


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
        ("railways", _railway),
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

    layer.renderer().setSymbol(
        QgsFillSymbol.createSimple({"color": colour, "outline_color": edge, "outline_width": "0.15"})
    )
    return layer


def _outline(layer, colour, width):
    from qgis.core import QgsFillSymbol

    layer.renderer().setSymbol(
        QgsFillSymbol.createSimple(
            {"style": "no", "outline_color": colour, "outline_width": str(width), "outline_style": "dash"}
        )
    )
    return layer


def _points(layer, colour, size):
    from qgis.core import QgsMarkerSymbol

    layer.renderer().setSymbol(
        QgsMarkerSymbol.createSimple({"color": colour, "size": str(size), "outline_style": "no"})
    )
    return layer


def _categories(layer, field, symbols):
    from qgis.core import QgsCategorizedSymbolRenderer, QgsRendererCategory

    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            field, [QgsRendererCategory(value, symbol, value) for value, symbol in symbols.items()]
        )
    )
    return layer


def _buildings(layer):
    from qgis.core import QgsFillSymbol

    _categories(
        layer,
        "use",
        {
            use: QgsFillSymbol.createSimple({"color": colour, "outline_color": "#8a7460", "outline_width": "0.08"})
            for use, colour in _USES.items()
        },
    )


def _places(layer):
    from qgis.core import QgsFillSymbol

    colours = {
        "公园": "#cfe8bd",
        "滨江绿地": "#cfe8bd",
        "学校": "#e4def2",
        "操场": "#c98f7a",
        "医院": "#f6d9dc",
        "市场": "#f6e0d0",
        "农田": "#e6efcf",
        "林地": "#bcd9a6",
    }
    _categories(
        layer,
        "kind",
        {
            kind: QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
            for kind, colour in colours.items()
        },
    )


def _streets(layer):
    """Every class with a thin dark rim under all of them, so that junctions look open; the widest on top."""
    from qgis.core import QgsSimpleLineSymbolLayer

    symbols = {}
    for rank, (name, (colour, metres)) in enumerate(_STREETS.items()):
        rim = QgsSimpleLineSymbolLayer.create({**_metres(metres + 1.6), "line_color": "#c9c2b4", "capstyle": "round"})
        road = QgsSimpleLineSymbolLayer.create({**_metres(metres), "line_color": colour, "capstyle": "round"})
        rim.setRenderingPass(0)
        road.setRenderingPass(1 + rank)
        symbols[name] = _stacked(rim, road)
    _categories(layer, "class", symbols)
    layer.renderer().setUsingSymbolLevels(True)


def _railway(layer):
    from qgis.core import QgsSimpleLineSymbolLayer

    bed = QgsSimpleLineSymbolLayer.create({**_metres(7), "line_color": "#3c3c3c", "capstyle": "flat"})
    dashes = QgsSimpleLineSymbolLayer.create(
        {
            **_metres(4.5),
            "line_color": "#ffffff",
            "capstyle": "flat",
            "use_custom_dash": "1",
            "customdash": "28;28",
            "customdash_unit": "MapUnit",
        }
    )
    layer.renderer().setSymbol(_stacked(bed, dashes))


def _stacked(under, over):
    """A line symbol of two layers."""
    from qgis.core import QgsLineSymbol

    symbol = QgsLineSymbol.createSimple({})
    symbol.changeSymbolLayer(0, under)
    symbol.appendSymbolLayer(over)
    return symbol


def _metres(width):
    return {"line_width": str(width), "line_width_unit": "MapUnit"}


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
