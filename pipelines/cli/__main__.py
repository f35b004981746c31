"""`python -m pipelines.cli` is `cuttings`, for where the command itself is not on the path."""

from pipelines.cli import main

main()
