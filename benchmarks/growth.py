"""How the engine's time and memory grow with the number of units: lattice towns of 1,000 to 64,000 blocks.

`python -m benchmarks.growth UNITS` divides one of them in this process and prints its figures as JSON.
"""

import json
import math
import subprocess
import sys
import time

SIZES = [1000, 4000, 16000, 64000]
SECONDS = 900


def show(sizes):
    """Print the table of growth; each town in a process of its own, on one core."""
    print(
        "Growth: lattice towns, communities of 100 blocks, buildings as footprints; the engine alone, one core, seed 1"
    )
    print(f"  {'units':>7}{'buildings':>11}{'seconds':>9}{'MB':>7}{'out':>5}{'least':>7}   per doubling: time, memory")
    before = None
    for size in sizes:
        try:
            told = subprocess.run(
                [sys.executable, "-m", "benchmarks.growth", str(size)],
                capture_output=True,
                text=True,
                check=False,
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            print(f"  {size:>7} not done after {SECONDS} s")
            return
        if told.returncode:
            print(f"  {size:>7} {(told.stderr.strip().splitlines() or ['it crashed'])[-1]}")
            return
        now = json.loads(told.stdout.splitlines()[-1])
        line = f"  {now['units']:>7}{now['buildings']:>11}{now['seconds']:>9.1f}{now['memory_mb']:>7.0f}"
        line += f"{now['out']:>5}{now['least']:>7}"
        if before:
            doublings = math.log2(now["units"] / before["units"])
            time_by, memory_by = ((now[key] / before[key]) ** (1 / doublings) for key in ("seconds", "memory_mb"))
            line += f"   x {time_by:.2f}, x {memory_by:.2f}"
        print(line, flush=True)
        before = now


def main():
    from community_grids.engine.gridding.divide import divide
    from community_grids.engine.gridding.feasibility import least_out
    from community_grids.engine.gridding.model import Band, Rules
    from community_grids.engine.gridding.numbering import CodeProfile

    from .lattice import lattice_district
    from .memory import own_peak_mb

    district = lattice_district(int(sys.argv[1]))
    band = Band(350, 500)
    rules = Rules({"urban": band, "rural": band, "special": band}, 1, CodeProfile())
    begin = time.perf_counter()
    plan = divide(district, rules)
    seconds = time.perf_counter() - begin
    totals = {}
    for community, households in zip(plan.grid_communities.tolist(), plan.grid_households.tolist()):
        totals[community] = totals.get(community, 0) + households
    figures = {
        "units": len(plan.units),
        "buildings": len(district.buildings),
        "seconds": seconds,
        "memory_mb": own_peak_mb(),
        "out": int((plan.grid_statuses != "in_band").sum()),
        "least": sum(least_out(total, band)[0] for total in totals.values()),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
