# The module _codecs_tw: .NET's code pages by Python's names of the encodings; below zero those that switch.
# https://docs.python.org/3/library/codecs.html#standard-encodings

from _multibytecodec import _getcodec

getcodec = _getcodec({"big5": 950, "cp950": 950})
