"""How does an operator see to it that nothing is lost? ``backup``, ``restore``, ``verify``, ``copy``."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.cli.noting import author, before, operator
from dashboard.cli.telling import REFUSED, tell
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator, translator
from dashboard.keeping.fingerprint import Fingerprints
from dashboard.keeping.trouble import TroubleError

if TYPE_CHECKING:
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives it no public name


def register(commands: "Commands") -> None:
    """Add ``backup``, ``restore``, ``verify`` and ``copy``."""
    saving = _command(
        commands, "backup", "copy the store into one file, also while people save, and try the copy", _backup
    )
    where = saving.add_mutually_exclusive_group(required=True)
    where.add_argument("file", nargs="?", type=Path)
    where.add_argument(
        "--rotate", type=Path, metavar="DIR", help="into this folder, keeping 7 daily, 4 weekly, 12 monthly backups"
    )
    saving.add_argument("--replace", action="store_true", help="the file may be there already")
    _by(saving)
    back = _command(commands, "restore", "put a backup in place of the store", _restore)
    back.add_argument("file", type=Path)
    back.add_argument("--replace", action="store_true", help="the store may hold data: it is kept beside")
    _by(back)
    _command(commands, "verify", "look whether the store is sound", _verify)
    moving = _command(
        commands, "copy", "copy a whole store into an empty one, SQLite or PostgreSQL, and compare", _copy
    )
    moving.add_argument("--from", dest="source", required=True, metavar="URL", help="as in DATABASE_URL")
    moving.add_argument("--to", dest="target", required=True, metavar="URL", help="an empty database")
    _by(moving)


def _by(parser: argparse.ArgumentParser) -> None:
    told = "who does it: it stands in the access log"
    parser.add_argument("--by", type=author, default=operator(), metavar="NAME", help=told)


def _command(
    commands: "Commands", name: str, told: str, run: "Callable[[argparse.Namespace, Translator], int]"
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=told)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    # The store is taken as it is: a backup is made before a migration, not after it.
    parser.set_defaults(run=lambda options: _answered(options, run), needs_store=False)
    return parser


def _answered(options: argparse.Namespace, run: "Callable[[argparse.Namespace, Translator], int]") -> int:
    t = translator(options.lang)
    try:
        return run(options, t)
    except TroubleError as trouble:
        text = t(f"keeping.trouble.{trouble.reason}", **trouble.details)
        return tell(options, text, {"outcome": "reject", "reason": trouble.reason, "message": text}, REFUSED)


def _backup(options: argparse.Namespace, t: Translator) -> int:
    from dashboard.keeping import backup, rotation  # here, as below: the other commands do without

    url = settings.database_url()
    gone: tuple[Path, ...] = ()
    if options.rotate:
        rotated = rotation.rotate(url, options.rotate, before=before(t, "backup", by=options.by))
        made, gone = rotated.made, rotated.removed
    else:
        made = backup.backup(url, options.file, replace=options.replace, before=before(t, "backup", by=options.by))
    lines = [*_table_lines(made.tables, t), t("keeping.backed_up", file=str(made.path), revision=made.revision)]
    lines += [t("keeping.rotated", n=len(gone))] if options.rotate else []
    values = {"outcome": "accept", "file": str(made.path), "revision": made.revision, "tables": _as_json(made.tables)}
    return tell(options, "\n".join(lines), values | {"removed": [str(path) for path in gone]})


def _restore(options: argparse.Namespace, t: Translator) -> int:
    from dashboard.keeping.restore import restore
    from dashboard.store import writing
    from dashboard.store.audit import Actor, record

    url = settings.database_url()
    done = restore(url, options.file, replace=options.replace)
    with writing(url) as session:  # the trail that stands now is the backup's: it tells where the other one is
        kept = done.kept.name if done.kept else ""
        record(session, Actor(options.by), "restore", options.file.name, revision=done.revision, kept=kept)
    lines = [*_table_lines(done.tables, t), t("keeping.restored", file=str(options.file), revision=done.revision)]
    lines += [t("keeping.kept", file=str(done.kept))] if done.kept else []
    values = {"outcome": "accept", "store": str(done.path), "kept": str(done.kept) if done.kept else None}
    return tell(options, "\n".join(lines), values | {"revision": done.revision, "tables": _as_json(done.tables)})


def _verify(options: argparse.Namespace, t: Translator) -> int:
    from dashboard.keeping.verify import MOST_FINDINGS, verify

    found = verify(settings.database_url())
    lines = [t(f"keeping.fault.{one.fault}", **one.details) for one in found]
    lines.append(t("keeping.faults", n=len(found), most=str(MOST_FINDINGS)) if found else t("keeping.sound"))
    values = [{"fault": one.fault, **one.details, "message": line} for one, line in zip(found, lines, strict=False)]
    outcome = {"outcome": "reject" if found else "accept", "faults": values}
    return tell(options, "\n".join(lines), outcome, REFUSED if found else 0)


def _copy(options: argparse.Namespace, t: Translator) -> int:
    from dashboard.keeping import copying

    noting = before(t, "copy", url=options.source, by=options.by)
    done = copying.copy(options.source, options.target, noting)
    told = {"source": copying.shown(options.source), "target": copying.shown(options.target)}
    lines = [*_table_lines(done.tables, t), t("keeping.copied", **told)]
    return tell(options, "\n".join(lines), {"outcome": "accept", **told, "tables": _as_json(done.tables)})


def _table_lines(tables: Fingerprints, t: Translator) -> list[str]:
    return [t("keeping.table", table=name, n=one.rows, checksum=one.checksum[:16]) for name, one in tables.items()]


def _as_json(tables: Fingerprints) -> dict[str, object]:
    return {name: {"rows": one.rows, "checksum": one.checksum} for name, one in tables.items()}
