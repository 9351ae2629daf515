class Traced:
    def __getattr__(self, name):
        print("get", name)
        return lambda *arguments: print("call", name)


t = Traced()
t.method(t.argument)
# expect: get method
# expect: get argument
# expect: call method
