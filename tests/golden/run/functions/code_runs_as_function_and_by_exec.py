import types

c = compile("x = len('abc') + k", "t", "exec")
run = types.FunctionType(c, {"k": 4})
run()
print(run.__globals__["x"])  # expect: 7
print(eval(c, {"k": 1}), exec(compile("k", "t", "eval"), {"k": 1}))  # expect: None None


def plain():
    print("plain", name)


exec(plain.__code__, {"name": "n"})  # expect: plain n


def outer():
    v = 5

    def inner():
        print("inner", v)

    return inner


inner = outer()
exec(inner.__code__, closure=inner.__closure__)  # expect: inner 5
exec(inner.__code__, {}, closure=inner.__closure__)  # expect: inner 5


def refused(*arguments, **keywords):
    try:
        exec(*arguments, **keywords)
    except TypeError as e:
        print(e)


refused(inner.__code__)  # expect: code object requires a closure of exactly length 1
refused(inner.__code__, {}, closure=())  # expect: code object requires a closure of exactly length 1
refused(plain.__code__, {}, closure=inner.__closure__)  # expect: cannot use a closure with this code object
refused("1", {}, closure=inner.__closure__)  # expect: closure can only be used when source is a code object
