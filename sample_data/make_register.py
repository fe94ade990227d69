"""Make a register of made-up dwellings whose addresses are written as people write them, with the truth beside them.

python sample_data/make_register.py DISTRICT.gpkg [--rows 20000] [--seed 1] [--every-dwelling] [--output FILE.csv]
"""

import argparse
import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

COLUMNS = ("row_key", "address", "building_id", "kinds")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("district", type=Path, help="the sample district, small.gpkg or build/full.gpkg")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--undesigned", action="store_true", help="rows with the kinds that matching is not made for")
    parser.add_argument("--every-dwelling", action="store_true", help="one row for each dwelling, as many as there are")
    parser.add_argument("--output", type=Path, help="the CSV to write (default: beside build/full.gpkg)")
    given = parser.parse_args(arguments)
    from register.rows import every_dwelling, register_rows, undesigned_rows
    from register.town import read_town

    town = read_town(given.district)
    if given.every_dwelling:
        rows = every_dwelling(town)
    elif given.undesigned:
        rows = undesigned_rows(town, given.rows, given.seed)
    else:
        rows = register_rows(town, given.rows, given.seed)
    output = given.output or HERE.parent / "build" / f"register_{given.district.stem}.csv"
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    print(f"{output}: {len(rows)} rows")


if __name__ == "__main__":
    main()
