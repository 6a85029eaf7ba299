"""The published event that both files about the register ask for, and a sentence about conflicts."""

FEST = "veranstaltungen/2027/fest"


CONFLICT = "hier steht noch der Konflikt zweier Bearbeitungen"
