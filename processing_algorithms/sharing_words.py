"""What a sync did, in words for the log of an algorithm."""

from qgis.PyQt.QtCore import QCoreApplication

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
    for old, new in sorted(outcome.renumbered.items()):
        said = translate("SharingWords", "A colleague gave the code {old} too; your grid is {new} now.")
        feedback.pushInfo(said.format(old=old, new=new))
    for conflict in outcome.conflicts:
        said = translate("SharingWords", "Both you and a colleague changed {grids}. Choose in the panel Sharing.")
        feedback.pushWarning(said.format(grids=translate("SharingWords", ", ").join(conflict.grids)))
