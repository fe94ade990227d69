"""Carry the engine's progress to QGIS and a person's cancel to the engine."""

from time import perf_counter

from qgis.PyQt.QtCore import QCoreApplication

from ...engine.progress import Progress

__all__ = ["FeedbackProgress"]

translate = QCoreApplication.translate


class FeedbackProgress(Progress):
    """The engine's listener that speaks to a QgsProcessingFeedback.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
    start, end : float
        Which part of the whole bar, in percent, the engine's work has.
    """

    def __init__(self, feedback, start=0.0, end=100.0):
        self._feedback, self._start, self._end = feedback, start, end
        self._stage, self._since = "", perf_counter()
        self._furthest = 0.0
        self._locked = False

    def report(self, stage, fraction):
        """Show the stage in words and move the bar; where a stage does its work over again, the bar stays."""
        if stage != self._stage:
            self.end_stage()
            self._stage, self._furthest = stage, 0.0
            self._feedback.setProgressText(stage_words(stage))
        self._furthest = max(self._furthest, min(fraction, 1.0))
        self._feedback.setProgress(self._start + (self._end - self._start) * self._furthest)

    def cancelled(self):
        """Say whether the person asked to stop; once locked, it is too late."""
        return self._feedback.isCanceled() and not self._locked

    def lock(self):
        """Do not listen to a cancel any more: the result is being written, and is written whole or not at all."""
        self.check()
        self._locked = True

    def end_stage(self):
        """Note how long the stage took."""
        now = perf_counter()
        if self._stage:
            self._feedback.pushDebugInfo(
                translate("Progress", "{stage}: {seconds:.1f} s").format(
                    stage=stage_words(self._stage), seconds=now - self._since
                )
            )
        self._stage, self._since = "", now


def stage_words(stage):
    """Say what a stage does; a stage without words of its own shows its name."""
    words = {
        "reading": translate("Progress", "Reading the layers"),
        "register": translate("Progress", "Counting what the grids hold now"),
        "blocks": translate("Progress", "Cutting the ground into blocks along streets, barriers and buildings"),
        "search": translate("Progress", "Searching for grids"),
        "finer": translate("Progress", "Cutting blocks finer where households are hard to share out"),
        "harder": translate("Progress", "Searching harder where households are hard to share out"),
        "polygons": translate("Progress", "Drawing, numbering and measuring the grids"),
        "shapes": translate("Progress", "Looking at the outlines of the grids"),
        "tiling": translate("Progress", "Looking for gaps and overlaps"),
        "households": translate("Progress", "Counting households and looking at buildings"),
        "boundaries": translate("Progress", "Looking at barriers and at what boundaries follow"),
        "describing": translate("Progress", "Describing boundaries"),
        "comparing": translate("Progress", "Comparing the plans"),
        "measuring": translate("Progress", "Measuring the plans"),
        "watching": translate("Progress", "Counting households by the new register"),
        "codes": translate("Progress", "Reading the codes"),
        "sight": translate("Progress", "Looking through the cameras"),
        "camera_cost": translate("Progress", "Looking for streets and entrances that nobody sees"),
        "estimating": translate("Progress", "Estimating households"),
        "checking_premises": translate("Progress", "Checking buildings, addresses and dwellings"),
        "tying": translate("Progress", "Tying the rows of the register to buildings"),
        "register_reading": translate("Progress", "Reading the register"),
        "register_columns": translate("Progress", "Understanding the columns"),
        "register_rows": translate("Progress", "Leaving out what is no row of the register"),
        "register_counts": translate("Progress", "Counting dwellings and households"),
        "event_values": translate("Progress", "Understanding times, states and places"),
        "event_addresses": translate("Progress", "Placing events by their addresses"),
        "event_figures": translate("Progress", "Counting events"),
        "hot_spots": translate("Progress", "Looking for hot spots"),
        "density": translate("Progress", "Spreading events over the ground"),
        "rises": translate("Progress", "Looking for rises, and shuffling days"),
        "repeats": translate("Progress", "Looking for repeated places"),
        "clusters": translate("Progress", "Looking for clusters, and shuffling times"),
        "scene_pairs": translate("Progress", "Looking for buildings that hide others"),
        "scene_order": translate("Progress", "Putting buildings in order"),
        "scene_faces": translate("Progress", "Raising roofs and walls"),
        "schema": translate("Progress", "Setting up the shared database"),
        "done": translate("Progress", "Divided"),
        "writing": translate("Progress", "Writing the plan"),
        "matching_patrols": translate("Progress", "Looking for the streets of patrols"),
        "writing_events": translate("Progress", "Writing events and cameras"),
        "writing_premises": translate("Progress", "Writing what is known of buildings"),
        "publishing": translate("Progress", "Writing to the shared database"),
        "publishing_check": translate("Progress", "The shared database checks the grids"),
        "syncing": translate("Progress", "Putting together what was done here and in the shared database"),
        "bringing": translate("Progress", "Reading from the shared database"),
    }
    return words.get(stage, stage)
