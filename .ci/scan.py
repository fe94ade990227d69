"""Checks what would be uploaded the way plugins.qgis.org does, without network; any finding fails.

The zip's structure and metadata, Bandit at every severity and without regard to `nosec`, detect-secrets, and names that
Qt 6 lacks.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from package import build_zip
from qt_names import qt6_problems
from site_checks import zip_problems

TOOLS = Path(sys.executable).parent


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = build_zip(Path(folder, "community_grids.zip"), worktree=True)
        unzipped = Path(folder, "unzipped")
        with zipfile.ZipFile(path) as zipped:
            zipped.extractall(unzipped)
        checks = {
            "structure and metadata": zip_problems(path),
            "bandit": bandit_problems(unzipped),
            "secrets": secret_problems(unzipped),
            "Qt 6 names": qt_problems(unzipped),
        }
        size = path.stat().st_size
    for name, problems in checks.items():
        print(f"{name}: {len(problems) or 'no'} finding{'' if len(problems) == 1 else 's'}")
        for problem in problems:
            print(f"  {problem}")
    print(f"the zip: {size / 1e6:.2f} MB")
    return 1 if any(checks.values()) else 0


def bandit_problems(folder):
    """Run every test of Bandit over the shipped Python files."""
    report = _json_of("bandit", "--recursive", "--ignore-nosec", "--quiet", "--format", "json", ".", cwd=folder)
    errors = [f"{error['filename']}: {error['reason']}" for error in report["errors"]]
    return errors + [
        f"{found['filename']}:{found['line_number']}: {found['test_id']} {found['issue_text']}"
        for found in report["results"]
    ]


def secret_problems(folder):
    """Run every detector of detect-secrets over the shipped files."""
    report = _json_of("detect-secrets", "scan", "--all-files", "--no-verify", ".", cwd=folder)
    return [
        f"{path}:{found['line_number']}: {found['type']}" for path, all_ in report["results"].items() for found in all_
    ]


def qt_problems(folder):
    """Look through the shipped Python files for names that Qt 6 lacks."""
    files = sorted(folder.rglob("*.py"))
    return [
        problem
        for file in files
        for problem in qt6_problems(file.read_text(encoding="utf-8"), file.relative_to(folder).as_posix())
    ]


def _json_of(tool, *words, cwd):
    done = subprocess.run([TOOLS / tool, *words], cwd=cwd, capture_output=True, text=True, timeout=300)
    if not done.stdout.strip():
        raise RuntimeError(f"{tool} gave no report: {done.stderr}")
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
