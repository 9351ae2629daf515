from array import array
from collections import deque


class Right:
    def __radd__(self, left):
        return f"{left!r} + right"

    def __rmul__(self, left):
        return f"{left!r} * right"

    def __index__(self):
        return 2


for sequence in "s", [1], (1,), b"b", bytearray(b"a"), deque([1]), array("i", [1]):
    print(sequence + Right(), sequence * Right(), sep="; ")
    added = multiplied = sequence
    added += Right()
    multiplied *= Right()
    print(added, multiplied, sep="; ")

# expect: 's' + right; 's' * right
# expect: 's' + right; 's' * right
# expect: [1] + right; [1] * right
# expect: [1] + right; [1] * right
# expect: (1,) + right; (1,) * right
# expect: (1,) + right; (1,) * right
# expect: b'b' + right; b'b' * right
# expect: b'b' + right; b'b' * right
# expect: bytearray(b'a') + right; bytearray(b'a') * right
# expect: bytearray(b'a') + right; bytearray(b'a') * right
# expect: deque([1]) + right; deque([1]) * right
# expect: deque([1]) + right; deque([1]) * right
# expect: array('i', [1]) + right; array('i', [1]) * right
# expect: array('i', [1]) + right; array('i', [1]) * right
