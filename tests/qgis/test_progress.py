"""Progress has words, and a cancel is heard until the plan is being written."""

import pytest
from community_grids.adapters.running.progress import FeedbackProgress, stage_words
from community_grids.engine.progress import CancelledError
from qgis.core import QgsProcessingFeedback


@pytest.fixture
def feedback(qgis_app):
    return QgsProcessingFeedback(logFeedback=False)


def test_the_engine_has_its_share_of_the_bar(feedback):
    progress = FeedbackProgress(feedback, 10, 90)
    shown = []
    for fraction in (0, 0.5, 1, 7):
        progress.report("search", fraction)
        shown.append(feedback.progress())
    assert shown == [10, 50, 90, 90]


def test_the_bar_stays_where_a_stage_does_its_work_over_again(feedback):
    progress = FeedbackProgress(feedback)
    shown = []
    for fraction in (0.75, 0.9, 0.75, 0.95):
        progress.report("harder", fraction)
        shown.append(feedback.progress())
    assert shown == [75, 90, 90, 95]


def test_another_stage_begins_where_it_says(feedback):
    progress = FeedbackProgress(feedback)
    progress.report("camera_cost", 1.0)
    progress.report("reading", 0.1)
    assert feedback.progress() == 10


def test_each_stage_of_the_engine_has_words():
    divide = pytest.importorskip("community_grids.engine.gridding.divide")
    for stage in (*divide.STAGES, "reading", "writing"):
        assert stage_words(stage) != stage


def test_a_stage_is_said_once_and_how_long_it_took(feedback):
    progress = FeedbackProgress(feedback)
    for stage in ("reading", "reading", "search"):
        progress.report(stage, 0)
    text = feedback.textLog()
    assert text.count("Searching for grids") == 1
    assert text.count("Reading the layers: 0.0 s") == 1


def test_a_cancel_is_heard_until_it_is_too_late(feedback):
    progress = FeedbackProgress(feedback)
    progress.check()
    progress.lock()
    feedback.cancel()
    progress.check()
    with pytest.raises(CancelledError):
        FeedbackProgress(feedback).lock()
