"""Tables as plain arrays: columns of one length, one of them given, the others as given or at what is not known."""

from dataclasses import fields

import numpy as np

__all__ = ["Columns", "column_of", "table_of"]


class Columns:
    """Arrays of one length, a row a thing; a dict among them holds more such arrays by their names."""

    def __post_init__(self):
        lengths = {}
        for each in fields(self):
            held = getattr(self, each.name)
            parts = held.items() if isinstance(held, dict) else [("", held)]
            lengths |= {f"{each.name} {name}".strip(): len(values) for name, values in parts}
        if len(set(lengths.values())) > 1:
            raise ValueError(f"columns of different lengths: {lengths}")

    def __len__(self):
        return len(getattr(self, fields(self)[0].name))

    def taken(self, rows):
        """The same with these rows alone, in this order.

        Parameters
        ----------
        rows : array of int, or of bool of every row, or slice

        Returns
        -------
        the same class; numbers of rows of another table stay as they are
        """
        return type(self)(*(_rows_of(getattr(self, each.name), rows) for each in fields(self)))


def table_of(kind, defaults, first, values, columns, shapes=None):
    """A table of this kind: its first column as given, the others as given or as their defaults.

    Parameters
    ----------
    kind : type, a dataclass of `Columns`, or a partial of one
    defaults : dict of str (column) to (type, value where it is not known)
    first : (str, type), the name of the column that is always known
    values : (n,) sequence, that column
    columns : dict of str to (n,) sequence
    shapes : dict of str to int, how many numbers a row of a column has, where more than one

    Returns
    -------
    of the kind asked for

    Raises
    ------
    ValueError : columns of different lengths
    TypeError : a column of another name
    """
    unknown = set(columns) - set(defaults)
    if unknown:
        raise TypeError(f"{getattr(kind, 'func', kind).__name__} has no column {', '.join(sorted(unknown))}")
    name, type_ = first
    known = {name: column_of(values, type_)}
    count = len(known[name])
    for name, (type_, default) in defaults.items():
        if name in columns:
            known[name] = column_of(columns[name], type_)
        else:
            width = (shapes or {}).get(name)
            known[name] = np.full((count, width) if width else count, default, dtype=type_)
    return kind(**known)


def column_of(values, type_):
    """The values as an array of this type; objects are put in one by one, since geometries may pose as sequences.

    Examples
    --------
    >>> column_of([[1, 2], "a"], object).tolist()
    [[1, 2], 'a']
    """
    if type_ is not object or isinstance(values, np.ndarray):
        return np.asarray(values, dtype=type_)
    column = np.empty(len(values), dtype=object)
    column[:] = list(values)
    return column


def _rows_of(held, rows):
    return {name: values[rows] for name, values in held.items()} if isinstance(held, dict) else held[rows]
