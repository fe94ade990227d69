"""Undo: take edits of a plan back, or do them again."""

from qgis.core import QgsProcessingParameterBoolean

from .plan_algorithm import PlanAlgorithm

__all__ = ["UndoPlan"]


class UndoPlan(PlanAlgorithm):
    """Some steps back or forth in a scenario's history."""

    NAME = "undoplan"
    ICON = "undo.svg"

    STEPS = "STEPS"
    REDO = "REDO"

    def displayName(self):
        return self.tr("Undo edits of a plan")

    def summary(self):
        return self.tr("Takes the last edits of a scenario back, or does again what was taken back.")

    def add_own(self):
        self.add_number(self.STEPS, self.tr("Edits"), 1, self.tr("How many edits."))
        self.add(
            QgsProcessingParameterBoolean(self.REDO, self.tr("Redo"), False),
            self.tr("Whether to do again what was taken back."),
        )

    def run_on(self, session, parameters, context, feedback):
        redo = self.parameterAsBool(parameters, self.REDO, context)
        codes = set()
        session.changed.connect(codes.update)
        for _ in range(self.parameterAsInt(parameters, self.STEPS, context)):
            feedback.pushInfo(session.redo_text() if redo else session.undo_text())
            if redo:
                session.redo()
            else:
                session.undo()
        self.say_totals(session, codes, feedback)
        return codes
