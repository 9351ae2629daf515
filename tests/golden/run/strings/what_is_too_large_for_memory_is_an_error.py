huge = 10**12
beyond = 10**20


def refused(function, *arguments):
    try:
        function(*arguments)
    except (MemoryError, OverflowError, ValueError) as e:
        print(type(e).__name__, str(e) or "-")
    else:
        print("made")


refused(lambda: "x" * huge)  # expect: MemoryError -
refused(lambda: b"x" * huge)  # expect: MemoryError -
refused(lambda: [0] * huge)  # expect: MemoryError -
refused(lambda: (0,) * huge)  # expect: MemoryError -
refused(lambda: "x" * beyond)  # expect: OverflowError cannot fit 'int' into an index-sized integer
refused("x".center, huge)  # expect: MemoryError -
refused("x".zfill, huge)  # expect: MemoryError -
refused(b"x".ljust, huge)  # expect: MemoryError -
refused(b"x".zfill, huge)  # expect: MemoryError -
refused("\t".expandtabs, huge)  # expect: OverflowError Python int too large to convert to C int
refused(bytes, huge)  # expect: MemoryError -
refused(bytearray, huge)  # expect: MemoryError -
refused(bytes, beyond)  # expect: OverflowError cannot fit 'int' into an index-sized integer
refused(lambda: "%*d" % (huge, 1))  # expect: MemoryError -
refused(lambda: "%.*d" % (huge, 1))  # expect: OverflowError Python int too large to convert to C int
refused(lambda: "%1000000000000d" % 1)  # expect: MemoryError -
refused(lambda: "%100000000000000000000d" % 1)  # expect: ValueError width too big
refused(lambda: "%.1000000000000f" % 1)  # expect: ValueError precision too big
refused(format, 1, "1000000000000d")  # expect: MemoryError -
refused(format, "a", "1000000000000")  # expect: MemoryError -
refused(format, 1.5, "1000000000000")  # expect: MemoryError -
refused(format, 1.5, ".1000000000000f")  # expect: ValueError precision too big
refused(format, 1, "100000000000000000000d")  # expect: ValueError Too many decimal digits in format string
refused((1).to_bytes, huge, "big")  # expect: MemoryError -
refused(list, range(huge))  # expect: MemoryError -
refused(tuple, range(huge))  # expect: MemoryError -
refused([1].extend, range(huge))  # expect: MemoryError -
refused(lambda: 1 << huge)  # expect: MemoryError -
