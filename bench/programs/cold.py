"""What code costs that runs once: text that is compiled and executed, classes that are made, modules that are imported. Prints `name nanoseconds`.

Nothing is warmed up but by what stands before it: each number is the mean of a few hundred of its kind, no two texts alike.
"""
import time


def report(name, count, action):
    start = time.perf_counter()
    for i in range(count):
        action(i)
    print(name, round((time.perf_counter() - start) / count * 1e9), flush=True)


def imports():
    start = time.perf_counter()
    import asyncio, json, re, typing, dataclasses, logging, unittest
    print("cold_import_seven", round((time.perf_counter() - start) * 1e9), flush=True)


FUNCTION = """def area(width, height={0}):
    product = width * height
    return [product, width, height]
area({0})
"""

METHOD = """    def step{1}(self, amount):
        return amount + {0}
"""


def class_text(number):
    methods = "".join(METHOD.format(number, k) for k in range(5))
    return "class Counter:\n" + methods + "counter = Counter()\ncounter.step0(1)\ncounter.step4(2)\n"


def lines_text(number):
    return "\n".join("name%d = call(%d, name%d)" % (k, number, k - 1) for k in range(100))


def main():
    imports()
    from collections import namedtuple
    from dataclasses import dataclass
    from enum import Enum
    report("cold_eval", 300, lambda i: eval("%d + %d" % (i, i + 1)))
    report("cold_exec_statement", 300, lambda i: exec("name%d = 1" % i, {}))
    report("cold_exec_function", 200, lambda i: exec(FUNCTION.format(i), {}))
    report("cold_exec_class", 100, lambda i: exec(class_text(i), {}))
    report("cold_compile_100_lines", 20, lambda i: compile(lines_text(i), "text", "exec"))
    report("cold_namedtuple", 100, lambda i: namedtuple("Point%d" % i, "x y z"))
    report("cold_dataclass", 50, lambda i: dataclass(type("Data%d" % i, (), {"__annotations__": {"x": int, "y": int}, "y": 0})))
    report("cold_enum", 50, lambda i: Enum("Color%d" % i, "red green blue"))


main()
