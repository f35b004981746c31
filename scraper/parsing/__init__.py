"""From bytes to blocks, labels and dates: pure functions that know no source by name."""
