"""`make install` links and enables the plugin in a QGIS profile, and leaves the rest of the profile alone."""

import os
import subprocess
import sys

import pytest
from qgis.PyQt.QtCore import QSettings


@pytest.fixture
def install(house, tmp_path):
    """A function that installs into a profile under the test's own folder."""

    def run(*words):
        command = [sys.executable, house / ".ci" / "install.py", *words]
        environment = os.environ | {"XDG_DATA_HOME": str(tmp_path)}
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)

    return run


def profile(tmp_path, name="default"):
    return tmp_path / "QGIS" / "QGIS3" / "profiles" / name


def settings(folder):
    return QSettings(str(folder / "QGIS" / "QGIS3.ini"), QSettings.Format.IniFormat)


def test_it_links_and_enables(install, tmp_path, house):
    assert install().returncode == 0
    link = profile(tmp_path) / "python" / "plugins" / "community_grids"
    assert link.resolve() == house
    assert settings(profile(tmp_path)).value("PythonPlugins/community_grids", type=bool)


def test_another_profile_can_be_named(install, tmp_path):
    assert install("测试").returncode == 0
    assert (profile(tmp_path, "测试") / "python" / "plugins" / "community_grids").is_symlink()
    assert not profile(tmp_path).exists()


def test_a_second_time_changes_nothing(install, tmp_path):
    install()
    file = profile(tmp_path) / "QGIS" / "QGIS3.ini"
    first = file.read_bytes()
    assert install().returncode == 0
    assert file.read_bytes() == first


def test_other_settings_stay(install, tmp_path):
    (profile(tmp_path) / "QGIS").mkdir(parents=True)
    before = settings(profile(tmp_path))
    before.setValue("PythonPlugins/other", True)
    before.setValue("qgis/customEnvVars", ["overwrite|GDAL_CACHEMAX=512"])
    before.sync()
    install()
    after = settings(profile(tmp_path))
    assert after.value("PythonPlugins/other", type=bool)
    assert "overwrite|GDAL_CACHEMAX=512" in after.value("qgis/customEnvVars", [], list)


def test_a_copy_that_is_there_is_not_removed(install, tmp_path):
    copy = profile(tmp_path) / "python" / "plugins" / "community_grids"
    copy.mkdir(parents=True)
    (copy / "kept.txt").write_text("kept")
    finished = install()
    assert finished.returncode == 1
    assert "remove that copy first" in finished.stderr
    assert (copy / "kept.txt").read_text() == "kept"
