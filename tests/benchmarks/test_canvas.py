"""The benchmark of the map runs in a process of its own, as `make bench BENCH=canvas` starts it, and ends cleanly."""

import os
import subprocess
import sys

RUN = "from benchmarks import canvas; canvas.show(((400, 17),), 2)"


def test_a_small_town_is_measured_and_nothing_is_left_running(house, package_folder, tmp_path):
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([package_folder, str(house), os.environ.get("PYTHONPATH", "")]),
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert [line.strip().split("  ")[0][:20] for line in done.stdout.splitlines()[2:]] == [
        "the plan opens",
        "a move of the brush,",
        "the end of a stroke:",
        "undo: saved, table a",
    ]
    assert "QBasicTimer" not in done.stderr
