class A:
    def __getattr__(self, name):
        raise AttributeError("none of that")


class B:
    def __getattribute__(self, name):
        raise AttributeError


class C:
    def __getattr__(self, name):
        raise AttributeError("mine", name="other", obj=self)


for o in (A(), B(), C()):
    try:
        o.something
    except AttributeError as e:
        print(e.name, e.obj is o, e.args)
# expect: something True ('none of that',)
# expect: something True ()
# expect: other True ('mine',)
