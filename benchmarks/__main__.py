"""Print the figures of every input that is there, what editing takes, then how time and memory grow.

python -m benchmarks [--seeds 1 2 3 4 5] [--only NAME ...] [--full] [--peers NAME ...] [--no-growth] [--only-editing]
"""

import argparse

from . import editing, growth, inputs, table
from .ours import NoEnvironmentError, divide, needs_environment
from .peers import ALL_PEERS, installed_peers, peer_figures, set_up_peers
from .referee import disagreements, referee_there

FOLDER = inputs.HOUSE / "build" / "benchmarks"


def main():
    given = arguments()
    FOLDER.mkdir(parents=True, exist_ok=True)
    chosen = [one for one in inputs.all_inputs(FOLDER, given.full) if not given.only or one.name in given.only]
    if chosen and not given.only_growth and not given.only_editing:
        try:
            needs_environment()
        except NoEnvironmentError as trouble:
            raise SystemExit(str(trouble)) from None
        set_up_peers(given.peers or ["metis"])
        peers = given.peers if given.peers is not None else installed_peers()
        for one in chosen:
            show(one, given.seeds, peers, given.peer_seconds)
    if not given.only_growth:
        print()
        editing.show()
    if not given.no_growth and not given.only_editing:
        print()
        growth.show(given.growth)


def arguments():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--only", nargs="+", help="names of inputs; all by default")
    parser.add_argument("--full", action="store_true", help="the full sample district too, made first if need be")
    parser.add_argument("--peers", nargs="*", choices=ALL_PEERS, help="which to install and run; by default METIS "
                        "and whichever of the others are installed")  # fmt: skip
    parser.add_argument("--peer-seconds", type=int, default=60, help="the time that a peer has for one input")
    parser.add_argument("--growth", type=int, nargs="+", default=growth.SIZES, help="numbers of units")
    parser.add_argument("--no-growth", action="store_true")
    parser.add_argument("--only-growth", action="store_true")
    parser.add_argument("--only-editing", action="store_true")
    return parser.parse_args()


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
