"""metadata.txt says what the plugin site and QGIS read from it, and the same as the rest of the house."""

import configparser
import re

import pytest
from site_checks import metadata_problems


@pytest.fixture(scope="module")
def text(house):
    return (house / "metadata.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def values(text):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(text)
    return dict(parser["general"])


def test_the_site_takes_it(text):
    assert metadata_problems(text) == []


def test_both_long_term_releases_and_qgis_4_are_named(values):
    assert values["qgisMinimumVersion"] == "3.40"
    assert values["qgisMaximumVersion"] == "4.99"


def test_processing_finds_the_provider(values):
    assert values["hasProcessingProvider"] == "yes"


def test_the_icon_is_there(values, house):
    assert (house / values["icon"]).is_file()


def test_the_packages_it_needs_are_named(values):
    assert {"numpy", "scipy", "shapely"} <= set(re.findall(r"\w+", values["about"]))


def test_the_changelog_tells_of_this_version(values, house):
    changelog = (house / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(values['version'])}\b", changelog, re.MULTILINE)


def test_the_licence_is_the_one_that_we_say(house):
    licence = (house / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in licence.splitlines()[0]
    assert "Version 2, June 1991" in licence.splitlines()[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("version=0.1.0", "version=0.1"),
        ("email=maintainers@example.org", "email=nobody"),
        ("author=Community Grids", "author=a/b"),
        ("name=Community Grids", "name=Community Grids Plugin"),
        ("tracker=https://", "tracker="),
        ("qgisMinimumVersion=3.40", ""),
    ],
)
def test_what_the_site_refuses_is_seen(text, old, new):
    assert text.count(old) == 1 or old.startswith(("version", "name", "author"))
    assert len(metadata_problems(re.sub(rf"^{re.escape(old)}", new, text, flags=re.MULTILINE))) == 1
