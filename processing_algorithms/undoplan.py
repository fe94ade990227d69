"""Undo: take edits of a plan back, or do them again."""

from qgis.core import QgsProcessingException, QgsProcessingParameterBoolean

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
        from ..adapters.plans.session import PlanFileError

        redo = self.parameterAsBool(parameters, self.REDO, context)
        wanted = self.parameterAsInt(parameters, self.STEPS, context)
        self._refuse_too_many(wanted, session.redo_count if redo else session.undo_count, redo)
        codes = set()
        session.changed.connect(codes.update)
        for done in range(wanted):
            words = session.redo_text() if redo else session.undo_text()
            try:
                if redo:
                    session.redo()
                else:
                    session.undo()
            except PlanFileError as error:
                if not done:
                    raise
                stopped = self.tr("Stopped after {done} of {wanted} edits, which stay as they are now: {why}")
                feedback.reportError(stopped.format(done=done, wanted=wanted, why=error))
                break
            feedback.pushInfo(words)
        self.say_totals(session, codes, feedback)
        return codes

    def _refuse_too_many(self, wanted, there, redo):
        """Refuse to go further than the history; the session says itself where there is nothing at all."""
        if 0 < there < wanted:
            back = self.tr("Edits that can be taken back: {count}. Nothing was changed.")
            forth = self.tr("Edits that can be done again: {count}. Nothing was changed.")
            raise QgsProcessingException((forth if redo else back).format(count=there))
