"""Do the parts of a presentation keep to the format's schema? Checked by the classes a library makes of that schema."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from lxml import etree
from openpyxl.chart.chartspace import ChartSpace
from pptx import Presentation
from pptx.oxml import parse_xml

from dashboard.export.pptx_deck import pptx
from dashboard.i18n import LANGUAGES
from dashboard.panels import Snapshot, reader
from tests.export.decks import composed
from tests.export.opened import faults

CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NOT_MODELLED = {("dLbl", "tx"), ("chartSpace", "externalData")}
"""What the format allows and the library has no class for."""
AXES = {"axId", "crossAx"}
SIGNED = 2**31
REORDERED = {"errBars": ("errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr")}
"""Where the library's class has another order than the format: there, as Office writes it, plus stands before minus."""
READY = ("month", "year", "projects", "district-almaly", "library-LIB-001")


def parts(content: bytes, folder: str) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in sorted(package.namelist()):
            if name.startswith(folder) and name.endswith(".xml"):
                yield name, package.read(name)


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def against(ours: ET.Element, schema: ET.Element, path: str = "") -> list[str]:
    """Elements that the schema does not know at their place, and those that stand in another order than its own."""
    path = f"{path}/{local(ours)}"
    known_here = set(map(local, schema))
    order = [name for name in REORDERED.get(local(ours), map(local, schema)) if name in known_here]
    order = list(dict.fromkeys(order))
    here = [local(child) for child in ours]
    told = [f"{path}: {name}" for name in here if name not in order and (local(ours), name) not in NOT_MODELLED]
    known = [name for name in here if name in order]
    if known != sorted(known, key=order.index):
        told.append(f"{path}: order {known}")
    for name in order:
        pairs = zip(*([child for child in side if local(child) == name] for side in (ours, schema)), strict=False)
        told += [fault for one, other in pairs for fault in against(one, other, path)]
    return told


def misread_numbers(tree: ET.Element) -> list[str]:
    """Numbers of axes are unsigned in the schema; the class takes any, and LibreOffice reads all from 2³¹ on as one."""
    return [
        f"{local(one)} {one.get('val')}"
        for one in tree.iter()
        if local(one) in AXES and not 0 <= int(one.get("val", "-1")) < SIGNED
    ]


def chart_faults(blob: bytes) -> list[str]:
    """What the typed classes refuse: unknown elements, missing ones, values of another kind, another order."""
    tree, given = ET.fromstring(blob), ET.fromstring(blob)  # noqa: S314  a file that the test made; reading changes it
    if misread := misread_numbers(tree):
        return misread
    workbook = given.find(f"{CHARTS}externalData")  # the class overlooks the namespace of its id: `faults` checks it
    if workbook is not None:
        given.remove(workbook)
    try:
        read = ChartSpace.from_tree(given)
    except (TypeError, ValueError) as error:
        return [str(error)]
    return against(tree, read.to_tree())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", READY)
def test_every_part_keeps_to_the_schema(code: str, language: str, full: Snapshot) -> None:
    content = pptx(composed(code, language, full)["light"], reader(full, language))
    assert faults(content) == []
    charts = list(parts(content, "ppt/charts/"))
    assert charts
    assert {name: chart_faults(blob) for name, blob in charts if chart_faults(blob)} == {}
    saved = io.BytesIO()
    Presentation(io.BytesIO(content)).save(saved)
    assert [name for name, _ in parts(saved.getvalue(), "ppt/")] == [name for name, _ in parts(content, "ppt/")]


@pytest.mark.parametrize(
    ("broken", "instead"),
    [
        ('<c:autoTitleDeleted val="1"/>', '<c:autoTitleDeleted val="1"/><c:never val="1"/>'),
        ('<c:idx val="0"/>', '<c:idx val="first"/>'),
        ('<c:grouping val="stacked"/>', '<c:grouping val="piled"/>'),
        ('<c:axId val="', '<c:axId val="-'),
        ('<c:axId val="', '<c:axId val="999'),
    ],
)
def test_the_check_sees_what_breaks_the_schema(broken: str, instead: str, full: Snapshot) -> None:
    content = pptx(composed("month", "ru", full)["light"], reader(full, "ru"))
    blobs = [blob.decode() for _, blob in parts(content, "ppt/charts/")]
    blob = next(blob for blob in blobs if broken in blob)
    assert chart_faults(blob.replace(broken, instead, 1).encode())


def test_the_check_sees_parts_in_another_order(full: Snapshot) -> None:
    content = pptx(composed("month", "ru", full)["light"], reader(full, "ru"))
    _, blob = next(parts(content, "ppt/charts/"))
    tree = parse_xml(blob)
    series = tree.find(f".//{CHARTS}ser")
    series.append(series[0])
    assert chart_faults(blob) == []
    assert chart_faults(etree.tostring(tree))
