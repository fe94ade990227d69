"""Three ways to rebalance an open plan: looked for, and told in numbers."""

from dataclasses import dataclass

import numpy as np
import shapely

from ...engine.gridding.editing.model import UNASSIGNED, Edit
from ...engine.gridding.editing.offers import rebalance_offers
from ...engine.gridding.rebalancing import parts
from ...engine.gridding.rebalancing.model import Price
from ..running.pool import WorkPool
from ..running.progress import FeedbackProgress
from .snapshot import Counted

__all__ = ["Found", "Offered", "Wish", "find_offers"]

# Where the bar stands when the register is read and counted.
_COUNTED = 5.0


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    Attributes
    ----------
    register : adapters.plans.snapshot.RegisterChoice, None for the plan's own counts
    codes : tuple of str, the grids among which households may move; None for all
    most_moved : float, the share of the plan's households that may move
    """

    register: object
    codes: tuple
    most_moved: float


@dataclass(frozen=True)
class Offered:
    """One way, and what comes of it.

    Attributes
    ----------
    price : engine.gridding.rebalancing.model.Price
    edit : Edit, None where nothing need change
    share : float, of the plan's households that move
    out : int, grids out of band afterwards, wherever in the plan
    like : str, the option before it that does the same, '' where none does
    """

    price: Price
    edit: Edit
    share: float
    out: int
    like: str


@dataclass(frozen=True)
class Found:
    """What the search brought.

    Attributes
    ----------
    counted : Counted, what the offers were made for
    offers : list of Offered
    least : int, households that any plan in band must move
    households : int, of the plan
    out : int, grids out of band before
    """

    counted: Counted
    offers: list
    least: int
    households: int
    out: int

    @property
    def nothing(self):
        """Whether no offer changes anything."""
        return all(offer.edit is None for offer in self.offers)

    def extent(self):
        """Where anything moves by any of the offers: (x_min, y_min, x_max, y_max); NaN where nothing does."""
        fabric = self.counted.draft.fabric
        rows = [offer.edit.units for offer in self.offers if offer.edit is not None]
        return tuple(shapely.total_bounds(fabric.polygons[np.concatenate(rows)] if rows else []).tolist())


def find_offers(snapshot, wish, transform_context, feedback):
    """Look for the offers; this may run in another thread.

    Parameters
    ----------
    snapshot : adapters.plans.snapshot.Snapshot
    wish : Wish
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Found

    Raises
    ------
    QgsProcessingException
        The register cannot be read.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, 0.0, _COUNTED)
    progress.report("register", 0.0)
    counted = snapshot.counted(wish.register, transform_context, progress.cancelled)
    progress.check()
    draft = counted.draft
    households = int(draft.fabric.units.households.sum())
    progress = FeedbackProgress(feedback, _COUNTED)
    with WorkPool("automatic", int(draft.fabric.units.buildings.sum()), parts.__name__, progress.cancelled) as run_all:
        found = rebalance_offers(draft, wish.codes, wish.most_moved, 1, progress, run_all)
    progress.lock()
    before = _grids_out(draft, draft.codes, draft.records)
    offers, known = [], {}
    for offer in found.offers:
        change = _change_of(offer.edit)
        like = known.setdefault(change, offer.price.option)
        share = offer.price.households / max(households, 1)
        out = before if offer.edit is None else _grids_out(draft, *_after(draft, offer.edit))
        offers.append(
            Offered(offer.price, offer.edit, share, out, "" if like == offer.price.option else like)
        )  # fmt: skip
    progress.end_stage()
    return Found(counted, offers, found.least, households, before)


def _change_of(edit):
    """What tells one edit from another: None where there is none."""
    return None if edit is None else (edit.units.tobytes(), tuple(map(str, edit.after)))


def _after(draft, edit):
    codes = draft.codes.copy()
    codes[edit.units] = edit.after
    return codes, {**draft.records, **edit.records_after}


def _grids_out(draft, codes, records):
    """Count the grids out of their band, were the units in these grids."""
    known, home = np.unique(codes.astype(str), return_inverse=True)
    held = np.bincount(home.ravel(), weights=draft.fabric.units.households, minlength=len(known)).tolist()
    return sum(
        code != UNASSIGNED and draft.status_with(records[code], int(households)) != "in_band"
        for code, households in zip(known.tolist(), held, strict=True)
    )
