"""Ways to bring a drawn town back into its band: what they cost, and what they leave alone."""

from dataclasses import replace

import pytest
from community_grids.engine.gridding.editing.offers import rebalance_offers
from community_grids.engine.gridding.rebalancing import parts
from community_grids.engine.gridding.rebalancing.options import OPTIONS
from community_grids.engine.progress import CancelledError, Progress
from drawn_towns import code, drawn_again, town


def done(draft, offer):
    """The town after an offer was taken."""
    draft.apply(offer.edit)
    return drawn_again(draft)


def test_a_town_in_band_has_nothing_to_offer():
    offers = rebalance_offers(town("AAAABBBB", households=100))
    assert [(offer.price.households, offer.edit) for offer in offers.offers] == [(0, None)] * 3
    assert offers.least == 0


@pytest.mark.parametrize("place", range(3))
def test_a_grid_over_the_maximum_gives_to_its_neighbour(place):
    draft = town("AAAAAABBBB", households=100)  # 600 and 400
    offers = rebalance_offers(draft)
    offer = offers.offers[place]
    assert offer.price.option == OPTIONS[place]
    assert (offer.price.households, offer.price.grids, offers.least) == (100, 2, 100)
    assert done(draft, offer) == ["AAAAABBBBB"]


def test_an_offer_is_one_step_to_be_taken_back():
    draft = town("AAAAAABBBB", households=100)
    edit = rebalance_offers(draft, reason="growth").offers[0].edit
    draft.apply(edit)
    draft.revert(edit)
    assert drawn_again(draft) == ["AAAAAABBBB"]
    assert (edit.action, edit.reason) == ("rebalance", "growth")


def test_a_town_that_grew_out_of_its_grids_gets_another():
    draft = town("AAAAAAAABBBB", households=100)  # 1,200: three grids
    assert set(done(draft, rebalance_offers(draft).offers[0])[0]) == {"A", "B", "C"}
    assert {draft.status(one) for one in draft.grid_codes()} == {"in_band"}


def test_locked_grids_stay():
    draft = town("AAAAAABBBBCCCC", households=100, locked="B")
    assert rebalance_offers(draft).offers[0].edit is None


def test_a_special_grid_keeps_its_ground_and_takes_no_households():
    draft = town("AAAAAACBBBB", households=["100 100 100 100 100 100 0 100 100 100 100"])
    draft.records[code("C")] = replace(draft.records[code("C")], kind="special")
    assert all(offer.edit is None for offer in rebalance_offers(draft).offers)


def test_only_the_grids_chosen_change():
    draft = town("AAAAAABBBB", "CCCCCCDDDD", households=100)
    draft_codes = [code("A"), code("B")]
    edit = rebalance_offers(draft, draft_codes).offers[0].edit
    assert edit.touched == set(draft_codes)


def test_ground_without_a_grid_elsewhere_is_left_alone():
    draft = town("AAAAAABBBB", "CCCC....CC", households=100, communities=("0000000000", "1111111111"))
    edit = rebalance_offers(draft, [code("A"), code("B")]).offers[0].edit
    assert edit.touched == {code("A"), code("B")}


def test_a_limit_on_what_may_move_is_kept():
    draft = town("AAAAAABBBB", households=100)
    assert rebalance_offers(draft, most_moved=0.05).offers[0].edit is None


def three_towns():
    """Three communities, in each a grid of 600 households and one of 400."""
    rows = ("AAAAAABBBB", "CCCCCCDDDD", "EEEEEEFFFF")
    return town(*rows, households=100, communities=[str(place) * 10 for place in range(3)])


class Listener(Progress):
    """Writes down what it hears, and asks to stop from a share of the work on."""

    def __init__(self, until=2.0):
        self.heard, self.until = [], until

    def report(self, stage, fraction):
        self.heard.append(fraction)

    def cancelled(self):
        return self.heard[-1] >= self.until


def test_it_tells_how_much_of_the_ground_is_searched(monkeypatch):
    monkeypatch.setattr(parts, "MOST_AT_ONCE", 1)
    listener = Listener()
    rebalance_offers(three_towns(), progress=listener)
    assert listener.heard == sorted(listener.heard)
    assert {0.0, 0.95} < set(listener.heard)
    assert len(set(listener.heard)) > 4


def test_it_stops_where_it_is_asked_to():
    with pytest.raises(CancelledError):
        rebalance_offers(town("AAAAAABBBB", households=100), progress=Listener(until=0.5))


def test_pieces_of_any_size_find_the_same(monkeypatch):
    draft = three_towns()
    together = rebalance_offers(draft).offers
    monkeypatch.setattr(parts, "MOST_AT_ONCE", 1)
    for one, other in zip(together, rebalance_offers(draft).offers, strict=True):
        assert one.price == other.price
        assert one.edit.after.tolist() == other.edit.after.tolist()
