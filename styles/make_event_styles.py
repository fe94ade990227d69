"""Draw the style of events, as `make_styles.py` does; run it in the same way.

The plugin lays its own signs over the map (`adapters/events/on_map/looks.py`); this style shows the same on a layer,
for print layouts and for whoever opens the table alone.
"""

import csv

from make_styles import HERE, hide_below, label_settings, save
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

VALUES = HERE.parent / "adapters" / "events" / "event_values.csv"

# Stages with their states, colours and legend entries, what matters more further down.
STAGES = (
    ((90, 93, 94), "#8a8f98", True, "Rejected, merged, cancelled"),
    ((80,), "#1d6b35", False, "Evaluated"),
    ((70,), "#4caf50", False, "Closed"),
    ((60,), "#0f9b8e", False, "Submitted"),
    ((40, 50), "#e8820c", False, "Dispatched, handled"),
    ((20, 30), "#1f6fd6", False, "Received, verified"),
    ((10,), "#5f6b7a", False, "Reported"),
    ((91, 92, 95), "#b3261e", True, "Returned, suspended, escalated"),
)
DONE = (70, 80, 90, 93, 94)
OVERDUE, NUMBERS = "#d3122a", 3_000

# From afar a dot, near a sign.
_SCALE = "scale_linear(log10(@map_scale), 3.5, 4.8, 1.0, 0.42)"


def main():
    """Make the style."""
    application = QgsApplication([], False)
    application.initQgis()
    events()
    application.exitQgis()


def events():
    """A sign by how far an event has come, larger the more urgent, ringed where it is late, paler when done."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:4547&field=event_no:string&field=state:string&field=urgency:string&field=due_at:string",
        "layer",
        "memory",
    )
    words, categories = said("state"), []
    for level, (states, colour, hollow, label) in enumerate(STAGES):
        symbol = sign(colour, hollow, states[0] in DONE, level)
        categories.append(QgsRendererCategory(every_word(states, words), symbol, label))
    categories.append(QgsRendererCategory("", sign("#9aa0a8", True, False, len(STAGES)), "State not known"))
    renderer = QgsCategorizedSymbolRenderer("to_string(coalesce(attribute('state'), ''))", categories)
    renderer.setUsingSymbolLevels(True)
    layer.setRenderer(renderer)
    settings = label_settings('"event_no"', 7, "#222222")
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.quadOffset = Qgis.LabelQuadrantPosition.Below
    settings.yOffset = 2.0
    hide_below(settings, NUMBERS)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    save(layer, "events")


def sign(colour, hollow, done, level):
    """One sign, drawn over those of lower levels, and the ring round it when the event is late."""
    size = 1.7 if done else 2.6
    fill = {"color": "#ffffff" if hollow else colour, "outline_color": colour if hollow else "#ffffff"}
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "size": str(size), "outline_width": "0.5" if hollow else "0.2", **fill}
    )
    dot = symbol.symbolLayer(0)
    dot.setRenderingPass(level)
    if done:  # most events are: nothing is reckoned for them, so that many are drawn soon
        symbol.setOpacity(0.6)
        return symbol
    shape = f"if({URGENT[4]}, 'star', if({URGENT[3]}, 'diamond', 'circle'))"
    factor = f"if({URGENT[4]}, 1.7, if({URGENT[3]}, 1.4, 1))"
    properties = QgsSymbolLayer.Property
    dot.setDataDefinedProperty(properties.Name, QgsProperty.fromExpression(shape))
    dot.setDataDefinedProperty(properties.Size, QgsProperty.fromExpression(f"{size} * {factor} * {_SCALE}"))
    ring = QgsSimpleMarkerSymbolLayer.create(
        {"name": "circle", "size": "4", "color": "#ffffff", "outline_color": OVERDUE, "outline_width": "0.55"}
    )
    ring.setDataDefinedProperty(properties.Size, QgsProperty.fromExpression(f"{size + 1.6} * {factor} * {_SCALE}"))
    ring.setDataDefinedProperty(properties.LayerEnabled, QgsProperty.fromExpression(LATE))
    ring.setRenderingPass(level)
    symbol.insertSymbolLayer(0, ring)
    return symbol


def said(kind):
    """The words of each code: dict of int to list of str."""
    words = {}
    with VALUES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == kind:
                words.setdefault(int(row["code"]), []).append(row["word"])
    return words


def every_word(codes, words):
    """What a field may say for some codes: the numbers, and the words for them."""
    return list(dict.fromkeys(word for code in codes for word in (str(code), *words.get(code, ()))))


def quoted(word):
    """A word as expressions take it."""
    return "'" + word.replace("'", "''") + "'"


URGENT = {
    code: "to_string(attribute('urgency')) in (" + ", ".join(map(quoted, every_word((code,), said("urgency")))) + ")"
    for code in (3, 4)
}
LATE = "try(to_datetime(attribute('due_at')), null) < now()"

if __name__ == "__main__":
    main()
