"""Zip archives, opened by a process that may do little else."""

from intake.archive.opening import open_archive

__all__ = ["open_archive"]
