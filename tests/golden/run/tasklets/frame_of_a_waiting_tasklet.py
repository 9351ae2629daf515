import stackless
ch = stackless.channel()


def inner(number):
    ch.receive()
    return number


def outer():
    inner(5)


t = stackless.tasklet(outer)()
print(t.frame)
stackless.run()
print(t.frame.f_code.co_name, t.frame.f_back.f_code.co_name, t.frame.f_back.f_back)
print(t.frame.f_lineno, t.frame.f_locals)
ch.send(None)
stackless.run()
print(t.frame)
# expect: None
# expect: inner outer None
# expect: 6 {'number': 5}
# expect: None
