"""Draw the styles of hot spots and of clusters of events, as `make_styles.py` does; run it in the same way."""

from make_premises_styles import write_label
from make_styles import outline, polygons, save, select_by_outline
from qgis.core import QgsApplication, QgsCategorizedSymbolRenderer, QgsFillSymbol, QgsRendererCategory

# From hot to cold, the middle pale: told apart by people with any colour vision.
HOT_SPOTS = (
    ("hot_99", "#b2182b", "Hot spot, 99 %"),
    ("hot_95", "#e57f5f", "Hot spot, 95 %"),
    ("hot_90", "#f8cdb4", "Hot spot, 90 %"),
    ("none", "#f3f3f1", "Nothing unusual"),
    ("cold_90", "#c6dfec", "Cold spot, 90 %"),
    ("cold_95", "#6aacd0", "Cold spot, 95 %"),
    ("cold_99", "#2166ac", "Cold spot, 99 %"),
)

CLUSTERS = (
    ("cluster", "#762a83", 0.55, "Cluster beyond chance"),
    ("repeated", "#1b7837", 0.35, "Repeated place"),
)


def main():
    """Make every style."""
    application = QgsApplication([], False)
    application.initQgis()
    hot_spots()
    clusters()
    application.exitQgis()


def hot_spots():
    """Grids by how sure it is that they are hot or cold, with their events."""
    layer = polygons("field=grid_code:string&field=events:integer&field=hot_spot:string")
    categories = []
    for value, colour, words in HOT_SPOTS:
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
        symbol.setOpacity(0.35 if value == "none" else 0.78)
        symbol.appendSymbolLayer(outline("#ffffff", 0.9))
        symbol.appendSymbolLayer(outline("#4d4d4d", 0.3))
        categories.append(QgsRendererCategory(value, symbol, words))
    layer.setRenderer(QgsCategorizedSymbolRenderer("hot_spot", categories))
    select_by_outline(layer)
    write_label(layer, "coalesce(to_string(\"events\"), '*')", 9, 60_000)
    save(layer, "hot_spots")


def clusters():
    """The ground of clusters and repeated places, with the events of it."""
    layer = polygons("field=kind:string&field=events:integer")
    categories = []
    for value, colour, opacity, words in CLUSTERS:
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
        symbol.setOpacity(opacity)
        symbol.appendSymbolLayer(outline("#ffffff", 0.9))
        symbol.appendSymbolLayer(outline(colour, 0.5))
        categories.append(QgsRendererCategory(value, symbol, words))
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    select_by_outline(layer)
    write_label(layer, "coalesce(to_string(\"events\"), '*')", 8, 6_000)
    save(layer, "event_clusters")


if __name__ == "__main__":
    main()
