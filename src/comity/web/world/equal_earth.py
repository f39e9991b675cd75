"""The Equal Earth projection: areas are true to each other.

Bojan Šavrič, Tom Patterson and Bernhard Jenny (2018), The Equal Earth map projection, International Journal of Geographical
Information Science 33(3), 454-465.
"""

from math import asin, cos, radians, sin, sqrt

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = sqrt(3) / 2
#: Half of the width of the whole world, in radii.
HALF_WIDTH = 2.7066297


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """A place, in degrees, as x (to the east) and y (to the north) in radii of the globe."""
    t = asin(_M * sin(radians(latitude)))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = radians(longitude) * cos(t) / (_M * (_A[0] + 3 * _A[1] * t2 + t6 * (7 * _A[2] + 9 * _A[3] * t2)))
    return x, t * (_A[0] + _A[1] * t2 + t6 * (_A[2] + _A[3] * t2))
