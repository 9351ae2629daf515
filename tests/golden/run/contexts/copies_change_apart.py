from contextvars import ContextVar, copy_context

color = ContextVar("color", default="none")
size = ContextVar("size", default=0)
color.set("red")
first = copy_context()
second = first.copy()
token = color.set("blue")
print(first[color], second[color], color.get())  # expect: red red blue
first.run(size.set, 3)
print(dict(first.items())[size], size in second, size.get())  # expect: 3 False 0
color.reset(token)
print(color.get(), copy_context().run(color.get), len(first), len(second))  # expect: red red 2 1
