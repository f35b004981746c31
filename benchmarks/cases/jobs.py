"""Two sources side by side, beside one after the other."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, rate, ratio
from benchmarks.server import served
from scraper.demo.definition import SLUG

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    with ExitStack() as held:
        sites = [held.enter_context(served(topics=4, pages=size.pick(250, 20))) for _ in range(2)]
        slugs = (f"{SLUG}-{number}" for number in (1, 2))
        definitions = {
            slug: site.selectors.replace(f'slug = "{SLUG}"', f'slug = "{slug}"')
            for slug, site in zip(slugs, sites, strict=True)
        }
        arguments = {"definitions": definitions, "pages": sum(len(site.paths) for site in sites)}
        yield {
            f"{jobs} job{'s' * (jobs > 1)}": Call("benchmarks.ours.several:crawl", {**arguments, "jobs": jobs})
            for jobs in (1, 2)
        }


CASE = Case(
    name="jobs",
    about="Two sites of the same kind, each served by a process of its own, crawled into one archive; the servers need "
    "a part of the two cores too. Starting workers takes seconds, so a run is long enough for that to weigh little.",
    calls=_calls,
    quick=False,
    goals=(
        Goal(
            key="jobs",
            title="pages per second with two jobs, over one",
            value=ratio("2 jobs", "1 job", rate),
            limit=1.7,
            at_least=True,
        ),
    ),
)
