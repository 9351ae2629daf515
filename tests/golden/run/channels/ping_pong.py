import stackless
a, b = stackless.channel(), stackless.channel()
out = []
def ping():
    for i in range(3):
        a.send(i)
        out.append(b.receive())
def pong():
    for i in range(3): b.send(a.receive() * 10)
stackless.tasklet(ping)()
stackless.tasklet(pong)()
stackless.run()
print(out)  # expect: [0, 10, 20]
