x: int = 1
y: "str"
(z): undefined
a.b: c
if x:
    w: conditional
for i in range(3):
    v: list[i]
[n for n in x]
k: [m for m in y]
l: lambda q: q + x
