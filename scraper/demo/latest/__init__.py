"""The new site that the replica moves to, as WordPress makes it: `Site(7, move=Move(day=5))`.

Two appearances follow one another. The first shows kinds, date, title, teaser and reading time of each card, and how
many cards there are of each kind; the second only teaser and reading time, and a picture that leads to the article.
"""
