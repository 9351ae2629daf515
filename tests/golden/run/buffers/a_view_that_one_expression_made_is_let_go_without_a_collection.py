import array
from System import GC  # Each of them took three collections before.


def collections(act):
    before = GC.CollectionCount(0)
    act()
    return GC.CollectionCount(0) - before


def copy_of_part(data=bytearray(10)):
    for _ in range(20):
        bytes(memoryview(data)[:1])
        data.append(1)


def copy_of_whole(data=array.array("b", b"abc")):
    for _ in range(20):
        bytearray(memoryview(data))
        data.append(1)


def element(data=bytearray(10)):
    for _ in range(20):
        memoryview(data)[0]
        data.append(1)


def part_that_is_released(data=bytearray(10)):
    for _ in range(20):
        with memoryview(data)[1:]:
            pass
        data.append(1)


for act in copy_of_part, copy_of_whole, element, part_that_is_released:
    print(act.__name__, collections(act) < 15)
# expect: copy_of_part True
# expect: copy_of_whole True
# expect: element True
# expect: part_that_is_released True
