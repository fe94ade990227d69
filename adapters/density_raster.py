"""Write how dense events lie as a GeoTIFF."""

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["write_density"]

_NO_DATA = -1.0

translate = QCoreApplication.translate


def write_density(surface, crs, file, floor=0):
    """Write a surface; cells with too few events near by hold nothing.

    Parameters
    ----------
    surface : engine.events.kernel_density.Surface
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
