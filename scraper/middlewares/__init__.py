"""What keeps a crawl polite and inside its bounds; the order of the parts is explained in `scraper.settings`."""
