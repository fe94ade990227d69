"""Makes the zip for the plugin site: what `git archive` gives, with the translations compiled.

`package.py` packs the last commit, so that the zip is what the repository holds. `build_zip(path, worktree=True)` packs
the tracked files as they are now, so that a scan before the commit sees what will be committed.
"""

import configparser
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from site_checks import zip_problems
from translations import compile_translations

HOUSE = Path(__file__).resolve().parent.parent
NAME = "community_grids"


def build_zip(path, worktree=False):
    """Write the zip to `path`; the same tree gives the same bytes."""
    tree, moment = (_tree_of_worktree(), (1980, 1, 1, 0, 0, 0)) if worktree else ("HEAD", _moment_of_commit())
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, NAME)
        archive = Path(folder, "archive.zip")
        _git("archive", "--format=zip", f"--prefix={NAME}/", f"--output={archive}", tree)
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(folder)
        if (top / "i18n").is_dir():
            compile_translations(top / "i18n", top / "i18n")
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
            for file in sorted(file for file in top.rglob("*") if file.is_file()):
                entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o100644 << 16
                zipped.writestr(entry, file.read_bytes())
    return path


def _git(*words, **more):
    return subprocess.run(["git", *words], cwd=HOUSE, check=True, capture_output=True, text=True, **more).stdout.strip()


def _moment_of_commit():
    return time.gmtime(int(_git("log", "-1", "--format=%ct")))[:6]


def _tree_of_worktree():
    """Write the tracked files as they are now as a git tree, through an index of its own."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder, "index")
        shutil.copy(HOUSE / _git("rev-parse", "--git-path", "index"), index)
        environment = os.environ | {"GIT_INDEX_FILE": str(index)}
        _git("add", "--update", env=environment)
        return _git("write-tree", env=environment)


def main():
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(HOUSE / "metadata.txt", encoding="utf-8")
    path = build_zip(HOUSE / "build" / f"{NAME}-{metadata['general']['version']}.zip")
    problems = zip_problems(path)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{path.relative_to(HOUSE)}  {path.stat().st_size / 1e6:.2f} MB")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
