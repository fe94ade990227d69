"""Print the figures: divisions of every input, rebalances, editing, sharing, strokes on the map, growth by size.

python -m benchmarks [PART ...] [--seeds 1 2 3 4 5] [--only NAME ...] [--full] [--peers NAME ...]
"""

import argparse

from . import editing, estimating, growth, inputs, qr, rebalancing, register, table, ties
from .command import NoEnvironmentError, needs_environment
from .ours import divide
from .peers import ALL_PEERS, installed_peers, peer_figures, set_up_peers
from .referee import disagreements, referee_there

FOLDER = inputs.HOUSE / "build" / "benchmarks"


PARTS = (
    "divide",
    "rebalance",
    "edit",
    "share",
    "growth",
    "canvas",
    "premises",
    "register",
    "ties",
    "building",
    "estimate",
    "qr",
    "scene",
    "scene_switch",
    "events",
    "hotspots",
    "sight",
    "cameras",
    "playback",
    "around",
    "feed",
)


def main():
    given = arguments()
    FOLDER.mkdir(parents=True, exist_ok=True)
    chosen = [one for one in inputs.all_inputs(FOLDER, given.full) if not given.only or one.name in given.only]
    parts = given.parts or PARTS
    of_inputs = bool(chosen) and bool({"divide", "rebalance", "estimate"} & set(parts))
    if of_inputs or "qr" in parts:
        try:
            needs_environment()
        except NoEnvironmentError as trouble:
            raise SystemExit(str(trouble)) from None
    if of_inputs:
        set_up_peers(given.peers or ["metis"])
    peers = given.peers if given.peers is not None else installed_peers()
    for part in parts:
        print()
        if part == "divide":
            for one in chosen:
                show(one, given.seeds, peers, given.peer_seconds)
        elif part == "rebalance":
            rebalancing.show(chosen, given.seeds, [peer for peer in peers if peer == "metis"], FOLDER)
        elif part == "edit":
            editing.show()
        elif part == "canvas":
            from . import canvas  # only this part needs the windows of QGIS

            canvas.show()
        elif part == "building":
            from . import building  # only this part and the one before need the windows of QGIS

            building.show(FOLDER)
        elif part == "scene":
            from . import scene  # only this part needs QGIS's renderers

            scene.show(given.only)
        elif part == "scene_switch":
            from . import scene_switch  # it needs QGIS's layers

            scene_switch.show()
        elif part == "events":
            from . import events  # it needs QGIS's layers

            events.show()
        elif part == "hotspots":
            from . import hotspots  # it needs the engine on the path

            hotspots.show(FOLDER)
        elif part == "cameras":
            from . import cameras  # it reads layers

            cameras.show()
        elif part == "sight":
            from . import sight  # it reads layers through geopandas

            sight.show()
        elif part == "around":
            from . import around  # it needs QGIS's layers

            around.show()
        elif part == "playback":
            from . import playback  # it needs the windows of QGIS

            playback.show()
        elif part == "feed":
            from . import feed  # it needs a server and the windows of QGIS

            feed.show()
        elif part == "share":
            from . import sharing  # only this part needs a server

            sharing.show()
        elif part == "estimate":
            estimating.show(chosen, given.seeds[:3], FOLDER, given.full)
        elif part == "premises":
            from . import premises  # only this part writes a plan with QGIS's own classes

            premises.show()
        elif part == "register":
            register.show(FOLDER)
        elif part == "ties":
            ties.show(FOLDER)
        elif part == "qr":
            qr.show(FOLDER)
        else:
            growth.show(given.growth)


def arguments():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--only", nargs="+", help="names of inputs; all by default")
    parser.add_argument("--full", action="store_true", help="the full sample district too, made first if need be")
    parser.add_argument("--peers", nargs="*", choices=ALL_PEERS, help="which to install and run; by default METIS "
                        "and whichever of the others are installed")  # fmt: skip
    parser.add_argument("--peer-seconds", type=int, default=60, help="the time that a peer has for one input")
    parser.add_argument("--growth", type=int, nargs="+", default=growth.SIZES, help="numbers of units")
    given = parser.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}; the parts are {', '.join(PARTS)}")
    return given


def show(one, seeds, peers, peer_seconds):
    """Print the table of one input."""
    print(f"\n{one.name}: {one.about}", flush=True)
    missing = one.why_not()
    if missing:
        print(f"  left out: {missing}")
        return
    print(table.head(), flush=True)
    runs = []
    for seed in seeds:
        run = divide(one, seed, FOLDER)
        figures = run.figures()
        runs.append(figures)
        print(table.row(f"ours, seed {seed}", figures), flush=True)
        if referee_there():
            for sentence in disagreements(one, run.grids, figures):
                print(f"    the referee differs: {sentence}", flush=True)
    if len(runs) > 1:
        print(table.row("ours, worst", table.worst(runs)), flush=True)
    for peer in peers:
        print(table.peer_row(peer, peer_figures(peer, one, peer_seconds)), flush=True)
    if referee_there():
        print("  checked by the referee, ../shared/tools/check_grids.py, as well", flush=True)


if __name__ == "__main__":
    main()
