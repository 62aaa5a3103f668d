"""Sample content of the standard pages: about each commune, and the story of the pilot."""

from .loader import load

__all__ = ["load"]
