"""One module for each table: `measure(bench)` gives its rows."""
