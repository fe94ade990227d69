"""Draws the sample's buildings in 2.5D at three scales, by day and by night.

    draw_scene.py FOLDER PLAN PROJECT

FOLDER gets scene_town, scene_old_town and scene_towers, each _light and _dark; PLAN and PROJECT are what `make demo`
left.
"""

import sys
from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QPixmap

HOUSE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(HOUSE / "build" / "qgis" / "plugins"))

SIZE, DPI = (1080, 720), 96
# The middle in the sample's coordinates, metres across, and what colours tell.
PLACES = {
    "town": (567400, 3213640, 2400, "grid"),
    "old_town": (567520, 3213640, 620, "grid"),
    "towers": (567790, 3213985, 330, "grid"),
}


def main():
    """Draw all of them."""
    folder, plan, file = map(Path, sys.argv[1:4])
    application = QgsApplication([], True)
    application.initQgis()
    from community_grids.adapters.plans.session import PlanSession
    from community_grids.adapters.scene.show import SceneShow, raise_buildings
    from community_grids.adapters.scene.source import PlanSource
    from few_colours import keep

    session = PlanSession.open(plan)
    source = PlanSource(session)
    raised = raise_buildings(source.buildings)
    session.close()
    project = QgsProject.instance()
    project.read(str(file))
    for theme in ("light", "dark"):
        show = SceneShow(project, source, raised, "grid", theme, lambda _: {})
        for name, (x, y, width, colouring) in PLACES.items():
            show.colour_by(colouring)
            settings = settings_of(project, source.crs, x, y, width)
            show.look_at(settings.visibleExtent(), source.crs, settings.scale())
            job = QgsMapRendererParallelJob(settings)
            job.start()
            job.waitForFinished()
            keep(QPixmap.fromImage(job.renderedImage()), str(folder / f"scene_{name}_{theme}.png"))
        show.take_off()
    project.clear()
    application.exitQgis()


def settings_of(project, crs, x, y, width):
    """What QGIS's own map would show of a place."""
    high = width * SIZE[1] / SIZE[0]
    root = project.layerTreeRoot()
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in root.layerOrder() if root.findLayer(layer.id()).isVisible()])
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(*SIZE))
    settings.setOutputDpi(DPI)
    settings.setExtent(QgsRectangle(x - width / 2, y - high / 2, x + width / 2, y + high / 2))
    settings.setBackgroundColor(QColor(project.backgroundColor()))
    for flag in (Qgis.MapSettingsFlag.Antialiasing, Qgis.MapSettingsFlag.DrawLabeling):
        settings.setFlag(flag)
    return settings


if __name__ == "__main__":
    main()
