# The module _codecs_iso2022: .NET's code pages by Python's names of the encodings; below zero those that switch.
# https://docs.python.org/3/library/codecs.html#standard-encodings

from _multibytecodec import _getcodec

getcodec = _getcodec({"iso2022_jp": -50220, "iso2022_kr": -50225})
