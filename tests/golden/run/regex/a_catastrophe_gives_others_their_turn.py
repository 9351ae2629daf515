import re
import stackless


def look():
    print(re.match(r"(a+)+$", "a" * 17 + "b"))


def other():
    print("other")


stackless.tasklet(look)()
stackless.tasklet(other)()
interrupted = 0
while stackless.runcount > 1:
    left = stackless.run(20000)
    if left is not None:
        interrupted += 1
        left.insert()
print(interrupted > 1)
# expect: other
# expect: None
# expect: True
