"""Full-text search over the titles and teasers of entries.

`search` gives pages of results, `facets` counts; both ask the statement of `matches`.
"""

from archive.search.facets import FACETS, FacetCount, Facets, facets
from archive.search.filters import Filters
from archive.search.matches import matches
from archive.search.order import SORTS
from archive.search.results import Result
from archive.search.search import Page, search

__all__ = ["FACETS", "SORTS", "FacetCount", "Facets", "Filters", "Page", "Result", "facets", "matches", "search"]
