"""Take register: what a tied register tells, into a plan, as a scenario that is counted anew by it."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from . import groups
from .counting_algorithm import CountingAlgorithm
from .district_inputs import add_layer
from .inputs_given import source_given

__all__ = ["TakeRegister"]


class TakeRegister(CountingAlgorithm):
    """A new scenario, counted by the register's ties, which is the open one from then on."""

    NAME = "takeregister"
    GROUP = groups.BUILDINGS
    ICON = "import_register.svg"

    REGISTER, REGISTER_NAME, WITH_DOUBTFUL = "REGISTER", "REGISTER_NAME", "WITH_DOUBTFUL"

    def displayName(self):
        return self.tr("Take register")

    def summary(self):
        return self.tr(
            "Counts a plan by a register that was tied to its buildings: the dwellings come into the plan, and a new "
            "scenario has the same grids with the new counts. The scenario in force stays as it is."
        )

    def tags(self):
        return self.tr("register,household,count,dwelling,scenario,plan").split(",")

    def add_own(self):
        self.add_new_scenario()
        self.add(
            QgsProcessingParameterString(self.REGISTER_NAME, self.tr("Name of the register"), optional=True),
            self.tr("What the plan calls the register; it may be left out where the plan knows one alone."),
        )
        told = self.tr("The register itself, where it tells which dwellings are empty or shops.")
        anything = [QgsProcessing.SourceType.TypeVector]
        add_layer(self, self.REGISTER, self.tr("Register"), told, anything, optional=True)
        self.add(
            QgsProcessingParameterBoolean(self.WITH_DOUBTFUL, self.tr("Count doubtful ties"), defaultValue=False),
            self.tr("Whether rows count that wait for a decision, each at its likeliest building."),
            advanced=True,
        )

    def count(self, session, name, parameters, context, feedback):
        from ..adapters.registers.rows import register_rows_of
        from ..adapters.running.progress import FeedbackProgress

        source = source_given(self, parameters, self.REGISTER, context)
        rows = None if source is None else register_rows_of(source, cancelled=feedback.isCanceled)
        register = self._register(session, parameters, context)
        doubtful = self.parameterAsBool(parameters, self.WITH_DOUBTFUL, context)
        return session.premises.take_ties(register, name, rows, doubtful, FeedbackProgress(feedback))

    def _register(self, session, parameters, context):
        """The name of the register, where it is not given the only one."""
        name = self.parameterAsString(parameters, self.REGISTER_NAME, context).strip()
        known = session.premises.registers
        if name or len(known) == 1:
            return name or known[0]
        if not known:
            raise QgsProcessingException(
                self.tr("{file} has no ties of a register. Run Tie buildings with this plan first.").format(
                    file=session.path.name
                )
            )
        said = self.tr("The plan knows several registers: {registers}. Name the one to take in REGISTER_NAME.")
        raise QgsProcessingException(said.format(registers=", ".join(known)))
