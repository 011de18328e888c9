"""What needs PyTorch: networks carried over, and compared. Nothing else imports it."""

from __future__ import annotations

from .session import TorchSession, from_torch

__all__ = ["TorchSession", "from_torch"]
