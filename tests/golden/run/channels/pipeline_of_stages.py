import stackless
def stage(src, dst, f):
    while True:
        x = src.receive()
        if x is None:
            dst.send(None)
            return
        dst.send(f(x))
def source(dst):
    for i in range(5): dst.send(i)
    dst.send(None)
a, b, c = stackless.channel(), stackless.channel(), stackless.channel()
stackless.tasklet(source)(a)
stackless.tasklet(stage)(a, b, lambda x: x + 1)
stackless.tasklet(stage)(b, c, lambda x: x * x)
out = []
def sink():
    while (x := c.receive()) is not None: out.append(x)
stackless.tasklet(sink)()
stackless.run()
print(out)  # expect: [1, 4, 9, 16, 25]
