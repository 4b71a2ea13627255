"""One prepared sandbox serves several packs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from casework.assess import assess
from intake.sandbox import Sandbox
from tests.make.archive import zip_of

POLICY = b"Complaints Policy\r\nExample Tutors Ltd\r\nReviewed on 1 March 2026.\r\n"


def test_a_running_sandbox_is_used_and_goes_on_running(tmp_path: Path) -> None:
    pack = tmp_path / "Example.zip"
    pack.write_bytes(zip_of({"Complaints.txt": POLICY}))
    as_at = date(2026, 11, 23)

    with Sandbox() as sandbox:
        first, second = (assess([pack], "iap", as_at=as_at, sandbox=sandbox) for _ in range(2))
    alone = assess([pack], "iap", as_at=as_at)

    assert first == second == alone
    assert first.assessments[0].documents[0].read == "full"
