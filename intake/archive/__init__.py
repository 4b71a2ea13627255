"""Zip archives, and mails with what is attached to them, opened by processes that may do little else."""

from intake.archive.opening import open_archive

__all__ = ["open_archive"]
