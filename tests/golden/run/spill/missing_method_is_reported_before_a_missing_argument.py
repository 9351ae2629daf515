class Object:
    @property
    def renamed(self):
        global argument
        argument = "late"
        return str.upper

    def local(self):
        def inner():
            return self.nothing(bound_later)
        try:
            inner()
        except AttributeError as error:
            print(error)
        bound_later = 1


o = Object()
argument = "early"
try:
    o.nothing(undefined)
except AttributeError as error:
    print(error)  # expect: 'Object' object has no attribute 'nothing'
try:
    o.nothing(a=undefined)
except AttributeError as error:
    print(error)  # expect: 'Object' object has no attribute 'nothing'
o.local()  # expect: 'Object' object has no attribute 'nothing'
print(o.renamed(argument))  # expect: LATE


def unbound(flag):
    if flag:
        value = 1
    o.nothing([value])


try:
    unbound(False)
except AttributeError as error:
    print(error)  # expect: 'Object' object has no attribute 'nothing'
