"""The 2.5D view: one click on and off, a menu beside it for colours and day or night, and in step with the plan."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QAction, QColor
from qgis.PyQt.QtWidgets import QToolButton

from ...adapters.running.packages import package_trouble
from ..icons import icon
from .raising_buildings import RaisingBuildings
from .scene_menu import SceneMenu

__all__ = ["SceneSwitch"]

# So long the map stands still before floors and entrances of what is in view are drawn.
_STILL_MS = 150


class SceneSwitch(QObject):
    """Raises the buildings of the open plan, else those of a layer, and lays them flat again.

    Parameters
    ----------
    iface : QgisInterface
    project : QgsProject
    settings : Settings
    bench : Workbench

    Attributes
    ----------
    action : QAction, checked while the scene is shown or being made
    menu : SceneMenu, what colours tell, and the theme
    show : SceneShow, None while the map is flat

    Signals
    -------
    switched(on) : the scene is shown now, or the map is flat again
    """

    switched = pyqtSignal(bool)

    def __init__(self, iface, project: QgsProject, settings, bench, parent=None):
        super().__init__(parent)
        self._iface, self._canvas, self._project = iface, iface.mapCanvas(), project
        self._settings, self._bench = settings, bench
        self.show = self._session = None
        self._raising = RaisingBuildings(iface, project, settings, self)
        self._raising.raised.connect(self._take)
        self._raising.refused.connect(self._refuse)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.lay_flat)
        self._coming, self._came = QTimer(self), []
        self._coming.setSingleShot(True)
        self._coming.timeout.connect(self._take_in)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._still.timeout.connect(self._look_when_drawn)
        window = iface.mainWindow()
        self.action = QAction(icon("scene"), self.tr("2.5D"), window)
        self.action.setObjectName("CommunityGrids_scene")
        self.action.setCheckable(True)
        self.action.setToolTip(self.tr("Let buildings stand on the map; another click lays them flat again"))
        self.action.triggered.connect(self._switch)
        self.menu = SceneMenu(settings, window)
        self.menu.colouring_chosen.connect(self._colour_by)
        self.menu.theme_chosen.connect(self._set_theme)
        bench.opened.connect(self._plan_opened)
        bench.closed.connect(self._plan_closed)
        project.readProject.connect(self._project_read)
        project.cleared.connect(self.lay_flat)
        project.layersRemoved.connect(self._layers_go)
        project.layersAdded.connect(self._layers_come)

    def put_on(self, toolbar):
        """Put the button on a toolbar, with the menu beside it."""
        toolbar.addAction(self.action)
        button = toolbar.widgetForAction(self.action)
        button.setMenu(self.menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def raise_buildings(self):
        """Show the scene: of the open plan, else of the layer that is chosen or named like buildings."""
        if self.show is not None or self._raising.is_open:
            return
        trouble = package_trouble()
        if trouble:
            self._refuse(trouble)
            return
        if self._bench.session is not None:
            self._raising.raise_plan(self._bench.session)
        else:
            self._raising.raise_layer()
        self._tell()

    def lay_flat(self):
        """Bring the flat map back as it was."""
        self._soon.stop()
        self._raising.stop()
        if self.show is not None:
            self._unfollow()
            self._drop_show()
            self._canvas.setCanvasColor(self._project.backgroundColor())
            self._canvas.refresh()
            self.switched.emit(False)
        self._tell()

    def remove(self):
        """Lay the buildings flat and leave QGIS."""
        self.lay_flat()
        self._bench.opened.disconnect(self._plan_opened)
        self._bench.closed.disconnect(self._plan_closed)
        self._project.readProject.disconnect(self._project_read)
        self._project.cleared.disconnect(self.lay_flat)
        self._project.layersRemoved.disconnect(self._layers_go)
        self._project.layersAdded.disconnect(self._layers_come)
        for thing in (self.action, self.menu):
            thing.deleteLater()

    def _drop_show(self):
        if self.show is not None:
            self._still.stop()
            self._canvas.extentsChanged.disconnect(self._still.start)
            show, self.show = self.show, None
            show.take_off()

    # Raising

    def _take(self, result, session, flat):
        from ...adapters.premises.completeness import known_shares
        from ...adapters.scene.show import SceneShow

        source, raised = result
        settings = self._settings
        self._drop_show()
        self.show = SceneShow(
            self._project, source, raised, settings.scene_colouring, settings.scene_theme, known_shares, flat
        )
        self._canvas.setCanvasColor(QColor(self.show.ground_colour))
        self._follow(session)
        self._canvas.extentsChanged.connect(self._still.start)
        self._look()
        self.switched.emit(True)
        self._tell()

    # Keeping in step

    def _follow(self, session):
        if session is not self._session:
            self._unfollow()
            self._session = session
            if session is not None:
                session.changed.connect(self._plan_changed)
                session.premises.changed.connect(self._buildings_changed)

    def _unfollow(self):
        if self._session is not None:
            session, self._session = self._session, None
            session.changed.disconnect(self._plan_changed)
            session.premises.changed.disconnect(self._buildings_changed)

    def _look_when_drawn(self):
        """Look once the map is drawn.

        A layer that is filled meanwhile would stay empty: QGIS keeps the picture that it has drawn of it.
        """
        if self._canvas.isDrawing():
            self._still.start()
        else:
            self._look()

    def _look(self):
        """Show what is seen from near enough of what the map shows now."""
        if self.show is not None:
            crs = self._canvas.mapSettings().destinationCrs()
            self.show.look_at(self._canvas.extent(), crs, self._canvas.scale())

    def _plan_changed(self, *_):
        if self.show is not None:
            self.show.follow()

    def _buildings_changed(self, *_):
        if self.show is None:
            return
        if self.show.is_outdated():
            self._raising.raise_plan(self._session)
        else:
            self.show.follow()

    def _plan_opened(self):
        """A project that was saved with its buildings standing shows them so again."""
        from ...adapters.scene.dress import is_dressed

        if self._soon.isActive():
            self.lay_flat()
        if self.show is None and is_dressed(self._project):
            self.raise_buildings()

    def _plan_closed(self):
        """It may be closed because its layers are being taken out just now: those of the scene wait a moment."""
        if self._session is not None or self._raising.is_open:
            self._unfollow()
            self._soon.start()

    def _project_read(self, *_):
        """Raise again what stood when the project was saved; where that cannot be, lay it flat as it was before."""
        from ...adapters.scene.dress import is_dressed, undress
        from ...adapters.scene.project import remove_scene

        if self.show is None and not self._raising.is_open and is_dressed(self._project):
            self.raise_buildings()
            if self.show is None and not self._raising.is_open:
                remove_scene(self._project)
                undress(self._project)
                self._canvas.setCanvasColor(self._project.backgroundColor())

    def _layers_go(self, ids):
        """Somebody takes the scene out of the project by hand: the rest follows once the project has let go of it."""
        if self.show is not None and set(ids) & set(self.show.layer_ids):
            self._soon.start()

    def _layers_come(self, layers):
        """A layer that comes while buildings stand, as the first vertical grids do, is shown as the others are."""
        if self.show is not None:
            self._came += [layer.id() for layer in layers]
            self._coming.start()  # it has its role and its place in the tree then

    def _take_in(self):
        layers, self._came = [self._project.mapLayer(each) for each in self._came], []
        if self.show is not None:
            self.show.take_in([layer for layer in layers if layer is not None])

    # What a person chooses and sees

    def _colour_by(self, name):
        if self.show is not None:
            self.show.colour_by(name)

    def _set_theme(self, name):
        if self.show is not None:
            self.show.set_theme(name)
            self._canvas.setCanvasColor(QColor(self.show.ground_colour))
            self._canvas.refresh()

    def _switch(self, on):
        if on:
            self.raise_buildings()
        else:
            self.lay_flat()

    def _refuse(self, words):
        self._bench.messages.refuse(words)
        self._tell()

    def _tell(self):
        self.action.setChecked(self.show is not None or self._raising.is_open)
