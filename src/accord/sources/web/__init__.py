"""The web: feeds, lists of URLs and single pages, fetched by one polite client. The only network code of accord."""
