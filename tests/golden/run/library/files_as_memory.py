# On Linux only (docs/platforms.md).
import mmap
import os
import re
import tempfile


def check():
    with tempfile.TemporaryFile() as file:
        file.write(b"line one\nline two\n")
        file.flush()
        with mmap.mmap(file.fileno(), 0) as m:
            print(len(m), m[:4], m[0], m.readline(), m.tell())  # expect: 18 b'line' 108 b'line one\n' 9
            print(m.find(b"line"), m.rfind(b"o"), re.search(rb"t\w+", m)[0])  # expect: 9 16 b'two'
            m[0:4] = b"LINE"
            m.seek(5)
            print(m.write(b"ONE"), bytes(memoryview(m)[:8]))  # expect: 3 b'LINE ONE'
            m.move(0, 9, 4)
            m.flush()
            m.resize(20)
            print(m.size(), m[16:], repr(m))  # expect: 20 b'o\n\x00\x00' <mmap.mmap closed=False, access=ACCESS_DEFAULT, length=20, pos=8, offset=0>
        file.seek(0)
        print(file.read(), m.closed)  # expect: b'line ONE\nline two\n\x00\x00' True
        try:
            m[0]
        except ValueError as e:
            print(e)  # expect: mmap closed or invalid
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as m:
            try:
                m[0] = 1
            except TypeError as e:
                print(e)  # expect: mmap can't modify a readonly memory map.
            for wrong in lambda: m[99], lambda: m.seek(99), lambda: mmap.mmap(file.fileno(), 99), lambda: mmap.mmap(-1, -1):
                try:
                    wrong()
                except (IndexError, ValueError, OverflowError) as e:
                    print(type(e).__name__, e)
            # expect: IndexError mmap index out of range
            # expect: ValueError seek out of range
            # expect: ValueError mmap length is greater than file size
            # expect: OverflowError memory mapped length must be positive
    with mmap.mmap(-1, 10) as shared:
        shared.write(b"ab")
        print(shared[:3])  # expect: b'ab\x00'


check()
