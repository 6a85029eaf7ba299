"""Whether public/ is ours to replace, file by file; asked before anything is built."""

from __future__ import annotations

from safe_build.places import Places
from safe_build.publishing.receipt import names_in, read_receipt
from safe_build.publishing.refusal import Refused
from safe_build.stopping import BuildStopped

CURE = (
    "So geht es: sie herausnehmen, dann invoke publish."
    " Die eigene Domain (CNAME) steht auf GitHub unter Settings → Pages, invoke deploy behält sie;"
    " wer Dateien als Nachweis verlangt (Suchmaschinen), nimmt auch einen DNS-Eintrag"
)


def check_published_folder(places: Places) -> None:
    """Raise BuildStopped for what is no folder of this site, Refused for files put into it by hand."""
    if reason := places.foreign():
        raise BuildStopped(f"{reason} Es wurde nichts verändert. So geht es: umbenennen oder löschen")
    receipt = read_receipt(places.receipt)
    if receipt is None or not receipt.names:
        return
    if foreign := sorted(set(names_in(places.live)) - set(receipt.names)):
        sentence = (
            f"In {places.shown} liegen Dateien, die nicht von dieser Website stammen und verloren gingen."
        )
        raise Refused(f"{sentence} {CURE}", [f"{places.shown}{name}" for name in foreign[:20]])
