"""Choose the metric CRS that a district is measured in."""

import math

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsPointXY,
    QgsProcessingException,
)
from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["LARGEST_DISTORTION", "choose_crs", "refuse_misplaced", "refuse_without_crs"]

# A CRS that stretches or shrinks a length by more than this share is not measured in. UTM and Gauss-Krueger zones
# stay under 0.15 %; Web Mercator reaches 0.67 % at the equator and 14 % at 29 degrees.
LARGEST_DISTORTION = 0.005

_WGS84 = "EPSG:4326"
_CGCS2000 = "EPSG:4490"

translate = QCoreApplication.translate


def refuse_without_crs(layer_name, crs):
    """Raise where a layer does not say which CRS its coordinates are in.

    Raises
    ------
    QgsProcessingException
        With a sentence that names the layer.
    """
    if not crs.isValid() or _is_undefined(crs):
        raise QgsProcessingException(
            translate("Crs", "The layer {layer} has no CRS. Set the CRS of the layer and run again.").format(
                layer=layer_name
            )
        )


def _is_undefined(crs):
    """Say whether a CRS is what a GeoPackage writes where none was set: "Undefined geographic" or "Cartesian"."""
    return not crs.authid() and crs.description().lower().startswith("undefined ")


def refuse_misplaced(layer_name, crs):
    """Raise for a layer whose coordinates cannot be in the CRS that it says.

    Raises
    ------
    QgsProcessingException
        With a sentence that names the layer.
    """
    raise QgsProcessingException(
        translate(
            "Crs", "The coordinates of the layer {layer} do not fit its CRS {crs}. Set the right CRS and run again."
        ).format(layer=layer_name, crs=crs.authid() or crs.description())
    )


def choose_crs(layer_name, crs, extent, transform_context):
    """Keep the communities' own CRS where one can measure in it, else choose the zone that they lie in.

    Parameters
    ----------
    layer_name : str, for the sentences
    crs : QgsCoordinateReferenceSystem of the communities
    extent : QgsRectangle of the communities, in `crs`
    transform_context : QgsCoordinateTransformContext

    Returns
    -------
    QgsCoordinateReferenceSystem
        In metres: `crs` itself, else the 3-degree Gauss-Krueger zone for CGCS2000, else the UTM zone.

    Raises
    ------
    QgsProcessingException
        The layer has no CRS, or its coordinates do not fit its CRS.
    """
    refuse_without_crs(layer_name, crs)
    if extent.isNull():
        raise QgsProcessingException(
            translate("Crs", "No feature of the layer {layer} has a place on the map.").format(layer=layer_name)
        )
    longitude, latitude = _centre(layer_name, crs, extent, transform_context)
    if crs.mapUnits() == Qgis.DistanceUnit.Meters and _distortion(crs, extent, transform_context) < LARGEST_DISTORTION:
        return crs
    if crs.authid() == _CGCS2000 and 73.5 <= longitude < 136.5:
        return QgsCoordinateReferenceSystem(f"EPSG:{4534 + round((longitude - 75) / 3)}")
    zone = min(math.floor((longitude + 180) / 6) + 1, 60)
    return QgsCoordinateReferenceSystem(f"EPSG:{(32600 if latitude >= 0 else 32700) + zone}")


def _centre(layer_name, crs, extent, transform_context):
    """Longitude and latitude of the middle of the communities."""
    middle = None
    if extent.isFinite():
        to_degrees = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(_WGS84), transform_context)
        try:
            middle = to_degrees.transform(extent.center())
        except QgsCsException:
            middle = None
    if middle is None or not (-180 <= middle.x() <= 180 and -90 <= middle.y() <= 90):
        refuse_misplaced(layer_name, crs)
    return middle.x(), middle.y()


def _distortion(crs, extent, transform_context):
    """How far a kilometre on the map is from a kilometre on the ground, as a share, east or north, the worse one."""
    ground = QgsDistanceArea()
    ground.setSourceCrs(crs, transform_context)
    ground.setEllipsoid(crs.ellipsoidAcronym() or "WGS84")
    middle = extent.center()
    ends = QgsPointXY(middle.x() + 1000, middle.y()), QgsPointXY(middle.x(), middle.y() + 1000)
    try:
        return max(abs(ground.measureLine(middle, end) / 1000 - 1) for end in ends)
    except QgsCsException:
        return math.inf
