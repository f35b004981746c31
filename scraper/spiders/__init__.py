"""The one spider there is; every source definition makes a class of it (`scraper.spiders.loader`)."""
