"""The run of the site: built beside the live folder, judged, and exchanged in one step."""

from safe_build.safe_pelican import SafePelican

__all__ = ["SafePelican"]
