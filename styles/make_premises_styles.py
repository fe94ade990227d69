"""Draw the styles of what is known and estimated of buildings, as `make_styles.py` does; run it in the same way."""

from make_styles import (
    BLUE,
    VERMILION,
    YELLOW,
    grid_symbol,
    hide_below,
    label_settings,
    outline,
    polygons,
    save,
    select_by_outline,
)
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

VIOLET = "#8a3a8f"

STATUSES = (
    ("in_band", BLUE, 18, None, "In band"),
    ("over", VERMILION, 85, 45, "Over the maximum"),
    ("under", YELLOW, 95, 135, "Under the minimum"),
)

# From little to all, in colours that people with any colour vision tell apart, the middle pale.
KNOWN = (
    (-1.0, -0.5, "#e4e4e4", "No dwelling"),
    (-0.5, 50.0, "#c05a1c", "Less than 50 %"),
    (50.0, 80.0, "#eda45f", "50 to 80 %"),
    (80.0, 95.0, "#f6e0bd", "80 to 95 %"),
    (95.0, 99.5, "#a9cde0", "95 % and more"),
    (99.5, 100.0, "#3f86b5", "All"),
)

HOUSEHOLDS = (
    (-1, 0, "#d9d9d9", "No household"),
    (0, 20, "#cfc3de", "1 to 20 households"),
    (20, 60, "#a58fc4", "21 to 60 households"),
    (60, 1_000_000, "#6f549c", "More than 60 households"),
)


def main():
    """Make every style."""
    application = QgsApplication([], False)
    application.initQgis()
    completeness()
    estimated_grids()
    estimated_buildings()
    ties()
    application.exitQgis()


def completeness():
    """Grids by the share of their dwellings that is known, which is written on them."""
    layer = polygons("field=grid_code:string&field=known_percent:double&field=tied_percent:double")
    ranges = []
    for low, high, colour, label in KNOWN:
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
        symbol.setOpacity(0.78)
        symbol.appendSymbolLayer(outline("#ffffff", 0.9))
        symbol.appendSymbolLayer(outline("#4d4d4d", 0.3))
        ranges.append(QgsRendererRange(low, high, symbol, label))
    layer.setRenderer(QgsGraduatedSymbolRenderer('coalesce("known_percent", -1)', ranges))
    select_by_outline(layer)
    write_label(layer, "format_number(\"known_percent\", 2) || ' %'", 9, 60_000)
    save(layer, "completeness")


def estimated_grids():
    """Grids by status, dotted where it is not sure; the label has the interval."""
    layer = polygons(
        "field=grid_code:string&field=estimate:integer&field=low:integer&field=high:integer&field=status:string"
        "&field=could_flip:integer"
    )
    categories = []
    for status, colour, opacity, hatch, words in STATUSES:
        categories.append(QgsRendererCategory(status, grid_symbol(colour, opacity, hatch), words))
        categories.append(QgsRendererCategory(f"{status}?", unsure_symbol(colour, opacity), f"{words}, not sure"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("\"status\" || if(\"could_flip\" = 1, '?', '')", categories))
    select_by_outline(layer)
    words = (
        "right(\"grid_code\", 3) || '\\n' || \"estimate\" || if(\"could_flip\" = 1, '?', '') || '\\n' || \"low\" "
        "|| '–' || \"high\""
    )
    write_label(layer, words, 8, 30_000)
    save(layer, "estimated_grids")


def unsure_symbol(colour, opacity):
    """The fill of a status, dotted: it may be another one."""
    symbol = grid_symbol(colour, opacity // 2, None)
    dots = QgsPointPatternFillSymbolLayer()
    dots.setDistanceX(3.4)
    dots.setDistanceY(3.4)
    dots.setDisplacementX(1.7)
    dot = QgsMarkerSymbol.createSimple({"name": "circle", "color": VIOLET, "size": "0.75", "outline_style": "no"})
    dots.setSubSymbol(dot)
    symbol.insertSymbolLayer(1, dots)
    return symbol


def estimated_buildings():
    """The darker, the more households are estimated."""
    layer = polygons("field=households_estimated:integer&field=low:double&field=high:double&field=method:string")
    ranges = []
    for low, high, colour, words in HOUSEHOLDS:
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": "#6b6b6b", "outline_width": "0.15"})
        ranges.append(QgsRendererRange(low, high, symbol, words))
    layer.setRenderer(QgsGraduatedSymbolRenderer('coalesce("households_estimated", -1)', ranges))
    words = (
        'if("method" = \'estimated\', "households_estimated" || \'\\n\' || round("low") || \'–\' || round("high"), '
        'if("households_estimated" > 0, to_string("households_estimated"), \'\'))'
    )
    write_label(layer, words, 7, 2_500)
    save(layer, "estimated_buildings")


def ties():
    """A small dot for each row of a register, from near enough: thousands of rows would hide the map."""
    layer = QgsVectorLayer("Point?crs=EPSG:4546&field=state:string", "points", "memory")
    dot = {"name": "circle", "color": VIOLET, "size": "1.2", "outline_color": "#ffffff", "outline_width": "0.15"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple(dot)))
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(5000)
    layer.setMaximumScale(0)
    save(layer, "ties")


def write_label(layer, words, size, scale):
    """Write words inside each area, from near enough."""
    settings = label_settings(words, size, "#06304f", bold=True)
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.centroidInside = True
    settings.fitInPolygonOnly = False
    settings.priority = 9
    hide_below(settings, scale)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


if __name__ == "__main__":
    main()
