"""What the columns of tables of events and cameras mean, as far as that goes the same way for both."""

from dataclasses import replace

from ...premises.register.columns import MAPPED, SECOND
from ...premises.register.headers import role_of_header
from ...premises.register.persons import personal_header
from ...premises.register.sheet import folded_header

__all__ = [
    "CLOCK",
    "mapped",
    "rivals_by_names",
    "roles_by_names",
    "sample_of",
    "sampled_values",
    "seconds_marked",
    "told_by_key",
]

CLOCK = "clock"
"""How a column has its meaning that tells the time of day for the days in another column of the same meaning."""

_SAMPLE = 3000


def roles_by_names(names, words, roles, told=None, is_never=lambda name: False):
    """Say which field of a layer has which role, by their names alone; those about persons have none.

    Parameters
    ----------
    names : sequence of str
    words : engine.premises.register.sheet.Words
    roles : sequence of str, those that there are
    told : dict of str (role) to str (field), optional, what a person said; '' where nobody did
    is_never : callable that says of a name whether the field is never taken

    Returns
    -------
    dict of str (role) to str (field), in the order of `roles`
    """
    return {role: fields[0] for role, fields in rivals_by_names(names, words, roles, told, is_never).items()}


def rivals_by_names(names, words, roles, told=None, is_never=lambda name: False):
    """Say which fields of a layer may have each role, by their names alone: as `roles_by_names`, but all of them.

    Returns
    -------
    dict of str (role) to list of str (field), the best first; in the order of `roles`
    """
    told = {role: name for role, name in (told or {}).items() if name}
    marked = {}
    for place, name in enumerate(names):
        role, rank = role_of_header(name, name, words)
        if role not in roles or name in told.values() or is_never(name) or personal_header(name, words):
            continue
        mark = (name.lower() != role, rank, place)  # a field that is called as the plan's own is that one
        marked.setdefault(role, []).append((mark, name))
    found = {role: [name for _, name in sorted(marked.get(role, ()))] for role in roles}
    for role in roles:
        found[role] = ([told[role]] if role in told else []) + found[role]
    return {role: fields for role, fields in found.items() if fields}


def sampled_values(header, rows):
    """What stands in each column, of so many rows from all over the table: list of lists of str.

    Parameters
    ----------
    header : engine.premises.register.headers.Header
    rows : (n,) list of sequences of str, what stands below it
    """
    return [list(column) for column in zip(*sample_of(rows))] or [[] for _ in header.texts]


def sample_of(rows):
    """So many rows from all over a table, or values from all over a column: a list."""
    return rows[:_SAMPLE] if len(rows) <= 2 * _SAMPLE else rows[:: len(rows) // _SAMPLE]


def told_by_key(mapping):
    """What somebody decided, by headers as they are compared and by '#' with numbers: dict of str to str (role)."""
    return {key if key.startswith("#") else folded_header(key): role for key, role in (mapping or {}).items()}


def mapped(column, told):
    """A column with the role that somebody gave it, and whether somebody did."""
    for key in (f"#{column.place + 1}", folded_header(column.header)):
        if key and key in told:
            column = replace(column, role=told[key], how=MAPPED)
    return column, column.how == MAPPED


def seconds_marked(columns, marks, roles, may):
    """Mark the columns that come after another one of the same role.

    Parameters
    ----------
    columns : list of EventColumn or CameraColumn; it is changed
    marks : list of tuples that sort, a column each, the best first
    roles : sequence of str
    may : callable that says of a column whether it may have a role at all
    """
    for role in roles:
        rivals = [column for column in columns if column.role == role and may(column)]
        for column in sorted(rivals, key=lambda one: marks[one.place])[1:]:
            columns[column.place] = replace(column, how=SECOND)
