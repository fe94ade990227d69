"""Moments as files and people write them, one by one and many at once."""

import numpy as np
import pytest
from community_grids.adapters.words.moments import (
    file_text,
    file_texts,
    moment_of,
    moments_of,
    offset_text,
    shown_moment,
)

TEXTS = ["2024-05-01T00:00:00.250Z", "2024-05-01T00:00:00Z", "2024-05-01 00:00:00", "2024-05-01", None, ""]
MAY = 1714521600.0


@pytest.mark.parametrize("others", [(), ("2024-05-01T08:00:00+08:00",), ("2024-04-30T20:00:00-04:00",), ("soon",)])
def test_many_are_read_as_one_is(others):
    texts = [*TEXTS, *others]
    read = moments_of(texts)
    assert np.array_equal(read, [moment_of(text) for text in texts], equal_nan=True)
    assert read[:4].tolist() == [MAY + 0.25, MAY, MAY, MAY]
    assert np.isnan(read[4:6]).all()


def test_what_is_written_is_read_again_to_the_millisecond():
    moments = np.array([0.0, 0.001, MAY + 0.999, -1.5, 0.1 + 0.2, np.nan])
    texts = file_texts(moments)
    assert texts == [file_text(moment) for moment in moments]
    assert np.allclose(moments_of(texts), moments, atol=1e-9, rtol=0, equal_nan=True)


def test_clocks_of_other_places():
    assert shown_moment(MAY, -210) == "2024-04-30 20:30"
    assert offset_text(345) == "UTC+05:45"
