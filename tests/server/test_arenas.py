"""Do a process's threads share two heaps?"""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.server.arenas import ARENAS

SCRIPT = """
import ctypes, sys, threading
from dashboard.server import arenas
if sys.argv[2] == "few":
    arenas.keep_few()
library = ctypes.CDLL(None)
library.malloc.restype, library.fopen.restype = ctypes.c_void_p, ctypes.c_void_p
together = threading.Barrier(12)
def run():
    together.wait()
    for _ in range(100):
        library.malloc(ctypes.c_size_t(5000))
    together.wait()
threads = [threading.Thread(target=run) for _ in range(12)]
[one.start() for one in threads]
[one.join() for one in threads]
file = ctypes.c_void_p(library.fopen(sys.argv[1].encode(), b"w"))
library.malloc_info(0, file)
library.fclose(file)
"""


def heaps(folder: Path, how: str) -> int:
    told = folder / f"{how}.xml"
    subprocess.run([sys.executable, "-c", SCRIPT, str(told), how], check=True)
    return told.read_text().count("<heap nr=")


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heaps")
def test_twelve_threads_take_no_heap_each(tmp_path: Path) -> None:
    assert heaps(tmp_path, "few") <= ARENAS
    assert heaps(tmp_path, "many") > ARENAS, "what is asked for can be told"
