"""What a rebalance asks and tells, whether of layers or of a plan file."""

from qgis.core import Qgis, QgsProcessingOutputNumber, QgsProcessingParameterNumber
from qgis.PyQt.QtCore import QCoreApplication

from ..engine.gridding.rebalancing.options import OPTIONS
from .district_inputs import add_choice

__all__ = ["add_aims", "add_moved", "aims_given", "moved_and_told"]

OPTION, MAX_MOVED = "OPTION", "MAX_MOVED"
HOUSEHOLDS_MOVED, LEAST_MOVED = "HOUSEHOLDS_MOVED", "LEAST_MOVED"

translate = QCoreApplication.translate


def add_aims(algorithm):
    """Declare OPTION and MAX_MOVED."""
    told = translate(
        "Rebalancing",
        "Once all is within the limits: fewest_households moves the fewest households, fewest_grids touches "
        "the fewest grids, rounder_grids moves up to half as many households more for better shapes."
    )  # fmt: skip
    add_choice(algorithm, OPTION, translate("Rebalancing", "Aim"), told, OPTIONS)
    words, kind = translate("Rebalancing", "Most households to move, as a share"), Qgis.ProcessingNumberParameterType
    told = translate(
        "Rebalancing",
        "Of all households of the district: 0.02 is 2 %. Where more would have to move, the communities that "
        "gain least by it stay as they are."
    )  # fmt: skip
    parameter = QgsProcessingParameterNumber(MAX_MOVED, words, kind.Double, 1.0, minValue=0.0, maxValue=1.0)
    algorithm.add(parameter, told)


def add_moved(algorithm):
    """Declare the outputs HOUSEHOLDS_MOVED and LEAST_MOVED."""
    words = translate("Rebalancing", "Households moved")
    algorithm.addOutput(QgsProcessingOutputNumber(HOUSEHOLDS_MOVED, words))
    words = translate("Rebalancing", "Households that any plan must move")
    algorithm.addOutput(QgsProcessingOutputNumber(LEAST_MOVED, words))


def aims_given(algorithm, parameters, context):
    """Take OPTION, a word, and MAX_MOVED, a share."""
    option = algorithm.parameterAsEnumString(parameters, OPTION, context)
    return option, algorithm.parameterAsDouble(parameters, MAX_MOVED, context)


def moved_and_told(prices, chosen, least, households, feedback):
    """Tell in the log what each option costs and how few must move at least.

    Parameters
    ----------
    prices : list of engine.gridding.rebalancing.model.Price
    chosen : Price, that of the plan that is made
    least, households : int, that must move, and that there are
    feedback : QgsProcessingFeedback

    Returns
    -------
    dict, the outputs of `add_moved`
    """
    from ..adapters.gridding.rebalancing import price_words

    for price in prices:
        feedback.pushInfo(price_words(price))
    said = translate(
        "Rebalancing", "No plan within the limits moves fewer than {least} of the {households} households."
    )
    feedback.pushInfo(said.format(least=least, households=households))
    return {HOUSEHOLDS_MOVED: chosen.households, LEAST_MOVED: least}
