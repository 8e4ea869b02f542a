"""Whatever is changed in a workbook's bytes, the reader reads it or refuses it: nothing else happens."""

# ruff: noqa: E501 — elements are kept on one line
from __future__ import annotations

import io
import math
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import fuzz
from loaders.workbook import ods, xls, xlsx
from loaders.workbook.faults import Refused, Remarks
from loaders.workbook.guard import Package
from loaders.workbook.reading import Reading
from loaders.workbook.wire import packed
from tests.loaders.workbook_goods import good_workbooks
from tests.loaders.workbook_makers import Parts, ods_parts, ole, parts, sheet, xls_bytes
from tests.loaders.workbook_mutants import Mutator

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" s="2"><v>39721</v></c></row>'
    '<row r="2" hidden="1"><c r="A2"><f>B1*2</f><v>1</v></c><c r="B2" t="inlineStr"><is><t>NI 16</t></is></c></row>'
)
AFTER = '<mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells>'
TEXTS = '<si><r><t>14.2</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>'
CELLS = (
    '<table:table table:name="R"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float"'
    ' office:value="1.5"><text:p>1.5</text:p></table:table-cell><table:table-cell office:value-type="date"'
    ' office:date-value="2008-09-30"><office:annotation><text:p>c</text:p></office:annotation><text:p>x<text:s/></text:p>'
    "</table:table-cell></table:table-row></table:table>"
)
XLSX = parts({"Return": sheet(ROWS, after=AFTER)}, texts=TEXTS)
ODS = ods_parts(CELLS)
pieces = st.binary(max_size=6) | st.sampled_from(
    [
        b"<",
        b">",
        b'"',
        b"&amp;",
        b"&#0;",
        b"-1",
        b"99999999",
        b"1e999",
        b"NaN",
        b"",
        b"XFD1048577",
        b"<!--",
        b"<?x?>",
        b"../",
    ]
)
changes = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), pieces), min_size=1, max_size=4)


def changed(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, size, piece in edits:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + size :]
    return data


def zipped(content: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)
    return file.getvalue()


def assert_sound(reading: Reading, remarks: Remarks) -> None:
    assert packed(reading, remarks)
    for page in reading.sheets:
        assert all(map(math.isfinite, page.number))
        assert list(page.at) == sorted(set(page.at))


def assert_refused_well(refusal: Refused) -> None:
    assert refusal.code
    assert refusal.reason
    assert refusal.mend


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(sorted(XLSX)), changes)
def test_a_changed_part_of_a_workbook(part: str, edits: list[tuple[float, int, bytes]]) -> None:
    remarks = Remarks()
    try:
        package = Package(zipped({**XLSX, part: changed(XLSX[part], edits)}))
        assert_sound(xlsx.read(package, ".xlsx", remarks), remarks)
    except Refused as refusal:
        assert_refused_well(refusal)


@settings(max_examples=150, deadline=None)
@given(changes)
def test_a_changed_package(edits: list[tuple[float, int, bytes]]) -> None:
    remarks = Remarks()
    try:
        assert_sound(xlsx.read(Package(changed(zipped(XLSX), edits)), ".xlsx", remarks), remarks)
    except Refused as refusal:
        assert_refused_well(refusal)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(ODS)), changes)
def test_a_changed_part_of_an_open_document(part: str, edits: list[tuple[float, int, bytes]]) -> None:
    remarks = Remarks()
    try:
        package = Package(zipped({**ODS, part: changed(ODS[part], edits)}))
        assert_sound(ods.read(package, remarks), remarks)
    except Refused as refusal:
        assert_refused_well(refusal)


@settings(max_examples=100, deadline=None)
@given(changes)
def test_a_changed_old_workbook(edits: list[tuple[float, int, bytes]]) -> None:
    remarks = Remarks()
    try:
        assert_sound(xls.read(changed(xls_bytes(), edits), remarks), remarks)
    except Refused as refusal:
        assert_refused_well(refusal)


def test_unchanged_they_are_read() -> None:
    assert xlsx.read(Package(zipped(XLSX)), ".xlsx", Remarks()).sheets[0].merges == [(3, 1, 4, 2)]
    assert len(ods.read(Package(zipped(ODS)), Remarks()).sheets[0].at) == 4
    assert len(xls.read(xls_bytes(), Remarks()).sheets[0].at) == 6


def test_an_old_workbook_whose_directory_goes_in_circles() -> None:
    assert len(xls.read(ole(xls_bytes()), Remarks()).sheets[0].at) == 6
    with pytest.raises(Refused) as refusal:
        xls.read(ole(xls_bytes(), left=1), Remarks())
    assert refusal.value.code == "damaged-xls"
    assert_refused_well(refusal.value)


def test_short_sectors_that_go_in_a_circle_are_damage() -> None:
    book = bytearray(ole(xls_bytes()) + bytes(512))  # the last sector, as a table of sectors, leads from 0 to 0
    last, directory = len(book) // 512 - 2, 1024
    struct.pack_into("<2i", book, 60, last, 1)  # where the table of short sectors stands
    struct.pack_into("<i", book, 512 + 4 * last, -2)
    struct.pack_into("<2i", book, directory + 116, 2, 4096)  # what the short sectors lie in
    struct.pack_into("<2i", book, directory + 128 + 116, 0, 100)  # the workbook begins in the first of them
    with pytest.raises(Refused) as refusal:
        xls.read(bytes(book), Remarks())
    assert refusal.value.code == "damaged-xls"


@pytest.fixture(scope="module")
def mutator() -> Mutator:
    return Mutator(good_workbooks()[::3], 1)


@pytest.mark.parametrize(("task", "first", "last"), [("understand", 0, 300), ("accept", 300, 312)])
def test_changed_returns_are_understood_and_accepted_whole_or_not_at_all(
    task: str, first: int, last: int, mutator: Mutator, folder: Path, tmp_path: Path
) -> None:
    counted = fuzz.run(mutator, folder, range(first, last), task=task, keep=tmp_path / "failed")
    assert not counted.failures
    assert counted.verdicts.total() == last - first
