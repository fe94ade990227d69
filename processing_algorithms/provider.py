"""The Processing provider: where the algorithms stand in the toolbox, in models and in qgis_process."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..adapters.running.log import connect_log, disconnect_log
from .aroundevent import AroundEvent
from .assignunits import AssignUnits
from .base_algorithm import ICONS
from .branchplan import BranchPlan
from .buildscene import BuildScene
from .cameraround import CameraRound
from .camerasight import CameraSight
from .checkgrids import CheckGrids
from .checkpremises import CheckPremises
from .comparegrids import CompareGrids
from .completeness import Completeness
from .convertcoordinates import ConvertCoordinates
from .createschema import CreateSchema
from .describeboundaries import DescribeBoundaries
from .dividedistrict import DivideDistrict
from .dividetower import DivideTower
from .estimatehouseholds import EstimateHouseholds
from .fillgrids import FillGrids
from .findhotspots import FindHotSpots
from .gridsasof import GridsAsOf
from .growthwatch import GrowthWatch
from .importcameras import ImportCameras
from .importevents import ImportEvents
from .importregister import ImportRegister
from .lockgrids import LockGrids
from .makeplan import MakePlan
from .mergegrids import MergeGrids
from .moveboundary import MoveBoundary
from .moveevent import MoveEvent
from .patrolvisits import PatrolVisits
from .publishplan import PublishPlan
from .pullplan import PullPlan
from .qrsheets import QrSheets
from .rebalancegrids import RebalanceGrids
from .rebalanceplan import RebalancePlan
from .recountplan import RecountPlan
from .renamegrid import RenameGrid
from .renumbergrids import RenumberGrids
from .repairgrids import RepairGrids
from .retiregrid import RetireGrid
from .simulatefeed import SimulateFeed
from .splitgrid import SplitGrid
from .storestyles import StoreStyles
from .summarisecameras import SummariseCameras
from .summariseevents import SummariseEvents
from .syncplan import SyncPlan
from .takeevents import TakeEvents
from .takegrids import TakeGrids
from .takepremises import TakePremises
from .takeregister import TakeRegister
from .tiebuildings import TieBuildings
from .undoplan import UndoPlan
from .upgradeschema import UpgradeSchema

__all__ = ["CommunityGridsProvider"]

ALGORITHMS = (
    DivideDistrict,
    RebalanceGrids,
    CheckGrids,
    CompareGrids,
    DescribeBoundaries,
    GrowthWatch,
    MakePlan,
    AssignUnits,
    BranchPlan,
    FillGrids,
    LockGrids,
    MergeGrids,
    MoveBoundary,
    RebalancePlan,
    RecountPlan,
    RenameGrid,
    RenumberGrids,
    RepairGrids,
    RetireGrid,
    SplitGrid,
    TakeGrids,
    UndoPlan,
    TieBuildings,
    EstimateHouseholds,
    CheckPremises,
    Completeness,
    ImportRegister,
    ImportEvents,
    ImportCameras,
    ConvertCoordinates,
    CreateSchema,
    UpgradeSchema,
    PublishPlan,
    PullPlan,
    SyncPlan,
    GridsAsOf,
    StoreStyles,
    TakePremises,
    TakeRegister,
    TakeEvents,
    MoveEvent,
    BuildScene,
    CameraSight,
    DivideTower,
    QrSheets,
    SummariseEvents,
    SummariseCameras,
    CameraRound,
    FindHotSpots,
    AroundEvent,
    SimulateFeed,
    PatrolVisits,
)


class CommunityGridsProvider(QgsProcessingProvider):
    """All algorithms of the plugin."""

    def __init__(self):
        super().__init__()
        self._log = None

    def load(self):
        self._log = connect_log()
        return super().load()

    def unload(self):
        if self._log is not None:
            disconnect_log(self._log)
        self._log = None
        super().unload()

    def id(self):
        return "communitygrids"

    def name(self):
        return "Community Grids"

    def longName(self):
        return self.tr("Community Grids: divide, check and share a city's grids")

    def icon(self):
        return QIcon(self.svgIconPath())

    def svgIconPath(self):
        return str(ICONS / "community_grids.svg")

    def loadAlgorithms(self):
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
