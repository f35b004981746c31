"""Questions to an archive. Every function takes a connection and returns frozen values; none changes anything.

Each is imported from its own module: a search, for example, shall not wait until all the others are loaded.
"""
