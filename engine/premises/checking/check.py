"""Check buildings, addresses, dwellings and ties."""

from itertools import groupby

from ...gridding.findings import found
from ...progress import Progress
from .building_checks import code_findings, count_findings, floor_findings, ground_findings
from .dwelling_checks import address_findings, dwelling_findings
from .model import Limits
from .tie_checks import tie_findings

__all__ = ["STAGES", "check_premises"]

STAGES = ("checking_premises",)

_SEVERITIES = ("error", "warning", "note")


def check_premises(premises, limits=None, progress=None):
    """Look for what is wrong with buildings and all that is known of them.

    Parameters
    ----------
    premises : Premises
    limits : Limits, the default where None
    progress : Progress

    Returns
    -------
    list of Finding, the gravest first, those of one check together

    Raises
    ------
    CancelledError
    """
    limits, progress = limits or Limits(), progress or Progress()
    checks = (
        lambda: ground_findings(premises, limits),
        lambda: code_findings(premises),
        lambda: floor_findings(premises, limits),
        lambda: count_findings(premises, limits),
        lambda: dwelling_findings(premises),
        lambda: address_findings(premises, limits),
        lambda: tie_findings(premises, limits),
    )
    all_ = []
    for place, check in enumerate(checks):
        progress.check()
        progress.report(STAGES[0], place / len(checks))
        all_ += check()
    all_.sort(key=lambda finding: (_SEVERITIES.index(finding.severity), finding.check))
    return [
        finding
        for check, own in groupby(all_, key=lambda one: one.check)
        for finding in _listed(check, list(own), limits)
    ]


def _listed(check, findings, limits):
    """The first findings of a check, and how many more there are."""
    yield from findings[: limits.most]
    if len(findings) > limits.most:
        rest = len(findings) - limits.most
        yield found("checks_more", value=rest, check_of=check, count=rest)
