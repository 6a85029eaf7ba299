"""One frozen model per content type; `MODELS` says which type a folder holds."""

from content_model.models.registry import FOLDERS, MODELS

__all__ = ["FOLDERS", "MODELS"]
