class Index:
    def __init__(self, name, number):
        self.name, self.number = name, number
    def __index__(self):
        print("asked", self.name)
        return self.number
def tell(work):
    try:
        print(work())
    except Exception as e:
        print(type(e).__name__, e)
tell(lambda: [0, 1, 2, 3][Index("start", 0):Index("stop", 4):Index("step", 2)])
tell(lambda: [0, 1, 2, 3][Index("start", 0):Index("stop", 4):Index("step", 0)])
tell(lambda: (0, 1)["x":Index("stop", 1):Index("step", 0)])
tell(lambda: "ab"["x":Index("stop", 1):Index("step", 1)])

# expect: asked step
# expect: asked start
# expect: asked stop
# expect: [0, 2]
# expect: asked step
# expect: ValueError slice step cannot be zero
# expect: asked step
# expect: ValueError slice step cannot be zero
# expect: asked step
# expect: TypeError slice indices must be integers or None or have an __index__ method
