"""Layers drawn by hand, for tests: small enough to see in the head."""

from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsGeometry, QgsVectorFileWriter, QgsVectorLayer

METRIC = "EPSG:4547"  # CGCS2000, three degrees, 114 E


def draw(name, kind, fields, rows, crs=METRIC):
    """Make a memory layer.

    `kind` is what QGIS calls the geometry ('Polygon', 'LineStringZ' …), `fields` are like 'code:string(20)', and a row
    is WKT, or None for no geometry, followed by the values.
    """
    declared = "".join(f"&field={field}" for field in fields)
    layer = QgsVectorLayer(f"{kind}?crs={crs}{declared}", name, "memory")
    assert layer.isValid(), f"{kind} {fields}"
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(layer.fields())
        if wkt is not None:
            geometry = QgsGeometry.fromWkt(wkt)
            assert not geometry.isNull() or "EMPTY" in wkt, wkt
            feature.setGeometry(geometry)
        feature.setAttributes(values)
        features.append(feature)
    added, _ = layer.dataProvider().addFeatures(features)
    assert added
    layer.updateExtents()
    return layer


def square(x, y, side=100.0):
    """WKT of a square by its lower left corner."""
    return f"POLYGON(({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))"


def rectangle(left, right, bottom=0, top=100):
    """WKT of a rectangle by its sides."""
    return f"POLYGON(({left} {bottom}, {right} {bottom}, {right} {top}, {left} {top}, {left} {bottom}))"


def save(layer, path, name=None):
    """Write a drawn layer into a GeoPackage and say how a parameter names it."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name or layer.name()
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error == QgsVectorFileWriter.WriterError.NoError, message
    return f"{path}|layername={options.layerName}"
