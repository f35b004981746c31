"""How well, and how fast, listing pages are read without rules: `make extract-bench`."""
