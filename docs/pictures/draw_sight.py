"""Draws what the sample's cameras see, whole and in bands, over its streets and buildings.

    draw_sight.py FOLDER SAMPLE

FOLDER gets sight_whole and sight_bands; SAMPLE is sample_data/small.gpkg.
"""

import sys
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QPixmap

HOUSE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(HOUSE / "build" / "qgis" / "plugins"))

SIZE, DPI = (1080, 720), 96
# The middle in the sample's coordinates, metres across, and whether in bands.
PLACES = {"whole": (567520, 3213640, 900, False), "bands": (567480, 3213700, 420, True)}
BASE = ("rivers", "lakes", "streets", "buildings")


def main():
    """Draw all of them."""
    folder, sample = map(Path, sys.argv[1:3])
    application = QgsApplication([], True)
    application.initQgis()
    from community_grids.adapters.looks.styles import apply_style
    from community_grids.processing_algorithms.camerasight import CameraSight
    from few_colours import keep

    def styled(layer, role):
        QgsProject.instance().addMapLayer(layer, False)
        apply_style(layer, role)
        return layer

    def of_sample(name):
        return styled(QgsVectorLayer(f"{sample}|layername={name}", name, "ogr"), name)

    base, cameras = [of_sample(name) for name in BASE], of_sample("cameras")
    for layer in base:
        layer.setLabelsEnabled(False)
    sights = {}
    for bands in (False, True):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        given = {"CAMERAS": cameras, "BUILDINGS": base[-1], "BANDS": bands, "SIGHT": "memory:"}
        results, _ = CameraSight().run(given, context, QgsProcessingFeedback(False))
        sights[bands] = styled(context.takeResultLayer(results["SIGHT"]), "sight")
    QgsExpressionContextUtils.setLayerVariable(cameras, "sectors", 0)
    for name, (x, y, width, bands) in PLACES.items():
        layers = [cameras, sights[bands], *reversed(base)]
        keep(QPixmap.fromImage(drawn(layers, x, y, width)), str(folder / f"sight_{name}.png"))
    QgsProject.instance().clear()
    application.exitQgis()


def drawn(layers, x, y, width):
    """A picture of a place."""
    high = width * SIZE[1] / SIZE[0]
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4546"))
    settings.setOutputSize(QSize(*SIZE))
    settings.setOutputDpi(DPI)
    settings.setExtent(QgsRectangle(x - width / 2, y - high / 2, x + width / 2, y + high / 2))
    settings.setBackgroundColor(QColor("#ffffff"))
    for flag in (Qgis.MapSettingsFlag.Antialiasing, Qgis.MapSettingsFlag.DrawLabeling):
        settings.setFlag(flag)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


if __name__ == "__main__":
    main()
