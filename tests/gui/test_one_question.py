"""One question at a time in the background: only what was asked last is answered, and tells how far it is."""

from types import SimpleNamespace

import pytest
from community_grids.plugin.one_question import OneQuestion
from drawn_layers import draw
from patience import wait_until
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QThread


@pytest.fixture()
def question(qgis_app):
    question = OneQuestion()
    yield question
    question.stop()
    wait_until(lambda: not QgsApplication.taskManager().activeTasks())


def waiting(feedback):
    """Work that goes on until it is stopped, and says so."""
    while not feedback.isCanceled():
        QThread.msleep(5)
    feedback.setProgressText("stopped")
    feedback.setProgress(90)
    return "late"


def heard_by():
    """Lists of what is heard, and who hears it."""
    heard = SimpleNamespace(answers=[], stages=[], shares=[])
    return heard, (heard.answers.append, heard.stages.append, heard.shares.append)


def all_ended():
    wait_until(lambda: not QgsApplication.taskManager().activeTasks())
    QgsApplication.processEvents()


def test_the_answer_its_stages_and_its_share_are_heard_in_this_thread(question):
    threads = []

    def work(feedback):
        feedback.setProgressText("counting")
        feedback.setProgress(50)
        return 7

    heard, hearing = heard_by()
    question.ask("count", work, *hearing[:1], lambda words: threads.append(QThread.currentThread()), hearing[2])
    assert question.is_open
    wait_until(lambda: not question.is_open)
    assert heard.answers == [(7, "")]
    assert 50 in heard.shares
    assert threads == [QThread.currentThread()]


def test_a_second_question_takes_the_place_of_the_first(question):
    (first, hear_first), (second, hear_second) = heard_by(), heard_by()
    question.ask("first", waiting, *hear_first)
    question.ask("second", lambda feedback: "second", *hear_second)
    all_ended()
    wait_until(lambda: second.answers)
    assert second.answers == [("second", "")]
    assert (first.answers, first.stages, first.shares) == ([], [], [])


def test_what_was_stopped_is_not_heard_and_another_can_be_asked(question):
    heard, hearing = heard_by()
    question.ask("first", waiting, *hearing)
    question.stop()
    assert not question.is_open
    all_ended()
    assert (heard.answers, heard.stages, heard.shares) == ([], [], [])
    question.ask("second", lambda feedback: 2, hearing[0])
    wait_until(lambda: heard.answers == [(2, "")])


def test_what_a_person_cancels_in_the_list_of_tasks_has_an_empty_answer(question):
    heard, hearing = heard_by()
    question.ask("first", waiting, hearing[0])
    QgsApplication.taskManager().cancelAll()
    wait_until(lambda: not question.is_open)
    assert heard.answers == [(None, "")]


def test_an_answer_may_ask_the_next_question(question):
    heard, hearing = heard_by()
    question.ask("first", lambda feedback: 1, lambda _: question.ask("second", lambda feedback: 2, hearing[0]))
    wait_until(lambda: heard.answers == [(2, "")])
    assert not question.is_open


@pytest.fixture()
def converting(provider):
    """What converts coordinates, and layers of one and of two points for it."""
    layers = [draw("places", "Point", ["name:string"], [("POINT(112 28)", "a")] * many, "EPSG:4326") for many in (1, 2)]
    return "communitygrids:convertcoordinates", [
        {"INPUT": layer, "FROM": "GCJ02", "TO": "WGS84", "OUTPUT": "memory:"} for layer in layers
    ]


def test_of_algorithms_too_only_the_last_is_heard(question, converting, project):
    (algorithm, (one, two)), answers = converting, []
    question.run(algorithm, one, project, lambda *answer: answers.append(answer))
    question.run(algorithm, two, project, lambda *answer: answers.append(answer))
    wait_until(lambda: not question.is_open)
    all_ended()
    ((done, results, _, trouble),) = answers
    assert (done, results["MOVED"], trouble) == (True, 2, "")


def test_an_algorithm_that_refuses_says_why(question, converting, project):
    (algorithm, (one, _)), answers = converting, []
    question.run(algorithm, one | {"FROM": "find_out"}, project, lambda *answer: answers.append(answer))
    wait_until(lambda: not question.is_open)
    ((done, _, _, trouble),) = answers
    assert not done
    assert "does not show" in trouble
