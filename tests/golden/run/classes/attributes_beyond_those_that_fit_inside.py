# Objects with few attributes hold them inside, others in an array beside; the classes learn while they run.
class Record:
    def __init__(self, count):
        for i in range(count):
            setattr(self, f"a{i}", i)
        self.last = count


def total(record):
    return record.a0 + record.a5 + record.a9 + record.a17 + record.last


def renumber(record):
    record.a0 = record.a9 = record.a17 = 100
    record.last += 1
    return total(record)


for turn in range(3):
    records = [Record(18) for _ in range(4)]
    print([total(record) for record in records], [renumber(record) for record in records])
# expect: [49, 49, 49, 49] [324, 324, 324, 324]
# expect: [49, 49, 49, 49] [324, 324, 324, 324]
# expect: [49, 49, 49, 49] [324, 324, 324, 324]


class Slotted:
    __slots__ = tuple(f"s{i}" for i in range(20))


slotted = Slotted()
for turn in range(3):
    try:
        print(slotted.s19)
    except AttributeError as error:
        print(error)
    slotted.s19 = turn
# expect: '__main__.Slotted' object has no attribute 's19'
# expect: 0
# expect: 1
del slotted.s19
print(hasattr(slotted, "s19"))  # expect: False


class Other:
    stolen = Slotted.s19


for turn in range(2):
    try:
        Other().stolen
    except TypeError as error:
        print(error)
# expect: descriptor 's19' for 'Slotted' objects doesn't apply to a 'Other' object
# expect: descriptor 's19' for 'Slotted' objects doesn't apply to a 'Other' object


def function():
    return function.count


function.count = 0
for turn in range(3):
    function.count += 1
print(function())  # expect: 3

record = Record(12)
Record(12).__dict__["a11"] = 5
print(sorted(Record(12).__dict__)[:3], sum(vars(record).values()))  # expect: ['a0', 'a1', 'a10'] 78
