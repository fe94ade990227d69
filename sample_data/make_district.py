"""Make the made-up sample district as a GeoPackage.

python sample_data/make_district.py small|full [--output FILE] [--seed N]
python sample_data/make_district.py --picture FILE.png DISTRICT.gpkg
"""

import argparse
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Make a fictitious Chinese district, or draw one.")
    parser.add_argument("what", help="small, full, or with --picture the GeoPackage to draw")
    parser.add_argument(
        "--output", type=Path, help="the GeoPackage to write (default: beside this script, or build/full.gpkg)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--picture", type=Path, help="draw a district as this PNG instead of making one")
    given = parser.parse_args(arguments)
    if given.picture is not None:
        from draw_district import draw

        draw(Path(given.what), given.picture)
        return
    from district.make import make_layers
    from district.names import DISTRICT
    from district.settings import SIZES
    from district.write import write_geopackage

    if given.what not in SIZES:
        parser.error(f"'{given.what}' is none of {', '.join(SIZES)}")
    output = given.output or (
        HERE / "small.gpkg" if given.what == "small" else HERE.parent / "build" / f"{given.what}.gpkg"
    )
    started = time.monotonic()
    layers = make_layers(SIZES[given.what], given.seed)
    write_geopackage(layers, output, DISTRICT)
    buildings = layers["buildings"][0]
    dwellings, households = buildings["dwellings"].sum(), buildings["households"].sum()
    print(f"{output}: {len(layers['communities'][0])} communities, {len(buildings)} buildings, {dwellings} dwellings,")
    print(f"{households} households, in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
