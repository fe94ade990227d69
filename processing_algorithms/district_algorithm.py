"""What every algorithm on the layers of a district has: inputs looked at first, outputs whole or not at all."""

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from . import groups
from .base_algorithm import BaseAlgorithm
from .inputs_given import layers_given, limits_trouble, sources_given
from .plan_outputs import PlanOutputs, clash_of_outputs

__all__ = ["DistrictAlgorithm"]

translate = QCoreApplication.translate


class DistrictAlgorithm(BaseAlgorithm):
    """An algorithm that reads layers, has an adapter do the work, and writes tables. It says how in `work`.

    Attributes
    ----------
    ROLES : dict of str (name of an output) to str, the role that its layer is dressed as, '' for none
    barriers : list of adapters.layers.reading.Source, the layers of BARRIERS
    """

    GROUP = groups.GRIDS
    ROLES = {}

    def work(self, parameters, context, feedback):
        """Do the work.

        Returns
        -------
        dict, what `processAlgorithm` returns

        Raises
        ------
        engine.progress.CancelledError
            The person cancelled before anything was written.
        """
        raise NotImplementedError

    def checkParameterValues(self, parameters, context):
        fits, reason = super().checkParameterValues(parameters, context)
        trouble = reason
        if fits:
            trouble = limits_trouble(self, parameters, context)
            trouble = trouble or clash_of_outputs(self, parameters, context, self.ROLES)
        return not trouble, trouble

    def prepareAlgorithm(self, parameters, context, feedback):
        self.barriers = sources_given(self, parameters, "BARRIERS", context)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        # The engine needs packages that QGIS does not bring everywhere: `canExecute` looks for them first.
        from ..engine.progress import CancelledError

        self._outputs = PlanOutputs(self, parameters, context, self.ROLES)
        self._outputs.refuse_unwritable()
        try:
            return self.work(parameters, context, feedback)
        except CancelledError as cancelled:
            raise QgsProcessingException(translate("Inputs", "Cancelled. Nothing was written.")) from cancelled

    def postProcessAlgorithm(self, context, feedback):
        self._outputs.dress(context)
        return {}

    def district(self, parameters, context):
        """Take the layers of the district: adapters.gridding.district.Layers."""
        return layers_given(self, parameters, context, self.barriers)

    def write(self, tables, crs):
        """Write {name of an output: adapters.layers.writing.OutputTable}, all or none; {name: where it is}."""
        return self._outputs.write(tables, crs)
