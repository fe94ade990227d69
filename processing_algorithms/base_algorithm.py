"""What every algorithm of the plugin has: its group, its icon, its help, and a look at the packages it needs."""

from html import escape
from pathlib import Path

from qgis.core import Qgis, QgsProcessingAlgorithm
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..adapters.running.packages import package_trouble
from .groups import group_name

__all__ = ["ICONS", "BaseAlgorithm"]

ICONS = Path(__file__).parent.parent / "icons"


class BaseAlgorithm(QgsProcessingAlgorithm):
    """An algorithm says what it is in class attributes, and its help on its parameters.

    Attributes
    ----------
    NAME : str, the id after `communitygrids:`
    GROUP : str, a group of `processing_algorithms.groups`
    ICON : str, a file in the icons folder
    """

    NAME = ""
    GROUP = ""
    ICON = "community_grids.svg"

    def tr(self, text):
        """Translate a text of the algorithm's own class."""
        return QCoreApplication.translate(type(self).__name__, text)

    def summary(self):
        """Say in a sentence or two what the algorithm does, for the top of its help."""
        return ""

    def add(self, parameter, help_text, advanced=False):
        """Declare a parameter or an output with its help."""
        parameter.setHelp(help_text)
        if advanced:
            parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
        self.addParameter(parameter)

    def createInstance(self):
        return type(self)()

    def name(self):
        return self.NAME

    def group(self):
        return group_name(self.GROUP)

    def groupId(self):
        return self.GROUP

    def icon(self):
        return QIcon(self.svgIconPath())

    def svgIconPath(self):
        return str(ICONS / self.ICON)

    def shortDescription(self):
        return self.summary()

    def shortHelpString(self):
        """Join the help of all parameters, so that it is written once."""
        lines = [
            f"<p><b>{escape(parameter.description())}</b> ({parameter.name()}): {escape(parameter.help())}</p>"
            for parameter in self.parameterDefinitions()
            if parameter.help()
        ]
        return f"<p>{escape(self.summary())}</p>" + "".join(lines)

    def canExecute(self):
        trouble = package_trouble()
        return not trouble, trouble
