"""Draw the pictures of docs/method.md and docs/rebalancing.md from the engine itself.

.venv/bin/python docs/pictures/draw_method.py [FOLDER]      (this folder by default)
"""

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent.parent


def main():
    """Draw all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    with tempfile.TemporaryDirectory() as plugins:
        Path(plugins, "community_grids").symlink_to(HOUSE, target_is_directory=True)
        sys.path.insert(0, plugins)
        from qgis.core import QgsApplication

        application = QgsApplication([], False)
        application.initQgis()
        import method_bridges
        import method_pictures
        import method_rebalance
        from method_steps import community_of_sample, steps_of

        steps = steps_of(0)
        for name, sheet in (
            ("arrangement", method_pictures.arrangement(steps)),
            ("cutting", method_pictures.cutting(steps)),
            ("units", method_pictures.units(steps)),
            ("first_trees", method_pictures.first_trees(steps)),
            ("annealing", method_pictures.annealing(steps)),
            ("bridges", method_bridges.bridges()),
            ("rebalance", method_rebalance.rebalanced(community_of_sample(4))),
        ):
            sheet.save(folder / f"method_{name}.png")
        application.exitQgis()


if __name__ == "__main__":
    main()
