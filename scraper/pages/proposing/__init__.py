"""A definition proposed from a page, and how it is named, paged and told apart."""

from scraper.pages.proposing.offers import Offer
from scraper.pages.proposing.proposal import Proposal, propose, with_offers

__all__ = ["Offer", "Proposal", "propose", "with_offers"]
