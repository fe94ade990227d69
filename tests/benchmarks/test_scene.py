"""The benchmark of the scene runs in a process of its own, as `make bench BENCH=scene` starts it, and is right."""

import os
import subprocess
import sys

RUN = "from benchmarks import scene; scene.TIMES = 1; scene.PICKS = 50; scene.RAYS = 1200; scene.show(['town'], 150)"


def test_a_small_town_is_measured(house, package_folder, tmp_path):
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([package_folder, str(house), os.environ.get("PYTHONPATH", "")]),
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path),
    }
    done = subprocess.run([sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    line = done.stdout.splitlines()[-1].split()
    assert line[:2] == ["town", "150"]
    ours, theirs = float(line[8]), float(line[-1])
    assert ours <= 0.2 < theirs, "per cent of the pixels with the wrong building on top"
