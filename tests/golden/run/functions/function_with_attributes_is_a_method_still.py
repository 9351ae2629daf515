# What attributes a function has does not matter to what it is in a class.
def marked(f):
    def wrapper(self):
        return f(self) + "!"

    wrapper.__wrapped__ = f
    return wrapper


class C:
    @marked
    def m(self):
        return "m"

    @marked
    def __repr__(self):
        return "C"


print(C().m(), C())  # expect: m! C!
