"""E-mails: internet mails (.eml) and Outlook messages (.msg), as located text, and taken apart into attachments."""

from __future__ import annotations

from intake.readers.mail.document import parsed, read, recheck

__all__ = ["parsed", "read", "recheck"]
