"""What a look proves about entries that it does not show.

1. A look that is complete, was not shifted by insertions while it ran, and holds nothing unreadable: whatever it does
   not show was not listed.
2. Any other look that was not shifted: an entry was not listed if the look covers the place where it must have stood.
   The list is ordered; the order is taken from the look that showed the entry (last before, or first after). Its
   nearest neighbours above and below that both looks show must be there in the same order, with nothing unreadable
   between them. The beginning of the list counts as a neighbour above, its end as one below, where the look reached
   it.

Anything else is unknown. The second rule takes for granted that an entry keeps its place among its neighbours.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from archive.membership.looks import Look

__all__ = ["proven_absent"]


def proven_absent(entries: Collection[int], shown_by: Look, look: Look) -> list[int]:
    """Those of `entries`, all shown by one look and none by the other, which the other proves to be not listed."""
    if look.shifted or not entries:
        return []
    if look.conclusive:
        return list(entries)
    absent = {
        entry
        for order in shown_by.orders
        for entry, above, below in _between(order, look.places)
        if _covered(above, below, look)
    }
    return [entry for entry in entries if entry in absent]


def _between(order: Sequence[int], places: Mapping[int, int]) -> Iterator[tuple[int, int | None, int | None]]:
    """Each entry of an order that another look does not show, with the places there of its nearest neighbours."""
    above, below = _nearest(order, places), _nearest(order[::-1], places)
    yield from ((entry, above.get(entry), below.get(entry)) for entry in order if entry not in places)


def _nearest(order: Sequence[int], places: Mapping[int, int]) -> dict[int, int]:
    nearest: dict[int, int] = {}
    last: int | None = None
    for entry in order:
        if entry in places:
            last = places[entry]
        elif last is not None:
            nearest[entry] = last
    return nearest


def _covered(above: int | None, below: int | None, look: Look) -> bool:
    start = above if above is not None else (-1 if look.from_top else None)
    end = below if below is not None else (len(look.sequence) if look.complete else None)
    if start is None or end is None or start >= end:
        return False
    return bisect_left(look.holes, start) == bisect_left(look.holes, end)
