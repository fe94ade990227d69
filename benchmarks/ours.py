"""A division by the whole command, and what its grids are worth."""

from dataclasses import dataclass
from pathlib import Path

from . import command
from .inputs import Input
from .layers import arrays_of, read
from .measure import measure

__all__ = ["Run", "district_words", "divide", "table_words"]


@dataclass(frozen=True)
class Run:
    """What one run took and where its grids lie."""

    given: Input
    grids: Path
    seconds: float
    engine_seconds: float
    memory_mb: float

    def figures(self):
        """Measure the grids."""
        arrays = arrays_of(self.given.as_words())
        grids = read(self.grids, "grids").to_crs(arrays.crs)
        return measure(grids.geometry.values, arrays) | {
            "engine_s": self.engine_seconds,
            "command_s": round(self.seconds, 1),
            "memory_mb": round(self.memory_mb),
        }


def divide(given, seed, folder):
    """Divide an input.

    Parameters
    ----------
    given : Input
    seed : int
    folder : Path for the plan

    Returns
    -------
    Run

    Raises
    ------
    RuntimeError
        The command failed; with the end of what it said.
    """
    plan = folder / f"{given.name}_{seed}.gpkg"
    plan.unlink(missing_ok=True)
    outputs = table_words(plan, {"GRIDS": "grids", "UNITS": "units", "FINDINGS": "findings"})
    told = command.run("dividedistrict", [*district_words(given), f"SEED={seed}", *outputs])
    return Run(given, plan, told.seconds, told.engine_seconds, told.memory_mb)


def table_words(plan, tables):
    """Tables of one GeoPackage as outputs: list of str, KEY=value."""
    return [f"{key}=ogr:dbname='{plan}' table=\"{name}\" (geom)" for key, name in tables.items()]


def district_words(given):
    """The layers and fields of an input as parameters: list of str, KEY=value."""

    def layer(name):
        return name if "|layername=" in name else f"{given.file}|layername={name}"

    words = {
        "COMMUNITIES": layer(given.communities),
        "COMMUNITY_CODE": given.community_code,
        "BUILDINGS": layer(given.buildings),
        "HOUSEHOLDS": given.households,
        "STREETS": layer(given.streets),
        "STREET_CLASS": given.street_class,
        "COMPOUNDS": given.compounds and layer(given.compounds),
    }
    several = [f"BARRIERS={layer(name)}" for name in given.barriers]
    return [f"{key}={value}" for key, value in words.items() if value != ""] + several
