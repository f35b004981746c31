"""Commands that ask an archive. They load what they need when they run, so that `--help` stays quick."""
