import stackless
out = []
ch = stackless.channel()
def s():
    out.append('s0')
    ch.send('v')
    out.append('s1')
def r(): out.append(ch.receive())
stackless.tasklet(s)()
stackless.tasklet(r)()
stackless.run()
print(out)  # expect: ['s0', 'v', 's1']
