import json
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "csv_samples"
ADAPTER = """
import sys
sys.path.insert(0, {root!r})
from datetime import date
from pathlib import Path
from dashboard.ingest.check import check
from dashboard.ingest.kinds import kind_of
from dashboard.ingest.known import known_from
from dashboard.ingest.report import as_json
import json

def intake(path, kind, ctx):
    known = known_from(json.dumps(ctx["reference"]))
    content = Path(path).read_bytes()
    return as_json(check(kind_of(kind), content, file_name=path, as_of=date.fromisoformat(ctx["as_of"]), known=known))
"""


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples of the contract are not beside the project")
def test_the_samples_of_the_contract_are_read_as_a_careful_user_wants(tmp_path: Path) -> None:
    adapter = tmp_path / "adapter.py"
    adapter.write_text(ADAPTER.format(root=str(Path(__file__).resolve().parents[2])))
    out = tmp_path / "out.json"
    options = ["--adapter", f"{adapter}:intake", "--notices", "--messages", "--json", str(out)]
    subprocess.run([sys.executable, str(SAMPLES / "check.py"), *options], check=True)
    assert {found["result"] for found in json.loads(out.read_text())} == {"full"}
