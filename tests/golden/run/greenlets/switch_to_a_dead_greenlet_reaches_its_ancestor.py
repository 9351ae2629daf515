from greenlet import getcurrent, greenlet


def outer():
    inner = greenlet(lambda: "inner")
    inner.switch()
    dead.append(inner)
    return main.switch("outer waits")


dead = []
main = getcurrent()
task = greenlet(outer)
print(task.switch())  # expect: outer waits
print(dead[0].switch("through the dead"))  # expect: through the dead
print(task.dead, dead[0].switch("to main"))  # expect: True to main
