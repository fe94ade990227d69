"""What a skilled user gets from free libraries on the same input, in an environment of their own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .inputs import HOUSE

__all__ = [
    "ALL_PEERS",
    "PYTHON",
    "installed_peers",
    "peer_figures",
    "peers_environment",
    "set_up_fuzzy",
    "set_up_peers",
    "set_up_spots",
]

# The peer and the package that it comes in, called the same when imported. Their wheels bring a GEOS of their own,
# which must not meet QGIS's: see docs/platform.md.
PACKAGES = {"metis": "pymetis", "kahip": "kahip", "gerrychain": "gerrychain", "maxp": "spopt"}
ALL_PEERS = tuple(PACKAGES)
COMMON = ["shapely", "geopandas", "scipy"]

ENVIRONMENT = HOUSE / ".venv-peers"
PYTHON = ENVIRONMENT / "bin" / "python"

SPARE_S = 300
"""Seconds for reading, cutting into blocks and measuring, which are not in a peer's time."""


def set_up_peers(peers):
    """Make the environment and install what is missing there; what cannot be installed is left out, and said."""
    if not PYTHON.exists():
        base = shutil.which("python3", path="/usr/bin") or sys.executable
        subprocess.run([base, "-m", "venv", str(ENVIRONMENT)], check=True)
        Path(ENVIRONMENT, ".gitignore").write_text("*\n", encoding="utf-8")
    for peer in peers:
        if peer not in installed_peers():
            print(f"Installing {PACKAGES[peer]} into {ENVIRONMENT.name}", flush=True)
            command = [str(PYTHON), "-m", "pip", "install", "-q", PACKAGES[peer], *COMMON]
            told = subprocess.run(command, env=peers_environment(), capture_output=True, text=True, check=False)
            if told.returncode:
                print(f"  {peer} is left out: {told.stderr.strip().splitlines()[-1]}", flush=True)


def set_up_fuzzy():
    """Install rapidfuzz, which compares texts; say whether it is there in the end."""
    return _set_up("rapidfuzz", "numpy")


def set_up_spots():
    """Install esda, which knows hot spots, and what it stands on; say whether it is there in the end."""
    return _set_up("esda", "libpysal", "geopandas", "scikit-learn")


def _set_up(*packages):
    """Install packages; say whether they are there in the end."""
    set_up_peers([])
    modules = ", ".join(package.replace("scikit-learn", "sklearn") for package in packages)
    looks = [str(PYTHON), "-c", f"import {modules}"]
    if subprocess.run(looks, env=peers_environment(), capture_output=True, check=False).returncode == 0:
        return True
    print(f"Installing {packages[0]} into {ENVIRONMENT.name}", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "-q", *packages]
    told = subprocess.run(command, env=peers_environment(), capture_output=True, text=True, check=False)
    if told.returncode:
        print(f"  {packages[0]} is left out: {told.stderr.strip().splitlines()[-1]}", flush=True)
    return told.returncode == 0


def installed_peers():
    """Name the peers that the environment has; none before it is made."""
    if not PYTHON.exists():
        return []
    looks = "import importlib.util, sys; print([bool(importlib.util.find_spec(name)) for name in sys.argv[1:]])"
    command = [str(PYTHON), "-c", looks, *PACKAGES.values()]
    told = subprocess.run(command, env=peers_environment(), capture_output=True, text=True, check=True)
    return [peer for peer, there in zip(ALL_PEERS, json.loads(told.stdout.lower())) if there]


def peer_figures(peer, given, seconds, file=None):
    """Have a peer divide an input.

    Parameters
    ----------
    peer : str
    given : Input
    seconds : int, the time that it has
    file : Path, optional, where its grids go: WKT in a JSON list

    Returns
    -------
    dict of figures, or with the key `trouble` a sentence that says why there are none
    """
    command = [str(PYTHON), "-m", "benchmarks.peer_tools", peer, json.dumps(given.as_words())]
    command += [str(seconds), *([str(file)] if file else [])]
    try:
        told = subprocess.run(
            command,
            cwd=HOUSE,
            env=peers_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds + SPARE_S,
        )
    except subprocess.TimeoutExpired:
        return {"trouble": f"not done after {seconds} s"}
    if told.returncode:
        return {"trouble": (told.stderr.strip().splitlines() or ["it crashed"])[-1]}
    # METIS prints remarks of its own, before and after.
    return json.loads(next(line for line in told.stdout.splitlines() if line.startswith("{")))


def peers_environment():
    """Nothing of the environment that QGIS needs."""
    kept = {name: value for name, value in os.environ.items() if name.startswith("PIP_") or name in ("HOME", "PATH")}
    return kept | {"PYTHONHASHSEED": "0"}
