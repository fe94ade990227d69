"""Tie addresses by the likeness of their texts alone.

python -m benchmarks.peer_tools.fuzzy FILE    with {"known": [text], "asked": [text]}; prints [[row, likeness]]
"""

import json
import sys
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

AT_ONCE = 200


def main():
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    known, asked = given["known"], given["asked"]
    best = []
    for start in range(0, len(asked), AT_ONCE):
        likeness = process.cdist(asked[start : start + AT_ONCE], known, scorer=fuzz.ratio, dtype=np.uint8)
        rows = likeness.argmax(axis=1)
        best += [[int(row), int(likeness[at, row])] for at, row in enumerate(rows)]
    print(json.dumps(best))


if __name__ == "__main__":
    main()
