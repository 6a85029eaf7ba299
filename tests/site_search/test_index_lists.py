"""The lists of the search index, as files."""

import gzip

from site_search.index_lists import pack, unpack, written


def test_compressed_list_names_neither_time_nor_system() -> None:
    file = pack(written([1, "zwei", ["drei"]]))

    assert file[:10] == bytes.fromhex("1f8b 08 00 00000000 00 ff")
    assert gzip.decompress(file) == unpack(file) == written([1, "zwei", ["drei"]])
