import stackless
ch = stackless.channel()
out = []
def r():
    for x in ch: out.append(x)
    out.append('end')
def s():
    for i in range(3): ch.send(i)
    ch.send_exception(StopIteration)
stackless.tasklet(r)()
stackless.tasklet(s)()
stackless.run()
print(out)  # expect: [0, 1, 2, 'end']
