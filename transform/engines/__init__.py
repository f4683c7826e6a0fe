"""How many documents are built: one after another, or in a pool of processes.

Every engine runs :func:`transform.pipeline.build_document` on each job and gives the results as
they are done. A document that fails, or that kills its worker, is a failed result of its own and
takes no other with it.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING

from transform.errors import InputError, Place, TransformError

if TYPE_CHECKING:
    from transform.jobs import BuildJob, BuildResult

__all__ = ["run_jobs"]


def run_jobs(jobs: Sequence[BuildJob], workers: int = 1) -> Iterator[BuildResult]:
    """Build every job with `workers` processes (1: in this one) and yield as each is done."""
    if workers <= 1 or len(jobs) <= 1:
        for job in jobs:
            yield _build(job)
        return
    unfinished: list[BuildJob] = []
    with _pool(min(workers, len(jobs))) as pool:
        futures = {pool.submit(_build, job): job for job in jobs}
        for future in as_completed(futures):
            job = futures[future]
            try:
                yield future.result()
            except BrokenProcessPool:
                unfinished.append(job)
    # A worker that dies breaks the pool for all that had not finished. Each of them gets a
    # process of its own, and only the one that kills that too has failed.
    for job in unfinished:
        yield _build_alone(job)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Workers take the setting of the garbage collector over from the process that starts them.
    return ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=gc.set_threshold,
        initargs=gc.get_threshold(),
    )


def _build_alone(job: BuildJob) -> BuildResult:
    from transform.jobs import BuildResult

    try:
        with _pool(1) as pool:
            return pool.submit(_build, job).result()
    except BrokenProcessPool:
        error = InputError(
            "building this document ended its process (out of memory?)",
            "build it alone with --jobs 1 and report it if it fails again",
            Place(job.source.path),
        )
        return BuildResult.failed(job, error)


def _build(job: BuildJob) -> BuildResult:
    from transform.jobs import BuildResult
    from transform.pipeline import build_document

    try:
        return build_document(job)
    except TransformError as error:
        return BuildResult.failed(job, error)
    except Exception as error:
        if os.environ.get("TRANSFORM_DEBUG"):
            raise
        problem = f"building this document met an error of the program ({error!r})"
        remedy = "report it; TRANSFORM_DEBUG=1 shows where it happened"
        return BuildResult.failed(job, InputError(problem, remedy, Place(job.source.path)))
