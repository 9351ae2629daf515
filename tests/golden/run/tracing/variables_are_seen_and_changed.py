import sys


def work(a):
    b = a + 1
    c = b * 10
    return c


seen = []


def trace(frame, event, argument):
    if event == "line" and frame.f_code is work.__code__:
        seen.append(dict(frame.f_locals))
        if "c" in frame.f_locals:
            frame.f_locals["c"] = "changed"
    return trace


sys.settrace(trace)
result = work(1)
sys.settrace(None)
print(result)  # expect: changed
print(seen)  # expect: [{'a': 1}, {'a': 1, 'b': 2}, {'a': 1, 'b': 2, 'c': 20}]
