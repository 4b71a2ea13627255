"""The exception tree. Bad input is kept apart from a bug of ours.

IntakeError                      everything we raise on purpose
|-- UsageError                   wrong use or configuration: exit code 2
|   |-- UnknownFramework
|   |-- UnknownCategory
|   `-- ConfigurationError       a YAML or schema file of ours is wrong: file, line, key
|-- BadInput                     what was submitted cannot be taken as it is
|   |-- PackError                the pack as a whole: not a zip, empty, no file in it
|   |-- LimitExceeded            a named limit was passed (bytes, entries, depth, pages, cells)
|   |-- NeedsPassword            encrypted: chase the provider, never an absence
|   |-- Unreadable               broken or of a format that is not read yet
|   `-- Refused                  will not be parsed on principle (a DTD, a device file, a symbolic link)
|-- CaseError                    what a person asked for cannot be done to a submission as it stands
|   |-- NotFound                 there is no such pack, submission, check or gap
|   |-- ChangedMeanwhile         somebody else resolved it since it was shown
|   |-- NotAllowed               not in this state, or not without a reason
|   `-- DuplicatePack            the same files are here already
`-- SandboxError                 the limited process failed: killed, timed out, answered with nonsense

Every message says what, where, why and what to do next: it is shown to the user as it stands.
"""

from __future__ import annotations


class IntakeError(Exception):
    """Base of every exception raised on purpose."""


class UsageError(IntakeError):
    """Wrong use or configuration; the command line ends with exit code 2."""


class UnknownFramework(UsageError):
    """No framework of that id is configured."""


class UnknownCategory(UsageError):
    """The framework has no such category."""


class ConfigurationError(UsageError):
    """A file of ours (framework, question bank, schema) is wrong; the message names file, line and key."""


class BadInput(IntakeError):
    """What was submitted cannot be taken as it is."""


class PackError(BadInput):
    """The pack as a whole cannot be opened, or holds no file."""


class LimitExceeded(BadInput):
    """A named limit was passed."""


class NeedsPassword(BadInput):
    """The file is encrypted; the provider must be asked for an open copy."""


class Unreadable(BadInput):
    """The file is broken, or of a format that is not read."""


class Refused(BadInput):
    """The file will not be parsed on principle."""


class SandboxError(IntakeError):
    """The limited process failed: killed at a limit, timed out, or answered with something invalid."""


class CaseError(IntakeError):
    """What a person asked for cannot be done to a submission as it stands; nothing was changed."""


class NotFound(CaseError):
    """There is no such pack, submission, check or gap."""


class ChangedMeanwhile(CaseError):
    """Somebody else changed it since it was shown; the message says who and when."""


class NotAllowed(CaseError):
    """It cannot be done in this state, or not without a reason."""


class DuplicatePack(CaseError):
    """The same files are here already, for the same framework, date and categories. `pack_id` is that pack's."""

    def __init__(self, message: str, pack_id: int) -> None:
        super().__init__(message)
        self.pack_id = pack_id
