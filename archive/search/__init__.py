"""Full-text search over the titles and teasers of entries."""
