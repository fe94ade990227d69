"""What a sync did, in words for the log of an algorithm."""

from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.plan_file.step_words import action_words

__all__ = ["say_outcome"]

translate = QCoreApplication.translate


def say_outcome(outcome, feedback):
    """Say what one scenario's sync did.

    Parameters
    ----------
    outcome : database.syncing.SyncOutcome
    feedback : QgsProcessingFeedback
    """
    words = translate("SharingWords", "{scenario}: grids fetched {fetched}, grids written {written}.")
    feedback.pushInfo(
        words.format(scenario=outcome.scenario, fetched=len(outcome.fetched), written=len(outcome.written))
    )
    if outcome.set_back:
        from ..database.errors import set_back_words  # psycopg2 may be missing where nothing is shared

        feedback.pushWarning(set_back_words())
    for words in outcome.renewed:
        feedback.pushInfo(words)
    for step in outcome.steps:
        bare, reasoned = (
            translate("SharingWords", "{author}: {action}"),
            translate("SharingWords", "{author}: {action} ({reason})"),
        )
        said = reasoned if step.reason else bare
        feedback.pushInfo(said.format(author=step.author, action=action_words(step.action), reason=step.reason))
    if outcome.events is not None and any(outcome.events):
        _say_events(outcome.events, feedback)
    if outcome.waiting and outcome.state != "draft":
        said = translate("SharingWords", "The shared plan is no draft any more, so your changes stay in this file.")
        feedback.pushWarning(said)
    for conflict in outcome.conflicts:
        said = translate("SharingWords", "Both you and a colleague changed {grids}. Choose in the panel Sharing.")
        feedback.pushWarning(said.format(grids=translate("SharingWords", ", ").join(conflict.grids)))


def _say_events(events, feedback):
    """Say what became of events, cameras and resources."""
    words = translate("SharingWords", "Events and cameras: fetched {fetched}, written {written}.")
    feedback.pushInfo(words.format(fetched=events.fetched, written=events.written))
    for keys in events.overtaken.values():
        said = translate("SharingWords", "Somebody else changed {keys} before you; that stays, yours was not written.")
        feedback.pushWarning(said.format(keys=translate("SharingWords", ", ").join(keys[:20])))
