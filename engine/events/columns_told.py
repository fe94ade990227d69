"""What the columns of a table of events have to tell: which were dropped, which are not read."""

from ..gridding.findings import found
from ..premises.register.columns import SECOND
from ..premises.register.telling import shown
from .event_columns import EVENT_ROLES, KNOWN

__all__ = ["columns_told"]


def columns_told(name, columns, words):
    """Say which columns are about persons and were dropped, and which are not read.

    Parameters
    ----------
    name : str, of the sheet
    columns : list of EventColumn
    words : EventWords

    Returns
    -------
    list of Finding
    """

    def keys(some):
        return ", ".join(shown(one.key, words.table, one.place) for one in some)

    reasons = {}
    for column in columns:
        if column.personal:
            reasons.setdefault(column.personal, []).append(column)
    findings = [
        found("register_personal_dropped", layer=name, columns=keys(some), reason=reason, count=len(some))
        for reason, some in reasons.items()
    ]
    others = [column for column in columns if not column.personal]
    for check, some in (
        ("register_columns_second", [one for one in others if one.how == SECOND]),
        ("event_columns_text", [one for one in others if one.role in KNOWN]),
        ("register_columns_unknown", [one for one in others if one.header and one.role not in (*EVENT_ROLES, *KNOWN)]),
    ):
        if some:
            findings.append(found(check, layer=name, columns=keys(some), count=len(some)))
    return findings
