class Clears:
    def __eq__(self, other):
        left.clear()
        return NotImplemented


class Pops:
    def __repr__(self):
        if shown:
            shown.pop()
        return "p"


left = [Clears()]
print(left == [1])  # expect: False
left = [Clears(), 1]
print(left < [2, 2])  # expect: True
shown = [Pops() for _ in range(5)]
print(shown)  # expect: [p, p, p]


class Number:
    def __index__(self):
        numbers.clear()
        return 42


numbers = [Number(), Number()]
print(bytes(numbers))  # expect: b'*'
