"""`make env` prints what a shell needs to run the algorithms, and nothing else."""

import subprocess

import pytest


def lines_of(command, house):
    done = subprocess.run(command, cwd=house, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


def test_make_env_prints_only_unset_and_export(house):
    if not (house / ".venv" / "installed").exists():
        pytest.skip("not set up by make here")
    lines = lines_of(["make", "env"], house)
    assert len(lines) >= 4
    assert [line for line in lines if not line.startswith(("unset ", "export "))] == []


def test_a_shell_can_read_a_folder_with_odd_characters(house, tmp_path):
    folder = tmp_path / "it's 网格 $HOME"
    show = 'echo "$QGIS_PLUGINPATH"; echo "$QGIS_CUSTOM_CONFIG_PATH"; echo "${PROJ_LIB-none}"'
    script = f'eval "$(.ci/environment "$1")"; {show}'
    lines = lines_of(["env", "PROJ_LIB=/elsewhere", "sh", "-c", script, "sh", str(folder)], house)
    assert lines == [str(folder / "plugins"), str(folder / "profile"), "none"]
    assert (folder / "plugins" / "community_grids").resolve() == house


def test_an_existing_profile_is_kept(house, tmp_path):
    lines_of([".ci/environment", tmp_path], house)
    settings = tmp_path / "profile" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    assert "community_grids=true" in settings.read_text()
    settings.write_text("[PythonPlugins]\ncommunity_grids=true\nother=true\n")
    lines_of([".ci/environment", tmp_path], house)
    assert "other=true" in settings.read_text()


def test_the_algorithms_are_there(qgis_process, tmp_path):
    finished = qgis_process("dividedistrict", {"GRIDS": str(tmp_path / "grids.gpkg")})
    assert finished.returncode != 0
    assert "COMMUNITIES" in finished.output + finished.errors
