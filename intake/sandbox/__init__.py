"""Limited processes for everything that opens what was submitted: one for each document.

`with Sandbox(jobs=2) as sandbox: for outcome in sandbox.run(tasks): …`. The parent parses nothing: it hands a
file in as a descriptor and takes size-capped JSON out.
"""

from intake.sandbox.level import Level
from intake.sandbox.limits import DOCUMENT_LIMITS, Limits
from intake.sandbox.outcome import Outcome, Task
from intake.sandbox.pool import Sandbox
from intake.sandbox.tasks import ARCHIVE_TASKS, DOCUMENT_TASKS, Registry

__all__ = [
    "ARCHIVE_TASKS",
    "DOCUMENT_LIMITS",
    "DOCUMENT_TASKS",
    "Level",
    "Limits",
    "Outcome",
    "Registry",
    "Sandbox",
    "Task",
]
