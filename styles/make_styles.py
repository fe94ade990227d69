"""Draw the styles of every role with PyQGIS and save them beside this file.

    QT_HASH_SEED=0 QT_QPA_PLATFORM=offscreen python3 styles/make_styles.py

With that seed Qt writes attributes in the same order each time, so that only what changed differs.

The colours of the grids are Okabe and Ito's, told apart by people with any colour vision, and hatched besides, so that
they survive a black and white printer.
"""

import csv
import re
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRendererRange,
    QgsRuleBasedRenderer,
    QgsSimpleLineSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

HERE = Path(__file__).parent
STREET_RANKS = HERE.parent / "adapters" / "words" / "street_ranks.csv"

# Fonts that hold Chinese: Linux, Windows, macOS; the first that the machine has is used.
FONTS = ["Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "SimHei"]

BLUE, VERMILION, YELLOW = "#0072b2", "#d55e00", "#f0c400"


def main():
    """Make every style."""
    application = QgsApplication([], False)
    application.initQgis()
    grids()
    vertical_grids()
    units()
    findings()
    communities()
    compounds()
    buildings()
    streets()
    railways()
    water("rivers")
    water("lakes")
    places()
    application.exitQgis()


def grids():
    """Filled by status; the label is the number in the community and the households."""
    layer = polygons(
        "field=grid_code:string&field=grid_name:string&field=households:integer&field=status:string"
        "&field=area_m2:double"
    )
    categories = [
        QgsRendererCategory("in_band", grid_symbol(BLUE, 18, None), "In band"),
        QgsRendererCategory("over", grid_symbol(VERMILION, 85, 45), "Over the maximum"),
        QgsRendererCategory("under", grid_symbol(YELLOW, 95, 135), "Under the minimum"),
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("status", categories))
    select_by_outline(layer)
    settings = label_settings(
        "right(\"grid_code\", 3) || '\\n' || \"households\" || coalesce(@households_word, '')"
        " || if(coalesce(attribute('locked'), 0) = 1, '\\n' || coalesce(@locked_word, 'locked'), '')",
        9,
        "#06304f",
        bold=True,
    )
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.centroidInside = True
    settings.fitInPolygonOnly = False
    settings.priority = 9
    hide_below(settings, 40_000)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    save(layer, "grids")


def vertical_grids():
    """Parts of a tower by entrance, filled strongly, so that they are told from the grid on whose ground they stand."""
    layer = polygons(
        "field=grid_code:string&field=grid_name:string&field=households:integer&field=status:string"
        "&field=entrances:string"
    )
    categories = []
    for value, colour, label in (
        ("in_band", BLUE, "In band"),
        ("over", VERMILION, "Over the maximum"),
        ("under", YELLOW, "Under the minimum"),
    ):
        fill = QColor(colour)
        fill.setAlpha(150)
        symbol = QgsFillSymbol.createSimple({"color": rgba(fill), "outline_color": "#ffffff", "outline_width": "0.9"})
        symbol.appendSymbolLayer(outline("#08306b", 0.4))
        categories.append(QgsRendererCategory(value, symbol, label))
    layer.setRenderer(QgsCategorizedSymbolRenderer("status", categories))
    select_by_outline(layer, 0.9, 0.6, 0.5)
    words = "right(\"grid_code\", 3) || '\\n' || \"households\" || coalesce(@households_word, '')"
    settings = label_settings(words, 8, "#06304f", bold=True)
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.fitInPolygonOnly = False
    settings.priority = 10
    hide_below(settings, 6_000)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(40_000)
    save(layer, "vertical_grids")


def select_by_outline(layer, black=2.0, yellow=1.3, inwards=1.4):
    """Show a selected grid by a bright edge and a breath of yellow: QGIS's own full yellow would hide what lies in it.

    The edge lies inside, where the lines of the neighbours do not cover it.
    """
    fill = QColor("#ffe600")
    fill.setAlpha(70)
    symbol = QgsFillSymbol.createSimple({"color": rgba(fill), "outline_color": "#08306b", "outline_width": "0.5"})
    for colour, width in (("#000000", black), ("#ffe600", yellow)):
        edge = outline(colour, width)
        edge.setOffset(inwards)
        symbol.appendSymbolLayer(edge)
    selection = layer.selectionProperties()
    selection.setSelectionRenderingMode(Qgis.SelectionRenderingMode.CustomSymbol)
    selection.setSelectionSymbol(symbol)


def grid_symbol(colour, opacity, hatch_angle):
    """A see-through fill, a hatch where an angle is given, and an outline on a pale edge that any ground shows."""
    fill = QColor(colour)
    fill.setAlpha(opacity)
    symbol = QgsFillSymbol.createSimple({"color": rgba(fill), "outline_style": "no"})
    if hatch_angle is not None:
        hatch = QgsLinePatternFillSymbolLayer()
        hatch.setLineAngle(hatch_angle)
        hatch.setDistance(3.2)
        ink = QColor(colour).darker(125)
        hatch.setSubSymbol(QgsLineSymbol.createSimple({"line_color": ink.name(), "line_width": "0.3"}))
        symbol.appendSymbolLayer(hatch)
    for ink, width in (("#ffffff", 1.1), ("#08306b", 0.5)):
        symbol.appendSymbolLayer(outline(ink, width))
    return symbol


def units():
    """Thin grey lines, only from near enough to tell them apart; ground that belongs to no grid is seen from afar."""
    layer = polygons("field=unit_id:integer&field=households:integer&field=grid_code:string")
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#8a8a8a", "outline_width": "0.18", "outline_style": "dash"}
    )
    free = QgsFillSymbol.createSimple(
        {"color": "#cc2f7b", "style": "dense6", "outline_color": "#cc2f7b", "outline_width": "0.4"}
    )
    root = QgsRuleBasedRenderer.Rule(None)
    without = QgsRuleBasedRenderer.Rule(free, label="Without a grid")
    without.setFilterExpression("coalesce(\"grid_code\", '') = ''")
    root.appendChild(without)
    plain = QgsRuleBasedRenderer.Rule(symbol, label="Unit")
    plain.setIsElse(True)
    plain.setMinimumScale(12_000)
    root.appendChild(plain)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    save(layer, "units")


def findings():
    """A shape and a colour for each severity, the graver ones bigger and on top."""
    layer = QgsVectorLayer("Point?crs=EPSG:4547&field=severity:string&field=message:string", "findings", "memory")
    kinds = (
        ("note", "Note", "circle", BLUE, 2.2),
        ("warning", "Warning", "triangle", "#e69f00", 3.2),
        ("error", "Error", "diamond", "#c4281b", 3.8),
    )
    categories = []
    for level, (value, label, shape, colour, size) in enumerate(kinds):
        symbol = QgsMarkerSymbol.createSimple(
            {"name": shape, "color": colour, "size": str(size), "outline_color": "#ffffff", "outline_width": "0.4"}
        )
        symbol.symbolLayer(0).setRenderingPass(level)
        categories.append(QgsRendererCategory(value, symbol, label))
    renderer = QgsCategorizedSymbolRenderer("severity", categories)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    save(layer, "findings")


def communities():
    """A broad pale band, which shows on both sides of the grids' own lines, and the name."""
    layer = polygons("field=name:string")
    symbol = QgsFillSymbol()
    symbol.changeSymbolLayer(0, outline("#c79bd0", 2.4))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    name = "coalesce(attribute('name'), attribute('community_name'), attribute('社区名称'), attribute('名称'))"
    settings = label_settings(name, 11, "#7a0177", bold=True)
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.priority = 4
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    save(layer, "communities")


def compounds():
    """Walled compounds: a warm ground and the wall's line."""
    layer = polygons("field=name:string")
    symbol = QgsFillSymbol.createSimple({"color": "#f6e7cf", "outline_color": "#b08b57", "outline_width": "0.3"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    name = "coalesce(attribute('name'), attribute('小区名称'), attribute('名称'))"
    settings = label_settings(name, 7, "#7a5a2a")
    settings.placement = Qgis.LabelPlacement.Horizontal
    settings.fitInPolygonOnly = True
    hide_below(settings, 8_000)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    save(layer, "compounds")


def buildings():
    """The darker, the more households; grey without any."""
    layer = polygons("field=households:integer")
    steps = (
        (-1, 0, "#d9d9d9", "No household"),
        (0, 20, "#d8c3b0", "1 to 20 households"),
        (20, 60, "#b9947a", "21 to 60 households"),
        (60, 1_000_000, "#8f6650", "More than 60 households"),
    )
    ranges = [
        QgsRendererRange(
            low,
            high,
            QgsFillSymbol.createSimple({"color": colour, "outline_color": "#7a6658", "outline_width": "0.08"}),
            label,
        )
        for low, high, colour, label in steps
    ]
    households = "coalesce(attribute('households'), attribute('户数'), 0)"
    layer.setRenderer(QgsGraduatedSymbolRenderer(households, ranges))
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(40_000)
    save(layer, "buildings")
    points = QgsVectorLayer("Point?crs=EPSG:4547&field=households:integer", "buildings", "memory")
    dot = QgsMarkerSymbol.createSimple({"name": "square", "color": "#b9947a", "size": "1.2", "outline_style": "no"})
    points.setRenderer(QgsSingleSymbolRenderer(dot))
    points.setScaleBasedVisibility(True)
    points.setMinimumScale(40_000)
    save(points, "buildings_points")


def streets():
    """A casing and a road surface for each class, the greater ones on top, so that crossings join."""
    layer = QgsVectorLayer("LineString?crs=EPSG:4547&field=class:string&field=name:string", "streets", "memory")
    street_class = (
        "lower(to_string(coalesce(attribute('class'), attribute('highway'), attribute('fclass'), "
        "attribute('道路等级'), attribute('等级'), attribute('rank'), '')))"
    )
    words = words_by_rank()
    kinds = (
        ("Expressway", words[6], "#e892a2", "#a8304f", 2.1),
        ("Arterial", words[5], "#fcd6a4", "#a06b00", 1.7),
        ("Secondary street", words[4], "#fdf3b5", "#8f8430", 1.3),
        ("Local street", words[3] + words[2], "#ffffff", "#8c8c8c", 1.0),
        ("Path", words[0], "#ffffff", "#a98a6a", 0.0),
        ("Lane", [], "#ffffff", "#aaaaaa", 0.6),
    )
    root = QgsRuleBasedRenderer.Rule(None)
    for level, (label, words, surface, casing, width) in enumerate(kinds):
        rule = QgsRuleBasedRenderer.Rule(street_symbol(surface, casing, width, len(kinds) - level), label=label)
        if words:
            listed = ", ".join(f"'{word}'" for word in words)
            rule.setFilterExpression(f"{street_class} IN ({listed})")
        else:
            rule.setIsElse(True)
        if width < 0.7:
            rule.setMinimumScale(25_000)
        root.appendChild(rule)
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    settings = label_settings("coalesce(attribute('name'), attribute('路名'), attribute('名称'))", 7, "#4d4d4d")
    settings.placement = Qgis.LabelPlacement.Curved
    settings.lineSettings().setMergeLines(True)
    settings.priority = 3
    settings.repeatDistance = 80
    settings.repeatDistanceUnit = Qgis.RenderUnit.Millimeters
    hide_below(settings, 12_000)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    save(layer, "streets")


def words_by_rank():
    """Read the words for street classes that the division knows: dict of rank to words, the rank itself among them."""
    by_rank = {rank: [str(rank)] for rank in range(7)}
    with STREET_RANKS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            by_rank[int(row["rank"])].append(row["word"])
    return by_rank


def street_symbol(surface, casing, width, level):
    """Lines for a casing, drawn in the first pass, and a surface; a dotted line where there is no width."""
    if not width:
        return QgsLineSymbol.createSimple({"line_color": casing, "line_width": "0.3", "line_style": "dot"})
    symbol = QgsLineSymbol.createSimple(
        {"line_color": casing, "line_width": str(width + 0.35), "capstyle": "round", "joinstyle": "round"}
    )
    symbol.symbolLayer(0).setRenderingPass(0)
    top = QgsSimpleLineSymbolLayer(QColor(surface), width)
    top.setPenCapStyle(Qt.PenCapStyle.RoundCap)
    top.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    top.setRenderingPass(level)
    symbol.appendSymbolLayer(top)
    return symbol


def railways():
    """Black with white sleepers."""
    layer = QgsVectorLayer("LineString?crs=EPSG:4547", "railways", "memory")
    symbol = QgsLineSymbol.createSimple({"line_color": "#444444", "line_width": "1.7", "capstyle": "flat"})
    sleepers = QgsSimpleLineSymbolLayer(QColor("#ffffff"), 1.1)
    sleepers.setUseCustomDashPattern(True)
    sleepers.setCustomDashVector([2.5, 2.5])
    sleepers.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    symbol.appendSymbolLayer(sleepers)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    save(layer, "railways")


def water(role):
    """Water: an area, or a broad line where the layer holds lines."""
    layer = polygons("field=name:string")
    symbol = QgsFillSymbol.createSimple({"color": "#aad3df", "outline_color": "#6fb1c7", "outline_width": "0.3"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    label_water(layer)
    save(layer, role)
    if role == "rivers":
        lines = QgsVectorLayer("LineString?crs=EPSG:4547&field=name:string", role, "memory")
        stroke = QgsLineSymbol.createSimple(
            {"line_color": "#8fc6d8", "line_width": "1.4", "capstyle": "round", "joinstyle": "round"}
        )
        lines.setRenderer(QgsSingleSymbolRenderer(stroke))
        label_water(lines)
        save(lines, "rivers_lines")


def label_water(layer):
    """Write the name of the water in its own colour."""
    settings = label_settings("coalesce(attribute('name'), attribute('名称'))", 9, "#2b6f88", italic=True)
    if layer.geometryType() == Qgis.GeometryType.Line:
        settings.placement = Qgis.LabelPlacement.Curved
        settings.lineSettings().setMergeLines(True)
    else:
        settings.placement = Qgis.LabelPlacement.Horizontal
    settings.priority = 2
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def places():
    """Parks, schools and markets: a soft green ground and a small name."""
    layer = polygons("field=name:string&field=kind:string")
    kind = "lower(coalesce(attribute('kind'), attribute('class'), attribute('类型'), ''))"
    kinds = (
        ("green", "Green space", "'park', 'green', '公园', '绿地', '滨江绿地'", "#cfe8c3"),
        ("field", "Farmland", "'farmland', 'field', '农田'", "#eef0d2"),
        ("school", "School", "'school', '学校', '操场'", "#f3e3ef"),
    )
    cases = " ".join(f"WHEN {kind} IN ({words}) THEN '{value}'" for value, _, words, _ in kinds)
    categories = [
        QgsRendererCategory(value, place_symbol(colour), label)
        for value, label, _, colour in (*kinds, ("other", "Other place", "", "#ece9f1"))
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer(f"CASE {cases} ELSE 'other' END", categories))
    label_place(layer)
    save(layer, "places")
    points = QgsVectorLayer("Point?crs=EPSG:4547&field=name:string", "places", "memory")
    dot = QgsMarkerSymbol.createSimple({"name": "circle", "color": "#5f5f5f", "size": "1.6"})
    points.setRenderer(QgsSingleSymbolRenderer(dot))
    label_place(points)
    save(points, "places_points")


def place_symbol(colour):
    """A ground with a faint edge."""
    return QgsFillSymbol.createSimple({"color": colour, "outline_color": "#b9c2b2", "outline_width": "0.15"})


def label_place(layer):
    """Write the name of a place, from near enough."""
    settings = label_settings("coalesce(attribute('name'), attribute('名称'))", 7, "#4f6b45")
    hide_below(settings, 12_000)
    settings.priority = 1
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def polygons(fields):
    """An empty polygon layer with the fields that the style reads."""
    return QgsVectorLayer(f"MultiPolygon?crs=EPSG:4547&{fields}", "layer", "memory")


def outline(colour, width):
    """A line along the edge of an area, its joins rounded."""
    line = QgsSimpleLineSymbolLayer(QColor(colour), width)
    line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return line


def label_settings(expression, size, colour, bold=False, italic=False):
    """Labels with a white buffer in the first Chinese font of the machine."""
    font = QFont(FONTS[0])
    font.setBold(bold)
    font.setItalic(italic)
    text = QgsTextFormat()
    text.setFont(font)
    text.setFamilies(FONTS)
    text.setForcedBold(bold)
    text.setForcedItalic(italic)
    text.setSize(size)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setColor(QColor(colour))
    buffer = text.buffer()
    buffer.setEnabled(True)
    buffer.setSize(0.9)
    buffer.setColor(QColor("#ffffff"))
    text.setBuffer(buffer)
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    settings.fieldName = expression
    settings.setFormat(text)
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    return settings


def hide_below(settings, scale):
    """Draw the labels only from a scale that leaves room for them."""
    settings.scaleVisibility = True
    settings.minimumScale = scale
    settings.maximumScale = 0


def rgba(colour):
    """Write a colour as symbol properties take it."""
    return f"{colour.red()},{colour.green()},{colour.blue()},{colour.alpha()}"


def save(layer, role):
    """Write symbols, labels and the scales at which they show; nothing about fields or forms."""
    parts = QgsMapLayer.StyleCategory
    file = HERE / f"{role}.qml"
    message, done = layer.saveNamedStyle(str(file), parts.Symbology | parts.Labeling | parts.Rendering)
    if not done:
        raise OSError(message)
    file.write_text(with_plain_ids(file.read_text(encoding="utf-8")), encoding="utf-8")


def with_plain_ids(text):
    """Number the random ids of symbol layers and rules in the order in which they stand."""
    ids = list(dict.fromkeys(re.findall(r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}", text)))
    for number, random_id in enumerate(ids, 1):
        text = text.replace(random_id, f"{{00000000-0000-0000-0000-{number:012d}}}")
    return text


if __name__ == "__main__":
    main()
