"""Are distances true? Against Vincenty's formula for the ellipsoid, written out here."""

import math

import numpy as np
import pytest

from dashboard.metrics.walking.distances import Points, metres, within

AXIS, FLATTENING = 6_378_137.0, 1 / 298.257223563


def vincenty(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """The geodesic between two points, to a millimetre."""
    short = AXIS * (1 - FLATTENING)
    u_a, u_b = (math.atan((1 - FLATTENING) * math.tan(math.radians(lat))) for lat in (lat_a, lat_b))
    difference = turn = math.radians(lon_b - lon_a)
    for _ in range(100):
        sin_s = math.hypot(
            math.cos(u_b) * math.sin(turn),
            math.cos(u_a) * math.sin(u_b) - math.sin(u_a) * math.cos(u_b) * math.cos(turn),
        )
        if sin_s == 0:
            return 0.0
        cos_s = math.sin(u_a) * math.sin(u_b) + math.cos(u_a) * math.cos(u_b) * math.cos(turn)
        angle = math.atan2(sin_s, cos_s)
        sin_alpha = math.cos(u_a) * math.cos(u_b) * math.sin(turn) / sin_s
        cos2_alpha = 1 - sin_alpha**2
        middle = cos_s - 2 * math.sin(u_a) * math.sin(u_b) / cos2_alpha
        c = FLATTENING / 16 * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha))
        inner = middle + c * cos_s * (2 * middle**2 - 1)
        before, turn = turn, difference + (1 - c) * FLATTENING * sin_alpha * (angle + c * sin_s * inner)
        if abs(turn - before) < 1e-13:
            break
    u2 = cos2_alpha * (AXIS**2 - short**2) / short**2
    a = 1 + u2 / 16384 * (4096 + u2 * (u2 * (320 - 175 * u2) - 768))
    b = u2 / 1024 * (256 + u2 * (u2 * (74 - 47 * u2) - 128))
    last = cos_s * (2 * middle**2 - 1) - b / 6 * middle * (4 * sin_s**2 - 3) * (4 * middle**2 - 3)
    return short * a * (angle - b * sin_s * (middle + b / 4 * last))


def some_points(count: int, seed: int) -> Points:
    numbers = np.random.default_rng(seed)
    return Points(numbers.uniform(43.03, 43.42, count), numbers.uniform(76.73, 77.18, count))


def test_the_reference_knows_the_textbook_line() -> None:
    # Flinders Peak to Buninyong, the line surveyors check programmes with: 54 972.271 m (GDA94, GRS 80).
    flinders = (-(37 + 57 / 60 + 3.72030 / 3600), 144 + 25 / 60 + 29.52440 / 3600)
    buninyong = (-(37 + 39 / 60 + 10.15610 / 3600), 143 + 55 / 60 + 35.38390 / 3600)
    assert vincenty(*flinders, *buninyong) == pytest.approx(54_972.271, abs=0.005)


def test_distances_within_the_city_are_true_to_a_hundredth_of_a_percent() -> None:
    first, second = some_points(300, 1), some_points(300, 2)
    for index, measured in enumerate(metres(first, second)):
        true = vincenty(first.lat[index], first.lon[index], second.lat[index], second.lon[index])
        assert measured == pytest.approx(true, rel=1e-4)


def test_a_walk_is_true_to_ten_centimetres() -> None:
    first = some_points(200, 3)
    shift = np.random.default_rng(4).uniform(-0.008, 0.008, (2, 200))
    second = Points(first.lat + shift[0], first.lon + shift[1])
    for index, measured in enumerate(metres(first, second)):
        true = vincenty(first.lat[index], first.lon[index], second.lat[index], second.lon[index])
        assert measured == pytest.approx(true, abs=0.1)


@pytest.mark.parametrize("reach", [0.0, 300.0, 923.1, 5000.0])
def test_the_pairs_within_reach_are_those_of_a_comparison_of_all(reach: float) -> None:
    centres, points = some_points(12, 5), some_points(400, 6)
    found = within(centres, points, reach)
    every = [
        (centre, point)
        for centre in range(12)
        for point in range(400)
        if vincenty(centres.lat[centre], centres.lon[centre], points.lat[point], points.lon[point]) <= reach
    ]
    assert list(zip(*(side.tolist() for side in found), strict=True)) == every


def test_no_centres_reach_nothing() -> None:
    nothing = Points(np.empty(0), np.empty(0))
    assert [len(side) for side in within(nothing, some_points(3, 7), 900.0)] == [0, 0]
    assert [len(side) for side in within(some_points(3, 7), nothing, 900.0)] == [0, 0]
