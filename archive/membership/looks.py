"""What one visit saw of a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise

__all__ = ["Look", "Page"]

# On two pages an entry that ends both may as well have been pushed to the end of the list.
_PAGES_WITH_PINNED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A capture of one page of the list. Entries and revisions are surrogate keys."""

    listing_id: int
    capture_id: int
    captured_at: datetime
    url: str
    visit: str
    """The ident of the visit that captured it."""
    entries: tuple[int | None, ...]
    """In the order of the page; None stands for what could not be read: any entry might be there."""
    revisions: Mapping[int, int]
    """Of each entry, that in which it was shown."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """The pages of one visit, or of saved pages of one time; at least one."""

    pages: tuple[Page, ...]
    """In the order of the list."""
    complete: bool
    """Whether the pages reach to the end of the list."""
    from_top: bool
    """Whether they begin at its beginning."""
    linked: bool = True
    """Whether each follows the one before without a gap; of saved pages nobody knows."""

    @cached_property
    def sequence(self) -> tuple[int | None, ...]:
        """The list as far as it was seen, each entry where it stood first."""
        seen: set[int] = set()
        return tuple(self._walked(seen))

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Of each entry its index in `sequence`."""
        return {entry: index for index, entry in enumerate(self.sequence) if entry is not None}

    @cached_property
    def holes(self) -> tuple[int, ...]:
        """The indices in `sequence` of what could not be read."""
        return tuple(index for index, entry in enumerate(self.sequence) if entry is None)

    @cached_property
    def shifted(self) -> bool:
        """Whether entries were inserted while the visit ran, which pushes the last entry of a page on to the next one.

        What was taken from below and put on top meanwhile was never seen: such a look proves no absence. An entry that
        ends three pages or more, all there are, is pinned there; a page that is the same again says that the list is
        over.
        """
        ends = {page.entries[-1] for page in self.pages if page.entries}
        pinned = len(self.pages) >= _PAGES_WITH_PINNED and len(ends) == 1
        return not pinned and any(_pushed(before, after) for before, after in pairwise(self.pages))

    @cached_property
    def orders(self) -> tuple[tuple[int, ...], ...]:
        """Sequences in which entries stood for certain: the whole, or only each page by itself."""
        certain = self.linked and not self.shifted
        whole = [self.sequence] if certain else [page.entries for page in self.pages]
        return tuple(tuple(entry for entry in order if entry is not None) for order in whole)

    @property
    def conclusive(self) -> bool:
        """Whether everything that it does not show was not listed."""
        return self.complete and not self.shifted and not self.holes

    @property
    def ended_at(self) -> datetime:
        return max(page.captured_at for page in self.pages)

    @cached_property
    def _shown_on(self) -> Mapping[int, Page]:
        return {entry: page for page in reversed(self.pages) for entry in page.revisions}

    @property
    def visit(self) -> str:
        """The ident of the visit, of several that of the first page."""
        return self.pages[0].visit

    def page_of(self, entry: int) -> Page:
        """The page that showed an entry first. Raises KeyError if none did."""
        return self._shown_on[entry]

    def revision_of(self, entry: int) -> int:
        """The revision in which it was shown first. Raises KeyError if it was not."""
        return self.page_of(entry).revisions[entry]

    def shows_the_same_as(self, other: "Look") -> bool:
        """Whether it says nothing that the other did not say."""
        same = self.complete == other.complete and self.from_top == other.from_top
        return same and [page.listing_id for page in self.pages] == [page.listing_id for page in other.pages]

    def _walked(self, seen: set[int]) -> Iterator[int | None]:
        for number, page in enumerate(self.pages):
            if number and not self.linked:
                yield None  # any entry might be between them
            for entry in page.entries:
                if entry is None:
                    yield None
                elif entry not in seen:
                    seen.add(entry)
                    yield entry


def _pushed(before: Page, after: Page) -> bool:
    last = before.entries[-1] if before.entries else None
    return last is not None and last in after.entries and before.entries != after.entries
