"""What is divided: the inputs that lie beside the checkout, and the project's own sample."""

import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["HOUSE", "SHARED", "Input", "all_inputs"]

HOUSE = Path(__file__).resolve().parent.parent
SHARED = HOUSE.parent / "shared"
"""Large inputs and a referee, which some have beside the checkout."""


@dataclass(frozen=True)
class Input:
    """A district in a GeoPackage, and which of its layers and fields hold what; '' for none."""

    name: str
    about: str
    file: Path
    buildings: str
    households: str
    streets: str
    communities: str = "communities"
    community_code: str = ""
    street_class: str = ""
    barriers: list = field(default_factory=list)
    compounds: str = ""
    prepare: object = None

    def why_not(self):
        """Make what can be made; return a sentence where the input is not there in the end."""
        if self.prepare is not None and not self.file.exists():
            trouble = self.prepare(self.file)
            if trouble:
                return trouble
        return "" if self.file.exists() else f"there is no {self.file.name}"

    def as_words(self):
        """Everything that another process needs, as plain values."""
        return asdict(self) | {"file": str(self.file), "prepare": None}


def all_inputs(folder, full=False):
    """List the inputs.

    Parameters
    ----------
    folder : Path where derived inputs are made
    full : bool, whether the full sample district is wanted
    """
    data = SHARED / "data"
    yield sample("sample", "the made-up district, small", HOUSE / "sample_data" / "small.gpkg")
    cambridge = {
        "file": data / "cambridge_ma.gpkg",
        "households": "units_derived",
        "streets": "roads",
        "barriers": ["railways", "rivers"],
    }
    yield Input("cambridge", "a real city, dwellings as points", buildings="dwellings", **cambridge)
    yield Input("cambridge-parcels", "the same city, parcels as polygons", buildings="parcels", **cambridge)
    for number in (1, 2, 3):
        yield Input(
            f"hard-{number}",
            "10,000 made-up buildings with towers of up to 340 households",
            data / f"hard_{number}.gpkg",
            "buildings",
            "households",
            "streets",
            community_code="code",
            street_class="class",
            barriers=["rivers"],
        )
    yield Input(
        "monaco",
        "real footprints in giant blocks",
        data / "monaco_case.gpkg",
        "buildings",
        "households",
        "streets",
        community_code="code",
        street_class="class",
    )
    yield Input(
        "haidian",
        "a real quarter of Beijing as one community, households guessed from floors",
        folder / "haidian.gpkg",
        "buildings",
        "households",
        "roads",
        street_class="highway",
        barriers=["rivers", "water_areas", "railways"],
        prepare=lambda file: _guess_haidian(data / "beijing_haidian_osm.gpkg", file),
    )
    if full:
        yield sample("sample-full", "the made-up district, full", HOUSE / "build" / "full.gpkg", _make_full)


def sample(name, about, file, prepare=None):
    return Input(
        name,
        about,
        file,
        "buildings",
        "households",
        "streets",
        community_code="community_code",
        street_class="class",
        barriers=["rivers", "lakes", "railways"],
        compounds="compounds",
        prepare=prepare,
    )


def _make_full(file):
    script = HOUSE / "sample_data" / "make_district.py"
    made = subprocess.run(
        [sys.executable, str(script), "full", "--output", str(file)], capture_output=True, text=True, check=False
    )
    return "" if made.returncode == 0 else f"the full district could not be made: {made.stderr[-300:]}"


def _guess_haidian(source, file):
    if not source.exists():
        return f"there is no {source.name}"
    from .guess import guess_households

    guess_households(source, file)
    return ""
