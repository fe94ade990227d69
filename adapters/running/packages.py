"""Look whether the Python packages that the engine needs are there and go with this QGIS, without importing them."""

import sys
from importlib import metadata, util
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

__all__ = ["FOR_QR_CODES", "NEEDED", "package_trouble"]

# Name of the package, and the first major version that will do.
NEEDED = {"numpy": 1, "scipy": 1, "shapely": 2}

# What QGIS brings nowhere: pure Python, so that it does no harm beside QGIS's own packages.
FOR_QR_CODES = {"segno": 1}

translate = QCoreApplication.translate


def package_trouble(needed=None, platform=sys.platform):
    """Say in a sentence what keeps the engine from running.

    Parameters
    ----------
    needed : dict of str to int, optional
        Packages and their oldest major version; what the engine needs by default.
    platform : str
        As `sys.platform` spells it.

    Returns
    -------
    str
        '' where nothing is wrong.
    """
    for package, oldest in (needed or NEEDED).items():
        spec = util.find_spec(package)
        if spec is None:
            said = translate("Packages", "The Python package {package} is missing.")
            advice = translate("Packages", "Install python3-{package}; on Windows and macOS QGIS itself brings it.")
            if package in FOR_QR_CODES:
                advice = translate("Packages", "Install python3-{package}, or {package} by pip in the Python of QGIS.")
            return f"{said} {advice}".format(package=package)
        version = _version(package)
        if version and _major(version) < oldest:
            said = translate("Packages", "The package {package} is version {version}; {oldest} or newer is needed.")
            return said.format(package=package, version=version, oldest=oldest)
        if platform.startswith("linux") and _brings_its_own_geos(spec):
            said = translate("Packages", "The package {package} in {folder} brings its own GEOS, which crashes QGIS.")
            advice = translate("Packages", "Remove it and install python3-{package}, which uses the system's GEOS.")
            return f"{said} {advice}".format(package=package, folder=Path(spec.origin).parent)
    return ""


def _version(package):
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _major(version):
    first = version.partition(".")[0]
    return int(first) if first.isdigit() else 0


def _brings_its_own_geos(spec):
    """A Linux wheel puts the libraries it brings in a folder beside the package."""
    if not spec.origin:
        return False
    package = Path(spec.origin).parent
    return any((package.parent / f"{package.name}.libs").glob("libgeos*"))
