"""The fork server is warm before the first document comes."""

from re import _compiler  # type: ignore[attr-defined]

import pytest

from intake import warming
from intake.classify import classify
from intake.registry import READERS
from intake.sniff import sniff

SPECIMENS = [pytest.param(*specimen, id=specimen[0]) for specimen in warming.specimens()]


@pytest.mark.parametrize(("name", "media_type", "data"), SPECIMENS)
def test_a_specimen_is_a_whole_document_of_its_format(name: str, media_type: str, data: bytes) -> None:
    located = READERS[media_type].read(data)

    assert sniff(data, name).media_type == media_type
    assert located.partial_reason is None
    assert "Specimen Tutors Ltd" in located.plain()
    assert "5,000,000" in located.plain()


def test_there_is_a_specimen_for_each_reader_but_those_seldom_needed() -> None:
    read = {READERS[media_type] for _, media_type, _ in warming.specimens()}

    assert read == set(READERS.values()) - {READERS[media_type] for media_type in warming.SELDOM}


def test_after_the_preparation_hardly_a_pattern_is_compiled_for_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    warming.prepare()
    name, media_type, data = next(warming.specimens())
    located = READERS[media_type].read(data)
    compiled: list[str] = []
    compile_pattern = _compiler.compile

    def counted(pattern: str, flags: int = 0) -> object:
        compiled.append(pattern)
        return compile_pattern(pattern, flags)

    monkeypatch.setattr(_compiler, "compile", counted)

    classify(located, name)

    # Patterns that are written where they are used may have left the standard library's own store again.
    assert len(compiled) < 20
