# A copy goes on by itself, as in Stackless; CPython refuses to copy generators and views.
import copy


def generator():
    yield


for example in (generator(), {}.keys(), (lambda: 0).__code__):
    for make in (lambda: object.__new__(type(example)), lambda: copy.copy(example)):
        try:
            make()
            print("made", type(example))
        except TypeError:
            print("TypeError")
# expect: TypeError
# expect: made <class 'generator'>
# expect: TypeError
# expect: made <class 'dict_keys'>
# expect: TypeError
# expect: made <class 'code'>
