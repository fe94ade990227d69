"""Registers tied to buildings by address alone: how often a sure tie is right, and how many rows have one."""

import csv
import json
import re
import resource
import sqlite3
import subprocess
import sys
import time
import unicodedata
from collections import defaultdict
from typing import NamedTuple

from .command import NoEnvironmentError, needs_environment, run
from .inputs import HOUSE, SHARED, all_inputs
from .peers import PYTHON, peers_environment, set_up_fuzzy

__all__ = ["Case", "figures_of", "show"]

ROWS = 20_000
FUZZY_ROWS = 2_000
FUZZY_LIKE = (85, 90, 95)
BINS = (0.0, 0.5, 0.7, 0.9, 0.95, 0.99, 1.01)


class Case(NamedTuple):
    """Rows of a register with the truth, and the addresses of the buildings."""

    name: str
    known: list  # of (address, building or '')
    asked: list  # of (address, building or '', kind)


def show(folder):
    """Print everything: a real city, the made-up register, kinds that nothing was made for, the whole district."""
    fuzzy = set_up_fuzzy()
    sample = _full_sample(folder)
    for case in filter(None, (_cambridge(), *_made_up(folder, sample))):
        _show_case(case, fuzzy, folder)
    if sample is not None:
        _show_command(folder, sample)


def _show_case(case, fuzzy, folder):
    print(f"\n{case.name}: {len(case.asked)} rows, {len(case.known)} addresses", flush=True)
    print(f"  {'':24}{'precision':>10}{'recall':>8}{'tied':>8}{'wrong':>7}{'s':>8}{'MB':>7}")
    begin = time.perf_counter()
    answers = exact_join(case)
    _line("exact join", case, answers, time.perf_counter() - begin)
    if fuzzy:
        rows = case.asked[:: max(len(case.asked) // FUZZY_ROWS, 1)]
        part = case._replace(asked=rows)
        begin = time.perf_counter()
        likely = _fuzzy(part, folder)
        seconds = time.perf_counter() - begin
        for least in FUZZY_LIKE:
            ties = [(building, like >= least) for building, like in likely]
            _line(f"rapidfuzz, {least}, {len(rows)} rows", part, ties, seconds)
    told = _ours(case, folder)
    answers = told["answers"]
    _line("ours", case, [(building, sure) for building, sure, _ in answers], told["seconds"], told["memory_mb"])
    _show_calibration(case, answers)
    if len({kind for *_, kind in case.asked}) > 1:
        _show_kinds(case, answers)


def figures_of(case, answers):
    """Precision, recall, ties and wrong ones, of [(building, whether it is a tie)] in the order of the rows."""
    tied = right = 0
    for (_, truth, _), (building, sure) in zip(case.asked, answers, strict=True):
        tied += bool(sure)
        right += bool(sure and truth and building == truth)
    wanted = sum(bool(truth) for _, truth, _ in case.asked)
    return {"precision": right / max(tied, 1), "recall": right / max(wanted, 1), "tied": tied, "wrong": tied - right}


def _line(name, case, answers, seconds, memory=None):
    one = figures_of(case, answers)
    numbers = f"{one['precision']:>10.4f}{one['recall']:>8.4f}{one['tied']:>8}{one['wrong']:>7}{seconds:>8.1f}"
    print(f"  {name:24}{numbers}{'-' if memory is None else f'{memory:.0f}':>7}", flush=True)


def _show_calibration(case, answers):
    print("  likeliest building, by how likely it was said to be: rows, of which right")
    counts = defaultdict(lambda: [0, 0])
    for (_, truth, _), (building, _, score) in zip(case.asked, answers, strict=True):
        if building:
            place = max(at for at, edge in enumerate(BINS) if score >= edge)
            counts[place][0] += 1
            counts[place][1] += building == truth
    for place in sorted(counts):
        rows, right = counts[place]
        print(f"    {BINS[place]:.2f} to {min(BINS[place + 1], 1):.2f} {rows:>7} {right / rows:>7.3f}")


def _show_kinds(case, answers):
    print("  by kind: rows, share tied, share of the ties that is right")
    kinds = defaultdict(lambda: [0, 0, 0])
    for (_, truth, kind), (building, sure, _) in zip(case.asked, answers, strict=True):
        one = kinds[kind]
        one[0] += 1
        one[1] += sure
        one[2] += bool(sure and building == truth)
    for kind, (rows, tied, right) in sorted(kinds.items()):
        share = "-" if not tied else f"{right / tied:.3f}"
        print(f"    {kind:22}{rows:>6}{tied / rows:>8.3f}{share:>8}")


# The ways


def exact_join(case):
    """A table join on the text, width, case, spaces and punctuation made alike, what follows a # or ',' left out."""
    buildings = defaultdict(set)
    for text, building in case.known:
        buildings[_plain(text)].add(building)
    answers = []
    for text, *_ in case.asked:
        found = buildings.get(_plain(text), set())
        answers.append((next(iter(found)), True) if len(found) == 1 and "" not in found else ("", False))
    return answers


def _plain(text):
    text = unicodedata.normalize("NFKC", text).upper()
    text = re.sub(r"#.*", "", text) if text.isascii() else re.sub(r"[0-9]+单元.*", "", text)
    return re.sub(r"[\s\W]+", "", text)


def _fuzzy(case, folder):
    file = folder / "fuzzy.json"
    known, asked = [_plain(text) for text, _ in case.known], [_plain(text) for text, *_ in case.asked]
    file.write_text(json.dumps({"known": known, "asked": asked}), encoding="utf-8")
    command = [str(PYTHON), "-m", "benchmarks.peer_tools.fuzzy", str(file)]
    told = subprocess.run(command, cwd=HOUSE, env=peers_environment(), capture_output=True, text=True, check=True)
    return [(case.known[row][1], like) for row, like in json.loads(told.stdout)]


def _ours(case, folder):
    """In a process of its own, so that its memory is its own."""
    asked, told = folder / "ties_asked.json", folder / "ties_told.json"
    asked.write_text(json.dumps([case.known, [text for text, *_ in case.asked]]), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "benchmarks.ties", str(asked), str(told)], check=True, cwd=HOUSE)
    return json.loads(told.read_text(encoding="utf-8"))


def main(asked, told):
    """Tie what stands in a file and write the answers into another."""
    from pathlib import Path

    from community_grids.adapters.words.address_words import address_words
    from community_grids.engine.premises.addresses.index import AddressIndex
    from community_grids.engine.premises.addresses.matching import AddressMatcher
    from community_grids.engine.premises.tying import SURE

    from .memory import own_peak_mb

    known, texts = json.loads(Path(asked).read_text(encoding="utf-8"))
    begin = time.perf_counter()
    codes = sorted({building for _, building in known if building})
    rows = {code: row for row, code in enumerate(codes)}
    index = AddressIndex(
        [text for text, _ in known], [rows.get(building, -1) for _, building in known], address_words()
    )
    matcher = AddressMatcher(index)
    answers = []
    for text in texts:
        match = matcher.match(text)
        best = (codes[match.buildings[0]], match.scores[0]) if match.buildings else ("", 0.0)
        answers.append((best[0], bool(best[0]) and best[1] >= SURE, best[1]))
    figures = {"answers": answers, "seconds": time.perf_counter() - begin, "memory_mb": own_peak_mb()}
    Path(told).write_text(json.dumps(figures), encoding="utf-8")


# What is tied


def _cambridge():
    """Households of a real city to lots: an address is of its point's lot; the household's own lot is the truth."""
    file = SHARED / "data" / "cambridge_ma.gpkg"
    if not file.exists():
        print(f"\ncambridge: left out, there is no {file.name}")
        return None
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as city:
        known = [(text or "", lot or "") for text, lot in city.execute("SELECT full_address, MapLot FROM addresses")]
        lots = {lot for _, lot in known if lot}
        # Recall is of the households whose lot has any address; the others must not be tied wrongly either.
        asked = [(text or "", lot if lot in lots else "", "") for text, lot in city.execute(
            "SELECT Location, ML FROM households")]  # fmt: skip
    return Case("cambridge, households to lots", known, asked)


def _full_sample(folder):
    one = next((each for each in all_inputs(folder, full=True) if each.name == "sample-full"), None)
    trouble = one.why_not()
    if trouble:
        print(f"sample-full: left out, {trouble}")
        return None
    return one.file


def _made_up(folder, sample):
    if sample is None:
        return
    with sqlite3.connect(f"file:{sample}?mode=ro", uri=True) as district:
        known = district.execute("SELECT address, building_id FROM addresses").fetchall()
    yield Case("made-up register", known, _register(folder, sample, "designed"))
    yield Case(
        "kinds that the matching was not made for", known, _register(folder, sample, "undesigned", "--undesigned")
    )


def _register(folder, sample, name, *words):
    file = _make_register(folder, sample, name, "--rows", str(ROWS), *words)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["address"], row["building_id"], row["kinds"]) for row in csv.DictReader(lines)]


def _make_register(folder, sample, name, *words):
    file = folder / f"register_{name}.csv"
    script = HOUSE / "sample_data" / "make_register.py"
    command = [sys.executable, str(script), str(sample), "--output", str(file), *words]
    subprocess.run(command, check=True, capture_output=True)
    return file


def _show_command(folder, sample):
    """Every dwelling of the district by the whole command."""
    try:
        needs_environment()
    except NoEnvironmentError as trouble:
        print(f"\nevery dwelling: left out, {trouble}")
        return
    file = _make_register(folder, sample, "every_dwelling", "--every-dwelling")
    begin = _children_seconds()
    told = run("tiebuildings", [
        f"REGISTER={file}", f"BUILDINGS={sample}|layername=buildings", "BUILDING_CODE=building_id",
        f"ADDRESSES={sample}|layername=addresses", f"TIES={folder / 'ties.gpkg'}",
    ])  # fmt: skip
    with sqlite3.connect(f"file:{folder / 'ties.gpkg'}?mode=ro", uri=True) as ties:
        rows, sure = ties.execute("SELECT count(*), sum(state = 'sure') FROM ties").fetchone()
    print(f"\nevery dwelling of the full sample district: {rows} rows, {sure} surely tied;")
    worked = _children_seconds() - begin
    clock = f"{told.seconds:.1f} s on the clock ({told.engine_seconds:.1f} s for tying)"
    print(f"  the whole command took {clock}, {worked:.1f} s of the processor, {told.memory_mb:.0f} MB")


def _children_seconds():
    """What the processor worked for processes that were started here and have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
