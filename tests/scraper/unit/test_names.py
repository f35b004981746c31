"""Names of classes that people gave are told from those that tools made."""

import pytest

from scraper.pages.freezing.names import is_stable, module_prefix

GIVEN = [
    "news-item",
    "title",
    "entry-title",
    "post_title",
    "card__body",
    "blogCard",
    "views-row",
    "field--name-title",
    "Beitrag",
    "teaserText",
    "article-list",
    "nachrichten",
    "schlagwort",
    "publish-date",
    "archive-entry",
    "news_card-title",
    "ElementTitle",
    "tx-news-list",
]
MADE = [
    "css-1q2w3e",
    "sc-bdVaJa",
    "jsx-123456",
    "svelte-xyz12",
    "_3hKx9",
    "Card_title__3hKx9",
    "a1b2c3",
    "xkcdqz",
    "item-3",
    "post-4711",
    "level-2",
    "VIpgJd-yAWNEb-hvhgNd",
    "ng-star-inserted",
    "emotion-0",
    "status-publish",
]
UTILITIES = [
    "mt-4",
    "px-2",
    "col-md-6",
    "d-flex",
    "text-center",
    "text-gray-500",
    "w-full",
    "flex",
    "grid",
    "row",
    "container",
    "clearfix",
    "float-left",
    "sm:h-10",
    "hover:underline",
    "bg-[#7aa89f]",
    "is-active",
    "has-text-primary",
    "active",
    "first",
    "last",
    "odd",
    "lazyload",
    "rounded-lg",
]


@pytest.mark.parametrize("name", GIVEN)
def test_words_of_people_are_stable(name: str) -> None:
    assert is_stable(name)


@pytest.mark.parametrize("name", MADE)
def test_what_tools_make_is_not(name: str) -> None:
    assert not is_stable(name)


@pytest.mark.parametrize("name", UTILITIES)
def test_what_names_a_look_or_a_state_is_not(name: str) -> None:
    assert not is_stable(name)


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("Card_title__3hKx9", "Card_title__"),
        ("styles_newsItem__Ab12C", "styles_newsItem__"),
        ("title_aB3dE", "title_"),
        ("card-title", None),
        ("menu-item-380", None),
        ("text-gray-500", None),
        ("css-1q2w3e", None),
    ],
)
def test_the_part_of_a_name_before_its_hash_is_kept(name: str, prefix: str | None) -> None:
    assert module_prefix(name) == prefix
