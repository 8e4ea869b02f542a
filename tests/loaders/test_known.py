"""What reading knows of the catalogue: built once for it, remembered within bounds."""

from __future__ import annotations

from datetime import date

from loaders.meaning import known
from loaders.meaning.known import Known, known_of
from lsp_data.catalogue import Catalogue, load_reference


def test_it_is_built_once_for_a_catalogue_and_a_day(catalogue: Catalogue) -> None:
    first = known_of(catalogue, date(2011, 2, 14))
    assert known_of(catalogue, date(2011, 2, 14)) is first
    assert known_of(catalogue, date(2011, 2, 15)) is not first
    assert first.indicators is first.indicators


def test_another_catalogue_is_known_anew(catalogue: Catalogue) -> None:
    title = ("indicator", "NI 16", "title", "Burglary, robbery and vehicle crime")
    other = known_of(Catalogue.build(load_reference(), [title]))
    assert other.by_title("Burglary, robbery and vehicle crime") == ("NI 16", "")
    assert known_of(catalogue).by_title("Burglary, robbery and vehicle crime") is None


def test_what_files_said_is_remembered_within_bounds(catalogue: Catalogue) -> None:
    one = Known(catalogue)
    for number in range(known.MOST_KEPT + 10):
        one.indicator(f"row {number}")
    assert one.indicator("NI016") == one.indicator("NI 16") == ("NI 16", "")
    assert len(one._found) <= known.MOST_KEPT
    assert one.indicator("NI 16 " + "and many words more" * 10) is not None
    assert not any("many words" in text for text in one._found)
