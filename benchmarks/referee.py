"""The referee that some have beside the checkout, asked as well where it is there."""

import json
import subprocess
import sys

from .inputs import SHARED

__all__ = ["disagreements", "referee_there"]

SCRIPT = SHARED / "tools" / "check_grids.py"

# Ours, the referee's, and by how much they may differ: they are rounded, and clip with other operations.
SAME = (
    ("grids", "grids", 0),
    ("gap_m2", "gap_m2", 0.05),
    ("outside_m2", "outside_m2", 0.05),
    ("overlap_m2", "overlap_m2", 0.05),
    ("households", "households_out", 0),
    ("reachable", "reachable", 1e-4),
    ("off", "households_off_band", 0),
    ("least_off", "least_households_off_band", 0),
    ("visible", "visible_boundary", 2e-3),
    ("cut", "buildings_cut", 0),
)


def referee_there():
    return SCRIPT.exists()


def disagreements(given, grids, figures):
    """Yield a sentence for each figure that the referee sees otherwise.

    Parameters
    ----------
    given : Input
    grids : Path of a GeoPackage with the table `grids`
    figures : dict, what `measure` found
    """
    command = [sys.executable, str(SCRIPT), "--grids", f"{grids}:grids"]
    command += ["--communities", f"{given.file}:{given.communities}"]
    command += ["--buildings", f"{given.file}:{given.buildings}", "--households-field", given.households]
    command += ["--roads", f"{given.file}:{given.streets}"]
    command += ["--barriers", *(f"{given.file}:{name}" for name in given.barriers)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        yield told.stderr[-300:]
        return
    its = json.loads(told.stdout)
    for ours, theirs, tolerance in SAME:
        if abs(figures[ours] - its[theirs]) > tolerance:
            yield f"{ours} {figures[ours]}, {theirs} {its[theirs]}"
    for place, name in enumerate(("pp_mean", "pp_p10")):
        if abs(figures[name] - its["polsby_popper_mean_p10"][place]) > 1e-3:
            yield f"{name} {figures[name]}, its {its['polsby_popper_mean_p10'][place]}"
