"""Commands for editors: start a new entry with every common field explained."""
