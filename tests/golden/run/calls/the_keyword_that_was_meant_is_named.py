def f(apple=1, *, pq=2): pass
def g(only, /, *, Other=1): pass
def tell(work):
    try:
        work()
    except TypeError as e:
        print(e)
tell(lambda: f(appel=1))
tell(lambda: f(p=1))
tell(lambda: f(zzz=1))
tell(lambda: f(apples=1, apple=2))
tell(lambda: g(1, other=2))
tell(lambda: g(1, onl=2))
tell(lambda: f(**{"Äpple": 1}))

# expect: f() got an unexpected keyword argument 'appel'. Did you mean 'apple'?
# expect: f() got an unexpected keyword argument 'p'. Did you mean 'pq'?
# expect: f() got an unexpected keyword argument 'zzz'
# expect: f() got an unexpected keyword argument 'apples'. Did you mean 'apple'?
# expect: g() got an unexpected keyword argument 'other'. Did you mean 'Other'?
# expect: g() got an unexpected keyword argument 'onl'
# expect: f() got an unexpected keyword argument 'Äpple'. Did you mean 'apple'?
