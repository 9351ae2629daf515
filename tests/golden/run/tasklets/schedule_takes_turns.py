import stackless
out = []
def f(name):
    for i in range(3):
        out.append(name + str(i))
        stackless.schedule()
stackless.tasklet(f)('a')
stackless.tasklet(f)('b')
stackless.run()
print(out)  # expect: ['a0', 'b0', 'a1', 'b1', 'a2', 'b2']
