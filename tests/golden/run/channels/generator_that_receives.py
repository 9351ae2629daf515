import stackless
ch = stackless.channel()
def values():
    for i in range(3): yield ch.receive()
out = []
def f(): out.extend(values())
stackless.tasklet(f)()
stackless.tasklet(ch.send_sequence)([7, 8, 9])
stackless.run()
print(out)  # expect: [7, 8, 9]
