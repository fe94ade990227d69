"""Write how dense events lie as a GeoTIFF, and colour it."""

import numpy as np
from qgis.core import (
    Qgis,
    QgsColorRampShader,
    QgsProcessingException,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

__all__ = ["style_density", "write_density"]

_NO_DATA = -1.0

# From where few are, which lets the map through, to the densest: share of the most, colour.
_COLOURS = (
    (0.0, QColor(254, 217, 118, 0)),
    (0.1, QColor(254, 217, 118, 120)),
    (0.35, QColor(253, 141, 60, 190)),
    (0.65, QColor(227, 26, 28, 215)),
    (1.0, QColor(128, 0, 38, 230)),
)

translate = QCoreApplication.translate


def write_density(surface, crs, file, floor=0):
    """Write a surface; cells with too few events near by hold nothing.

    Parameters
    ----------
    surface : engine.events.figures.kernel_density.Surface
    crs : QgsCoordinateReferenceSystem
    file : str, a .tif
    floor : int, the least events within the radius of a cell that is told

    Raises
    ------
    QgsProcessingException
        The file cannot be written.
    """
    from osgeo import gdal

    values = np.where(surface.events >= max(floor, 1), surface.density, _NO_DATA).astype(np.float32)
    rows, columns = values.shape
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        options = ["COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES"]
        dataset = gdal.GetDriverByName("GTiff").Create(file, columns, rows, 1, gdal.GDT_Float32, options)
        if dataset is None:
            said = translate("Writing", "The output {name} could not be written: {trouble}")
            raise QgsProcessingException(said.format(name=file, trouble=gdal.GetLastErrorMsg()))
        dataset.SetGeoTransform((surface.west, surface.cell, 0.0, surface.north, 0.0, -surface.cell))
        dataset.SetProjection(crs.toWkt())
        band = dataset.GetRasterBand(1)
        band.SetNoDataValue(_NO_DATA)
        band.SetDescription(translate("Figures", "Events per km²"))
        band.WriteRaster(0, 0, columns, rows, values.tobytes())
        band = dataset = None  # closes the file
    finally:
        gdal.PopErrorHandler()


def style_density(layer):
    """Colour a raster that `write_density` wrote: the denser, the darker and the less transparent.

    Parameters
    ----------
    layer : QgsRasterLayer
    """
    provider = layer.dataProvider()
    most = provider.bandStatistics(1)
    ramp = QgsColorRampShader(0.0, max(most.maximumValue, 1e-9))
    ramp.setColorRampType(Qgis.ShaderInterpolationMethod.Linear)
    ramp.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(share * ramp.maximumValue(), colour, f"{share * ramp.maximumValue():.0f}")
            for share, colour in _COLOURS
        ]
    )
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    layer.setRenderer(QgsSingleBandPseudoColorRenderer(provider, 1, shader))
    layer.triggerRepaint()
