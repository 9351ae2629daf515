import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def fails():
    return [][1]


told = []


def profile(frame, event, argument):
    if not event.startswith("c_"):
        told.append(f"{frame.f_code.co_name} {event} {argument}")


sys.setprofile(profile)
fib(2)
try:
    fails()
except IndexError:
    pass
print(sys.getprofile() is profile)  # expect: True
sys.setprofile(None)
for line in told:
    print(line)
# expect: fib call None
# expect: fib call None
# expect: fib return 1
# expect: fib call None
# expect: fib return 0
# expect: fib return 1
# expect: fails call None
# expect: fails return None
