def tag(c):
    c.tag = 'tagged ' + c.__name__
    return c
@tag
class A: pass
print(A.tag)  # expect: tagged A
