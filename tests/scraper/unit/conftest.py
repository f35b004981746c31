"""Properties are about what holds and not about how fast: the first date read in a process loads all of dateparser."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
