"""What do we stand on, under which licence, how heavy, and why? Writes the tables of docs/dependencies.md."""

import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "dependencies.md"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
BEGIN, END = "<!-- written by make licences: begin -->", "<!-- written by make licences: end -->"
MEGABYTE = 1_000_000
WHY = {
    "alembic": "brings a store of an earlier version to the newest tables",
    "argon2-cffi": "hashes passwords",
    "authlib": "sign-in with the city's own accounts (OIDC), used by Streamlit",
    "babel": "numbers, dates and plurals in Kazakh, Russian and English",
    "brotli": "sends the browser's files at a quarter of their size",
    "httpx": "asks the identity provider, for authlib",
    "openpyxl": "reads and writes Excel workbooks",
    "pandas": "the tables between the database and what is drawn",
    "pillow": "how wide the words beside a chart are; the map as a picture",
    "plotly": "the charts",
    "prometheus-client": "measurements for operators, where they are switched on",
    "protobuf": "reads the messages of a page that comes back; Streamlit speaks it",
    "psycopg": "PostgreSQL",
    "pydeck": "the map",
    "python-docx": "writes Word documents",
    "python-pptx": "writes PowerPoint slides",
    "scipy": "intervals of the effect, the best next sites",
    "sqlmodel": "the tables as classes; brings SQLAlchemy",
    "streamlit": "pages, widgets, server",
    "uvloop": "the server's event loop: answers leave at once, a third of the processor less; taken where it is there",
}
"""Why each direct dependency is there; the others come with them."""


def pinned(lock: str) -> Mapping[str, str]:
    """Names and versions in a lock file, names as registries compare them; some have a version for each Python."""
    found: dict[str, list[str]] = {}
    for name, version in PINNED.findall((ROOT / lock).read_text("utf-8")):
        found.setdefault(_plain(name), []).append(version)
    return {name: " or ".join(sorted(versions)) for name, versions in found.items()}


def direct(requirements: str) -> set[str]:
    """Names that a requirements file asks for itself."""
    lines = (ROOT / requirements).read_text("utf-8").splitlines()
    return {_plain(found[0]) for line in lines if (found := re.match(r"[A-Za-z0-9_.-]+", line)) and line[0] != "-"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def table() -> Iterator[str]:
    """The rows of both tables: what runs, and what only tests need."""
    running, every = pinned("requirements.lock"), pinned("requirements-dev.lock")
    asked = direct("requirements.txt")
    yield "| package | version | licence | MB | why |\n|---|---|---|---|---|"
    for name in sorted(running, key=lambda name: (name not in asked, name)):
        yield _row(name, running[name], WHY.get(name, "comes with another"))
    yield "\nOnly for tests and checks:\n\n| package | version | licence | MB | |\n|---|---|---|---|---|"
    for name in sorted(every.keys() - running.keys()):
        yield _row(name, every[name], "")


def _row(name: str, version: str, why: str) -> str:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return f"| {name} | {version} | not installed on this system | – | {why} |"
    weight = sum(path.size or 0 for path in found.files or ()) / MEGABYTE
    return f"| {name} | {version} | {licence(found)} | {weight:.1f} | {why} |"


def licence(found: Distribution) -> str:
    """What a package says of itself: its expression, else its classifiers, else its short text."""
    said = found.metadata
    if said["License-Expression"]:
        return str(said["License-Expression"])
    prefix = "License :: "
    named = [one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or () if one.startswith(prefix)]
    return "; ".join(named) or (said["License"] or "not said").splitlines()[0][:60]


def main() -> None:
    """Write the tables anew between the marks."""
    text = DOCUMENT.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2]
    DOCUMENT.write_text(f"{head}{BEGIN}\n" + "\n".join(table()) + f"\n{END}{tail}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
