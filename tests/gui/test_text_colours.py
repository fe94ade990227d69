"""What is written on QGIS's own ground can be read in a light palette and in a dark one."""

from types import SimpleNamespace

import pytest
from community_grids.plugin.comparison.comparison_tables import CodesModel, ScoresModel
from community_grids.plugin.events.on_map.events_model import EventsModel
from community_grids.plugin.grids_dock.histogram import Histogram
from community_grids.plugin.grids_dock.history_model import HistoryModel
from community_grids.plugin.growth.growth_model import GrowthModel
from community_grids.plugin.premises.tower_bars import TowerBars
from community_grids.plugin.sharing.life_box import LifeBox
from community_grids.plugin.sharing.side_colours import SIDE_COLOURS
from community_grids.plugin.status_colours import STATUS_COLOURS
from community_grids.plugin.text_colours import contrast, faint, readable
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QApplication

INK = Qt.ItemDataRole.ForegroundRole


def palette_of(ink, base, window):
    roles = QPalette.ColorRole
    palette = QPalette(QColor(window), QColor(window))
    for role, colour in ((roles.Text, ink), (roles.WindowText, ink), (roles.Base, base)):
        palette.setColor(role, QColor(colour))
    return palette


PALETTES = {"light": ("#000000", "#ffffff", "#efefef"), "dark": ("#fcfcfc", "#232629", "#31363b")}
ENOUGH = 4.5  # WCAG 2.1, 1.4.3


@pytest.fixture(params=PALETTES)
def palette(qgis_app, request):
    before = QApplication.palette()
    palette = palette_of(*PALETTES[request.param])
    QApplication.setPalette(palette)
    yield palette
    QApplication.setPalette(before)


def can_be_read(colour, palette):
    roles = QPalette.ColorRole
    return all(contrast(colour, palette.color(role)) >= ENOUGH for role in (roles.Base, roles.Window))


def test_contrast_is_that_of_wcag():
    white = QColor("#ffffff")
    assert contrast(QColor("#000000"), white) == pytest.approx(21.0)
    assert contrast(white, white) == pytest.approx(1.0)
    assert contrast(QColor("#767676"), white) == pytest.approx(4.54, abs=0.01)


def test_any_colour_is_brought_to_where_it_can_be_read(palette):
    for colour in (*STATUS_COLOURS.values(), *SIDE_COLOURS.values(), QColor("#ffffff"), QColor("#000000")):
        assert can_be_read(readable(colour), palette), colour.name()
    assert can_be_read(faint(), palette)
    assert contrast(faint(on_button=True), palette.color(QPalette.ColorRole.Button)) >= ENOUGH
    assert contrast(faint(), palette.color(QPalette.ColorRole.Base)) < 7  # it stands back


def test_what_can_be_read_stays_as_it_is():
    assert readable(QColor("#0a5f8f"), palette_of(*PALETTES["light"])) == QColor("#0a5f8f")


def late_event():
    model = EventsModel()
    events = SimpleNamespace(times={"due": [1.0]})
    model.show_rows(SimpleNamespace(given=SimpleNamespace(events=events), moment=2.0), [0])
    return [model.data(model.index(0, 0), INK)]


def step_that_was_undone():
    model = HistoryModel()
    model.show([SimpleNamespace(place=1)], 0)
    return [model.data(model.index(0, 0), INK)]


def grid_that_stays_in_band():
    model = GrowthModel()
    model.show([SimpleNamespace(watch="steady")], {})
    return [model.data(model.index(0, 0), INK)]


def changed_code():
    model = CodesModel()
    model.show([SimpleNamespace(before="001", after="002")])
    return [model.data(model.index(0, 0), INK)]


def scores():
    model = ScoresModel()
    model.show([SimpleNamespace(before=1, after=after, digits=0, better=1) for after in (0, 2)])
    return [model.data(model.index(row, 3), INK) for row in range(2)]


@pytest.mark.parametrize("inks", [late_event, step_that_was_undone, grid_that_stays_in_band, changed_code, scores])
def test_the_words_of_tables_can_be_read(palette, inks):
    colours = inks()
    assert colours
    assert all(can_be_read(colour, palette) for colour in colours), [colour.name() for colour in colours]


def test_each_state_of_a_plan_can_be_read(palette):
    box = LifeBox()
    box.show_life(SimpleNamespace(life="approved", effective_from=None, ways=(), can_edit=False), False)
    html = box._steps.text()
    named = [QColor(part[:7]) for part in html.split("color:")[1:]]
    assert len(named) == 3
    assert all(can_be_read(colour, palette) for colour in named)


def best_contrast(widget, place):
    """The contrast of what is read best in a part of a widget, to the ground of the window."""
    image = widget.grab(place).toImage()
    ground = widget.palette().color(QPalette.ColorRole.Window)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(contrast(pixel, ground) for pixel in pixels)


def test_the_limits_under_the_histogram_can_be_read(palette):
    histogram = Histogram()
    histogram.resize(400, histogram.sizeHint().height())
    row = SimpleNamespace(households=430, status="in_band", code="001", minimum=350, maximum=500)
    histogram.show_rows([row])
    foot = histogram.rect().adjusted(0, histogram.height() - 9, 0, 0)
    assert best_contrast(histogram, foot) >= ENOUGH


def test_the_names_of_entrances_can_be_read(palette):
    bars = TowerBars()
    bars.resize(400, bars.sizeHint().height())
    bars.show_tower(["1", "2"], [300, 400])
    bars.show_groups([("1",), ("2",)], ["001: 300", "002: 400"])
    foot = bars.rect().adjusted(0, bars.height() - 8, 0, 0)
    assert best_contrast(bars, foot) >= ENOUGH
