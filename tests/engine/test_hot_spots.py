"""Hot spots against the formula of the paper, densities against their definition."""

import numpy as np
import pytest
import shapely
from community_grids.engine.events.figures.hotspots import adjusted, contiguity, gi_star, hot_spots, within_distance
from community_grids.engine.events.figures.kernel_density import density_at, kernel_density
from community_grids.engine.progress import CancelledError, Progress


def squares(columns, rows, side=100.0):
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(columns), np.arange(rows)))
    return shapely.box(x * side, y * side, (x + 1) * side, (y + 1) * side)


def paper(values, joined):
    """Ord and Getis (1995), equation 14, written out for one place after the other."""
    count, mean = len(values), sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / count
    scores = []
    for place in range(count):
        beside = [other for other in range(count) if joined[place][other]]
        above = sum(values[other] for other in beside) - len(beside) * mean
        scores.append(above / np.sqrt(variance * (count * len(beside) - len(beside) ** 2) / (count - 1)))
    return scores


@pytest.mark.parametrize("seed", range(4))
def test_gi_star_is_the_papers(seed):
    generator = np.random.default_rng(seed)
    areas = squares(7, 5)
    values = generator.poisson(4, len(areas))
    weights = contiguity(areas) if seed % 2 else within_distance(shapely.get_coordinates(shapely.centroid(areas)), 210)
    assert gi_star(values, weights) == pytest.approx(paper(values.tolist(), weights.toarray()), abs=1e-9)


def test_areas_that_meet_in_a_corner_are_neighbours_and_an_island_has_itself():
    areas = np.append(squares(2, 2), shapely.box(900, 0, 950, 50))
    joined = contiguity(areas).toarray()
    assert joined[:4, :4].all()
    assert joined[4].tolist() == [0, 0, 0, 0, 1]
    assert np.isfinite(gi_star([1, 2, 3, 4, 9], contiguity(areas))).all()


def test_a_heap_in_one_corner_is_hot_and_an_empty_corner_is_not_called_cold_for_nothing():
    areas = squares(10, 10)
    values = np.full(100, 5.0)
    values[[0, 1, 10, 11]] = 40
    spots = hot_spots(values, contiguity(areas))
    assert set(spots.classes[[0, 1, 10, 11]]) == {"hot_99"}
    assert set(spots.classes[[5, 55, 99]]) == {"none"}
    assert (spots.q >= spots.p).all()


def test_what_is_not_known_takes_no_part_and_is_nobodys_neighbour():
    areas, values = squares(6, 1), np.array([9.0, 8, np.nan, 1, 1, 2])
    spots = hot_spots(values, contiguity(areas))
    assert np.isnan(spots.z[2]) and spots.classes[2] == "none"
    rest = [0, 1, 3, 4, 5]
    assert spots.z[rest] == pytest.approx(gi_star(values[rest], contiguity(areas[rest])))


@pytest.mark.parametrize("values", [[], [3], [4, 4, 4, 4], [0, 0, 0]])
def test_nothing_is_hot_where_all_is_alike(values):
    spots = hot_spots(np.array(values, dtype=float), contiguity(squares(len(values), 1)))
    assert np.isnan(spots.z).all()
    assert set(spots.classes) <= {"none"}


def test_adjusted_p_values_find_what_the_step_up_procedure_finds():
    generator = np.random.default_rng(3)
    p = np.concatenate([generator.random(60), generator.random(20) / 500])
    ranks = np.sort(p) <= 0.05 * np.arange(1, len(p) + 1) / len(p)
    limit = np.sort(p)[np.flatnonzero(ranks).max()]
    assert ((adjusted(p) <= 0.05) == (p <= limit)).all()


def test_a_density_is_what_its_definition_says_at_the_middle_of_each_cell():
    places = np.random.default_rng(1).random((80, 2)) * 600 + [500_000, 3_200_000]
    surface = kernel_density(places, 150, 25)
    for row, column in [(3, 4), (10, 18), (20, 9), (17, 17)]:
        middle = surface.west + (column + 0.5) * 25, surface.north - (row + 0.5) * 25
        assert surface.density[row, column] == pytest.approx(density_at(middle, places, 150))
        near = np.hypot(*(places - middle).T) < 150
        assert surface.events[row, column] == near.sum()


def test_a_frame_cuts_the_surface_and_events_without_a_place_are_left_out():
    whole = kernel_density([(50, 50)], 40, 10)
    part = kernel_density([(50, 50), (np.nan, 1)], 40, 10, bounds=(50, 50, 80, 80))
    assert part.density.shape == (3, 3)
    row, column = round((whole.north - 80) / 10), round((50 - whole.west) / 10)
    assert part.density == pytest.approx(whole.density[row : row + 3, column : column + 3])
    assert kernel_density(np.empty((0, 2)), 40, 10).density.sum() == 0


def test_too_many_cells_are_refused_and_work_stops_when_asked():
    with pytest.raises(ValueError, match="cells"):
        kernel_density([(0, 0), (1e6, 1e6)], 100, 1)

    class Impatient(Progress):
        def cancelled(self):
            return True

    with pytest.raises(CancelledError):
        kernel_density([(0, 0)], 100, 10, progress=Impatient())
