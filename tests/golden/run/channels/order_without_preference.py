import stackless
def order(*fs):
    out = []
    ch = stackless.channel()
    ch.preference = 0
    def r():
        out.append('r0')
        ch.receive()
        out.append('r1')
    def s():
        out.append('s0')
        ch.send(1)
        out.append('s1')
    def o(): out.append('o')
    for f in fs: stackless.tasklet({'r': r, 's': s, 'o': o}[f])()
    stackless.run()
    return ' '.join(out)
print(order('r', 's', 'o'))  # expect: r0 s0 s1 o r1
print(order('s', 'r', 'o'))  # expect: s0 r0 r1 o s1
