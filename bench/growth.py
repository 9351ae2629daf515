# What stays when a program makes up names, shapes, classes and code and drops them: each case in a process of its own, in MB of resident memory over what
# the process had before it (at the peak, and after a collection), and seconds of processor time. Run by any Python: it says the same of CPython.
#   stackless bench/growth.py [COMMAND...]      the command starts the Python that is measured, if it is another one
#   python3.13 bench/growth.py
import gc
import random
import resource
import subprocess
import sys
import time


def names():
    class C:
        pass
    o = C()
    for i in range(7000):
        setattr(o, f"n{i}", i)
    return o


def shapes():
    random.seed(1)
    class C:
        pass
    known = [f"x{i}" for i in range(200)]
    objects = []
    for i in range(3000):
        o = C()
        for name in random.sample(known, 30):
            setattr(o, name, i)
        objects.append(o)
    return objects


def lookups():
    class C:
        pass
    o = C()
    for i in range(600_000):
        getattr(o, f"a_{i}", None)


def classes(count=100_000):
    before = len(object.__subclasses__())
    for i in range(count):
        class C:
            def m(self):
                return self
        C().m()
    C = None
    gc.collect()
    gc.collect()
    left = len(object.__subclasses__()) - before
    if left > 0:
        print(f"  {left} classes are left", file=sys.stderr)


def evals(count):
    for i in range(count):
        eval(f"{i} + len('{i}')")


cases = {
    "7,000 attribute names": names,
    "3,000 objects with 30 of 200 names": shapes,
    "600,000 names looked up": lookups,
    "10,000 classes made and dropped": lambda: classes(10_000),
    "100,000 classes made and dropped": classes,
    "3,000 evals": lambda: evals(3000),
    "20,000 evals": lambda: evals(20_000),
}


def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * resource.getpagesize() / 1e6


def measure(case):
    # What the machinery of the case itself needs once.
    exec("class C:\n  def m(self): return 1\nC().m()\neval('1 + 1')", {})
    gc.collect()
    before = resident()
    begin = time.process_time()
    kept = cases[case]()
    seconds = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6 - before
    gc.collect()
    gc.collect()
    print(f"| {case} | {peak:.1f} | {resident() - before:.1f} | {seconds:.2f} |")


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in cases:
        measure(sys.argv[1])
    else:
        command = sys.argv[1:] or [sys.executable]
        print("| | MB at the peak | MB left | seconds |\n|---|---|---|---|", flush=True)
        for case in cases:
            subprocess.run([*command, __file__, case])
