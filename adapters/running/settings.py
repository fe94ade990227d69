"""What the plugin remembers between sessions."""

from qgis.core import QgsSettings

__all__ = ["Settings"]

_FOLDER = "community_grids"


class _Remembered:
    """A value of one type, with the default it has until somebody changes it."""

    def __init__(self, key, default):
        self._key = f"{_FOLDER}/{key}"
        self._default = default

    def __get__(self, instance, owner=None):
        return QgsSettings().value(self._key, self._default, type=type(self._default))

    def __set__(self, instance, value):
        QgsSettings().setValue(self._key, type(self._default)(value))


class Settings:
    """The remembered values, typed. Every instance reads and writes the same QGIS profile.

    Attributes
    ----------
    minimum, maximum, seed : int, of the last division
    households_field, community_code_field, community_name_field, community_kind_field, street_class_field : str,
        the fields of the last division, '' for none
    findings_filter : str, the words in the filter box of the findings dock
    hidden_severities : str, the severities that the dock does not show, joined by commas
    findings_area, grids_area : str, the side of the main window where a dock lies: 'left', 'right', 'top' or 'bottom'
    grids_widened : bool, whether the dock was once made wide enough for its table; from then on its width is the user's
    recent_plans : str, the paths of plan files opened lately, the last one first, one a line
    plan_folder : str, where a plan file was opened last
    only_wrong_grids : bool, whether the table of grids shows only those out of band
    grids_sort_column : int; grids_sort_falling : bool, the order of the table of grids
    brush_radius : int, pixels
    most_moved_percent : float, of all households that a rebalance may move
    growth_margin : int, households from a limit within which the growth watch calls a grid near it
    sharing_live : bool, whether a shared plan is joined with the database as soon as it is opened
    share_at_once : bool, whether each change is written a moment after it was made
    sheet_folder : str, where a building's elevation table was saved last
    scene_colouring, scene_theme : str, what colours tell in the 2.5D view, and whether it is shown by day or by night
    register_mappings : str, JSON, what a person said that columns of registers mean, for each set of headers
    register_folder : str, where a register was looked for last
    event_mappings, event_folder : str, the same of tables of events
    figures_by, figures_period, figures_comparison : str, what the dock of figures counted by last, when, beside what
    figures_folder : str, where figures of events were saved last
    around_folder : str, where a sheet of what is round an event was saved last
    event_view, event_views : str, JSON, what of the events was seen last, and the views that were saved outside a plan
    event_speed, event_linger : float, seconds that pass in one while the past is played, and that done events stay then
    camera_link_template : str, the address of a camera in the city's own video system, with {id} or {key} to fill in
    camera_round_seconds : int, how long a round of cameras stays at each
    wall_seconds : int, how long the wall screen shows a view
    author : str, the name that edits are signed with; '' for the one of the computer's account
    """

    minimum = _Remembered("division/minimum", 350)
    maximum = _Remembered("division/maximum", 500)
    seed = _Remembered("division/seed", 1)
    households_field = _Remembered("division/households_field", "")
    community_code_field = _Remembered("division/community_code_field", "")
    community_name_field = _Remembered("division/community_name_field", "")
    community_kind_field = _Remembered("division/community_kind_field", "")
    street_class_field = _Remembered("division/street_class_field", "")
    findings_filter = _Remembered("findings/filter", "")
    hidden_severities = _Remembered("findings/hidden_severities", "")
    findings_area = _Remembered("findings/area", "bottom")
    grids_area = _Remembered("grids/area", "right")
    grids_widened = _Remembered("grids/widened", False)
    recent_plans = _Remembered("grids/recent_plans", "")
    plan_folder = _Remembered("grids/plan_folder", "")
    only_wrong_grids = _Remembered("grids/only_wrong", False)
    grids_sort_column = _Remembered("grids/sort_column", 0)
    grids_sort_falling = _Remembered("grids/sort_falling", False)
    brush_radius = _Remembered("grids/brush_radius", 30)
    most_moved_percent = _Remembered("grids/most_moved_percent", 100.0)
    growth_margin = _Remembered("grids/growth_margin", 20)
    sharing_live = _Remembered("sharing/live", True)
    share_at_once = _Remembered("sharing/at_once", True)
    sheet_folder = _Remembered("premises/sheet_folder", "")
    scene_colouring = _Remembered("scene/colouring", "grid")
    scene_theme = _Remembered("scene/theme", "light")
    register_mappings = _Remembered("buildings/register_mappings", "")
    register_folder = _Remembered("buildings/register_folder", "")
    event_mappings = _Remembered("events/event_mappings", "")
    event_folder = _Remembered("events/event_folder", "")
    figures_by = _Remembered("events/figures_by", "grid")
    figures_period = _Remembered("events/figures_period", "all")
    figures_comparison = _Remembered("events/figures_comparison", "before")
    figures_folder = _Remembered("events/figures_folder", "")
    around_folder = _Remembered("events/around_folder", "")
    event_view = _Remembered("events/view", "")
    event_views = _Remembered("events/views", "")
    event_speed = _Remembered("events/speed", 86_400.0)
    event_linger = _Remembered("events/linger", 86_400.0)
    camera_link_template = _Remembered("events/camera_link_template", "")
    camera_round_seconds = _Remembered("events/camera_round_seconds", 8)
    wall_seconds = _Remembered("events/wall_seconds", 15)
    author = _Remembered("grids/author", "")
