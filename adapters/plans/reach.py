"""Which part of an open plan something concerns: its communities to choose from, and the grids of one."""

__all__ = ["codes_of_community", "community_choices", "grid_words", "plan_households"]

SHORT = 3
"""How many signs at the end of a grid's code are its number in the community, as the map writes it."""


def community_choices(view, chosen=()):
    """List the communities that have grids, those of some chosen grids first.

    Parameters
    ----------
    view : adapters.plans.on_map.view.PlanView
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


def grid_words(view, codes):
    """Name grids briefly: the number in the community, and the community's name where they lie in several.

    Parameters
    ----------
    view : adapters.plans.on_map.view.PlanView
    codes : iterable of str; one that is no grid yet has the community that its code begins with

    Returns
    -------
    dict of str to str
    """
    codes, records = list(codes), view.draft.records
    town_codes = [str(code) for code in view.draft.fabric.community_codes]
    towns = {
        code: town_codes[records[code].community] if code in records else code[:-SHORT] for code in codes
    }  # fmt: skip
    if len(set(towns.values())) < 2:
        return {code: code[-SHORT:] for code in codes}
    return {code: f"{view.names.get(town, '') or town} {code[-SHORT:]}" for code, town in towns.items()}


def plan_households(view):
    """All households of a plan."""
    return int(view.draft.fabric.units.households.sum())
