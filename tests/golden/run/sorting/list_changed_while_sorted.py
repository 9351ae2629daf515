class Meddles(int):
    def __lt__(self, other):
        items.append(1)
        return int(self) < int(other)


items = [Meddles(2), Meddles(1)]
try:
    items.sort()
except ValueError as error:
    print(error)  # expect: list modified during sort
