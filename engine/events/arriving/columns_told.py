"""What the columns of a table of events or cameras have to tell: which were dropped, which are not read."""

from ...gridding.findings import found
from ...premises.register.columns import SECOND
from ...premises.register.telling import shown

__all__ = ["columns_told", "keys_told"]


def columns_told(name, columns, words, roles, known=()):
    """Say which columns are about persons and were dropped, and which are not read.

    Parameters
    ----------
    name : str, of the sheet
    columns : list of EventColumn or CameraColumn
    words : engine.premises.register.sheet.Words
    roles, known : collections of str, the roles that are read, and those that are understood and never taken

    Returns
    -------
    list of Finding
    """
    reasons = {}
    for column in columns:
        if column.personal:
            reasons.setdefault(column.personal, []).append(column)
    findings = [
        found("register_personal_dropped", layer=name, columns=keys_told(some, words), reason=reason, count=len(some))
        for reason, some in reasons.items()
    ]
    others = [column for column in columns if not column.personal]
    for check, some in (
        ("register_columns_second", [one for one in others if one.how == SECOND]),
        ("event_columns_text", [one for one in others if one.role in known]),
        ("register_columns_unknown", [one for one in others if one.header and one.role not in (*roles, *known)]),
    ):
        if some:
            findings.append(found(check, layer=name, columns=keys_told(some, words), count=len(some)))
    return findings


def keys_told(columns, words):
    """The names of columns as a finding tells them: str."""
    return ", ".join(shown(one.key, words, one.place) for one in columns)
