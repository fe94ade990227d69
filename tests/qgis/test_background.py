"""Work in another thread: its result, its trouble in a sentence, its stages, and a cancel."""

import pytest
from community_grids.adapters.running.background import run_in_background
from community_grids.engine.gridding.editing.model import RefusedError
from community_grids.engine.gridding.findings import found
from community_grids.engine.progress import CancelledError
from patience import wait_until
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QThread


@pytest.fixture()
def outcome_of(qgis_app):
    """Run work and give its Outcome."""

    def run(work, told=None, after=lambda task: None):
        outcomes = []
        task = run_in_background("work", work, outcomes.append, told)
        after(task)
        wait_until(lambda: outcomes)
        return outcomes[0]

    return run


def test_the_result_comes_from_another_thread(outcome_of):
    here = QThread.currentThread()
    outcome = outcome_of(lambda feedback: QThread.currentThread())
    assert outcome.result is not None
    assert outcome.result != here
    assert outcome.trouble == ""


def test_a_layer_that_cannot_be_used_is_told(outcome_of):
    def work(feedback):
        raise QgsProcessingException("The layer is empty.")

    assert outcome_of(work) == (None, "The layer is empty.")


def test_a_refusal_is_told_in_a_sentence(outcome_of):
    def work(feedback):
        raise RefusedError(found("edit_locked", grid="001"))

    assert "001" in outcome_of(work).trouble


def test_stages_are_told_in_words(outcome_of):
    told = []
    outcome_of(lambda feedback: feedback.setProgressText("Counting"), told.append)
    assert told == ["Counting"]


def test_what_was_cancelled_has_neither_result_nor_trouble(outcome_of):
    def work(feedback):
        while not feedback.isCanceled():
            QThread.msleep(5)
        raise CancelledError

    assert outcome_of(work, after=lambda task: task.cancel()) == (None, "")
