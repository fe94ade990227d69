"""Makes the demo's project and map from its plan, and prints what the plan came to.

`draw_demo.py FOLDER DISTRICT SECONDS`: where plan.gpkg lies, the district's GeoPackage, how long the division took.
"""

import os
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsRectangle, QgsVectorLayer

# Old town, slabs and towers beside the river, in the coordinates of the sample, the picture in pixels, and its scale.
SCENE, SCENE_SIZE, SCALE = (566850, 3213330, 567950, 3214130), (1600, 960), 4_500

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE / "build" / "qgis" / "plugins"))


def main():
    folder, district, seconds = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]
    application = QgsApplication([], True)
    application.initQgis()
    from community_grids.adapters.looks.project_layers import build_district_project, draw_map

    plan = folder / "plan.gpkg"
    buildings = raised(plan)
    project = build_district_project(plan, district, folder / "district.qgz", "Community Grids: the sample district")
    draw_map(project, folder / "map.png")
    draw_scene(project, *buildings, folder / "scene.png")
    print_summary(rows(plan, "grids"), rows(plan, "findings"), seconds)
    for name, what in (
        ("plan.gpkg", "grids, units and findings, and the plan file that Open plan… opens"),
        ("district.qgz", "the project, for QGIS"),
        ("map.png", "the map"),
        ("scene.png", "buildings in 2.5D"),
    ):
        print(f"  {os.path.relpath(folder / name)}: {what}")
    del project
    application.exitQgis()


def raised(plan):
    """The buildings of a plan with what their colours tell, and raised."""
    from community_grids.adapters.plans.session import PlanSession
    from community_grids.adapters.scene.show import raise_buildings
    from community_grids.adapters.scene.source import PlanSource

    session = PlanSession.open(plan)
    source = PlanSource(session)
    buildings = source.buildings
    session.close()
    return source, raise_buildings(buildings)


def draw_scene(project, source, buildings, file):
    """Draw a part of the district with its buildings standing."""
    from community_grids.adapters.looks.project_layers import draw_map
    from community_grids.adapters.scene.show import SceneShow

    show = SceneShow(project, source, buildings, "grid", "light", lambda _: {})
    show.look_at(QgsRectangle(*SCENE), source.crs, SCALE)
    draw_map(project, file, SCENE_SIZE, QgsRectangle(*SCENE), project.title(), show.ground_colour)
    show.take_off()


def rows(file, table):
    """The rows of a table, each as a dict."""
    layer = QgsVectorLayer(f"{file}|layername={table}", table, "ogr")
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def print_summary(grids, findings, seconds):
    """Print the figures that tell whether the plan is good."""
    count = {status: sum(grid["status"] == status for grid in grids) for status in ("in_band", "over", "under")}
    communities = len({grid["community_code"] for grid in grids})
    households = sum(grid["households"] for grid in grids)
    severities = [finding["severity"] for finding in findings]
    print(
        f"{len(grids)} grids in {communities} communities for {households} households, in {seconds} s\n"
        f"  in band {count['in_band']}, over {count['over']}, under {count['under']}\n"
        f"  on average {mean(grids, 'visible_boundary'):.1%} of the boundary visible, "
        f"compactness {mean(grids, 'compactness'):.2f}\n"
        f"  findings: "
        + ", ".join(f"{severities.count(severity)} {severity}s" for severity in ("error", "warning", "note"))
    )
    for grid in grids:
        if grid["status"] != "in_band":
            print(f"  {grid['grid_code']} {grid['status']}: {grid['reason']}")


def mean(grids, field):
    """The mean of a field over the grids."""
    return sum(grid[field] for grid in grids) / len(grids)


if __name__ == "__main__":
    main()
