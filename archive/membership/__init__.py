"""When entries were listed under a topic, and what proves it. Pure: knows no database.

A *look* is what one visit saw of a topic's list: its pages in their order. Looks, in the order of time, are folded into
*spans*: from the first look that showed an entry to the last one, with the looks before and after that prove that it
was not there. Between two looks nothing is claimed, and what a look did not cover is unknown: see `evidence`.
"""

from archive.membership.looks import Look, Page
from archive.membership.tracker import Absent, MembershipState, Seen, Span, Step, Tracker

__all__ = ["Absent", "Look", "MembershipState", "Page", "Seen", "Span", "Step", "Tracker"]
