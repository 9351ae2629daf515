import pickle
import re
import stackless


def replace(match):
    stackless.schedule_remove(None)
    return f"<{match.group(1)}{match.span()}>"


def work(out):
    out.append(re.sub("([a-c])x?", replace, "axbyc"))


out = []
t = stackless.tasklet(work)(out)
t.run()
out, t = pickle.loads(pickle.dumps((out, t)))
while t.alive:
    t.run()
print(out)  # expect: ['<a(0, 2)><b(2, 3)>y<c(4, 5)>']
match = pickle.loads(pickle.dumps(re.match("(a)(?P<n>b)?", "ac")))
print(match.groups(), match.lastindex, match.lastgroup, match.re.pattern, match.string)  # expect: ('a', None) 1 None (a)(?P<n>b)? ac
