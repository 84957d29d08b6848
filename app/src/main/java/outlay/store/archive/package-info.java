/// Takes: the log. Gives: its content as Parquet files that any tool reads, and answers to SQL over them.
/// Never: something that the log does not have; a file that a query wrote. Read first:
/// [outlay.store.archive.ParquetArchive], [outlay.store.archive.Sql].
@NullMarked
package outlay.store.archive;

import org.jspecify.annotations.NullMarked;
