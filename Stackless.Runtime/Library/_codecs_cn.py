# The module _codecs_cn: .NET's code pages by Python's names of the encodings; below zero those that switch.
# https://docs.python.org/3/library/codecs.html#standard-encodings

from _multibytecodec import _getcodec

getcodec = _getcodec({"gb2312": 936, "gbk": 936, "gb18030": 54936, "hz": -52936})
