"""Publishing: built and checked beside the published site, which only a faultless one replaces."""
