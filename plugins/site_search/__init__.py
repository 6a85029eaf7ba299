"""The site's own search: an index made while building, asked in the browser, nothing sent anywhere."""
