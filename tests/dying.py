"""How does a test get a program to kill? A process forked off one that has loaded everything already.

A fresh interpreter costs two seconds of processor before it does anything: the fork of a server of forks, which never
opened a store, costs none. To the store it is one more program that dies without a word.
"""

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from types import ModuleType

import pytest

PRELOADED = ["pytest", "dashboard.ingest.bulk", "dashboard.keeping.restore", "tests.ingest.files"]


@cache
def _forks() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def forked(work: Callable[..., None], *arguments: object) -> BaseProcess:
    """A process that has begun to do some work; the work is a function of a module."""
    process = _forks().Process(target=work, args=arguments)
    with pytest.MonkeyPatch.context() as patch:  # AppTest leaves a page as the main program behind
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        process.start()
    return process


@contextmanager
def killed_afterwards(work: Callable[..., None], *arguments: object) -> Iterator[None]:
    """A process that works while the block runs and is killed at its end; the block begins when it says it is ready.

    The work's first argument is ``ready``, which it calls.
    """
    ours, theirs = _forks().Pipe(duplex=False)
    process = forked(_begun, work, theirs, arguments)
    theirs.close()
    try:
        ours.recv()
        yield
    finally:
        process.kill()
        process.join()
        ours.close()


def _begun(work: Callable[..., None], ready: "Connection[str, str]", arguments: tuple[object, ...]) -> None:
    work(lambda: ready.send("ready"), *arguments)
