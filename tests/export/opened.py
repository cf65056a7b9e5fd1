"""What do files hold? Read back out of the bytes: numbers of charts from the workbooks inside, texts, parts."""

import io
import posixpath
import zipfile
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.utils.datetime import to_excel
from pptx import Presentation

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def opened(content: bytes) -> Any:
    """The presentation."""
    return Presentation(io.BytesIO(content))


def workbook_columns(chart: Any) -> dict[str, list[Any]]:
    """Heading → cells of the workbook inside a chart of categories; the first column under ""."""
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    return {
        str(column[0] or ""): [_number(cell) for cell in column[1:]] for column in sheet.iter_cols(values_only=True)
    }


def workbook_points(chart: Any) -> dict[str, list[tuple[Any, Any]]]:
    """Heading → points of the workbook inside a scatter chart."""
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    found: dict[str, list[tuple[Any, Any]]] = {}
    name = ""
    for x, y in sheet.iter_rows(max_col=2, values_only=True):
        if isinstance(y, str):
            name = y
            found[name] = []
        elif x is not None:
            found[name].append((_number(x), _number(y)))
    return found


def _number(cell: Any) -> Any:
    """A day as the number that Office counts it by."""
    return to_excel(cell) if isinstance(cell, datetime) else cell


def charts(content: bytes) -> list[Any]:
    """Every native chart, in the order of the slides."""
    return [shape.chart for slide in opened(content).slides for shape in slide.shapes if shape.has_chart]


def faults(content: bytes) -> list[str]:
    """What an office program would repair: parts without a type, relations to nothing, ids used twice, broken XML."""
    told: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        types = ET.fromstring(package.read("[Content_Types].xml"))  # noqa: S314  a file that the test made
        known = {one.get("PartName", "").lstrip("/") for one in types}
        endings = {one.get("Extension", "").lower() for one in types}
        for name in names - {"[Content_Types].xml"}:
            if name not in known and name.rsplit(".", 1)[-1].lower() not in endings:
                told.append(f"no content type: {name}")
            if name.endswith((".xml", ".rels")):
                tree = ET.fromstring(package.read(name))  # noqa: S314  the same
                told += _twice(name, tree)
            if name.endswith(".rels"):
                told += _lost(name, tree, names)
        told += [f"no such part: {name}" for name in known - names - {""}]
    return told


def _twice(name: str, tree: ET.Element) -> list[str]:
    if not name.startswith("ppt/slides/slide"):
        return []
    ids = [one.get("id") for one in tree.iter() if one.tag.endswith("}cNvPr")]
    return [f"{name}: ids used twice {ids}"] if len(ids) != len(set(ids)) else []


def _lost(name: str, tree: ET.Element, names: set[str]) -> list[str]:
    folder = posixpath.dirname(posixpath.dirname(name))
    targets = [one.get("Target", "") for one in tree.iter(RELATIONS) if one.get("TargetMode") != "External"]
    paths = [posixpath.normpath(posixpath.join(folder, target)).lstrip("/") for target in targets]
    return [f"{name}: relation to nothing: {path}" for path in paths if path not in names]
