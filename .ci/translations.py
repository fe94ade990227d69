"""Compiles i18n/*.ts to .qm files, which QGIS reads. Without an argument they lie beside their sources."""

import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def compile_translations(folder, source=HOUSE / "i18n"):
    """Compile every .ts file of `source` into `folder`; give the files made, sorted."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for ts in sorted(source.glob("*.ts")):
        qm = folder / f"{ts.stem}.qm"
        subprocess.run(["lrelease", "-silent", ts, "-qm", qm], check=True, env=os.environ | {"QT_SELECT": "5"})
        made.append(qm)
    return made


if __name__ == "__main__":
    compile_translations(Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSE / "i18n")
