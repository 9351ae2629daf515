import sys
import warnings

warnings.simplefilter("ignore")


class Entered:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        output.append("exit")


def jump(function, start, end, event="line"):
    def trace(frame, happening, argument):
        if frame.f_code is not function.__code__:
            return None
        if not done and happening == event and frame.f_lineno == first + start:
            done.append(True)
            frame.f_lineno = first + end
        return trace

    done = []
    first = function.__code__.co_firstlineno
    output.clear()
    sys.settrace(trace)
    try:
        function(output)
    except ValueError as error:
        output.append(str(error))
    finally:
        sys.settrace(None)
    print(*output, sys.exception())


output = []


def straight(output):
    output.append(1)
    output.append(2)
    x = 3
    output.append(4)
    output.append(x)


jump(straight, 2, 4)  # expect: 1 4 None None
jump(straight, 5, 4)  # expect: 1 2 4 4 3 None
jump(straight, 2, 40)  # expect: 1 line 80 comes after the current code block None
jump(straight, 2, -1)  # expect: 1 line 39 comes before the current code block None
jump(straight, 1, 2, "call")  # expect: 1 2 4 3 None


def loops(output):
    for i in 1, 2:
        output.append(i)
        output.append(-i)
    for k in 3, 4:
        output.append(k)
    output.append(5)


jump(loops, 3, 1)  # expect: 1 1 -1 2 -2 3 4 5 None
jump(loops, 3, 4)  # expect: 1 3 4 5 None
jump(loops, 1, 2)  # expect: can't jump into the body of a for loop None
jump(loops, 3, 5)  # expect: 1 None 2 5 None
jump(loops, 3, 6)  # expect: 1 5 None


def handlers(output):
    try:
        output.append(1)
        raise KeyError
    except KeyError:
        output.append(2)
        output.append(type(sys.exception()).__name__)
    output.append(sys.exception())
    try:
        output.append(3)
    finally:
        output.append(4)


jump(handlers, 3, 5)  # expect: 1 can't jump into an 'except' block as there's no exception None
jump(handlers, 5, 7)  # expect: 1 None 3 4 None
jump(handlers, 6, 2)  # expect: 1 2 1 2 KeyError None 3 4 None
jump(handlers, 7, 10)  # expect: 1 2 KeyError 4 None


def entering(output):
    output.append(1)
    with Entered():
        output.append(2)
        output.append(3)
    output.append(4)


jump(entering, 1, 3)  # expect: incompatible stacks None
jump(entering, 3, 4)  # expect: 1 3 exit 4 None
jump(entering, 3, 5)  # expect: 1 4 None

