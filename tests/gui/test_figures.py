"""The dock of figures: a plan's events or a layer's are counted, shown, chosen from and saved."""

from types import SimpleNamespace

import numpy as np
import pytest
from community_grids.adapters.events.areas import areas_of_plan
from community_grids.adapters.events.figures.asking import asked_summary
from community_grids.adapters.events.figures.sources import PlanToRead
from community_grids.adapters.running.settings import Settings
from community_grids.engine.events.model import events_of
from community_grids.plugin.events.figures.figures import Figures
from drawn_layers import draw
from patience import wait_until
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtTest import QTest

DAY = 86400.0
START = 1_733_011_200.0  # 2024-12-01 08:00 in China


def some_events(session, count=60):
    """Events of December, most of them in the first grid, half closed in time."""
    codes = sorted(session.draft.grid_codes())
    grids = np.where(np.arange(count) % 6 < 5, codes[0], codes[1]).astype(object)
    when = START + np.arange(count) / 4 * DAY
    done = np.arange(count) % 2 == 0
    return events_of(
        [f"E-{row:03}" for row in range(count)],
        categories=np.where(np.arange(count) % 3, "市容环境", "矛盾纠纷").astype(object),
        departments=np.full(count, "城市管理局", dtype=object),
        states=np.where(done, 70, 50),
        grid_codes=grids,
        times={"reported": when, "due": when + DAY, "closed": np.where(done, when + 3600, np.nan)},
    )


@pytest.fixture
def figures(opened, desk, project):
    """The dock, seen, with a plan that has events."""
    session = opened.work.session
    session.events.take(events=some_events(session))
    work = Figures(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work._pause.setInterval(0)
    work.dock.show()
    wait_until(lambda: work.dock.summary() is not None)
    yield SimpleNamespace(work=work, dock=work.dock, session=session, bench=opened.work)
    work.remove()


def number(dock, name):
    from qgis.PyQt.QtWidgets import QLabel

    return dock.findChild(QLabel, f"CommunityGridsFigures_{name}").text()


def test_the_plans_events_are_counted_as_soon_as_the_dock_is_seen(figures):
    assert number(figures.dock, "events") == "60"
    assert number(figures.dock, "closure_rate") == "50"
    codes = sorted(figures.session.draft.grid_codes())
    bars = [(bar.code, bar.value) for bar in figures.dock.bars.bars()]
    assert bars[:2] == [(codes[0], 50), (codes[1], 10)]


def test_a_bar_shows_its_grid_on_the_map(figures):
    figures.dock.bars.resize(300, 200)
    QTest.mouseClick(figures.dock.bars, Qt.MouseButton.LeftButton, pos=QPointF(80, 12).toPoint())
    assert list(figures.bench.chosen()) == [sorted(figures.session.draft.grid_codes())[0]]


def test_a_bar_has_months_of_its_own_where_there_are_some(figures):
    figures.session.events.take(events=some_events(figures.session, 240))  # December and January
    wait_until(lambda: number(figures.dock, "events") == "240")
    first, whole = figures.dock.bars.bars()[0], figures.dock.months.months()
    figures.dock.bars.chosen.emit(first.code)
    own = figures.dock.months.months()
    assert sum(month.events for month in own) == first.value < sum(month.events for month in whole)
    assert figures.dock._whose.text() == first.name


def test_new_events_are_counted_without_being_asked(figures):
    figures.session.events.take(events=some_events(figures.session, 80))
    wait_until(lambda: number(figures.dock, "events") == "80")


def test_another_kind_is_shown_at_once_and_remembered(figures, desk):
    figures.dock.wishes.choose(kind="category")
    assert {bar.name for bar in figures.dock.bars.bars()} == {"市容环境", "矛盾纠纷"}
    assert figures.dock.model.rowCount() == 3
    assert Settings().figures_by == "category"


def test_what_stands_out_is_looked_for_when_a_person_looks(figures):
    assert figures.dock._out.count() == 0
    figures.dock._tabs.setCurrentWidget(figures.dock._out)
    wait_until(lambda: figures.dock._out.count() > 0)
    assert "Nothing" in figures.dock._out.item(0).text() or figures.dock.sentences()


def test_days_without_events_are_told(figures):
    figures.dock.wishes.choose(period="today")
    wait_until(lambda: number(figures.dock, "events") == "0")


def test_figures_are_saved_and_a_folder_that_is_not_there_is_a_sentence(figures, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(figures.bench.messages, "fail", told.append)
    for kind, ending, begins in (("csv", "csv", b"\xef\xbb\xbf"), ("xlsx", "xlsx", b"PK"), ("sheet", "pdf", b"%PDF")):
        file = tmp_path / f"figures.{ending}"
        figures.work.save(kind, str(file))
        assert file.read_bytes().startswith(begins)
        figures.work.save(kind, f"/nowhere/at/all.{ending}")
    assert len(told) == 3


def test_a_layer_of_the_project_does_as_well(bench, desk, project):
    fields = ["event_no:string", "state:string", "reported_at:string"]
    rows = [(f"POINT ({row} 0)", f"E-{row}", "已结案", f"2024-12-{row + 1:02} 08:00") for row in range(12)]
    project.addMapLayer(draw("事件", "Point", fields, rows))
    work = Figures(desk.iface, bench.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work._pause.setInterval(0)
    work.dock.show()
    wait_until(lambda: work.dock.summary() is not None)
    assert number(work.dock, "events") == "12"
    assert number(work.dock, "closure_rate") == "100"
    work.remove()


def test_without_events_it_says_how_to_come_to_some(opened, desk, project):
    work = Figures(desk.iface, opened.work, Settings(), project, Qt.DockWidgetArea.RightDockWidgetArea)
    work._pause.setInterval(0)
    work.dock.show()
    wait_until(lambda: not work._pause.isActive())
    assert work.dock.summary() is None
    assert "layer of events" in work.dock._empty.text()
    work.remove()


class Quiet:
    """A feedback that hears nothing and does not cancel."""

    def __getattr__(self, name):
        return lambda *_: None

    def isCanceled(self):
        return False


def test_today_is_what_it_is_on_the_plans_clock(figures):
    # Given half an hour before midnight in China, when an hour further east the next day has begun
    wish = "today", ("", ""), "", START + 15.5 * 3600
    for offset, day in ((480, "2024-12-01"), (540, "2024-12-02")):
        figures.session.events.set_profile(offset_minutes=offset)
        read = PlanToRead(figures.session, areas_of_plan(figures.session)).read
        # When the figures of today are asked for
        _, said, _ = asked_summary(read, wish, Quiet())
        # Then they are of the day that it is there
        assert said.startswith(day)


def test_few_events_are_masked_in_the_large_numbers(figures):
    known = PlanToRead(figures.session, areas_of_plan(figures.session))
    wish = "days", ("2024-12-01", "2024-12-01"), "", START + 30 * DAY
    summary, said, _ = asked_summary(known.read, wish, Quiet())
    assert summary.total.masked and summary.total.events is None
    figures.dock.show_summary(summary, said)
    assert number(figures.dock, "events") == "< 10"
    assert number(figures.dock, "closure_rate") == "–"
