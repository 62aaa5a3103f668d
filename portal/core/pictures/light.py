"""How light a picture is, measured once: forms never open one."""

from typing import IO, NamedTuple

from PIL import Image

# Enough to tell light from dark; a photo of a phone is decoded at an eighth of its size.
SIDE = 200
DARKEST, HALF = 0.05, 0.5


class Light(NamedTuple):
    """From black (0) to white (255): how light half of a picture is at most, and its darkest
    twentieth. Neither is moved by a white table or a black cloth behind what is shown."""

    half: int
    darkest: int


def light_of(file: IO[bytes]) -> Light:
    """Measures a picture, of a moving one the first frame, what is clear as white.

    Raises OSError or ValueError for what is no picture.
    """
    file.seek(0)
    with Image.open(file) as picture:
        picture.thumbnail((SIDE, SIDE))
        small = picture.convert("RGBA")
    seen = Image.new("RGBA", small.size, "white")
    seen.alpha_composite(small)
    counts = seen.convert("L").histogram()
    return Light(_level(counts, HALF), _level(counts, DARKEST))


def _level(counts: list[int], share: float) -> int:
    """The level that this share of the pixels doesn't exceed."""
    wanted, found = sum(counts) * share, 0
    for level, count in enumerate(counts):
        found += count
        if found >= wanted:
            return level
    return len(counts) - 1
