import greenlet
import stackless

roots = []
for n in range(2):
    stackless.tasklet(lambda: roots.append(greenlet.getcurrent()))()
stackless.run()
roots.append(greenlet.getcurrent())
print(len(set(roots)), [root.parent for root in roots])  # expect: 3 [None, None, None]
