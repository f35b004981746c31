"""Plausible prose of a network of cities, made from word lists. The cities do not exist; nothing here was ever news.

Every function draws from the `Random` it is given and from nothing else, so equal seeds give equal text.
"""

from itertools import pairwise
from random import Random

__all__ = ["appended_sentence", "edited_title", "introduction", "paragraph", "title"]

NBSP = "\u00a0"

CITIES = (
    "Altenhafen", "Århavn", "Bellacosta", "Brückstadt", "Castelverde", "Côteclaire", "Dunmarsh", "Elmwater",
    "Fjordby", "Grünfelden", "Harrowmouth", "Isolabianca", "Jezerna", "Kaldvik", "Lindeborg", "Montclair-sur-Vaine",
    "Nordeich", "Oldbridge", "Ponteverde", "Río Seco", "São Veríssimo", "Tarnowiec", "Ustí nad Olzou", "Västersund",
    "Wielka Góra", "Zielonka",
)  # fmt: skip
THINGS = (
    "bicycle street", "community kitchen", "digital town hall", "energy advice bus", "district heating plan",
    "housing fund", "mobility hub", "neighbourhood budget", "night bus network", "open data portal", "repair café",
    "school street", "sharing library", "youth council",
)  # fmt: skip
ISSUES = (
    "air quality", "affordable housing", "child poverty", "clean transport", "cultural heritage", "data sharing",
    "early school leaving", "energy poverty", "food waste", "homelessness", "language courses for newcomers",
    "local jobs", "public procurement", "urban green space",
)  # fmt: skip
GROUPS = (
    "carers", "city planners", "deputy mayors", "local businesses", "neighbourhood groups", "newcomers",
    "older residents", "public transport operators", "researchers", "social workers", "teachers", "volunteers",
    "young people",
)  # fmt: skip
GATHERINGS = (
    "annual forum",
    "expert workshop",
    "mayors’ summit",
    "peer review",
    "study visit",
    "training course",
    "working group meeting",
)
TEXTS = ("case study", "declaration", "guidance note", "position paper", "policy brief", "survey", "toolkit")
VERBS = ("improve", "measure", "plan", "promote", "rethink", "support", "tackle")
MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October", "November")

TITLES = (
    "{city} opens its first {thing}",
    "{city} is city number {count} to sign the pledge on {issue}",
    "{count} cities meet in {city} to discuss {issue}",
    "‘{Thing} for all’: how {city} works with {group}",
    "Save the date: {gathering} in {city} this {month}",
    "New {text} on {issue}: what is in it for cities?",
    "How can cities {verb} {issue}? Lessons from {city}",
    "{city} invests €{count}{nbsp}million in {issue}",
    "Call for cities: join our {gathering} on {issue}",
    "From {city} to {city2}: {group} exchange ideas on {issue}",
    "Cities & {issue}: our {text} is out",
    "Why {issue} matters to {group} – a {text}",
    "Looking back at the {gathering} on {issue}",
    "“We listen to {group}”: interview with the city of {city}",
    "{count} good practices to {verb} {issue} – apply NOW!",
    "The {thing} of {city} wins a European award",
)
SENTENCES = (
    "The city of {city} has opened a {thing} together with {group}.",
    "More than {count} cities have shared their experience of {issue} since {month}.",
    "How can local government {verb} {issue} when budgets are shrinking?",
    "The programme brings a total of €{count}.{digit}{nbsp}million to cities that want to {verb} {issue}.",
    "Our ‘{Thing} for every district’ campaign continues, and {city} is the latest member to join.",
    "On {digit}-1{digit} {month} 2018, {count} people from {city}, {city2} and elsewhere took part in our {gathering}.",
    "The {text} sets out {digit} principles on {issue}, agreed by {group} and local politicians.",
    "Members asked for practical help, and the {text} answers with examples from {city2}.",
    "It shows that {issue} cannot be left to national governments alone – cities know what works.",
    "In {city}, one in {digit} residents already uses the {thing}.",
    "Is your city working with {group}? Would you like to learn from {city2}? Then read on!",
    "Representatives of the Council and of {count} regions joined the debate; a “{thing} day” closed it.",
    "The city’s own figures show a fall of {count}{nbsp}% within two years.",
    "Registration for the {gathering} is open until the end of {month}.",
)
ABOUT = (
    "Our work on {name} helps members to {verb} {issue} and to learn from one another.",
    "Citys of every size face the same questions: who pays, who decides, and how do {group} have their say?",
    "Local authorities notice problems early, which makes them good partners for {group} when it comes to {issue}.",
    "In {digit} working groups our members exchange ideas on {issue} and prepare joint answers to consultations.",
    "We bring together {group}, {group2} and elected politicians, because {name} touches all of them.",
    "A yearly {gathering} shows what cities have tried, what it cost and what they would do differently.",
)
TITLE_EDITS = (
    "{title} – new date",
    "Update: {title}",
    "{title} (now with programme)",
    "Reminder: {title}",
    "{title} – registration open",
)
ADDITIONS = (
    "The deadline was moved to the end of {month}.",
    "{city} has since joined as well.",
    "The presentations are now available from the ‘{thing}’ team.",
    "This text was corrected: the sum is €{count}{nbsp}million.",
)


def _fill(random: Random, template: str, **given: str) -> str:
    city, city2 = random.sample(CITIES, 2)
    group, group2 = random.sample(GROUPS, 2)
    thing = random.choice(THINGS)
    values = {
        "city": city,
        "city2": city2,
        "group": group,
        "group2": group2,
        "thing": thing,
        "Thing": thing.capitalize(),
        "issue": random.choice(ISSUES),
        "gathering": random.choice(GATHERINGS),
        "text": random.choice(TEXTS),
        "verb": random.choice(VERBS),
        "month": random.choice(MONTHS),
        "count": str(random.randint(11, 96)),
        "digit": str(random.randint(3, 9)),
        "nbsp": NBSP,
    }
    return template.format_map(values | given)


def title(random: Random) -> str:
    """One headline of four words or more, at times with typographic quotes, €, & or a no-break space."""
    return _fill(random, random.choice(TITLES))


def paragraph(random: Random) -> str:
    """One to three sentences on one line."""
    return " ".join(_fill(random, sentence) for sentence in random.sample(SENTENCES, random.choice((1, 2, 2, 3))))


def introduction(random: Random, name: str) -> tuple[str, ...]:
    """Two to four paragraphs about the topic called `name`; the misspelling in one of them belongs to the site."""
    sentences = [_fill(random, sentence, name=name) for sentence in random.sample(ABOUT, len(ABOUT))]
    cut = random.choice(((0, 2, 6), (0, 2, 4, 6), (0, 1, 2, 4, 6)))
    return tuple(" ".join(sentences[first:last]) for first, last in pairwise(cut))


def edited_title(random: Random, before: str) -> str:
    """`before` with an addition at its beginning or end; never equal to `before`."""
    return random.choice(TITLE_EDITS).format(title=before)


def appended_sentence(random: Random) -> str:
    """A sentence of the kind that editors add to a teaser later."""
    return _fill(random, random.choice(ADDITIONS))
