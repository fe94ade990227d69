"""Which part of an open plan something concerns: its communities to choose from, and the grids of one."""

__all__ = ["codes_of_community", "community_choices", "plan_households"]


def community_choices(view, chosen=()):
    """List the communities that have grids, those of some chosen grids first.

    Parameters
    ----------
    view : adapters.plan_view.PlanView
    chosen : iterable of str, codes of grids

    Returns
    -------
    list of (str, str), the code and what a person reads
    """
    draft = view.draft
    codes = [str(code) for code in draft.fabric.community_codes]
    held = {draft.records[code].community for code in draft.grid_codes()}
    first = {draft.records[code].community for code in chosen if code in draft.records}
    rows = sorted(held, key=lambda row: (row not in first, codes[row]))
    names = [view.names.get(codes[row], "") for row in rows]
    return [(codes[row], f"{name} ({codes[row]})" if name else codes[row]) for row, name in zip(rows, names)]


def codes_of_community(view, community):
    """The codes of a community's grids: tuple of str."""
    draft = view.draft
    codes = [str(code) for code in draft.fabric.community_codes]
    return tuple(code for code in draft.grid_codes() if codes[draft.records[code].community] == community)


def plan_households(view):
    """All households of a plan."""
    return int(view.draft.fabric.units.households.sum())
