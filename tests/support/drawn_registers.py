"""Registers of buildings for the plans that one can draw on paper."""

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

__all__ = ["grown"]


def grown(project, households):
    """A register of the usual board in the project: the households of each building by its id, 25 where not told."""
    fields = "field=building_id:string&field=households:integer"
    layer = QgsVectorLayer(f"Point?crs=EPSG:4547&{fields}", "名册2026", "memory")
    for number in range(32):
        feature = QgsFeature(layer.fields())
        place = QgsPointXY(50 + 100 * (number // 4), 50 + 100 * (number % 4))
        feature.setGeometry(QgsGeometry.fromPointXY(place))
        feature.setAttributes([str(number + 1), households.get(number + 1, 25)])
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    project.addMapLayer(layer)
    return layer
