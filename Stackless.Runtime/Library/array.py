# The module array: the native type, known as a sequence. https://docs.python.org/3/library/array.html

from _array import ArrayType, _array_reconstructor, array, typecodes
from collections.abc import MutableSequence as _MutableSequence

_MutableSequence.register(array)
