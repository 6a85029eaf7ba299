"""Recurrence: German sentence → rule → dates, and the dates of an event with all that deviates."""
