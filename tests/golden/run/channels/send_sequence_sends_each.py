import stackless
ch = stackless.channel()
out = []
def r():
    for i in range(3): out.append(ch.receive())
stackless.tasklet(r)()
stackless.tasklet(ch.send_sequence)('abc')
stackless.run()
print(out)  # expect: ['a', 'b', 'c']
