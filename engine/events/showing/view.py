"""Which of the events a person wants to see, kept as data."""

from dataclasses import dataclass, fields, replace

__all__ = ["ONLY", "View", "view_as_dict", "view_from_dict"]

ONLY = ("all", "open", "late", "overdue", "done")
"""What of the events: all, the open ones, those overdue or nearly so, those overdue, those that are done."""

_CORNERS = 4


@dataclass(frozen=True)
class View:
    """What to see. A list that is empty leaves nothing out.

    Attributes
    ----------
    name : str
    only : str, of `ONLY`
    days : float, only what came in so many days before the moment, 0 for all
    sources, categories, grids, departments : tuple of str
    states, urgencies : tuple of int
    text : str, a part of the number or the address
    extent : tuple of four float, xmin, ymin, xmax, ymax in the map's CRS, empty for where the map is
    """

    name: str = ""
    only: str = "all"
    days: float = 0.0
    sources: tuple = ()
    categories: tuple = ()
    states: tuple = ()
    urgencies: tuple = ()
    grids: tuple = ()
    departments: tuple = ()
    text: str = ""
    extent: tuple = ()

    def renamed(self, name):
        """The same view under another name."""
        return replace(self, name=name)

    def placed(self, extent):
        """The same view of another place."""
        return replace(self, extent=tuple(extent))


def view_as_dict(view):
    """A view as plain values: dict.

    Examples
    --------
    >>> view = View("Night", only="open", urgencies=(3, 4))
    >>> view_from_dict(view_as_dict(view)) == view
    True
    """
    told = {field.name: getattr(view, field.name) for field in fields(view)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items() if value}


def view_from_dict(told):
    """The view that `view_as_dict` told of; what it does not know is left out.

    Parameters
    ----------
    told : dict

    Returns
    -------
    View
    """
    usual, values = View(), {}
    for field in fields(usual):
        value, known = dict(told).get(field.name), getattr(usual, field.name)
        if isinstance(known, tuple) and isinstance(value, list):
            values[field.name] = tuple(each for each in value if isinstance(each, (str, int, float)))
        elif isinstance(known, float) and isinstance(value, (int, float)):
            values[field.name] = float(value)
        elif isinstance(known, str) and isinstance(value, str):
            values[field.name] = value
    view = View(**values)
    numbers = [each for each in view.extent if not isinstance(each, str)]
    return replace(
        view, only=view.only if view.only in ONLY else "all", extent=view.extent if len(numbers) == _CORNERS else ()
    )
