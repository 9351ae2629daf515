import stackless
out = []
ch = stackless.channel()
def r():
    out.append('r0')
    ch.receive()
    out.append('r1')
def s():
    out.append('s0')
    ch.send(1)
    out.append('s1')
def o(): out.append('o')
for f in (r, s, o): stackless.tasklet(f)()
stackless.run()
print(out)  # expect: ['r0', 's0', 'r1', 'o', 's1']
