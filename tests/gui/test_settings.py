"""What is remembered keeps its type, through the file that QGIS writes."""

import pytest
from community_grids.adapters.running.settings import Settings
from qgis.core import QgsSettings

DEFAULTS = {
    "minimum": 350,
    "maximum": 500,
    "seed": 1,
    "households_field": "",
    "community_code_field": "",
    "findings_filter": "",
    "hidden_severities": "",
    "findings_area": "bottom",
}


@pytest.mark.parametrize(("name", "default"), DEFAULTS.items())
def test_on_the_first_day(qgis_app, clean_profile, name, default):
    value = getattr(Settings(), name)
    assert value == default
    assert type(value) is type(default)


@pytest.mark.parametrize(
    ("name", "given", "read"),
    [
        ("minimum", 200.0, 200),
        ("seed", "7", 7),
        ("households_field", "户数", "户数"),
        ("findings_filter", "a, b", "a, b"),
    ],
)
def test_is_read_as_it_was_written(qgis_app, clean_profile, name, given, read):
    setattr(Settings(), name, given)
    QgsSettings().sync()
    value = getattr(Settings(), name)
    assert value == read
    assert type(value) is type(read)
