"""What happens inside QGIS while the picture of importing a register is taken.

QGIS runs this file with `--code`; the dialog looks through the ledger that COMMUNITY_GRIDS_REGISTER names.
"""

import os
from pathlib import Path

from few_colours import keep
from qgis.utils import plugins
from stepping import step_through

OUT, REGISTER = os.environ["COMMUNITY_GRIDS_PICTURES"], os.environ["COMMUNITY_GRIDS_REGISTER"]
SIZE = 1400, 760
PATIENCE = 120_000  # ms

registers = plugins["community_grids"].premises.registers


def look():
    """Open the dialog with the ledger; where it lies on this machine is nobody's business."""
    os.chdir(Path(REGISTER).parent)
    registers.start(Path(REGISTER).name)
    registers.dialog.resize(*SIZE)


def photograph():
    """Keep the dialog as it is."""
    keep(registers.dialog.grab(), f"{OUT}_register.png")


step_through([look, photograph], PATIENCE)
