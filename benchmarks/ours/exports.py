"""`cuttings export` without its command line."""

import gc
from pathlib import Path

from archive.export.formats import table_writer
from archive.export.rows import entry_table
from archive.folder import opened_archive
from archive.search import Filters, matches
from benchmarks.checks import file_digest, parquet_digest
from benchmarks.model import Figures
from benchmarks.watch import Watch, peak_memory

__all__ = ["export"]


def export(*, archive: str, form: str, compared: int = 0) -> Figures:
    """All entries of an archive into a file; of text, the first so many rows are compared, of Parquet all.

    `grown`: bytes of memory at the peak, more than before the archive was opened.
    """
    write = table_writer(form)
    before = peak_memory()
    with opened_archive(archive) as opened, opened.reading() as conn, Path("export").open("wb") as out:
        gc.freeze()
        with Watch() as watch:
            number = write(entry_table(conn, matches(conn, None, Filters())), out)
    grown = peak_memory() - before
    file = Path("export")
    result = parquet_digest(file) if form == "parquet" else file_digest(file, compared)
    return watch.figures(number, result, grown=grown)
