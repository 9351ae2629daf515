# python: 3.14
from annotationlib import Format


def f(x: int):
    def g(y: str):
        pass
    return g


class C:
    z: float


for annotate in (f.__annotate__, f(1).__annotate__, C.__annotate__):
    print(annotate.__qualname__, annotate(Format.VALUE))
    for other in (Format.FORWARDREF, Format.STRING):
        try:
            annotate(other)
        except NotImplementedError:
            print("left to annotationlib")
    try:
        annotate(None)
    except TypeError as e:
        print(e)
# expect: f.__annotate__ {'x': <class 'int'>}
# expect: left to annotationlib
# expect: left to annotationlib
# expect: '>' not supported between instances of 'NoneType' and 'int'
# expect: f.<locals>.g.__annotate__ {'y': <class 'str'>}
# expect: left to annotationlib
# expect: left to annotationlib
# expect: '>' not supported between instances of 'NoneType' and 'int'
# expect: C.__annotate__ {'z': <class 'float'>}
# expect: left to annotationlib
# expect: left to annotationlib
# expect: '>' not supported between instances of 'NoneType' and 'int'
