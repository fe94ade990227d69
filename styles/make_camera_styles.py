"""Draw the styles of cameras and of what they see, as `make_styles.py` does; run it in the same way."""

from make_styles import BLUE, VERMILION, hide_below, label_settings, outline, polygons, save
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

GREY = "#6b6b6b"

ON = ("on", "online", "1", "ok", "true", "在线", "正常", "完好", "启用")
OFF = ("off", "offline", "0", "fault", "broken", "false", "离线", "故障", "损坏", "停用", "异常")

# Sectors are drawn from this scale on, names from the second.
SECTORS, NAMES = 12_000, 3_000

# The nearer, the darker.
BANDS = (
    ("identify", "#08306b", "Identify"),
    ("recognise", "#2171b5", "Recognise"),
    ("observe", "#6baed6", "Observe"),
    ("detect", "#c6dbef", "Detect"),
    ("beyond", "#eeeeee", "Too far to detect"),
)

# The layer's variable sectors, where it is 0, leaves them out: over sight they only hide it.
HIDDEN = f"@map_scale > {SECTORS} or coalesce(@sectors, 1) = 0"

# A camera of which no angle or range is told is drawn as a fixed one; of which no direction is, all round. In degrees
# the sector is drawn in the web's Mercator, which keeps angles, and brought back.
_FOV = 'if("azimuth_deg" is null, 360, coalesce("fov_deg", 60))'
_WEDGE = f'wedge_buffer({{place}}, coalesce("azimuth_deg", 0), {_FOV}, {{range}}, 0)'
_RANGE = 'if(coalesce("range_m", 0) > 0, "range_m", 50)'
_METRIC = _WEDGE.format(place="$geometry", range=_RANGE)
_MERCATOR = "transform($geometry, @layer_crs, 'EPSG:3857')"
_DEGREES = (
    "transform(" + _WEDGE.format(place=_MERCATOR, range=f"{_RANGE} / cos(radians($y))") + ", 'EPSG:3857', @layer_crs)"
)
SECTOR = f"if({HIDDEN}, null, if(abs($x) <= 180 and abs($y) <= 90, {_DEGREES}, {_METRIC}))"


def main():
    """Make every style."""
    application = QgsApplication([], False)
    application.initQgis()
    cameras()
    sight()
    application.exitQgis()


def cameras():
    """A dot with its sector, by whether it works; a broken one is crossed out."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:4547&field=camera_id:string&field=name:string&field=status:string&field=azimuth_deg:double"
        "&field=fov_deg:double&field=range_m:double",
        "layer",
        "memory",
    )
    status = 'lower(trim("status"))'
    root = QgsRuleBasedRenderer.Rule(None)
    for words, colour, crossed, label in (
        (ON, BLUE, False, "Working"),
        (OFF, VERMILION, True, "Broken"),
        (None, GREY, False, "Not known whether it works"),
    ):
        rule = QgsRuleBasedRenderer.Rule(camera_symbol(colour, crossed), label=label)
        if words is None:
            rule.setIsElse(True)
        else:
            rule.setFilterExpression(f"{status} in ({', '.join(map(quoted, words))})")
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    settings = label_settings('coalesce(nullif("name", \'\'), "camera_id")', 8, "#222222")
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.quadOffset = Qgis.LabelQuadrantPosition.Below
    settings.yOffset = 1.6
    hide_below(settings, NAMES)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    save(layer, "cameras")


def camera_symbol(colour, crossed):
    """The dot of a camera, and its sector under it."""
    fill = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
    fill.setOpacity(0.1)
    sector = QgsGeometryGeneratorSymbolLayer.create({"geometryModifier": SECTOR})
    sector.setSymbolType(Qgis.SymbolType.Fill)
    fill.appendSymbolLayer(outline(colour, 0.5))
    sector.setSubSymbol(fill)
    dot = {"name": "circle", "color": colour, "size": "2.2", "outline_color": "#ffffff", "outline_width": "0.3"}
    symbol = QgsMarkerSymbol.createSimple(dot)
    size = QgsProperty.fromExpression("scale_linear(log10(@map_scale), 3.5, 4.7, 2.6, 1.0)")
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, size)
    symbol.insertSymbolLayer(0, sector)
    if crossed:
        cross = QgsSimpleMarkerSymbolLayer.create(
            {"name": "cross2", "size": "3.4", "outline_color": "#7a1f00", "outline_width": "0.55"}
        )
        larger = QgsProperty.fromExpression("scale_linear(log10(@map_scale), 3.5, 4.7, 4, 1.8)")
        cross.setDataDefinedProperty(QgsSymbolLayer.Property.Size, larger)
        symbol.appendSymbolLayer(cross)
    return symbol


def sight():
    """Ground that is seen, by whether the camera works, or by bands. The layer is translucent, not its parts."""
    layer = polygons(
        "field=camera_id:string&field=status:string&field=band:string&field=sure:integer&field=name:string"
    )
    root = QgsRuleBasedRenderer.Rule(None)
    lost, maybe = "\"status\" = 'off'", '("sure" = 0 or "status" = \'unknown\')'
    whole = "coalesce(\"band\", '') = ''"
    for band, colour, label in BANDS:
        rule = QgsRuleBasedRenderer.Rule(area(colour, "#08519c", 0.1), label=label)
        rule.setFilterExpression(f"\"band\" = '{band}' and not coalesce({lost}, false)")
        root.appendChild(rule)
    sure = f"{whole} and not coalesce({lost} or {maybe}, false)"
    for symbol, told, label in (
        (area("#3f9bd6", "#0b559f", 0.16), sure, "Seen by a working camera"),
        (hatched(GREY), f"{whole} and {maybe} and not coalesce({lost}, false)", "Seen perhaps"),
        (hatched(VERMILION), lost, "Seen no more: the camera is broken"),
    ):
        rule = QgsRuleBasedRenderer.Rule(symbol, label=label)
        rule.setFilterExpression(told)
        root.appendChild(rule)
    renderer = QgsRuleBasedRenderer(root)
    # What another camera sees well, or sees at all, lies over what this one does not.
    bands = ", ".join(f"'{band}'" for band, _, _ in reversed(BANDS))
    worst_first = f'if({lost}, -3, if(coalesce({maybe}, true), -2, array_find(array({bands}), "band")))'
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(worst_first, True)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    layer.setOpacity(0.55)
    save(layer, "sight")


def area(colour, edge, width):
    """A plain area with an edge."""
    symbol = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
    symbol.appendSymbolLayer(outline(edge, width))
    return symbol


def hatched(colour):
    """An area of lines: what is not seen, or not for sure."""
    symbol = QgsFillSymbol.createSimple({"color": QColor(colour).lighter(170).name(), "outline_style": "no"})
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(45)
    lines.setDistance(1.6)
    lines.setSubSymbol(QgsLineSymbol.createSimple({"color": colour, "width": "0.35"}))
    symbol.appendSymbolLayer(lines)
    symbol.appendSymbolLayer(outline(colour, 0.3))
    return symbol


def quoted(word):
    """A word as expressions take it."""
    return f"'{word}'"


if __name__ == "__main__":
    main()
