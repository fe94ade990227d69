"""What happens inside QGIS while the picture of importing events is taken.

QGIS runs this file with `--code`; the dialog looks through the table that COMMUNITY_GRIDS_EVENTS names, beside the plan
that COMMUNITY_GRIDS_PLAN names.
"""

import os
from pathlib import Path

from few_colours import keep
from qgis.utils import plugins
from stepping import step_through

OUT, EVENTS = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_EVENTS"]
PLAN = os.environ["COMMUNITY_GRIDS_PLAN"]
SIZE = 1400, 800
PATIENCE = 120_000  # ms

plugin = plugins["community_grids"]
importing = plugin.events.importing


def open_plan():
    """Open the plan, whose buildings tell that coordinates are shifted."""
    plugin.workbench.open(PLAN)


def look():
    """Open the dialog with the table; where it lies on this machine is nobody's business."""
    os.chdir(Path(EVENTS).parent)
    importing.start(Path(EVENTS).name)
    importing.dialog.resize(*SIZE)


def photograph():
    """Keep the dialog as it is."""
    keep(importing.dialog.grab(), f"{OUT}_event_import.png")


step_through([open_plan, look, photograph], PATIENCE)
