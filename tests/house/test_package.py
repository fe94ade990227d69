"""The zip that `make package` makes holds what is needed to use the plugin, and nothing that the site refuses."""

import subprocess
import zipfile

import pytest
from package import build_zip
from site_checks import zip_problems


@pytest.fixture(scope="module")
def path(house, tmp_path_factory):
    if subprocess.run(["git", "rev-parse"], cwd=house, capture_output=True).returncode:
        pytest.skip("not a git checkout: the zip is made by git archive")
    return build_zip(tmp_path_factory.mktemp("package") / "community_grids.zip", worktree=True)


@pytest.fixture(scope="module")
def names(path):
    with zipfile.ZipFile(path) as zipped:
        return set(zipped.namelist())


def test_the_site_takes_it(path):
    assert zip_problems(path) == []


def test_it_holds_the_plugin(names):
    for name in ("__init__.py", "metadata.txt", "LICENSE", "plugin/plugin.py", "engine/gridding/model.py"):
        assert f"community_grids/{name}" in names


def test_translations_are_compiled(names):
    sources = {name for name in names if name.endswith(".ts")}
    assert sources
    assert {name.replace(".ts", ".qm") for name in sources} <= names


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "docs", ".ci", ".venv", "build"])
def test_the_workshop_stays_home(names, folder):
    assert not [name for name in names if name.startswith(f"community_grids/{folder}/")]


def test_the_same_tree_gives_the_same_bytes(path, tmp_path):
    assert build_zip(tmp_path / "again.zip", worktree=True).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "mode", "words"),
    [
        ("community_grids/__pycache__/a.pyc", 0o644, "does not belong"),
        ("community_grids/plugin/ui_dock.py", 0o644, "does not belong"),
        ("community_grids/make.bat", 0o644, "refuses"),
        ("community_grids/libgeos.so", 0o644, "refuses"),
        ("community_grids/../a.py", 0o644, "not a path inside"),
        ("community_grids/a.py", 0o755, "executable"),
        ("other/a.py", 0o644, "top folders"),
    ],
)
def test_what_the_site_refuses_is_seen(path, tmp_path, name, mode, words):
    bad = tmp_path / "bad.zip"
    bad.write_bytes(path.read_bytes())
    with zipfile.ZipFile(bad, "a") as zipped:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = (0o100000 | mode) << 16
        zipped.writestr(entry, "")
    problems = zip_problems(bad)
    assert len(problems) == 1
    assert words in problems[0]


def test_a_missing_licence_is_seen(tmp_path):
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(bad, "w") as zipped:
        zipped.writestr("community_grids/__init__.py", "")
        zipped.writestr("community_grids/metadata.txt", "[general]\n")
    assert "community_grids/LICENSE: missing" in zip_problems(bad)
