"""The benchmark of sharing runs in a process of its own, as `make bench BENCH=share` starts it, and ends cleanly."""

import os
import subprocess
import sys

RUN = "from benchmarks import sharing; sharing.show(units=800, grids=8, many=68, moved=40, revisions=3, times=2)"
ROWS = ("publishing", "and taken in by a colleague who listens", "all grids as of a moment", "all grids checked")


def test_a_small_town_is_published_and_shared(house, package_folder, tmp_path, postgis):
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([package_folder, str(house), os.environ.get("PYTHONPATH", "")]),
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert [row for row in ROWS if row not in done.stdout] == []
    assert "another plan" not in done.stdout
