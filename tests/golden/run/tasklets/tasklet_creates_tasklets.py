import stackless
out = []
def child(n): out.append(n)
def parent():
    for i in range(3): stackless.tasklet(child)(i)
    out.append('parent')
stackless.tasklet(parent)()
stackless.run()
print(out)  # expect: ['parent', 0, 1, 2]
