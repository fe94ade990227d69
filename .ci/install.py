"""Links this checkout into a QGIS profile and enables it there. Close QGIS first, or it writes its settings over ours.

`install.py [PROFILE]`: the profile's name, `default` when none is given.
"""

import sys
from pathlib import Path

from qgis.PyQt.QtCore import QSettings, QStandardPaths

HOUSE = Path(__file__).resolve().parent.parent
NAME = "community_grids"


def main():
    profile = sys.argv[1] if len(sys.argv) > 1 else "default"
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    folder = Path(data, "QGIS", "QGIS3", "profiles", profile)
    link = folder / "python" / "plugins" / NAME
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.exists() and not link.is_symlink():
        print(f"{link} is there already and is no link: remove that copy first.", file=sys.stderr)
        return 1
    link.unlink(missing_ok=True)
    link.symlink_to(HOUSE, target_is_directory=True)
    enable(folder / "QGIS" / "QGIS3.ini")
    print(f"Community Grids is linked and enabled in the QGIS profile {profile!r}: {link}")
    return 0


def enable(path):
    """Enable the plugin in a profile, and let QGIS see the packages of .venv where the system's are too old."""
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue(f"PythonPlugins/{NAME}", True)
    packages = next(HOUSE.glob(".venv/lib/python3*/site-packages/shapely"), None)
    if packages is not None:
        # The same list that Settings > Options > System > Environment shows; the reader can take the line out there.
        line = f"prepend|PYTHONPATH={packages.parent}:"
        others = [item for item in settings.value("qgis/customEnvVars", [], list) if str(packages.parent) not in item]
        settings.setValue("qgis/customEnvVars", [*others, line])
        settings.setValue("qgis/customEnvVarsUse", True)
    settings.sync()


if __name__ == "__main__":
    sys.exit(main())
