"""What calls from Python to .NET cost: prints `name nanoseconds` per call.
    stackless run bench/dotnet_calls.py
Each runs for a second before it is timed, then the best of seven is printed. Beside each stands the same by a function of Python."""
import time

from System import Math, String
from System.Collections.Generic import List
from System.Text import StringBuilder


def largest(a, b):
    return a if a > b else b


def static_of_two_ints(n):
    for i in range(n):
        Math.Max(i, 7)


def python_of_two_ints(n):
    for i in range(n):
        largest(i, 7)


def static_of_text(n):
    for i in range(n):
        String.IsNullOrEmpty("text")


def instance_of_one_int(n):
    numbers = List[int]([1, 2, 3])
    for i in range(n):
        numbers.Contains(3)


def property_of_an_instance(n):
    numbers = List[int]([1, 2, 3])
    for i in range(n):
        numbers.Count


def instance_that_returns_itself(n):
    text = StringBuilder()
    for i in range(n):
        text.Append("")


def constructor(n):
    for i in range(n):
        StringBuilder()


def measured(function):
    count = 1000
    end = time.perf_counter() + 1
    while time.perf_counter() < end:
        function(count)
    count = 200_000
    best = None
    for _ in range(7):
        start = time.perf_counter_ns()
        function(count)
        taken = (time.perf_counter_ns() - start) / count
        best = taken if best is None else min(best, taken)
    return best


for function in (python_of_two_ints, static_of_two_ints, static_of_text, instance_of_one_int, property_of_an_instance, instance_that_returns_itself, constructor):
    print(f"{function.__name__:32} {measured(function):8.1f}")
