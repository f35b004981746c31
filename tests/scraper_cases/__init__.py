"""Listing pages written for the tests: records, the markups that show them, and what parsing must find."""
