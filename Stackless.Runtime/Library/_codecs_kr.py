# The module _codecs_kr: .NET's code pages by Python's names of the encodings; below zero those that switch.
# https://docs.python.org/3/library/codecs.html#standard-encodings

from _multibytecodec import _getcodec

getcodec = _getcodec({"euc_kr": 949, "cp949": 949, "johab": 1361})
