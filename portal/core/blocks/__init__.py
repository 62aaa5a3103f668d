"""Building blocks of page bodies: one palette for every page."""

from .body import BODY_BLOCKS, first_figure
from .home import FIGURE_BLOCKS, TASK_BLOCKS

__all__ = ["BODY_BLOCKS", "FIGURE_BLOCKS", "TASK_BLOCKS", "first_figure"]
