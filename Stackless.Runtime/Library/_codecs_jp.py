# The module _codecs_jp: .NET's code pages by Python's names of the encodings; below zero those that switch.
# https://docs.python.org/3/library/codecs.html#standard-encodings

from _multibytecodec import _getcodec

getcodec = _getcodec({"shift_jis": 932, "cp932": 932, "euc_jp": 51932})
