"""Everything that turns text into typed, checked models; Pelican plugin, first in PLUGINS."""
