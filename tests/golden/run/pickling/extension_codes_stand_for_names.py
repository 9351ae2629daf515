import copyreg
import pickle


class Point:
    def __init__(self, x):
        self.x = x


for code, length in ((0xf0, 1), (0xf000, 2), (0x7f000000, 4)):
    copyreg.add_extension("__main__", "Point", code)
    data = pickle.dumps(Point(length))
    print(b"Point" in data, b"Point" in pickle.dumps(Point(1), 1), pickle.loads(data).x)
    copyreg.remove_extension("__main__", "Point", code)
# expect: False True 1
# expect: False True 2
# expect: False True 4
for data in (b"\x82\xf0.", b"\x82\x00."):
    try:
        pickle.loads(data)
    except (ValueError, pickle.UnpicklingError) as error:
        print(type(error).__name__, error)
# expect: ValueError unregistered extension code 240
# expect: UnpicklingError EXT specifies code <= 0
