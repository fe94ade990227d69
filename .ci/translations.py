"""Compiles i18n/*.ts to .qm files, which QGIS reads; as a command, beside their sources and only what has changed."""

import os
import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def compile_translations(folder, source=HOUSE / "i18n"):
    """Compile the .ts files of `source` into `folder`, but for those whose .qm is newer."""
    for ts in sorted(source.glob("*.ts")):
        qm = folder / f"{ts.stem}.qm"
        if qm.exists() and qm.stat().st_mtime > ts.stat().st_mtime:
            continue
        subprocess.run(["lrelease", "-silent", ts, "-qm", qm], check=True, env=os.environ | {"QT_SELECT": "5"})


if __name__ == "__main__":
    compile_translations(HOUSE / "i18n")
