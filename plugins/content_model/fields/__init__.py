"""One parser per kind of value: text in, typed value out, or a `Problem`."""
