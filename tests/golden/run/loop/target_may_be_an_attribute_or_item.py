class O: pass
o = O()
x = [0, 0]
for o.a in 'ab': pass
for x[1] in 'cd': pass
print(o.a, x)  # expect: b [0, 'd']
